//! A visit that is charged several times: each charging batch is settled, taken back and asked for on its own.

use serde_json::{Value, json};

use crate::common::hospital::{assert_identities, fen, line, msgid, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

const DAY: &str = "2024-03-05";

async fn open(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", DAY, url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

fn of_batch(mut row: Value, batch: &str) -> Value {
    row["chrg_bchno"] = json!(batch);
    row
}

fn asked(visit: &str, yuan: &str, batch: &str) -> Value {
    let mut input = settle(visit, PERSON, yuan);
    input["data"]["chrg_bchno"] = json!(batch);
    input
}

fn named(visit: &str, settled: &Value) -> Value {
    json!({ "data": { "psn_no": PERSON, "setl_id": settled["setlinfo"]["setl_id"], "mdtrt_id": visit } })
}

/// A visit with three batches of 40, 8 and 30.50 yuan.
async fn charged(server: &TestServer) -> String {
    let visit = server.register(PERSON, DAY).await;
    let about = json!({ "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "11" } });
    server.done("2203", about).await;
    let rows = [
        ("1", "JJD0001", "40", "10", "B1"),
        ("2", "JJS0001", "8", "1", "B2"),
        ("3", "NONE", "30.50", "1", "B3"),
    ];
    let rows = rows.map(|(number, code, yuan, count, batch)| {
        of_batch(line(&visit, PERSON, number, code, yuan, count, DAY), batch)
    });
    server.done("2204", json!({ "feedetail": rows })).await;
    visit
}

#[tokio::test(flavor = "multi_thread")]
async fn each_batch_is_a_settlement_of_its_own() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let visit = charged(&server).await;
        let number = msgid();
        let preview = server.done("2206", asked(&visit, "40", "B1")).await;
        assert_identities(&preview);
        assert!(server.refused("2206", asked(&visit, "78.50", "B1")).await.contains("40.00"), "{engine}");
        let first = server.send("2207", &number, asked(&visit, "40", "B1")).await;
        assert_eq!(first["infcode"], 0, "{engine}: {first}");
        let output = &first["output"];
        assert_identities(output);
        assert_eq!(output["setlinfo"]["mdtrt_id"], visit.as_str());
        assert_eq!(output["setlinfo"]["hifp_pay"], preview["setlinfo"]["hifp_pay"]);
        let again = server.send("2207", &number, asked(&visit, "40", "B1")).await;
        assert_eq!(again["output"], *output, "a retry gets the first answer");
        assert!(server.refused("2207", asked(&visit, "40", "B1")).await.contains("没有未结算的明细"));
        let one = json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON, "chrg_bchno": "B1" } });
        assert!(server.refused("2205", one).await.contains("已结算"));
        let whole = json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON } });
        assert!(server.refused("2202", whole.clone()).await.contains("已经结算"));

        // The rest at once; then more arises.
        let rest = server.done("2207", asked(&visit, "38.50", "0000")).await;
        assert_identities(&rest);
        let more = |number: &str| of_batch(line(&visit, PERSON, number, "JJS0004", "16", "1", DAY), "B4");
        assert!(server.refused("2204", json!({ "feedetail": [more("1")] })).await.contains("已经上传"));
        let upload = server.done("2204", json!({ "feedetail": [more("4")] })).await;
        assert_eq!(fen(&upload["result"][0]["inscp_scp_amt"]), 1_600, "{upload}");
        let last = server.done("2207", asked(&visit, "16", "B4")).await;
        assert_identities(&last);

        for (settled, numbers) in [(output, vec!["1"]), (&rest, vec!["2", "3"]), (&last, vec!["4"])] {
            let lines = server.done("5204", named(&visit, settled)).await;
            let lines = lines.as_array().unwrap();
            assert_eq!(
                lines.iter().map(|it| it["feedetl_sn"].as_str().unwrap()).collect::<Vec<_>>(),
                numbers
            );
            assert!(lines.iter().all(|it| it["mdtrt_id"] == visit.as_str()));
            let sum: i64 = lines.iter().map(|it| fen(&it["det_item_fee_sumamt"])).sum();
            assert_eq!(sum, fen(&settled["setlinfo"]["medfee_sumamt"]));
            assert_identities(&server.done("5203", named(&visit, settled)).await);
        }
        let period = json!({ "data": { "psn_no": PERSON, "begntime": DAY, "endtime": DAY } });
        let visits = server.done("5201", period).await;
        assert_eq!(visits["mdtrtinfo"].as_array().unwrap().len(), 1, "one visit: {visits}");

        // Each is taken back for itself, and what was taken back can be settled anew or given up.
        for settled in [output, &rest, &last] {
            assert_identities(&server.done("2208", named(&visit, settled)).await);
        }
        let old = server.send("2207", &number, asked(&visit, "40", "B1")).await;
        assert!(old["err_msg"].as_str().unwrap().contains("已经撤销"), "{old}");
        // What is left of several batches is gathered from where it lies.
        assert_identities(&server.done("2207", asked(&visit, "94.50", "0000")).await);
        let lines = server.done("5204", json!({ "data": { "psn_no": PERSON, "mdtrt_id": visit } })).await;
        assert_eq!(lines.as_array().unwrap().len(), 4, "each line once: {lines}");
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn batches_settled_at_once_and_often_are_settled_once() {
    let server = open(None).await;
    let visit = charged(&server).await;
    let numbers = [("B1", "40", msgid()), ("B2", "8", msgid()), ("B3", "30.50", msgid())];
    let all = numbers.iter().cycle().take(15).map(|(batch, yuan, number)| {
        let (server, visit) = (&server, &visit);
        async move { (*batch, server.send("2207", number, asked(visit, yuan, batch)).await) }
    });
    let answers = futures_util::future::join_all(all).await;
    for (batch, _, _) in &numbers {
        let mut ids: Vec<String> = answers
            .iter()
            .filter(|it| it.0 == *batch)
            .map(|it| {
                it.1["output"]["setlinfo"]["setl_id"]
                    .as_str()
                    .unwrap_or_else(|| panic!("{}", it.1))
                    .to_owned()
            })
            .collect();
        ids.dedup();
        assert_eq!(ids.len(), 1, "{batch}: {ids:?}");
    }
    let lines =
        server.done("5204", json!({ "data": { "psn_no": PERSON, "setl_id": "", "mdtrt_id": visit } })).await;
    assert_eq!(lines.as_array().unwrap().len(), 3, "{lines}");
    server.assert_sound().await;
}
