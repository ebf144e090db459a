//! What institutions exchange.

use store::{
    AnalysisHandling, AnalysisResult, CatalogueEdition, ExchangeFile, ItemComparison, SettlementList, Store,
    StoreError,
};

use crate::common::{NOW, day};

fn comparison(own_code: &str, from: &str) -> ItemComparison {
    ItemComparison {
        institution_id: "I1".into(),
        own_code: own_code.into(),
        list_type: "101".into(),
        code: "D1".into(),
        valid_from: day(from),
        known_from: NOW.into(),
        valid_until: day("2099-12-31"),
        known_until: None,
        own_name: "院内名".into(),
        said: "{}".into(),
        operator: "某".into(),
    }
}

async fn files_and_editions_are_found_again(store: &Store) {
    let file = ExchangeFile {
        id: "F1".into(),
        owner: "I1".into(),
        purpose: "upload".into(),
        name: "对账.zip".into(),
        bytes: 3,
        sha256: "ab".into(),
        body: "AAEC".repeat(400_000),
        made_at: NOW.into(),
        expires_on: day("2024-04-01"),
        operator: "某".into(),
    };
    let edition = |number: i64| CatalogueEdition {
        list: "1301".into(),
        number,
        hash: format!("h{number}"),
        made_at: NOW.into(),
    };
    let mut writer = store.write().await.unwrap();
    writer.add_exchange_file(&file).await.unwrap();
    for number in 1..12 {
        writer.add_catalogue_edition(&edition(number)).await.unwrap();
    }
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_exchange_file("F1").await.unwrap(), Some(file.clone()));
    assert_eq!(session.find_exchange_file("F2").await.unwrap(), None);
    assert_eq!(session.find_catalogue_edition("1301").await.unwrap(), Some(edition(11)));
    assert_eq!(session.find_catalogue_edition("1302").await.unwrap(), None);
    assert_eq!(session.exchange_bytes_since("I1", "2024-03-01").await.unwrap(), 3);
    assert_eq!(session.exchange_bytes_since("I1", "2024-03-02").await.unwrap(), 0);
    assert_eq!(session.exchange_bytes_since("I2", "2024-03-01").await.unwrap(), 0);
    drop(session);
    let mut writer = store.write().await.unwrap();
    for (owner, last, count) in [("I2", "2024-05-01", 0), ("I1", "2024-04-01", 0), ("I1", "2024-04-02", 1)] {
        assert_eq!(writer.drop_exchange_files(owner, day(last)).await.unwrap(), count, "{owner} {last}");
    }
    drop(writer);
    let mut writer = store.write().await.unwrap();
    let taken = writer.add_exchange_file(&file).await;
    assert!(matches!(taken, Err(StoreError::Duplicate(_))), "{taken:?}");
}

async fn the_latest_version_of_a_list_counts(store: &Store) {
    let list = |version: i64, state: &str| SettlementList {
        settlement_id: "S1".into(),
        version,
        list_id: "000000001".into(),
        institution_id: "I1".into(),
        person_id: "P1".into(),
        state: state.into(),
        body: "{}".into(),
        note: String::new(),
        made_at: NOW.into(),
        operator: "某".into(),
    };
    let mut writer = store.write().await.unwrap();
    for (version, state) in [(1, "0"), (2, "0"), (10, "1")] {
        writer.add_settlement_list(&list(version, state)).await.unwrap();
    }
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_settlement_list("S1").await.unwrap(), Some(list(10, "1")));
    assert_eq!(session.find_settlement_list("S2").await.unwrap(), None);
}

async fn a_comparison_that_is_withdrawn_stays_and_does_not_count(store: &Store) {
    let mut writer = store.write().await.unwrap();
    let rows = [comparison("a", "2024-01-01"), comparison("b", "2024-01-01")];
    writer.add_item_comparisons(&rows).await.unwrap();
    writer.withdraw_item_comparison(&rows[0], "2024-05-01T00:00:00Z").await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.load_item_comparisons("I1", None).await.unwrap(), rows[1..]);
    assert_eq!(session.load_item_comparisons("I1", Some(&["a"])).await.unwrap(), []);
    assert_eq!(session.load_item_comparisons("I1", Some(&["b", "c"])).await.unwrap(), rows[1..]);
    assert_eq!(session.load_item_comparisons("I2", None).await.unwrap(), []);
    assert_eq!(session.dump_table("item_comparison").await.unwrap().len(), 2);
    drop(session);
    let mut writer = store.write().await.unwrap();
    let again = writer.withdraw_item_comparison(&rows[0], "2024-06-01T00:00:00Z").await;
    assert!(matches!(again, Err(StoreError::Missing { .. })), "{again:?}");
}

async fn results_keep_what_was_done_about_them(store: &Store) {
    let result = AnalysisResult {
        id: "A1".into(),
        institution_id: "I1".into(),
        person_id: "P1".into(),
        visit_id: "V1".into(),
        rule: "not_listed".into(),
        body: "{}".into(),
        made_at: NOW.into(),
    };
    let done = |number| AnalysisHandling {
        result_id: "A1".into(),
        number,
        stage: "1".into(),
        way: "2".into(),
        reason: String::new(),
        made_at: NOW.into(),
        operator: "某".into(),
    };
    let mut writer = store.write().await.unwrap();
    writer.add_analysis_results(std::slice::from_ref(&result)).await.unwrap();
    writer.add_analysis_handling(&[done(2), done(1)]).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.load_analysis_results(&["A1", "A2"]).await.unwrap(), [result]);
    assert_eq!(session.load_analysis_handling(&["A1"]).await.unwrap(), [done(1), done(2)]);
}

on_both_engines! {
    files_and_editions_are_found_again,
    the_latest_version_of_a_list_counts,
    a_comparison_that_is_withdrawn_stays_and_does_not_count,
    results_keep_what_was_done_about_them,
}
