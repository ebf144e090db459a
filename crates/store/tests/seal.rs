//! What identifies a person lies sealed: nothing of it is in the bytes, keys are changed while others work, and
//! whoever changes or moves a sealed value is named.

mod common;
mod planted;

use std::sync::Arc;

use common::{Fresh, audit, fresh, person, settled};
use planted::{SECRETS, plant, raw};
use store::{Algorithm, BookBatch, EngineKind, Keys, MakeKeys, Ring, Store, StoreError};

const BOTH: [EngineKind; 2] = [EngineKind::Sqlite, EngineKind::Postgres];
const NOW: &str = "2026-11-22T08:00:00Z";

async fn findings(store: &Store) -> Vec<(String, String)> {
    let report = store.read_snapshot().await.unwrap().verify().await.unwrap();
    report.findings.0.iter().map(|it| (it.code.to_owned(), it.place.clone())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_planted_value_is_in_the_bytes_of_the_database() {
    for kind in BOTH {
        let Some(fresh) = fresh(kind).await else { continue };
        plant(&fresh.store).await;
        assert_eq!(findings(&fresh.store).await, [], "{kind:?}");
        let bytes = raw(&fresh).await;
        assert!(bytes.len() > 4_000 && bytes.windows(5).any(|it| it == b"s1.1."), "{kind:?}");
        for (what, form) in SECRETS.iter().flat_map(|it| planted::forms(it)) {
            assert!(!planted::contains(&bytes, &form), "{kind:?}: {what} lies open");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_read_is_what_was_written() {
    for kind in BOTH {
        let Some(fresh) = fresh(kind).await else { continue };
        let written = plant(&fresh.store).await;
        assert_eq!(planted::read_back(&fresh.store).await, written, "{kind:?}");
    }
}

/// What somebody does behind our back, and the finding it leads to.
const TAMPERING: &[(&str, &str, &str)] = &[
    (
        "UPDATE person SET name = (SELECT name FROM person WHERE id = 'P2') WHERE id = 'P1'",
        "SEA-0101",
        "person P1 name",
    ),
    ("UPDATE person SET number = name WHERE id = 'P1'", "SEA-0101", "person P1 number"),
    ("UPDATE visit SET diagnoses = diagnoses || 'A' WHERE id = 'V1'", "SEA-0101", "visit V1 diagnoses"),
    ("UPDATE outbox SET body = replace(body, 's1.1.', 's1.9.') WHERE id = 1", "SEA-0101", "outbox 1 body"),
    ("UPDATE roster_event SET event = 's1.1.' WHERE problem = 1", "SEA-0101", "roster_event 1|1 event"),
    ("UPDATE person SET name = '别人' WHERE id = 'P1'", "SEA-0102", "person P1 name"),
    ("UPDATE person SET name_index = 'x' WHERE id = 'P1'", "SEA-0103", "person P1 name"),
    ("UPDATE person SET number_index = NULL WHERE id = 'P1'", "SEA-0103", "person P1 number"),
    ("UPDATE settlement SET bill = decision WHERE id = 'S1'", "SEA-0102", "settlement S1 bill"),
    ("UPDATE settlement SET bill = decision WHERE id = 'S1'", "LED-0115", "settlement S1"),
    ("UPDATE audit SET detail = detail || 'A' WHERE seq = 2", "SEA-0101", "audit 2 detail"),
    ("UPDATE audit SET detail = detail || 'A' WHERE seq = 2", "LED-0111", "chain 2"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sealed_value_that_was_changed_or_moved_is_named() {
    for kind in BOTH {
        for (sql, code, place) in TAMPERING {
            let Some(fresh) = fresh(kind).await else { continue };
            plant(&fresh.store).await;
            fresh.tamper(sql).await;
            let found = findings(&fresh.store).await;
            let expected = ((*code).to_owned(), (*place).to_owned());
            assert!(found.contains(&expected), "{kind:?} {sql}: {expected:?} is not in {found:?}");
            fresh.store.close().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_a_moved_value_fails_with_its_place_and_harms_no_other() {
    for kind in BOTH {
        let Some(fresh) = fresh(kind).await else { continue };
        plant(&fresh.store).await;
        fresh.tamper(TAMPERING[0].0).await;
        let mut session = fresh.store.read().await.unwrap();
        let refused = session.find_person("P1").await.unwrap_err();
        assert!(
            matches!(&refused, StoreError::Sealed { table: "person", column: "name", key, .. } if key == "P1")
        );
        let text = refused.to_string();
        assert!(text.contains("person") && text.contains("P1") && !text.contains("P2"), "{text}");
        assert!(session.find_person("P2").await.unwrap().is_some());
    }
}

/// Makes a fresh database one from before sealing: plain values, no indexes, no mark.
async fn unseal(fresh: &Fresh) {
    let people = fresh.store.read().await.unwrap().list_people(None, 99).await.unwrap().items;
    for person in people {
        let (id, name) = (person.id, person.name);
        let number = person.number.map_or("NULL".to_owned(), |it| format!("'{it}'"));
        fresh
            .tamper(&format!(
                "UPDATE person SET name = '{name}', number = {number}, name_index = NULL, number_index = NULL \
                 WHERE id = '{id}'; UPDATE visit SET diagnoses = '[\"{}\"]' WHERE person_id = '{id}'; \
                 UPDATE audit SET detail = '{{}}' WHERE detail <> ''; DELETE FROM meta WHERE name = 'seal.done'",
                SECRETS[3]
            ))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_database_is_read_as_it_is_and_sealed_by_a_pass() {
    for kind in BOTH {
        let Some(fresh) = fresh(kind).await else { continue };
        let mut writer = fresh.store.write().await.unwrap();
        let mut other = person("P2");
        other.name = SECRETS[0].to_owned();
        writer.save_people(&[person("P1"), other.clone(), person("P3")]).await.unwrap();
        writer.book(&settled("S1", "P2", [700, 0, 50])).await.unwrap();
        writer.commit().await.unwrap();
        unseal(&fresh).await;
        assert!(planted::contains(&raw(&fresh).await, SECRETS[0].as_bytes()));

        for pass in ["plain", "half", "sealed"] {
            let mut session = fresh.store.read().await.unwrap();
            assert_eq!(session.find_person("P2").await.unwrap().as_ref(), Some(&other), "{kind:?} {pass}");
            assert_eq!(session.find_people_by_number("N-P2").await.unwrap(), [other.clone()], "{pass}");
            let mut found = session.find_people_by_name("张", &store::Within::everything(), None, 9).await.unwrap().items;
            found.sort_by(|one, other| one.id.cmp(&other.id));
            assert_eq!(found, [person("P1"), person("P3")], "{kind:?} {pass}");
            let first = session.find_people_by_name("张", &store::Within::everything(), None, 1).await.unwrap();
            let second = session.find_people_by_name("张", &store::Within::everything(), first.next.as_deref(), 1).await.unwrap();
            assert_ne!(first.items, second.items);
            assert_eq!((second.items.len(), second.next), (1, None), "{kind:?} {pass}");
            let findings = findings(&fresh.store).await;
            assert_eq!(
                findings,
                [],
                "{kind:?} {pass}: plain values are nothing wrong before the pass is done"
            );
            match pass {
                "plain" => {
                    let mut writer = fresh.store.write().await.unwrap();
                    writer.save_people(&[person("P1")]).await.unwrap();
                    writer.commit().await.unwrap();
                    assert!(!session.seal_state().await.unwrap().is_complete());
                }
                "half" => {
                    let done = fresh.store.reseal(|_, _| {}).await.unwrap();
                    assert!(done.is_complete && done.rows >= 4, "{done:?}");
                    drop(session);
                    fresh.store.scrub(true).await.unwrap();
                }
                _ => {
                    assert!(session.seal_state().await.unwrap().is_complete());
                    assert!(session.count_sealed().await.unwrap().iter().all(|it| it.key == Some(1)));
                }
            }
        }
        assert_eq!(fresh.store.reseal(|_, _| {}).await.unwrap().rows, 0, "a second pass finds nothing");
        let bytes = raw(&fresh).await;
        for (what, form) in [SECRETS[0], SECRETS[3]].iter().flat_map(|it| planted::forms(it)) {
            assert!(!planted::contains(&bytes, &form), "{kind:?}: {what} is left in the file");
        }
    }
}

/// A store with keys in a file, as the program has them.
async fn with_file(fresh: &Fresh, file: &std::path::Path) -> Store {
    let make = MakeKeys { algorithm: Algorithm::Aes256Gcm, now: NOW.to_owned() };
    Store::open(fresh.url(), &Keys::File { path: file.to_owned(), make: Some(make) }).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_are_changed_while_a_server_works_and_a_pass_that_was_cut_short_goes_on() {
    for kind in BOTH {
        let Some(fresh) = common::unmigrated(kind).await else { continue };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys");
        let server = with_file(&fresh, &file).await;
        server.migrate().await.unwrap();
        let written = plant(&server).await;
        let people: Vec<_> = (0..3_000).map(|it| person(&format!("Q{it:04}"))).collect();
        let mut writer = server.write().await.unwrap();
        writer.save_people(&people).await.unwrap();
        writer.commit().await.unwrap();
        let head = server.read().await.unwrap().chain_head().await.unwrap();

        let clerk = with_file(&fresh, &file).await;
        let number = clerk.ring().add_key(Algorithm::Sm4Gcm, NOW).unwrap();
        clerk.use_key(number).await.unwrap();
        // Cut short in the middle of the people.
        let cut = Arc::new(tokio::sync::Notify::new());
        let pass = clerk.reseal(|table, _| {
            if table == "person" {
                cut.notify_one();
            }
        });
        tokio::select! {
            biased;
            () = cut.notified() => {}
            done = pass => panic!("not cut short: {done:?}"),
        }
        // The server reads what lies under either key, and writes under the new one.
        assert_eq!(planted::read_back(&server).await, written, "{kind:?}");
        assert_eq!(findings(&server).await, []);
        let mut writer = server.write().await.unwrap();
        writer.save_people(&[person("P7")]).await.unwrap();
        writer.commit().await.unwrap();
        let counts = server.read().await.unwrap().count_sealed().await.unwrap();
        let under = |key| counts.iter().filter(|it| it.key == key).map(|it| it.values).sum::<u64>();
        assert!(under(Some(1)) > 0 && under(Some(2)) > 0 && under(None) == 0, "{counts:?}");

        let done = clerk.reseal(|_, _| {}).await.unwrap();
        assert!(done.is_complete && done.failed == 0, "{done:?}");
        clerk.ring().retire_all_but(number, NOW).unwrap();
        clerk.scrub(false).await.unwrap();
        let counts = clerk.read().await.unwrap().count_sealed().await.unwrap();
        assert!(counts.iter().all(|it| it.key == Some(2)), "{counts:?}");
        assert!(clerk.read().await.unwrap().seal_state().await.unwrap().is_complete());
        assert_eq!(planted::read_back(&server).await, written);
        assert_eq!(server.read().await.unwrap().chain_head().await.unwrap(), head, "no hash has changed");
        assert_eq!(findings(&server).await, []);
        let mut session = server.read().await.unwrap();
        assert_eq!(session.find_people_by_number("N-Q0007").await.unwrap().len(), 1);
        drop(session);
        server.close().await;
        clerk.close().await;
        if kind == EngineKind::Sqlite {
            let bytes = raw(&fresh).await;
            assert!(!planted::contains(&bytes, b"s1.1."), "nothing under the old key is left in the file");
            assert!(planted::contains(&bytes, b"s1.2."));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_keys_and_keys_of_another_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let url = folder.path().join("m.db").display().to_string();
    let file = folder.path().join("keys");
    let keys = |make: bool| Keys::File {
        path: file.clone(),
        make: make.then(|| MakeKeys { algorithm: Algorithm::Sm4Gcm, now: NOW.to_owned() }),
    };
    let refused = Store::open(&url, &keys(false)).await.unwrap_err();
    assert!(matches!(refused, StoreError::KeysMissing { .. }), "{refused}");
    let store = Store::open(&url, &keys(true)).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
    let mine = std::fs::read(&file).unwrap();
    assert!(Store::open(&url, &keys(true)).await.is_ok());
    assert_eq!(std::fs::read(&file).unwrap(), mine, "a file that is there stays");

    std::fs::remove_file(&file).unwrap();
    let refused = Store::open(&url, &keys(true)).await.unwrap_err();
    assert!(matches!(refused, StoreError::KeysMissing { .. }), "{refused}");
    assert!(!file.exists(), "no other keys are made for a database that is sealed");
    let other = Keys::Ring(Arc::new(Ring::passing(Algorithm::Aes256Gcm).unwrap()));
    let refused = Store::open(&url, &other).await.unwrap_err();
    assert!(matches!(refused, StoreError::KeysOfAnother { .. }), "{refused}");
    assert!(refused.to_string().contains("--keys"), "{refused}");
    std::fs::write(&file, "x").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let refused = Store::open(&url, &keys(true)).await.unwrap_err();
    assert!(matches!(refused, StoreError::KeyFile { .. }), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_that_was_sealed_anew_does_not_make_others_decide_again() {
    let Some(fresh) = fresh(EngineKind::Sqlite).await else { return };
    let mut writer = fresh.store.write().await.unwrap();
    writer.save_people(&[person("P1")]).await.unwrap();
    let audits = vec![audit("a", "P1")];
    writer.book(&BookBatch { audits, ..BookBatch::default() }).await.unwrap();
    writer.commit().await.unwrap();
    fresh.tamper("UPDATE person SET name = '张P1', name_index = NULL").await;
    let before = fresh.store.write().await.unwrap().version();
    assert_eq!(fresh.store.reseal(|_, _| {}).await.unwrap().rows, 1);
    let after = fresh.store.write().await.unwrap().version();
    assert!(after <= before + 1, "only the mark that all is done counts: {before} {after}");
}

/// `docs/security.md` tells of every table what is sealed in it: exactly the columns that are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_on_what_lies_encrypted_tells_of_every_table() {
    let Some(fresh) = fresh(EngineKind::Sqlite).await else { return };
    plant(&fresh.store).await;
    let counts = fresh.store.read().await.unwrap().count_sealed().await.unwrap();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/security.md");
    let page = std::fs::read_to_string(page).unwrap();
    for (table, _) in store::TABLES {
        let start = format!("| `{table}` |");
        let row = page.lines().find(|it| it.starts_with(&start)).unwrap_or_else(|| panic!("{table}: no row"));
        let mut cells = row.split('|').skip(2);
        let told: Vec<&str> =
            cells.next().unwrap().split('`').map(str::trim).filter(|it| !it.is_empty()).collect();
        assert_eq!(told, store::sealed_columns(table), "{table}");
        assert!(
            cells.next().is_some_and(|it| it.trim().chars().count() > 2),
            "{table}: why the rest lies plain"
        );
        let is_planted = counts.iter().any(|it| it.table == *table);
        assert_eq!(is_planted, !told.is_empty(), "{table}: planted where something is sealed");
    }
}
