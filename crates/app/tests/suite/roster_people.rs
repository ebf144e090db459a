//! Register, coverage, mappings and claims as they change: what files tell later, and what a clerk decides.

use app::roster::SourceFile;
use app::roster::kept::RoundOptions;
use base::{Day, check_digit};
use county::roster::write::Form;
use county::roster::{RosterPlan, Scenario};
use intake::columns::{MappedColumn, header_fingerprint};
use intake::{Field, Mapping};
use store::{Knowledge, ProblemFilter};

use crate::common::{asking, code, day, engines, stay};
use crate::roster_desk::{Kept, all, files_of, of_code, open};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), department: None, bytes: text.as_bytes().to_vec() }
}

/// A number of a made person: a made district, the birth day, an order.
fn number(birth: &str, order: u32) -> String {
    let body = format!("990100{birth}{order:03}");
    format!("{body}{}", check_digit(&body).unwrap())
}

async fn coverage(kept: &Kept, person: &str) -> Vec<(String, Day, Day)> {
    let mut session = kept.app.store().read().await.unwrap();
    let file = session.load_people(&[person], Knowledge::Current).await.unwrap().remove(person).unwrap();
    let mut rows: Vec<_> =
        file.coverage.into_iter().map(|it| (it.insurance, it.valid_from, it.valid_until)).collect();
    rows.sort_by_key(|it| it.1);
    rows
}

/// Rows that wait for a person, with candidates or without.
const UNDECIDED: [&str; 4] =
    ["changed.unclear", "uncovered.unregistered", "ended.unclear", "ended.unregistered"];
const REGISTER: &str = "证件号码,姓名,性别,出生日期,乡镇,村,户号\n";
const ENROLMENT: &str = "证件号码,姓名,险种,参保开始日期,参保终止日期\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cards_are_taken_from_a_list_and_what_is_told_twice_is_not() {
    let numbers: Vec<String> = (1..=6).map(|it| number("19800412", it * 100 + 2)).collect();
    let names = ["甲丙丁", "乙丙丁", "戊丙丁", "己丙丁", "庚丙丁", "辛丙丁"];
    let rows = numbers.iter().zip(names);
    let register: String =
        rows.map(|(number, name)| format!("{number},{name},女,1980-04-12,示例镇,东沟村,H1\n")).collect();
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        let done = desk
            .import_register(file("底册.csv", &(REGISTER.to_owned() + &register)), None, "某")
            .await
            .unwrap();
        assert_eq!(done.added, 6, "{:?}", done.findings);
        let take = async |rows: &[(usize, &str)]| {
            let line = |(at, card): &(usize, &str)| match numbers.get(*at) {
                Some(number) => format!("{},{number},{card}\n", names[*at]),
                None => format!("某某,{},{card}\n", number("19700101", 777)),
            };
            let text = "姓名,身份证号,社会保障卡号\n".to_owned() + &rows.iter().map(line).collect::<String>();
            let done = desk.import_cards(file("社保卡.csv", &text), "某").await.unwrap();
            let found: Vec<(usize, &str)> = done.findings.0.iter().map(|it| (it.line, it.code)).collect();
            ([done.added, done.changed, done.known, done.unmatched, done.refused], format!("{found:?}"))
        };
        let holder = async |card: &str| {
            let mut session = kept.app.store().read().await.unwrap();
            session.find_people_by_card(card).await.unwrap().first().map(|it| it.name.clone())
        };
        // Two who share a card, one with two cards, one that is no card, nobody on the register.
        let rows = [
            (0, "a00000001"),
            (1, "A00000002"),
            (2, "A00000003"),
            (3, "A00000003"),
            (4, "A00000004"),
            (4, "A00000005"),
            (5, "卡"),
            (9, "A00000009"),
        ];
        let (counts, findings) = take(&rows).await;
        assert_eq!(counts, [2, 0, 0, 1, 5], "{url} {findings}");
        assert_eq!(holder("A00000001").await.as_deref(), Some("甲丙丁"));
        for nobody in ["A00000003", "A00000004", "A00000005", "A00000009"] {
            assert_eq!(holder(nobody).await, None, "{nobody}");
        }
        // The same list changes nothing; a new card, and somebody else's.
        assert_eq!(take(&rows[..2]).await.0, [0, 0, 2, 0, 0]);
        assert_eq!(take(&[(0, "B00000001"), (2, "A00000002")]).await.0, [0, 1, 0, 0, 1]);
        assert_eq!(holder("A00000001").await, None, "replaced");
        assert_eq!(holder("B00000001").await.as_deref(), Some("甲丙丁"));
        assert_eq!(holder("A00000002").await.as_deref(), Some("乙丙丁"));
        let without = desk.import_cards(file("名单.csv", "姓名,身份证号\n甲,1\n"), "某").await;
        assert!(without.is_err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_number_stays_the_same_person() {
    let (one, two, three) = (number("19540301", 101), number("19800412", 202), number("20110508", 303));
    let row = |number: &str, name: &str, sex: &str, birth: &str, village: &str, household: &str| {
        format!("{number},{name},{sex},{birth},示例镇,{village},{household}\n")
    };
    let first = REGISTER.to_owned()
        + &row(&one, "甲丙丁", "男", "1954-03-01", "东沟村", "H1")
        + &row(&two, "乙丙丁", "女", "1980-04-12", "东沟村", "H1")
        + &row(&three, "戊丙丁", "男", "2011-05-08", "西沟村", "H2");
    let new_number = number("19540301", 501);
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        let done = desk.import_register(file("底册.csv", &first), None, "某").await.unwrap();
        assert_eq!((done.added, done.renumbered, done.findings.0.len()), (3, 0, 0), "{:?}", done.findings);

        // The first has another number, the second's is not told, the third moved, a fourth is new: a namesake of
        // the first, of the same day and village, whose number stands beside the first's own.
        let sibling = number("19800412", 602);
        let second = REGISTER.to_owned()
            + &row(&new_number, "甲丙丁", "男", "1954-03-01", "东沟村", "H1")
            + &row(&two, "乙丙丁", "女", "1980-04-12", "东沟村", "H1")
            + &row(&sibling, "乙丙丁", "女", "1980-04-12", "东沟村", "H1")
            + &row(&three, "戊丙丁", "男", "2011-05-08", "南沟村", "H2");
        let done = desk.import_register(file("底册二.csv", &second), None, "某").await.unwrap();
        assert_eq!((done.added, done.changed, done.renumbered, done.absent), (1, 2, 1, 0), "{done:?}");
        assert_eq!(done.findings.0[0].code, "ROS-0405");
        assert_eq!(done.findings.0[0].line, 2);
        assert!(!done.findings.0[0].to_string().contains(&new_number), "no number in a message");
        let person = kept.app.store().read().await.unwrap().find_person("R000000000").await.unwrap().unwrap();
        assert_eq!(person.number.as_deref(), Some(new_number.as_str()));

        // A list with the new number finds the person at once.
        let list = format!("姓名,身份证号码,救助类别,认定日期\n甲丙丁,{new_number},特困,2020-01-02\n");
        let list = SourceFile { department: Some("civil_affairs".to_owned()), ..file("民政.csv", &list) };
        let prepared = desk.prepare(vec![list], day("2020-03-31")).await.unwrap();
        assert_eq!(prepared.reconciled.decisions[0].person(0), Some(0));

        // A row without number keeps the number that is known.
        let third = REGISTER.to_owned() + &row("", "戊丙丁", "男", "2011-05-08", "南沟村", "H2");
        desk.import_register(file("底册三.csv", &third), None, "某").await.unwrap();
        let person = kept.app.store().read().await.unwrap().find_person("R000000002").await.unwrap().unwrap();
        assert_eq!(person.number.as_deref(), Some(three.as_str()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coverage_follows_the_extract_and_settles_anew() {
    let (one, two) = (number("19540301", 101), number("19800412", 202));
    let register = format!(
        "{REGISTER}{one},甲丙丁,男,1954-03-01,示例镇,东沟村,H1\n{two},乙丙丁,女,1980-04-12,示例镇,东沟村,H1\n"
    );
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-06-30")).await;
        let desk = &kept.desk;
        desk.import_register(file("底册.csv", &register), None, "某").await.unwrap();
        let told = |rows: &[(&str, &str, &str, &str, &str)]| {
            let line = |it: &(&str, &str, &str, &str, &str)| {
                format!("{},{},{},{},{}\n", it.0, it.1, it.2, it.3, it.4)
            };
            ENROLMENT.to_owned() + &rows.iter().map(line).collect::<String>()
        };
        let import =
            async |name: &str, text: String| desk.import_coverage(file(name, &text), "居民", "某").await;

        let stranger = number("19900101", 707);
        let first = told(&[
            (&one, "甲丙丁", "居民", "2020-01-01", ""),
            (&two, "乙丙丁", "", "2020-01-01", "2020-12-31"),
            (&stranger, "己庚辛", "居民", "2020-01-01", ""),
        ]);
        let done = import("参保一.csv", first.clone()).await.unwrap();
        assert_eq!((done.added, done.changed, done.known, done.unmatched), (2, 0, 0, 1), "{done:?}");
        assert!(import("参保一.csv", first).await.unwrap().same_as.is_some());
        let settled = kept
            .app
            .settle(asking("1", stay("R000000000", "2020-05-01", "2020-05-09", 20_000)))
            .await
            .unwrap();

        // The first was an employee from May on; the second is told as before.
        let second = told(&[
            (&one, "甲丙丁", "居民", "2020-01-01", ""),
            (&one, "甲丙丁", "职工", "2020-05-01", ""),
            (&two, "乙丙丁", "居民", "2020-01-01", "2020-12-31"),
        ]);
        let done = import("参保二.csv", second).await.unwrap();
        assert_eq!((done.added, done.changed, done.known), (0, 1, 1), "{done:?}");
        assert_eq!(done.findings.0.iter().map(|it| it.code).collect::<Vec<_>>(), ["ROS-0406"]);
        let resident = ("居民".to_owned(), day("2020-01-01"), day("2020-04-30"));
        let employee = ("职工".to_owned(), day("2020-05-01"), Day::MAX);
        assert_eq!(coverage(&kept, "R000000000").await, [resident, employee]);
        assert_eq!(done.adjusted, 1, "{} was settled as a resident's", settled.id);

        let wrong = desk.import_coverage(file("参保三.csv", ENROLMENT), "没有的险种", "某").await;
        assert_eq!(code(wrong), "APP-0001");
        assert!(kept.app.verify().await.unwrap().findings.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_decides_before_and_after_a_round() {
    let plan = RosterPlan::make(21, Scenario::wenshang(20_000)).unwrap();
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", plan.day()).await;
        let desk = &kept.desk;
        let (register, files) = files_of(&plan, Form::Csv);
        desk.import_register(register, None, "某").await.unwrap();
        let prepared = desk.prepare(files.clone(), plan.day()).await.unwrap();
        let waiting = desk.waiting(&prepared).await;
        let unclear = |found: &app::roster::Reconciled| -> u64 {
            found.kinds.iter().filter(|it| UNDECIDED.contains(&it.code.as_str())).map(|it| it.count).sum()
        };
        let before = unclear(&prepared.reconciled);
        assert!(before >= 2 && waiting.len() >= 2, "{before}, {}", waiting.len());

        // One is decided before the round is kept; nonsense is refused and nothing of it is written.
        let claim = waiting.iter().map(|it| (it.claim.clone(), it.candidates[0].0.clone()));
        let claims: Vec<(String, String)> = claim.collect();
        let wrong = [claims[0].clone(), ("zz".to_owned(), claims[0].1.clone())];
        assert_eq!(code(desk.decide_claims(&wrong, "某").await), "APP-0001");
        let nobody = [(claims[0].0.clone(), "R999999999".to_owned())];
        assert_eq!(code(desk.decide_claims(&nobody, "某").await), "APP-0002");
        let again = desk.prepare(files.clone(), plan.day()).await.unwrap();
        assert_eq!(unclear(&again.reconciled), before);
        let code_of = |claim: &str| {
            let id = u64::from_str_radix(claim, 16).unwrap();
            let problems = &again.reconciled.problems;
            let one = problems.iter().find(|it| it.subject == roster::compare::Subject::Claim(id)).unwrap();
            let roster::compare::Code::Rule(rule) = one.code else { return String::new() };
            desk.rules().problems[usize::from(rule)].code.clone()
        };
        let one = claims.iter().find(|it| UNDECIDED.contains(&code_of(&it.0).as_str())).unwrap();
        desk.decide_claims(std::slice::from_ref(one), "某").await.unwrap();
        let again = desk.prepare(files.clone(), plan.day()).await.unwrap();
        assert_eq!(unclear(&again.reconciled), before - 1);

        // Another one after it, by the problem on the ledger; the next round takes it so.
        let (view, _) = desk.run_round(files.clone(), plan.day(), "某").await.unwrap();
        let left = |it: &app::roster::kept::RoundView| -> u64 {
            UNDECIDED.iter().map(|code| it.counts.kinds.get(*code).copied().unwrap_or(0)).sum()
        };
        assert_eq!(left(&view), before - 1);
        let mut open = Vec::new();
        for code in UNDECIDED {
            open.extend(all(desk, &of_code(code)).await);
        }
        let open = &open[0];
        desk.confirm_claim(open.id, "R000000007", "某").await.unwrap();
        let (view, _) = desk.run_round(files, plan.day(), "某").await.unwrap();
        assert_eq!(left(&view), before - 2);
        let person = all(desk, &ProblemFilter::default()).await;
        let person = person.iter().find(|it| it.person_id.is_some()).unwrap();
        assert_eq!(code(desk.confirm_claim(person.id, "R000000000", "某").await), "APP-0003");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_saved_mapping_is_used_and_a_faulty_one_refused() {
    let one = number("19540301", 101);
    let list = format!("编码甲,编码乙,编码丙\n{one},甲丙丁,特困\n");
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        let register = format!("{REGISTER}{one},甲丙丁,男,1954-03-01,示例镇,东沟村,H1\n");
        desk.import_register(file("底册.csv", &register), None, "某").await.unwrap();
        let list =
            || SourceFile { department: Some("civil_affairs".to_owned()), ..file("名单.csv", &list) };
        let usable = async || {
            let prepared = desk.prepare(vec![list()], day("2020-03-31")).await.unwrap();
            prepared.reconciled.decisions.iter().filter(|it| it.person(0) == Some(0)).count()
        };
        assert_eq!(usable().await, 0, "nobody can know what these columns are");
        assert!(desk.save_mapping("civil_affairs", "这不是对照", "某").await.is_err());
        assert!(desk.mappings().await.unwrap().is_empty());
        let titles = ["编码甲", "编码乙", "编码丙"];
        let fields = [Field::Number, Field::Name, Field::Class];
        let column =
            |(title, field): (&str, Field)| MappedColumn { title: title.to_owned(), field: Some(field) };
        let mapping = Mapping {
            department: "civil_affairs".to_owned(),
            fingerprint: header_fingerprint(titles),
            columns: titles.into_iter().zip(fields).map(column).collect(),
        };
        desk.save_mapping("civil_affairs", &mapping.to_toml(), "某").await.unwrap();
        assert_eq!(usable().await, 1);

        // The same list in another order of columns and with a mark of its encoding: noticed.
        let partial = RoundOptions { partial: true, ..RoundOptions::default() };
        let on = day("2020-03-31");
        let (view, _) = desk.run_round_with(vec![list()], on, &partial, "某").await.unwrap();
        assert!(view.same_files.is_empty());
        let again = format!("救助类别,姓名,身份证号码\n特困,甲丙丁,{one}\n");
        let bytes = [&[0xef, 0xbb, 0xbf], again.as_bytes()].concat();
        let again = SourceFile { bytes, ..list() };
        let (view, _) = desk.run_round_with(vec![again], on, &partial, "某").await.unwrap();
        assert_eq!(view.same_files.len(), 1);
    }
}
