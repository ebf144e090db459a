//! Settlement lists: checked against their settlement, versioned, submitted, reviewed.

use serde_json::{Value, json};

use crate::common::hospital::{admission, fen, line, msgid};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

/// A server, a settled stay, and a list of it that is good.
async fn stay(url: Option<&str>) -> (TestServer, String, String, Value) {
    let server = TestServer::start("jiangjin", "2024-03-20", url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", Some("低保")).await;
    let answer = server.done("2401", admission(PERSON, "2024-03-01")).await;
    let visit = answer["result"]["mdtrt_id"].as_str().unwrap().to_owned();
    let lines = [
        line(&visit, PERSON, "1", "JJD0001", "4000", "1000", "2024-03-05"),
        line(&visit, PERSON, "2", "JJS0002", "160", "8", "2024-03-05"),
        line(&visit, PERSON, "3", "NOT-LISTED", "100", "1", "2024-03-05"),
    ];
    server.done("2301", json!({ "feedetail": lines })).await;
    let out = json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": PERSON, "endtime": "2024-03-09", "dscg_way": "1" } });
    server.done("2402", out).await;
    let bill = json!({ "data": { "psn_no": PERSON, "medfee_sumamt": "4260", "mdtrt_id": visit, "acct_used_flag": "1" } });
    let settled = server.done("2304", bill).await;
    let id = settled["setlinfo"]["setl_id"].as_str().unwrap().to_owned();
    let paid: Vec<Value> = settled["setldetail"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| json!({ "fund_pay_type": it["fund_pay_type"], "fund_payamt": it["fund_payamt"] }))
        .collect();
    assert!(!paid.is_empty());
    let list = json!({
        "setlinfo": { "psn_no": PERSON, "mdtrt_id": visit, "setl_id": id, "medcasno": "B1", "ntly": "156",
            "prfs": "90", "naty": "01", "coner_name": "联系人", "patn_rlts": "1", "coner_addr": "示例村", "coner_tel": "1",
            "adm_time": "2024-03-01 09:00:00", "dscg_time": "2024-03-09 10:00:00", "dscg_caty": "A04", "adm_caty": "A04",
            "vent_used_dura": "1/13/24", "lv1_nurscare_days": 8.5, "bill_code": "5001", "bill_no": "77", "biz_sn": "Z9",
            "setl_begn_date": "2024-03-01", "setl_end_date": "2024-03-09", "medins_fill_dept": "医保办",
            "medins_fill_psn": "填报人", "psn_cashpay": settled["setlinfo"]["psn_cash_pay"], "hi_paymtd": "3" },
        "diseinfo": [
            { "diag_type": "1", "diag_code": "C18.900", "diag_name": "结肠癌", "adm_cond_type": "1", "maindiag_flag": "1" },
            { "diag_type": "1", "diag_code": "I10.x00", "diag_name": "高血压", "adm_cond_type": "1", "maindiag_flag": "0" },
        ],
        "opspdiseinfo": [{ "oprn_oprt_name": "无", "oprn_oprt_code": "0" }],
        "oprninfo": [{ "oprn_oprt_type": "1", "oprn_oprt_name": "切除术", "oprn_oprt_code": "45.7", "oper_dr_code": "D1",
            "oprn_oprt_begntime": "2024-03-04 08:00:00", "oprn_oprt_endtime": "2024-03-04 10:00:00" }],
        "icuinfo": [{ "scs_cutd_ward_type": "4", "scs_cutd_inpool_time": "2024-03-04 10:00:00",
            "scs_cutd_exit_time": "2024-03-05 10:00:00", "scs_cutd_sum_dura": "1/0/0" }],
        "payinfo": paid,
        "bldinfo": [{ "bld_cat": "1", "bld_amt": 200, "bld_unt": "ml" }],
    });
    (server, visit, id, list)
}

fn stated(id: &str, state: &str) -> Value {
    json!({ "data": { "psn_no": PERSON, "setl_id": id, "stas_type": state } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_from_draft_to_passed() {
    for (engine, url) in engines() {
        let (server, visit, id, list) = stay(url.as_deref()).await;
        assert!(server.refused("4103", stated(&id, "")).await.contains("GW-0363"));
        assert!(server.refused("4102", stated(&id, "1")).await.contains("没有这笔结算的清单"));
        let number = msgid();
        let first = server.send("4101", &number, list.clone()).await;
        assert_eq!(first["infcode"], 0, "{engine}: {first}");
        assert_eq!(server.send("4101", &number, list.clone()).await["output"], first["output"], "a retry");
        let list_id = first["output"]["data"]["setl_list_id"].as_str().unwrap().to_owned();
        assert_eq!(list_id.len(), 9);

        // Another version takes the place of the draft.
        let mut second = list.clone();
        second["setlinfo"]["prfs"] = json!("17");
        let again = server.done("4101A", second).await;
        assert_eq!(again["data"]["setl_list_id"], list_id.as_str());
        let shown = server.done("4103", stated(&id, "")).await;
        let info = &shown["setlinfo"];
        assert_eq!((&info["prfs"], &info["stas_type"]), (&json!("17"), &json!("0")));
        assert_eq!((&info["mdtrt_id"], &info["act_ipt_days"]), (&json!(visit), &json!(8)));
        assert_eq!((&info["vent_used_days"], &info["vent_used_m_cnt"]), (&json!(1), &json!(24)));
        assert_eq!(shown["diseinfo"].as_array().unwrap().len(), 2);
        assert_eq!(shown["payinfo"].as_array().unwrap().len(), list["payinfo"].as_array().unwrap().len());
        let items = shown["iteminfo"].as_array().unwrap();
        assert_eq!(items.iter().map(|it| fen(&it["item_sumamt"])).sum::<i64>(), 426_000, "{shown}");

        server.done("4102", stated(&id, "1")).await;
        assert!(server.refused("4102", stated(&id, "1")).await.contains("不能改为已提交"));
        assert!(server.refused("4102", stated(&id, "0")).await.contains("已提交"));
        assert!(server.refused("4101", list.clone()).await.contains("不能再改"));
        assert!(server.refused("4102", stated(&id, "2")).await.contains("GW-0362"), "the bureau passes");

        let app = &server.app;
        assert!(app.review_list("审核员", &id, false, " ").await.is_err(), "a reason is asked for");
        app.review_list("审核员", &id, false, "主要诊断选择不当").await.unwrap();
        let info = server.done("4103", stated(&id, "")).await["setlinfo"].clone();
        assert_eq!(info["stas_type"], "3");
        assert_eq!(info["chk_cont"], "主要诊断选择不当");
        let mut last = list.clone();
        last["setlinfo"]["stas_type"] = json!("1");
        server.done("4101", last.clone()).await;
        app.review_list("审核员", &id, true, "").await.unwrap();
        assert!(app.review_list("审核员", &id, true, "").await.is_err());
        assert!(server.refused("4101", last).await.contains("审核通过"));
        assert!(server.refused("4102", stated(&id, "0")).await.contains("审核通过"));
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_does_not_fit_is_refused_with_everything_that_is_wrong() {
    let (server, visit, id, list) = stay(None).await;
    let mut wrong = list.clone();
    wrong["payinfo"][0]["fund_payamt"] = json!(0.01);
    wrong["setlinfo"]["psn_cashpay"] = json!("1");
    wrong["setlinfo"]["adm_time"] = json!("2024-03-02 09:00:00");
    wrong["setlinfo"]["bill_no"] = json!("");
    wrong["setlinfo"]["coner_tel"] = json!("");
    wrong["setlinfo"]["stas_type"] = json!("2");
    wrong["diseinfo"][0]["maindiag_flag"] = json!("0");
    let answer = server.send("4101", &msgid(), wrong).await;
    let (short, all) = (answer["err_msg"].as_str().unwrap(), answer["warn_msg"].as_str().unwrap());
    assert!(short.contains("0.01 元") && short.contains("等共 7 处"), "{short}");
    for word in
        ["0.01 元", "psn_cashpay", "2024-03-02", "bill_no", "coner_tel", "stas_type", "主要诊断有 0 个"]
    {
        assert!(all.contains(word), "{word}: {all}");
    }
    let mut other = list.clone();
    other["setlinfo"]["psn_no"] = json!("P-NONE");
    assert!(server.refused("4101", other).await.contains("GW-0321"));
    let mut other = list.clone();
    other["setlinfo"]["setl_id"] = json!("S-NONE");
    assert!(server.refused("4101", other).await.contains("没有结算单"));
    server.done("4101", list.clone()).await;
    server.done("2305", json!({ "data": { "psn_no": PERSON, "setl_id": id, "mdtrt_id": visit } })).await;
    assert!(server.refused("4101", list).await.contains("已经撤销"));
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn states_of_several_lists_change_together_or_not_at_all() {
    let (server, _, id, list) = stay(None).await;
    server.done("4101", list).await;
    let rows = json!({ "data": { "stastinfo": [
        { "psn_no": PERSON, "setl_id": id, "stas_type": "1" },
        { "psn_no": PERSON, "setl_id": "S-NONE", "stas_type": "1" },
    ] } });
    assert!(server.refused("4102", rows).await.contains("S-NONE"));
    assert_eq!(server.done("4103", stated(&id, "")).await["setlinfo"]["stas_type"], "0");
    let rows = json!({ "stastinfo": [{ "psn_no": PERSON, "setl_id": id, "stas_type": "1" }] });
    server.done("4102", rows).await;
    assert_eq!(server.done("4103", stated(&id, "")).await["setlinfo"]["stas_type"], "1");
}
