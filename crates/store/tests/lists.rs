//! Lists and searches: whatever the way through the indexes, a list holds what its filter says, in its order, page by
//! page; each against a plain look at all rows, on both engines.

mod common;

use std::collections::BTreeMap;

use base::Day;
use common::{NOW, day, fresh, person};
use fastrand::Rng;
use ledger::AuditEvent;
use store::{
    AuditFilter, BookBatch, EngineKind, MatterAxis, MatterFilter, MatterRequest, Person, ProblemFilter,
    Reimbursement, ReimbursementFilter, RosterProblem, SettlementFilter, Store, Within, WithinBound,
    WithinPart,
};

const TOWNSHIPS: [&str; 3] = ["990100001", "990100002", "990200001"];
const VILLAGES: [&str; 3] = ["甲村", "乙村", ""];

/// Whatever somebody may be allowed to see.
fn withins() -> Vec<Within> {
    let of = |region: &str| WithinPart { region: Some(region.into()), ..WithinPart::default() };
    let village = |region: &str, village: &str| WithinPart { village: Some(village.into()), ..of(region) };
    let bound = |is_required| Some(WithinBound { id: "D1".into(), is_required });
    let parts = |parts: Vec<WithinPart>| Within { parts: Some(parts) };
    vec![
        Within::everything(),
        parts(vec![]),
        parts(vec![of("990100001")]),
        parts(vec![of("990100")]),
        parts(vec![village("990100001", "甲村"), village("990100002", "乙村")]),
        // One lies in the other: nobody is listed twice.
        parts(vec![village("990100001", "甲村"), of("990100001")]),
        parts(vec![village("990100001", "丙村")]),
        parts(vec![WithinPart { department: bound(true), ..WithinPart::default() }, of("990200001")]),
        parts(vec![WithinPart { department: bound(false), ..of("990100002") }]),
    ]
}

/// Walks through all pages of a list.
macro_rules! pages {
    ($next:ident => $page:expr) => {{
        let mut items = Vec::new();
        let mut $next: Option<String> = None;
        for _ in 0..1_000 {
            let page = $page;
            items.extend(page.items);
            $next = page.next;
            if $next.is_none() {
                break;
            }
        }
        assert!($next.is_none(), "the pages have an end");
        items
    }};
}

async fn people(store: &Store) -> Vec<Person> {
    let mut rng = Rng::with_seed(3);
    let names = ["王", "王丽", "王丽华", "王丽英", "王小丽", "李丽华", "欧阳丽"];
    let people: Vec<Person> = (0..120)
        .map(|nth| Person {
            name: names[rng.usize(0..names.len())].into(),
            region: TOWNSHIPS[rng.usize(0..3)].into(),
            village: VILLAGES[rng.usize(0..3)].into(),
            ..person(&format!("P{nth:03}"))
        })
        .collect();
    let mut writer = store.write().await.unwrap();
    writer.save_people(&people[..70]).await.unwrap();
    writer.save_people(&people[70..]).await.unwrap();
    writer.commit().await.unwrap();
    people
}

mod suite {
    use super::*;

    pub async fn a_name_finds_whom_somebody_may_see(store: &Store) {
        let people = people(store).await;
        let mut session = store.read().await.unwrap();
        for within in withins() {
            for prefix in ["王", "王丽", "王丽华", "欧", "赵"] {
                let found = pages!(next => session
                    .find_people_by_name(prefix, &within, next.as_deref(), 7).await.unwrap());
                let is_it =
                    |it: &&Person| it.name.starts_with(prefix) && within.holds(&it.region, &it.village);
                let mut expected: Vec<&Person> = people.iter().filter(is_it).collect();
                // Those whose whole name it is come first.
                let exact = found.iter().take_while(|it| it.name == prefix).count();
                assert_eq!(exact, expected.iter().filter(|it| it.name == prefix).count());
                let mut found: Vec<&Person> = found.iter().collect();
                found.sort_by(|a, b| a.id.cmp(&b.id));
                expected.sort_by(|a, b| a.id.cmp(&b.id));
                assert_eq!(found, expected, "{prefix} {within:?}");
            }
        }
    }

    pub async fn people_are_counted_where_they_live(store: &Store) {
        let mut people = people(store).await;
        let mut writer = store.write().await.unwrap();
        // Some move, one within the batch of newcomers.
        for it in people.iter_mut().step_by(5) {
            it.region = TOWNSHIPS[0].into();
            it.village = "新村".into();
        }
        let newcomer = Person { village: "新村".into(), ..person("P999") };
        people.push(newcomer);
        writer.save_people(&people).await.unwrap();
        writer.commit().await.unwrap();
        let mut session = store.read().await.unwrap();
        assert_eq!(session.count_people().await.unwrap(), people.len() as i64);
        for within in withins() {
            let expected = people.iter().filter(|it| within.holds(&it.region, &it.village)).count();
            assert_eq!(session.count_people_within(&within).await.unwrap(), expected as i64, "{within:?}");
        }
        let homes = session.count_people_by_home().await.unwrap();
        let of = |it: &&Person| it.region == TOWNSHIPS[0] && it.village == "新村";
        let home = homes.iter().find(|it| it.township == TOWNSHIPS[0] && it.village == "新村").unwrap();
        assert_eq!(home.people, people.iter().filter(of).count() as i64);
        assert!(homes.iter().all(|it| it.people > 0));
        let report = session.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }

    pub async fn requests_are_listed_as_the_filter_says(store: &Store) {
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

    pub async fn months_are_kept_with_the_requests(store: &Store) {
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

    pub async fn problems_are_listed_and_counted_as_the_filter_says(store: &Store) {
        let mut rng = Rng::with_seed(5);
        let problems: Vec<RosterProblem> = (1..=90).map(|id| problem(id, &mut rng)).collect();
        let mut writer = store.write().await.unwrap();
        writer.save_roster_problems(&problems).await.unwrap();
        writer.commit().await.unwrap();
        let mut session = store.read().await.unwrap();
        for within in withins() {
            for bits in 0..64_u32 {
                let has = |bit: u32| bits & (1 << bit) != 0;
                let filter = ProblemFilter {
                    kind: has(0).then(|| "paid".into()),
                    stage: has(1).then_some(1),
                    stage_below: has(2).then_some(3),
                    department: has(3).then(|| "D1".into()),
                    overdue_on: has(4).then(|| day("2020-09-16")),
                    township: has(5).then(|| TOWNSHIPS[0].into()),
                    code: (bits == 0).then(|| "paid.x".into()),
                    within: within.clone(),
                    ..ProblemFilter::default()
                };
                let expected: Vec<&RosterProblem> = problems.iter().filter(|it| fits(it, &filter)).collect();
                let listed = pages!(next => session
                    .list_roster_problems(&filter, next.as_deref(), 6).await.unwrap());
                assert_eq!(listed.iter().collect::<Vec<_>>(), expected, "{filter:?}");
                let tally = session.tally_roster_problems(&filter).await.unwrap();
                assert!(tally.is_sorted(), "by sub-case, township and stage");
                for it in &tally {
                    let own = expected.iter().filter(|at| {
                        (&at.code, &at.township, at.stage) == (&it.code, &it.township, it.stage)
                    });
                    let fen: i64 = own.clone().map(|it| it.amount_fen).sum();
                    assert_eq!((it.problems, it.amount_fen), (own.count() as i64, fen));
                }
                assert_eq!(tally.iter().map(|it| it.problems).sum::<i64>(), expected.len() as i64);
            }
        }
    }

    pub async fn the_log_is_looked_through_by_who_and_what(store: &Store) {
        let mut rng = Rng::with_seed(6);
        let actors = ["甲", "H1/甲", "H1/乙", "H2"];
        let actions = ["view.people", "view.people.history", "list.people", "settle", "viewer"];
        let events: Vec<AuditEvent> = (0..120)
            .map(|nth| {
                let person = format!("P{}", rng.u32(0..5));
                AuditEvent {
                    at: format!("2024-03-{:02}T08:00:00.000000Z", nth / 10 + 1),
                    actor: actors[rng.usize(0..4)].into(),
                    action: actions[rng.usize(0..5)].into(),
                    detail: format!("{{\"people\":[\"{person}\"]}}"),
                    subject: person,
                }
            })
            .collect();
        let mut writer = store.write().await.unwrap();
        writer.book(&BookBatch { audits: events.clone(), ..BookBatch::default() }).await.unwrap();
        writer.commit().await.unwrap();
        let mut session = store.read().await.unwrap();
        let words = |all: &[&str]| -> Vec<Option<String>> {
            std::iter::once(None).chain(all.iter().map(|it| Some((*it).to_owned()))).collect()
        };
        for actor in words(&["甲", "H1", "H2", "nobody"]) {
            for action in words(&["settle", "view.", "view.people", "list.", "none", "none."]) {
                for person_id in words(&["P3"]) {
                    for from in words(&["2024-03-04"]) {
                        let filter = AuditFilter {
                            actor: actor.clone(),
                            action: action.clone(),
                            person_id: person_id.clone(),
                            until: from.as_ref().map(|_| "2024-03-09".to_owned()),
                            from,
                        };
                        let listed = pages!(next => session
                            .list_audits(&filter, next.as_ref().map(|it| it.parse().unwrap()), 7).await.unwrap());
                        let listed: Vec<&AuditEvent> = listed.iter().map(|it| &it.event).collect();
                        let expected: Vec<&AuditEvent> =
                            events.iter().rev().filter(|it| is_asked(it, &filter)).collect();
                        assert_eq!(listed, expected, "{filter:?}");
                    }
                }
            }
        }
    }

    pub async fn settlements_go_on_where_a_page_ended(store: &Store) {
        let living = |nth: usize, moves: usize| Person {
            region: TOWNSHIPS[(nth + moves) % 3].into(),
            village: VILLAGES[(nth / 3 + moves) % 3].into(),
            ..person(&format!("P{nth}"))
        };
        let settlements: Vec<store::Settlement> = (0..60)
            .map(|nth| store::Settlement {
                person_id: format!("P{}", nth % 9),
                institution_id: format!("H{}", nth % 2),
                settled_on: day("2024-03-01").plus_days(nth / 9),
                ..common::settlement(
                    &format!("S{nth:02}"),
                    &format!("V{}", nth % 9),
                    &common::divided("P0", [100, 0, 50]),
                )
            })
            .collect();
        let visits = (0..9).map(|nth| common::visit(&format!("V{nth}"), &format!("P{nth}")));
        let batch =
            BookBatch { visits: visits.collect(), settlements: settlements.clone(), ..BookBatch::default() };
        let bills: Vec<Reimbursement> = (0..9).map(bill).collect();
        // The second time some have moved within their township, some to another.
        for moves in 0..2 {
            let mut writer = store.write().await.unwrap();
            let people: Vec<Person> = (0..9).map(|nth| living(nth, moves * (nth % 3))).collect();
            writer.save_people(&people).await.unwrap();
            if moves == 0 {
                writer.book(&batch).await.unwrap();
                writer.save_reimbursements(&bills).await.unwrap();
            }
            writer.commit().await.unwrap();
            for (bits, within) in (0..8_u32).flat_map(|bits| withins().into_iter().map(move |it| (bits, it)))
            {
                let has = |bit: u32| bits & (1 << bit) != 0;
                let filter = SettlementFilter {
                    person_id: None,
                    institution_id: has(0).then(|| "H1".into()),
                    from: has(1).then(|| day("2024-03-02")),
                    until: has(2).then(|| day("2024-03-04")),
                    within,
                };
                let mut session = store.read().await.unwrap();
                let listed = pages!(next => session
                    .list_settlements(&filter, next.as_deref(), 7).await.unwrap());
                let is_it = |it: &&store::Settlement| {
                    let person = people.iter().find(|who| who.id == it.person_id).unwrap();
                    filter.institution_id.as_ref().is_none_or(|id| *id == it.institution_id)
                        && filter.from.is_none_or(|day| it.settled_on >= day)
                        && filter.until.is_none_or(|day| it.settled_on <= day)
                        && filter.within.holds(&person.region, &person.village)
                };
                let expected: Vec<&str> = settlements.iter().filter(is_it).map(|it| it.id.as_str()).collect();
                assert_eq!(
                    listed.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
                    expected,
                    "{filter:?}"
                );
            }
            for within in withins() {
                let living = |it: &&Person| within.holds(&it.region, &it.village);
                let expected: Vec<String> = people.iter().filter(living).map(|it| it.id.clone()).collect();
                let filter = ReimbursementFilter { within: within.clone(), ..ReimbursementFilter::default() };
                let mut session = store.read().await.unwrap();
                let listed = pages!(next => session
                    .list_reimbursements(&filter, next.as_deref(), 2).await.unwrap());
                assert_eq!(listed.into_iter().map(|it| it.person_id).collect::<Vec<_>>(), expected);
                let counted = session.count_reimbursements_within("gathered", &within, 500).await.unwrap();
                assert_eq!(counted, expected.len(), "{within:?}");
            }
            let report = store.read_snapshot().await.unwrap().verify().await.unwrap();
            assert!(!report.findings.0.iter().any(|it| it.code == "LED-0127"), "{:?}", report.findings);
        }
    }
}

fn bill(nth: usize) -> Reimbursement {
    Reimbursement {
        id: format!("B-{nth}"),
        person_id: format!("P{nth}"),
        state: "gathered".into(),
        settlement_id: None,
        amount_fen: 0,
        detail: "{}".into(),
        created_at: NOW.into(),
        changed_at: NOW.into(),
    }
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

fn problem(id: i64, rng: &mut Rng) -> RosterProblem {
    let code = ["paid.x", "paid.y", "missing.keep", "paidback.x"][rng.usize(0..4)];
    RosterProblem {
        id,
        key: format!("p{id}"),
        kind: code.split('.').next().unwrap().into(),
        code: code.into(),
        about: "2020".into(),
        person_no: None,
        person_id: None,
        name: "某".into(),
        number: String::new(),
        township: TOWNSHIPS[rng.usize(0..3)].into(),
        village: VILLAGES[rng.usize(0..3)].into(),
        department: ["D1", "D2"][rng.usize(0..2)].into(),
        age_band: 1,
        class: String::new(),
        amount_fen: rng.i64(0..9),
        found_round: 1,
        seen_round: 1,
        standing: 0,
        stage: rng.i64(0..5),
        stage_on: day("2020-09-01"),
        desk_level: None,
        desk_region: String::new(),
        due: rng.bool().then(|| day("2020-09-13").plus_days(rng.i32(0..6))),
        events: 0,
        detail: "{}".into(),
    }
}

fn fits(it: &RosterProblem, filter: &ProblemFilter) -> bool {
    let is_late = |on: Day| it.stage < 2 && it.due.is_some_and(|due| due < on);
    let holds = filter.within.parts.as_ref().is_none_or(|parts| {
        parts.iter().any(|part| {
            let region = part.region.as_ref().is_none_or(|at| it.township.starts_with(at.as_str()));
            region
                && part.village.as_ref().is_none_or(|village| *village == it.village)
                && part.department.as_ref().is_none_or(|bound| bound.id == it.department)
        })
    });
    holds
        && filter.kind.as_ref().is_none_or(|kind| *kind == it.kind)
        && filter.code.as_ref().is_none_or(|code| *code == it.code)
        && filter.stage.is_none_or(|stage| stage == it.stage)
        && filter.stage_below.is_none_or(|stage| it.stage < stage)
        && filter.department.as_ref().is_none_or(|department| *department == it.department)
        && filter.township.as_ref().is_none_or(|township| *township == it.township)
        && filter.overdue_on.is_none_or(is_late)
}

fn is_asked(it: &AuditEvent, filter: &AuditFilter) -> bool {
    let is_like = |name: &String| {
        it.actor == *name || it.actor.split_once('/').is_some_and(|(place, who)| place == name || who == name)
    };
    let is_action = |wanted: &String| match wanted.ends_with('.') {
        true => it.action.starts_with(wanted.as_str()),
        false => it.action == *wanted,
    };
    filter.actor.as_ref().is_none_or(is_like)
        && filter.action.as_ref().is_none_or(is_action)
        && filter.person_id.as_ref().is_none_or(|person| *person == it.subject)
        && filter.from.as_ref().is_none_or(|from| it.at >= *from)
        && filter.until.as_ref().is_none_or(|until| it.at < *until)
}

macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let it = super::fresh(super::EngineKind::Sqlite).await.unwrap();
                super::suite::$name(&it.store).await;
            })*
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                let Some(it) = super::fresh(super::EngineKind::Postgres).await else { return };
                super::suite::$name(&it.store).await;
            })*
        }
    };
}

on_both_engines!(
    a_name_finds_whom_somebody_may_see,
    people_are_counted_where_they_live,
    requests_are_listed_as_the_filter_says,
    months_are_kept_with_the_requests,
    problems_are_listed_and_counted_as_the_filter_says,
    the_log_is_looked_through_by_who_and_what,
    settlements_go_on_where_a_page_ended,
);
