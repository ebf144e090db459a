//! Faulty rule files: each fault is found at its line, all at once, and nothing panics.

use proptest::prelude::*;
use roster::rules::Rules;

use crate::compare_common::{self, WENSHANG};

const HEAD: &str = r#"
[rosters]
name = "试点县"
[[class]]
id = "low"
name = "低保"
identity = "低保"
[[department]]
code = "civil_affairs"
name = "民政局"
says = ["entitling"]
[[department.row]]
words = ["低保"]
says = "entitling"
class = "low"
"#;

const PROBLEM: &str = r#"
[[problem]]
code = "paid.low"
name = "低保缴费"
when = ["class(low)", "paid"]
remedy = "退费"
desk = "county"
due_days = 5
verification = "next_round"
priority = 1
"#;

/// What is changed, and the findings (line, code).
type Case = (&'static str, &'static str, &'static [(usize, &'static str)]);

const CASES: [Case; 20] = [
    ("", "", &[]),
    ("name = \"低保缴费\"\n", "", &[(17, "ROS-0103")]),
    ("desk = \"county\"", "desk = \"town\"", &[(22, "ROS-0106")]),
    ("desk = \"county\"", "dseck = \"county\"", &[(17, "ROS-0103"), (22, "ROS-0102")]),
    ("due_days = 5", "due_days = \"五天\"", &[(17, "ROS-0103"), (23, "ROS-0104")]),
    ("due_days = 5", "due_days = -1", &[(17, "ROS-0104")]),
    ("\"paid\"", "\"payed\"", &[(20, "ROS-0109")]),
    ("class(low)", "class(high)", &[(20, "ROS-0109")]),
    ("\"paid\"", "\"paid\", \"not paid\"", &[(20, "ROS-0109")]),
    ("\"paid\"", "\"paid\", \"recognised_on(low) <= year_start - one day\"", &[(20, "ROS-0109")]),
    ("\"paid\"", "\"paid\", \"born_on <= year_start\"", &[(20, "ROS-0109")]),
    ("\"paid\"", "\"paid\", \"recognised_on(low) <= year_start - 1 day\"", &[]),
    ("code = \"paid.low\"", "code = \"payment.low\"", &[(18, "ROS-0106")]),
    ("priority = 1", "priority = 1\nexcludes = [\"ended.dead\"]", &[(17, "ROS-0108")]),
    ("priority = 1", "priority = 1\ndifferences = [\"x\"]", &[(26, "ROS-0108")]),
    ("priority = 1", "priority = 1\neffects = [{ do = \"end_flag\" }]", &[(26, "ROS-0103")]),
    ("priority = 1", "priority = 1\neffects = [{ do = \"refund\", on = \"as_of\" }]", &[(26, "ROS-0102")]),
    ("class = \"low\"", "class = \"lo\"", &[(15, "ROS-0108"), (12, "ROS-0103")]),
    ("says = [\"entitling\"]", "says = [\"entitling\", \"dead\"]", &[(1, "ROS-0110")]),
    ("desk = \"county\"", "desk = \"county", &[(22, "ROS-0101")]),
];

#[test]
fn each_fault_at_its_line() {
    for (from, to, expected) in CASES {
        let text = format!("{HEAD}{PROBLEM}").replacen(from, to, 1);
        let (rules, findings) = Rules::read(&[("rosters/all.toml", &text)]);
        let found: Vec<(usize, &str)> = findings.0.iter().map(|it| (it.line, it.code)).collect();
        for one in expected {
            assert!(found.contains(one), "{from} → {to}: {found:?}");
        }
        assert_eq!(rules.is_some(), expected.is_empty(), "{from} → {to}: {found:?}");
        assert!(findings.0.iter().all(|it| it.file == "rosters/all.toml" && !it.remedy.is_empty()));
    }
}

#[test]
fn all_faults_of_all_files_at_once() {
    let broken = PROBLEM.replace("county", "town").replace("\"paid\"", "\"payed\"");
    let twice = "[[class]]\nid = \"low\"\nname = \"又一个\"\nidentity = \"低保\"\nrefund = \"some\"\n";
    let (rules, findings) = Rules::read(&[("a.toml", HEAD), ("b.toml", &broken), ("c.toml", twice)]);
    assert!(rules.is_none());
    let found: Vec<_> = findings.0.iter().map(|it| (it.file.as_str(), it.code)).collect();
    for one in
        [("b.toml", "ROS-0106"), ("b.toml", "ROS-0109"), ("c.toml", "ROS-0105"), ("c.toml", "ROS-0106")]
    {
        assert!(found.contains(&one), "{one:?} in {found:?}");
    }
}

#[test]
fn a_rule_that_can_never_be_excluded_the_other_way_round() {
    let second = PROBLEM
        .replace("paid.low", "paid.again")
        .replace("priority = 1", "priority = 2\nexcludes = [\"paid.low\"]");
    let text = format!("{HEAD}{PROBLEM}{second}");
    let (_, findings) = Rules::read(&[("a.toml", &text)]);
    let codes: Vec<&str> = findings.0.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["ROS-0111", "ROS-0111"], "the same condition twice, and exclusion backwards");
}

#[test]
fn an_unknown_word_on_a_row_is_told() {
    let rules = compare_common::wenshang();
    let civil = rules.department("civil_affairs").expect("a department");
    let error = rules.meaning(civil, "低保", "待查").expect_err("nobody knows this word");
    assert_eq!((error.department.as_str(), error.word.as_str()), ("县民政局", "待查"));
    assert!(rules.meaning(civil, " 农村 低保", "正常").is_ok());
    let disabled = rules.department("disabled").expect("a department");
    assert!(rules.meaning(disabled, "", "").expect("the default").class.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Files cut, or with a piece overwritten, never panic.
    #[test]
    fn damaged_files_never_panic(file in 0_usize..5, from in any::<prop::sample::Index>(), len in 0_usize..40, put in "[\\[\\]\"={}a-z0-9 \n|()<>.-]{0,12}") {
        let chars: Vec<char> = WENSHANG[file].1.chars().collect();
        let from = from.index(chars.len());
        let until = (from + len).min(chars.len());
        let text: String = chars[..from].iter().copied().chain(put.chars()).chain(chars[until..].iter().copied()).collect();
        let mut files = WENSHANG;
        files[file].1 = &text;
        let (rules, findings) = Rules::read(&files);
        prop_assert_eq!(rules.is_some(), findings.is_usable());
    }
}
