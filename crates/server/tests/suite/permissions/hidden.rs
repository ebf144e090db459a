//! What lies elsewhere does not show that it exists: lists leave it out, numbers of it are unknown.

use access::{Grant, RegionScope};
use serde_json::{Value, json};

use super::town::{COUNTY, OTHER, OWN, PLACES, Town};
use crate::common::engines;

fn grant(role: &str, region: RegionScope) -> Grant {
    Grant { role: role.into(), region, institution: None, department: None }
}

fn village() -> [Grant; 1] {
    [grant("village_desk", RegionScope::village(PLACES[OWN].0, PLACES[OWN].1))]
}

fn ids(page: &Value, key: &str) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|it| it[key].as_str().unwrap().to_owned()).collect()
}

/// Institutions of a home page at which visits are under way.
fn ids_of_places(home: &Value) -> Vec<String> {
    let places = home["visits"]["places"].as_array().unwrap();
    places.iter().map(|it| it["institution_id"].as_str().unwrap().to_owned()).collect()
}

/// 示例 in percent signs.
const NAME: &str = "%E7%A4%BA%E4%BE%8B";

#[tokio::test(flavor = "multi_thread")]
async fn a_village_desk_does_not_see_the_next_village() {
    for (engine, url) in engines() {
        let town = Town::start("yueyang", url.as_deref()).await;
        let desk = village();
        let found = town.get(&desk, &format!("/api/v1/people?q={NAME}")).await.ok();
        assert_eq!(ids(&found, "id"), ["P0"], "{engine}: {found}");
        for number in ["P1", "P2"] {
            let found = town.get(&desk, &format!("/api/v1/people?q={number}")).await.ok();
            assert_eq!(ids(&found, "id"), [""; 0], "{engine} {number}");
        }
        assert_eq!(town.get(&desk, "/api/v1/people/P0").await.ok()["name"], "示例人0");
        // The very answer of a number that nobody has.
        let body = |answer: crate::common::Answer, id: &str| {
            assert_eq!(answer.status, 404);
            let mut body = answer.json();
            body["trace_id"] = Value::Null;
            body.to_string().replace(id, "?")
        };
        let other = body(town.get(&desk, "/api/v1/people/P1").await, "P1");
        let nobody = body(town.get(&desk, "/api/v1/people/P999").await, "P999");
        assert_eq!(other, nobody, "{engine}");
        let home = town.get(&desk, "/api/v1/home").await.ok();
        assert_eq!(
            (&home["people"], &home["reimbursements"], &home["visits"], &home["chain"]),
            (&json!(1), &Value::Null, &Value::Null, &Value::Null),
            "{engine}: what a township may not list is not counted for it either"
        );
        assert_eq!(home["payers"], json!([]), "{engine}: money of the whole county is not the village's");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_narrowed_to_region_or_institution() {
    for (engine, url) in engines() {
        let town = Town::start("yueyang", url.as_deref()).await;
        let township = |role: &str, of: usize| [grant(role, RegionScope::code(PLACES[of].0))];
        let county = |role: &str| [grant(role, RegionScope::code(COUNTY))];
        let window =
            [Grant { institution: Some("H0".into()), ..grant("hospital_window", RegionScope::everything()) }];

        // Settlements: of the people of a township, of an institution, of everybody for the county.
        let of = |page: Value| ids(&page, "person_id");
        let path = "/api/v1/settlements";
        assert_eq!(of(town.get(&township("benefits_officer", OTHER), path).await.ok()), ["P1"], "{engine}");
        assert_eq!(of(town.get(&window, path).await.ok()), ["P0"], "{engine}");
        let mut all = of(town.get(&county("benefits_officer"), path).await.ok());
        all.sort();
        assert_eq!(all, ["P0", "P1", "P2"], "{engine}: who lives nowhere belongs to the county");
        // Several grants add up.
        let two = [township("benefits_officer", OWN), township("supervisor", OTHER)].concat();
        assert_eq!(of(town.get(&two, path).await.ok()).len(), 2, "{engine}");

        // Visits that wait.
        let waiting = |institution: &str| format!("/api/v1/visits?institution_id={institution}");
        assert_eq!(ids(&town.get(&window, &waiting("H0")).await.ok(), "id"), ["W0"], "{engine}");
        assert_eq!(ids(&town.get(&window, &waiting("H1")).await.ok(), "id"), [""; 0], "{engine}");
        let officer = township("benefits_officer", OWN);
        assert_eq!(ids(&town.get(&officer, &waiting("H1")).await.ok(), "id"), [""; 0], "{engine}");
        // They are counted as they are listed.
        let counted = |page: Value| (page["visits"]["open"].as_i64(), ids_of_places(&page));
        let home = |of| town.get(of, "/api/v1/home");
        assert_eq!(counted(home(&officer).await.ok()), (Some(1), vec!["H0".to_owned()]), "{engine}");
        assert_eq!(counted(home(&window).await.ok()), (Some(1), vec!["H0".to_owned()]), "{engine}");
        assert_eq!(counted(home(&county("benefits_officer")).await.ok()).0, Some(3), "{engine}");

        // Reimbursements.
        let path = "/api/v1/reimbursements?state=gathered";
        let of = |page: Value| ids(&page, "person_id");
        assert_eq!(of(town.get(&officer, path).await.ok()), ["P0"], "{engine}");
        let all = "/api/v1/reimbursements";
        assert_eq!(of(town.get(&officer, all).await.ok()), ["P0"], "{engine}");
        let mut found = of(town.get(&county("benefits_officer"), all).await.ok());
        found.sort();
        assert_eq!(found, ["P0", "P1", "P2"], "{engine}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_of_another_township_takes_no_step_on_a_bill() {
    let town = Town::start("yueyang", None).await;
    let township = |of: usize| [grant("benefits_officer", RegionScope::code(PLACES[of].0))];
    let path = |step: &str| format!("/api/v1/reimbursements/B-R0{step}");
    // Each step where it would be due, were it the clerk's.
    for (step, role) in
        [("/compute", "benefits_officer"), ("/pay", "payment_officer"), ("/sign", "benefits_officer")]
    {
        if role == "benefits_officer" {
            assert_eq!(town.post(&township(OTHER), &path(step), json!({})).await.status, 404, "{step}");
            assert_eq!(town.get(&township(OTHER), &path("")).await.status, 404, "{step}");
        }
        let own = [grant(role, RegionScope::code(PLACES[OWN].0))];
        let whole = [grant(role, RegionScope::code(COUNTY))];
        let by = if role == "payment_officer" { &whole } else { &own };
        town.send_as(role, by, "POST", &path(step), None).await.ok();
    }
    let read = town.get(&township(OWN), &path("")).await.ok();
    assert_eq!(read["row"]["state"], "signed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_is_read_without_its_illness_and_lines_by_who_may_not_see_them() {
    let town = Town::start("yueyang", None).await;
    let county = |role: &str| [grant(role, RegionScope::code(COUNTY))];
    let bill = json!({ "message_id": "Z1", "institution_name": "外地", "level": "二级", "visit": { "person_id": "P0",
        "kind": "住院", "admitted_on": "2017-10-01", "discharged_on": "2017-10-05", "diagnoses": ["C16"],
        "facts": { "disease": "胃癌" }, "lines": [{ "name": "药", "amount_fen": 100, "class": "甲" }] } });
    town.post(&county("benefits_officer"), "/api/v1/reimbursements", bill).await.ok();
    for (role, lines) in [("benefits_officer", 1), ("payment_officer", 0)] {
        let read = town.get(&county(role), "/api/v1/reimbursements/B-Z1").await.ok();
        let text = read.to_string();
        assert!(!text.contains("胃癌") && !text.contains("C16"), "{role}: {text}");
        assert_eq!(read["visit"]["lines"].as_array().unwrap().len(), lines, "{role}");
        assert_eq!(read["lines"], 1, "{role}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_body_names_is_asked_for_too() {
    let town = Town::start("yueyang", None).await;
    let window =
        [Grant { institution: Some("H0".into()), ..grant("hospital_window", RegionScope::everything()) }];
    let officer = [grant("benefits_officer", RegionScope::code(PLACES[OWN].0))];
    let clerk = [grant("data_clerk", RegionScope::code(PLACES[OWN].0))];
    let settle = |institution: &str, visit: &str| json!({ "institution_id": institution, "message_id": "X1", "visit_id": visit });
    let fact = |id: &str| json!({ "kind": "identity_ends", "person_id": id, "identity": "建档立卡", "until": "2017-12-31" });
    let bill = |id: &str| {
        json!({ "message_id": format!("Y{id}"), "institution_name": "外地", "level": "二级",
        "visit": { "person_id": id, "kind": "住院", "admitted_on": "2017-10-01",
            "lines": [{ "name": "药", "amount_fen": 100, "class": "甲" }] } })
    };
    let rows = [
        (&window, "/api/v1/settlements/preview", settle("H0", "W0"), 200, "own"),
        (&window, "/api/v1/settlements/preview", settle("H1", "W1"), 403, "for another institution"),
        (
            &window,
            "/api/v1/settlements/preview",
            settle("H0", "W1"),
            404,
            "another's visit under the own name",
        ),
        (&window, "/api/v1/settlements", settle("H1", "W1"), 403, "for another institution"),
        (&officer, "/api/v1/settlements/preview", settle("H1", "W1"), 404, "another township's person"),
        (&officer, "/api/v1/settlements/preview", settle("H0", "W0"), 200, "own township"),
        (&clerk, "/api/v1/people/facts", fact("P1"), 404, "another township's person"),
        (&clerk, "/api/v1/people/facts", fact("P0"), 200, "own"),
        (&officer, "/api/v1/reimbursements", bill("P1"), 404, "another township's person"),
        (&officer, "/api/v1/reimbursements", bill("P0"), 200, "own"),
    ];
    for (caller, path, body, status, why) in rows {
        let answer = town.post(caller, path, body).await;
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        assert_eq!(answer.status, status, "{path}: {why}: {said}");
    }
    // The institution's header is a claim; the grant decides.
    let visit = json!({ "person_id": "P0", "kind": "住院", "admitted_on": "2017-12-18" });
    let caller = serde_json::to_string(&window).unwrap();
    for (institution, status) in [("H1", 403), ("H0", 409)] {
        let headers = [
            ("x-test-caller", caller.as_str()),
            ("X-Institution", institution),
            ("Content-Type", "application/json"),
        ];
        let answer = town.server.send("POST", "/api/v1/visits", &headers, visit.to_string().as_bytes()).await;
        assert_eq!(answer.status, status, "{institution}: {}", String::from_utf8_lossy(&answer.body));
    }
}
