//! The audit log: what was seen is added to it, and it is looked through by person, actor, action and time.
//!
//! **Invariant:** events of reading go into the chain like all others, but they change nothing that a decision
//! rests on: the version of the database stays, and a group of settlements that was decided ahead stays valid.

use std::collections::BTreeSet;

use ledger::{AuditEvent, ChainLink, Hash};

use crate::decode::{audit, hash};
use crate::engine::{Cell, Insert, Kind, Rows, keys};
use crate::tables::{AUDIT, HEAD};
use crate::{Page, Session, StoreError, Writer};

use Kind::{Int, Text};

/// Whom an event names; written with it, recomputed by `verify`.
pub(crate) const AUDIT_PERSON: Insert = Insert {
    table: "audit_person",
    columns: &[("seq", Int), ("person_id", Text)],
    conflict: "ON CONFLICT (seq, person_id) DO NOTHING",
};

/// How the codes of reading begin: one thing, a list, a document.
const READING: [&str; 3] = ["view.", "list.", "export."];

/// Links looked through for one page, where no index helps.
const WINDOW: i64 = 100_000;

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

/// Which lines. What is empty does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Events about this person: named in it, or about a visit, settlement or reimbursement of hers.
    pub person_id: Option<String>,
    /// Who did it: an account, or an institution with all who act for it (`H2`, `H2/甲`, `bureau/甲`).
    pub actor: Option<String>,
    /// What: a code, or its beginning when it ends with a point (`view.`).
    pub action: Option<String>,
    /// From this instant on.
    pub from: Option<String>,
    /// Before this instant.
    pub until: Option<String>,
}

/// Everything about a person: named in it, or its subject is hers.
const OF_PERSON: &str = "seq IN (SELECT seq FROM audit_person WHERE person_id = $1 \
    UNION SELECT seq FROM audit WHERE subject = $1 \
    UNION SELECT a.seq FROM visit v JOIN audit a ON a.subject = v.id WHERE v.person_id = $1 \
    UNION SELECT a.seq FROM visit v JOIN settlement s ON s.visit_id = v.id JOIN audit a ON a.subject = s.id \
    WHERE v.person_id = $1 \
    UNION SELECT a.seq FROM reimbursement r JOIN audit a ON a.subject = r.id WHERE r.person_id = $1)";

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
    /// Lines of the audit log, the latest first, before `cursor` (a place in the chain). A page may be short
    /// and still have a next one: only so many links are looked through at a time.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_audits(
        &mut self,
        filter: &AuditFilter,
        cursor: Option<i64>,
        limit: usize,
    ) -> Result<Page<AuditLine>, StoreError> {
        let end = match &filter.until {
            Some(until) => self.audit_place(until).await?,
            None => i64::MAX,
        };
        let begin = match &filter.from {
            Some(from) => self.audit_place(from).await?,
            None => 1,
        };
        let before = cursor.unwrap_or(i64::MAX).min(end);
        let by_index = filter.person_id.is_some() || filter.actor.is_some();
        let last = self.last_audit_before(before).await?;
        let floor = if by_index { begin } else { begin.max(last - WINDOW) };
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let actors = match &filter.actor {
            Some(actor) => self.actors_like(actor).await?,
            None => Vec::new(),
        };
        let action = text(&filter.action);
        let cells: [Cell<'_>; 6] = [
            text(&filter.person_id).into(),
            floor.into(),
            before.into(),
            keys(actors.iter().map(String::as_str)),
            action.as_str().into(),
            i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX).into(),
        ];
        let of_person = if filter.person_id.is_some() { OF_PERSON } else { "$1 = ''" };
        let of_actor = if filter.actor.is_some() { "actor IN keys1($4)" } else { "$4 <> ''" };
        let of_action = match action.as_str() {
            "" => "$5 = ''",
            it if it.ends_with('.') => "substr(action, 1, length($5)) = $5",
            _ => "action = $5",
        };
        let sql = format!(
            "SELECT seq, at, actor, action, subject, detail, hash FROM audit WHERE {of_person} \
             AND seq >= $2 AND seq < $3 AND {of_actor} AND {of_action} ORDER BY seq DESC LIMIT $6"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            items.push(AuditLine { seq: row.int(0)?, event: audit(row)?, hash: hash(row, 6)? });
        }
        let next = if items.len() > limit {
            items.truncate(limit);
            items.last().map(|it| it.seq.to_string())
        } else if floor > begin {
            Some(floor.to_string())
        } else {
            None
        };
        Ok(Page { items, next })
    }

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

    /// Who is written in the log under a name: the account alone, or behind or before an institution.
    async fn actors_like(&mut self, name: &str) -> Result<Vec<String>, StoreError> {
        // From one actor to the next by the index, whatever the number of lines.
        let sql = "WITH RECURSIVE a(x) AS (SELECT MIN(actor) FROM audit UNION ALL \
            SELECT (SELECT MIN(actor) FROM audit WHERE actor > a.x) FROM a WHERE a.x IS NOT NULL) \
            SELECT x FROM a WHERE x IS NOT NULL";
        let rows = self.connection.fetch(sql, &[]).await?;
        let is_like = |it: &str| {
            it == name || it.split_once('/').is_some_and(|(place, who)| place == name || who == name)
        };
        let mut found = Vec::new();
        for row in &rows {
            let actor = row.str(0)?;
            if is_like(actor) {
                found.push(actor.to_owned());
            }
        }
        Ok(found)
    }

    /// The place of the first event at or after an instant. Events lie in the order of their writing, which is
    /// that of their instants but for a second or two.
    async fn audit_place(&mut self, instant: &str) -> Result<i64, StoreError> {
        let (mut low, mut high) = (1, self.last_audit_before(i64::MAX).await? + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            let sql = "SELECT seq, at FROM audit WHERE seq >= $1 ORDER BY seq LIMIT 1";
            match self.connection.fetch_optional(sql, &[middle.into()]).await? {
                Some(row) if row.str(1)? < instant => low = row.int(0)? + 1,
                _ => high = middle,
            }
        }
        Ok(low)
    }

    async fn last_audit_before(&mut self, seq: i64) -> Result<i64, StoreError> {
        let sql = "SELECT seq FROM audit WHERE seq < $1 ORDER BY seq DESC LIMIT 1";
        self.connection.fetch_optional(sql, &[seq.into()]).await?.map_or(Ok(0), |row| row.int(0))
    }
}
