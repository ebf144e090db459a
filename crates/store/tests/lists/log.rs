//! The audit log.

use crate::*;

on_both_engines!(the_log_is_looked_through_by_who_and_what);

async fn the_log_is_looked_through_by_who_and_what(store: &Store) {
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
