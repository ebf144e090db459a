//! The auditor: recomputes everything derived from what it is derived from, and follows the chain
//! from its first link. Says what is wrong where; changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Findings};
use ledger::{AuditEvent, Canonical, ChainChecker, ChainLink, Entry, EntryKind, Hash, Outcome};

use crate::decode::{audit_or_raw, hash, logged_entry, posting};
use crate::engine::{Cell, Row};
use crate::{LoggedEntry, Session, StoreError, migrate};

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

/// A question to the database whose every row is a finding: code, place, message, and the query.
struct Question {
    code: &'static str,
    text: fn(&Row) -> Result<(String, String), StoreError>,
    remedy: &'static str,
    sql: &'static str,
}

const RECOMPUTE: &str = "派生数据与明细不符；以明细为准，请查明是谁改动了数据库，并从备份恢复";

const QUESTIONS: &[Question] = &[
    Question {
        code: "LED-0101",
        text: |row| Ok((format!("account {}", row.str(0)?), differs("余额", row)?)),
        remedy: RECOMPUTE,
        sql: "SELECT path, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT) FROM (\
            SELECT path, balance_fen AS kept, 0 AS made, 0 AS n FROM account UNION ALL \
            SELECT account, 0, amount_fen, 1 FROM posting) q GROUP BY path \
            HAVING SUM(kept) <> SUM(made) OR MAX(n) = 0 ORDER BY path",
    },
    Question {
        code: "LED-0117",
        text: |row| {
            let place = format!("account_month {} {}", row.str(0)?, row.str(3)?);
            let is_equal = row.int(1)? == row.int(2)?;
            Ok((
                place,
                if is_equal {
                    "首末凭证号或笔数不符".to_owned()
                } else {
                    differs("当月发生额", row)?
                },
            ))
        },
        remedy: RECOMPUTE,
        sql: "SELECT path, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT), month FROM (\
            SELECT path, month, debit_fen - credit_fen AS kept, 0 AS made, postings AS n, first_seq AS kept_first, \
            last_seq AS kept_last, NULL AS first, NULL AS last FROM account_month \
            UNION ALL SELECT p.account, substr(e.booked_on, 1, 7), 0, p.amount_fen, -1, NULL, NULL, p.seq, p.seq \
            FROM posting p JOIN entry e ON e.seq = p.seq \
            WHERE substr(p.account, 1, 6) <> 'person' AND substr(p.account, 1, 8) <> 'benefit:') q \
            GROUP BY path, month HAVING SUM(kept) <> SUM(made) OR SUM(n) <> 0 OR MIN(kept_first) <> MIN(first) \
            OR MAX(kept_last) <> MAX(last) ORDER BY path, month",
    },
    Question {
        code: "LED-0118",
        text: |row| {
            Ok((format!("account_entry {} {}", row.str(0)?, row.int(1)?), "账户与分录的对照不符".to_owned()))
        },
        remedy: RECOMPUTE,
        sql: "SELECT p.account, p.seq FROM posting p \
            WHERE p.seq <= (SELECT COALESCE(MAX(CAST(value AS BIGINT)), 0) FROM meta WHERE name = 'account_entry') \
            AND NOT EXISTS (SELECT 1 FROM account_entry a WHERE a.account = p.account AND a.seq = p.seq) \
            UNION SELECT a.account, a.seq FROM account_entry a \
            WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.seq = a.seq AND p.account = a.account) \
            ORDER BY 2, 1",
    },
    Question {
        code: "LED-0103",
        text: |row| {
            let place = format!("accumulator {} {} {}", row.str(0)?, row.str(3)?, row.str(4)?);
            Ok((place, differs("累计", row)?))
        },
        remedy: RECOMPUTE,
        sql: "SELECT owner_id, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT), meter, period FROM (\
            SELECT owner_id, meter, period, value AS kept, 0 AS made, 0 AS n FROM accumulator UNION ALL \
            SELECT owner_id, meter, period, 0, change, 1 FROM meter_change) q \
            GROUP BY owner_id, meter, period HAVING SUM(kept) <> SUM(made) OR MAX(n) = 0 \
            ORDER BY owner_id, meter, period",
    },
    Question {
        code: "LED-0125",
        text: |row| Ok((format!("person_home {} {}", row.str(0)?, row.str(3)?), differs("居住人数", row)?)),
        remedy: RECOMPUTE,
        sql: "SELECT region, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT), village FROM (\
            SELECT region, village, people AS kept, 0 AS made, 0 AS n FROM person_home UNION ALL \
            SELECT region, village, 0, COUNT(*), 1 FROM person GROUP BY region, village) q \
            GROUP BY region, village HAVING SUM(kept) <> SUM(made) OR MAX(n) = 0 ORDER BY region, village",
    },
    Question {
        code: "LED-0128",
        text: |row| Ok((format!("entry_day {}", row.str(0)?), "这一天的首末凭证号不符".to_owned())),
        remedy: RECOMPUTE,
        sql: "SELECT booked_on FROM (SELECT booked_on, first_seq, last_seq FROM entry_day UNION ALL \
            SELECT booked_on, MIN(seq), MAX(seq) FROM entry GROUP BY booked_on) q \
            GROUP BY booked_on HAVING COUNT(*) <> 2 OR MIN(first_seq) <> MAX(first_seq) \
            OR MIN(last_seq) <> MAX(last_seq) ORDER BY booked_on",
    },
    Question {
        code: "LED-0127",
        text: |row| Ok((row.text(0)?, "居住地与参保人的不同".to_owned())),
        remedy: RECOMPUTE,
        sql: "SELECT 'settlement ' || s.id FROM settlement s LEFT JOIN person p ON p.id = s.person_id \
            WHERE s.home <> COALESCE(p.region || '/' || p.village, '') \
            UNION ALL SELECT 'reimbursement ' || r.id FROM reimbursement r LEFT JOIN person p ON p.id = r.person_id \
            WHERE r.home <> COALESCE(p.region || '/' || p.village, '') ORDER BY 1",
    },
    Question {
        code: "LED-0126",
        text: |row| {
            let place = format!("matter_month {} {} {}", row.str(0)?, row.str(3)?, row.str(4)?);
            Ok((place, differs("办件数", row)?))
        },
        remedy: RECOMPUTE,
        sql: "SELECT axis, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT), month, place FROM (\
            SELECT month, axis, place, state, is_late, requests AS kept, 0 AS made, 0 AS n FROM matter_month UNION ALL \
            SELECT substr(taken_on, 1, 7), axis, place, state, CASE WHEN ended_on > due_on THEN 1 ELSE 0 END, 0, 1, 1 FROM (\
            SELECT 'level' AS axis, taken_level AS place, taken_on, state, ended_on, due_on FROM matter_request UNION ALL \
            SELECT 'matter', matter, taken_on, state, ended_on, due_on FROM matter_request UNION ALL \
            SELECT 'township', CASE WHEN home LIKE '%/%' \
            THEN rtrim(rtrim(home, replace(home, '/', '')), '/') ELSE home END, \
            taken_on, state, ended_on, due_on FROM matter_request) r) q \
            GROUP BY axis, month, place, state, is_late HAVING SUM(kept) <> SUM(made) OR MAX(n) = 0 \
            ORDER BY 1, 4, 5",
    },
    Question {
        code: "LED-0104",
        text: |row| Ok((format!("settlement {}", row.str(0)?), differs("总费用", row)?)),
        remedy: "各方支付之和必须等于总费用；请核对该结算单并从备份恢复",
        sql: "SELECT id, CAST(SUM(kept) AS BIGINT), CAST(SUM(made) AS BIGINT) FROM (\
            SELECT id, total_fen AS kept, 0 AS made FROM settlement UNION ALL \
            SELECT settlement_id, 0, amount_fen FROM settlement_share) q \
            GROUP BY id HAVING SUM(kept) <> SUM(made) ORDER BY id",
    },
    Question {
        code: "LED-0105",
        text: |row| Ok((format!("settlement {}", row.str(0)?), "结算单没有入账凭证".to_owned())),
        remedy: "总费用不为零的结算单必须有凭证；请查明凭证是否被删除",
        // A bill from outside of which nobody but the person pays anything moves no money here.
        sql: "SELECT s.id FROM settlement s WHERE s.total_fen <> 0 \
            AND NOT (s.institution_id = 'outside' AND s.cash_fen = s.total_fen) \
            AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.reference = s.id)",
    },
    Question {
        code: "LED-0106",
        text: |row| Ok((format!("posting {}", row.int(0)?), "分录没有对应的凭证".to_owned())),
        remedy: "凭证可能被删除；请从备份恢复",
        sql: "SELECT DISTINCT p.seq FROM posting p \
            WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.seq = p.seq)",
    },
    Question {
        code: "LED-0107",
        text: |row| Ok((format!("account {}", row.str(0)?), "个人账户余额为负".to_owned())),
        remedy: "个人账户不能透支；请查该账户的分录",
        sql: "SELECT path FROM account WHERE path LIKE 'person-account:%' AND balance_fen > 0 ORDER BY path",
    },
    Question {
        code: "LED-0108",
        text: |row| Ok((format!("{} {}", row.str(0)?, row.str(1)?), "记录没有对应的上级记录".to_owned())),
        remedy: "上级记录可能被删除；请从备份恢复",
        sql: "SELECT 'coverage', c.person_id FROM coverage c \
            WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = c.person_id) \
            UNION ALL SELECT 'identity', i.person_id FROM identity i \
            WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = i.person_id) \
            UNION ALL SELECT 'filing', f.person_id FROM filing f \
            WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = f.person_id) \
            UNION ALL SELECT 'fee_line', l.visit_id FROM fee_line l \
            WHERE NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = l.visit_id) \
            UNION ALL SELECT 'settlement', s.visit_id FROM settlement s \
            WHERE NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = s.visit_id)",
    },
    Question {
        code: "LED-0109",
        text: |row| Ok((format!("settlement {}", row.str(0)?), "结算状态与冲销凭证不符".to_owned())),
        remedy: "已冲销的结算单应有冲销凭证，未冲销的不应有；请核对该结算单",
        sql: "SELECT s.id FROM settlement s WHERE s.total_fen <> 0 \
            AND NOT (s.institution_id = 'outside' AND s.cash_fen = s.total_fen) AND (s.state = 'reversed') <> \
            EXISTS (SELECT 1 FROM entry e WHERE e.reference = s.id AND e.kind = 'reverse')",
    },
    Question {
        code: "LED-0118",
        text: |row| Ok((format!("account {}", row.str(0)?), "账户的归属与账户不符".to_owned())),
        remedy: RECOMPUTE,
        sql: "SELECT path FROM account WHERE path <> owner AND path NOT LIKE '%:' || owner \
            AND path NOT LIKE '%:' || owner || ':%' ORDER BY path",
    },
    Question {
        code: "LED-0129",
        text: |row| Ok(("head 1".to_owned(), differs("发出消息的序号", row)?)),
        remedy: RECOMPUTE,
        sql: "SELECT h.id, h.outbox_seq, COALESCE(m.last, 0) FROM head h, (SELECT MAX(id) AS last FROM outbox) m \
            WHERE h.outbox_seq <> COALESCE(m.last, 0)",
    },
    Question {
        code: "LED-0119",
        text: |row| Ok((format!("posting {}", row.int(0)?), "分录的行号不是从 1 连续".to_owned())),
        remedy: "分录被改动过；请从备份恢复",
        sql: "SELECT seq FROM posting GROUP BY seq HAVING MIN(no) <> 1 OR MAX(no) <> COUNT(*) ORDER BY seq",
    },
    Question {
        code: "LED-0123",
        text: |row| Ok((format!("settlement {}", row.str(0)?), "结算单的人或机构与就诊不同".to_owned())),
        remedy: "请核对结算单与就诊，并从备份恢复",
        sql: "SELECT s.id FROM settlement s JOIN visit v ON v.id = s.visit_id \
            WHERE s.person_id <> v.person_id OR s.institution_id <> v.institution_id ORDER BY s.id",
    },
    Question {
        code: "LED-0116",
        text: |row| Ok((format!("settlement {}", row.str(0)?), differs("异地清算款", row)?)),
        remedy: "异地清算款必须等于参保地各方支付之和；请核对该结算单并从备份恢复",
        // What another place owes us is what its funds bear; what we owe it is what ours and accounts bear.
        sql: "SELECT id, CAST(kept AS BIGINT), CAST(made AS BIGINT) FROM (\
            SELECT e.reference AS id, ABS(p.amount_fen) AS kept, COALESCE((\
            SELECT SUM(h.amount_fen) FROM settlement_share h WHERE h.settlement_id = e.reference \
            AND h.kind NOT IN ('person', 'hospital') AND (h.kind <> 'account' OR p.account LIKE '%:payable')), 0) \
            AS made FROM posting p JOIN entry e ON e.seq = p.seq \
            WHERE substr(p.account, 1, 6) = 'place:' AND e.kind = 'settle') q WHERE kept <> made ORDER BY id",
    },
];

fn differs(what: &str, row: &Row) -> Result<String, StoreError> {
    Ok(format!("{what}为 {}，按明细重算为 {}", row.int(1)?, row.int(2)?))
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
            let mut entries = self.entries_between(from, last).await?.into_iter().peekable();
            let mut audits = self.audits_between(from, last).await?.into_iter().peekable();
            let mut named = self.named_between(from, last).await?;
            let mut documents = self.documents_between(from, last).await?.into_iter().peekable();
            for seq in from + 1..=last {
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
                        let message = format!("第 {seq} 环的记录不见了");
                        report.findings.push(broken("LED-0112", message, seq));
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

    async fn entries_between(&mut self, after: i64, last: i64) -> Result<Vec<LoggedEntry>, StoreError> {
        let cells: [Cell<'_>; 2] = [after.into(), last.into()];
        let zero = Hash::ZERO;
        let sql = format!(
            "SELECT seq, id, kind, booked_on, reference, reverses, document, hash, '{zero}' \
             FROM entry WHERE seq > $1 AND seq <= $2 ORDER BY seq"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut entries = rows.iter().map(logged_entry).collect::<Result<Vec<_>, _>>()?;
        let sql =
            "SELECT seq, account, amount_fen FROM posting WHERE seq > $1 AND seq <= $2 ORDER BY seq, no";
        for row in self.connection.fetch(sql, &cells).await? {
            let seq = row.int(0)?;
            if let Ok(index) = entries.binary_search_by_key(&seq, |it| it.link.seq) {
                entries[index].entry.postings.push(posting(&row)?);
            }
        }
        Ok(entries)
    }

    async fn audits_between(
        &mut self,
        after: i64,
        last: i64,
    ) -> Result<Vec<(i64, AuditEvent, Hash)>, StoreError> {
        let sql = "SELECT seq, at, actor, action, subject, detail, hash FROM audit \
            WHERE seq > $1 AND seq <= $2 ORDER BY seq";
        let rows = self.connection.fetch(sql, &[after.into(), last.into()]).await?;
        rows.iter().map(|row| Ok((row.int(0)?, audit_or_raw(row)?, hash(row, 6)?))).collect()
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
