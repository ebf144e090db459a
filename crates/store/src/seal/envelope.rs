//! The envelope of one value: `s1.<key>.<base64 of nonce, ciphertext, tag>`.

use std::fmt;

use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::aead::{AeadInOut, KeyInit, consts::U12};
use aes_gcm::{Aes256Gcm, AesGcm};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use sm4::Sm4;

/// Version of the envelope, with the dot behind it.
const VERSION: &str = "s1.";
pub(super) const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// How values are sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// AES-256 in Galois/Counter mode.
    #[serde(rename = "aes-256-gcm")]
    Aes256Gcm,
    /// SM4 (GB/T 32907) in Galois/Counter mode, as in RFC 8998.
    #[serde(rename = "sm4-gcm")]
    Sm4Gcm,
}

impl Algorithm {
    /// The word in key files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Algorithm::Aes256Gcm => "aes-256-gcm",
            Algorithm::Sm4Gcm => "sm4-gcm",
        }
    }

    /// The algorithm of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Algorithm> {
        [Algorithm::Aes256Gcm, Algorithm::Sm4Gcm].into_iter().find(|it| it.word() == word)
    }

    /// Bytes of its keys.
    pub(super) const fn key_bytes(self) -> usize {
        match self {
            Algorithm::Aes256Gcm => 32,
            Algorithm::Sm4Gcm => 16,
        }
    }
}

/// A key made ready: its schedule is worked out once.
enum Cipher {
    Aes(Box<Aes256Gcm>),
    Sm4(Box<AesGcm<Sm4, U12>>),
}

/// A data key with its number.
pub(crate) struct DataKey {
    pub(crate) number: u32,
    pub(crate) algorithm: Algorithm,
    prefix: String,
    cipher: Cipher,
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({}, {})", self.number, self.algorithm.word())
    }
}

/// Why a value cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shut {
    /// It is not base64, or too short.
    Broken,
    /// The tag is wrong: changed, moved, or sealed under another key of that number.
    Tag,
    /// The key file has no key of this number.
    NoKey(u32),
}

impl fmt::Display for Shut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shut::Broken => f.write_str("密文残缺"),
            Shut::Tag => f.write_str("校验不符：被改动、被移到别处，或不是用这把密钥加密的"),
            Shut::NoKey(number) => write!(f, "密钥文件里没有 {number} 号密钥"),
        }
    }
}

/// Whether a stored text is an envelope. Whoever damages the rest of it does not make it plain.
pub(crate) fn is_envelope(text: &str) -> bool {
    key_number(text).is_some()
}

/// The number of the key that a stored text was sealed under; `None` for plain text.
pub(crate) fn key_number(text: &str) -> Option<u32> {
    let (number, _) = text.strip_prefix(VERSION)?.split_once('.')?;
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    if is_number { number.parse().ok() } else { None }
}

impl DataKey {
    /// A key of `secret`, which must be as long as the algorithm's keys.
    pub(super) fn new(number: u32, algorithm: Algorithm, secret: &[u8]) -> Option<DataKey> {
        let cipher = match algorithm {
            Algorithm::Aes256Gcm => Cipher::Aes(Box::new(Aes256Gcm::new_from_slice(secret).ok()?)),
            Algorithm::Sm4Gcm => Cipher::Sm4(Box::new(AesGcm::new_from_slice(secret).ok()?)),
        };
        Some(DataKey { number, algorithm, prefix: format!("{VERSION}{number}."), cipher })
    }

    /// What every value under this key begins with.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Seals a value.
    pub(super) fn seal(&self, nonce: [u8; NONCE_BYTES], place: &str, value: &str) -> String {
        let mut bytes = Vec::with_capacity(NONCE_BYTES + value.len() + TAG_BYTES);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(value.as_bytes());
        let text = InOutBuf::from(&mut bytes[NONCE_BYTES..]);
        let tag: [u8; TAG_BYTES] = match &self.cipher {
            Cipher::Aes(it) => it.encrypt_inout_detached(&nonce.into(), place.as_bytes(), text),
            Cipher::Sm4(it) => it.encrypt_inout_detached(&nonce.into(), place.as_bytes(), text),
        }
        .expect("a value is shorter than 64 GiB")
        .into();
        bytes.extend_from_slice(&tag);
        let mut sealed = String::with_capacity(self.prefix.len() + bytes.len().div_ceil(3) * 4);
        sealed.push_str(&self.prefix);
        STANDARD_NO_PAD.encode_string(&bytes, &mut sealed);
        sealed
    }

    /// Opens an envelope of this key's number.
    pub(super) fn open(&self, place: &str, envelope: &str) -> Result<String, Shut> {
        let body = envelope.strip_prefix(&self.prefix).ok_or(Shut::Broken)?;
        let mut bytes = STANDARD_NO_PAD.decode(body).map_err(|_| Shut::Broken)?;
        let length = bytes.len().checked_sub(NONCE_BYTES + TAG_BYTES).ok_or(Shut::Broken)?;
        let mut nonce = [0; NONCE_BYTES];
        nonce.copy_from_slice(&bytes[..NONCE_BYTES]);
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&bytes[NONCE_BYTES + length..]);
        bytes.truncate(NONCE_BYTES + length);
        let text = InOutBuf::from(&mut bytes[NONCE_BYTES..]);
        match &self.cipher {
            Cipher::Aes(it) => it.decrypt_inout_detached(&nonce.into(), place.as_bytes(), text, &tag.into()),
            Cipher::Sm4(it) => it.decrypt_inout_detached(&nonce.into(), place.as_bytes(), text, &tag.into()),
        }
        .map_err(|_| Shut::Tag)?;
        bytes.drain(..NONCE_BYTES);
        String::from_utf8(bytes).map_err(|_| Shut::Tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len() / 2).map(|it| u8::from_str_radix(&hex[it * 2..it * 2 + 2], 16).unwrap()).collect()
    }

    fn text(hex: &str) -> String {
        String::from_utf8(bytes(hex)).unwrap()
    }

    fn key(algorithm: Algorithm) -> DataKey {
        DataKey::new(7, algorithm, &vec![9; algorithm.key_bytes()]).unwrap()
    }

    /// Published vectors: NIST GCM test case 14 (AES-256, a block of zeros), RFC 8998 appendix A.1 (SM4).
    #[test]
    fn published_vectors_come_out() {
        let zero = DataKey::new(1, Algorithm::Aes256Gcm, &[0; 32]).unwrap();
        let sealed = zero.seal([0; 12], "", &text("00000000000000000000000000000000"));
        let body = STANDARD_NO_PAD.decode(sealed.strip_prefix("s1.1.").unwrap()).unwrap();
        assert_eq!(body[12..], bytes("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));

        // The vector's texts are no UTF-8, so it goes to the cipher beneath the envelope.
        let Cipher::Sm4(cipher) =
            DataKey::new(1, Algorithm::Sm4Gcm, &bytes("0123456789abcdeffedcba9876543210")).unwrap().cipher
        else {
            unreachable!()
        };
        let mut plain = bytes(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd\
             eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
        );
        let nonce: [u8; 12] = bytes("00001234567800000000abcd").try_into().unwrap();
        let data = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        let tag: [u8; 16] = cipher
            .encrypt_inout_detached(&nonce.into(), &data, InOutBuf::from(&mut plain[..]))
            .unwrap()
            .into();
        let ciphertext = bytes(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735\
             d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d",
        );
        assert_eq!(plain, ciphertext);
        assert_eq!(tag[..], bytes("83de3541e4c2b58177e065a9bf7b62ec"));
    }

    #[test]
    fn a_value_opens_only_at_its_place() {
        for algorithm in [Algorithm::Aes256Gcm, Algorithm::Sm4Gcm] {
            let key = key(algorithm);
            for value in ["", "张三", "990100199001011234", &"长".repeat(5_000)] {
                let sealed = key.seal([3; 12], "person|name|P1", value);
                assert!(sealed.starts_with("s1.7.") && (value.is_empty() || !sealed.contains(value)));
                assert_eq!(key.open("person|name|P1", &sealed).as_deref(), Ok(value));
                for other in ["person|name|P2", "person|number|P1", ""] {
                    assert_eq!(key.open(other, &sealed), Err(Shut::Tag), "{other}");
                }
            }
        }
    }

    #[test]
    fn every_flipped_character_is_noticed() {
        let key = key(Algorithm::Aes256Gcm);
        let sealed = key.seal([3; 12], "p", "张三");
        for at in "s1.7.".len()..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(key.open("p", &changed).is_err(), "character {at}");
            assert!(key.open("p", &sealed[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(key.open("p", "s1.7.!!"), Err(Shut::Broken));
        assert_eq!(key.open("p", "s1.8.AAAA"), Err(Shut::Broken));
    }

    #[test]
    fn envelopes_are_told_from_plain_texts() {
        let rows = [
            ("s1.1.AAAA", Some(1)),
            ("s1.12.", Some(12)),
            ("s1.1.broken !", Some(1)),
            ("s1..AAAA", None),
            ("s1.x.AAAA", None),
            ("s1.+1.AAAA", None),
            ("s2.1.AAAA", None),
            ("s1.1", None),
            ("张三", None),
            ("", None),
        ];
        for (text, number) in rows {
            assert_eq!(key_number(text), number, "{text}");
        }
    }
}
