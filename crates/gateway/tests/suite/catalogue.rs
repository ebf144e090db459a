//! The catalogue goes down to hospitals, their own codes come up, orders are analysed.

use serde_json::{Value, json};

use crate::common::hospital::{admission, fen, line, msgid};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, engines, plain};

async fn open(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", "2024-03-05", url).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", None).await;
    server
}

/// Lines of a catalogue's file, and what the message said of it.
async fn download(server: &TestServer, infno: &str, ver: &str) -> (Vec<Vec<String>>, Value) {
    let said = server.done(infno, json!({ "data": { "ver": ver } })).await;
    let lines = server.fetch(said["file_qury_no"].as_str().unwrap()).await;
    assert_eq!(said["data_cnt"], lines.len(), "{said}");
    (lines, said)
}

#[tokio::test(flavor = "multi_thread")]
async fn catalogues_are_fetched_by_version() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let (drugs, said) = download(&server, "1301", "0").await;
        assert!(drugs.len() > 20 && drugs.iter().all(|it| it.len() == 97), "{engine}");
        assert_eq!(said["dld_end_time"], "2024-04-04");
        let one: Vec<_> = drugs.iter().filter(|it| it[0] == "JJD0037").collect();
        let spans: Vec<_> =
            one.iter().map(|it| (it[36].as_str(), it[37].as_str(), it[78].as_str())).collect();
        assert_eq!(spans, [("2022-01-01", "2023-03-31", "0"), ("2023-04-01", "null", "1")]);
        assert_eq!(
            (one[0][1].as_str(), one[0][91].as_str(), one[0][56].as_str()),
            ("奥希替尼片", "乙", "限恶性肿瘤")
        );
        let version = drugs[0][82].clone();
        assert_eq!(version.len(), 6);
        assert!(drugs.iter().all(|it| it[82] == version));
        let (none, _) = download(&server, "1301", &version).await;
        assert!(none.is_empty(), "who has the present version gets nothing new");
        let (again, _) = download(&server, "1301", "1.0").await;
        assert_eq!(again, drugs);
        for (infno, columns) in [("1305", 19), ("1306", 71), ("1309", 16)] {
            let (lines, _) = download(&server, infno, "0").await;
            assert!(!lines.is_empty() && lines.iter().all(|it| it.len() == columns), "{infno}");
        }
        for infno in ["1302", "1303", "1307", "1308", "1310", "1311"] {
            assert!(download(&server, infno, "0").await.0.is_empty(), "{infno}");
        }
        assert!(server.refused("1301", json!({ "data": {} })).await.contains("ver"));
    }
}

fn pages(number: i64, size: i64) -> Value {
    json!({ "updt_time": "2020-01-01 00:00:00", "page_num": number, "page_size": size })
}

async fn rows(server: &TestServer, infno: &str, asked: &[(&str, Value)]) -> Vec<Value> {
    let mut data = pages(1, 1000);
    for (name, value) in asked {
        data[*name] = value.clone();
    }
    server.done(infno, json!({ "data": data })).await["data"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_is_asked_page_by_page() {
    let server = open(None).await;
    let first = server.done("1312", json!({ "data": pages(1, 7) })).await;
    let total = first["recordCounts"].as_i64().unwrap();
    let mut seen = Vec::new();
    for page in 1..=first["pages"].as_i64().unwrap() {
        let answer = server.done("1312", json!({ "data": pages(page, 7) })).await;
        seen.extend(answer["data"].as_array().unwrap().iter().map(|it| it["rid"].to_string()));
    }
    assert_eq!(seen.len(), usize::try_from(total).unwrap());
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), usize::try_from(total).unwrap(), "no row twice");
    let beyond = server.done("1312", json!({ "data": pages(999, 7) })).await;
    assert_eq!(beyond["data"], json!([]));
    assert!(server.refused("1312", json!({ "data": pages(1, 50_000) })).await.contains("GW-0370"));

    let on = |day: &str| [("hilist_code", json!("JJD0037")), ("query_date", json!(day))];
    let found = rows(&server, "1312", &on("2023-03-31")).await;
    assert_eq!((found.len(), &found[0]["enddate"]), (1, &json!("2023-03-31")));
    assert_eq!(rows(&server, "1312", &on("2024-01-01")).await[0]["begndate"], "2023-04-01");
    assert!(rows(&server, "1312", &on("2021-12-31")).await.is_empty());
    assert_eq!(rows(&server, "1312", &[("hilist_name", json!("奥希替尼"))]).await.len(), 2);
    assert!(rows(&server, "1312", &[("updt_time", json!("2024-03-06"))]).await.is_empty(), "nothing newer");
    assert_eq!(rows(&server, "1316", &on("2024-01-01")).await[0]["med_list_codg"], "JJD0037");
    let herbs = rows(&server, "1304", &[]).await;
    assert_eq!((herbs.len(), &herbs[0]["med_list_codg"]), (3, &json!("JJD0901")));

    let bed = rows(&server, "1318", &[("hilist_code", json!("JJS0002"))]).await;
    let limits: Vec<_> = bed
        .iter()
        .map(|it| (it["hilist_lmtpric_type"].as_str().unwrap(), fen(&it["hilist_pric_uplmt_amt"])))
        .collect();
    assert_eq!(limits, [("3", 5_000), ("2", 3_500), ("1", 2_500)]);
    let share = |code: &'static str| [("hilist_code", json!(code)), ("selfpay_prop_psn_type", json!("390"))];
    let of = |rows: &[Value]| -> Vec<(String, f64)> {
        rows.iter()
            .map(|it| (it["begndate"].as_str().unwrap().to_owned(), it["selfpay_prop"].as_f64().unwrap()))
            .collect()
    };
    assert_eq!(
        of(&rows(&server, "1319", &share("JJD0037")).await),
        [("2022-01-01".to_owned(), 0.2), ("2023-04-01".to_owned(), 0.1)]
    );
    assert_eq!(
        of(&rows(&server, "1319", &share("JJC0001")).await),
        [("2022-01-01".to_owned(), 0.3), ("2023-07-01".to_owned(), 0.1)],
        "a rule over the catalogue, from its day"
    );
    assert_eq!(of(&rows(&server, "1319", &share("JJD0001")).await), [("2022-01-01".to_owned(), 0.0)]);
    assert_eq!(of(&rows(&server, "1319", &share("JJD0038")).await), [("2022-01-01".to_owned(), 1.0)]);

    let words = server.done("1901", json!({ "data": { "type": "chrgitm_lv" } })).await["list"].clone();
    let words: Vec<_> =
        words.as_array().unwrap().iter().map(|it| it["value"].as_str().unwrap().to_owned()).collect();
    assert_eq!(words, ["01", "02", "03"]);
    let all = server.done("1901", json!({ "data": { "type": "", "valiFlag": "1" } })).await["list"].clone();
    assert!(
        all.as_array().unwrap().iter().any(|it| it["type"] == "OPSP_DISE_CODE" && it["label"] == "高血压")
    );
}

fn comparison(own: &str, code: &str, from: &str, until: &str) -> Value {
    json!({ "fixmedins_hilist_id": own, "fixmedins_hilist_name": "院内名", "list_type": "101", "med_list_codg": code,
        "begndate": from, "enddate": until, "spec": "10mg" })
}

#[tokio::test(flavor = "multi_thread")]
async fn own_codes_come_up_and_stand_for_the_catalogues() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let up = |rows: Value| json!({ "data": rows });
        server.done("3301", up(json!([comparison("Y1", "JJD0001", "2024-01-01", "2099-12-31")]))).await;
        // The same code again corrects it.
        server.done("3301", up(comparison("Y1", "JJD0001", "2024-02-01", "2099-12-31"))).await;
        let found = rows(&server, "1317", &[]).await;
        assert_eq!((found.len(), &found[0]["begndate"]), (1, &json!("2024-02-01")), "{engine}");
        assert_eq!((&found[0]["spec"], &found[0]["vali_flag"]), (&json!("10mg"), &json!("1")));
        let bad = json!([
            comparison("Y1", "JJD0002", "2024-03-01", "2024-04-01"),
            comparison("Y2", "JJD0002", "2024-03-01", "2024-02-01"),
            comparison("Y3", "JJD0002", "2024-03-01", "2024-04-01"),
            comparison("Y3", "JJD0003", "2024-04-01", "2024-05-01"),
        ]);
        let answer = server.send("3301", &msgid(), up(bad)).await;
        let all = answer["warn_msg"].as_str().or(answer["err_msg"].as_str()).unwrap();
        for word in ["第 1 条 Y1", "已对照到 JJD0001", "第 2 条 Y2", "早于起日", "第 4 条 Y3", "重叠"]
        {
            assert!(all.contains(word), "{word}: {all}");
        }
        assert_eq!(rows(&server, "1317", &[]).await.len(), 1, "all or nothing");
        let warning =
            server.warned("3301", up(comparison("Y9", "UNKNOWN", "2024-01-01", "2099-12-31"))).await;
        assert!(warning.contains("UNKNOWN"), "{warning}");

        let visit = server.register(PERSON, "2024-03-05").await;
        let own = |number: &str, own: &str, day: &str| {
            let mut line = line(&visit, PERSON, number, "", "40", "10", day);
            line["medins_list_codg"] = json!(own);
            line
        };
        let early = server.register(PERSON, "2024-01-15").await;
        let mut before = own("1", "Y1", "2024-01-15");
        before["mdtrt_id"] = json!(early);
        let mut unknown = before.clone();
        unknown["feedetl_sn"] = json!("2");
        unknown["medins_list_codg"] = json!("Y7");
        let refused = server.refused("2204", json!({ "feedetail": [before, unknown] })).await;
        assert!(
            refused.contains("Y1") && refused.contains("共 2 处") && refused.contains("GW-0303"),
            "{refused}"
        );
        let done = server.done("2204", json!({ "feedetail": [own("1", "Y1", "2024-03-05")] })).await;
        assert_eq!(done["result"][0]["chrgitm_lv"], "01", "{done}");
        let asked = json!({ "data": { "psn_no": PERSON, "mdtrt_id": visit } });
        let lines = server.done("5204", asked).await;
        assert_eq!(
            (&lines[0]["med_list_codg"], &lines[0]["medins_list_codg"]),
            (&json!("JJD0001"), &json!("Y1"))
        );

        let down = |code: &str| json!({ "data": { "fixmedins_code": HOSPITAL, "fixmedins_hilist_id": "Y1", "list_type": "101", "med_list_codg": code } });
        assert!(server.warned("3302", down("JJD0002")).await.contains("未作改动"));
        assert_eq!(server.warned("3302", down("JJD0001")).await, "");
        assert_eq!(rows(&server, "1317", &[("medins_list_codg", json!("Y1"))]).await, Vec::<Value>::new());
        server.done("3301", up(comparison("Y1", "JJD0002", "2024-03-01", "2099-12-31"))).await;
        let mut other = down("JJD0002");
        other["data"]["fixmedins_code"] = json!("H00000000000");
        assert!(server.refused("3302", other).await.contains("GW-0371"));
        assert!(
            server
                .refused("1317", json!({ "data": { "fixmedins_code": "H00000000000" } }))
                .await
                .contains("GW-0371")
        );
        server.assert_sound().await;
    }
}

fn orders(rows: Value) -> Value {
    json!({ "data": { "trig_scen": "1", "rule_ids": "", "patient_dtos": [{
        "patn_id": PERSON, "patn_name": "测试人员", "gend": "2", "brdy": "1960-05-01", "poolarea": "500116",
        "curr_mdtrt_id": "X1", "fsi_encounter_dtos": [{
            "mdtrt_id": "X1", "adm_date": "2024-03-01 08:00:00", "dscg_date": "2024-03-05 08:00:00", "med_type": "11",
            "insutype": "390", "dscg_main_dise_codg": "I10", "dscg_main_dise_name": "高血压", "fsi_order_dtos": rows,
        }],
    }] } })
}

fn order(id: &str, code: &str, count: &str, yuan: &str, day: &str) -> Value {
    json!({ "rx_id": id, "rxno": id, "hilist_code": code, "hilist_name": code, "cnt": count, "sumamt": yuan,
        "drord_begn_date": format!("{day} 09:00:00"), "curr_drord_flag": "1" })
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_analysed_and_what_was_done_is_kept() {
    for (engine, url) in engines() {
        let server = open(url.as_deref()).await;
        let good = order("1", "JJD0001", "2", "8", "2024-03-02");
        assert_eq!(server.done("3101", orders(json!([good]))).await["result"], json!([]), "{engine}");
        let rows = json!([
            good,
            order("2", "NOT-LISTED", "1", "30", "2024-03-02"),
            order("3", "JJS0002", "3", "60", "2024-03-02"),
            order("4", "JJD0001", "1", "4", "2024-03-06"),
            order("5", "JJC0008", "8", "280", "2024-03-02"),
        ]);
        let number = msgid();
        let answer = server.send("3102", &number, orders(rows.clone())).await;
        assert_eq!(answer["infcode"], 0, "{answer}");
        let found: Vec<_> = answer["output"]["result"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| {
                let detail = &it["judge_result_detail_dtos"][0];
                (it["rule_id"].as_str().unwrap(), detail["rx_id"].as_str().unwrap(), fen(&it["vola_amt"]))
            })
            .collect();
        let expected = [
            ("A01", "2", 3_000),
            ("A02", "3", 6_000),
            ("A03", "5", 7_000),
            ("A04", "4", 400),
            ("A05", "3", 4_000),
        ];
        assert_eq!(found, expected, "{answer}");
        let again = server.send("3102", &number, orders(rows.clone())).await;
        assert_eq!(again["output"], answer["output"], "a retry gets the same numbers");
        let mut one = orders(rows);
        one["data"]["rule_ids"] = json!("A04");
        assert_eq!(server.done("3101", one).await["result"].as_array().unwrap().len(), 1);

        let id = answer["output"]["result"][0]["jr_id"].clone();
        let said = |id: &Value, way: &str, why: &str| {
            json!({ "data": { "warn_type": "2",
            "warns": [{ "warn_rslt_id": id, "dspo_way": way, "dspo_way_rea": why }] } })
        };
        server.done("3103", said(&id, "2", "")).await;
        server.done("3103", said(&id, "1", "患者知情同意")).await;
        assert!(server.refused("3103", said(&id, "1", "")).await.contains("处理原因"));
        assert!(server.refused("3103", said(&json!("A-NONE"), "2", "")).await.contains("A-NONE"));
        assert!(server.refused("3103", json!({ "data": { "warn_type": "9" } })).await.contains("warns"));

        // Nothing sent along: what was uploaded for the stay counts.
        let stay = server.done("2401", admission(PERSON, "2024-03-01")).await["result"]["mdtrt_id"].clone();
        let id = stay.as_str().unwrap();
        let lines = [
            line(id, PERSON, "1", "JJS0002", "25", "1", "2024-03-02"),
            line(id, PERSON, "2", "JJS0002", "25", "1", "2024-03-02"),
        ];
        server.done("2301", json!({ "feedetail": lines })).await;
        let flat = json!({ "data": { "trig_scen": "2", "patient_dtos": "" }, "patient_dtos": [{ "patn_id": PERSON, "gend": "2" }],
            "fsi_encounter_dtos": [{ "mdtrt_id": stay, "med_type": "2101", "fsi_order_dtos": "" }] });
        let result = server.done("3102", flat).await["result"].clone();
        assert_eq!((result.as_array().unwrap().len(), &result[0]["rule_id"]), (1, &json!("A05")), "{result}");
        assert_eq!(result[0]["judge_result_detail_dtos"][0]["rx_id"], "2");
        assert!(server.refused("3101", json!({ "data": { "trig_scen": "1" } })).await.contains("GW-0392"));
        server.assert_sound().await;
    }
}
