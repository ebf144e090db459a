//! Requests, and the months that are kept with them.

use crate::*;

on_both_engines!(requests_are_listed_as_the_filter_says, months_are_kept_with_the_requests);

async fn requests_are_listed_as_the_filter_says(store: &Store) {
    let mut rng = Rng::with_seed(4);
    let homes = ["990100001/甲村", "990100001/乙村", "990100002/甲村", "990200001"];
    let requests: Vec<MatterRequest> = (0..90)
        .map(|nth| {
            let is_open = rng.bool();
            let state = if is_open { ["in_hand", "waiting"][rng.usize(0..2)] } else { "done" };
            MatterRequest {
                person_id: format!("P{}", rng.u32(0..9)),
                home: homes[rng.usize(0..4)].into(),
                state: state.into(),
                is_open,
                level: ["village", "township", "county"][rng.usize(0..3)].into(),
                due_on: day("2024-03-20").plus_days(rng.i32(0..6)),
                ended_on: (!is_open).then(|| day("2024-03-09")),
                ..request(&mut rng, nth)
            }
        })
        .collect();
    let mut writer = store.write().await.unwrap();
    writer.add_matter_requests(&requests).await.unwrap();
    writer.commit().await.unwrap();
    let scopes = |all: &[&str]| Some(all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    let mut session = store.read().await.unwrap();
    for scopes in
        [None, scopes(&[]), scopes(&[""]), scopes(&["990100"]), scopes(&["990100001/甲村", "990200001"])]
    {
        for bits in 0..64_u32 {
            let has = |bit: u32| bits & (1 << bit) != 0;
            let filter = MatterFilter {
                scopes: scopes.clone(),
                is_open: has(0).then(|| has(1)),
                level: has(2).then(|| "county".into()),
                state: has(3).then(|| "waiting".into()),
                due_before: has(4).then(|| day("2024-03-23")),
                person_id: has(5).then(|| "P3".into()),
                matter: has(1).then(|| "501".into()),
            };
            let listed = pages!(next => session
                .list_matter_requests(&filter, next.as_deref(), 4).await.unwrap());
            let is_it = |it: &&MatterRequest| {
                let lies = |scope: &String| match scope.contains('/') {
                    true => it.home == *scope,
                    false => it.home.starts_with(scope.as_str()),
                };
                scopes.as_ref().is_none_or(|all| all.iter().any(lies))
                    && filter.is_open.is_none_or(|open| open == it.is_open)
                    && filter.level.as_ref().is_none_or(|level| *level == it.level)
                    && filter.state.as_ref().is_none_or(|state| *state == it.state)
                    && filter.due_before.is_none_or(|day| it.due_on < day)
                    && filter.person_id.as_ref().is_none_or(|person| *person == it.person_id)
                    && filter.matter.as_ref().is_none_or(|matter| *matter == it.matter)
            };
            let mut expected: Vec<&MatterRequest> = requests.iter().filter(is_it).collect();
            expected.sort_by(|a, b| (a.due_on, &a.id).cmp(&(b.due_on, &b.id)));
            assert_eq!(listed.iter().collect::<Vec<_>>(), expected, "{filter:?}");
        }
    }
}

async fn months_are_kept_with_the_requests(store: &Store) {
    let mut rng = Rng::with_seed(8);
    let mut requests: Vec<MatterRequest> = (0..60)
        .map(|nth| MatterRequest {
            home: ["990100001/甲村", "990100002", "990100001/乙村"][rng.usize(0..3)].into(),
            taken_level: ["village", "county"][rng.usize(0..2)].into(),
            taken_on: day("2024-02-20").plus_days(rng.i32(0..40)),
            due_on: day("2024-03-20").plus_days(rng.i32(0..20)),
            ..request(&mut rng, nth)
        })
        .collect();
    let mut writer = store.write().await.unwrap();
    writer.add_matter_requests(&requests).await.unwrap();
    for it in requests.iter_mut().step_by(3) {
        it.ended_on = Some(it.due_on.plus_days(rng.i32(-3..3)));
        (it.state, it.is_open, it.events) = ("done".into(), false, 2);
        writer.move_matter_request(it, 1).await.unwrap();
    }
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    let today = day("2024-03-28");
    for (first, last) in [("2024-02-01", "2024-03-31"), ("2024-03-01", "2024-03-31")] {
        let (first, last) = (day(first), day(last));
        let mut kept: BTreeMap<(MatterAxis, String, String, bool), i64> = BTreeMap::new();
        for it in session.matter_months(first, last).await.unwrap() {
            *kept.entry((it.axis, it.place, it.state, it.is_late)).or_default() += it.count;
        }
        for it in session.overdue_matters((first, last), today).await.unwrap() {
            *kept.entry((it.axis, it.place.clone(), it.state.clone(), false)).or_default() -= it.count;
            *kept.entry((it.axis, it.place, it.state, true)).or_default() += it.count;
        }
        kept.retain(|_, count| *count != 0);
        let mut made: BTreeMap<(MatterAxis, String, String, bool), i64> = BTreeMap::new();
        for it in session.tally_matter_requests(None, first, last, today).await.unwrap() {
            let township = it.home.split('/').next().unwrap().to_owned();
            for (axis, place) in [
                (MatterAxis::Level, it.taken_level.clone()),
                (MatterAxis::Matter, it.matter.clone()),
                (MatterAxis::Township, township),
            ] {
                *made.entry((axis, place, it.state.clone(), it.is_late)).or_default() += it.count;
            }
        }
        assert!(made.len() > 10);
        assert_eq!(kept, made);
    }
    assert!(session.verify().await.unwrap().findings.is_empty());
}

/// A request in hand; lists of tests say what is other.
fn request(rng: &mut Rng, nth: u32) -> MatterRequest {
    MatterRequest {
        id: format!("R{nth:03}"),
        matter: ["501", "502"][rng.usize(0..2)].into(),
        person_id: "P1".into(),
        home: String::new(),
        state: "in_hand".into(),
        is_open: true,
        taken_level: "village".into(),
        level: "county".into(),
        taken_on: day("2024-03-01"),
        limit_days: 20,
        due_on: day("2024-03-20"),
        ended_on: None,
        events: 1,
        detail: "{}".into(),
        changed_at: NOW.into(),
    }
}
