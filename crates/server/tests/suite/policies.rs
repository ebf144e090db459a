//! A rate from draft to effect over HTTP: written, checked, compared, tried, approved by somebody else, in force from
//! its day on, also after a new start.

use std::sync::Arc;

use app::{App, FixedClock, Region};
use serde_json::{Value, json};

use crate::common::{self, TestServer, engines, read_pack};

const TODAY: &str = "2023-12-20";
const DRAFTS: &str = "/api/v1/policies/drafts";
const INSTRUMENT: &str = "resident-inpatient-2022";
const OLD: &str = "[\"二级\", \"70%\"]";
const NEW: &str = "[\"二级\", \"75%\"]";

async fn server(url: Option<&str>) -> TestServer {
    let server = TestServer::start("jiangjin", TODAY, url).await;
    server.institution("H2", "二级").await;
    for person in ["P1", "P2", "P3"] {
        server.person(person, "居民", "", None).await;
    }
    server
}

fn by(name: &str) -> (&str, &str) {
    ("X-Operator", name)
}

/// A stay of three days that costs 10,300 yuan, all in scope.
fn stay(person: &str, message: &str, from: &str, last: &str) -> Value {
    json!({ "institution_id": "H2", "message_id": message, "visit": {
        "person_id": person, "kind": "住院", "admitted_on": from, "discharged_on": last,
        "lines": [{ "name": "手术", "amount_fen": 1_030_000, "class": "甲", "kind": "诊疗" }] } })
}

fn pooled(view: &Value) -> i64 {
    let payers = view["decision"]["payers"].as_array().unwrap();
    payers.iter().find(|it| it["payer"] == "pooled").map_or(0, |it| it["amount_fen"].as_i64().unwrap())
}

fn file<'a>(draft: &'a Value, path: &str) -> &'a str {
    let files = draft["files"].as_array().unwrap();
    files.iter().find(|it| it["path"] == path).unwrap()["text"].as_str().unwrap()
}

/// A draft that raises the rate of second-level hospitals.
async fn raised(server: &TestServer, author: &str, day: &str) -> Value {
    let new = json!({ "instrument": INSTRUMENT, "title": "二级住院提高五个百分点", "purpose": "县委会议" });
    let draft = server.post_by(by(author), DRAFTS, new).await.ok();
    let rules = file(&draft, "rules.toml");
    assert!(rules.contains(OLD), "the text in force is what a draft begins with");
    let id = draft["draft"]["id"].as_str().unwrap();
    let save = json!({ "revision": 1, "effective_on": day,
        "files": [{ "path": "rules.toml", "text": rules.replacen(OLD, NEW, 1) }] });
    server.post_by(by(author), &format!("{DRAFTS}/{id}/save"), save).await.ok()
}

async fn step(server: &TestServer, id: &str, who: &str, what: &str, body: Value) -> common::Answer {
    server.post_by(by(who), &format!("{DRAFTS}/{id}/{what}"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rate_from_draft_to_effect() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        let settled =
            server.post("/api/v1/settlements", &stay("P1", "m1", "2023-12-10", "2023-12-12")).await.ok();
        assert_eq!(pooled(&settled), 700_000, "{engine}");

        let list = server.get("/api/v1/policies").await.ok();
        let row = |list: &Value| {
            let rows = list["packages"].as_array().unwrap().clone();
            rows.into_iter().find(|it| it["id"] == INSTRUMENT).unwrap()
        };
        assert_eq!((&row(&list)["state"], &list["editions"]), (&json!("in_force"), &json!([])), "{engine}");
        let view = server.get(&format!("/api/v1/policies/packages/{INSTRUMENT}")).await.ok();
        let cases = view["cases"].as_array().unwrap();
        assert!(!cases.is_empty() && cases.iter().all(|it| it["passes"] == true), "{engine}");
        assert!(view["clauses"].as_array().unwrap().iter().any(|it| it["rules"] != json!([])), "{engine}");

        let draft = raised(&server, "甲", TODAY).await;
        let id = draft["draft"]["id"].as_str().unwrap().to_owned();
        assert_eq!((&draft["draft"]["revision"], &draft["is_behind"]), (&json!(2), &json!(false)));

        // The cases of earlier days are those of the rules of then.
        let check = step(&server, &id, "甲", "check", json!({})).await.ok();
        assert_eq!((&check["passes"], &check["errors"]), (&json!(true), &json!(0)), "{engine}: {check}");
        // Cases of other instruments that change do not stop it: nobody could mend them here.
        let findings = check["findings"].as_array().unwrap();
        let elsewhere = |it: &Value| it["is_inside"] == false && it["severity"] == "warning";
        assert!(!findings.is_empty() && findings.iter().all(elsewhere), "{engine}: {check}");
        let later = step(&server, &id, "甲", "check", json!({ "effective_on": "2030-01-01" })).await.ok();
        assert_eq!(later["findings"][0]["code"], "POL-0021", "{engine}: nobody has proved it for then");
        assert_eq!(later["findings"].as_array().unwrap().len(), 1, "{engine}");
        let compared = step(&server, &id, "甲", "compare", json!({})).await.ok();
        assert_eq!(compared["changes"][0]["id"], "resident_ip.rate.plan1", "{engine}: {compared}");
        let changed = compared["cases"].as_array().unwrap();
        let rises = changed.iter().flat_map(|it| it["amounts"].as_array().unwrap());
        let rises = rises.filter(|it| it["name"] == "统筹基金" && it["change_fen"].as_i64().unwrap() > 0);
        assert!(rises.count() > 0, "{engine}: cases of second-level hospitals change");

        // Nobody approves what they have written, and not before it was handed in.
        let revision = json!({ "revision": 2 });
        assert_eq!(step(&server, &id, "乙", "approve", revision.clone()).await.refused(409), "APP-0111");
        step(&server, &id, "甲", "submit", revision.clone()).await.ok();
        let revision = json!({ "revision": 3 });
        assert_eq!(step(&server, &id, "甲", "approve", revision.clone()).await.refused(409), "APP-0113");
        assert_eq!(step(&server, &id, "", "approve", revision.clone()).await.refused(422), "APP-0001");
        assert_eq!(
            step(&server, &id, "乙", "approve", json!({ "revision": 2 })).await.refused(409),
            "APP-0112"
        );
        assert_eq!(
            step(&server, &id, "甲", "save", json!({ "revision": 3 })).await.refused(409),
            "APP-0111",
            "what was handed in is not written on"
        );
        step(&server, &id, "乙", "approve", revision).await.ok();

        // In force at once, from its day on.
        let on_day =
            server.post("/api/v1/settlements/preview", &stay("P2", "m2", "2023-12-18", TODAY)).await.ok();
        let before = server
            .post("/api/v1/settlements/preview", &stay("P2", "m2", "2023-12-17", "2023-12-19"))
            .await
            .ok();
        assert_eq!((pooled(&on_day), pooled(&before)), (750_000, 700_000), "{engine}");
        assert_eq!(before["policy_version"], settled["policy_version"], "{engine}");
        assert_ne!(on_day["policy_version"], before["policy_version"], "{engine}");
        let list = server.get("/api/v1/policies").await.ok();
        assert_eq!(row(&list)["draft"].as_str(), Some(id.as_str()), "{engine}");
        assert_eq!(list["editions"].as_array().unwrap().len(), 2, "{engine}");
        let earlier = server.get("/api/v1/policies?on=2023-12-19").await.ok();
        assert_eq!(row(&earlier)["ahead"][0]["from"], TODAY, "{engine}");
        for save in ["save", "submit", "withdraw", "approve", "refuse"] {
            let body = json!({ "revision": 4, "remark": "x" });
            let body = if ["approve", "refuse"].contains(&save) { body } else { json!({ "revision": 4 }) };
            assert_eq!(
                step(&server, &id, "丙", save, body).await.refused(409),
                "APP-0111",
                "{engine}: {save}"
            );
        }

        // Booked by the new rules; the settlement of before keeps what it cites; late facts ask for their day.
        let new = server.post("/api/v1/settlements", &stay("P3", "m3", "2023-12-18", TODAY)).await.ok();
        assert_eq!((pooled(&new), &new["policy_version"]), (750_000, &on_day["policy_version"]), "{engine}");
        let kept = server.get(&format!("/api/v1/settlements/{}", settled["id"].as_str().unwrap())).await.ok();
        assert_eq!(kept["policy_version"], settled["policy_version"], "{engine}");
        assert_eq!(server.app.recompute_person("P1", "测试").await.unwrap(), vec![], "{engine}");
        assert_eq!(server.app.recompute_person("P3", "测试").await.unwrap(), vec![], "{engine}");
        let law = |on: &str| format!("/api/v1/law?rule=resident_ip.rate.plan1&on={on}");
        server.get(&law("2023-12-19")).await.ok();
        server.get(&law(TODAY)).await.ok();

        // A new start of the program finds it again, and yesterday's program would have had the old rules today.
        let start = |today: &'static str| {
            let region = Region::load(&read_pack("jiangjin")).unwrap();
            App::start(server.app.store().clone(), region, Arc::new(FixedClock::new(today.parse().unwrap())))
        };
        let (again, yesterday) = (start(TODAY).await.unwrap(), start("2023-12-19").await.unwrap());
        assert_eq!(again.region().version, server.app.region().version, "{engine}");
        assert_eq!(json!(yesterday.region().version), settled["policy_version"], "{engine}");
        assert_eq!(yesterday.region().on(TODAY.parse().unwrap()).version, again.region().version, "{engine}");
        assert!(!again.refresh_policies().await.unwrap(), "{engine}: nothing more to take up");
        server.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_is_said_at_once_where_it_is() {
    let server = server(None).await;
    let draft = raised(&server, "甲", TODAY).await;
    let id = draft["draft"]["id"].as_str().unwrap();
    let rules = file(&draft, "rules.toml");
    let line = rules.lines().position(|it| it.contains(NEW)).unwrap() + 1;
    let bad =
        rules.replace(NEW, "[\"二级\", \"75\"]").replace("clause = \"第四条\"", "clause = \"第九十九条\"");
    let edits = json!({ "files": [{ "path": "rules.toml", "text": bad }] });
    let check = step(&server, id, "甲", "check", edits.clone()).await.ok();
    assert_eq!(check["passes"], false);
    let found =
        |code: &str| check["findings"].as_array().unwrap().iter().find(|it| it["code"] == code).cloned();
    let unit = found("POL-0005").unwrap();
    assert_eq!((&unit["file"], &unit["is_inside"]), (&json!("rules.toml"), &json!(true)));
    let said = unit["line"].as_u64().unwrap() as usize;
    assert!((line - 8..=line).contains(&said), "line {said}, the number is on {line}");
    assert!(found("POL-0007").is_some(), "{check}");
    assert_eq!(step(&server, id, "甲", "compare", edits).await.refused(409), "APP-0115");
    // What is on the screen was not saved.
    assert_eq!(step(&server, id, "甲", "check", json!({})).await.ok()["passes"], true);

    let large = json!({ "files": [{ "path": "rules.toml", "text": "#".repeat(1_048_577) }] });
    let table = [
        (json!({ "files": [{ "path": "../pack.toml", "text": "" }] }), "APP-0001"),
        (json!({ "files": [{ "path": "rules.toml", "text": 3 }] }), "API-0009"),
        (json!({ "removed": 1 }), "API-0009"),
        (large, "APP-0001"),
    ];
    for (body, code) in table {
        let answer = step(&server, id, "甲", "check", body).await;
        assert!(answer.status == 422 || answer.status == 400, "{}", answer.status);
        if code.starts_with("APP") {
            assert_eq!(answer.refused(422), code);
        }
    }
    assert_eq!(step(&server, "P999999", "甲", "check", json!({})).await.refused(404), "APP-0002");
    let odd = json!({ "instrument": "../x", "title": "t" });
    assert_eq!(server.post_by(by("甲"), DRAFTS, odd).await.refused(422), "APP-0001");
    assert_eq!(server.get(&format!("{DRAFTS}?state=x")).await.refused(422), "APP-0001");
    assert_eq!(server.get("/api/v1/policies/packages/none").await.refused(404), "APP-0002");
    // A draft with errors is not handed in, and the answer has all of them.
    let save = json!({ "revision": 2, "files": [{ "path": "rules.toml", "text": bad }] });
    step(&server, id, "甲", "save", save).await.ok();
    let answer = step(&server, id, "甲", "submit", json!({ "revision": 3 })).await;
    assert_eq!(answer.status, 422);
    assert!(answer.json()["findings"].as_array().unwrap().len() >= 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_drafts_keep_the_reason_and_two_drafts_do_not_overwrite_each_other() {
    let server = server(None).await;
    let one = raised(&server, "甲", TODAY).await["draft"]["id"].as_str().unwrap().to_owned();
    let two = raised(&server, "乙", TODAY).await["draft"]["id"].as_str().unwrap().to_owned();
    step(&server, &one, "甲", "submit", json!({ "revision": 2 })).await.ok();
    step(&server, &two, "乙", "submit", json!({ "revision": 2 })).await.ok();
    assert_eq!(step(&server, &one, "乙", "refuse", json!({ "revision": 3 })).await.refused(422), "APP-0001");
    let decide = json!({ "revision": 3, "remark": "没有会议纪要" });
    let refused = step(&server, &one, "乙", "refuse", decide).await.ok();
    assert_eq!((&refused["state"], &refused["remark"]), (&json!("refused"), &json!("没有会议纪要")));
    let copy = json!({ "instrument": INSTRUMENT, "title": "再来", "copy_of": one, "effective_on": TODAY });
    let copy = server.post_by(by("甲"), DRAFTS, copy).await.ok();
    assert!(file(&copy, "rules.toml").contains(NEW));
    let third = copy["draft"]["id"].as_str().unwrap();

    step(&server, &two, "甲", "approve", json!({ "revision": 3 })).await.ok();
    // Begun from what is no longer in force: it would take the other's change back.
    let view = server.get(&format!("{DRAFTS}/{third}")).await.ok();
    assert_eq!(view["is_behind"], true);
    assert_eq!(step(&server, third, "甲", "submit", json!({ "revision": 1 })).await.refused(409), "APP-0114");
    // A new one begins from what was approved, and not before its day.
    let new = json!({ "instrument": INSTRUMENT, "title": "更正", "effective_on": "2023-12-01" });
    let fourth = server.post_by(by("甲"), DRAFTS, new).await.ok();
    assert!(file(&fourth, "rules.toml").contains(NEW));
    let id = fourth["draft"]["id"].as_str().unwrap();
    assert_eq!(step(&server, id, "甲", "submit", json!({ "revision": 1 })).await.refused(422), "APP-0001");
    step(&server, id, "甲", "withdraw", json!({ "revision": 1 })).await.ok();
    let states: Vec<Value> =
        server.get(DRAFTS).await.ok().as_array().unwrap().iter().map(|it| it["state"].clone()).collect();
    assert_eq!(states, ["withdrawn", "draft", "approved", "refused"]);
    let zip = server.get(&format!("{DRAFTS}/{two}/export.zip")).await;
    assert_eq!((zip.status, &zip.body[..2]), (200, &b"PK"[..]));
    server.assert_sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_says_who_gains_to_the_fen() {
    for (engine, url) in engines() {
        let server = server(url.as_deref()).await;
        for (person, message, from, last) in [
            ("P1", "a", "2023-03-01", "2023-03-04"),
            ("P2", "b", "2023-03-01", "2023-03-04"),
            ("P2", "c", "2023-06-01", "2023-06-04"),
        ] {
            server.post("/api/v1/settlements", &stay(person, message, from, last)).await.ok();
        }
        let draft = raised(&server, "甲", TODAY).await;
        let id = draft["draft"]["id"].as_str().unwrap();
        let bad = [
            json!({ "from": "2023-02-01", "until": "2023-01-01" }),
            json!({ "from": "2010-01-01" , "until": "2023-01-01"}),
            json!({ "shift_years": 9 }),
        ];
        for body in bad {
            assert_eq!(step(&server, id, "甲", "trial", body).await.refused(422), "APP-0001");
        }
        let span = json!({ "from": "2023-01-01", "until": "2023-12-31" });
        step(&server, id, "甲", "trial", span).await.ok();
        let mut view = Value::Null;
        for _ in 0..200 {
            view = server.get(&format!("{DRAFTS}/{id}/trial")).await.ok();
            if !view["summary"].is_null() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let it = &view["summary"];
        // Second stays have a deductible of 270: 10,030 × 5 % = 501.50.
        let figures = ["settlements", "changed", "people", "gain_people", "gain_fen", "lose_people"]
            .map(|key| it[key].as_i64().unwrap());
        assert_eq!(figures, [3, 3, 2, 2, 50_000 + 50_000 + 50_150, 0], "{engine}: {view}");
        let payers = it["by_payer"].as_array().unwrap();
        let changes: i64 = payers.iter().map(|it| it["change_fen"].as_i64().unwrap()).sum();
        assert_eq!(changes, 0, "{engine}: what one pays more another pays less");
        let pooled = payers.iter().find(|it| it["name"] == "统筹基金").unwrap();
        assert_eq!(
            (&pooled["old_fen"], &pooled["change_fen"]),
            (&json!(700_000 * 2 + 702_100), &json!(150_150)),
            "{engine}"
        );
        assert_eq!(it["by_identity"].as_array().unwrap().len(), 1, "{engine}");
        let people = server.get(&format!("{DRAFTS}/{id}/trial/people")).await.ok();
        assert_eq!(
            (&people["gain"][0]["person_id"], &people["gain"][0]["change_fen"]),
            (&json!("P2"), &json!(-100_150))
        );
        assert_eq!(people["lose"], json!([]));
        let sheet = server.get(&format!("{DRAFTS}/{id}/trial.xlsx")).await;
        assert_eq!((sheet.status, &sheet.body[..2]), (200, &b"PK"[..]), "{engine}");
        server.assert_sound().await;
    }
}
