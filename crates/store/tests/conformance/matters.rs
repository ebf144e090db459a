//! Matters.

use base::Day;
use store::{MatterCount, MatterEvent, MatterFilter, MatterRequest, MatterStation, Store, StoreError};

use crate::common::{NOW, day, person};

fn request(id: &str, home: &str, level: &str, due: &str) -> MatterRequest {
    MatterRequest {
        id: id.into(),
        matter: "501".into(),
        person_id: format!("P-{id}"),
        home: home.into(),
        state: "in_hand".into(),
        is_open: true,
        taken_level: "village".into(),
        level: level.into(),
        taken_on: day("2026-11-20"),
        limit_days: 20,
        due_on: day(due),
        ended_on: None,
        events: 1,
        detail: "{}".into(),
        changed_at: NOW.into(),
    }
}

fn event(request_id: &str, seq: i64) -> MatterEvent {
    MatterEvent {
        request_id: request_id.into(),
        seq,
        act: "hand_over".into(),
        state: "in_hand".into(),
        level: "village".into(),
        to_level: (seq > 1).then(|| "county".into()),
        on_day: day("2026-11-20"),
        at: NOW.into(),
        operator: "某".into(),
        note: "理由".into(),
        detail: "{}".into(),
    }
}

async fn add(store: &Store, requests: &[MatterRequest]) {
    let mut writer = store.write().await.unwrap();
    writer.add_matter_requests(requests).await.unwrap();
    writer.commit().await.unwrap();
}

async fn ids(store: &Store, filter: &MatterFilter) -> Vec<String> {
    let mut session = store.read().await.unwrap();
    let page = session.list_matter_requests(filter, None, 100).await.unwrap();
    page.items.into_iter().map(|it| it.id).collect()
}

fn scopes(scopes: &[&str]) -> MatterFilter {
    let scopes = scopes.iter().map(|it| (*it).to_owned()).collect();
    MatterFilter { scopes: Some(scopes), ..MatterFilter::default() }
}

async fn a_region_sees_its_own_the_soonest_due_first(store: &Store) {
    let rows = [
        request("1", "990100001/甲村", "county", "2026-12-03"),
        request("2", "990100001/甲村", "village", "2026-12-01"),
        request("3", "990100001/甲村二组", "village", "2026-12-02"),
        request("4", "990100002/甲村", "village", "9999-12-31"),
        request("5", "990100001", "township", "2026-11-21"),
        request("6", "990200001/甲村", "county", "2026-11-21"),
    ];
    add(store, &rows).await;
    let expected: [(&[&str], &[&str]); 8] = [
        (&[""], &["5", "6", "2", "3", "1", "4"]),
        (&[], &[]),
        (&["990100"], &["5", "2", "3", "1", "4"]),
        (&["990100001"], &["5", "2", "3", "1"]),
        (&["990100001/甲村"], &["2", "1"]),
        (&["990100001/甲村", "990100002"], &["2", "1", "4"]),
        (&["990100001/乙村"], &[]),
        (&["99010000"], &["5", "2", "3", "1", "4"]),
    ];
    for (regions, expected) in expected {
        assert_eq!(ids(store, &scopes(regions)).await, expected, "{regions:?}");
    }
    let mut mine = scopes(&["990100001/甲村"]);
    mine.level = Some("village".into());
    assert_eq!(ids(store, &mine).await, ["2"]);
    let late = MatterFilter { due_before: Some(day("2026-12-02")), ..MatterFilter::default() };
    assert_eq!(ids(store, &late).await, ["5", "6", "2"]);
    let one = MatterFilter { person_id: Some("P-4".into()), ..MatterFilter::default() };
    assert_eq!(ids(store, &one).await, ["4"]);
}

async fn pages_lose_nothing_and_repeat_nothing(store: &Store) {
    let rows: Vec<MatterRequest> = (0..23)
        .map(|it| {
            request(&format!("{it:02}"), "990100001/甲村", "county", &format!("2026-12-{:02}", it % 5 + 1))
        })
        .collect();
    add(store, &rows).await;
    let mut session = store.read().await.unwrap();
    let filter = scopes(&["990100"]);
    let (mut found, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..10 {
        let page = session.list_matter_requests(&filter, cursor.as_deref(), 5).await.unwrap();
        found.extend(page.items.into_iter().map(|it| (it.due_on, it.id)));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let mut expected: Vec<(Day, String)> = rows.iter().map(|it| (it.due_on, it.id.clone())).collect();
    expected.sort();
    assert_eq!(found, expected);
}

async fn who_comes_second_does_not_overwrite(store: &Store) {
    add(store, &[request("1", "990100001/甲村", "village", "2026-12-01")]).await;
    let mut moved = request("1", "990100001/甲村", "county", "2026-12-05");
    moved.events = 2;
    let mut writer = store.write().await.unwrap();
    writer.move_matter_request(&moved, 1).await.unwrap();
    writer.add_matter_events(&[event("1", 2), event("1", 1)]).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_matter_request("1").await.unwrap(), Some(moved.clone()));
    assert_eq!(session.find_matter_request("2").await.unwrap(), None);
    assert_eq!(session.list_matter_events("1").await.unwrap(), [event("1", 1), event("1", 2)]);
    drop(session);
    let mut writer = store.write().await.unwrap();
    let again = writer.move_matter_request(&moved, 1).await;
    assert!(matches!(again, Err(StoreError::Missing { .. })), "{again:?}");
}

async fn counts_and_tallies(store: &Store) {
    let mut done = request("4", "990100002/甲村", "county", "2026-12-01");
    (done.state, done.is_open, done.ended_on) = ("done".into(), false, Some(day("2026-12-02")));
    let mut waiting = request("3", "990100001/甲村", "village", "9999-12-31");
    waiting.state = "waiting".into();
    let rows = [
        request("1", "990100001/甲村", "village", "2026-11-24"),
        request("2", "990100001/甲村", "village", "2026-11-25"),
        waiting,
        done,
    ];
    add(store, &rows).await;
    let mut session = store.read().await.unwrap();
    let (today, soon) = (day("2026-11-25"), day("2026-11-26"));
    let village = ["990100001/甲村".to_owned()];
    let mine = session.count_open_matters(Some(&village), Some("village"), today, soon).await.unwrap();
    assert_eq!(mine, MatterCount { open: 3, waiting: 1, due_soon: 1, overdue: 1 });
    let none = session.count_open_matters(Some(&[]), None, today, soon).await.unwrap();
    assert_eq!(none, MatterCount::default());
    let tally =
        session.tally_matter_requests(None, day("2026-11-20"), day("2026-11-20"), today).await.unwrap();
    let found: Vec<(&str, &str, bool, i64)> =
        tally.iter().map(|it| (it.home.as_str(), it.state.as_str(), it.is_late, it.count)).collect();
    let expected = [
        ("990100002/甲村", "done", true, 1),
        ("990100001/甲村", "in_hand", false, 1),
        ("990100001/甲村", "in_hand", true, 1),
        ("990100001/甲村", "waiting", false, 1),
    ];
    assert_eq!(found, expected);
    let other = session.tally_matter_requests(None, day("2026-11-21"), day("2026-12-31"), today).await;
    assert_eq!(other.unwrap(), []);
}

async fn a_new_list_of_desks_supersedes_the_old(store: &Store) {
    let station = |place: &str, at: &str| MatterStation {
        place: place.into(),
        known_from: at.into(),
        known_until: None,
        level: "village".into(),
        name: "便民服务站".into(),
        address: String::new(),
        telephone: String::new(),
        minutes: (place.len() > 12).then_some(15),
        matters: "[]".into(),
    };
    for (at, places) in
        [("2026-01-01T", &["990100001/甲村", "990100001"][..]), ("2026-02-01T", &["990100001"])]
    {
        let stations: Vec<MatterStation> = places.iter().map(|it| station(it, at)).collect();
        let mut writer = store.write().await.unwrap();
        writer.replace_matter_stations(&stations, at).await.unwrap();
        writer.commit().await.unwrap();
    }
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("1"), person("2")]).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.list_matter_stations().await.unwrap(), [station("990100001", "2026-02-01T")]);
    assert_eq!(session.dump_table("matter_station").await.unwrap().len(), 3);
    let homes = session.count_people_by_home().await.unwrap();
    assert_eq!((homes.len(), homes[0].people, homes[0].village.as_str()), (1, 2, "示例村"));
}

on_both_engines! {
    a_region_sees_its_own_the_soonest_due_first,
    pages_lose_nothing_and_repeat_nothing,
    who_comes_second_does_not_overwrite,
    counts_and_tallies,
    a_new_list_of_desks_supersedes_the_old,
}
