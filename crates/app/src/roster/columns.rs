//! Which column of a table plays which part: by the pack's names, by what was recognised, by a saved mapping.
//!
//! **Knows:** roles. **Does not know:** what stands in the cells.

use intake::{ColumnNames, Field, Mapping, Recognised, Table, recognise_named};
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

/// Role, its name in packs, the fields that play it: the first is what a column is that the pack names.
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
    (Role::DiedOn, "died_on", &[Field::DiedOn]),
    (Role::CrematedOn, "cremated_on", &[Field::CrematedOn]),
    (Role::Happened, "happened", &[Field::Happened]),
    (Role::Refunded, "refunded", &[Field::Refunded]),
    (Role::RefundedOn, "refunded_on", &[Field::RefundedOn]),
    (Role::Declined, "declined", &[Field::Document]),
    (Role::GivenUp, "given_up", &[Field::GivenUp]),
    (Role::OldNumber, "old_number", &[Field::OldNumber]),
    (Role::OldName, "old_name", &[Field::OldName]),
    (Role::Insurance, "insurance", &[Field::Insurance]),
    (Role::Year, "year", &[Field::Year]),
    (Role::Amount, "amount", &[Field::Amount]),
];

/// What the columns of a sheet of a sender are: by a saved mapping, else by the names of his pack, else by titles
/// and cells. Rounds, looks and the table that a clerk sees all ask here.
pub(super) fn recognise_of(
    file: &str,
    table: &Table,
    mappings: &[Mapping],
    aliases: &[ColumnAlias],
) -> Recognised {
    let of = |alias: &'_ ColumnAlias| ROLES.iter().find(|it| it.1 == alias.role).map(|it| it.2[0]);
    let names: Vec<ColumnNames<'_>> =
        aliases.iter().filter_map(|it| Some(ColumnNames { field: of(it)?, names: &it.names })).collect();
    recognise_named(file, table, mappings, &names)
}

/// The columns of one table.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    places: [u32; ROLES.len()],
}

const NOWHERE: u32 = u32::MAX;

impl Columns {
    /// The columns of a recognised table.
    pub(super) fn of(recognised: &Recognised) -> Columns {
        let mut places = [NOWHERE; ROLES.len()];
        for (role, _, fields) in ROLES {
            let place = fields.iter().find_map(|it| recognised.column(*it));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_in_their_order() {
        for (nth, (role, ..)) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, nth);
        }
    }

    fn alias(role: &str, names: &[&str]) -> ColumnAlias {
        ColumnAlias { role: role.into(), names: names.iter().map(|it| (*it).to_owned()).collect() }
    }

    fn of(text: &str, aliases: &[ColumnAlias], mappings: &[Mapping]) -> (Columns, Recognised) {
        let sheets = intake::read_file("a.csv", text.as_bytes().to_vec());
        let recognised = recognise_of("a.csv", &sheets.tables[0], mappings, aliases);
        (Columns::of(&recognised), recognised)
    }

    #[test]
    fn the_pack_goes_before_what_was_recognised() {
        let text = "残疾人姓名,身份证号,残疾类别,残疾等级\n张三,990100195403010021,肢体,一级\n";
        let class = alias("class", &["等级", "残疾等级"]);
        assert_eq!(of(text, &[class], &[]).0.column(Role::Class), Some(3));
        assert_eq!(of(text, &[], &[]).0.column(Role::Class), Some(2));
    }

    #[test]
    fn a_title_below_another_keeps_what_the_upper_one_makes_of_it() {
        let police = [
            alias("number", &["公民身份号码"]),
            alias("name", &["姓名"]),
            alias("old_number", &["原身份证号"]),
            alias("class", &["业务类别"]),
        ];
        let text = "业务类别,变更前,,变更后,,变更日期\n,姓名,公民身份号码,姓名,公民身份号码,\n\
                    号码变更,张三,990100195403010021,张三,990100195403010048,2020-01-05\n";
        let (columns, _) = of(text, &police, &[]);
        let at = |role: Role| columns.column(role);
        assert_eq!((at(Role::OldName), at(Role::OldNumber)), (Some(1), Some(2)));
        assert_eq!((at(Role::Name), at(Role::Number), at(Role::Class)), (Some(3), Some(4), Some(0)));

        let roster =
            [alias("name", &["姓名"]), alias("number", &["身份证号"]), alias("class", &["脱贫属性"])];
        for (text, name, class) in [
            ("户主信息,,成员信息,,帮扶情况,\n姓名,身份证号,姓名,身份证号,脱贫属性,识别时间\n", 2, Some(4)),
            ("原建档信息,,帮扶人,,帮扶情况,\n姓名,身份证号,姓名,脱贫属性,脱贫属性,识别时间\n", 0, Some(4)),
        ] {
            let row = "张三,990100195403010021,李四,990100195403010048,一般,2016-01-01\n";
            let (columns, recognised) = of(&format!("{text}{row}"), &roster, &[]);
            assert_eq!(columns.column(Role::Name), Some(name), "{text}{:?}", recognised.columns);
            assert_eq!(columns.column(Role::Class), class, "{text}{:?}", recognised.columns);
            assert_eq!(columns.column(Role::Since), Some(5), "{text}{:?}", recognised.columns);
        }
    }

    #[test]
    fn a_saved_mapping_says_everything() {
        let aliases = [
            alias("class", &["人员类别"]),
            alias("status", &["人员状态"]),
            alias("given_up", &["家属是否放弃寻找"]),
        ];
        let text = "姓名,身份证号,人员类别,人员状态,家属是否放弃寻找\n张三,990100195403010021,低保,失联,是\n";
        let (columns, recognised) = of(text, &aliases, &[]);
        assert_eq!((columns.column(Role::Status), columns.column(Role::GivenUp)), (Some(3), Some(4)));
        let mut mapping = recognised.to_mapping("poverty");
        let (columns, _) = of(text, &aliases, std::slice::from_ref(&mapping));
        assert_eq!((columns.column(Role::Status), columns.column(Role::GivenUp)), (Some(3), Some(4)));
        mapping.columns[3].field = None;
        let (columns, recognised) = of(text, &aliases, &[mapping]);
        assert!(recognised.is_mapped);
        assert_eq!((columns.column(Role::Status), columns.column(Role::GivenUp)), (None, Some(4)));
    }
}
