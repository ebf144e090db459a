//! A village doctor's month: an extract, thirty provisional settlements with kills in between, a centre that
//! changes meanwhile, a lost answer, conflicts resolved. In the end each is at the centre exactly once.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use app::model::PersonFact;
use serde_json::Value;
use store::{SettlementFilter, SettlementState};

use crate::common::Server;
use crate::outpost_common::{Village, day_of_today, lossy_proxy};

#[test]
fn none_is_lost_and_none_doubled_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = folder.path().join("centre.db").display().to_string();
    a_month(&Village::new(folder.path(), &url), 11);
}

#[test]
fn none_is_lost_and_none_doubled_on_postgres() {
    if let Some(database) = testkit::postgres_database() {
        let folder = tempfile::tempdir().unwrap();
        a_month(&Village::new(folder.path(), &database.url), 12);
    }
}

const BILLS: i64 = 30;
const PEOPLE: i64 = 10;

fn a_month(village: &Village, seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    assert!(village.pack("甲村").contains("10 人"), "only the people of the village");
    let mut usual = Duration::from_millis(100);
    let kills: u32 = (0..BILLS).map(|bill| settle(village, bill, &mut random, &mut usual)).sum();
    assert!(kills > 3, "only {kills} kills");
    let items = village.status();
    assert_eq!(items.len(), 30, "each bill is there once");
    let numbers: BTreeSet<&str> = items.iter().map(|it| it["bill"].as_str().unwrap()).collect();
    assert_eq!(numbers.len(), 30);
    assert!(items.iter().all(|it| it["state"] == "queued"));
    change_the_centre(village, &items);
    let mut server = Server::start(&village.url, &[]);
    let address = server.address.clone();
    // The answer to the fifth settlement is lost: the centre has it, the notebook does not know.
    let (proxy, lost) = lossy_proxy(&address, 5);
    let first = village.run(&["post", "--url", &format!("http://{proxy}")]);
    assert!(!first.0, "{}", first.1);
    assert!(first.1.contains("OP-0008"), "{}", first.1);
    assert!(lost.load(std::sync::atomic::Ordering::Relaxed) >= 5);
    assert!(village.status().iter().any(|it| it["state"] == "queued"));
    let url = format!("http://{address}");
    let second = village.run(&["post", "--url", &url]);
    assert!(!second.0, "conflicts are left: {}", second.1);
    let again = village.run(&["post", "--url", &url]);
    assert!(again.1.contains("发出 0 笔"), "{}", again.1);
    resolve(village, &url);
    server.kill();
    compare(village);
    println!("{}: {kills} kills", village.url);
}

/// Settles a bill, killed in between now and then; how often.
fn settle(village: &Village, bill: i64, random: &mut fastrand::Rng, usual: &mut Duration) -> u32 {
    let args = village.bill(&format!("B{bill:02}"), &format!("V{}", bill % PEOPLE), 4_000 + 100 * bill);
    let mut kills = 0;
    // Anywhere in what the last one took; a bill that was done by then is the same bill once more.
    for _ in 0..random.u8(0..3) {
        kills += u32::from(village.killed(&args, usual.mul_f64(random.f64())));
    }
    let begun = Instant::now();
    let (is_done, said) = village.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
    *usual = begun.elapsed();
    assert!(is_done, "{said}");
    let slip: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(slip["figures"]["total_fen"], 4_000 + 100 * bill);
    kills
}

/// V1 has died, V2 was at another hospital, V3 changed insurance, a bill of V4 was entered by the desk.
fn change_the_centre(village: &Village, items: &[Value]) {
    let today = day_of_today();
    village.block_on(async |app| {
        let death = PersonFact::Death {
            person_id: "V1".to_owned(),
            on: today.plus_days(-60),
            source: "公安".to_owned(),
        };
        app.record_fact(death, "").await.unwrap();
        let employee = PersonFact::Coverage {
            person_id: "V3".to_owned(),
            insurance: "职工".to_owned(),
            status: "在职".to_owned(),
            attributes: BTreeMap::new(),
            from: today.plus_days(-1),
            until: None,
            source: "税务".to_owned(),
        };
        app.record_fact(employee, "").await.unwrap();
        app.settle(village.request("H1", "elsewhere", "V2", 300_000)).await.unwrap();
        let same = items.iter().find(|it| it["person_id"] == "V4").unwrap();
        let total = same["provisional"]["total_fen"].as_i64().unwrap();
        app.settle(village.request("VH", "by-telephone", "V4", total)).await.unwrap();
    });
}

fn resolve(village: &Village, url: &str) {
    let items = village.status();
    let of = |person: &str, state: &str| -> Vec<String> {
        let found = items.iter().filter(|it| it["person_id"] == person && it["state"] == state);
        found.map(|it| it["number"].to_string()).collect()
    };
    let (died, elsewhere, changed, entered) =
        (of("V1", "refused"), of("V2", "differs"), of("V3", "differs"), of("V4", "duplicate"));
    assert_eq!((died.len(), elsewhere.len(), entered.len()), (3, 3, 1), "{items:#?}");
    assert!(!changed.is_empty(), "{items:#?}");
    let reason = |number: &str| {
        let found = items.iter().find(|it| number == it["number"].to_string().as_str()).unwrap();
        assert!(found["centre"].is_object() || found["state"] == "refused", "both figures: {found}");
        found["reason"].as_str().unwrap().to_owned()
    };
    assert!(reason(&died[0]).contains("没有参保记录"), "{}", reason(&died[0]));
    assert!(reason(&elsewhere[0]).contains("累计"), "{}", reason(&elsewhere[0]));
    assert!(reason(&changed[0]).contains("居民 → 职工"), "{}", reason(&changed[0]));
    let act = |number: &str, action: &str| {
        village.run(&["resolve", "--item", number, "--action", action, "--by", "村医", "--url", url])
    };
    assert!(!act(&died[0], "reverse").0, "there is nothing to take back");
    assert!(!act(&elsewhere[0], "again").0, "it is there already");
    for number in died.iter().chain(&changed).chain(&entered).chain([&elsewhere[0], &elsewhere[2]]) {
        let (is_done, said) = act(number, "accept");
        assert!(is_done, "{said}");
    }
    let (is_done, said) = act(&elsewhere[1], "reverse");
    assert!(is_done, "{said}");
    assert!(!act(&elsewhere[1], "reverse").0, "once");
    assert!(
        village.status().iter().all(|it| {
            ["posted", "accepted", "reversed", "closed"].contains(&it["state"].as_str().unwrap())
        })
    );
}

/// The centre's books are in order, and hold each item of the queue exactly once.
fn compare(village: &Village) {
    let items = village.status();
    village.block_on(async |app| {
        let report = app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert!(app.verify_decisions(|_| ()).await.unwrap().is_empty());
        let mut session = app.store().read().await.unwrap();
        let filter =
            SettlementFilter { institution_id: Some("VH".to_owned()), ..SettlementFilter::default() };
        let page = session.list_settlements(&filter, None, 500).await.unwrap();
        let ours: Vec<_> = page.items.iter().filter(|it| it.visit_id.starts_with("OP-")).collect();
        let visits: BTreeSet<&str> = ours.iter().map(|it| it.visit_id.as_str()).collect();
        assert_eq!(visits.len(), ours.len(), "no visit twice");
        assert_eq!(ours.len(), 26, "30 less those of V1 and the one that the desk had entered");
        let mut at_centre = 0;
        for item in &items {
            let state = item["state"].as_str().unwrap();
            let found = ours.iter().find(|it| it.id == item["settlement_id"].as_str().unwrap());
            match state {
                "posted" | "accepted" => {
                    let found = found.unwrap_or_else(|| panic!("lost: {item}"));
                    assert_eq!(found.state, SettlementState::Settled);
                    assert_eq!(item["centre"]["cash_fen"], found.cash_fen);
                    assert_eq!(item["centre"]["total_fen"], found.total_fen);
                    at_centre += 1;
                }
                "reversed" => {
                    assert_eq!(found.unwrap().state, SettlementState::Reversed);
                    at_centre += 1;
                }
                _ => assert!(found.is_none(), "{item}"),
            }
        }
        assert_eq!(at_centre, 26);
    });
}

#[test]
fn what_must_not_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let village = Village::new(folder.path(), &folder.path().join("centre.db").display().to_string());
    village.pack("甲村");
    let run = |args: &[String]| village.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
    // Somebody of another village; a code that is none; a kind of visit that is none.
    assert!(run(&village.bill("B1", "X0", 500)).1.contains("APP-0051"));
    let mut bad = village.bill("B1", "V0", 500);
    bad.push("--line".to_owned());
    bad.push("JJD0001".to_owned());
    assert!(run(&bad).1.contains("编码=金额元"));
    // The same number for another bill.
    assert!(run(&village.bill("B1", "V0", 500)).0);
    assert!(run(&village.bill("B1", "V0", 500)).0, "the same bill again");
    assert!(run(&village.bill("B1", "V0", 600)).1.contains("已经用于另一张单据"));
    assert_eq!(village.status().len(), 1);
    // Another key opens nothing; a queue that was changed is not used.
    let other = folder.path().join("other.key");
    std::fs::write(&other, "ab".repeat(32)).unwrap();
    let extract = village.extract.display().to_string();
    let (is_done, said) = village.run_raw(&[
        "outpost",
        "status",
        "--extract",
        &extract,
        "--key-file",
        &other.display().to_string(),
    ]);
    assert!(!is_done && said.contains("OP-0002"), "{said}");
    let queue = folder.path().join("village.mbx.queue");
    let mut bytes = std::fs::read(&queue).unwrap();
    assert!(!bytes.windows(9).any(|it| it == b"person_id"), "nothing in clear");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&queue, bytes).unwrap();
    assert!(village.run(&["status"]).1.contains("OP-0004"));
    // An institution that is not there; a village without people; a day too far.
    for (args, code) in [(["--village", "无村"], "APP-0001"), (["--institution", "H9"], "APP-0002")] {
        assert!(village.pack_with(&args).1.contains(code), "{args:?}");
    }
}
