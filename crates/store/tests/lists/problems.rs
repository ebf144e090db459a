//! Problems of rosters.

use crate::*;

on_both_engines!(problems_are_listed_and_counted_as_the_filter_says);

async fn problems_are_listed_and_counted_as_the_filter_says(store: &Store) {
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
                let own = expected
                    .iter()
                    .filter(|at| (&at.code, &at.township, at.stage) == (&it.code, &it.township, it.stage));
                let fen: i64 = own.clone().map(|it| it.amount_fen).sum();
                assert_eq!((it.problems, it.amount_fen), (own.count() as i64, fen));
            }
            assert_eq!(tally.iter().map(|it| it.problems).sum::<i64>(), expected.len() as i64);
        }
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
