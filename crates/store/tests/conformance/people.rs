//! People, their names and accounts.

use base::Day;
use ledger::Account;
use store::{BookBatch, FamilyShare, Knowledge, Store, Within};

use crate::common::{NOW, credit, person};

async fn nothing_is_found_in_an_empty_store(store: &Store) {
    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_person("P1").await.unwrap(), None);
    assert!(session.load_people(&["P1"], Knowledge::Current).await.unwrap().is_empty());
    assert!(session.load_visits(&["V1"]).await.unwrap().is_empty());
    assert!(session.load_requests(&[("I1", "m1")]).await.unwrap().is_empty());
    assert!(session.load_accumulators(&["P1"], &["2024"]).await.unwrap().is_empty());
    assert_eq!(session.count_people().await.unwrap(), 0);
    assert_eq!(session.chain_head().await.unwrap().seq, 0);
    assert!(session.verify().await.unwrap().findings.is_empty());
}

async fn migrating_again_changes_nothing(store: &Store) {
    assert_eq!(store.migrate().await.unwrap(), 0);
}

async fn a_saved_person_loads_back_and_is_brought_up_to_date(store: &Store) {
    let mut moved = person("P1");
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    moved.village = "新村".into();
    moved.number = None;
    writer.save_people(std::slice::from_ref(&moved)).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    assert_eq!(session.find_person("P1").await.unwrap(), Some(moved));
    assert_eq!(session.find_people_by_number("N-P2").await.unwrap(), vec![person("P2")]);
    assert!(session.find_people_by_number("N-P1").await.unwrap().is_empty());
    assert_eq!(session.find_household("H-P1").await.unwrap().len(), 1);
}

async fn names_are_found_by_prefix_page_by_page(store: &Store) {
    let mut writer = store.write().await.unwrap();
    let mut other = person("P9");
    other.name = "李四".into();
    let mut short = person("P8");
    short.name = "张P".into();
    writer.save_people(&[person("P3"), person("P1"), person("P2"), other, short]).await.unwrap();
    writer.commit().await.unwrap();

    let mut session = store.read().await.unwrap();
    let first = session.find_people_by_name("张P", &Within::everything(), None, 1).await.unwrap();
    assert_eq!(first.items[0].id, "P8", "whose whole name it is comes first");
    for (prefix, found) in [
        ("张", &["P1", "P2", "P3", "P8"][..]),
        ("张P", &["P1", "P2", "P3", "P8"]),
        ("张P2", &["P2"]),
        ("张P4", &[]),
        ("李四", &["P9"]),
        ("四", &[]),
        ("", &["P1", "P2", "P3", "P8", "P9"]),
    ] {
        // The order of the others says nothing, but pages have nobody twice and leave nobody out.
        let (mut ids, mut cursor, mut pages) = (Vec::new(), None, 0);
        while pages == 0 || (cursor.is_some() && pages < 9) {
            let page = session
                .find_people_by_name(prefix, &Within::everything(), cursor.as_deref(), 2)
                .await
                .unwrap();
            assert!(page.items.len() <= 2);
            ids.extend(page.items.into_iter().map(|it| it.id));
            (cursor, pages) = (page.next, pages + 1);
        }
        ids.sort_unstable();
        assert_eq!((ids, cursor), (found.iter().map(ToString::to_string).collect(), None), "{prefix}");
    }
    let all = session.list_people(Some("P2"), 10).await.unwrap();
    assert_eq!(all.items.len(), 3);
}

async fn accounts_and_those_of_the_family_come_with_the_person(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    let share = FamilyShare {
        owner_id: "P1".into(),
        member_id: "P2".into(),
        kind: "account".into(),
        valid_from: Day::MIN,
        valid_until: Day::MAX,
        known_from: NOW.into(),
        known_until: None,
    };
    writer.add_family_shares(std::slice::from_ref(&share)).await.unwrap();
    let batch = BookBatch { entries: vec![credit("C1", "P1", 50_000)], ..BookBatch::default() };
    writer.book(&batch).await.unwrap();
    let files = writer.load_people(&["P1", "P2"], Knowledge::Current).await.unwrap();
    assert_eq!(files["P1"].balances[0].balance_fen, 50_000);
    assert_eq!(files["P2"].shared[0].share, share);
    assert_eq!(files["P2"].shared[0].balance_fen, 50_000);
    let account = Account::person_account("P1", "account").unwrap();
    assert_eq!(writer.balance(&account).await.unwrap(), -50_000);
}

on_both_engines! {
    nothing_is_found_in_an_empty_store,
    migrating_again_changes_nothing,
    a_saved_person_loads_back_and_is_brought_up_to_date,
    names_are_found_by_prefix_page_by_page,
    accounts_and_those_of_the_family_come_with_the_person,
}
