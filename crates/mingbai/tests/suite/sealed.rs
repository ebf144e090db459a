//! The demonstration's county by the real program: nobody can be read in the bytes of its database, its keys are
//! changed from the command line, and without them it stays shut.

use std::path::Path;
use std::process::Command;

use store::{Keys, Store};
use testkit::OpenText;

/// What the program said, and whether it succeeded.
fn mingbai(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .env_remove("MINGBAI_KEYS")
        .env_remove("MINGBAI_SEAL")
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// The database and its log.
fn bytes_of(database: &Path) -> Vec<u8> {
    let folder = std::fs::read_dir(database.parent().unwrap()).unwrap();
    let name = database.file_name().unwrap().to_str().unwrap();
    let mut bytes = Vec::new();
    for entry in folder.map(|it| it.unwrap()) {
        if entry.file_name().to_str().unwrap().starts_with(name) {
            bytes.extend(std::fs::read(entry.path()).unwrap());
        }
    }
    bytes
}

#[test]
fn the_demonstration_is_sealed_and_its_keys_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let (is_done, said) =
        mingbai(&["demo", "--people", "300", "--visits", "200", "--folder", home, "--no-serve"]);
    assert!(is_done, "{said}");
    let (database, keys) = (folder.path().join("demo-1/county.db"), folder.path().join("demo-1.keys"));
    assert!(said.contains("demo-1.keys"), "where the keys are is told: {said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let people = runtime.block_on(async {
        let keys = Keys::File { path: keys.clone(), make: None };
        let store = Store::open(database.to_str().unwrap(), &keys).await.unwrap();
        let people = store.read().await.unwrap().list_people(None, 999).await.unwrap().items;
        store.close().await;
        people
    });
    assert!(people.len() >= 300);
    let mut text = OpenText::default();
    text.read(&bytes_of(&database));
    assert!(text.count() > 1_000);
    for person in &people {
        assert!(!person.number.as_deref().is_some_and(|it| text.has_word(it)), "number of {}", person.id);
        assert!(!text.has_name(&person.name), "name of {}", person.id);
    }

    let url = database.to_str().unwrap();
    for algorithm in ["sm4-gcm", "aes-256-gcm"] {
        let (is_done, said) = mingbai(&["keys", "rotate", "--algorithm", algorithm, "--database-url", url]);
        assert!(is_done && said.contains("全部用"), "{said}");
    }
    let bytes = bytes_of(&database);
    for (envelope, is_there) in [("s1.1.", false), ("s1.2.", false), ("s1.3.", true)] {
        let found = bytes.windows(5).any(|it| it == envelope.as_bytes());
        assert_eq!(found, is_there, "{envelope}");
    }
    let (is_done, said) = mingbai(&["keys", "show", "--database-url", url]);
    assert!(is_done && said.contains("3 号\taes-256-gcm") && said.contains("在用"), "{said}");
    assert!(!said.contains("明文"), "{said}");
    let (is_done, said) = mingbai(&["ledger", "verify", "--database-url", url]);
    assert!(is_done && said.contains("全部相符"), "{said}");

    // An auditor who verifies a backup leaves the very file that its note tells of.
    let copy = folder.path().join("copy.db");
    let (copy_url, key_file) = (copy.to_str().unwrap(), keys.to_str().unwrap());
    let (is_done, said) = mingbai(&["backup", copy_url, "--database-url", url]);
    assert!(is_done, "{said}");
    let before = std::fs::read(&copy).unwrap();
    for words in [["audit", "verify"], ["audit", "checkpoint"]] {
        let (is_done, said) = mingbai(&[words[0], words[1], "--database-url", copy_url, "--keys", key_file]);
        assert!(is_done, "{said}");
        assert!(std::fs::read(&copy).unwrap() == before, "{words:?} changed the backup");
    }
    let (is_done, said) = mingbai(&["restore", copy_url, "--check", "--keys", key_file]);
    assert!(is_done, "{said}");

    let (is_made, said) = mingbai(&["keys", "new", "--keys", keys.to_str().unwrap()]);
    assert!(!is_made && said.contains("不覆盖"), "{said}");
    let (is_open, said) = mingbai(&["ledger", "verify", "--database-url", url, "--keys", "/no/such.keys"]);
    assert!(!is_open && said.contains("STO-0014") && said.contains("MINGBAI_KEYS"), "{said}");
    let other = folder.path().join("other.keys");
    assert!(mingbai(&["keys", "new", "--keys", other.to_str().unwrap()]).0);
    let (is_open, said) =
        mingbai(&["ledger", "verify", "--database-url", url, "--keys", other.to_str().unwrap()]);
    assert!(!is_open && said.contains("STO-0015"), "{said}");
}
