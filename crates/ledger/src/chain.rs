//! The hash chain: each link seals a record and everything before it.
//!
//! `hash = SHA-256(prev ‖ canonical bytes)`; the first link follows [`Hash::ZERO`].

use std::{fmt, fmt::Write as _, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Canonical;

/// A SHA-256 sum; 64 hexadecimal digits in text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(pub [u8; 32]);

/// The text is not a SHA-256 sum.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[LED-0002] “{0}”不是 SHA-256 值（64 位十六进制小写）")]
pub struct HashError(pub String);

/// One link of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainLink {
    /// Position, from 1 without gaps.
    pub seq: i64,
    /// Hash of the link before.
    pub prev: Hash,
    /// Hash of this link.
    pub hash: Hash,
}

/// Where a chain is broken first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainBreak {
    /// A link is missing, twice there, or out of order.
    #[error("第 {expected} 环缺失（下一环是第 {found} 环）")]
    Gap {
        /// Position that should come.
        expected: i64,
        /// Position that came.
        found: i64,
    },
    /// The link does not continue the one before.
    #[error("第 {seq} 环的前值与第 {before} 环的值不同", before = seq - 1)]
    Detached {
        /// Position of the link.
        seq: i64,
    },
    /// The record is not what was sealed.
    #[error("第 {seq} 环的记录与其哈希值不符，内容被改动过")]
    Changed {
        /// Position of the link.
        seq: i64,
    },
}

impl Hash {
    /// What the first link follows.
    pub const ZERO: Hash = Hash([0; 32]);

    /// Hash of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// Hash of several texts, each with its length, so that no text can flow into the next.
    #[must_use]
    pub fn of_texts(texts: &[&str]) -> Hash {
        let mut hasher = Sha256::new();
        for text in texts {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
        Hash(hasher.finalize().into())
    }
}

impl ChainLink {
    /// The start of every chain: position 0, nothing sealed.
    pub const START: ChainLink = ChainLink { seq: 0, prev: Hash::ZERO, hash: Hash::ZERO };

    /// The link that seals `record` after `self`.
    #[must_use]
    pub fn next(&self, record: &impl Canonical) -> ChainLink {
        let mut hasher = Sha256::new();
        hasher.update(self.hash.0);
        hasher.update(record.canonical_bytes());
        ChainLink { seq: self.seq + 1, prev: self.hash, hash: Hash(hasher.finalize().into()) }
    }
}

/// Checks a chain link by link, however long it is.
#[derive(Debug, Clone)]
pub struct ChainChecker {
    last: ChainLink,
}

impl Default for ChainChecker {
    fn default() -> ChainChecker {
        ChainChecker::after(ChainLink::START)
    }
}

impl ChainChecker {
    /// Starts after a link that is known to be right (a checkpoint).
    #[must_use]
    pub fn after(last: ChainLink) -> ChainChecker {
        ChainChecker { last }
    }

    /// Checks the next link against its record. Goes on from what is stored, so that one changed
    /// record is one finding and not a million.
    ///
    /// # Errors
    /// [`ChainBreak`] names the link.
    pub fn check(&mut self, link: &ChainLink, record: &impl Canonical) -> Result<(), ChainBreak> {
        let before = std::mem::replace(&mut self.last, *link);
        if link.seq != before.seq + 1 {
            return Err(ChainBreak::Gap { expected: before.seq + 1, found: link.seq });
        }
        if link.prev != before.hash {
            return Err(ChainBreak::Detached { seq: link.seq });
        }
        if before.next(record).hash != link.hash {
            return Err(ChainBreak::Changed { seq: link.seq });
        }
        Ok(())
    }

    /// The last link that was seen.
    #[must_use]
    pub fn last(&self) -> ChainLink {
        self.last
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0_u8; 64];
        for (index, byte) in self.0.iter().enumerate() {
            text[2 * index] = DIGITS[usize::from(byte >> 4)];
            text[2 * index + 1] = DIGITS[usize::from(byte & 15)];
        }
        text.iter().try_for_each(|it| f.write_char(char::from(*it)))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = HashError;
    fn from_str(text: &str) -> Result<Hash, HashError> {
        let bad = || HashError(text.to_owned());
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(bad()),
        };
        let bytes = text.as_bytes();
        if bytes.len() != 64 {
            return Err(bad());
        }
        let mut hash = [0_u8; 32];
        for (index, pair) in bytes.chunks_exact(2).enumerate() {
            hash[index] = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Hash(hash))
    }
}

impl TryFrom<String> for Hash {
    type Error = HashError;
    fn try_from(text: String) -> Result<Hash, HashError> {
        text.parse()
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.to_string()
    }
}
