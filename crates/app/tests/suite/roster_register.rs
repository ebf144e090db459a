//! The register's file against what is known: nobody's identity is overwritten in silence, nobody is made twice;
//! and rows without a person keep their claim and their township however they are spelled.

use app::roster::SourceFile;
use app::roster::kept::{ImportedRegister, RosterDesk};
use base::check_digit;
use store::ProblemFilter;

use crate::common::{day, engines};
use crate::roster_desk::{Kept, all, empty_extracts, open};

const PACKS: [&str; 2] = ["wenshang", "jiangjin"];
const HEAD: &str = "证件号码,姓名,性别,出生日期,区划代码,乡镇,村,户编号\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), department: None, bytes: text.as_bytes().to_vec() }
}

/// A number of a made person: a made district, the birth day, an order.
fn number(birth: &str, order: u32) -> String {
    let body = format!("990100{birth}{order:03}");
    format!("{body}{}", check_digit(&body).unwrap())
}

/// Four made people of one village: number, name, sex, birth day.
fn people() -> [(String, &'static str, &'static str, &'static str); 4] {
    [
        (number("19420318", 502), "甲丙梅", "女", "1942-03-18"),
        (number("19600101", 101), "乙建国", "男", "1960-01-01"),
        (number("19700505", 204), "丁丽", "女", "1970-05-05"),
        (number("19800808", 303), "戊海", "男", "1980-08-08"),
    ]
}

/// The register with these numbers for the four, in their order.
fn register(numbers: &[&str]) -> String {
    let mut text = HEAD.to_owned();
    for (nth, ((_, name, sex, birth), number)) in people().into_iter().zip(numbers).enumerate() {
        text += &format!("{number},{name},{sex},{birth},990100101200,青石街道,东庄村,H{nth}\n");
    }
    text
}

fn own_numbers() -> Vec<String> {
    people().into_iter().map(|it| it.0).collect()
}

async fn import(desk: &RosterDesk, name: &str, text: &str) -> ImportedRegister {
    desk.import_register(file(name, text), None, "某").await.unwrap()
}

/// Code and line of what the import found; what was found when the file was read is another matter.
fn found(done: &ImportedRegister) -> Vec<(&'static str, usize)> {
    // That the made places are not the pack's county (ROS-0415) is no matter here.
    let ours = |it: &&base::Finding| it.code.starts_with("ROS") && it.code != "ROS-0415";
    done.findings.0.iter().filter(ours).map(|it| (it.code, it.line)).collect()
}

async fn names(kept: &Kept) -> Vec<(String, Option<String>)> {
    let mut session = kept.app.store().read().await.unwrap();
    let mut names = Vec::new();
    for nth in 0..kept.desk.people().await {
        let person = session.find_person(&format!("R{nth:09}")).await.unwrap().unwrap();
        names.push((person.name, person.number));
    }
    names
}

async fn opened(kept: &Kept) -> &RosterDesk {
    let numbers = own_numbers();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let done = import(&kept.desk, "底册.csv", &register(&numbers)).await;
    assert_eq!((done.added, found(&done)), (4, vec![]));
    &kept.desk
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_have_slipped_a_row_are_not_written() {
    for pack in PACKS {
        for (folder, url) in engines() {
            let kept = open(folder, &url, pack, day("2020-03-31")).await;
            let desk = opened(&kept).await;
            let before = names(&kept).await;
            let mut numbers = own_numbers();
            numbers.rotate_left(1);
            let shifted = register(&numbers.iter().map(String::as_str).collect::<Vec<_>>());
            let done = import(desk, "串行.csv", &shifted).await;
            assert_eq!((done.added, done.changed, done.held_back, done.absent), (0, 0, 4, 0), "{done:?}");
            assert_eq!(found(&done), [2, 3, 4, 5].map(|line| ("ROS-0435", line)));
            assert!(done.findings.0.iter().all(|it| !it.to_string().contains(&numbers[0])));
            // Nor when somebody accepts changes: birth day and sex contradict.
            let done = desk.import_register_with(file("串行.csv", &shifted), None, "某", true).await.unwrap();
            assert_eq!((done.changed, done.held_back), (0, 4));
            assert_eq!(names(&kept).await, before);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_name_waits_until_somebody_accepts_it() {
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = opened(&kept).await;
        let all = people();
        // One misspelt by ear, one quite another name, one with a wrong sex beside the right number.
        let row = |nth: usize, name: &str, sex: &str| {
            let (number, _, _, birth) = &all[nth];
            format!("{number},{name},{sex},{birth},990100101200,青石街道,东庄村,H{nth}\n")
        };
        let text = HEAD.to_owned() + &row(0, "甲丙玫", "女") + &row(1, "己庚", "男") + &row(2, "丁丽", "男");
        let done = import(desk, "改名.csv", &text).await;
        assert_eq!((done.changed, done.held_back, done.absent), (1, 1, 1), "{done:?}");
        assert_eq!(found(&done), [("ROS-0434", 3), ("ROS-0436", 4)]);
        let told = |names: &[(String, Option<String>)]| -> Vec<String> {
            names.iter().map(|it| it.0.clone()).collect()
        };
        assert_eq!(told(&names(&kept).await), ["甲丙玫", "乙建国", "丁丽", "戊海"]);
        let done = desk.import_register_with(file("改名.csv", &text), None, "某", true).await.unwrap();
        assert_eq!((done.same_as, done.changed, done.held_back), (None, 1, 0));
        assert_eq!(told(&names(&kept).await), ["甲丙玫", "己庚", "丁丽", "戊海"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_number_is_one_person_in_the_first_import_too() {
    let own = own_numbers();
    let text = register(&[&own[1], &own[1], &own[1], &own[3]]);
    for (folder, url) in engines() {
        let kept = open(folder, &url, "jiangjin", day("2020-03-31")).await;
        // The second row is the one that the number fits.
        let done = import(&kept.desk, "一号多人.csv", &text).await;
        assert_eq!((done.added, done.left_out), (2, 2), "{done:?}");
        assert_eq!(found(&done), [("ROS-0432", 2), ("ROS-0432", 4)]);
        let first = done.findings.0.iter().find(|it| it.code == "ROS-0432").unwrap();
        assert!(first.message.contains("第 3 行"), "{}", first.message);
        let told: Vec<String> = names(&kept).await.into_iter().map(|it| it.0).collect();
        assert_eq!(told, ["乙建国", "戊海"]);
        // Later the others come with their own numbers.
        let done =
            import(&kept.desk, "底册.csv", &register(&own.iter().map(String::as_str).collect::<Vec<_>>()))
                .await;
        assert_eq!((done.added, done.changed, done.left_out), (2, 0, 0), "{done:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_that_cannot_be_used_are_listed_and_nobody_is_made_twice() {
    let own = own_numbers();
    let wrong = format!("{}{}", &own[0][..17], if own[0].ends_with('1') { '2' } else { '1' });
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        // First import: the first has a wrong check character, the third is there three times.
        let mut text = register(&[&wrong, &own[1], &own[2], "123"]);
        text += "无,丁丽,女,1970-5-5,990100101200,青石街道,东庄村,H2\n";
        text += "99010019700505,丁丽,女,1970-5-5,990100101200,青石街道办事处,东庄,H2\n";
        let done = import(&kept.desk, "底册.csv", &text).await;
        assert_eq!((done.added, done.left_out), (4, 2), "{done:?}");
        assert_eq!(found(&done), [("ROS-0431", 2), ("ROS-0431", 5), ("ROS-0433", 6), ("ROS-0433", 7)]);
        let kept_numbers: Vec<bool> = names(&kept).await.iter().map(|it| it.1.is_some()).collect();
        assert_eq!(kept_numbers, [false, true, true, false]);

        // The same mistakes again: nobody new. Then the right numbers: the same people have them now.
        let again = text.replace("123,戊海", "1234,戊海");
        let done = import(&kept.desk, "底册二.csv", &again).await;
        assert_eq!((done.added, done.changed, done.left_out), (0, 0, 2), "{done:?}");
        let all_right = register(&own.iter().map(String::as_str).collect::<Vec<_>>());
        let done = import(&kept.desk, "底册三.csv", &all_right).await;
        assert_eq!((done.added, done.changed, done.renumbered), (0, 2, 0), "{done:?}");
        let told = names(&kept).await;
        assert_eq!((&told[0].1, &told[3].1), (&Some(own[0].clone()), &Some(own[3].clone())));

        // A wrong number of somebody who has a right one: listed, the right one stays.
        let done = import(&kept.desk, "底册四.csv", &register(&[&wrong])).await;
        assert_eq!((done.added, done.changed, found(&done)), (0, 0, vec![("ROS-0431", 2)]), "{done:?}");
        assert_eq!(names(&kept).await[0].1.as_ref(), Some(&own[0]));
    }
}

/// A list of civil affairs with one row of nobody's number, as spelled.
fn list(birth: &str, township: &str, village: &str, name: &str) -> SourceFile {
    let head = "姓名,身份证号码,出生日期,乡镇,村,救助类别,认定日期\n";
    let text = format!("{head}{name},,{birth},{township},{village},特困,2020-01-02\n");
    SourceFile { department: Some("civil_affairs".to_owned()), ..file("民政.csv", &text) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unmatched_row_stays_the_same_problem_however_it_is_spelled() {
    for pack in PACKS {
        for (folder, url) in engines() {
            let kept = open(folder, &url, pack, day("2020-03-31")).await;
            let desk = opened(&kept).await;
            let on = day("2020-03-31");
            let spelled = [
                list("1942-03-18", "青石街道", "东庄村", "甲丙梅"),
                list("42-3-18", "青石街道办事处", "东庄", "甲 丙梅"),
                list("1942.3.18", "汶上县青石 街道", "东庄村委会", "甲丙梅"),
                list("15418", "青石", "青石街道东庄村", "甲丙梅"),
                list("１９４２年３月１８日", "９９０１００１０１", "990100101200", "甲丙梅"),
            ];
            for (nth, list) in spelled.iter().enumerate() {
                let (view, _) =
                    desk.run_round([empty_extracts(), vec![list.clone()]].concat(), on, "某").await.unwrap();
                let counts = (view.counts.new, view.counts.still_open, view.counts.cured);
                assert_eq!(counts, if nth == 0 { (1, 0, 0) } else { (0, 1, 0) }, "{pack} {nth}");
            }
            // One township on the work list.
            let of = ProblemFilter { township: Some("990100101".to_owned()), ..ProblemFilter::default() };
            let problems = all(desk, &of).await;
            assert_eq!((problems.len(), all(desk, &ProblemFilter::default()).await.len()), (1, 1));
            assert!(problems[0].person_id.is_none());
            // Whom a clerk has named stays named.
            desk.confirm_claim(problems[0].id, "R000000000", "某").await.unwrap();
            for list in spelled {
                let prepared = desk.prepare(vec![list], on).await.unwrap();
                assert_eq!(prepared.reconciled.decisions[0].person(0), Some(0));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn townships_in_other_words_are_one_sheet() {
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = opened(&kept).await;
        let rows = ["青石", "青石街道", "青石街道办", "青石街道办事处", "汶上县青石街道", "青石 街道"];
        let row = |(nth, township): (usize, &&str)| {
            format!("庚辛{nth}壬,,1950-01-0{},{township},东庄村,特困,2020-01-02\n", nth + 1)
        };
        let text = "姓名,身份证号码,出生日期,乡镇,村,救助类别,认定日期\n".to_owned()
            + &rows.iter().enumerate().map(row).collect::<String>();
        let list = SourceFile { department: Some("civil_affairs".to_owned()), ..file("民政.csv", &text) };
        desk.run_round([empty_extracts(), vec![list]].concat(), day("2020-03-31"), "某").await.unwrap();
        let of = ProblemFilter { township: Some("990100101".to_owned()), ..ProblemFilter::default() };
        assert_eq!(all(desk, &of).await.len(), rows.len());
        assert_eq!(all(desk, &ProblemFilter::default()).await.len(), rows.len());
    }
}
