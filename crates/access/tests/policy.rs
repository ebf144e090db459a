//! The policies that come with the program, and what is said of wrong ones.

use std::path::Path;

use access::{Action, Caller, Decision, Grant, Nature, Policy, RegionScope, Resource, Where};

const COUNTY: &str = "990100";

fn policy() -> Policy {
    Policy::built_in(COUNTY).unwrap_or_else(|it| panic!("{it:?}"))
}

fn grant(role: &str, region: &str) -> Grant {
    Grant { role: role.to_owned(), region: RegionScope::code(region), institution: None, department: None }
}

fn caller(grants: Vec<Grant>) -> Caller {
    Caller { account_id: "A1".to_owned(), name: "示例".to_owned(), is_machine: false, grants }
}

fn at(text: &str) -> Resource {
    Resource::at(RegionScope::code(text))
}

#[test]
fn a_village_desk_sees_its_own_village_only() {
    let policy = policy();
    let desk = caller(vec![grant("village_desk", "990100001/甲村")]);
    let rows = [
        ("990100001/甲村", true),
        ("990100001/乙村", false),
        ("990100001", false),
        ("990100002/甲村", false),
        ("", false),
    ];
    for (place, expected) in rows {
        let decision = policy.decide(&desk, Action::PersonRead, &at(place));
        assert_eq!(decision.is_allowed(), expected, "{place}: {decision:?}");
        if let Decision::Denied(denial) = decision {
            assert!(denial.is_elsewhere && denial.reason.contains("管辖范围"), "{denial:?}");
        }
    }
    let Decision::Denied(denial) = policy.decide(&desk, Action::MoneyOrder, &Resource::county()) else {
        panic!("a village desk orders money");
    };
    assert!(!denial.is_elsewhere && denial.remedy.contains("支付经办"), "{denial:?}");
}

#[test]
fn a_window_sees_the_diagnosis_of_its_own_visit_as_long_as_it_is_under_way() {
    let policy = policy();
    let window = Grant { institution: Some("H1".to_owned()), ..grant("hospital_window", COUNTY) };
    let window = caller(vec![window]);
    let visit =
        |of: &str, is_under_way| Resource { is_under_way, ..at("990100001/甲村").of_institution(of) };
    let rows = [
        (Action::VisitRead, visit("H1", false), true),
        (Action::VisitRead, visit("H2", true), false),
        (Action::FieldDiagnosis, visit("H1", true), true),
        (Action::FieldDiagnosis, visit("H1", false), false),
        (Action::FieldDiagnosis, visit("H2", true), false),
        (Action::PersonFind, at("990100001/甲村"), true),
        (Action::PersonSearch, at("990100001/甲村"), false),
    ];
    for (action, resource, expected) in rows {
        let decision = policy.decide(&window, action, &resource);
        assert_eq!(decision.is_allowed(), expected, "{action:?} {resource:?}");
    }
    let reach = policy.reach(&window, Action::VisitList);
    assert!(
        reach
            .parts
            .iter()
            .all(|it| it.institution.as_ref().is_some_and(|it| it.id == "H1" && it.is_required))
    );
    assert_eq!(reach.parts.len(), 1);
}

#[test]
fn who_holds_nothing_may_nothing_and_an_unknown_role_gives_nothing() {
    let policy = policy();
    for caller in [caller(Vec::new()), caller(vec![grant("no_such_role", "")])] {
        for action in Action::ALL {
            assert!(!policy.decide(&caller, *action, &Resource::nowhere()).is_allowed());
            assert!(!policy.decide_anywhere(&caller, *action).is_allowed());
            assert_eq!(policy.reach(&caller, *action), access::Reach::default());
        }
    }
}

#[test]
fn administrators_neither_see_people_nor_do_business() {
    let policy = policy();
    for role in ["system_administrator", "security_officer", "auditor"] {
        for action in Action::ALL.iter().filter(|it| it.nature() != Nature::Plain) {
            assert_eq!(policy.place_of(role, *action), Where::Never, "{role} {}", action.code());
        }
    }
    for action in Action::ALL.iter().filter(|it| it.nature() == Nature::Personal) {
        assert_eq!(policy.place_of("leader", *action), Where::Never, "{}", action.code());
    }
}

#[test]
fn every_action_has_a_role_or_says_that_nobody_has_it() {
    let policy = policy();
    let nobody: Vec<&str> =
        Action::ALL.iter().filter(|it| policy.roles_for(**it).is_empty()).map(|it| it.code()).collect();
    assert_eq!(nobody, ["field.number", "field.phone"], "shown to nobody by default");
}

#[test]
fn conflicts_are_refused_by_the_name_of_their_rule() {
    let policy = policy();
    let window = || Grant { institution: Some("H1".to_owned()), ..grant("hospital_window", COUNTY) };
    let rows = [
        (vec![grant("system_administrator", "")], grant("auditor", ""), "DUTY-01"),
        (vec![grant("auditor", "")], grant("system_administrator", ""), "DUTY-01"),
        (vec![grant("security_officer", "")], grant("auditor", ""), "DUTY-02"),
        (vec![grant("auditor", "")], grant("data_clerk", ""), "DUTY-03"),
        (vec![grant("village_desk", "990100001/甲村")], grant("security_officer", ""), "DUTY-03"),
        (vec![grant("benefits_officer", "")], grant("payment_officer", ""), "DUTY-04"),
        (vec![window()], grant("benefits_officer", ""), "DUTY-07"),
        (vec![], grant("open", ""), "GRANT-02"),
        (vec![], grant("boss", ""), "GRANT-01"),
        (vec![], grant("village_desk", "990100001"), "GRANT-03"),
        (vec![], grant("township_desk", "990100"), "GRANT-03"),
        (vec![], grant("auditor", "990100001"), "GRANT-03"),
        (vec![], grant("hospital_window", ""), "GRANT-03"),
        (vec![], Grant { institution: Some("H1".to_owned()), ..grant("leader", "") }, "GRANT-03"),
    ];
    for (held, new, rule) in rows {
        let refused = policy.duties().check_grant(&held, &new, COUNTY);
        let refusal = refused.expect_err(&format!("{} beside {held:?}", new.role));
        assert_eq!(refusal.rule, rule, "{refusal}");
        assert!(refusal.to_string().starts_with(rule) && !refusal.remedy.is_empty());
    }
    let fine = [
        (vec![], grant("auditor", "")),
        (vec![grant("benefits_officer", "")], grant("data_clerk", "990100001")),
        (vec![grant("village_desk", "990100001/甲村")], grant("village_desk", "990100001/乙村")),
        (vec![window()], window()),
    ];
    for (held, new) in fine {
        assert_eq!(policy.duties().check_grant(&held, &new, COUNTY), Ok(()), "{} beside {held:?}", new.role);
    }
}

#[test]
fn one_person_does_not_take_both_steps() {
    let policy = policy();
    let duties = policy.duties();
    let computed = [(Action::ReimbursementTake, "甲"), (Action::ReimbursementCompute, "乙")];
    assert_eq!(duties.check_second(Action::ReimbursementPay, "甲", &computed), Ok(()));
    let refusal = duties.check_second(Action::ReimbursementPay, "乙", &computed).unwrap_err();
    assert_eq!(refusal.rule, "DUTY-11");
    assert!(refusal.message.contains("计算手工报销") && refusal.message.contains("乙"), "{refusal}");
}

#[test]
fn wrong_roles_and_policies_are_found_on_loading() {
    let rows = [
        (None, Some("permit (principal"), "ACCESS-0003"),
        (None, Some("permit (principal, action == Action::\"person.raed\", resource);"), "ACCESS-0004"),
        (None, Some("permit (principal == Role::\"boss\", action, resource);"), "ACCESS-0004"),
        (None, Some("permit (principal, action, resource) when { context.in_regoin };"), "ACCESS-0004"),
        (None, Some("permit (principal, action, resource);"), "ACCESS-0005"),
        (Some("[[role]]\ncode = 1"), None, "ACCESS-0001"),
        (
            Some(
                "[[role]]\ncode = \"A b\"\nname = \"甲\"\nkind = \"business\"\nneeds = \"any\"\ndescription = \"\"",
            ),
            Some(""),
            "ACCESS-0002",
        ),
    ];
    for (roles, text, code) in rows {
        let findings = Policy::load(COUNTY, roles, text).err().unwrap_or_default();
        let first = findings.0.first().unwrap_or_else(|| panic!("{text:?} passes"));
        assert_eq!(first.code, code, "{findings:?}");
        assert!(!first.remedy.is_empty() && !first.file.is_empty(), "{first:?}");
    }
}

/// The decision is what Cedar says, and quick. Prints its time; the bound is for a debug build on a busy machine.
#[test]
fn a_decision_is_quick() {
    let policy = policy();
    let desk = caller(vec![grant("village_desk", "990100001/甲村"), grant("data_clerk", "990100002")]);
    let resource = at("990100002/乙村");
    assert!(policy.decide(&desk, Action::RosterAct, &resource).is_allowed());
    let start = std::time::Instant::now();
    for _ in 0..10_000 {
        std::hint::black_box(policy.decide(std::hint::black_box(&desk), Action::RosterAct, &resource));
    }
    let each = start.elapsed() / 10_000;
    println!("a decision takes {each:?}");
    assert!(each < std::time::Duration::from_micros(200), "{each:?}");
}

#[test]
fn the_document_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let schema = root.join("crates/access/src/schema.cedarschema");
    for (path, now) in [
        (root.join("docs/permissions.md"), access::table_markdown(&policy())),
        (schema, access::schema_text()),
    ] {
        if std::env::var("UPDATE").is_ok_and(|it| it == "1") {
            std::fs::write(&path, &now).unwrap_or_else(|it| panic!("{it}"));
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == now, "{}: UPDATE=1 cargo nextest run -p mingbai-access", path.display());
    }
}
