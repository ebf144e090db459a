//! What is wrong with a row of a person, as findings with code, place and remedy.

use base::{Finding, Findings};

use super::{Judge, NUMBERS};
use crate::columns::{column_letter, is_scientific};

impl Judge<'_> {
    /// The faults of a row that is not set aside.
    pub(super) fn faults(
        &self,
        row: usize,
        number: &str,
        name: &str,
        is_plain: bool,
        findings: &mut Findings,
    ) {
        let mut add = |finding: Finding| {
            let sheet = &self.table.sheet;
            let place = if sheet.is_empty() {
                finding.place.clone()
            } else {
                format!("工作表“{sheet}”{}", finding.place)
            };
            findings.push(finding.at(self.file, self.table.row_number(row)).of(place));
        };
        if number.is_empty() && name.is_empty() {
            let message = "这一行没有身份证号也没有姓名，不知道是谁";
            add(Finding::error("INT-0301", message, "请补上身份证号和姓名；不是人员的行请删去"));
            return;
        }
        if self.table.cells_in(row) > self.recognised.columns.len() {
            self.too_many(row, is_plain || number.is_empty(), &mut add);
        }
        if is_plain {
            if is_scientific(number) || self.has_lost_digits(row) {
                let shown = number.strip_suffix("E+3").map_or(number.into(), |it| format!("{it}000"));
                let message = format!("身份证号存成了数字，后几位已丢失，只剩“{shown}”");
                let remedy = "请报送单位把该列设为文本、重填后再报；现在先凭姓名和剩下的位数找人";
                add(Finding::error("INT-0302", message, remedy).of(self.number_place()).as_warning());
            }
            if name.is_empty() && self.has_name {
                let message = "这一行没有姓名，只凭身份证号，无法核对是否填错人";
                add(Finding::error("INT-0304", message, "请补上姓名").as_warning());
            }
        } else if number.is_empty() {
            if self.has_number {
                let message = "这一行没有身份证号，只能凭姓名等找人，找到后要人工确认";
                add(Finding::error("INT-0303", message, "请补上身份证号")
                    .of(self.number_place())
                    .as_warning());
            }
        } else {
            let message = format!("“{number}”不像身份证号");
            let finding =
                Finding::error("INT-0307", message, "请核对身份证号；填不出的请留空并写明姓名、住址");
            let finding = finding.of(self.number_place());
            add(if name.is_empty() { finding } else { finding.as_warning() });
        }
        if self.table.has_damage {
            let columns = 0..self.table.cells_in(row);
            if let Some(column) =
                columns.into_iter().find(|it| self.table.own_cell(row, *it).contains('\u{fffd}'))
            {
                let message = format!("“{}”里有读不出来的字符", self.table.own_cell(row, column));
                let finding = Finding::error("INT-0306", message, "请核对原始材料，改正这个字");
                add(finding.of(format!("{}列", column_letter(column))).as_warning());
            }
        }
    }

    /// One finding for all rows of a sheet without any column that names people.
    pub(super) fn all_refused(&self, first: usize, last: usize, count: usize) -> Finding {
        let (first, last) = (self.table.row_number(first), self.table.row_number(last));
        let message =
            format!("第 {first} 行至第 {last} 行共 {count} 行都没有认出姓名和身份证号，一行也没有用");
        let sheet = &self.table.sheet;
        let place = if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”") };
        let remedy = "这张表不是名单的，请在导入时去掉；是名单的，请在列对照里指定各列";
        Finding::error("INT-0308", message, remedy).at(self.file, first).of(place)
    }

    fn too_many(&self, row: usize, may_be_used: bool, add: &mut impl FnMut(Finding)) {
        let expected = self.recognised.columns.len();
        let cells = self.table.cells_in(row);
        let extra = (expected..cells).filter(|it| !self.table.own_cell(row, *it).is_empty()).count();
        if extra == 0 {
            return;
        }
        let message = format!("这一行有 {cells} 格，表头只有 {expected} 格，可能某一格里有没加引号的分隔符");
        let finding = Finding::error("INT-0305", message, "请改用 Excel 报送，或给含逗号的内容加上引号");
        add(if may_be_used { finding.as_warning() } else { finding });
    }

    fn has_lost_digits(&self, row: usize) -> bool {
        let columns = NUMBERS.iter().filter_map(|it| self.recognised.column(*it));
        columns.into_iter().any(|column| self.table.has_lost_digits(row, column))
    }

    fn number_place(&self) -> String {
        let column = NUMBERS.iter().find_map(|it| self.recognised.column(*it));
        column.map_or(String::new(), |it| format!("{}列", column_letter(it)))
    }
}
