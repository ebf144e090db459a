//! Day-end reconciliation as a hospital does it: totals, then details, then what to do for each line.

use serde_json::{Value, json};

use crate::common::files::{unzipped, zipped};
use crate::common::hospital::{envelope, line, msgid, settle};
use crate::common::{self, HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

const OTHER: &str = "H43028100002";

async fn open(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-05", url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.institution(OTHER, "示例医院二", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

/// A settlement as the hospital's own book has it.
#[derive(Debug, Clone)]
struct Own {
    setl_id: String,
    mdtrt_id: String,
    fee: String,
    fund: String,
    msgid: String,
}

impl Own {
    fn row(&self, back: bool) -> String {
        let sign = if back { "-" } else { "" };
        let flag = i32::from(back);
        let Own { setl_id, mdtrt_id, fee, fund, .. } = self;
        format!("{setl_id}\t{mdtrt_id}\t{PERSON}\t{sign}{fee}\t{sign}{fund}\t0\t{flag}\r\n")
    }
}

async fn settled(server: &TestServer, yuan: &str) -> Own {
    let visit = server.register(PERSON, "2024-03-05").await;
    let about = json!({ "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "11" } });
    server.done("2203", about).await;
    let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", yuan, "1000", "2024-03-05")] });
    server.done("2204", lines).await;
    let msgid = msgid();
    let answer = server.send("2207", &msgid, settle(&visit, PERSON, yuan)).await;
    assert_eq!(answer["infcode"], 0, "{answer}");
    let info = &answer["output"]["setlinfo"];
    Own {
        setl_id: info["setl_id"].as_str().unwrap().to_owned(),
        mdtrt_id: visit,
        fee: yuan.to_owned(),
        fund: info["fund_pay_sumamt"].to_string(),
        msgid,
    }
}

async fn reverse(server: &TestServer, own: &Own) {
    let undo = json!({ "data": { "setl_id": own.setl_id, "mdtrt_id": own.mdtrt_id, "psn_no": PERSON } });
    server.done("2208", undo).await;
}

fn asked(file: &str) -> Value {
    json!({ "data": { "setl_optins": "500116", "file_qury_no": file, "stmt_begndate": "2024-03-05",
        "stmt_enddate": "2024-03-05", "medfee_sumamt": 0, "fund_pay_sumamt": 0, "cash_payamt": 0,
        "fixmedins_setl_cnt": 0, "clr_type": "11", "REFD_SETL_FLAG": "" } })
}

/// Lines of the answer's file: settlement, message, result, flag, first word of the memo.
async fn compared(server: &TestServer, text: &str) -> Vec<[String; 5]> {
    let file = server.upload(&zipped(text.as_bytes())).await;
    let info = server.done("3202", asked(&file)).await["fileinfo"].clone();
    assert!(info["filename"].as_str().unwrap().ends_with(".zip"), "{info}");
    assert!(info["dld_endtime"].as_str().unwrap().starts_with("2024-04-0"), "{info}");
    let lines = server.fetch(info["file_qury_no"].as_str().unwrap()).await;
    let lines = lines.into_iter().map(|it| {
        assert_eq!(it.len(), 10, "{it:?}");
        let word = it[6].split('】').next().unwrap().trim_start_matches('【').to_owned();
        [it[2].clone(), it[3].clone(), it[4].clone(), it[5].clone(), word]
    });
    lines.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn details_name_exactly_what_differs() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let mut all = Vec::new();
        for yuan in ["40", "50", "60", "70", "80"] {
            all.push(settled(&server, yuan).await);
        }
        let [good, other_amount, only_centre, back_here, back_there] = &all[..] else { unreachable!() };
        reverse(&server, back_here).await;
        // Booked and taken back on both sides: nothing stands, nothing differs.
        let gone = settled(&server, "90").await;
        reverse(&server, &gone).await;

        // The day's totals differ first.
        let totals = json!({ "data": { "insutype": "390", "clr_type": "11", "stmt_begndate": "2024-03-05",
            "stmt_enddate": "2024-03-05", "medfee_sumamt": 1, "fund_pay_sumamt": 0, "acct_pay": 0,
            "fixmedins_setl_cnt": 1 } });
        let said = server.done("3201", totals).await["stmtinfo"].clone();
        assert_eq!(said["stmt_rslt"], "1");
        assert!(said["stmt_rslt_dscr"].as_str().unwrap().contains("中心 4 笔、总额 230.00"), "{said}");

        let wrong = Own { fee: "51".to_owned(), ..other_amount.clone() };
        let unknown = Own { setl_id: "S-NONE".to_owned(), mdtrt_id: String::new(), ..good.clone() };
        let text = [
            good.row(false),
            wrong.row(false),
            unknown.row(false),
            back_here.row(false),
            back_there.row(false),
            back_there.row(true),
            gone.row(false),
            gone.row(true),
        ];
        let found = compared(&server, &text.concat()).await;
        let line = |own: &Own, flag: &str, word: &str, is_known: bool, is_named: bool| {
            let id = if is_named { own.setl_id.as_str() } else { "null" };
            let msgid = if is_known { own.msgid.as_str() } else { "null" };
            [id, msgid, "1", flag, word].map(str::to_owned)
        };
        let expected = [
            line(other_amount, "0", "金额不符", true, true),
            line(&unknown, "0", "医院多", false, true),
            line(back_there, "1", "中心未撤销", true, true),
            line(only_centre, "0", "中心多", true, false),
            line(back_here, "1", "医院未撤销", true, true),
        ];
        assert_eq!(found, expected, "{engine}");

        // What each line says is done; then nothing differs.
        server
            .done(
                "2601",
                json!({ "data": { "psn_no": PERSON, "omsgid": only_centre.msgid, "oinfno": "2207" } }),
            )
            .await;
        reverse(&server, back_there).await;
        let text = [
            good.row(false),
            other_amount.row(false),
            back_here.row(false),
            back_here.row(true),
            back_there.row(false),
            back_there.row(true),
        ];
        assert_eq!(compared(&server, &text.concat()).await, <[[String; 5]; 0]>::default());
        server.assert_sound().await;
    }
}

/// A settlement whose answer was lost and whose message was voided is in neither book.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_voided_is_no_difference_on_any_day() {
    let server = open(None).await;
    let (good, back, lost) =
        (settled(&server, "40").await, settled(&server, "50").await, settled(&server, "60").await);
    reverse(&server, &back).await;
    server.clock.set(common::day("2024-03-06"));
    let void = json!({ "data": { "psn_no": PERSON, "omsgid": lost.msgid, "oinfno": "2207" } });
    server.done("2601", void).await;
    let totals = async |day: &str, flag: &str, fee: &str, fund: &str, count: i64| {
        let input = json!({ "data": { "insutype": "390", "clr_type": "11", "stmt_begndate": day, "stmt_enddate": day,
            "medfee_sumamt": fee, "fund_pay_sumamt": fund, "acct_pay": 0, "fixmedins_setl_cnt": count,
            "refd_setl_flag": flag } });
        server.done("3201", input).await["stmtinfo"]["stmt_rslt"].as_str().unwrap().to_owned()
    };
    assert_eq!(totals("2024-03-05", "0", &good.fee, &good.fund, 1).await, "0");
    assert_eq!(totals("2024-03-05", "1", "-50", &format!("-{}", back.fund), 1).await, "0");
    assert_eq!(totals("2024-03-06", "1", "0", "0", 0).await, "0", "nothing was taken back there");
    assert_eq!(
        totals("2024-03-06", "1", "-60", &format!("-{}", lost.fund), 1).await,
        "0",
        "or as taken back"
    );
    assert_eq!(totals("2024-03-06", "1", "-61", "0", 1).await, "1");
    let text = [good.row(false), back.row(false), back.row(true)].concat();
    assert_eq!(compared(&server, &text).await, <[[String; 5]; 0]>::default());
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_gets_the_first_file_and_other_content_is_refused() {
    let server = open(None).await;
    let own = settled(&server, "40").await;
    let file = server.upload(&zipped(own.row(false).as_bytes())).await;
    let number = msgid();
    let first = server.send("3202", &number, asked(&file)).await;
    settled(&server, "50").await;
    assert_eq!(server.send("3202", &number, asked(&file)).await["output"], first["output"]);
    let id = first["output"]["fileinfo"]["file_qury_no"].as_str().unwrap();
    assert_eq!(server.fetch(id).await, <[Vec<String>; 0]>::default());
    let again = server.done("3202", asked(&file)).await["fileinfo"]["file_qury_no"].clone();
    assert_eq!(server.fetch(again.as_str().unwrap()).await.len(), 1, "a new message sees the new settlement");
    let mut changed = asked(&file);
    changed["data"]["clr_type"] = json!("21");
    let refused = server.send("3202", &number, changed).await;
    assert!(refused["err_msg"].as_str().unwrap().contains("APP-0011"), "{refused}");

    let input = json!({ "fsUploadIn": { "in": [1, 2], "filename": "d.zip", "fixmedins_code": HOSPITAL } });
    let number = msgid();
    let first = server.send("9101", &number, input.clone()).await;
    assert_eq!(server.send("9101", &number, input).await["output"], first["output"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_the_institutions_own_and_have_a_last_day() {
    let server = open(None).await;
    let file = server.upload(&zipped(b"x")).await;
    let (head, bytes) = server.fetch_raw(&file, OTHER).await;
    assert!(head.contains("application/json"), "{head}");
    assert!(String::from_utf8(bytes).unwrap().contains("没有文件"));
    let mut body = envelope("3202", &msgid(), asked(&file));
    body["fixmedins_code"] = json!(OTHER);
    let (_, answer) = server.post("/fsi/3202", &[], body.to_string().as_bytes()).await;
    assert!(answer["err_msg"].as_str().unwrap().contains("没有文件"), "{answer}");
    server.clock.set(common::day("2024-04-04"));
    assert!(server.fetch_raw(&file, HOSPITAL).await.0.contains("octet-stream"));
    server.clock.set(common::day("2024-04-05"));
    let (_, bytes) = server.fetch_raw(&file, HOSPITAL).await;
    assert!(String::from_utf8(bytes).unwrap().contains("2024-04-04 已过"));
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_are_refused_with_every_line_that_is_wrong() {
    let server = open(None).await;
    let own = settled(&server, "40").await;
    for (bytes, code) in [
        (b"not a zip".to_vec(), "GW-0351"),
        (zipped(b"a\tb\tc\n"), "GW-0357"),
        (zipped(b"S1\tV1\tP1\tabc\t1\t2\t0\n"), "GW-0342"),
        (zipped(b"S1\tV1\tP1\t1\t1\t2\t7\n"), "GW-0342"),
        (zipped(&[b"S1\t\xff\xff\xff".as_slice(), b"\n"].concat()), "GW-0355"),
        (zipped(&vec![b'9'; 40 * 1024 * 1024]), "GW-0354"),
    ] {
        let file = server.upload(&bytes).await;
        let message = server.refused("3202", asked(&file)).await;
        assert!(message.contains(code), "{code}: {message}");
    }
    let two = "S1\tV1\tP1\tx\t1\t2\t0\r\nS2\tV1\tP1\t1\ty\t2\t9\r\n";
    let file = server.upload(&zipped(two.as_bytes())).await;
    let answer = server.send("3202", &msgid(), asked(&file)).await;
    for word in ["第 1 行", "“x”", "第 2 行", "“y”", "“9”"] {
        assert!(answer["err_msg"].as_str().unwrap().contains(word), "{word}: {answer}");
    }
    assert!(server.refused("3202", asked("F-NONE")).await.contains("没有文件"));
    let mut late = asked("F");
    late["data"]["stmt_enddate"] = json!("2024-03-04");
    assert!(server.refused("3202", late).await.contains("GW-0340"));
    for bytes in [json!([]), json!(""), json!([300]), json!({}), json!(null)] {
        let input = json!({ "fsUploadIn": { "in": bytes, "filename": "d.zip" } });
        assert!(server.refused("9101", input).await.contains("GW-0350"));
    }

    // GB18030, a header, and multipart are read.
    let text = format!(
        "setl_id\tmdtrt_id\tpsn_no\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\trefd_setl_flag\r\n{}",
        own.row(false)
    );
    let (gbk, ..) = encoding_rs::GB18030.encode(&text);
    let message = envelope("9101", &msgid(), json!({ "fsUploadIn": { "filename": "对账.zip" } })).to_string();
    let mut body = format!("--B\r\nContent-Disposition: form-data; name=\"jsonStr\"\r\n\r\n{message}\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n").into_bytes();
    body.extend(zipped(&gbk));
    body.extend(b"\r\n--B--\r\n");
    let kind = [("Content-Type", "multipart/form-data; boundary=B")];
    let (_, answer) = server.post("/fsi/api/fileupload/upload", &kind, &body).await;
    assert_eq!(answer["output"]["filename"], "对账.zip", "{answer}");
    let file = answer["output"]["file_qury_no"].as_str().unwrap().to_owned();
    let result = server.done("3202", asked(&file)).await["fileinfo"]["file_qury_no"].clone();
    let (head, bytes) = server.fetch_raw(result.as_str().unwrap(), HOSPITAL).await;
    assert!(head.contains("attachment; filename="), "{head}");
    assert_eq!(unzipped(&bytes), <[Vec<String>; 0]>::default());
}

/// What is taken back long after is seen on the day it is taken back, and what is settled long after its visit
/// on the day it is settled: totals and details.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_old_is_seen_when_it_moves() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let own = settled(&server, "40").await;
        let visit = server.register(PERSON, "2024-03-05").await;
        let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "30", "20", "2024-03-05")] });
        server.done("2204", lines).await;
        server.clock.set(common::day("2024-11-20"));
        reverse(&server, &own).await;
        let late = server.done("2207", settle(&visit, PERSON, "30")).await;
        let fund = |output: &Value| output["setlinfo"]["fund_pay_sumamt"].clone();
        let totals = |flag: &str, fee: &str, fund: Value| {
            json!({ "data": { "insutype": "390", "clr_type": "11", "setl_optins": "500116",
                "stmt_begndate": "2024-11-20", "stmt_enddate": "2024-11-20", "medfee_sumamt": fee,
                "fund_pay_sumamt": fund, "acct_pay": 0, "fixmedins_setl_cnt": 1, "refd_setl_flag": flag } })
        };
        let back = format!("-{}", own.fund);
        let back = server.done("3201", totals("1", "-40", json!(back))).await["stmtinfo"].clone();
        assert_eq!(back["stmt_rslt"], "0", "{engine}: {back}");
        let stands = server.done("3201", totals("0", "30", fund(&late))).await["stmtinfo"].clone();
        assert_eq!(stands["stmt_rslt"], "0", "{engine}: {stands}");
        let id = late["setlinfo"]["setl_id"].as_str().unwrap();
        let book = format!("{}{id}\t{visit}\t{PERSON}\t30\t{}\t0\t0\r\n", own.row(true), fund(&late));
        let file = server.upload(&zipped(book.as_bytes())).await;
        let mut input = asked(&file);
        for name in ["stmt_begndate", "stmt_enddate"] {
            input["data"][name] = json!("2024-11-20");
        }
        let result = server.done("3202", input).await["fileinfo"]["file_qury_no"].clone();
        assert_eq!(server.fetch(result.as_str().unwrap()).await, Vec::<Vec<String>>::new(), "{engine}");
        server.assert_sound().await;
    }
}
