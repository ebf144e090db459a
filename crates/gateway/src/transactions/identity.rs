//! How a person is written in answers.

use app::reported::{CoverageRecord, Insured};
use base::Day;

use crate::node::Node;
use crate::profile::Profile;

/// The coverage that holds on a day; the one that began last where several do.
pub fn coverage_on(person: &Insured, on: Day) -> Option<&CoverageRecord> {
    person.coverage.iter().filter(|it| it.from <= on && on <= it.until).max_by_key(|it| it.from)
}

/// Code of a sex.
pub fn gend(sex: &str) -> &'static str {
    match sex {
        "男" => "1",
        "女" => "2",
        _ => "9",
    }
}

/// `psn_no` to `age`, as most answers have them.
pub fn head(person: &Insured, today: Day) -> Vec<(&'static str, Node)> {
    vec![
        ("psn_no", Node::text(&person.id)),
        ("psn_name", Node::text(&person.name)),
        ("psn_cert_type", Node::text("01")),
        ("certno", Node::text(&person.number)),
        ("gend", Node::text(gend(&person.sex))),
        ("naty", Node::Null),
        ("brdy", Node::text(person.birth.to_string())),
        ("age", Node::Whole(i64::from(today.age_since(person.birth).max(0)))),
    ]
}

/// Insurance and kind of person.
pub fn insured_as(profile: &Profile, insurance: &str, status: &str) -> Vec<(&'static str, Node)> {
    vec![
        ("insutype", Node::text(profile.insutype(insurance))),
        ("psn_type", Node::text(profile.psn_type(insurance, status))),
        ("cvlserv_flag", Node::text("0")),
    ]
}
