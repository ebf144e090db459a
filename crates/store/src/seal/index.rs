//! The blind index: what is searched for is found by a keyed hash, not by the value.
//!
//! HMAC-SHA-256 under a key of its own, cut to 128 bits, in base64 (22 characters). Each use has a word
//! of its own in front, so that a name and a number with the same text have nothing in common. A name
//! has one text of three hashes: of its first character, its first two, and the whole. So one index
//! finds whole names and beginnings, and who sees the database learns which people share them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Greater than every character of an index: what ends a range.
pub(crate) const NAME_END: char = '~';
const BYTES: usize = 16;

/// The key of the blind index, made ready.
#[derive(Clone)]
pub(super) struct Index(Hmac<Sha256>);

impl Index {
    pub(super) fn new(secret: &[u8]) -> Index {
        Index(Hmac::new_from_slice(secret).expect("HMAC takes keys of any length"))
    }

    fn bytes(&self, word: &str, parts: &[&[u8]]) -> [u8; BYTES] {
        let mut mac = self.0.clone();
        mac.update(word.as_bytes());
        for part in parts {
            mac.update(&[0x1f]);
            mac.update(part);
        }
        let mut bytes = [0; BYTES];
        bytes.copy_from_slice(&mac.finalize().into_bytes()[..BYTES]);
        bytes
    }

    fn hash(&self, word: &str, value: &str, into: &mut String) {
        URL_SAFE_NO_PAD.encode_string(self.bytes(word, &[value.as_bytes()]), into);
    }

    fn one(&self, word: &str, value: &str) -> String {
        let mut text = String::with_capacity(22);
        self.hash(word, value, &mut text);
        text
    }

    /// Of an identity number.
    pub(super) fn number(&self, number: &str) -> String {
        self.one("number", number)
    }

    /// Of the number of a card.
    pub(super) fn card(&self, number: &str) -> String {
        self.one("card", number)
    }

    /// Of a row: table, key, and what is in it.
    pub(super) fn row(&self, table: &str, key: &str, body: &str) -> String {
        self.one("row", &format!("{table}\u{1f}{key}\u{1f}{body}"))
    }

    /// Of a row, in 64 bits: table, and what is in it.
    pub(super) fn stamp(&self, table: &str, body: &[u8]) -> i64 {
        let [a, b, c, d, e, f, g, h, ..] = self.bytes("stamp", &[table.as_bytes(), body]);
        i64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    /// Of a name: first character, first two, whole.
    pub(super) fn name(&self, name: &str) -> String {
        let mut text = String::with_capacity(66);
        self.hash("name1", beginning(name, 1), &mut text);
        self.hash("name2", beginning(name, 2), &mut text);
        self.hash("name", name, &mut text);
        text
    }

    /// What the index of every name that begins so begins with. Beginnings of more than two characters are
    /// looked for by two; the names themselves say the rest. `None` for the empty beginning.
    pub(super) fn name_beginning(&self, prefix: &str) -> Option<String> {
        let mut text = String::with_capacity(44);
        let count = prefix.chars().take(2).count();
        if count == 0 {
            return None;
        }
        self.hash("name1", beginning(prefix, 1), &mut text);
        if count == 2 {
            self.hash("name2", beginning(prefix, 2), &mut text);
        }
        Some(text)
    }
}

/// The first `count` characters, or all there are.
fn beginning(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2, cut to 128 bits; with a word in front it would be another text.
    #[test]
    fn the_hash_is_hmac_sha_256() {
        let mut mac = Index::new(b"Jefe").0;
        mac.update(b"what do ya want for nothing?");
        let bytes = mac.finalize().into_bytes();
        assert_eq!(base::hex(&bytes[..BYTES]), "5bdcc146bf60754e6a042426089575c7");
    }

    #[test]
    fn beginnings_of_a_name_are_beginnings_of_its_index() {
        let index = Index::new(&[1; 32]);
        let name = index.name("欧阳明白");
        assert_eq!(name.len(), 66);
        for (prefix, found) in [
            ("欧", true),
            ("欧阳", true),
            ("欧阳明", true),
            ("欧阳明白", true),
            ("欧白", false),
            ("阳", false),
        ] {
            let beginning = index.name_beginning(prefix).unwrap();
            assert_eq!(name.starts_with(&beginning), found, "{prefix}");
        }
        assert_eq!(index.name_beginning(""), None);
        assert_ne!(index.name("欧阳明"), name);
        assert_ne!(index.name("欧")[..22], index.number("欧")[..]);
        assert!(name.bytes().all(|it| it < NAME_END as u8));
        assert_ne!(Index::new(&[2; 32]).name("欧阳明白"), name);
    }
}
