//! Rows that no entry of the chain holds are sealed: whoever changes, adds, deletes or puts back one without the key
//! file is found, and what the program itself writes is not.

mod common;

use common::{card, each_is_named, filing, found, fresh, identity, institution, person};
use store::{Account, AccountGrant, EngineKind, Store};

const LATER: &str = "2024-03-02T08:00:00Z";

fn grant(id: &str, role: &str) -> AccountGrant {
    AccountGrant {
        id: id.into(),
        account_id: "acc-1".into(),
        role: role.into(),
        region: String::new(),
        institution: None,
        department: None,
        granted_by: "anquan".into(),
        granted_at: 1_000,
        revoked_by: None,
        revoked_at: None,
    }
}

fn account() -> Account {
    Account {
        id: "acc-1".into(),
        name: "canbao".into(),
        display_name: "示例".into(),
        is_machine: false,
        is_disabled: false,
        password: Some("$argon2id$x".into()),
        password_set_at: 1_000,
        must_change: false,
        totp_secret: None,
        totp_confirmed: false,
        totp_last_step: 0,
        subject: None,
        created_at: 1_000,
        created_by: "guanli".into(),
    }
}

async fn fill(store: &Store) {
    let mut writer = store.write().await.unwrap();
    writer.save_people(&[person("P1"), person("P2")]).await.unwrap();
    writer.add_identities(&[identity("P1", "低保", "2024-01-01")]).await.unwrap();
    writer.add_filings(&[filing("F1", "P1", "高血压")]).await.unwrap();
    writer.add_cards(&[card("P1", "A12345678"), card("P2", "A12345679")]).await.unwrap();
    writer.save_institutions(&[institution("I1"), institution("I2")]).await.unwrap();
    writer.save_accounts(&[account()]).await.unwrap();
    writer.add_grants(&[grant("grant-1", "data_clerk"), grant("grant-2", "supervisor")]).await.unwrap();
    writer.commit().await.unwrap();
}

/// What somebody does behind our back, and what is said of it.
const TAMPERING: &[(&str, &str, &str)] = &[
    ("UPDATE account_grant SET role = 'auditor' WHERE id = 'grant-1'", "SEA-0104", "account_grant grant-1"),
    ("UPDATE account_grant SET region = '500116' WHERE id = 'grant-1'", "SEA-0104", "account_grant grant-1"),
    (
        "INSERT INTO account_grant (id, account_id, role, region, granted_by, granted_at) \
         VALUES ('grant-9', 'acc-1', 'security_officer', '', 'system', 1)",
        "SEA-0105",
        "account_grant grant-9",
    ),
    ("DELETE FROM account_grant WHERE id = 'grant-2'", "SEA-0106", "account_grant grant-2"),
    (
        "DELETE FROM account_grant WHERE id = 'grant-2'; DELETE FROM row_seal WHERE row_key = 'grant-2'",
        "SEA-0107",
        "account_grant",
    ),
    ("DELETE FROM row_seal WHERE row_key = 'grant-2'", "SEA-0105", "account_grant grant-2"),
    ("DELETE FROM row_seal WHERE of_table = 'account_grant'", "SEA-0107", "account_grant"),
    ("UPDATE user_account SET password = '$argon2id$y' WHERE id = 'acc-1'", "SEA-0104", "user_account acc-1"),
    ("UPDATE user_account SET totp_secret = 'x' WHERE id = 'acc-1'", "SEA-0104", "user_account acc-1"),
    ("DELETE FROM identity", "SEA-0106", "identity P1|低保|2024-01-01|2024-03-01T08:00:00Z"),
    (
        "UPDATE person_card SET known_until = '2024-03-02' WHERE person_id = 'P1'",
        "SEA-0104",
        "person_card P1|",
    ),
    // Somebody else's card, made his: found by what the number is bound to, and by the seal.
    ("UPDATE person_card SET person_id = 'P9' WHERE person_id = 'P1'", "SEA-0101", "person_card P9|"),
    ("UPDATE person_card SET person_id = 'P9' WHERE person_id = 'P1'", "SEA-0106", "person_card P1|"),
    ("UPDATE filing SET valid_until = '2024-03-02' WHERE id = 'F1'", "SEA-0104", "filing F1"),
    (
        "UPDATE row_seal SET mac = (SELECT mac FROM row_seal WHERE row_key = 'I1') WHERE row_key = 'I2'",
        "SEA-0104",
        "institution I2",
    ),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_change_of_a_sealed_row_is_named() {
    each_is_named(TAMPERING, fill).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_program_writes_stays_sealed() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let mut writer = fresh.store.write().await.unwrap();
        writer.supersede_identity(&identity("P1", "低保", "2024-01-01"), LATER).await.unwrap();
        writer.supersede_filing("F1", LATER).await.unwrap();
        assert!(writer.revoke_grant("acc-1", "grant-1", "anquan", 2_000).await.unwrap());
        assert!(!writer.revoke_grant("acc-1", "grant-7", "anquan", 2_000).await.unwrap());
        let account = Account { totp_secret: Some("x".into()), totp_confirmed: true, ..account() };
        writer.save_accounts(&[account]).await.unwrap();
        assert!(writer.use_totp_step("acc-1", 5).await.unwrap());
        writer.commit().await.unwrap();
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        fresh.store.close().await;
    }
}

/// A grant that was taken back does not come to life again with the seal that it once had.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_earlier_row_with_its_earlier_seal_is_found() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        fresh.tamper("CREATE TABLE kept_aside AS SELECT * FROM row_seal WHERE row_key = 'grant-1'").await;
        let mut writer = fresh.store.write().await.unwrap();
        assert!(writer.revoke_grant("acc-1", "grant-1", "anquan", 2_000).await.unwrap());
        writer.commit().await.unwrap();
        fresh
            .tamper(
                "UPDATE account_grant SET revoked_by = NULL, revoked_at = NULL WHERE id = 'grant-1'; \
                 UPDATE row_seal SET mac = (SELECT mac FROM kept_aside) WHERE row_key = 'grant-1'; \
                 DROP TABLE kept_aside",
            )
            .await;
        assert_eq!(found(&fresh).await, [("SEA-0107".to_owned(), "account_grant".to_owned())], "{kind:?}");
        fresh.store.close().await;
    }
}

/// Writing beside a changed row, and even on it, does not make it good.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_row_is_not_sealed_by_what_comes_after() {
    let Some(fresh) = fresh(EngineKind::Sqlite).await else { return };
    fill(&fresh.store).await;
    fresh.tamper("UPDATE account_grant SET role = 'auditor' WHERE id = 'grant-1'").await;
    fresh.tamper("UPDATE institution SET level = '1' WHERE id = 'I1'").await;
    let mut writer = fresh.store.write().await.unwrap();
    assert!(writer.revoke_grant("acc-1", "grant-1", "anquan", 2_000).await.unwrap());
    writer.save_institutions(&[institution("I1"), institution("I2")]).await.unwrap();
    writer.commit().await.unwrap();
    let found = found(&fresh).await;
    let has = |place: &str| found.contains(&("SEA-0104".to_owned(), place.to_owned()));
    assert!(has("account_grant grant-1"), "{found:?}");
    // Brought up to date as a whole by what is known, the institution is as it was.
    assert!(!has("institution I1") && !has("institution I2"), "{found:?}");
    fresh.store.close().await;
}

/// What was there before seals were is sealed when the migration is made.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_from_before_is_sealed_once() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let last = "DELETE FROM schema_migration WHERE number >= 25";
        fresh
            .tamper(&format!(
                "{} DROP TABLE row_seal; DROP TABLE indicator_person; DROP TABLE person_card; {last}",
                testkit::without_stamps()
            ))
            .await;
        assert_eq!(fresh.store.migrate().await.unwrap(), 4);
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        fresh.tamper("UPDATE institution SET level = '1' WHERE id = 'I1'").await;
        assert_eq!(fresh.store.migrate().await.unwrap(), 0);
        assert_eq!(found(&fresh).await, [("SEA-0104".to_owned(), "institution I1".to_owned())], "{kind:?}");
        fresh.store.close().await;
    }
}

/// A table that came after the seals has them from its first row on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_comes_later_is_sealed_too() {
    for kind in [EngineKind::Sqlite, EngineKind::Postgres] {
        let Some(fresh) = fresh(kind).await else { continue };
        fill(&fresh.store).await;
        let before = "DROP TABLE person_card; DELETE FROM row_seal WHERE of_table = 'person_card'; \
            DELETE FROM schema_migration WHERE number >= 27";
        fresh.tamper(&format!("{} {before}", testkit::without_stamps())).await;
        assert_eq!(fresh.store.migrate().await.unwrap(), 2);
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        let mut writer = fresh.store.write().await.unwrap();
        writer.add_cards(&[card("P1", "A12345678")]).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(found(&fresh).await, [], "{kind:?}");
        fresh.tamper("DELETE FROM person_card").await;
        assert!(found(&fresh).await.iter().any(|it| it.0 == "SEA-0106"), "{kind:?}");
        fresh.store.close().await;
    }
}

/// Nobody else of the machine reads the file or its log.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_database_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(fresh) = fresh(EngineKind::Sqlite).await else { return };
    fill(&fresh.store).await;
    let mut files = 0;
    for entry in std::fs::read_dir(fresh.folder()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}: {mode:o}", entry.path());
        files += 1;
    }
    assert!(files >= 2, "the file and its log");
}
