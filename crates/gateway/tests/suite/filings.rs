//! Chronic diseases and transfers: filed, settled by, asked for, withdrawn, as a hospital does it.

use app::Region;
use app::model::{NewVisit, SettleRequest};
use base::Fen;
use serde_json::{Value, json};

use crate::common::filings::{chronic, transfer};
use crate::common::hospital::{admission, envelope, fen, line, msgid, settle};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, day, engines, plain, read_pack};

/// A hospital in another province.
const ELSEWHERE: &str = "H51010000001";

async fn open(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-20", url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

/// A chronic visit with one drug for 40 yuan.
async fn chronic_visit(server: &TestServer, day: &str, code: &str) -> String {
    let visit = server.register(PERSON, day).await;
    let about = json!({ "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": "14", "dise_codg": code },
        "diseinfo": [{ "diag_code": "I10.x00", "diag_name": "原发性高血压", "maindiag_flag": "1" }] });
    server.done("2203A", about).await;
    server
        .done("2204", json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "10", day)] }))
        .await;
    visit
}

fn number(output: &Value) -> String {
    output["result"]["trt_dcla_detl_sn"].as_str().unwrap().to_owned()
}

fn withdrawal(id: &str) -> Value {
    json!({ "data": { "trt_dcla_detl_sn": id, "psn_no": PERSON, "memo": "填错了" } })
}

async fn send_as(server: &TestServer, institution: &str, infno: &str, input: Value) -> Value {
    let mut body = envelope(infno, &msgid(), input);
    body["fixmedins_code"] = json!(institution);
    server.post(&format!("/fsi/{infno}"), &[], body.to_string().as_bytes()).await.1
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chronic_visit_pays_by_its_filing_from_its_first_day() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let visit = chronic_visit(&server, "2024-03-05", "M03900").await;
        let bill = || settle(&visit, PERSON, "40");
        let unfiled = server.refused("2206", bill()).await;
        assert!(
            unfiled.contains("没有“高血压”的慢特病备案") && unfiled.contains("2503"),
            "{engine}: {unfiled}"
        );
        assert!(server.refused("2207", bill()).await.contains("APP-0055"));
        let asked = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-05", "med_type": "14", "dise_codg": "M03900" } });
        let entitled = async || {
            let rows = server.done("2001", asked.clone()).await;
            let pooled = rows["trtinfo"]
                .as_array()
                .unwrap()
                .iter()
                .find(|it| it["fund_pay_type"] == "390100")
                .cloned();
            pooled.unwrap()
        };
        assert_eq!(entitled().await["trt_enjymnt_flag"], "0");

        let first = msgid();
        let filed = server.send("2503", &first, chronic("M03900", "高血压", "2024-03-04")).await;
        assert_eq!(filed["infcode"], 0, "{filed}");
        let id = number(&filed["output"]);
        assert_eq!(filed["output"]["trt_dcla_detl_sn"], id.as_str(), "some programs look here");
        let again = server.send("2503", &first, chronic("M03900", "高血压", "2024-03-04")).await;
        assert_eq!(number(&again["output"]), id, "a retry files nothing");
        let other = server.send("2503", &first, chronic("M01600", "糖尿病", "2024-03-04")).await;
        assert!(other["err_msg"].as_str().unwrap().contains("另一内容"), "{other}");

        let row = entitled().await;
        assert_eq!(
            (&row["trt_enjymnt_flag"], &row["begndate"]),
            (&json!("1"), &json!("2024-03-04")),
            "{row}"
        );
        let preview = server.done("2206", bill()).await;
        assert_eq!(fen(&preview["setlinfo"]["hifp_pay"]), 3200, "80 % of 40 yuan");
        let settled = server.done("2207", bill()).await;
        assert_eq!(fen(&settled["setlinfo"]["hifp_pay"]), 3200);
        let before = chronic_visit(&server, "2024-03-03", "M03900").await;
        assert!(server.refused("2206", settle(&before, PERSON, "40")).await.contains("2024-03-03"));
        let other = chronic_visit(&server, "2024-03-06", "M01600").await;
        let text = server.refused("2206", settle(&other, PERSON, "40")).await;
        assert!(text.contains("糖尿病") && text.contains("已备案：高血压"), "{text}");
        let unsaid = chronic_visit(&server, "2024-03-06", "").await;
        assert_eq!(
            fen(&server.done("2206", settle(&unsaid, PERSON, "40")).await["setlinfo"]["hifp_pay"]),
            3200
        );

        let of_person =
            json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-01", "endtime": "2024-03-31" } });
        let known = server.done("5301", of_person.clone()).await;
        assert_eq!(
            known["feedetail"],
            json!([{ "opsp_dise_code": "M03900", "opsp_dise_name": "高血压", "begndate": "2024-03-04",
                "enddate": null, "exp_content": null }])
        );
        let drugs = server.done("5205", of_person).await;
        assert_eq!(drugs["feedetail"].as_array().unwrap().len(), 4);
        assert_eq!(drugs["feedetail"][1]["fixmedins_name"], "示例医院");

        let used = server.refused("2504", withdrawal(&id)).await;
        assert!(used.contains("已用于结算单") && used.contains("先撤销结算"), "{used}");
        let undo = json!({ "data": { "setl_id": settled["setlinfo"]["setl_id"], "mdtrt_id": visit, "psn_no": PERSON } });
        server.done("2208", undo).await;
        let gone = msgid();
        for _ in 0..2 {
            assert_eq!(server.send("2504", &gone, withdrawal(&id)).await["infcode"], 0);
        }
        assert!(server.refused("2504", withdrawal(&id)).await.contains("已经撤销"));
        assert!(server.refused("2206", bill()).await.contains("没有“高血压”"));
        assert_eq!(
            server.done("5301", json!({ "data": { "psn_no": PERSON } })).await["feedetail"],
            json!([])
        );
        server.done("2503", chronic("M03900", "高血压", "2024-03-04")).await;
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_filed_is_said() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        server.institution(ELSEWHERE, "外地示例医院", "三级", plain()).await;
        let change = |name: &str, value: &str| {
            let mut input = chronic("M03900", "高血压", "2024-03-04");
            input["data"][name] = json!(value);
            input
        };
        let both = |code: &str, name: &str| {
            let mut input = change("opsp_dise_code", code);
            input["data"]["opsp_dise_name"] = json!(name);
            input
        };
        let rows = [
            (both("M99999", "不知名病"), "没有病种“M99999 不知名病”"),
            (both("", "无"), "没有病种“无”"),
            (both("", ""), "没有病种"),
            (change("opsp_dise_name", "糖尿病"), "编码 M03900 是“高血压”"),
            (change("enddate", "2024-03-03"), "早于开始日期"),
            (change("hosp_ide_date", "2024-03-21"), "鉴定日期 2024-03-21 晚于今天"),
            (change("begndate", "2024-03-01"), "早于医院鉴定日期"),
            (change("begndate", ""), "必填项"),
            (change("begndate", "三月"), "不是日期"),
            (change("psn_no", "NOBODY"), "没有参保人"),
            (change("psn_no", ""), "必填项"),
        ];
        for (input, text) in rows {
            let said = server.refused("2503", input.clone()).await;
            assert!(said.contains(text), "{engine} {input}: {said}");
        }
        let mut ends = chronic("M03900", "高血压", "2024-03-04");
        ends["data"]["enddate"] = json!("2024-12-31");
        let id = number(&server.done("2503", ends.clone()).await);
        let overlapping = server.refused("2503", chronic("M03900", "高血压", "2024-03-10")).await;
        assert!(overlapping.contains(&id) && overlapping.contains("日期重叠"), "{overlapping}");
        let mut next = chronic("M03900", "高血压", "2024-03-10");
        next["data"]["begndate"] = json!("2025-01-01");
        server.done("2503", next).await;
        server.done("2503", chronic("M01600", "糖尿病", "2024-03-04")).await;

        assert!(server.refused("2504", withdrawal("B9999999999")).await.contains("没有这类备案"));
        assert!(server.refused("2506", withdrawal(&id)).await.contains("没有这类备案"), "not of this kind");
        let strange = send_as(&server, ELSEWHERE, "2504", withdrawal(&id)).await;
        assert!(strange["err_msg"].as_str().unwrap().contains("不是本机构办理的"), "{strange}");
        let mut theirs = withdrawal(&id);
        theirs["data"]["psn_no"] = json!("W1");
        assert!(server.refused("2504", theirs).await.contains("不是人员 W1 的"));
        let mut unsaid = withdrawal("");
        assert!(server.refused("2504", unsaid.clone()).await.contains("有 3 件"));
        unsaid["data"]["psn_no"] = json!("");
        assert!(server.refused("2504", unsaid).await.contains("必填项"));
        server.assert_sound().await;
    }
}

/// Two diseases that the pack knows together are settled together; three without a word are asked about.
#[tokio::test(flavor = "multi_thread")]
async fn several_diseases() {
    let server = open(None).await;
    for (code, name) in [("M03900", "高血压"), ("M01600", "糖尿病"), ("M04600", "冠心病")] {
        server.done("2503", chronic(code, name, "2024-03-01")).await;
    }
    for (code, disease) in [("M03900", "高血压合并糖尿病"), ("M04600", "冠心病")] {
        let visit = chronic_visit(&server, "2024-03-05", code).await;
        let settled = server.done("2207", settle(&visit, PERSON, "40")).await;
        let id = settled["setlinfo"]["setl_id"].as_str().unwrap();
        assert_eq!(server.app.find_settled(id).await.unwrap().facts["disease"], disease);
    }
    let filed = server.app.filings_of(PERSON, app::filings::CHRONIC).await.unwrap();
    for filing in filed {
        assert!(server.refused("2504", withdrawal(&filing.id)).await.contains("已用于结算单"), "{filing:?}");
    }
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_says_no_disease_needs_one_filed() {
    let server = open(None).await;
    for (code, name) in [("M07800", "透析"), ("M04600", "冠心病")] {
        server.done("2503", chronic(code, name, "2024-03-01")).await;
    }
    let visit = chronic_visit(&server, "2024-03-05", "").await;
    let text = server.refused("2206", settle(&visit, PERSON, "40")).await;
    assert!(text.contains("备案了 2 个病种") && text.contains("dise_codg"), "{text}");
    // A disease said of an ordinary visit before does not stand for a filing.
    let visit = server.register(PERSON, "2024-03-05").await;
    for med_type in ["11", "14"] {
        let about = json!({ "mdtrtinfo": { "mdtrt_id": visit, "psn_no": PERSON, "med_type": med_type, "dise_name": "糖尿病" } });
        server.done("2203", about).await;
    }
    server
        .done(
            "2204",
            json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "40", "10", "2024-03-05")] }),
        )
        .await;
    assert!(server.refused("2206", settle(&visit, PERSON, "40")).await.contains("没有“糖尿病”"));
}

/// A filing that comes after a settlement which it touches books the difference.
#[tokio::test(flavor = "multi_thread")]
async fn a_late_filing_works_out_again_what_it_touches() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let visit = NewVisit {
            person_id: PERSON.to_owned(),
            kind: "门诊慢特病".to_owned(),
            admitted_on: Some(day("2024-03-05")),
            lines: vec![app::reported::fee_line("JJD0001", "", day("2024-03-05"), Fen(4_000), 100_000, None)],
            ..NewVisit::default()
        };
        let request = SettleRequest {
            institution_id: HOSPITAL.to_owned(),
            message_id: "PORTAL-1".to_owned(),
            operator: String::new(),
            visit_id: None,
            visit: Some(visit),
            settled_on: None,
        };
        let settled = server.app.settle(request).await.unwrap();
        assert_eq!(settled.read_decision().unwrap().cash_fen, Fen(4_000));
        let id = number(&server.done("2503", chronic("M03900", "高血压", "2024-03-01")).await);
        let mut session = server.app.store().read().await.unwrap();
        let adjusted = session.find_adjustments_of(&settled.id).await.unwrap();
        drop(session);
        let differences: Vec<i64> = adjusted.iter().map(|it| it.difference_fen).collect();
        assert_eq!(differences, [-3_200], "{engine}");
        assert!(adjusted[0].cause.contains(&id));
        server.assert_sound().await;
    }
}

/// A stay in another province is settled as referred when a transfer was filed, and as not referred without.
#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_is_seen_where_the_person_goes() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        server.institution(ELSEWHERE, "外地示例医院", "三级", plain()).await;
        let mut abroad = server.app.store().read().await.unwrap().list_institutions().await.unwrap();
        abroad.retain(|it| it.id == ELSEWHERE);
        abroad[0].region = "510100".to_owned();
        server.app.save_institutions(&abroad).await.unwrap();
        let stay = async |from: &str, until: &str| {
            let opened = send_as(&server, ELSEWHERE, "2401", admission(PERSON, from)).await;
            let visit = opened["output"]["result"]["mdtrt_id"].as_str().unwrap().to_owned();
            let lines = json!({ "feedetail": [line(&visit, PERSON, "1", "JJD0001", "4000", "1000", from)] });
            assert_eq!(send_as(&server, ELSEWHERE, "2301", lines).await["infcode"], 0);
            let out = json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": PERSON, "endtime": until } });
            assert_eq!(send_as(&server, ELSEWHERE, "2402", out).await["infcode"], 0);
            let bill = json!({ "data": { "psn_no": PERSON, "medfee_sumamt": "4000", "mdtrt_id": visit } });
            let settled = send_as(&server, ELSEWHERE, "2304", bill).await;
            let id = settled["output"]["setlinfo"]["setl_id"]
                .as_str()
                .unwrap_or_else(|| panic!("{settled}"))
                .to_owned();
            let referral = server.app.find_settled(&id).await.unwrap().facts["referral"].clone();
            (id, visit, referral)
        };
        assert_eq!(stay("2024-02-01", "2024-02-05").await.2, "未规范", "{engine}");
        for (input, text) in
            [(transfer(HOSPITAL, "2024-03-05"), "转往的医院是本机构"), (transfer("", "2024-03-05"), "必填项")]
        {
            assert!(server.refused("2501", input).await.contains(text));
        }
        let mut refused = transfer(ELSEWHERE, "2024-03-05");
        refused["refmedin"]["hosp_agre_refl_flag"] = json!("0");
        assert!(server.refused("2501", refused).await.contains("没有同意转院"));
        let id = number(&server.done("2501", transfer(ELSEWHERE, "2024-03-05")).await);
        assert!(server.refused("2501", transfer(ELSEWHERE, "2024-03-06")).await.contains("日期重叠"));
        let asked =
            json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-01", "endtime": "2024-03-31" } });
        server.read_card().await;
        let known = server.done("5304", asked).await;
        let row = &known["refmedin"][0];
        assert_eq!(
            [&row["begndate"], &row["enddate"], &row["reflin_medins_no"], &row["out_flag"]],
            [&json!("2024-03-05"), &json!("2024-04-03"), &json!(ELSEWHERE), &json!("1")],
            "{known}"
        );
        let entitled = json!({ "data": { "psn_no": PERSON, "begntime": "2024-03-06", "med_type": "2101" } });
        let entitled = send_as(&server, ELSEWHERE, "2001", entitled).await;
        let words = entitled["output"]["trtinfo"][0]["trt_chk_rslt"].as_str().unwrap();
        assert!(words.contains(&id), "{words}");

        let (settlement, visit, referral) = stay("2024-03-05", "2024-03-09").await;
        assert_eq!(referral, "规范", "{engine}");
        assert!(server.refused("2502", withdrawal(&id)).await.contains(&settlement));
        let undo = json!({ "data": { "setl_id": settlement, "mdtrt_id": visit, "psn_no": PERSON } });
        assert_eq!(send_as(&server, ELSEWHERE, "2305", undo).await["infcode"], 0);
        server.done("2502", withdrawal(&id)).await;
        server.assert_sound().await;
    }
}

#[test]
fn the_packs_that_ship_say_what_filings_mean() {
    for (pack, fact) in
        [("jiangjin", "disease"), ("yueyang", "chronic"), ("wenshang", "disease"), ("yangzhong", "chronic")]
    {
        let region = Region::load(&read_pack(pack)).unwrap();
        let chronic = region.filings.chronic.unwrap();
        assert_eq!(chronic.fact, fact);
        let unfiled = ["无", "未认定", "未鉴定"];
        assert!(
            chronic.diseases.len() > 3 && !chronic.diseases.iter().any(|it| unfiled.contains(&it.as_str()))
        );
    }
    let mut wrong = read_pack("jiangjin");
    for (text, said) in [
        ("[chronic]\nfact = \"disease\"\nvisits = [\"没有\"]\n", "没有取值“没有”"),
        ("[chronic]\nfact = \"nothing\"\nvisits = []\n", "没有封闭取值的事实“nothing”"),
        ("[chronic]\nsurprise = 1\n", "读不懂"),
        (
            "[transfer]\nfact = \"referral\"\nlocal = []\nwith = \"规范\"\nwithout = \"坏\"\ndays = 3\n",
            "没有取值“坏”",
        ),
    ] {
        wrong.files.insert("filings.toml".to_owned(), text.as_bytes().to_vec());
        let findings = Region::load(&wrong).unwrap_err();
        assert!(findings.0[0].message.contains(said), "{:?}", findings.0);
    }
}
