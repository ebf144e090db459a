//! Settlements and bills handed in, also of people who move.

use crate::common::reimbursement;
use crate::*;

on_both_engines!(settlements_go_on_where_a_page_ended);

async fn settlements_go_on_where_a_page_ended(store: &Store) {
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
    let bills: Vec<Reimbursement> =
        (0..9).map(|nth| reimbursement(&format!("B-{nth}"), &format!("P{nth}"))).collect();
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
        for (bits, within) in (0..8_u32).flat_map(|bits| withins().into_iter().map(move |it| (bits, it))) {
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
            assert_eq!(listed.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), expected, "{filter:?}");
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
