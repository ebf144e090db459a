//! The bytes that are hashed: defined here field by field, with a version, never whatever a
//! serialiser prints today.
//!
//! Version 1: one byte version, one byte kind of record (1 entry, 2 audit event), then the fields
//! in the order below. A text is its length in bytes (4 bytes, big end first) and its UTF-8; an
//! absent text has the length 0xFFFFFFFF; an amount is 8 bytes, big end first, two's complement; a
//! list is its length (4 bytes) and its items.

use serde::{Deserialize, Serialize};

use crate::Entry;

/// Version of the canonical form that is written today.
pub const CANONICAL_VERSION: u8 = 1;

/// What can be chained.
pub trait Canonical {
    /// Its canonical bytes.
    fn canonical_bytes(&self) -> Vec<u8>;
}

/// One line of the audit log (操作日志): who did what, when, on what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// Instant in UTC, `2026-11-22T04:37:05Z`.
    pub at: String,
    /// Who: an account of a user, an institution or a job.
    pub actor: String,
    /// What: `settlement.settle`, `person.view` …
    pub action: String,
    /// On what: kind and id.
    pub subject: String,
    /// The rest, as JSON text.
    pub detail: String,
}

struct Writer(Vec<u8>);

impl Writer {
    fn new(kind: u8) -> Writer {
        let mut bytes = Vec::with_capacity(512);
        bytes.extend([CANONICAL_VERSION, kind]);
        Writer(bytes)
    }

    fn length(&mut self, length: usize) {
        let length = u32::try_from(length).expect("texts and lists are shorter than 4 GiB");
        self.0.extend(length.to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.0.extend(text.as_bytes());
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.0.extend(u32::MAX.to_be_bytes()),
        }
    }

    fn amount(&mut self, amount: i64) {
        self.0.extend(amount.to_be_bytes());
    }
}

impl Canonical for Entry {
    fn canonical_bytes(&self) -> Vec<u8> {
        let Entry { id, kind, on, reference, reverses, document, postings } = self;
        let mut writer = Writer::new(1);
        writer.text(id);
        writer.text(kind.as_str());
        writer.text(&on.to_string());
        writer.text(reference);
        writer.optional(reverses.as_deref());
        writer.optional(document.map(|it| it.to_string()).as_deref());
        writer.length(postings.len());
        for posting in postings {
            writer.text(posting.account.as_str());
            writer.amount(posting.amount_fen);
        }
        writer.0
    }
}

impl Canonical for AuditEvent {
    fn canonical_bytes(&self) -> Vec<u8> {
        let AuditEvent { at, actor, action, subject, detail } = self;
        let mut writer = Writer::new(2);
        for field in [at, actor, action, subject, detail] {
            writer.text(field);
        }
        writer.0
    }
}
