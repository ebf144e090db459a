//! XLSX as offices make it: titles above, a sheet for each township, merged cells, totals and
//! signatures below, numbers that became figures, days that are numbers.

use std::path::Path;

use base::Day;
use rust_xlsxwriter::{Format as Style, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{
    super::{Dirt, RosterPlan, Row, Source},
    TruthPart, cell,
    layout::{DaySpelling, Field, Layout},
};

/// What an XLSX file looks like beside its columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looks {
    pub titles: u32,
    pub by_township: bool,
    pub merged: bool,
}

/// Writes a source's rows; returns how many.
pub(crate) fn write(
    plan: &RosterPlan,
    source: Source,
    layout: &Layout,
    looks: Looks,
    path: &Path,
    truth: &mut TruthPart,
) -> Result<u32, XlsxError> {
    let mut workbook = Workbook::new();
    let mut sheet: Option<Sheet> = None;
    let mut township = usize::MAX;
    let mut rows = 0;
    for row in plan.rows(source) {
        let its_township = plan.county().villages()[row.village].township;
        if sheet.is_none() || looks.by_township && its_township != township {
            if let Some(done) = sheet.take() {
                done.finish(plan)?;
            }
            township = its_township;
            let place = &plan.county().townships()[township].name;
            let name = if looks.by_township { place.as_str() } else { "Sheet1" };
            let worksheet = workbook.add_worksheet().set_name(name)?;
            sheet = Some(Sheet::start(worksheet, name, plan, source, layout, looks)?);
        }
        if let Some(sheet) = &mut sheet {
            rows += 1;
            sheet.put(plan, &row, truth)?;
        }
    }
    match sheet {
        Some(done) => done.finish(plan)?,
        None => {
            // An empty list is still sent.
            let worksheet = workbook.add_worksheet().set_name("Sheet1")?;
            Sheet::start(worksheet, "Sheet1", plan, source, layout, looks)?.finish(plan)?;
        }
    }
    workbook.save(path)?;
    Ok(rows)
}

struct Sheet<'a> {
    to: &'a mut Worksheet,
    name: String,
    layout: &'a Layout,
    looks: Looks,
    day_style: Style,
    /// Next row, from 0.
    next: u32,
    count: u32,
    /// Village of the rows to be merged, and where they begin.
    village: Option<(usize, u32)>,
    text: String,
}

impl<'a> Sheet<'a> {
    fn start(
        to: &'a mut Worksheet,
        name: &str,
        plan: &RosterPlan,
        source: Source,
        layout: &'a Layout,
        looks: Looks,
    ) -> Result<Sheet<'a>, XlsxError> {
        let last = last_column(layout);
        let centred = Style::new().set_align(FormatAlign::Center).set_bold();
        if looks.titles > 0 {
            let title = format!("{}{}", plan.county().setup().name, source.title());
            to.merge_range(0, 0, 0, last, &title, &centred)?;
        }
        if looks.titles > 1 {
            let mut day = String::new();
            DaySpelling::Words.push(&mut day, plan.day());
            to.merge_range(1, 0, 1, last, &format!("填报单位：{name}    填报日期：{day}"), &Style::new())?;
        }
        for ((_, heading), column) in layout.columns.iter().zip(0_u16..) {
            to.write_with_format(looks.titles, column, *heading, &centred)?;
        }
        Ok(Sheet {
            to,
            name: name.to_owned(),
            layout,
            looks,
            day_style: Style::new().set_num_format("yyyy/m/d"),
            next: looks.titles + 1,
            count: 0,
            village: None,
            text: String::new(),
        })
    }

    fn put(&mut self, plan: &RosterPlan, row: &Row, truth: &mut TruthPart) -> Result<(), XlsxError> {
        self.count += 1;
        if self.looks.merged && self.village.is_none_or(|it| it.0 != row.village) {
            self.merge(plan)?;
            self.village = Some((row.village, self.next));
        }
        for ((field, _), column) in self.layout.columns.iter().zip(0_u16..) {
            let day = match field {
                Field::Birth => Some(row.birth),
                Field::Since => row.record.since,
                Field::Until => row.record.until,
                _ => None,
            };
            match (field, day) {
                (Field::Village, _) if self.looks.merged => {}
                (Field::Serial, _) => {
                    self.to.write_number(self.next, column, self.count)?;
                }
                (Field::Number, _) if self.is_figure(row.dirt) => {
                    // Fifteen digits are what a spreadsheet keeps of a whole number: old numbers survive it.
                    let figure: f64 = row.number.parse().unwrap_or_default();
                    self.to.write_number(self.next, column, figure)?;
                }
                (_, Some(day)) if self.layout.days == DaySpelling::Serial => {
                    self.to.write_number_with_format(self.next, column, serial(day), &self.day_style)?;
                }
                _ => {
                    cell::put(&mut self.text, *field, plan, (row, self.count), self.layout.days);
                    if !self.text.is_empty() {
                        self.to.write_string(self.next, column, self.text.as_str())?;
                    }
                }
            }
        }
        self.next += 1;
        truth.add(&self.name, self.next, row);
        Ok(())
    }

    /// Whether the number is kept as a figure. Who lets the spreadsheet read days lets it read numbers too.
    fn is_figure(&self, dirt: Dirt) -> bool {
        dirt == Dirt::Scientific || dirt == Dirt::Old15 && self.layout.days == DaySpelling::Serial
    }

    /// Merges the village's cells of the rows so far.
    fn merge(&mut self, plan: &RosterPlan) -> Result<(), XlsxError> {
        let Some((village, first)) = self.village.take() else { return Ok(()) };
        let is_village = |it: &(Field, &str)| it.0 == Field::Village;
        let Some(column) = self.layout.columns.iter().position(is_village) else { return Ok(()) };
        let column = u16::try_from(column).unwrap_or(0);
        let name = &plan.county().villages()[village].name;
        let last = self.next - 1;
        if first < last {
            let centred = Style::new().set_align(FormatAlign::VerticalCenter);
            self.to.merge_range(first, column, last, column, name, &centred)?;
        } else {
            self.to.write_string(first, column, name)?;
        }
        Ok(())
    }

    fn finish(mut self, plan: &RosterPlan) -> Result<(), XlsxError> {
        self.merge(plan)?;
        if self.looks.titles > 0 {
            self.to.write_string(self.next, 0, "合计")?;
            self.to.write_string(self.next, 1, format!("{}人", self.count))?;
            self.to.write_string(self.next + 2, 0, "填报人：        审核人：        负责人：")?;
        }
        Ok(())
    }
}

fn last_column(layout: &Layout) -> u16 {
    u16::try_from(layout.columns.len()).unwrap_or(1) - 1
}

/// Days since the end of 1899, as spreadsheets count after February 1900.
fn serial(day: Day) -> i32 {
    day.days_since(crate::cover::day(1900, 1, 1)) + if day > crate::cover::day(1900, 2, 28) { 2 } else { 1 }
}
