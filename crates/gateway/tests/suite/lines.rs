//! Fee lines: what is given back is answered in its four parts, and what does not fit is refused with its line.

use serde_json::{Value, json};

use crate::common::hospital::{fen, line, msgid};
use crate::common::{self, HOSPITAL, NUMBER, PERSON, TestServer, plain};

const DAY: &str = "2024-03-05";
const PARTS: [&str; 4] = ["fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt"];

async fn open() -> TestServer {
    let server = TestServer::start("jiangjin", DAY, None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

fn parts(row: &Value) -> [i64; 4] {
    PARTS.map(|it| fen(&row[it]))
}

fn back(visit: &str, number: &str, of: &str, code: &str, yuan: &str, count: &str) -> Value {
    let mut row = line(visit, PERSON, number, code, yuan, count, DAY);
    row["init_feedetl_sn"] = json!(of);
    row
}

/// JJS0001 has a limit of 8 yuan a piece at this level, the drug has none, the third is not listed.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_back_is_the_opposite_of_what_was_charged() {
    let server = open().await;
    let visit = server.admit(PERSON, "2024-03-01").await;
    let charge = |number: &str, code: &str, yuan: &str, count: &str| {
        line(&visit, PERSON, number, code, yuan, count, DAY)
    };
    let lines =
        [charge("1", "JJS0001", "30", "3"), charge("2", "JJD0001", "40", "2"), charge("3", "NONE", "9", "1")];
    let made = server.done("2301", json!({ "feedetail": lines })).await;
    let charged: Vec<[i64; 4]> = made["result"].as_array().unwrap().iter().map(parts).collect();
    assert_eq!(charged[0], [0, 600, 0, 2_400], "{made}");
    let backs = [
        back(&visit, "B1", "1", "JJS0001", "-10", "-1"),
        back(&visit, "B2", "2", "JJD0001", "-40.00", "-2"),
        back(&visit, "B3", "3", "NONE", "-9", "-1"),
        charge("4", "JJS0001", "10", "1"),
        back(&visit, "B4", "1", "JJS0001", "-10", "-1"),
    ];
    let input = json!({ "feedetail": backs });
    let number = msgid();
    let answer = server.send("2301", &number, input.clone()).await;
    assert_eq!(answer["infcode"], 0, "{answer}");
    let rows = answer["output"]["result"].as_array().unwrap();
    assert_eq!(parts(&rows[0]), [0, -200, 0, -800], "{answer}");
    assert_eq!(parts(&rows[1]), charged[1].map(|it| -it), "given back whole: {answer}");
    assert_eq!(parts(&rows[2]), [-900, 0, 0, 0], "{answer}");
    assert_eq!(parts(&rows[3]), [0, 200, 0, 800], "{answer}");
    assert_eq!(parts(&rows[4]), parts(&rows[0]), "{answer}");
    for row in rows {
        assert_eq!(parts(row).iter().sum::<i64>(), fen(&row["det_item_fee_sumamt"]), "{row}");
    }
    let retry = server.send("2301", &number, input.clone()).await;
    assert_eq!(retry["output"], answer["output"], "a retry is answered the same");
    // The same giving back under another number of a message is not done twice.
    let again = json!({ "feedetail": [back(&visit, "B4", "1", "JJS0001", "-10", "-1")] });
    assert!(server.refused("2301", again).await.contains("B4"));
    let more = json!({ "feedetail": [back(&visit, "B5", "1", "JJS0001", "-10.01", "-1")] });
    let text = server.refused("2301", more).await;
    assert!(text.contains("超过原明细 1") && text.contains("APP-0022"), "{text}");
    assert_eq!(server.app.find_reported(&visit).await.unwrap().total_fen().0, 2_000);
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_with_its_line_and_nothing_is_taken_in() {
    let server = open().await;
    let visit = server.register(PERSON, DAY).await;
    let good = |number: &str| {
        let mut row = line(&visit, PERSON, number, "JJD0001", "6.67", "2", DAY);
        row["pric"] = json!("3.333");
        row
    };
    let with = |field: &str, value: Value| {
        let mut row = good("2");
        row[field] = value;
        json!({ "feedetail": [good("1"), row] })
    };
    for (field, value, code, words) in [
        ("det_item_fee_sumamt", json!("99.99"), "GW-0304", "feedetail[2].det_item_fee_sumamt"),
        ("det_item_fee_sumamt", json!("6.671"), "GW-0204", "至多 2 位小数"),
        ("det_item_fee_sumamt", json!(0), "GW-0307", "金额 0.00 元"),
        ("det_item_fee_sumamt", json!("-6.67"), "GW-0307", "正负不一致"),
        ("cnt", json!("2.00001"), "GW-0204", "feedetail[2].cnt"),
        ("cnt", json!(1e18), "GW-0204", "太大"),
        ("cnt", json!(true), "GW-0204", "不是数字"),
        ("pric", json!("3.3333333"), "GW-0204", "feedetail[2].pric"),
        ("fee_ocur_time", json!("1990-01-01 10:00:00"), "GW-0305", "feedetail[2].fee_ocur_time"),
        ("fee_ocur_time", json!("2024-03-03 10:00:00"), "GW-0305", "宽限 1 天"),
        ("feedetl_sn", json!("1"), "GW-0306", "与第 1 条的流水号相同"),
    ] {
        let text = server.refused("2204", with(field, value.clone())).await;
        assert!(text.contains(code) && text.contains(words), "{field} {value}: {text}");
    }
    assert!(server.app.find_reported(&visit).await.unwrap().lines.is_empty());
    // Rounded either way, the noise of binary numbers, and the night before: taken in as they are meant.
    for (number, field, value) in [
        ("1", "det_item_fee_sumamt", json!("6.66")),
        ("2", "det_item_fee_sumamt", json!(6.670000000000001)),
        ("3", "fee_ocur_time", json!("2024-03-04 23:50:00")),
    ] {
        let mut row = good(number);
        row[field] = value;
        server.done("2204", json!({ "feedetail": [row] })).await;
    }
    let known = server.app.find_reported(&visit).await.unwrap();
    assert_eq!(known.total_fen().0, 666 + 667 + 667);
    assert!(known.lines.iter().all(|it| it.charged_on.to_string() == DAY), "{:?}", known.lines);
    // Two batches of one visit: each by itself, or both as 0000.
    let mut other = good("4");
    other["chrg_bchno"] = json!("B2");
    server.done("2204", json!({ "feedetail": [other] })).await;
    let mut bill = common::hospital::settle(&visit, PERSON, "26.67");
    assert!(server.refused("2206", bill.clone()).await.contains("GW-0315"));
    bill["data"]["chrg_bchno"] = json!("B3");
    assert!(server.refused("2206", bill.clone()).await.contains("未结算的批次是 B1、B2"));
    bill["data"]["chrg_bchno"] = json!("0000");
    server.done("2206", bill).await;
    let text = server.refused("2204", json!({ "feedetail": [good("1")] })).await;
    assert!(text.contains("流水号 1 在这次就诊中已经上传"), "{text}");
    server.assert_sound().await;
}
