//! Which column of a table plays which part: by the pack's names, by what was recognised, by a saved mapping.
//!
//! **Knows:** roles. **Does not know:** what stands in the cells.

use intake::{Field, Recognised, Table, columns::bare_title};
use roster::rules::ColumnAlias;

/// The part that a column plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Number,
    Name,
    Sex,
    Birth,
    Township,
    Village,
    Household,
    Class,
    Status,
    Remark,
    Since,
    Until,
    DiedOn,
    CrematedOn,
    Happened,
    Refunded,
    RefundedOn,
    Declined,
    GivenUp,
    OldNumber,
    OldName,
    Insurance,
    Year,
    Amount,
}

/// Role, its name in packs, the fields that play it when the pack names no column that is there.
const ROLES: [(Role, &str, &[Field]); 24] = [
    (Role::Number, "number", &[Field::Number, Field::NewNumber]),
    (Role::Name, "name", &[Field::Name, Field::NewName]),
    (Role::Sex, "sex", &[Field::Sex]),
    (Role::Birth, "birth", &[Field::Birth]),
    (Role::Township, "township", &[Field::Township]),
    (Role::Village, "village", &[Field::Village, Field::RegionCode]),
    (Role::Household, "household", &[Field::Household]),
    (Role::Class, "class", &[Field::Class, Field::Level]),
    (Role::Status, "status", &[Field::Status]),
    (Role::Remark, "remark", &[Field::Remark]),
    (Role::Since, "since", &[Field::Since, Field::PaidOn]),
    (Role::Until, "until", &[Field::Until]),
    (Role::DiedOn, "died_on", &[]),
    (Role::CrematedOn, "cremated_on", &[]),
    (Role::Happened, "happened", &[Field::Happened]),
    (Role::Refunded, "refunded", &[]),
    (Role::RefundedOn, "refunded_on", &[Field::RefundedOn]),
    (Role::Declined, "declined", &[Field::Document]),
    (Role::GivenUp, "given_up", &[]),
    (Role::OldNumber, "old_number", &[Field::OldNumber]),
    (Role::OldName, "old_name", &[Field::OldName]),
    (Role::Insurance, "insurance", &[Field::Insurance]),
    (Role::Year, "year", &[]),
    (Role::Amount, "amount", &[Field::Amount]),
];

/// The columns of one table.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    places: [u32; ROLES.len()],
}

const NOWHERE: u32 = u32::MAX;

impl Columns {
    /// The columns of a table of a sender whose pack gives these names. A saved mapping goes before the pack,
    /// the pack before what was recognised.
    pub(super) fn of(recognised: &Recognised, aliases: &[ColumnAlias]) -> Columns {
        let titles: Vec<String> =
            recognised.columns.iter().map(|it| bare_title(last_part(&it.title))).collect();
        let mut places = [NOWHERE; ROLES.len()];
        for (role, name, fields) in ROLES {
            let known = || fields.iter().find_map(|it| recognised.column(*it));
            let named = || {
                let alias = aliases.iter().find(|it| it.role == name)?;
                alias.names.iter().find_map(|it| {
                    let bare = bare_title(it);
                    titles.iter().position(|title| *title == bare)
                })
            };
            let place = if recognised.is_mapped { known().or_else(named) } else { named().or_else(known) };
            places[role as usize] = place.and_then(|it| u32::try_from(it).ok()).unwrap_or(NOWHERE);
        }
        Columns { places }
    }

    /// The text of a role in a row; empty when no column plays it.
    #[inline]
    pub(super) fn text<'a>(&self, table: &'a Table, row: usize, role: Role) -> &'a str {
        match self.places[role as usize] {
            NOWHERE => "",
            place => table.cell(row, place as usize),
        }
    }

    /// The column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        Some(self.places[role as usize]).filter(|it| *it != NOWHERE).map(|it| it as usize)
    }
}

/// Of a title in two rows the lower one.
fn last_part(title: &str) -> &str {
    title.rsplit('/').next().unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_in_their_order() {
        for (nth, (role, ..)) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, nth);
        }
    }

    #[test]
    fn the_pack_goes_before_what_was_recognised() {
        let text = "残疾人姓名,身份证号,残疾类别,残疾等级\n张三,990100195403010021,肢体,一级\n";
        let sheets = intake::read_file("a.csv", text.as_bytes().to_vec());
        let recognised = intake::recognise("a.csv", &sheets.tables[0], &[]);
        let alias = ColumnAlias { role: "class".into(), names: vec!["等级".into(), "残疾等级".into()] };
        assert_eq!(Columns::of(&recognised, &[alias]).column(Role::Class), Some(3));
        assert_eq!(Columns::of(&recognised, &[]).column(Role::Class), Some(2));
    }
}
