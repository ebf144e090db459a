//! Matching reads like its rules: one table, one row each.

use roster::{
    matching::{Decision, Reason, Slip, match_one},
    normal::{Aliases, Claim},
    register::Register,
};

use crate::made::{self, Person};

fn number(area: &str, birth: &str, order: &str) -> String {
    let body = format!("{area}{birth}{order}");
    format!("{body}{}", base::check_digit(&body).unwrap())
}

fn person(birth: &str, order: &str, name: &str, village: &str, household: &str) -> Person {
    Person {
        number: number("990100", birth, order),
        name: name.to_owned(),
        sex: if order.as_bytes()[2].is_multiple_of(2) { "女" } else { "男" },
        birth: format!("{}-{}-{}", &birth[..4], &birth[4..6], &birth[6..]),
        township: "河口镇".to_owned(),
        village: village.to_owned(),
        household: household.to_owned(),
    }
}

/// A family of four, the twins among them, and two namesakes elsewhere.
fn people() -> Vec<Person> {
    vec![
        person("19620314", "121", "王建国", "东沟村", "1"),
        person("19900307", "123", "王小明", "东沟村", "1"),
        person("19900307", "127", "王小红", "东沟村", "1"),
        person("19650101", "222", "李梅", "东沟村", "1"),
        person("19710520", "123", "王小明", "西湾村", "2"),
        person("19880808", "315", "张珏", "西湾村", "3"),
        person("19930909", "416", "阿依古丽·买买提", "西湾村", "4"),
    ]
}

fn decide(claim: &Claim<'_>) -> Decision {
    match_one(&made::register(&people()), claim)
}

fn named<'a>(number: &'a str, name: &'a str) -> Claim<'a> {
    Claim { number, name, ..Claim::default() }
}

#[test]
fn a_name_taken_down_by_ear_is_the_owners_where_village_household_or_birth_and_sex_agree() {
    let all = people();
    let own = |name| named(&all[3].number, name);
    for row in [
        Claim { village: "东沟", ..own("李玫") },
        Claim { household: "1", birth: "65-1-1", ..own("李媚") },
        Claim { birth: "1965-01-01", sex: "女", ..own("李玫") },
        Claim {
            village: "东沟村", township: "河口镇", sex: "女", birth: "1965-01-01", ..own("李美")
        },
    ] {
        assert_eq!(decide(&row), Decision::Exact(3), "{row:?}");
    }
    for row in [
        // Another sound, another surname, nothing beside it, another village, sex or birth day.
        Claim { village: "东沟村", ..own("李丽") },
        Claim { village: "东沟村", ..own("黎梅") },
        own("李玫"),
        Claim { village: "西湾村", ..own("李玫") },
        Claim { village: "东沟村", sex: "男", ..own("李玫") },
        Claim { village: "东沟村", birth: "1966-01-01", ..own("李玫") },
        Claim { birth: "1965-01-01", ..own("李玫") },
    ] {
        assert!(matches!(decide(&row), Decision::Mismatch { owner: 3, .. }), "{row:?}");
    }
    // Somebody of the village bears the name that is written.
    let mut all = people();
    all.push(person("19700101", "224", "李玫", "东沟村", "9"));
    let row = Claim { village: "东沟村", ..named(&all[3].number, "李玫") };
    let decision = match_one(&made::register(&all), &row);
    assert!(matches!(decision, Decision::Mismatch { owner: 3, .. }), "{decision:?}");
}

#[test]
fn the_same_number_with_a_name_that_fits() {
    let all = people();
    for (who, name) in [
        (0, "王建国"),
        (0, "王 建 国"),
        (0, "王建國"),
        (5, "张玨"),
        (5, "张?"),
        (5, "张jue"),
        (5, "張（左王右玉）"),
        (6, "阿依古丽.买买提"),
        (6, "阿依古丽?买买提"),
        (6, "阿依古丽"),
        (0, "王建囯"),
    ] {
        assert_eq!(decide(&named(&all[who].number, name)), Decision::Exact(who as u32), "{name}");
    }
}

#[test]
fn another_ones_number_is_a_finding() {
    let all = people();
    // The twin's number: one character of the name differs, but the one who bears the name lives there too.
    let row = Claim { village: "东沟", ..named(&all[2].number, "王小明") };
    let decision = decide(&row);
    assert!(matches!(decision, Decision::Mismatch { owner: 2, .. }), "{decision:?}");
    assert_eq!(decision.candidates()[0].person, 1);
    // A name that nobody of the village bears: a slip of the pen.
    let row = Claim { village: "东沟", ..named(&all[2].number, "王小虹") };
    assert_eq!(decide(&row), Decision::Exact(2));
    // Written sex or birth day of somebody else: no slip of the pen.
    let row = Claim { birth: "1991-01-01", ..named(&all[2].number, "王小虹") };
    assert!(matches!(decide(&row), Decision::Mismatch { owner: 2, .. }));
    // Two characters: too short to tell a slip from another person.
    assert!(matches!(decide(&named(&all[3].number, "李丽")), Decision::Mismatch { owner: 3, .. }));
    // The namesake's number, told by the birth day beside it.
    let row = Claim { birth: "1990年3月7日", ..named(&all[4].number, "王小明") };
    let decision = decide(&row);
    assert!(matches!(decision, Decision::Mismatch { owner: 4, .. }), "{decision:?}");
    assert_eq!(decision.candidates()[0].person, 1);
}

#[test]
fn damaged_numbers_are_repaired_when_the_name_confirms_it() {
    let all = people();
    let good = &all[0].number;
    let old = format!("{}{}", &good[..6], &good[8..17]);
    let mut digit = good.clone().into_bytes();
    digit[9] = b'9';
    let digit = String::from_utf8(digit).unwrap();
    let mut swapped = good.clone().into_bytes();
    swapped.swap(8, 9);
    let swapped = String::from_utf8(swapped).unwrap();
    for (written, slip) in [
        (old.as_str(), Slip::OldForm),
        (&digit, Slip::Character { place: 10 }),
        (&swapped, Slip::Swapped { place: 9 }),
        (&good.replacen("99", "9", 1), Slip::Missing { place: 1 }),
        (&good.replacen('0', "O", 1), Slip::Letters),
    ] {
        assert_eq!(decide(&named(written, "王建国")), Decision::Repaired { person: 0, slip }, "{written}");
        assert_eq!(decide(&named(written, "李建设")).person(), None, "{written}");
        assert!(slip.words().chars().count() > 4);
    }
    // A brother's name on a damaged number is proposed, not repaired.
    let decision = decide(&named(&digit, "王建军"));
    assert!(matches!(decision, Decision::Proposed(_)), "{decision:?}");
    // So is one whose written birth day is neither the person's nor that in the number.
    let row = Claim { birth: "1985-05-05", ..named(&digit, "王建国") };
    assert!(matches!(decide(&row), Decision::Proposed(_)));
}

#[test]
fn who_is_not_registered_is_never_matched() {
    let stranger = number("990100", "19880101", "333");
    for (name, village, proposed) in [
        ("王小明", "", false),
        ("王小明", "东沟村", true),
        ("王小亮", "东沟村", false),
        ("赵云", "北山村", false),
    ] {
        let row = Claim { village, ..named(&stranger, name) };
        let decision = decide(&row);
        assert_eq!(decision.person(), None);
        assert_eq!(matches!(decision, Decision::Proposed(_)), proposed, "{name} {decision:?}");
        assert!(proposed || decision == Decision::Unknown, "{name} {decision:?}");
    }
}

#[test]
fn without_a_number_a_person_decides() {
    let row = Claim { birth: "1990.3.7", village: "东沟村委会", ..named("", "王小明") };
    let decision = decide(&row);
    let candidates = decision.candidates();
    assert!(matches!(decision, Decision::Proposed(_)));
    assert_eq!(candidates[0].person, 1);
    let words: Vec<&str> = candidates[0].contributions.iter().map(|it| it.words).collect();
    assert_eq!(words, ["姓名相同", "出生日期相同", "村（社区）相同"]);
    assert_eq!(candidates[0].score, candidates[0].contributions.iter().map(|it| it.points).sum::<i32>());
    // An unwritable name is found by the birth day, a changed name by household and birth day.
    let row = Claim { birth: "19880808", ..named("9.901E+17", "张jue") };
    assert_eq!(decide(&row).candidates()[0].person, 5);
    let row = Claim { birth: "1965/1/1", household: "1", ..named("无", "李梅香") };
    assert_eq!(decide(&row).candidates()[0].person, 3);
}

#[test]
fn rows_that_say_too_little() {
    for (number, name, wanted) in
        [("", "", Reason::Nothing), ("不详", "", Reason::NumberUnreadable), ("", "王小明", Reason::NameOnly)]
    {
        assert_eq!(decide(&named(number, name)), Decision::Unusable(wanted));
        assert!(wanted.code().starts_with("ROS-02") && !wanted.words().is_empty());
    }
}

#[test]
fn a_changed_number_is_proposed_by_name_birth_and_place() {
    let new = number("990200", "19900307", "555");
    let row = Claim { village: "东沟村", ..named(&new, "王小明") };
    let decision = decide(&row);
    assert!(matches!(decision, Decision::Proposed(_)), "{decision:?}");
    assert_eq!(decision.candidates()[0].person, 1);
}

#[test]
fn the_registers_own_flaws_are_findings() {
    let mut all = people();
    all.push(all[0].clone());
    all[1].number.clear();
    all[2].number.replace_range(17.., "?");
    let register = made::register(&all);
    let findings: Vec<String> = register.flaws().iter().map(|it| it.finding().to_string()).collect();
    assert_eq!(findings.len(), 3, "{findings:?}");
    for (finding, code) in findings.iter().zip(["ROS-0103", "ROS-01", "ROS-0101"]) {
        assert!(finding.contains(code), "{finding}");
    }
    let empty = Register::new(Aliases::default());
    assert_eq!(match_one(&empty, &all[0].claim()), Decision::Unknown);
}
