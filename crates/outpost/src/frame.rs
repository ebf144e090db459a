//! Records in a file that only grows: each says its length twice, is sealed, and is bound to all before it.
//!
//! A record is its length (4 bytes, big end first), the same with all bits turned, then the sealed bytes. What
//! binds it is the hash of everything before: it is authenticated with the record, so a record that was changed,
//! moved or taken out of the middle does not open.

use sha2::{Digest, Sha256};

use crate::seal::Cipher;

/// Hash of everything before a record.
pub type Link = [u8; 32];

/// Longest record: a bill has some hundred lines at most.
const LONGEST: u32 = 16 * 1024 * 1024;

/// What lies at a place of the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A record: its content, and how many bytes it takes.
    Record(Vec<u8>, usize),
    /// The file ends here.
    End,
    /// A record that was not written whole: nobody was told of it.
    Torn,
    /// Something that we did not write.
    Changed,
}

/// The link after `bytes`.
pub fn next(link: &Link, bytes: &[u8]) -> Link {
    let mut hasher = Sha256::new();
    hasher.update(link);
    hasher.update(bytes);
    hasher.finalize().into()
}

/// The bytes of a record.
pub fn write(cipher: &Cipher, link: &Link, plain: &[u8]) -> Result<Vec<u8>, crate::OutpostError> {
    let sealed = cipher.seal(plain, link)?;
    let length = u32::try_from(sealed.len()).unwrap_or(u32::MAX);
    if length > LONGEST {
        return Err(crate::OutpostError::state("这张单据太大", "请分成几次就诊"));
    }
    Ok([&length.to_be_bytes()[..], &(!length).to_be_bytes()[..], &sealed].concat())
}

/// Reads the record at the start of `bytes`, which go on to the end of the file.
pub fn read(cipher: &Cipher, link: &Link, bytes: &[u8]) -> Found {
    if bytes.is_empty() {
        return Found::End;
    }
    // A disk may have grown the file without the content.
    if bytes.len() < 8 || bytes.iter().all(|it| *it == 0) {
        return Found::Torn;
    }
    let word = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    let length = word(0);
    if word(4) != !length || length > LONGEST {
        return Found::Changed;
    }
    let end = 8 + usize::try_from(length).unwrap_or(usize::MAX - 8);
    match bytes.get(8..end) {
        None => Found::Torn,
        Some(sealed) => match cipher.open(sealed, link) {
            Some(plain) => Found::Record(plain, end),
            None => Found::Changed,
        },
    }
}
