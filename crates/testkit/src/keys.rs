//! The keys of tests: always the same, so that what one store has sealed another opens.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use store::{Keys, Ring};

const RING: &str = r#"{
  "format": "mingbai-keys-1",
  "ring": "7465737473206f6e",
  "index": "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
  "keys": [{
    "number": 1,
    "algorithm": "aes-256-gcm",
    "made_at": "2026-01-01T00:00:00Z",
    "secret": "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
  }]
}"#;

/// A file with the keys of [`keys`], for a program that a test starts (`MINGBAI_KEYS`).
///
/// # Panics
/// When the temporary folder cannot be written.
#[must_use]
pub fn key_file() -> PathBuf {
    let path = std::env::temp_dir().join("mingbai-tests.keys");
    if fs::read_to_string(&path).is_ok_and(|it| it == RING) {
        return path;
    }
    // A fresh file has mode 0600, and takes its place as a whole.
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(RING.as_bytes()).expect("a temporary file can be written");
    file.persist(&path).expect("the file takes its place");
    path
}

/// Keys for a test's database.
///
/// # Panics
/// Never: the text is a ring.
#[must_use]
pub fn keys() -> Keys {
    Keys::Ring(Arc::new(Ring::of_text(RING).expect("the text is a ring")))
}
