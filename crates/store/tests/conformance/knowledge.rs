//! Facts with two time axes: what was known when stays readable.

use base::Day;
use store::{Filing, HospitalDepartment, Knowledge, PersonCard, Store, StoreError};

use crate::common::{NOW, card, coverage, filing, identity, person};

async fn a_correction_keeps_what_was_known_before(store: &Store) {
    let old = identity("P1", "低保", "2024-01-01");
    let mut new = old.clone();
    new.valid_until = Day::new(2024, 2, 29).unwrap();
    new.known_from = "2024-04-01T00:00:00Z".into();
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    writer.add_coverage(&[coverage("P1", "2024-01-01")]).await.unwrap();
    writer.add_identities(std::slice::from_ref(&old)).await.unwrap();
    writer.supersede_identity(&old, "2024-04-01T00:00:00Z").await.unwrap();
    writer.add_identities(std::slice::from_ref(&new)).await.unwrap();
    let again = writer.supersede_identity(&old, "2024-05-01T00:00:00Z").await;
    assert!(matches!(again, Err(StoreError::Missing { .. })));
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let rows = [
        (Knowledge::Current, vec![Day::new(2024, 2, 29).unwrap()]),
        (Knowledge::AsOf("2024-03-15T00:00:00Z"), vec![Day::MAX]),
        (Knowledge::AsOf("2024-04-01T00:00:00Z"), vec![Day::new(2024, 2, 29).unwrap()]),
        (Knowledge::AsOf("2023-03-15T00:00:00Z"), vec![]),
        (Knowledge::All, vec![Day::MAX, Day::new(2024, 2, 29).unwrap()]),
    ];
    for (knowledge, expected) in rows {
        let files = session.load_people(&["P1", "P404"], knowledge).await.unwrap();
        assert_eq!(files.len(), 1);
        let until: Vec<Day> = files["P1"].identities.iter().map(|it| it.valid_until).collect();
        assert_eq!(until, expected, "{knowledge:?}");
    }
}

async fn a_card_is_the_persons_until_it_is_ended(store: &Store) {
    let later = "2024-04-01T00:00:00Z";
    let (lost, other) = (card("P1", "A12345678"), card("P2", "A87654321"));
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    writer.add_cards(&[lost.clone(), other.clone()]).await.unwrap();
    assert_eq!(writer.find_cards(&["A12345678", "A00000000"]).await.unwrap(), std::slice::from_ref(&lost));
    assert!(writer.end_card("P1", later).await.unwrap());
    assert!(!writer.end_card("P1", later).await.unwrap(), "there is none any more");
    // The same number, given out again to somebody else.
    let given = PersonCard { known_from: later.into(), ..card("P2", "A12345678") };
    assert!(writer.end_card("P2", later).await.unwrap());
    writer.add_cards(std::slice::from_ref(&given)).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let found = session.find_people_by_card("A12345678").await.unwrap();
    assert_eq!(found.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["P2"]);
    assert_eq!(session.find_people_by_card("A87654321").await.unwrap(), []);
    let ended = |it: &PersonCard| PersonCard { known_until: Some(later.into()), ..it.clone() };
    let all = session.cards_of_people(&["P1", "P2"]).await.unwrap();
    assert_eq!(all, [ended(&lost), ended(&other), given]);
    assert!(session.verify().await.unwrap().findings.is_empty());
}

async fn a_filing_counts_until_it_is_withdrawn(store: &Store) {
    let withdrawn_at = "2024-04-01T00:00:00Z";
    let first = filing("B1", "P1", "高血压");
    let other = Filing { kind: "transfer".into(), ..filing("B2", "P1", "H2") };
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    writer.add_filings(&[first.clone(), other.clone(), filing("B3", "P2", "糖尿病")]).await.unwrap();
    writer.supersede_filing("B1", withdrawn_at).await.unwrap();
    let again = writer.supersede_filing("B1", "2024-05-01T00:00:00Z").await;
    assert!(matches!(again, Err(StoreError::Missing { .. })));
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let gone = Filing { known_until: Some(withdrawn_at.into()), ..first.clone() };
    assert_eq!(session.list_filings("P1", "chronic").await.unwrap(), vec![gone.clone()]);
    assert_eq!(session.load_filings(&["B1", "B404"]).await.unwrap(), vec![gone]);
    let rows = [
        (Knowledge::Current, vec!["B2"]),
        (Knowledge::AsOf("2024-03-31T00:00:00Z"), vec!["B1", "B2"]),
        (Knowledge::AsOf(withdrawn_at), vec!["B2"]),
        (Knowledge::All, vec!["B1", "B2"]),
    ];
    for (knowledge, expected) in rows {
        let files = session.load_people(&["P1"], knowledge).await.unwrap();
        let ids: Vec<&str> = files["P1"].filings.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, expected, "{knowledge:?}");
    }
    assert!(session.verify().await.unwrap().findings.is_empty());
    drop(session);
    let mut writer = store.write().await.unwrap();
    let twice = writer.add_filings(std::slice::from_ref(&other)).await;
    assert!(matches!(twice, Err(StoreError::Duplicate { .. })), "{twice:?}");
    drop(writer);
    let mut writer = store.write().await.unwrap();
    writer.add_filings(&[filing("B4", "NOBODY", "透析")]).await.unwrap();
    writer.commit().await.unwrap();
    let report = store.read().await.unwrap().verify().await.unwrap();
    assert_eq!(report.findings.0.len(), 1, "a filing of nobody is found: {:?}", report.findings);
}

async fn a_department_is_changed_by_adding(store: &Store) {
    let old = HospitalDepartment {
        id: "K1".into(),
        institution_id: "I1".into(),
        code: "NK".into(),
        name: "内科".into(),
        valid_from: Day::new(2020, 1, 1).unwrap(),
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
        detail: "{}".into(),
    };
    let new = HospitalDepartment { id: "K2".into(), name: "大内科".into(), ..old.clone() };
    let mut writer = store.write().await.unwrap();
    writer.add_hospital_departments(std::slice::from_ref(&old)).await.unwrap();
    writer.supersede_hospital_department("K1", "2024-04-01T00:00:00Z").await.unwrap();
    writer.add_hospital_departments(std::slice::from_ref(&new)).await.unwrap();
    let again = writer.supersede_hospital_department("K1", "2024-05-01T00:00:00Z").await;
    assert!(matches!(again, Err(StoreError::Missing { .. })));
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.list_hospital_departments("I1").await.unwrap(), vec![new]);
    assert!(session.list_hospital_departments("I2").await.unwrap().is_empty());
}

on_both_engines! {
    a_correction_keeps_what_was_known_before,
    a_card_is_the_persons_until_it_is_ended,
    a_filing_counts_until_it_is_withdrawn,
    a_department_is_changed_by_adding,
}
