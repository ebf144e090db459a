//! The identities of the interface over many bills, and accounts that are not to be used.

use app::model::{MoneyKind, MoneyOrder};
use base::Fen;
use serde_json::json;

use crate::common::hospital::{assert_identities, fen, line, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, plain};

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

async fn worker() -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-20", None).await;
    server.institution(HOSPITAL, "示例医院", "二级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", Some("低保")).await;
    server.person("W1", "430281190001010001", "职工", "在职", None).await;
    let order = MoneyOrder {
        kind: MoneyKind::Credit,
        subject_id: "W1".to_owned(),
        account: "account".to_owned(),
        amount_fen: Fen(1_234_567),
        message_id: "C1".to_owned(),
        operator: String::new(),
        note: String::new(),
    };
    server.app.order_money(order).await.unwrap();
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn the_identities_hold_over_many_bills() {
    let server = worker().await;
    let codes: Vec<String> =
        server.app.region().engine.pack().catalogue.iter().map(|it| it.code.clone()).collect();
    let mut dice = Dice(7);
    let mut settled = 0;
    for nth in 0..60 {
        let person = if nth % 2 == 0 { PERSON } else { "W1" };
        let is_stay = nth % 5 == 0;
        let visit = if is_stay {
            server.admit(person, "2024-03-01").await
        } else {
            server.register(person, "2024-03-05").await
        };
        let (mut lines, mut total) = (Vec::new(), 0_u64);
        for number in 0..=dice.below(6) {
            let amount = 1 + dice.below(if is_stay { 9_000_000 } else { 60_000 });
            total += amount;
            let code = match dice.below(8) {
                0 => "OFF-LIST".to_owned(),
                at => codes[usize::try_from(at * dice.below(1000)).unwrap() % codes.len()].clone(),
            };
            let yuan = format!("{}.{:02}", amount / 100, amount % 100);
            let count = format!("{}.5", dice.below(9));
            lines.push(line(&visit, person, &number.to_string(), &code, &yuan, &count, "2024-03-05"));
        }
        let (upload, preview, pay) =
            if is_stay { ("2301", "2303", "2304") } else { ("2204", "2206", "2207") };
        server.done(upload, json!({ "feedetail": lines })).await;
        if is_stay {
            let out = json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": person, "endtime": "2024-03-09" } });
            server.done("2402", out).await;
        }
        let mut bill = settle(&visit, person, &format!("{}.{:02}", total / 100, total % 100));
        if is_stay {
            bill["data"]["chrg_bchno"] = json!("");
        }
        let shown = server.done(preview, bill.clone()).await;
        assert_identities(&shown);
        let made = server.done(pay, bill).await;
        assert_identities(&made);
        assert_eq!(shown["setldetail"], made["setldetail"]);
        settled += 1;
        let undo = json!({ "data": { "setl_id": made["setlinfo"]["setl_id"], "mdtrt_id": visit, "psn_no": person } });
        if nth % 3 == 0 || is_stay {
            assert_identities(&server.done(if is_stay { "2305" } else { "2208" }, undo).await);
        }
        if is_stay {
            let all = json!({ "data": { "feedetl_sn": "0000", "mdtrt_id": visit, "psn_no": person } });
            server.done("2302", all).await;
            server.done("2404", json!({ "data": { "mdtrt_id": visit, "psn_no": person } })).await;
        }
    }
    assert_eq!(settled, 60);
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_used_only_when_the_person_wants() {
    let server = worker().await;
    let visit = server.register("W1", "2024-03-05").await;
    server
        .done("2204", json!({ "feedetail": [line(&visit, "W1", "1", "JJD0001", "40", "10", "2024-03-05")] }))
        .await;
    let mut bill = settle(&visit, "W1", "40");
    let with = server.done("2206", bill.clone()).await;
    assert!(fen(&with["setlinfo"]["acct_pay"]) > 0, "{with}");
    bill["data"]["acct_used_flag"] = json!("0");
    let without = server.done("2206", bill.clone()).await;
    assert_eq!(fen(&without["setlinfo"]["acct_pay"]), 0);
    assert_eq!(fen(&without["setlinfo"]["psn_part_amt"]), fen(&with["setlinfo"]["psn_part_amt"]));
    let settled = server.done("2207", bill).await;
    assert_eq!(fen(&settled["setlinfo"]["acct_pay"]), 0);
    assert_eq!(fen(&settled["setlinfo"]["balc"]), 1_234_567);
    server.assert_sound().await;
}
