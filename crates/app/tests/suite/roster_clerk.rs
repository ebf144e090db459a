//! What a clerk is told and what a round does are one: columns, days, lines, places.

use app::roster::SourceFile;
use base::check_digit;
use intake::Field;
use roster::problem::Actor;
use store::ProblemFilter;

use crate::common::{day, engines};
use crate::roster_desk::{all, empty_extracts, open, partial};

const REGISTER: &str = "证件号码,姓名,性别,出生日期,乡镇,村,户号\n";

fn file(department: &str, name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        department: Some(department.to_owned()),
        bytes: text.as_bytes().to_vec(),
    }
}

fn number(birth: &str, order: u32) -> String {
    let body = format!("990100{birth}{order:03}");
    format!("{body}{}", check_digit(&body).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_under_a_header_of_two_rows_count_like_those_under_one() {
    let (old, new) = (number("19540301", 101), number("19540301", 501));
    let other = number("19800412", 202);
    let register = format!(
        "{REGISTER}{new},甲丙丁,男,1954-03-01,示例镇,东沟村,H1\n{other},乙新名,女,1980-04-12,示例镇,西沟村,H2\n"
    );
    let list = format!(
        "姓名,身份证号,救助类别,认定日期\n甲丙丁,{old},特困,2019-01-02\n乙旧名,{other},特困,2019-01-02\n"
    );
    let flat = format!(
        "变动类型,原姓名,原身份证号,现姓名,新身份证号,变动日期\n号码变更,甲丙丁,{old},甲丙丁,{new},2020-01-06\n\
         更名,乙旧名,{other},乙新名,{other},2020-01-05\n"
    );
    let two = format!(
        "业务类别,变更前,,变更后,,变更日期\n,姓名,公民身份号码,姓名,公民身份号码,\n\
         身份证号变更,甲丙丁,{old},甲丙丁,{new},2020-01-06\n姓名变更,乙旧名,{other},乙新名,{other},2020-01-05\n"
    );
    for pack in ["wenshang", "jiangjin"] {
        let (folder, url) = engines().into_iter().next().unwrap();
        let kept = open(folder, &url, pack, day("2020-03-31")).await;
        kept.desk.import_register(file("register", "底册.csv", &register), None, "某").await.unwrap();
        for police in [&flat, &two] {
            let files = vec![file("police", "公安.csv", police), file("civil_affairs", "民政.csv", &list)];
            let done = kept.desk.prepare(files, day("2020-03-31")).await.unwrap().reconciled;
            let found: Vec<Option<u32>> = (0..2).map(|at| done.decisions[1].person(at)).collect();
            assert_eq!(found, [Some(0), Some(1)], "{pack} {police}");
            let codes: Vec<&str> = done.kinds.iter().map(|it| it.code.as_str()).collect();
            assert!(codes.contains(&"changed.number") && codes.contains(&"changed.name"), "{pack} {codes:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_column_taken_out_of_a_saved_mapping_is_out_of_the_round() {
    let one = number("19540301", 101);
    let register = format!("{REGISTER}{one},甲丙丁,男,1954-03-01,示例镇,东沟村,H1\n");
    let list =
        format!("姓名,公民身份号码,脱贫属性,识别时间,人员状态\n甲丙丁,{one},脱贫享受政策,2016-01-01,失联\n");
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        desk.import_register(file("register", "底册.csv", &register), None, "某").await.unwrap();
        let missing = async || {
            let done =
                desk.prepare(vec![file("poverty", "扶贫.csv", &list)], day("2020-03-31")).await.unwrap();
            done.reconciled.kinds.iter().any(|it| it.code.starts_with("missing."))
        };
        assert!(missing().await);
        let look = desk.look(file("poverty", "扶贫.csv", &list)).await.unwrap();
        assert_eq!(look.sheets[0].columns[4].field.as_deref(), Some("status"));

        let sheets = intake::read_file("扶贫.csv", list.clone().into_bytes());
        let mut mapping = intake::recognise("扶贫.csv", &sheets.tables[0], &[]).to_mapping("poverty");
        assert_eq!(mapping.columns[4].field, Some(Field::Status));
        mapping.columns[4].field = None;
        let text = mapping.to_toml();
        assert!(desk.save_mapping("civil_affairs", &text, "某").await.is_err(), "of another department");
        mapping.department = "nobody".to_owned();
        assert!(desk.save_mapping("", &mapping.to_toml(), "某").await.is_err(), "a department that is none");
        assert_eq!(desk.save_mapping("", &text, "某").await.unwrap().department, "poverty");

        assert!(!missing().await, "the round still reads the column");
        let look = desk.look(file("poverty", "扶贫.csv", &list)).await.unwrap();
        assert!(look.sheets[0].is_mapped);
        assert_eq!(look.sheets[0].columns[4].field, None);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daily_file_names_lines_and_tells_another_year() {
    let one = number("19540301", 101);
    let register = format!("{REGISTER}{one},甲丙丁,男,1954-03-01,示例镇,东沟村,H1\n");
    let paid =
        format!("年度,身份证号,姓名,缴费金额,缴费日期,退费日期\n\n2020,{one},甲丙丁,280,2019-11-02,\n");
    let list = format!("姓名,身份证号码,救助类别,认定日期\n甲丙丁,{one},特困,2019-05-01\n");
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2021-02-01")).await;
        let desk = &kept.desk;
        desk.import_register(file("register", "底册.csv", &register), None, "某").await.unwrap();
        desk.run_round_with(vec![file("payment", "缴费.csv", &paid)], day("2020-03-31"), &partial(), "某")
            .await
            .unwrap();
        let daily = |text: &str| file("civil_affairs", "民政今日.csv", text);
        let early = desk.take_daily_on(daily(&list), Some(day("2020-03-30")), "某").await;
        assert!(early.is_err(), "before the round");
        let view = desk.take_daily_on(daily(&list), Some(day("2020-04-01")), "某").await.unwrap();
        assert!(view.findings.0.iter().all(|it| it.code != "ROS-0414"), "{:?}", view.findings);
        let mut lines = Vec::new();
        for id in &view.new {
            let problem = desk.problem(*id).await.unwrap();
            lines.extend(problem.detail.rows.iter().map(|it| it.line));
        }
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines, [2, 3], "the row of the daily file, and that of the round's");

        let view = desk.take_daily(daily(&format!("{list}戊己庚,,特困,2019-05-01\n")), "某").await.unwrap();
        assert!(view.findings.0.iter().any(|it| it.code == "ROS-0414"), "{:?}", view.findings);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn places_of_another_county_are_told() {
    let (one, two) = (number("19540301", 101), number("19800412", 202));
    let register = format!(
        "证件号码,姓名,性别,出生日期,区划代码,乡镇,村,户号\n\
         {one},甲丙丁,男,1954-03-01,990100101001,示例镇,东沟村,H1\n\
         {two},乙丙丁,女,1980-04-12,370830101001,示例街道,西沟村,H2\n"
    );
    let list = format!(
        "姓名,身份证号码,救助类别,认定日期\n甲丙丁,{one},特困,2019-05-01\n乙丙丁,{two},特困,2019-05-01\n"
    );
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        let done = desk.import_register(file("register", "底册.csv", &register), None, "某").await.unwrap();
        let told: Vec<&base::Finding> = done.findings.0.iter().filter(|it| it.code == "ROS-0415").collect();
        assert_eq!(told.len(), 1, "{:?}", done.findings);
        assert!(
            told[0].message.starts_with("1 行") && told[0].message.contains("370830"),
            "{}",
            told[0].message
        );
        let mut files = empty_extracts();
        files.push(file("civil_affairs", "民政.csv", &list));
        desk.run_round(files, day("2020-03-31"), "某").await.unwrap();
        let problems = all(desk, &ProblemFilter::default()).await;
        assert!(problems.len() >= 2, "{problems:?}");
        let desk_of = app::roster::kept::read_desk("county", "370830").unwrap();
        let actor = Actor { id: "某".to_owned(), desk: desk_of };
        let done = desk.assign_by_rule(&ProblemFilter::default(), &actor).await.unwrap();
        assert_eq!(done.assigned as usize, problems.len());
        assert!((1..done.assigned).contains(&done.unplaced), "{done:?}");
        assert_eq!(done.findings.0[0].code, "ROS-0416");
    }
}
