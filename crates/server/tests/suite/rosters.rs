//! Rosters over HTTP: the ledger of problems from list to approval, a daily file, a document, figures.

use app::roster::SourceFile;
use app::roster::kept::RosterDesk;
use serde_json::{Value, json};

use crate::common::*;

const OPERATOR: (&str, &str) = ("X-Operator", "审批员");

/// A made person's number.
fn number(serial: u32) -> String {
    let body = format!("99010019700101{serial:03}");
    format!("{body}{}", base::check_digit(&body).unwrap())
}

fn file(department: &str, text: String) -> SourceFile {
    SourceFile {
        name: format!("{department}.csv"),
        department: Some(department.to_owned()),
        bytes: text.into_bytes(),
    }
}

/// 甲一 is covered by nothing, 乙二 has paid in person, 丙三 is all right.
async fn round(server: &TestServer) {
    let (a, b, c) = (number(1), number(2), number(3));
    let people = [("甲一", &a), ("乙二", &b), ("丙三", &c)];
    let line = |(name, number): (&str, &String), rest: &str| format!("{name},{number}{rest}\n");
    let all = |head: &str, rest: &str| {
        let rows: String = people.iter().map(|it| line(*it, rest)).collect();
        format!("{head}\n{rows}")
    };
    let desk = RosterDesk::open(server.app.clone(), std::sync::Arc::new(roster_rules("wenshang").unwrap()))
        .await
        .unwrap();
    let register = all("姓名,身份证号,性别,出生日期,乡镇,村", ",男,1970-01-01,云溪镇,王家村");
    desk.import_register(file("register", register), None, "经办").await.unwrap();
    let covered = [people[1], people[2]].map(|it| line(it, ",居民,2020-01-01")).concat();
    let files = vec![
        file("poverty", all("姓名,身份证号,人员类别,认定时间", ",脱贫享受政策,2018-06-01")),
        file("enrolment", format!("姓名,身份证号,险种,参保日期\n{covered}")),
        file(
            "waiver",
            format!("姓名,身份证号,人员类别,开始日期\n{}", line(people[2], ",脱贫享受政策,2020-01-01")),
        ),
        file(
            "flag",
            format!("姓名,身份证号,人员类别,开始日期\n{}", line(people[2], ",脱贫享受政策,2020-01-01")),
        ),
        file(
            "payment",
            format!("姓名,身份证号,缴费日期,缴费金额\n{}", line(people[1], ",2019-11-05,280.00")),
        ),
    ];
    desk.run_round(files, "2020-03-31".parse().unwrap(), "经办").await.unwrap();
}

#[tokio::test]
async fn from_list_to_approval() {
    for (engine, url) in engines() {
        let server = TestServer::start("wenshang", "2020-03-31", url.as_deref()).await;
        assert_eq!(
            server.get("/api/v1/rosters/figures").await.refused(409),
            "APP-0003",
            "{engine}: no round yet"
        );
        round(&server).await;
        // The desk behind the interface was opened before the register was there: another process wrote it.
        let server = server.again().await;
        let page = server.get("/api/v1/rosters/problems").await.ok();
        let codes: Vec<&str> =
            page["items"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
        assert_eq!(codes.len(), 2, "{page}");
        assert!(codes.contains(&"paid.poverty"), "{page}");
        let paid = page["items"].as_array().unwrap().iter().find(|it| it["code"] == "paid.poverty").unwrap();
        assert_eq!((&paid["person_name"], &paid["amount_fen"]), (&json!("乙二"), &json!(28_000)));
        assert!(!page.to_string().contains(&number(2)), "numbers are masked");
        assert!(paid["found_on"].is_string() && paid["found_on"] == paid["seen_on"], "{paid}");
        let path = format!("/api/v1/rosters/problems/{}", paid["id"]);
        assert!(!server.get(&path).await.ok()["remedy"].as_str().unwrap().is_empty());

        let act = |body: Value| {
            let (server, path) = (&server, format!("{path}/act"));
            async move { server.post_by(OPERATOR, &path, body).await }
        };
        assert_eq!(act(json!({ "command": "strike_off" })).await.refused(409), "ROS-0301");
        assert_eq!(
            act(json!({ "command": "approve", "at": "village:990100101201" })).await.refused(409),
            "ROS-0302"
        );
        assert_eq!(act(json!({ "command": "assign", "to": "moon:1" })).await.refused(422), "APP-0001");
        let done = act(json!({ "command": "assign", "to": "county" })).await.ok();
        assert_eq!(done["stage"], "整改中", "{done}");
        let done = act(json!({ "command": "approve" })).await.ok();
        assert!(!done["effects"]["done"].as_array().unwrap().is_empty(), "{done}");
        server.assert_sound().await;
    }
}

#[tokio::test]
async fn bad_input_has_its_message() {
    let server = TestServer::start("wenshang", "2020-03-31", None).await;
    round(&server).await;
    let server = server.again().await;
    let table = [
        ("GET", "/api/v1/rosters/problems/none", 422),
        ("GET", "/api/v1/rosters/problems/999999", 404),
        ("GET", "/api/v1/rosters/problems?stage=gone", 422),
        ("GET", "/api/v1/rosters/problems?what=1", 422),
        ("GET", "/api/v1/rosters/missing?class=none", 422),
        ("POST", "/api/v1/rosters/files?name=x.csv", 400),
        ("POST", "/api/v1/rosters/documents?name=x.pdf", 400),
    ];
    for (method, path, status) in table {
        let answer = server.send(method, path, &[], b"").await;
        assert_eq!(answer.status, status, "{method} {path}: {}", String::from_utf8_lossy(&answer.body));
        answer.refused(status);
    }
    let garbage = server.send("POST", "/api/v1/rosters/files?name=x.xlsx", &[], b"PK\x03\x04 broken").await;
    assert!((400..500).contains(&garbage.status), "{}", String::from_utf8_lossy(&garbage.body));
    let kept = server.send("POST", "/api/v1/rosters/documents?name=hd.pdf", &[], b"%PDF-1.4").await.ok();
    assert_eq!(kept["sha256"].as_str().unwrap().len(), 64);
    let list = server.send("GET", "/api/v1/rosters/work-list.xlsx", &[], b"").await;
    assert_eq!((list.status, &list.body[..2]), (200, b"PK".as_slice()));
    assert_eq!(server.get("/api/v1/rosters/rounds").await.ok()[0]["number"], 1);
}

#[tokio::test]
async fn a_pack_without_rules_has_no_rosters() {
    let server = TestServer::start("zhenjiang", "2020-03-31", None).await;
    assert_eq!(server.get("/api/v1/rosters/problems").await.refused(409), "API-0014");
}

/// Look into a file, upload, make a round, assign and act on many: what the portal's page of rosters does.
#[tokio::test]
async fn a_round_from_uploaded_files_and_many_problems_at_once() {
    for (engine, url) in engines() {
        let server = TestServer::start("wenshang", "2020-03-31", url.as_deref()).await;
        round(&server).await;
        let server = server.again().await;
        let words = server.get("/api/v1/rosters/words").await.ok();
        assert_eq!(words["people"], 3, "{engine}: {words}");
        assert!(words["departments"].as_array().unwrap().iter().any(|it| it["code"] == "poverty"));

        let text = format!("姓名,身份证号,参保日期,备注\n甲一,{},2020-01-01,\n合计,,,\n", number(1));
        let look = server
            .send("POST", "/api/v1/rosters/look?name=a.csv&department=enrolment", &[], text.as_bytes())
            .await
            .ok();
        let sheet = &look["sheets"][0];
        assert_eq!(
            (sheet["usable"].as_u64(), sheet["set_aside"].as_u64()),
            (Some(1), Some(2)),
            "{engine}: {look}"
        );
        assert_eq!(sheet["columns"][1]["field"], "number");

        let tally = server.get("/api/v1/rosters/tally?open=true").await.ok();
        let all: i64 = tally.as_array().unwrap().iter().map(|it| it["problems"].as_i64().unwrap()).sum();
        assert!(all >= 2, "{engine}: {tally}");
        let assigned = server.post_by(OPERATOR, "/api/v1/rosters/problems/assign", json!({})).await.ok();
        assert_eq!(assigned["count"].as_i64(), Some(all), "{engine}: {assigned}");
        let page = server.get("/api/v1/rosters/problems?open=true").await.ok();
        let ids: Vec<i64> =
            page["items"].as_array().unwrap().iter().map(|it| it["id"].as_i64().unwrap()).collect();
        let many = json!({ "ids": ids, "command": "strike_off" });
        let refused = server.post_by(OPERATOR, "/api/v1/rosters/problems/act", many).await.ok();
        assert_eq!(refused["count"], 0, "{engine}: nothing is ready to be struck off");
        assert_eq!(refused["refused"].as_array().unwrap().len(), ids.len());
        let none = server
            .post_by(OPERATOR, "/api/v1/rosters/problems/act", json!({ "ids": [], "command": "verify" }))
            .await;
        assert_eq!(none.refused(422), "APP-0001");

        let lists = [
            (
                "enrolment",
                format!(
                    "姓名,身份证号,险种,参保日期\n甲一,{},居民,2020-01-01\n乙二,{},居民,2020-01-01\n丙三,{},居民,2020-01-01\n",
                    number(1),
                    number(2),
                    number(3)
                ),
            ),
            (
                "poverty",
                format!("姓名,身份证号,人员类别,认定时间\n丙三,{},脱贫享受政策,2018-06-01\n", number(3)),
            ),
        ];
        let mut files = Vec::new();
        for (department, text) in &lists {
            let path = format!("/api/v1/rosters/documents?name={department}.csv");
            let kept = server.send("POST", &path, &[OPERATOR], text.as_bytes()).await.ok();
            files.push(json!({ "name": format!("{department}.csv"), "sha256": kept["sha256"], "department": department }));
        }
        let short = json!({ "as_of": "2020-04-30", "files": files });
        assert_eq!(server.post_by(OPERATOR, "/api/v1/rosters/rounds", short).await.refused(409), "ROS-0421");
        let order = json!({ "as_of": "2020-04-30", "files": files, "partial": true });
        let done = server.post_by(OPERATOR, "/api/v1/rosters/rounds", order).await.ok();
        assert_eq!(done["number"], 2, "{engine}: {done}");
        let rounds = server.get("/api/v1/rosters/rounds").await.ok();
        assert_eq!(
            (rounds[0]["number"].as_i64(), rounds[0]["counts"]["people"].as_i64()),
            (Some(2), Some(3)),
            "{engine}"
        );
        let lost = json!({ "as_of": "2020-04-30", "files": [{ "name": "x", "sha256": "00" }] });
        assert_eq!(server.post_by(OPERATOR, "/api/v1/rosters/rounds", lost).await.refused(404), "APP-0002");
    }
}

#[tokio::test]
async fn a_column_that_was_misread_is_set_right_and_stays_so() {
    let server = TestServer::start("wenshang", "2020-03-31", None).await;
    let text = format!("姓名,身份证号,甲列,乙列\n甲一,{},脱贫享受政策,2018-06-01\n", number(1));
    let look = || async {
        let answer = server
            .send("POST", "/api/v1/rosters/look?name=a.csv&department=poverty", &[], text.as_bytes())
            .await;
        answer.ok()["sheets"][0].clone()
    };
    let seen = look().await;
    assert_eq!((&seen["columns"][2]["field"], &seen["is_mapped"]), (&Value::Null, &json!(false)), "{seen}");
    let save = |fields: Value| {
        let body = json!({ "department": "poverty", "mapping": seen["mapping"], "fields": fields });
        server.post_by(OPERATOR, "/api/v1/rosters/mappings", body)
    };
    let refused = [
        (json!(["name", "number", "class"]), "表里有 4 列"),
        (json!(["name", "number", "class", "colour"]), "没有字段“colour”"),
        (json!(["name", "number", "class", "name"]), "已有一列是“姓名”"),
    ];
    for (fields, says) in refused {
        let answer = save(fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.json()["message"].as_str().unwrap().contains(says), "{}", answer.json());
    }
    assert_eq!(save(json!(["name", "number", "class", "since"])).await.ok()["columns"], 4);
    let seen = look().await;
    assert_eq!(seen["is_mapped"], true);
    let fields: Vec<&Value> = seen["columns"].as_array().unwrap().iter().map(|it| &it["field"]).collect();
    assert_eq!(fields, ["name", "number", "class", "since"]);
    let words = server.get("/api/v1/rosters/words").await.ok();
    assert!(words["fields"].as_array().unwrap().iter().any(|it| it["code"] == "since"));
}
