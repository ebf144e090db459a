//! What the auditor asks of the database: every row of an answer is a finding. What is derived is recomputed from what
//! it is derived from.

use crate::StoreError;
use crate::engine::Row;

/// A question to the database whose every row is a finding: code, place, message, and the query.
pub(super) struct Question {
    pub(super) code: &'static str,
    pub(super) text: fn(&Row) -> Result<(String, String), StoreError>,
    pub(super) remedy: &'static str,
    pub(super) sql: &'static str,
}

pub(super) const RECOMPUTE: &str = "派生数据与明细不符；以明细为准，请查明是谁改动了数据库，并从备份恢复";

pub(super) const QUESTIONS: &[Question] = &[
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
