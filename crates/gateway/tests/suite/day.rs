//! A whole outpatient day and a whole stay over HTTP, as a hospital's program does them.

use serde_json::{Value, json};

use crate::common::hospital::{admission, assert_identities, fen, line, msgid, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

#[tokio::test(flavor = "multi_thread")]
async fn an_outpatient_day() {
    for (engine, url) in engines() {
        let server = TestServer::start("jiangjin", "2024-03-05", url.as_deref()).await;
        server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
        server.person(PERSON, NUMBER, "居民", "", None).await;

        let signed = server.done("9001", json!({ "signIn": { "opter_no": "1", "mac": "", "ip": "" } })).await;
        let sign_no = signed["signinoutb"]["sign_no"].clone();
        let who =
            json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": NUMBER, "psn_name": "测试人员" } });
        let known = server.done("1101", who).await;
        assert_eq!(known["baseinfo"]["psn_no"], PERSON);
        assert_eq!(known["insuinfo"][0]["insutype"], "390");
        assert_eq!(known["idetinfo"], json!([]));
        let treated =
            server.done("2001", json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05" } })).await;
        assert!(
            treated["trtinfo"].as_array().unwrap().iter().any(|it| it["trt_enjymnt_flag"] == "1"),
            "{treated}"
        );

        let visit = server.register(PERSON, "2024-03-05").await;
        let about = json!({
            "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "11", "begntime": "2024-03-05 08:10:00" },
            "diseinfo": [{ "diag_code": "J06.900", "diag_name": "上呼吸道感染", "vali_flag": "1" }],
        });
        server.done("2203A", about).await;
        let lines = json!({ "feedetail": [
            line(&visit, PERSON, "1", "JJD0001", "20.00", "2", "2024-03-05"),
            line(&visit, PERSON, "2", "JJS0001", "6", "1", "2024-03-05"),
            line(&visit, PERSON, "3", "X-NOT-LISTED", "30.5", "1", "2024-03-05"),
        ] });
        let first = msgid();
        let answer = server.send("2204", &first, lines.clone()).await;
        assert_eq!(answer["infcode"], 0, "{engine}: {answer}");
        let rows = answer["output"]["result"].as_array().unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!((&rows[2]["chrgitm_lv"], fen(&rows[2]["fulamt_ownpay_amt"])), (&json!("03"), 3050));
        for row in rows {
            let parts = ["fulamt_ownpay_amt", "overlmt_amt", "preselfpay_amt", "inscp_scp_amt"];
            assert_eq!(
                parts.map(|it| fen(&row[it])).iter().sum::<i64>(),
                fen(&row["det_item_fee_sumamt"]),
                "{row}"
            );
        }
        let again = server.send("2204", &first, lines.clone()).await;
        assert_eq!(again["output"], answer["output"], "a retry uploads nothing");
        assert!(server.refused("2204", lines).await.contains("已经上传"));

        assert!(server.refused("2206", settle(&visit, PERSON, "60")).await.contains("56.50"));
        let preview = server.done("2206", settle(&visit, PERSON, "56.50")).await;
        assert_identities(&preview);
        let number = msgid();
        let settled = server.send("2207", &number, settle(&visit, PERSON, "56.5")).await;
        assert_eq!(settled["infcode"], 0, "{settled}");
        assert_identities(&settled["output"]);
        for name in ["hifp_pay", "psn_cash_pay", "fund_pay_sumamt"] {
            assert_eq!(
                settled["output"]["setlinfo"][name], preview["setlinfo"][name],
                "a preview is the settlement"
            );
        }
        let retry = server.send("2207", &number, settle(&visit, PERSON, "56.5")).await;
        assert_eq!(retry["output"], settled["output"], "a retry gets the first answer");
        let id = settled["output"]["setlinfo"]["setl_id"].as_str().unwrap().to_owned();
        assert_eq!(settled["output"]["setlinfo"]["medins_setl_id"], number.as_str());

        queries(&server, &visit, &id, &settled["output"]["setlinfo"]).await;

        let undo = json!({ "data": { "setl_id": id, "mdtrt_id": visit, "psn_no": PERSON } });
        let undone = server.done("2208", undo.clone()).await;
        assert_identities(&undone);
        assert_eq!(fen(&undone["setlinfo"]["medfee_sumamt"]), -5650);
        assert!(server.refused("2208", undo).await.contains("已经冲销"));
        assert!(
            server
                .refused("2202", json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON } }))
                .await
                .contains("费用明细")
        );
        server
            .done("2205", json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON, "chrg_bchno": "0000" } }))
            .await;
        server.done("2202", json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON } })).await;
        server.done("9002", json!({ "signOut": { "opter_no": "1", "sign_no": sign_no } })).await;
        server.assert_sound().await;
        server.assert_sealed(&[NUMBER, "测试人员", "J06.900", "上呼吸道感染"]);
    }
}

async fn queries(server: &TestServer, visit: &str, id: &str, info: &Value) {
    let three = json!({ "data": { "psn_no": PERSON, "setl_id": id, "mdtrt_id": visit } });
    let found = server.done("5203", three.clone()).await;
    assert_identities(&found);
    assert_eq!(found["setlinfo"]["refd_setl_flag"], "0");
    let lines = server.done("5204", three).await;
    assert_eq!(lines.as_array().unwrap().len(), 3);
    let visits = server
        .done(
            "5201",
            json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-01", "endtime": "2024-03-31" } }),
        )
        .await;
    assert_eq!(visits["mdtrtinfo"][0]["mdtrt_id"], visit);
    let meters = server.done("5206", json!({ "data": { "psn_no": PERSON, "cum_ym": "" } })).await;
    assert!(meters["cuminfo"].is_array(), "{meters}");
    let why = server.done("100001", json!({ "psn_No": PERSON, "setl_Id": id, "mdtrt_Id": visit })).await;
    let rows = why["data"].as_array().unwrap();
    assert!(rows.iter().any(|it| it["polItemCode"] == "101" && fen(&it["selfPayAmt"]) == 3050), "{why}");
    let mut totals = json!({ "insutype": "390", "clr_type": "11", "setl_optins": "", "stmt_begndate": "2024-03-05",
        "stmt_enddate": "2024-03-05", "medfee_sumamt": info["medfee_sumamt"],
        "fund_pay_sumamt": info["fund_pay_sumamt"], "acct_pay": 0, "fixmedins_setl_cnt": "1", "REFD_SETL_FLAG": "0" });
    let equal = server.done("3201", json!({ "data": totals })).await;
    assert_eq!(equal["stmtinfo"]["stmt_rslt"], "0", "{equal}");
    totals["medfee_sumamt"] = json!("1");
    let differs = server.done("3201", json!({ "data": totals })).await;
    assert_eq!(differs["stmtinfo"]["stmt_rslt"], "1");
}

/// The stay of Pingjiang: 14,904 yuan, six layers in one settlement.
#[tokio::test(flavor = "multi_thread")]
async fn a_stay_with_one_stop_payers() {
    for (engine, url) in engines() {
        let server = TestServer::start("yueyang", "2017-12-20", url.as_deref()).await;
        server.institution(HOSPITAL, "示例县医院", "二级", plain()).await;
        server.person(PERSON, NUMBER, "居民", "", Some("建档立卡")).await;
        let who = json!({ "data": { "mdtrt_cert_type": "03", "mdtrt_cert_no": "CARD", "card_sn": "S", "certno": NUMBER } });
        assert_eq!(server.done("1101", who).await["idetinfo"][0]["psn_idet_type"], "2302");

        let visit = server.admit(PERSON, "2017-11-10").await;
        assert!(server.refused("2401", admission(PERSON, "2017-11-12")).await.contains("重叠"));
        let stays = server
            .done(
                "5303",
                json!({ "data": { "psn_no": PERSON, "begntime": "2017-11-01", "endtime": "9999-12-31" } }),
            )
            .await;
        assert_eq!(stays["data"][0]["mdtrt_id"], visit.as_str());
        let lines = json!({ "feedetail": [
            line(&visit, PERSON, "1", "YYD001", "7600", "100", "2017-11-12"),
            line(&visit, PERSON, "2", "YYD002", "100.00", "1", "2017-11-12"),
            line(&visit, PERSON, "3", "OWN", "804", "1", "2017-11-12"),
        ] });
        server.done("2301", lines).await;
        let mut back = line(&visit, PERSON, "4", "YYD002", "-40", "-0.4", "2017-11-13");
        back["init_feedetl_sn"] = json!("2");
        server.done("2301", json!({ "feedetail": [back] })).await;
        let one = json!({ "data": [{ "feedetl_sn": "2", "mdtrt_id": visit, "psn_no": PERSON }] });
        server.done("2302", one.clone()).await;
        assert!(server.refused("2302", one).await.contains("没有流水号"));

        let bill = json!({ "data": { "psn_no": PERSON, "mdtrt_cert_type": "02", "medfee_sumamt": 8404,
            "psn_setlway": "01", "mdtrt_id": visit, "insutype": "390", "acct_used_flag": "1", "mid_setl_flag": "0" } });
        assert!(server.refused("2304", bill.clone()).await.contains("出院"));
        let out = json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": PERSON, "insutype": "390",
            "endtime": "2017-11-27 10:00:00", "dscg_way": "1" } });
        server.done("2402", out.clone()).await;
        server.done("2405", json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON } })).await;
        server.done("2402", out).await;
        let preview = server.done("2303", bill.clone()).await;
        let settled = server.done("2304", bill.clone()).await;
        assert_identities(&settled);
        assert_eq!(preview["setldetail"], settled["setldetail"], "{engine}");
        let subs: Vec<&str> = settled["setldetail"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["setl_proc_info"].as_str().unwrap())
            .collect();
        assert!(subs.contains(&"390100") && subs.contains(&"610101"), "{settled}");

        let undo = json!({ "data": { "setl_id": settled["setlinfo"]["setl_id"], "mdtrt_id": visit, "psn_no": PERSON } });
        let undone = server.done("2305", undo).await;
        assert_identities(&undone);
        assert_eq!(fen(&undone["setlinfo"]["medfee_sumamt"]), -840_400);
        let again = server.done("2304", bill).await;
        assert_eq!(again["setldetail"], settled["setldetail"], "deductible and meters are back");
        server.assert_sound().await;

        let other = server.admit(PERSON, "2017-12-01").await;
        server.done("2404", json!({ "data": { "mdtrt_id": other, "psn_no": PERSON } })).await;
        server.assert_sealed(&[NUMBER, "测试人员", "C18.900", "结肠癌"]);
    }
}
