//! Files find their senders, and nothing that cannot be used is dropped without a word.

use app::roster::{
    Gathered, Options, REGISTER, Reconciled, SourceFile, gather, reconcile, reconcile_with, register_of,
};
use base::{Day, Severity, check_digit};
use roster::compare::Setting;
use roster::normal::Aliases;
use roster::register::Register;

use crate::roster_common::rules;

fn number(birth: &str, order: &str) -> String {
    let body = format!("990100{birth}{order}");
    let check = check_digit(&body).expect("17 digits");
    format!("{body}{check}")
}

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), department: None, bytes: text.as_bytes().to_vec() }
}

fn setting() -> Setting {
    Setting::of_year(Day::new(2020, 9, 16).expect("a day"))
}

/// Three people of one village.
fn register_file() -> SourceFile {
    let (one, two, three) = (number("19540301", "123"), number("19620314", "121"), number("19900307", "127"));
    let text = format!(
        "证件号码,姓名,性别,出生日期,乡镇,村,户号\n{one},张三,男,1954-03-01,河口镇,东沟村,1\n\
         {two},李四,男,1962-03-14,河口镇,东沟村,2\n{three},王小红,男,1990-03-07,河口镇,东沟村,3\n"
    );
    file("参保人员库.csv", &text)
}

fn all(files: Vec<SourceFile>) -> (Register, Gathered, Reconciled) {
    let rules = rules("wenshang");
    let gathered = gather(files, &rules, &[]);
    let list = gathered.files.iter().find(|it| it.department == REGISTER).expect("a register");
    let register = register_of(list, Aliases::default());
    let found = reconcile(&register, &gathered, &rules, setting());
    (register, gathered, found)
}

#[test]
fn the_sender_is_told_by_name_title_columns_or_words() {
    let rules = rules("wenshang");
    let row = format!("张三,{}", number("19540301", "123"));
    for (name, text, sender) in [
        ("poverty.csv", format!("姓名,身份证号\n{row}\n"), "poverty"),
        ("2020年扶贫办名单.csv", format!("姓名,身份证号\n{row}\n"), "poverty"),
        ("精准扶贫标识明细.csv", format!("姓名,身份证号\n{row}\n"), "flag"),
        ("名单.csv", format!("某县殡仪馆火化登记\n姓名,身份证号,日期\n{row},2020-01-01\n"), "funeral"),
        ("名单.csv", format!("逝者姓名,逝者身份证号,火化时间\n{row},2020-01-01\n"), "funeral"),
        ("名单.csv", format!("姓名,身份证号,类别\n{row},农村低保\n"), "civil_affairs"),
    ] {
        let gathered = gather(vec![file(name, &text)], &rules, &[]);
        let senders: Vec<&str> = gathered.files.iter().map(|it| it.department.as_str()).collect();
        assert_eq!(senders, [sender], "{name}: {:?}", gathered.findings);
    }
}

#[test]
fn files_that_are_not_used_are_named() {
    let rules = rules("wenshang");
    let text = format!("姓名,身份证号\n张三,{}\n", number("19540301", "123"));
    let unknown = SourceFile { department: Some("moon".to_owned()), ..file("b.csv", &format!("{text}\n")) };
    let again = file("低保名单（重发）.csv", &text);
    let files = vec![file("低保名单.csv", &text), again, file("名单.csv", &format!("{text},\n")), unknown];
    let gathered = gather(files, &rules, &[]);
    assert_eq!(gathered.files.len(), 1);
    let codes: Vec<(&str, &str)> = gathered
        .findings
        .0
        .iter()
        .filter(|it| it.code.starts_with("ROS"))
        .map(|it| (it.code, it.file.as_str()))
        .collect();
    assert_eq!(
        codes,
        [("ROS-0403", "低保名单（重发）.csv"), ("ROS-0401", "名单.csv"), ("ROS-0402", "b.csv")]
    );
}

#[test]
fn words_that_the_pack_does_not_know_are_listed() {
    let (one, two) = (number("19540301", "123"), number("19620314", "121"));
    let text = format!("姓名,身份证号,救助类别,备注\n张三,{one},低保,外出务工\n李四,{two},月球补助,\n");
    let (_, _, found) = all(vec![register_file(), file("民政.csv", &text)]);
    let codes: Vec<(&str, usize, Severity)> =
        found.findings.0.iter().map(|it| (it.code, it.line, it.severity)).collect();
    assert_eq!(codes, [("ROS-0410", 2, Severity::Note), ("ROS-0411", 3, Severity::Error)]);
    assert_eq!((found.counts[0].exact, found.counts[0].usable), (2, 2));
    assert_eq!(found.facts.rows_of(0).len(), 1);
    assert!(found.facts.rows_of(1).is_empty());
}

#[test]
fn every_usable_row_has_one_outcome() {
    let (one, two) = (number("19540301", "123"), number("19620314", "121"));
    let (new, stranger) = (number("19620314", "149"), number("19770707", "129"));
    let text = format!(
        "姓名,身份证号,性别,出生日期,乡镇,村,救助类别\n\
         张三,{one},男,1954-03-01,河口镇,东沟村,低保\n张三,{one},男,1954-03-01,河口镇,东沟村,低保\n\
         李四,{new},男,1962-03-14,河口镇,东沟村,低保\n王小红,{two},男,1990-03-07,河口镇,东沟村,低保\n\
         赵六,{stranger},男,1977-07-07,河口镇,东沟村,低保\n合计,5,,,,,\n"
    );
    let (_, _, found) = all(vec![register_file(), file("民政.csv", &text)]);
    let counts = &found.counts[0];
    let outcomes = (counts.exact, counts.changed, counts.mismatch, counts.unknown, counts.duplicates);
    assert_eq!(outcomes, (2, 1, 1, 1, 1), "{counts:?}");
    assert_eq!((counts.rows, counts.usable, counts.set_aside), (7, 5, 2));
    let codes: Vec<&str> = found.kinds.iter().map(|it| it.code.as_str()).collect();
    assert!(codes.contains(&"changed.number") && codes.contains(&"changed.wrong_number"), "{codes:?}");
    assert_eq!(found.decisions[0].person(2), Some(1));
}

#[test]
fn what_a_clerk_has_decided_holds_in_the_next_round() {
    let rules = rules("wenshang");
    let text = "姓名,身份证号,出生日期,村,救助类别\n李四,,1962-03-14,东沟村,低保\n";
    let gathered = gather(vec![register_file(), file("民政.csv", text)], &rules, &[]);
    let register = register_of(&gathered.files[0], Aliases::default());
    let first = reconcile(&register, &gathered, &rules, setting());
    assert_eq!((first.counts[0].proposed, first.facts.strays.len()), (1, 1));
    let stray = &first.facts.strays[0];
    let confirmed = [(stray.claim, stray.candidates[0].person_ix)].into_iter().collect();
    let options = Options { confirmed, ..Options::default() };
    let second = reconcile_with(&register, &gathered, &rules, setting(), &options);
    assert_eq!((second.counts[0].changed, second.facts.strays.len()), (1, 0));
    assert_eq!(second.decisions[0].person(0), Some(1));
}
