//! A flipped byte anywhere is found: bytes of a database file are flipped one at a time, and whenever that changed a
//! row of any table, `verify_store` says so. Then the same with bytes chosen by what they are.

use std::path::{Path, PathBuf};

use app::audit::{Sight, verify_store};
use app::system::{check_copy, copy};
use store::Store;

use crate::common::*;

/// A copy of a database with settlements, a reversal, views and money moved.
async fn filled(folder: &Path) -> PathBuf {
    let url = folder.join("flips.db").display().to_string();
    let bureau = bureau_on(None, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
    for (number, amount) in [(1, 900), (2, 1_200), (3, 640)] {
        let new = visit("P1", "住院", &format!("2024-0{number}-05"), amount);
        bureau.app.settle(asking(&format!("m{number}"), new)).await.unwrap();
        let new = visit("P2", "普通门诊", &format!("2024-0{number}-06"), amount / 3);
        bureau.app.settle(asking(&format!("n{number}"), new)).await.unwrap();
    }
    for number in 0..20 {
        let sight = Sight {
            action: "view.people".to_owned(),
            subject: format!("P{}", number % 2 + 1),
            people: vec![format!("P{}", number % 2 + 1)],
            others: 0,
        };
        bureau.app.saw("看的人", sight).await.unwrap();
    }
    bureau.app.settle_sights().await;
    let file = folder.join("copy.db");
    let made = copy(bureau.app.store(), &file, "2024-06-30T00:00:00Z".to_owned()).await.unwrap();
    assert!(made.manifest.rows["audit"] >= 26, "{:?}", made.manifest.rows);
    file
}

/// What all tables hold; nothing when they cannot be read.
async fn contents(store: &Store) -> Option<Vec<Vec<String>>> {
    let mut session = store.read().await.ok()?;
    let mut tables = Vec::new();
    for (table, _) in store::TABLES {
        let rows = session.dump_table(table).await.ok()?;
        tables.push(rows.iter().map(|row| format!("{table} {row}")).collect());
    }
    Some(tables)
}

/// Closes a copy; one whose reader died on a broken file is not waited for.
async fn closed(store: Store) {
    let _ = tokio::time::timeout(std::time::Duration::from_millis(500), store.close()).await;
}

/// The number of findings; nothing when the file is no database any more.
async fn findings(file: &Path) -> Option<usize> {
    let store = Store::open_copy(file, &testkit::keys()).await.ok()?;
    let report = tokio::time::timeout(std::time::Duration::from_secs(20), verify_store(&store, None)).await;
    closed(store).await;
    // SQLite's driver may die on a broken table definition: that is no database any more, and nothing to wait for.
    report.ok()?.ok().map(|it| it.findings.0.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flipped_byte_that_changes_a_row_is_found_wherever_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let file = filled(folder.path()).await;
    assert_eq!(findings(&file).await, Some(0), "nothing is found where nothing was changed");
    let bytes = std::fs::read(&file).unwrap();
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    let before = contents(&store).await.unwrap();
    closed(store).await;
    let broken = folder.path().join("broken.db");
    let mut random = fastrand::Rng::with_seed(20_261_122);
    let (mut changed, mut unreadable, mut harmless) = (0, 0, 0);
    for _ in 0..240 {
        // Pages of SQLite fill from their end; most bytes of a small file are empty.
        let place = loop {
            let place = random.usize(..bytes.len());
            if bytes[place] != 0 {
                break place;
            }
        };
        let mut other = bytes.clone();
        other[place] ^= 1 << random.u32(..8);
        std::fs::write(&broken, &other).unwrap();
        let found = findings(&broken).await;
        let after = match Store::open_copy(&broken, &testkit::keys()).await {
            Ok(store) => {
                let after = contents(&store).await;
                closed(store).await;
                after
            }
            Err(_) => None,
        };
        match after {
            Some(after) if after == before => harmless += 1,
            None => {
                unreadable += 1;
                assert_ne!(found, Some(0), "byte {place}: what cannot be read is found");
            }
            Some(after) => {
                changed += 1;
                let differ: Vec<_> = before
                    .iter()
                    .flatten()
                    .filter(|it| !after.iter().flatten().any(|at| at == *it))
                    .collect();
                assert_ne!(found, Some(0), "byte {place}: {differ:?}");
            }
        }
    }
    println!("{changed} changed a row, {unreadable} made it unreadable, {harmless} changed something else");
    assert!(changed > 10, "{changed} {unreadable} {harmless}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_byte_of_each_kind_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = filled(folder.path()).await;
    let bytes = std::fs::read(&file).unwrap();
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    let mut session = store.read().await.unwrap();
    let column = |rows: &[String], nth: usize| rows.last().unwrap().split('|').nth(nth).unwrap().to_owned();
    // A text that stands in the file, and what must be named.
    let entries = session.dump_table("entry").await.unwrap();
    let audits = session.dump_table("audit").await.unwrap();
    let head = session.dump_table("head").await.unwrap();
    drop(session);
    closed(store).await;
    // Columns of `dump_table` stand in the order of their names.
    let (entry_hash, entry_id) = (column(&entries, 2), column(&entries, 3));
    let (audit_at, audit_hash) = (column(&audits, 2), column(&audits, 4));
    let head_hash = column(&head, 0);
    let rows: Vec<(&str, String, &str)> = vec![
        ("hash of an entry", entry_hash, "chain"),
        ("number of an entry", entry_id, ""),
        ("instant of an event", audit_at, "chain"),
        ("hash of an event, also in the head", audit_hash, ""),
        ("head of the chain", head_hash, ""),
        ("who looked", "看的人".to_owned(), "chain"),
        ("what was done", "view.people".to_owned(), "chain"),
        ("an account", "institution:H1:receivable".to_owned(), ""),
        ("a decision", "\"person_fen\":".to_owned(), ""),
        ("a kind of share", "personcash".to_owned(), ""),
        ("when somebody was born", "1980-05-01".to_owned(), "person"),
        ("since when somebody is covered", "2016-01-01".to_owned(), "coverage"),
        ("a day of admission", "2024-01-05".to_owned(), ""),
    ];
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    let whole = contents(&store).await.unwrap();
    closed(store).await;
    let broken = folder.path().join("broken.db");
    for (what, text, named) in rows {
        let places: Vec<usize> = bytes
            .windows(text.len())
            .enumerate()
            .filter(|(_, it)| *it == text.as_bytes())
            .map(|(place, _)| place)
            .collect();
        assert!(!places.is_empty(), "{what}: “{text}” stands in the file");
        for place in places.into_iter().take(3) {
            let mut other = bytes.clone();
            other[place + text.len() - 1] ^= 1;
            std::fs::write(&broken, &other).unwrap();
            let store = Store::open_copy(&broken, &testkit::keys()).await.unwrap();
            // The same text also stands in indexes, which are no rows.
            let after = contents(&store).await;
            let report = verify_store(&store, None).await.unwrap();
            closed(store).await;
            if report.findings.is_empty() && after.as_ref() == Some(&whole) {
                continue;
            }
            assert!(!report.findings.is_empty(), "{what} at {place}");
            let is_named =
                report.findings.0.iter().any(|it| it.place.contains(named) || it.code == "LED-0120");
            assert!(is_named, "{what} at {place}: {:?}", report.findings.0);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_is_checked_against_its_note_and_a_checkpoint() {
    let folder = tempfile::tempdir().unwrap();
    let file = filled(folder.path()).await;
    let before = std::fs::read(&file).unwrap();
    let (found, manifest) = check_copy(&file, &testkit::keys()).await.unwrap();
    assert_eq!(found.0, []);
    assert_eq!(std::fs::read(&file).unwrap(), before, "a check changes nothing");
    assert_eq!(
        std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|it| it.as_ref().unwrap().file_name() == "copy.db-wal")
            .count(),
        0
    );
    let manifest = manifest.unwrap();

    // A checkpoint of another chain is told.
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    let mut checkpoint: app::audit::Checkpoint = manifest.checkpoint.parse().unwrap();
    let codes = |report: store::VerifyReport| report.findings.0.iter().map(|it| it.code).collect::<Vec<_>>();
    assert!(codes(verify_store(&store, Some(&checkpoint)).await.unwrap()).is_empty());
    checkpoint.seq += 1;
    assert_eq!(codes(verify_store(&store, Some(&checkpoint)).await.unwrap()), ["LED-0202"]);
    checkpoint.seq -= 2;
    assert_eq!(codes(verify_store(&store, Some(&checkpoint)).await.unwrap()), ["LED-0202"]);
    closed(store).await;

    // A note that promises more, a byte that changed, a note that is not there.
    let note = folder.path().join("copy.db.json");
    let text = std::fs::read_to_string(&note).unwrap();
    let more = text.replacen(&format!("\"audit\": {}", manifest.rows["audit"]), "\"audit\": 999", 1);
    std::fs::write(&note, more).unwrap();
    let (found, _) = check_copy(&file, &testkit::keys()).await.unwrap();
    assert!(found.0.iter().any(|it| it.code == "LED-0122" && it.message.contains("audit")), "{:?}", found.0);
    std::fs::write(&note, text).unwrap();
    let mut other = before.clone();
    let last = other.len() - 1;
    other[last] ^= 1;
    std::fs::write(&file, &other).unwrap();
    assert!(!check_copy(&file, &testkit::keys()).await.unwrap().0.is_empty());
    std::fs::write(&file, &before).unwrap();
    std::fs::remove_file(&note).unwrap();
    assert_eq!(check_copy(&file, &testkit::keys()).await.unwrap().0.0.len(), 1);
    assert!(check_copy(&folder.path().join("gone.db"), &testkit::keys()).await.is_err());
}

/// A backup outlives the program that made it: it is checked as it will be when it is opened, and stays as it was.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_that_an_earlier_program_made_is_checked_too() {
    let without = testkit::without_stamps();
    let earlier = format!("{without} DELETE FROM schema_migration WHERE number = 28");
    let folder = tempfile::tempdir().unwrap();
    let file = filled(folder.path()).await;
    std::fs::remove_file(folder.path().join("copy.db.json")).unwrap();
    testkit::change_file(&file, &earlier).await.unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let codes = |found: &base::Findings| found.0.iter().map(|it| it.code).collect::<Vec<_>>();
    let (found, manifest) = check_copy(&file, &testkit::keys()).await.unwrap();
    assert_eq!(
        (codes(&found), manifest),
        (vec!["LED-0122"], None),
        "only the list beside it is missing: {found:?}"
    );
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "it is as it was");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!names.iter().any(|it| it.to_string_lossy().contains("upgraded")), "{names:?}");
    // Looked at as it is, it says which program it wants.
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    assert_eq!(codes(&verify_store(&store, None).await.unwrap().findings), ["LED-0130"]);
    closed(store).await;
    let sql = "UPDATE posting SET amount_fen = amount_fen + 1 WHERE no = 1 AND seq = 1";
    testkit::change_file(&file, sql).await.unwrap();
    let (found, _) = check_copy(&file, &testkit::keys()).await.unwrap();
    assert!(codes(&found).contains(&"LED-0111"), "{found:?}");
}

/// Fee lines are in no chain; the bill is that was settled of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_fee_line_of_a_settled_visit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let url = folder.path().join("lines.db").display().to_string();
    let bureau = bureau_on(None, &url, &small_pack("discharge", "50%"), "2024-06-30").await;
    let mut new = visit("P1", "住院", "2024-01-05", 900);
    new.lines[0].name = "示例检查甲".to_owned();
    let settled = bureau.settle("m1", new).await;
    let again = bureau.settle("m2", visit("P2", "普通门诊", "2024-01-06", 300)).await;
    bureau.reverse("m3", &again.id).await;
    let file = folder.path().join("copy.db");
    copy(bureau.app.store(), &file, "2024-06-30T00:00:00Z".to_owned()).await.unwrap();
    assert_eq!(findings(&file).await, Some(0));
    let mut bytes = std::fs::read(&file).unwrap();
    let text = "示例检查甲".as_bytes();
    let place = bytes.windows(text.len()).position(|it| it == text).expect("the name of a line lies plain");
    let other = "示例检查乙".as_bytes();
    bytes[place..place + other.len()].copy_from_slice(other);
    std::fs::write(&file, bytes).unwrap();
    let store = Store::open_copy(&file, &testkit::keys()).await.unwrap();
    let report = verify_store(&store, None).await.unwrap();
    closed(store).await;
    let named = format!("settlement {}", settled.id);
    assert!(
        report.findings.0.iter().any(|it| it.code == "LED-0201" && it.place == named),
        "{:?}",
        report.findings.0
    );
}
