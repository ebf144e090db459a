//! Looking through the audit log: by person, actor, action and time, the latest first.
//!
//! Who and what were done are looked up in indexes: each actor, each action has its own way through the log, and the
//! pages of several ways are put together.

use crate::audit::AuditLine;
use crate::decode::{audit, hash};
use crate::engine::{Cell, Row};
use crate::{Page, Session, StoreError};

/// Links looked through for one page, where two conditions have no index together.
const WINDOW: i64 = 20_000;

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

/// Everything by an actor.
const OF_ACTOR: &str = "actor = $1";
/// Everything of an action.
const OF_ACTION: &str = "action = $1";
/// Everything.
const ALL: &str = "$1 = ''";

impl AuditFilter {
    /// Whether an action is asked for, beside what is looked up.
    fn of_action(&self) -> &'static str {
        match self.action.as_deref() {
            None | Some("") => "$2 = ''",
            Some(it) if it.ends_with('.') => "substr(action, 1, length($2)) = $2",
            Some(_) => "action = $2",
        }
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
        let mut floor = begin;
        if filter.person_id.is_none() && filter.actor.is_some() && filter.action.is_some() {
            floor = begin.max(self.last_audit_before(before).await? - WINDOW);
        }
        let mut items = self.audit_ways(filter, (floor, before), limit.saturating_add(1)).await?;
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

    /// Lines of all ways that a filter looks along, the latest first.
    async fn audit_ways(
        &mut self,
        filter: &AuditFilter,
        (floor, before): (i64, i64),
        most: usize,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let action = filter.action.as_deref().unwrap_or_default();
        let (which, names, beside) = match (&filter.person_id, &filter.actor) {
            (Some(person), actor) => {
                let actors = match actor {
                    Some(actor) => Some(self.actors_like(actor).await?),
                    None => None,
                };
                // Of a person there are few, of whom the actor is looked at here.
                let all = if actors.is_some() { usize::MAX } else { most };
                let mut lines = self.audit_way(OF_PERSON, person, filter, (floor, before), all).await?;
                lines.retain(|it| actors.as_ref().is_none_or(|all| all.contains(&it.event.actor)));
                lines.truncate(most);
                return Ok(lines);
            }
            (None, Some(actor)) => (OF_ACTOR, self.actors_like(actor).await?, true),
            (None, None) if action.is_empty() => (ALL, vec![String::new()], false),
            (None, None) if action.ends_with('.') => (OF_ACTION, self.actions_like(action).await?, false),
            (None, None) => (OF_ACTION, vec![action.to_owned()], false),
        };
        let alone = AuditFilter::default();
        let filter = if beside { filter } else { &alone };
        let mut lines = Vec::new();
        for name in &names {
            lines.extend(self.audit_way(which, name, filter, (floor, before), most).await?);
        }
        if names.len() > 1 {
            lines.sort_by_key(|it| std::cmp::Reverse(it.seq));
            lines.truncate(most);
        }
        Ok(lines)
    }

    /// One way: the latest lines of a person, an actor or an action.
    async fn audit_way(
        &mut self,
        which: &'static str,
        name: &str,
        filter: &AuditFilter,
        (floor, before): (i64, i64),
        most: usize,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let sql = format!(
            "SELECT seq, at, actor, action, subject, detail, hash FROM audit WHERE {which} AND {} \
             AND seq >= $3 AND seq < $4 ORDER BY seq DESC LIMIT $5",
            filter.of_action()
        );
        let cells: [Cell<'_>; 5] = [
            name.into(),
            filter.action.as_deref().unwrap_or_default().into(),
            floor.into(),
            before.into(),
            i64::try_from(most).unwrap_or(i64::MAX).into(),
        ];
        let line =
            |row: &Row| Ok(AuditLine { seq: row.int(0)?, event: audit(row)?, hash: hash(row, 6, "audit")? });
        self.connection.fetch(sql, &cells).await?.iter().map(line).collect()
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

    /// Actions of the log that begin so.
    async fn actions_like(&mut self, beginning: &str) -> Result<Vec<String>, StoreError> {
        let sql = "WITH RECURSIVE a(x) AS (SELECT MIN(action) FROM audit WHERE action >= $1 UNION ALL \
            SELECT (SELECT MIN(action) FROM audit WHERE action > a.x) FROM a WHERE a.x < $2) \
            SELECT x FROM a WHERE x < $2";
        let end = format!("{beginning}\u{10FFFF}");
        let rows = self.connection.fetch(sql, &[beginning.into(), end.into()]).await?;
        rows.iter().map(|row| row.text(0)).collect()
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
