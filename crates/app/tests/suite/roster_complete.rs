//! A sender who is absent cures nothing: the round is refused, or kept as a partial one in which whatever needs his
//! rows stays as it was.

use std::collections::BTreeMap;

use app::roster::SourceFile;
use app::roster::kept::{RoundOptions, RoundView};
use base::check_digit;
use store::ProblemFilter;

use crate::common::{day, engines};
use crate::roster_desk::{Kept, all, open, partial};

const HEADS: [(&str, &str); 8] = [
    ("poverty", "姓名,身份证号,脱贫属性,识别时间"),
    ("civil_affairs", "姓名,身份证号,救助类别,批准日期"),
    ("funeral", "姓名,身份证号,死亡日期"),
    ("elsewhere", "姓名,身份证号,参保地,参保日期"),
    ("enrolment", "姓名,证件号码,险种,参保开始日期,参保结束日期"),
    ("waiver", "姓名,证件号码,开始日期,结束日期"),
    ("flag", "姓名,证件号码,标识开始日期,标识结束日期"),
    ("payment", "姓名,证件号码,缴费金额,缴费日期,退费日期"),
];

const NAMES: [&str; 5] = ["甲丙丁", "乙丙丁", "丙丁戊", "丁戊己", "戊己庚"];

/// Name and number of a made person.
fn who(nth: usize) -> String {
    let body = format!("9901001954030{}10{nth}", nth + 1);
    format!("{},{body}{}", NAMES[nth], check_digit(&body).unwrap())
}

/// Rows of each sender. 0 has an allowance and paid; 1 is poor and covered by nothing; 2 is poor and all is right;
/// 3 has an allowance and all is right; 4 has a flag and is on the list of those insured elsewhere.
fn round() -> BTreeMap<&'static str, Vec<String>> {
    let rows = |of: &[(usize, &str)]| of.iter().map(|(nth, rest)| format!("{}{rest}", who(*nth))).collect();
    let year = ",2020-01-01,2020-12-31";
    let lived = ",居民,2020-01-01,2020-12-31";
    BTreeMap::from([
        ("poverty", rows(&[(1, ",脱贫享受政策,2018-05-01"), (2, ",脱贫享受政策,2018-05-01")])),
        ("civil_affairs", rows(&[(0, ",低保,2018-01-01"), (3, ",低保,2018-01-01")])),
        ("funeral", Vec::new()),
        ("elsewhere", rows(&[(4, ",某县,2020-01-01")])),
        ("enrolment", rows(&[(0, lived), (2, lived), (3, lived)])),
        ("waiver", rows(&[(2, year), (3, year)])),
        ("flag", rows(&[(2, year), (3, year)])),
        ("payment", rows(&[(0, ",280.00,2019-11-05,")])),
    ])
}

fn files(rows: &BTreeMap<&str, Vec<String>>) -> Vec<SourceFile> {
    let file = |(code, head): (&str, &str)| {
        let rows = rows.get(code)?;
        let text = format!("{head}\n{}\n", rows.join("\n"));
        Some(SourceFile {
            name: format!("{code}.csv"),
            department: Some(code.to_owned()),
            bytes: text.into_bytes(),
        })
    };
    HEADS.into_iter().filter_map(file).collect()
}

/// Code and stage of every problem of a person.
async fn ledger(kept: &Kept) -> Vec<(String, i64, i64)> {
    let of = |it: store::RosterProblem| (it.code, it.person_no.unwrap_or(-1), it.stage);
    let mut found: Vec<_> = all(&kept.desk, &ProblemFilter::default()).await.into_iter().map(of).collect();
    found.sort();
    found
}

async fn first(kept: &Kept) -> RoundView {
    let people: String =
        (0..5).map(|nth| format!("{},女,1954-03-0{},示例镇,东沟村\n", who(nth), nth + 1)).collect();
    let text = format!("姓名,证件号码,性别,出生日期,乡镇,村\n{people}");
    let register = SourceFile { name: "底册.csv".to_owned(), department: None, bytes: text.into_bytes() };
    let done = kept.desk.import_register(register, None, "某").await.unwrap();
    assert_eq!(done.added, 5);
    let (view, findings) = kept.desk.run_round(files(&round()), day("2020-03-31"), "某").await.unwrap();
    let told: Vec<&str> = findings.0.iter().map(|it| it.code).collect();
    assert_eq!(told, ["ROS-0423"], "the empty list of the funeral home is told, and no error");
    view
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_absent_cures_nothing() {
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let desk = &kept.desk;
        first(&kept).await;
        let before = ledger(&kept).await;
        let open_ones = [("paid.allowance".to_owned(), 0, 0), ("uncovered.unexplained".to_owned(), 1, 0)];
        assert_eq!(before, open_ones);

        // Missing, unreadable, header only, and a file of nobody knows whom.
        let civil =
            |bytes: Vec<u8>| SourceFile {
                name: "民政局低保名册.xlsx".to_owned(), department: None, bytes
            };
        let without = |code: &str| {
            let mut rows = round();
            rows.remove(code);
            files(&rows)
        };
        let mut unreadable = without("civil_affairs");
        unreadable.push(civil([b"PK\x03\x04".as_slice(), &[0; 40], b"xl/"].concat()));
        let mut empty = round();
        empty.insert("civil_affairs", Vec::new());
        let mut nobodys = files(&round());
        nobodys.push(SourceFile {
            name: "新建.csv".to_owned(),
            department: None,
            bytes: b"a,b\n1,2\n".to_vec(),
        });
        let cases = [
            (without("civil_affairs"), "ROS-0421", "civil_affairs"),
            (unreadable, "ROS-0422", "民政局低保名册.xlsx"),
            (files(&empty), "ROS-0423", "只有表头"),
            (nobodys, "ROS-0422", "新建.csv"),
            (without("payment"), "ROS-0421", "payment"),
        ];
        for (sources, code, words) in cases {
            let refused = desk.run_round(sources, day("2020-04-30"), "某").await.unwrap_err();
            assert_eq!(refused.findings.0.len(), 1, "{refused}");
            assert_eq!((refused.fault, refused.findings.0[0].code), (app::Fault::State, code));
            assert!(refused.text().contains(words), "{refused}");
        }
        assert_eq!(desk.rounds().await.unwrap().len(), 1, "nothing was kept");

        // Partial: each of them may be absent, nothing is cured and nothing invented.
        let partial = partial();
        for code in ["civil_affairs", "poverty", "enrolment", "waiver", "flag", "payment", "elsewhere"] {
            let (view, findings) =
                desk.run_round_with(without(code), day("2020-04-30"), &partial, "某").await.unwrap();
            let counts = &view.counts;
            assert_eq!(counts.absent, [code]);
            assert_eq!(findings.0[0].severity, base::Severity::Error);
            assert_eq!((counts.new, counts.cured, counts.still_open), (0, 0, 2), "{code}: {counts:?}");
            assert_eq!(ledger(&kept).await, before, "{code}");
        }
        // A partial round forgets nothing: the next one still misses who was there before. Nobody has an allowance
        // any more: only where that is said, it cures.
        let refused = desk.run_round(without("civil_affairs"), day("2020-05-31"), "某").await;
        assert!(refused.is_err());
        let complete = RoundOptions { complete: vec!["civil_affairs".to_owned()], ..RoundOptions::default() };
        let (view, _) = desk.run_round_with(files(&empty), day("2020-05-31"), &complete, "某").await.unwrap();
        assert_eq!((view.counts.cured, view.counts.new), (1, 1), "{:?}", view.counts);
        let after = ledger(&kept).await;
        assert!(after.contains(&("flag.without_roster".to_owned(), 3, 0)), "{after:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partial_round_still_tells_what_needs_nobody_absent() {
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        first(&kept).await;
        // Without the list of those insured elsewhere: the refund is made and waived; two more have paid, of whom
        // one needs the absent list's word only for other kinds.
        let mut rows = round();
        rows.remove("elsewhere");
        rows.insert(
            "payment",
            vec![
                format!("{},280.00,2019-11-05,2020-04-10", who(0)),
                format!("{},280.00,2019-11-05,", who(3)),
            ],
        );
        rows.get_mut("waiver").unwrap().push(format!("{},2020-01-01,2020-12-31", who(0)));
        rows.get_mut("flag").unwrap().push(format!("{},2020-01-01,2020-12-31", who(0)));
        let (view, _) =
            kept.desk.run_round_with(files(&rows), day("2020-04-30"), &partial(), "某").await.unwrap();
        let counts = &view.counts;
        assert_eq!((counts.new, counts.cured, counts.still_open), (1, 1, 1), "{counts:?}");
        assert_eq!(counts.kinds.keys().collect::<Vec<_>>(), ["paid.allowance", "uncovered.unexplained"]);
    }
}

/// A first round without an extract: nothing is opened that would rest on its silence.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_round_without_extract_invents_nothing() {
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", day("2020-03-31")).await;
        let people: String =
            (0..5).map(|nth| format!("{},女,1954-03-0{},示例镇,东沟村\n", who(nth), nth + 1)).collect();
        let text = format!("姓名,证件号码,性别,出生日期,乡镇,村\n{people}");
        let register =
            SourceFile { name: "底册.csv".to_owned(), department: None, bytes: text.into_bytes() };
        kept.desk.import_register(register, None, "某").await.unwrap();
        let mut rows = round();
        rows.remove("enrolment");
        let refused = kept.desk.run_round(files(&rows), day("2020-03-31"), "某").await.unwrap_err();
        assert!(refused.text().contains("enrolment"), "{refused}");
        kept.desk.run_round_with(files(&rows), day("2020-03-31"), &partial(), "某").await.unwrap();
        assert_eq!(ledger(&kept).await, [("paid.allowance".to_owned(), 0, 0)]);
    }
}
