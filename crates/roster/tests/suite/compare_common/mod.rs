//! Rows written as text for tests: `source|category|status|since|until|marks|amount`.

use base::{Day, Fen};
use roster::compare::{Facts, FactsBuilder, FileSource, Problem, RowFact, Setting, Source, classify};
use roster::rules::{Rules, marks};

macro_rules! pack {
    ($region:literal) => {
        [
            (
                concat!($region, "/classes.toml"),
                include_str!(concat!("../../../../../packs/", $region, "/rosters/classes.toml")),
            ),
            (
                concat!($region, "/departments.toml"),
                include_str!(concat!("../../../../../packs/", $region, "/rosters/departments.toml")),
            ),
            (
                concat!($region, "/differences.toml"),
                include_str!(concat!("../../../../../packs/", $region, "/rosters/differences.toml")),
            ),
            (
                concat!($region, "/problems.toml"),
                include_str!(concat!("../../../../../packs/", $region, "/rosters/problems.toml")),
            ),
            (
                concat!($region, "/scenario.toml"),
                include_str!(concat!("../../../../../packs/", $region, "/rosters/scenario.toml")),
            ),
        ]
    };
}

/// The files of the pack of Wenshang.
pub const WENSHANG: [(&str, &str); 5] = pack!("wenshang");
/// The files of the pack of Jiangjin.
pub const JIANGJIN: [(&str, &str); 5] = pack!("jiangjin");

/// The rules of a pack that has nothing to mend.
pub fn rules_of(files: &[(&str, &str)]) -> Rules {
    let (rules, findings) = Rules::read(files);
    assert!(findings.is_empty(), "{}", findings.0.iter().map(|it| format!("{it}\n")).collect::<String>());
    rules.expect("nothing to mend, so there are rules")
}

pub fn wenshang() -> Rules {
    rules_of(&WENSHANG)
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// 2020-09-16, the day of the report.
pub fn setting() -> Setting {
    Setting::of_year(day("2020-09-16"))
}

/// One file per department, then one per extract.
pub fn files(rules: &Rules) -> Vec<FileSource> {
    let departments = (0_u8..).zip(&rules.departments).map(|it| (Source::Department(it.0), &it.1.code));
    let extracts = (0_u8..).zip(&rules.extracts).map(|it| (Source::Extract(it.0), &it.1.code));
    departments.chain(extracts).map(|(source, name)| FileSource { source, name: name.clone() }).collect()
}

/// Reads a row.
pub fn row(rules: &Rules, person_ix: u32, number: u32, text: &str) -> RowFact {
    let part = |index: usize| text.split('|').nth(index).unwrap_or_default().trim();
    let optional_day = |index: usize| (!part(index).is_empty()).then(|| day(part(index)));
    let known = files(rules);
    let file = known.iter().position(|it| it.name == part(0)).unwrap_or_else(|| panic!("source of {text}"));
    let mut fact = match known[file].source {
        Source::Department(index) => {
            let index = usize::from(index);
            let meaning = rules.meaning(index, part(1), part(2)).unwrap_or_else(|it| panic!("{it}"));
            RowFact::new(person_ix, file as u16, number, meaning)
                .with_authority(rules.departments[index].authority)
        }
        Source::Extract(index) => {
            let meaning = rules.extract_meaning(&rules.extracts[usize::from(index)], part(1));
            RowFact::new(person_ix, file as u16, number, meaning)
        }
    };
    fact = fact.with_days(optional_day(3), optional_day(4));
    for mark in part(5).split_whitespace() {
        fact = fact.with_marks(match mark {
            "refunded" => marks::REFUNDED,
            "declined" => marks::DECLINED,
            "given_up" => marks::GIVEN_UP,
            "old_number" => marks::OLD_NUMBER,
            "other_name" => marks::OTHER_NAME,
            _ => panic!("mark {mark}"),
        });
    }
    let amount = part(6).parse().unwrap_or(0);
    fact.with_amount(Fen(amount)).expect("an amount")
}

/// Facts of one person with these rows.
pub fn facts_of(rules: &Rules, rows: &[&str]) -> Facts {
    let mut builder = FactsBuilder::new();
    for (number, text) in (2_u32..).zip(rows) {
        builder.add(row(rules, 0, number, text));
    }
    builder.finish(1, files(rules), rules, setting())
}

/// Codes of the problems, in order.
pub fn codes(problems: &[Problem], rules: &Rules) -> Vec<String> {
    problems.iter().map(|it| it.code.text(rules)).collect()
}

/// Problems of one person with these rows.
pub fn problems_of(rules: &Rules, rows: &[&str]) -> Vec<Problem> {
    classify(&facts_of(rules, rows), rules)
}
