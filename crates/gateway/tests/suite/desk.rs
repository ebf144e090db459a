//! Designated institutions, accidents, attributes, departments, remarks, changes of a stay, diagnoses.

use app::model::PersonFact;
use serde_json::{Value, json};

use crate::common::filings::{accident, department, designation};
use crate::common::hospital::{line, msgid};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

async fn open(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-20", url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

fn of_person(matter: &str) -> Value {
    json!({ "data": { "psn_no": PERSON, "biz_appy_type": matter } })
}

#[tokio::test(flavor = "multi_thread")]
async fn designated_institutions() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        server.read_card().await;
        server.done("2505", designation("1", "2024-03-01")).await;
        let known = server.done("5302", of_person("03")).await;
        assert_eq!(known["psnfixmedin"][0]["fixmedins_code"], HOSPITAL, "{engine}: {known}");
        assert_eq!(server.done("5302", of_person("08")).await["psnfixmedin"], json!([]));
        assert!(server.refused("2505", designation("1", "2024-03-10")).await.contains("日期重叠"));
        assert!(server.refused("2505", designation("2", "2024-03-10")).await.contains("已经是这个人的定点"));
        let mut unknown = designation("2", "2024-03-10");
        unknown["data"]["fixmedins_code"] = json!("H00000000000");
        assert!(server.refused("2505", unknown.clone()).await.contains("没有定点医药机构"));
        unknown["data"]["biz_appy_type"] = json!("08");
        server.done("2505", unknown).await;
        let mut ends = designation("3", "2024-03-10");
        ends["data"]["enddate"] = json!("2024-03-09");
        ends["data"]["biz_appy_type"] = json!("05");
        assert!(server.refused("2505", ends.clone()).await.contains("早于开始日期"));
        ends["data"]["enddate"] = json!("2024-03-15");
        server.done("2505", ends).await;
        assert_eq!(server.done("5302", of_person("05")).await["psnfixmedin"], json!([]), "it has ended");
        let unsaid = json!({ "data": { "psn_no": PERSON, "memo": "不需要" } });
        assert!(server.refused("2506", unsaid.clone()).await.contains("有 3 件"));
        server.assert_sound().await;

        // Without a number, when there is only one.
        let server = open(None).await;
        server.read_card().await;
        server.done("2505", designation("1", "2024-03-01")).await;
        server.done("2506", unsaid.clone()).await;
        assert!(server.refused("2506", unsaid).await.contains("没有这类备案"));
        assert_eq!(server.done("5302", of_person("03")).await["psnfixmedin"], json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accidents_and_attributes() {
    for (_, url) in engines() {
        let server = open(url.as_deref()).await;
        server.done("2507", accident("2024-03-02")).await;
        assert!(server.refused("2507", accident("2024-03-02")).await.contains("日期重叠"));
        server.done("2507", accident("2024-03-05")).await;
        assert!(server.refused("2507", accident("2024-03-21")).await.contains("晚于今天"));
        let mut other = accident("2024-03-06");
        other["data"]["psn_name"] = json!("别人");
        assert!(server.refused("2507", other).await.contains("不一致"));

        let stay = server.admit(PERSON, "2024-03-01").await;
        let special = |visit: &str, kind: &str| {
            json!({ "data": { "mdtrt_id": visit, "psn_no": PERSON, "ipt_otp_no": "ZY1", "ipt_psn_sp_flag_type": kind,
                "ipt_psn_sp_flag": "1" } })
        };
        for kind in ["01", "02"] {
            server.done("2406", special(&stay, kind)).await;
        }
        assert!(server.refused("2406", special(&stay, "01")).await.contains("重叠"));
        assert!(server.refused("2406", special("V0", "01")).await.contains("V0"));
        let asked = json!({ "data": { "page_num": 2, "page_size": 1, "mdtrt_id": stay } });
        let page = server.done("2407", asked).await;
        assert_eq!(page["IptPsnSpFlagReg"].as_array().unwrap().len(), 1);
        assert_eq!(page["IptPsnSpFlagReg"][0]["ipt_psn_sp_flag_type"], "02");
        assert!(server.refused("2407", json!({ "data": { "page_num": 1 } })).await.contains("psn_no"));
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn departments_come_change_and_go() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let first = msgid();
        for _ in 0..2 {
            let answer = server.send("3401", &first, department("NK", "内科")).await;
            assert_eq!(answer["infcode"], 0, "{engine}: {answer}");
        }
        assert!(server.refused("3401", department("NK", "内二科")).await.contains("已经登记为“内科”"));
        let two = json!({ "deptinfo": [department("WK", "外科")["deptinfo"], department("WK", "外二科")["deptinfo"]] });
        assert!(server.refused("3401A", two).await.contains("WK"));
        let listed = server.done("5101", json!("")).await;
        assert_eq!(listed["feedetail"].as_array().unwrap().len(), 1, "one wrong row keeps all out");
        assert_eq!(listed["feedetail"][0]["dr_psncnt"], 8);
        let mut changed = department("NK", "大内科");
        changed["deptinfo"]["endtime"] = json!("2025-12-31 00:00:00");
        server.done("3402", changed.clone()).await;
        let listed = server.done("5101", json!({})).await;
        assert_eq!(listed["feedetail"][0]["hosp_dept_name"], "大内科");
        assert_eq!(listed["feedetail"][0]["endtime"], "2025-12-31 00:00:00");
        assert!(
            server.refused("3402", department("EK", "儿科")).await.contains("没有自 2020-01-01 起的科室 EK")
        );
        changed["deptinfo"]["endtime"] = json!("2019-12-31");
        assert!(server.refused("3402", changed.clone()).await.contains("早于开始时间"));
        let gone = |name: &str| json!({ "data": { "hosp_dept_codg": "NK", "hosp_dept_name": name, "begntime": "2020-01-01" } });
        assert!(server.refused("3403", gone("内科")).await.contains("大内科"));
        server.done("3403", gone("大内科")).await;
        assert_eq!(server.done("5101", json!({})).await["feedetail"], json!([]));
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stay_is_described_better() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let stay = server.admit(PERSON, "2024-03-02").await;
        let named = json!({ "data": { "mdtrt_id": stay, "psn_no": PERSON } });
        let better = |day: &str, rows: Value| {
            json!({ "adminfo": { "mdtrt_id": stay, "psn_no": PERSON, "begntime": format!("{day} 10:00:00"), "med_type": "2101",
                "adm_bed": "12", "adm_dept_name": "肿瘤科" }, "diseinfo": rows })
        };
        let rows = json!([{ "diag_srt_no": 1, "diag_code": "C18.700", "diag_name": "乙状结肠癌", "maindiag_flag": "1" },
            { "diag_srt_no": "2", "diag_code": "I10.x00", "diag_name": "原发性高血压" }]);
        let first = msgid();
        for _ in 0..2 {
            assert_eq!(server.send("2403", &first, better("2024-03-01", rows.clone())).await["infcode"], 0);
        }
        assert!(server.refused("2403", better("2024-03-21", json!([]))).await.contains("晚于今天"));
        let out = json!({ "dscginfo": { "mdtrt_id": stay, "psn_no": PERSON, "endtime": "2024-03-09", "dscg_way": "1" },
            "diseinfo": [{ "diag_srt_no": 1, "diag_code": "C18.700", "diag_name": "乙状结肠恶性肿瘤" }] });
        for _ in 0..2 {
            server.done("2402", out.clone()).await;
            server.done("2405", named.clone()).await;
        }
        server.done("2402", out).await;
        let diagnoses = server.done("5202", named.clone()).await;
        let shown: Vec<String> = diagnoses["diseinfo"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| {
                format!("{}{}{}", it["inout_diag_type"], it["diag_srt_no"], it["diag_name"]).replace('"', "")
            })
            .collect();
        assert_eq!(shown, ["11乙状结肠癌", "12原发性高血压", "21乙状结肠恶性肿瘤"], "{engine}");
        assert_eq!(diagnoses["diseinfo"][0]["diag_dept"], "肿瘤科");
        let visits =
            json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-01", "endtime": "2024-03-01" } });
        let visits = server.done("5201", visits).await;
        assert_eq!(
            (&visits["mdtrtinfo"][0]["mdtrt_id"], &visits["mdtrtinfo"][0]["adm_bed"]),
            (&json!(stay), &json!("12"))
        );
        assert!(server.refused("5202", json!({ "data": { "mdtrt_id": "V0" } })).await.contains("V0"));
        server.assert_sound().await;
    }
}

/// A stay cannot be moved into another one.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_first_day_is_checked_as_an_admission_is() {
    let server = open(None).await;
    let first = server.admit(PERSON, "2024-03-01").await;
    let out = json!({ "dscginfo": { "mdtrt_id": first, "psn_no": PERSON, "endtime": "2024-03-09" } });
    server.done("2402", out).await;
    let second = server.admit(PERSON, "2024-03-12").await;
    let moved = json!({ "adminfo": { "mdtrt_id": second, "psn_no": PERSON, "begntime": "2024-03-05" } });
    assert!(server.refused("2403", moved).await.contains("重叠"));
    let outpatient = server.register(PERSON, "2024-03-05").await;
    let wrong = json!({ "adminfo": { "mdtrt_id": outpatient, "psn_no": PERSON } });
    assert!(server.refused("2403", wrong).await.contains("门诊登记"));
}

#[tokio::test(flavor = "multi_thread")]
async fn remarks_on_lines_and_cards() {
    for (_, url) in engines() {
        let server = open(url.as_deref()).await;
        let visit = server.register(PERSON, "2024-03-05").await;
        server
            .done(
                "2204",
                json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "10", "2024-03-05")] }),
            )
            .await;
        let remark = |number: &str, code: &str| json!({ "data": [{ "mdtrt_id": visit, "bkkp_sn": number, "psn_no": PERSON, "memo": "TRACE-1", "med_list_codg": code }] });
        server.done("2306", remark("1", "JJD0001")).await;
        assert!(server.refused("2306", remark("2", "JJD0001")).await.contains("没有流水号为 2"));
        assert!(server.refused("2306", remark("1", "JJD0002")).await.contains("不是 JJD0002"));
        let lines = server.done("5204", json!({ "data": { "psn_no": PERSON, "mdtrt_id": visit } })).await;
        assert_eq!(lines[0]["memo"], "TRACE-1");

        let card =
            json!({ "data": { "mdtrt_cert_type": "03", "mdtrt_cert_no": "c1234567", "card_sn": "S1" } });
        assert!(server.refused("1161", card.clone()).await.contains("社会保障卡尾号 4567"));
        // Recorded at the bureau, the card alone leads to its person; replaced, it does not.
        let fact = |number: &str| PersonFact::Card {
            person_id: PERSON.to_owned(),
            number: number.to_owned(),
            source: "人社局".to_owned(),
        };
        server.app.record_fact(fact("C1234567"), "").await.unwrap();
        for infno in ["1161", "1101"] {
            assert_eq!(server.done(infno, card.clone()).await["baseinfo"]["psn_no"], PERSON);
        }
        server.app.record_fact(fact("C7654321"), "").await.unwrap();
        assert!(server.refused("1101", card.clone()).await.contains("尾号 4567"));
        let mut with_number = card;
        with_number["data"]["certno"] = json!(NUMBER);
        let person = server.done("1161", with_number).await;
        assert_eq!(person["baseinfo"]["psn_no"], PERSON);
        assert_eq!(
            (&person["cardecinfo"]["cardno"], &person["cardecinfo"]["card_sn"]),
            (&json!("c1234567"), &json!("S1"))
        );
        assert!(server.refused("1162", json!({ "data": { "ecQrCode": "QR" } })).await.contains("二维码"));
        let flat = json!({ "ecQrCode": "QR", "ecToken": "T", "certno": NUMBER });
        assert_eq!(server.done("1162", flat).await["cardecinfo"]["ecToken"], "T");
        server.assert_sound().await;
    }
}
