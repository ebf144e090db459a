//! What stands in a cell, as text.

use super::{
    super::{RosterPlan, Row},
    layout::{DaySpelling, Field, push_padded},
};

/// Sets `out` to the text of a field; empty where the source does not say.
pub(crate) fn put(
    out: &mut String,
    field: Field,
    plan: &RosterPlan,
    (row, nth): (&Row, u32),
    days: DaySpelling,
) {
    out.clear();
    let village = &plan.county().villages()[row.village];
    match field {
        Field::Serial => push_number(out, nth),
        Field::Number => out.push_str(&row.number),
        Field::Name => out.push_str(&row.name),
        Field::Sex => out.push_str(if row.female { "女" } else { "男" }),
        Field::Birth => days.push(out, row.birth),
        Field::Township => out.push_str(&plan.county().townships()[village.township].name),
        Field::TownshipShort => out.push_str(&plan.county().townships()[village.township].short_name),
        Field::Village => out.push_str(&village.name),
        Field::VillageCode => out.push_str(&village.code),
        Field::Household => {
            out.push('H');
            push_padded(out, row.household, 8);
        }
        Field::Class => out.push_str(row.record.class),
        Field::Since => {
            if let Some(day) = row.record.since {
                days.push(out, day);
            }
        }
        Field::Until => {
            if let Some(day) = row.record.until {
                days.push(out, day);
            }
        }
        Field::Note => out.push_str(row.record.note),
        Field::OldNumber if row.old.starts_with(|it: char| it.is_ascii_digit()) => out.push_str(&row.old),
        Field::OldName if !row.old.starts_with(|it: char| it.is_ascii_digit()) => out.push_str(&row.old),
        Field::OldNumber | Field::OldName => {}
        Field::IsRefunded => out.push_str(yes_or_no(row.record.is_refunded)),
        Field::HasDeclined => out.push_str(yes_or_no(row.record.has_declined)),
        Field::AmountYuan => out.push_str(&row.record.amount_fen.to_string()),
        Field::Year => push_number(out, u32::try_from(plan.scenario().year).unwrap_or(0)),
    }
}

fn yes_or_no(is: bool) -> &'static str {
    if is { "是" } else { "否" }
}

fn push_number(out: &mut String, value: u32) {
    let width = value.checked_ilog10().unwrap_or(0) + 1;
    push_padded(out, value, width);
}
