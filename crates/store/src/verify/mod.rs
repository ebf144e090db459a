//! The auditor: recomputes everything derived from what it is derived from, and follows the chain
//! from its first link. Says what is wrong where; changes nothing.

mod questions;

use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Findings};
use ledger::{AuditEvent, Canonical, ChainChecker, ChainLink, Entry, EntryKind, Hash, Outcome};

use crate::decode::{audit_or_raw, hash, logged_entry, posting};
use crate::engine::{Cell, Row};
use crate::{LoggedEntry, Session, StoreError, migrate};

use questions::{QUESTIONS, Question, RECOMPUTE};

/// Links checked at a time.
const GROUP: i64 = 5_000;

/// Findings of one kind that are reported at most; the rest are counted.
const SHOWN: i64 = 100;

/// What the auditor saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Links of the chain.
    pub links: i64,
    /// Entries.
    pub entries: i64,
    /// Settlements whose documents were compared with their seal.
    pub documents: i64,
    /// The last link: a checkpoint to write down elsewhere.
    pub last: ChainLink,
    /// What is wrong.
    pub findings: Findings,
}

/// What was read of a row that begins with its number; why not, by that number, when it makes no sense.
fn readable<T>(
    row: &Row,
    read: Result<T, StoreError>,
    strange: &mut BTreeMap<i64, String>,
) -> Result<Option<T>, StoreError> {
    match read {
        Err(error @ StoreError::Corrupt { .. }) => {
            strange.insert(row.int(0)?, error.to_string());
            Ok(None)
        }
        read => read.map(Some),
    }
}

impl Session {
    /// Recomputes everything and follows the chain. On a [`crate::Store::read_snapshot`] session the
    /// answer is about one moment.
    ///
    /// # Errors
    /// Only when the database itself fails; what is wrong with the data is in the findings.
    pub async fn verify(&mut self) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport {
            links: 0,
            entries: 0,
            documents: 0,
            last: ChainLink::START,
            findings: Findings::default(),
        };
        for question in QUESTIONS {
            self.ask(question, &mut report.findings).await?;
        }
        match migrate::applied(&mut self.connection).await {
            Ok(_) => {}
            Err(error @ (StoreError::TooNew { .. } | StoreError::MigrationChanged(_))) => {
                let remedy = "数据库的结构记录被改动过；请从备份恢复，并查明是谁改动";
                let finding = Finding::error("LED-0124", error.to_string(), remedy);
                report.findings.push(finding.of("schema_migration"));
            }
            Err(error) => return Err(error),
        }
        self.verify_sealed(&mut report.findings).await?;
        self.verify_rows(&mut report.findings).await?;
        self.follow_chain(&mut report).await?;
        Ok(report)
    }

    async fn ask(&mut self, question: &Question, findings: &mut Findings) -> Result<(), StoreError> {
        let mut count = 0;
        let Question { code, text, remedy, sql } = question;
        self.connection
            .for_each(*sql, &[], |row| {
                count += 1;
                if count <= SHOWN {
                    let (place, message) = text(&row)?;
                    findings.push(Finding::error(code, message, *remedy).of(place));
                }
                Ok(())
            })
            .await?;
        if count > SHOWN {
            let message = format!("同类问题共 {count} 处，只列出前 {SHOWN} 处");
            findings.push(Finding::error(code, message, *remedy));
        }
        Ok(())
    }

    async fn follow_chain(&mut self, report: &mut VerifyReport) -> Result<(), StoreError> {
        let sql = "SELECT MAX(seq) FROM (SELECT COALESCE(MAX(seq), 0) AS seq FROM entry UNION ALL \
            SELECT COALESCE(MAX(seq), 0) FROM audit UNION ALL SELECT chain_seq FROM head) q";
        let end = self.connection.fetch_optional(sql, &[]).await?.map_or(Ok(0), |row| row.int(0))?;
        let mut chain = Chain { checker: ChainChecker::default(), lost: false };
        let mut from = 0;
        while from < end {
            let last = end.min(from + GROUP);
            let mut strange = BTreeMap::new();
            let mut entries = self.entries_between(from, last, &mut strange).await?.into_iter().peekable();
            let mut audits = self.audits_between(from, last, &mut strange).await?.into_iter().peekable();
            let mut named = self.named_between(from, last).await?;
            let mut documents = self.documents_between(from, last).await?.into_iter().peekable();
            for seq in from + 1..=last {
                // Of an entry that cannot be read there is a document nevertheless.
                while documents.next_if(|it| it.0 < seq).is_some() {}
                let entry = entries.next_if(|it| it.link.seq == seq);
                let audit = audits.next_if(|it| it.0 == seq);
                match (entry, audit) {
                    (Some(LoggedEntry { link, entry }), None) => {
                        report.entries += 1;
                        let seal = documents.next_if(|it| it.0 == seq).map(|it| it.1);
                        report.documents += i64::from(seal.is_some());
                        check_entry(&entry, seal, &mut report.findings);
                        chain.check(seq, link.hash, &entry, &mut report.findings);
                    }
                    (None, Some((_, event, hash))) => {
                        check_named(seq, &event, named.remove(&seq), &mut report.findings);
                        chain.check(seq, hash, &event, &mut report.findings);
                    }
                    (None, None) => {
                        chain.lost = true;
                        report.findings.push(match strange.remove(&seq) {
                            None => broken("LED-0112", format!("第 {seq} 环的记录不见了"), seq),
                            Some(why) => broken("LED-0111", format!("第 {seq} 环的记录读不懂：{why}"), seq),
                        });
                    }
                    (Some(_), Some(_)) => {
                        chain.lost = true;
                        let message = format!("第 {seq} 环有两条记录，其中一条是插入的");
                        report.findings.push(broken("LED-0116", message, seq));
                    }
                }
                report.links += 1;
            }
            for (seq, people) in named {
                let message = format!("第 {seq} 环不是查看记录，却按人登记了 {} 人", people.len());
                report
                    .findings
                    .push(Finding::error("LED-0117", message, RECOMPUTE).of(format!("audit_person {seq}")));
            }
            from = last;
        }
        report.last = chain.checker.last();
        self.check_head(report).await
    }

    async fn check_head(&mut self, report: &mut VerifyReport) -> Result<(), StoreError> {
        let sql = "SELECT chain_seq, chain_hash FROM head WHERE id = 1";
        let row = self.connection.fetch_optional(sql, &[]).await?.ok_or(StoreError::NotMigrated)?;
        if row.int(0)? != report.last.seq || row.str(1)? != report.last.hash.to_string() {
            let message = format!("链头记在第 {} 环，链条只到第 {} 环", row.int(0)?, report.last.seq);
            let remedy = "链尾的记录可能被删除；请从备份恢复";
            report.findings.push(Finding::error("LED-0113", message, remedy).of("head"));
        }
        Ok(())
    }

    /// Entries with their postings. What cannot be read is left out, and told by number.
    async fn entries_between(
        &mut self,
        after: i64,
        last: i64,
        strange: &mut BTreeMap<i64, String>,
    ) -> Result<Vec<LoggedEntry>, StoreError> {
        let cells: [Cell<'_>; 2] = [after.into(), last.into()];
        let zero = Hash::ZERO;
        let sql = format!(
            "SELECT seq, id, kind, booked_on, reference, reverses, document, hash, '{zero}' \
             FROM entry WHERE seq > $1 AND seq <= $2 ORDER BY seq"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            entries.extend(readable(row, logged_entry(row), strange)?);
        }
        let sql =
            "SELECT seq, account, amount_fen FROM posting WHERE seq > $1 AND seq <= $2 ORDER BY seq, no";
        for row in self.connection.fetch(sql, &cells).await? {
            let seq = row.int(0)?;
            if let Ok(index) = entries.binary_search_by_key(&seq, |it| it.link.seq) {
                // Without it the entry is another than its hash says.
                entries[index].entry.postings.extend(readable(&row, posting(&row), strange)?);
            }
        }
        Ok(entries)
    }

    async fn audits_between(
        &mut self,
        after: i64,
        last: i64,
        strange: &mut BTreeMap<i64, String>,
    ) -> Result<Vec<(i64, AuditEvent, Hash)>, StoreError> {
        let sql = "SELECT seq, at, actor, action, subject, detail, hash FROM audit \
            WHERE seq > $1 AND seq <= $2 ORDER BY seq";
        let rows = self.connection.fetch(sql, &[after.into(), last.into()]).await?;
        let mut audits = Vec::with_capacity(rows.len());
        for row in &rows {
            if let Some(hash) = readable(row, hash(row, 6, "audit"), strange)? {
                audits.push((row.int(0)?, audit_or_raw(row)?, hash));
            }
        }
        Ok(audits)
    }

    /// Whom events name, as it is kept beside them.
    async fn named_between(
        &mut self,
        after: i64,
        last: i64,
    ) -> Result<BTreeMap<i64, BTreeSet<String>>, StoreError> {
        let sql = "SELECT seq, person_id FROM audit_person WHERE seq > $1 AND seq <= $2";
        let mut named: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
        for row in self.connection.fetch(sql, &[after.into(), last.into()]).await? {
            named.entry(row.int(0)?).or_default().insert(row.text(1)?);
        }
        Ok(named)
    }

    /// Seals of the documents behind the settling entries, computed anew.
    async fn documents_between(&mut self, after: i64, last: i64) -> Result<Vec<(i64, Hash)>, StoreError> {
        let sql = "SELECT e.seq, s.bill, s.decision, s.id FROM entry e JOIN settlement s ON s.id = e.reference \
            WHERE e.kind = 'settle' AND e.document IS NOT NULL AND e.seq > $1 AND e.seq <= $2 ORDER BY e.seq";
        let mut seals = Vec::new();
        self.connection
            .for_each(sql, &[after.into(), last.into()], |row| {
                // What was hashed is what was sealed; what does not open is another text.
                let id = row.str(3)?;
                let bill = row.open_or_raw(1, ["settlement", "bill"], id)?;
                seals.push((row.int(0)?, Hash::of_texts(&[&bill, row.str(2)?])));
                Ok(())
            })
            .await?;
        Ok(seals)
    }
}

/// The chain as far as it was followed.
struct Chain {
    checker: ChainChecker,
    /// The link before is not known, so the next one cannot be checked.
    lost: bool,
}

impl Chain {
    fn check(&mut self, seq: i64, hash: Hash, record: &impl Canonical, findings: &mut Findings) {
        let link = ChainLink { seq, prev: self.checker.last().hash, hash };
        if std::mem::take(&mut self.lost) {
            self.checker = ChainChecker::after(link);
        } else if let Err(fault) = self.checker.check(&link, record) {
            findings.push(broken("LED-0111", fault.to_string(), seq));
        }
    }
}

fn broken(code: &'static str, message: String, seq: i64) -> Finding {
    let remedy = "账或日志被改动过；请与备份和外部留存的检查点比对";
    Finding::error(code, message, remedy).of(format!("chain {seq}"))
}

/// Holds what is kept by person against the event that it follows from.
fn check_named(seq: i64, event: &AuditEvent, kept: Option<BTreeSet<String>>, findings: &mut Findings) {
    let kept = kept.unwrap_or_default();
    if kept != crate::audit::people_named(event) {
        let message = format!("第 {seq} 环查看了谁，按人登记的与记录本身不同");
        findings.push(Finding::error("LED-0117", message, RECOMPUTE).of(format!("audit_person {seq}")));
    }
}

fn check_entry(entry: &Entry, seal: Option<Hash>, findings: &mut Findings) {
    let outcome = entry.check_form();
    if outcome != Outcome::Created {
        let message = format!("凭证不合规则：{outcome:?}");
        let remedy = "凭证被改动过；请从备份恢复";
        findings.push(Finding::error("LED-0114", message, remedy).of(format!("entry {}", entry.id)));
    }
    if entry.kind == EntryKind::Settle && entry.document.is_some() && seal != entry.document {
        let message = "结算单的账单或决定与入账时的封存值不符";
        let remedy = "文档被改动或删除；请从备份恢复";
        findings
            .push(Finding::error("LED-0115", message, remedy).of(format!("settlement {}", entry.reference)));
    }
}
