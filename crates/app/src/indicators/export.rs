//! Indicators as a workbook.

use base::Fen;
use intake::write::{OutColumn, XlsxWriter};

use super::definition::Unit;
use super::view::{IndicatorCard, IndicatorPage};
use crate::App;
use crate::error::AppError;

/// A value as people write it: percent with two decimals, yuan with two, numbers as they are. A percentage is cut,
/// not rounded, as it is worked out.
#[must_use]
pub fn written(unit: &str, value: Option<i64>) -> String {
    match value {
        None => "—".to_owned(),
        Some(value) if unit == Unit::Percent.word() => {
            let sign = if value < 0 { "-" } else { "" };
            let hundredths = value.abs() / 100;
            format!("{sign}{}.{:02}%", hundredths / 100, hundredths % 100)
        }
        Some(value) if unit == Unit::Yuan.word() || unit == Unit::YuanEach.word() => Fen(value).to_string(),
        Some(value) => value.to_string(),
    }
}

fn stands(word: &str) -> &'static str {
    match word {
        "met" => "达标",
        "short" => "未达标",
        "alarm" => "预警",
        _ => "",
    }
}

impl App {
    /// Workbook of a place in a period: all indicators, then, for one or each of them, the places within.
    ///
    /// # Errors
    /// As [`App::indicators`].
    pub async fn indicator_workbook(
        &self,
        period: Option<&str>,
        place: Option<&str>,
        code: Option<&str>,
    ) -> Result<Vec<u8>, AppError> {
        let page = self.indicators(period, place).await?;
        let codes: Vec<String> = match code {
            Some(code) => vec![code.to_owned()],
            None => page.cards.iter().map(|it| it.code.clone()).collect(),
        };
        let mut writer = XlsxWriter::new();
        overview(&mut writer, &page, code)?;
        for code in &codes {
            let view = self.indicator(code, Some(&page.period), place).await?;
            if view.places.is_empty() && codes.len() > 1 {
                continue;
            }
            let card = &view.card;
            let title = format!("{}（{}）{}", card.name, card.unit_name, heading(&page, card));
            let columns = [
                OutColumn::text("地方", 22),
                OutColumn::text("代码", 24),
                OutColumn::text("数值", 14),
                OutColumn::text("分子", 16),
                OutColumn::text("分母", 16),
                OutColumn::text("评价", 10),
            ];
            writer.sheet(&sheet_name(&card.name), Some(&title), &columns)?;
            for it in &view.places {
                let below = it.denominator.map(|it| side(card.denominator_is_money, it)).unwrap_or_default();
                let (worth, above) =
                    (written(&card.unit, it.value), side(card.numerator_is_money, it.numerator));
                let cells =
                    [it.place.name.as_str(), &it.place.code, &worth, &above, &below, stands(&it.standing)];
                writer.row(&cells)?;
            }
        }
        Ok(writer.finish()?)
    }
}

fn overview(writer: &mut XlsxWriter, page: &IndicatorPage, code: Option<&str>) -> Result<(), AppError> {
    let columns = [
        OutColumn::text("分组", 12),
        OutColumn::text("指标", 30),
        OutColumn::text("单位", 10),
        OutColumn::text("数值", 14),
        OutColumn::text("上期", 14),
        OutColumn::text("目标", 12),
        OutColumn::text("预警线", 12),
        OutColumn::text("评价", 10),
        OutColumn::text("数据截至", 12),
        OutColumn::text("计算时间", 22),
        OutColumn::text("含义", 60),
    ];
    let place = page.path.last().map_or("", |it| it.name.as_str());
    writer.sheet("指标", Some(&format!("{place} {} 指标", page.period)), &columns)?;
    for card in page.cards.iter().filter(|it| code.is_none_or(|code| code == it.code)) {
        let text = |value: Option<i64>| value.map_or_else(String::new, |it| written(&card.unit, Some(it)));
        writer.row(&[
            card.group.as_str(),
            &card.name,
            &card.unit_name,
            &written(&card.unit, card.value),
            &written(&card.unit, card.previous),
            &text(card.target),
            &text(card.warning),
            stands(&card.standing),
            &card.as_of.map(|it| it.to_string()).unwrap_or_default(),
            card.known_at.as_deref().unwrap_or("没有计算"),
            &card.meaning,
        ])?;
    }
    Ok(())
}

fn heading(page: &IndicatorPage, card: &IndicatorCard) -> String {
    let place = page.path.last().map_or("", |it| it.name.as_str());
    format!("{place} {}，数据截至 {}", page.period, card.as_of.map(|it| it.to_string()).unwrap_or_default())
}

/// A side: an amount in yuan, a count as it is.
fn side(is_money: bool, value: i64) -> String {
    if is_money { Fen(value).to_string() } else { value.to_string() }
}

/// Names of sheets are short and without some characters.
fn sheet_name(name: &str) -> String {
    name.chars().filter(|it| !"[]:*?/\\'".contains(*it)).take(28).collect()
}
