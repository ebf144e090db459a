//! One table row per sub-case: what rosters and extracts say, which problems follow, what an approved
//! one does.

use roster::compare::{Effect, effects_of};
use roster::rules::{EffectKind, Rules};

use crate::compare_common::{self, facts_of, problems_of, setting, wenshang};

const POVERTY: &str = "poverty|脱贫享受政策|正常|2018-05-01";
const INSTANT_NEW: &str = "poverty|即时帮扶||2020-04-02";
const ALLOWANCE: &str = "civil_affairs|低保|正常|2019-12-31";
const ALLOWANCE_LATE: &str = "civil_affairs|农村低保||2020-01-01";
const ENROLLED: &str = "enrolment|居民||2020-01-01";
const WAIVED: &str = "waiver|||2020-01-01|2020-12-31";
const FLAGGED: &str = "flag|||2020-01-01";
const PAID: &str = "payment|||2019-11-05|||28000";
const REFUNDED: &str = "payment|||2019-11-05|2020-05-06||28000";
const DEAD: &str = "poverty|脱贫享受政策|死亡|2018-05-01|2020-02-10";
const CREMATED: &str = "funeral|||2020-02-11|2020-02-13";

/// Rows, expected codes, expected effects of the first problem.
type Case = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const WAIVE_AND_FLAG: &[&str] = &["waive 2020-01-01..2020-12-31", "flag 2020-01-01..2020-12-31"];
const END_BOTH: &[&str] = &["end_enrolment 2020-02-29", "end_flag 2020-02-29"];

const CASES: &[Case] = &[
    ("in order", &[POVERTY, ENROLLED, WAIVED, FLAGGED], &[], &[]),
    ("ordinary resident", &[ENROLLED, PAID], &[], &[]),
    // 1 失联
    (
        "missing, kept",
        &["poverty|脱贫享受政策|失联|2018-05-01", "police|失踪报案||2020-03-01", ENROLLED, WAIVED, FLAGGED],
        &["missing.keep"],
        &["keep_waiver 2020-01-01..2020-12-31", "flag 2020-01-01..2020-12-31"],
    ),
    (
        "missing, registration cancelled",
        &["poverty|脱贫享受政策|失联|2018-05-01", "police|户口注销||2020-03-05", ENROLLED, WAIVED, FLAGGED],
        &["missing.cancelled"],
        &["end_enrolment 2020-03-31", "end_flag 2020-03-31"],
    ),
    (
        "missing, registration cancelled, ended",
        &[
            "poverty|脱贫享受政策|失联|2018-05-01",
            "police|户口注销||2020-03-05",
            "enrolment|居民||2020-01-01|2020-03-31",
            WAIVED,
            "flag|||2020-01-01|2020-03-31",
        ],
        &[],
        &[],
    ),
    (
        "missing, the family has given up: the report does not say",
        &["poverty|脱贫享受政策|失联|2018-05-01||given_up", ENROLLED, WAIVED, FLAGGED],
        &["unclassified.missing_reported"],
        &[],
    ),
    // 2 死亡、状态取消
    ("dead and cremated", &[DEAD, CREMATED, ENROLLED, WAIVED, FLAGGED], &["ended.dead"], END_BOTH),
    (
        "dead by the police, still listed",
        &[POVERTY, "police|死亡销户||2020-02-20", CREMATED, ENROLLED, WAIVED, FLAGGED],
        &["ended.dead"],
        END_BOTH,
    ),
    (
        "dead, ended with the month of death",
        &[DEAD, CREMATED, "enrolment|居民||2020-01-01|2020-02-29", WAIVED, "flag|||2020-01-01|2020-02-29"],
        &[],
        &[],
    ),
    (
        "dead, ended a month too late",
        &[DEAD, CREMATED, "enrolment|居民||2020-01-01|2020-03-31", WAIVED, "flag|||2020-01-01|2020-02-29"],
        &["ended.dead"],
        END_BOTH,
    ),
    ("dead, not at the funeral home", &[DEAD, ENROLLED, WAIVED, FLAGGED], &["ended.dead_unconfirmed"], &[]),
    (
        "cremated, still listed",
        &[POVERTY, CREMATED, ENROLLED, WAIVED, FLAGGED],
        &["ended.dead_unreported"],
        &[],
    ),
    (
        "an ordinary dead resident, ended",
        &[CREMATED, "enrolment|居民||2020-01-01|2020-02-29", PAID],
        &[],
        &[],
    ),
    (
        "status lost",
        &["poverty|脱贫不享受政策||2018-05-01|2020-03-10", ENROLLED, WAIVED, FLAGGED],
        &["ended.status_lost"],
        &["end_flag 2020-03-31", "keep_waiver 2020-01-01..2020-12-31"],
    ),
    (
        "status lost, flag ended, waiver kept",
        &["civil_affairs|低保|停发|2018-05-01|2020-03-10", ENROLLED, WAIVED, "flag|||2020-01-01|2020-03-31"],
        &[],
        &[],
    ),
    (
        "one class lost, another kept",
        &["poverty|脱贫不享受政策||2018-05-01|2020-03-31", ALLOWANCE, ENROLLED, WAIVED, FLAGGED],
        &[],
        &[],
    ),
    // 3 县外参保
    ("insured elsewhere, undecided", &[POVERTY, "elsewhere|||2019-12-01"], &["elsewhere.ask"], &[]),
    (
        "refunded there, returning",
        &[POVERTY, "elsewhere|||2019-12-01||refunded"],
        &["elsewhere.return"],
        WAIVE_AND_FLAG,
    ),
    (
        "refunded there, returned",
        &[POVERTY, "elsewhere|||2019-12-01||refunded", ENROLLED, WAIVED, FLAGGED],
        &[],
        &[],
    ),
    (
        "letter of giving up signed",
        &[POVERTY, "elsewhere|||2019-12-01||declined"],
        &["elsewhere.declined"],
        &[],
    ),
    // 4 职工参保
    ("employee", &[POVERTY, "employee|||2019-03-01"], &["employee.watch"], &["watch 2020-09-16..2020-12-31"]),
    (
        "employee by the bureau's own extract",
        &[POVERTY, "enrolment|职工||2019-03-01"],
        &["employee.watch"],
        &["watch 2020-09-16..2020-12-31"],
    ),
    (
        "employment ended",
        &[POVERTY, "employee|||2019-03-01|2020-08-31"],
        &["employee.ended"],
        &["waive 2020-09-01..2020-12-31", "flag 2020-09-01..2020-12-31"],
    ),
    (
        "employment ends with this month",
        &[POVERTY, "employee|||2019-03-01|2020-09-30"],
        &["employee.ended"],
        &["waive 2020-10-01..2020-12-31", "flag 2020-10-01..2020-12-31"],
    ),
    (
        "employment ended, insured again",
        &[POVERTY, "employee|||2019-03-01|2020-08-31", ENROLLED, WAIVED, FLAGGED],
        &[],
        &[],
    ),
    // 5 个人缴费
    (
        "poverty, paid",
        &[POVERTY, ENROLLED, PAID],
        &["paid.poverty"],
        &["refund 280.00", "waive 2020-01-01..2020-12-31", "flag 2020-01-01..2020-12-31"],
    ),
    (
        "recognised on 31 December, paid",
        &[ALLOWANCE, ENROLLED, PAID],
        &["paid.allowance"],
        &["refund 280.00", "waive 2020-01-01..2020-12-31", "flag 2020-01-01..2020-12-31"],
    ),
    ("recognised on 1 January, paid", &[ALLOWANCE_LATE, ENROLLED, PAID], &["paid.allowance_late"], &[]),
    (
        "poverty goes before allowance",
        &[POVERTY, ALLOWANCE_LATE, ENROLLED, PAID],
        &["paid.poverty"],
        &["refund 280.00", "waive 2020-01-01..2020-12-31", "flag 2020-01-01..2020-12-31"],
    ),
    (
        "paid, day of recognition not told: nobody guesses",
        &["civil_affairs|低保||", ENROLLED, PAID],
        &["unclassified.paid_in_person"],
        &[],
    ),
    ("refunded, not waived", &[POVERTY, ENROLLED, REFUNDED], &["paid.refunded_not_waived"], WAIVE_AND_FLAG),
    ("refunded and waived", &[POVERTY, ENROLLED, REFUNDED, WAIVED, FLAGGED], &[], &[]),
    // 6 信息错误
    (
        "old number on the roster",
        &["poverty|脱贫享受政策||2018-05-01||old_number", ENROLLED, WAIVED, FLAGGED],
        &["changed.number"],
        &["correct_identity 2020-09-16..2020-12-31"],
    ),
    (
        "other name on the roster",
        &["civil_affairs|低保||2018-05-01||other_name", ENROLLED, WAIVED, FLAGGED],
        &["changed.name"],
        &["correct_identity 2020-09-16..2020-12-31"],
    ),
    (
        "the police's own list of changes",
        &["police|号码变更||2020-02-01||old_number", ENROLLED, PAID],
        &[],
        &[],
    ),
    // 7 无缴费无免缴费
    ("neither, dead", &[POVERTY, CREMATED], &["uncovered.dead"], &[]),
    ("neither, married out", &[ALLOWANCE, "marriage|||2020-02-02"], &["uncovered.married_out"], &[]),
    ("neither, no reason", &[POVERTY], &["uncovered.unexplained"], WAIVE_AND_FLAG),
    (
        "neither, allowance of this year",
        &["civil_affairs|特困||2020-03-04"],
        &["uncovered.late_allowance"],
        &["waive 2020-03-04..2020-12-31", "flag 2020-03-04..2020-12-31"],
    ),
    (
        "neither, newly listed",
        &[INSTANT_NEW],
        &["uncovered.new"],
        &["waive 2020-04-02..2020-12-31", "flag 2020-04-02..2020-12-31"],
    ),
    ("neither, in a class without waiver", &["disabled|重度残疾|一级|2015-01-01"], &[], &[]),
    // 标识
    (
        "waived, flag forgotten",
        &[POVERTY, ENROLLED, WAIVED],
        &["flag.missing"],
        &["flag 2020-01-01..2020-12-31"],
    ),
    ("flag on no roster", &[ENROLLED, WAIVED, FLAGGED], &["flag.without_roster"], &[]),
    ("flag that ends with this month", &[ENROLLED, WAIVED, "flag|||2020-01-01|2020-09-30"], &[], &[]),
];

fn word(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::EndEnrolment => "end_enrolment",
        EffectKind::EndFlag => "end_flag",
        EffectKind::KeepWaiver => "keep_waiver",
        EffectKind::Waive => "waive",
        EffectKind::Flag => "flag",
        EffectKind::Refund => "refund",
        EffectKind::Subsidise => "subsidise",
        EffectKind::CorrectIdentity => "correct_identity",
        EffectKind::Identity => "identity",
        EffectKind::Watch => "watch",
    }
}

fn told(effect: &Effect) -> String {
    let kind = word(effect.kind);
    match effect.kind {
        EffectKind::Refund | EffectKind::Subsidise => format!("{kind} {}", effect.amount_fen),
        EffectKind::EndEnrolment | EffectKind::EndFlag => format!("{kind} {}", effect.from),
        _ => format!("{kind} {}..{}", effect.from, effect.until),
    }
}

fn check(rules: &Rules, (name, rows, codes, effects): &Case) {
    let problems = problems_of(rules, rows);
    assert_eq!(compare_common::codes(&problems, rules), *codes, "{name}");
    let Some(first) = problems.first() else { return };
    let facts = facts_of(rules, rows);
    let found = effects_of(first, &facts.person(0), rules);
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), *effects, "{name}");
    assert!(found.iter().all(|it| it.known_since == setting().as_of && !it.day_is_assumed), "{name}");
    assert!(first.proof != 0 && !first.rows.is_empty(), "{name}: nothing proves it");
}

#[test]
fn each_sub_case() {
    let rules = wenshang();
    CASES.iter().for_each(|it| check(&rules, it));
}

#[test]
fn every_sub_case_of_a_person_is_in_the_table() {
    let of_strays = [
        "changed.wrong_number",
        "changed.unclear",
        "changed.unusable",
        "ended.unclear",
        "ended.unregistered",
        "uncovered.unregistered",
    ];
    let tested: Vec<&str> = CASES.iter().flat_map(|it| it.2).copied().collect();
    for rule in &wenshang().problems {
        let code = rule.code.as_str();
        assert!(tested.contains(&code) || of_strays.contains(&code), "{code} has no row in the table");
    }
}

/// Jiangjin has the same sub-cases with its own words and classes.
#[test]
fn the_other_pack_finds_the_same() {
    let rules = compare_common::rules_of(&compare_common::JIANGJIN);
    for (name, rows, codes, _) in CASES {
        let found = compare_common::codes(&problems_of(&rules, rows), &rules);
        assert_eq!(found, *codes, "{name}");
    }
}
