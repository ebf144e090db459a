//! The ledger of problems: narrowed by village and department; nobody acts from a desk that is not theirs.

use access::{Grant, RegionScope};
use serde_json::{Value, json};

use super::town::{COUNTY, OTHER, OWN, PLACES, Town};
use crate::common::engines;

fn grant(role: &str, region: RegionScope) -> Grant {
    Grant { role: role.into(), region, institution: None, department: None }
}

fn numbers(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|it| it["id"].as_i64().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn problems_are_narrowed_and_acts_come_from_the_own_desk() {
    for (engine, url) in engines() {
        let town = Town::start("jiangjin", url.as_deref()).await;
        let village = [grant("village_desk", RegionScope::village(PLACES[OWN].0, PLACES[OWN].1))];
        let township = [grant("township_desk", RegionScope::code(PLACES[OTHER].0))];
        let department =
            [Grant { department: Some("D1".into()), ..grant("department_clerk", RegionScope::code(COUNTY)) }];
        let county = [grant("data_clerk", RegionScope::code(COUNTY))];
        let path = "/api/v1/rosters/problems";
        for (caller, expected) in [
            (&village[..], vec![1]),
            (&township[..], vec![2]),
            (&department[..], vec![2]),
            (&county[..], vec![1, 2, 3]),
        ] {
            let page = town.get(caller, path).await.ok();
            assert_eq!(numbers(&page), expected, "{engine}: {caller:?}");
            let tally = town.get(caller, "/api/v1/rosters/tally").await.ok();
            let sum: i64 = tally.as_array().unwrap().iter().map(|it| it["problems"].as_i64().unwrap()).sum();
            assert_eq!(sum, expected.len() as i64, "{engine}: {caller:?}: {tally}");
        }
        assert_eq!(town.get(&village, &format!("{path}/2")).await.refused(404), "APP-0002");

        // A village that says that it is the county is still the village.
        let act = |at: &str| json!({ "command": "assign", "at": at, "to": "township:990100001" });
        assert_eq!(
            town.post(&village, &format!("{path}/1/act"), act("county")).await.refused(403),
            "API-0403"
        );
        assert_eq!(town.post(&village, &format!("{path}/2/act"), act("")).await.refused(404), "APP-0002");
        let many = json!({ "ids": [2, 3], "command": "assign", "to": "township:990100001" });
        let done = town.post(&village, &format!("{path}/act"), many).await.ok();
        assert_eq!(
            (&done["count"], done["refused"].as_array().unwrap().len()),
            (&json!(0), 2),
            "{engine}: {done}"
        );
        // The county reaches the ledger itself, which has its own rules.
        let given = town.post(&county, &format!("{path}/2/act"), act("county")).await;
        assert!(![403, 404].contains(&given.status), "{engine}: {}", String::from_utf8_lossy(&given.body));
        // All of a township's is its own one problem.
        let assigned = town.post(&township, &format!("{path}/assign"), json!({})).await.ok();
        let refused = assigned["refused"].as_array().unwrap();
        assert_eq!(assigned["count"].as_u64().unwrap() + refused.len() as u64, 1, "{engine}: {assigned}");
        assert!(refused.iter().all(|it| it["id"] == 2), "{engine}: {assigned}");
    }
}
