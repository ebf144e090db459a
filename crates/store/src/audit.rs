//! The audit log: what was seen is added to it. It is looked through in `audit_list`.
//!
//! **Invariant:** events of reading go into the chain like all others, but they change nothing that a decision
//! rests on: the version of the database stays, and a group of settlements that was decided ahead stays valid.

use std::collections::BTreeSet;

use ledger::{AuditEvent, ChainLink, Hash};

use crate::engine::{Cell, Insert, Kind, Rows, keys};
use crate::tables::{AUDIT, HEAD};
use crate::{Session, StoreError, Writer};

use Kind::{Int, Text};

/// Whom an event names; written with it, recomputed by `verify`.
pub(crate) const AUDIT_PERSON: Insert = Insert {
    table: "audit_person",
    columns: &[("seq", Int), ("person_id", Text)],
    conflict: "ON CONFLICT (seq, person_id) DO NOTHING",
};

/// How the codes of reading begin: one thing, a list, a document.
const READING: [&str; 3] = ["view.", "list.", "export."];

/// A line of the audit log with its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Place in the chain.
    pub seq: i64,
    /// The event.
    pub event: AuditEvent,
    /// Hash of its link.
    pub hash: Hash,
}

/// Whom an event of reading names: `people` of its detail.
pub(crate) fn people_named(event: &AuditEvent) -> BTreeSet<String> {
    #[derive(serde::Deserialize)]
    struct Named {
        #[serde(default)]
        people: Vec<String>,
    }
    if !READING.iter().any(|it| event.action.starts_with(it)) {
        return BTreeSet::new();
    }
    serde_json::from_str::<Named>(&event.detail).map(|it| it.people.into_iter().collect()).unwrap_or_default()
}

/// Rows of events, and of whom they name; the chain goes on over them.
pub(crate) fn audit_rows<'a>(link: &mut ChainLink, events: &'a [AuditEvent]) -> (Rows<'a>, Rows<'a>) {
    let mut rows = Rows::new(&AUDIT, events.len());
    let mut people = Rows::new(&AUDIT_PERSON, events.len());
    for event in events {
        *link = link.next(event);
        let AuditEvent { at, actor, action, subject, detail } = event;
        let [at, actor, action, subject, detail] = [at, actor, action, subject, detail].map(Cell::from);
        rows.push([link.seq.into(), at, actor, action, subject, detail, link.hash.to_string().into()]);
        for id in people_named(event) {
            people.push([link.seq.into(), id.into()]);
        }
    }
    (rows, people)
}

impl Writer {
    /// Adds to the audit log what was seen: events whose action begins with `view.`, `list.` or `export.`, and
    /// whose detail names people under `people`. Call it on a writer that does nothing else.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn record_sights(&mut self, sights: &[AuditEvent]) -> Result<ChainLink, StoreError> {
        self.keeps_version = !self.connection.is_touched();
        let mut head = self.head;
        let (rows, people) = audit_rows(&mut head.link, sights);
        let mut heads = Rows::new(&HEAD, 1);
        heads.push([
            1.into(),
            head.link.seq.into(),
            head.link.hash.to_string().into(),
            head.outbox_seq.into(),
            head.writes.into(),
        ]);
        self.connection.insert(&AUDIT, rows).await?;
        if people.count() > 0 {
            self.connection.insert(&AUDIT_PERSON, people).await?;
        }
        self.connection.insert(&HEAD, heads).await?;
        self.head = head;
        Ok(head.link)
    }
}

impl Session {
    /// To whom visits, settlements and reimbursements belong: (their number, the person's), where there is such.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn people_of(&mut self, subjects: &[&str]) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT id, person_id FROM visit WHERE id IN keys1($1) \
            UNION SELECT id, person_id FROM settlement WHERE id IN keys1($1) \
            UNION SELECT id, person_id FROM reimbursement WHERE id IN keys1($1)";
        let rows = self.connection.fetch(sql, &[keys(subjects.iter().copied())]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
    }
}
