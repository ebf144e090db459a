-- Indicators as they were worked out; agreements with institutions; ledger accounts by month.

-- One row for an indicator, a period (2024-03 or 2024) and a place: the county by its code, a township by its
-- code, a village as township/village. Worked out again, the rows of the period are replaced.
CREATE TABLE indicator_value (
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    place TEXT NOT NULL,
    parent TEXT NOT NULL,
    numerator BIGINT NOT NULL,
    denominator BIGINT NOT NULL,
    PRIMARY KEY (code, period, place)
) /*WITHOUT ROWID*/;

-- When, by whom and by which definition the values of a period were worked out. months: how many months of a
-- year are in it; 1 for a month.
CREATE TABLE indicator_run (
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    as_of TEXT NOT NULL,
    definition TEXT NOT NULL,
    months BIGINT NOT NULL,
    known_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (code, period)
) /*WITHOUT ROWID*/;

-- What counts of each institution's settlements of a month, worked out with the indicators.
CREATE TABLE institution_month (
    institution_id TEXT NOT NULL,
    month TEXT NOT NULL,
    settlements BIGINT NOT NULL,
    total_fen BIGINT NOT NULL,
    paid_fen BIGINT NOT NULL,
    cash_fen BIGINT NOT NULL,
    known_at TEXT NOT NULL,
    PRIMARY KEY (institution_id, month)
) /*WITHOUT ROWID*/;

-- Agreements with institutions (定点协议) and their suspensions: proposed by one, decided by another. scope: JSON
-- list of kinds of visit, empty for all. Nothing is edited: a change is a proposal that replaces.
CREATE TABLE agreement (
    id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    scope TEXT NOT NULL,
    note TEXT NOT NULL,
    replaces_id TEXT,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX agreement_institution ON agreement (institution_id, valid_from);
CREATE INDEX agreement_open ON agreement (proposed_at) WHERE state = 'proposed';

-- The way from an account to its entries, followed up behind the booking: an index on posting would cost every
-- settlement a tenth and more. Up to which number it reaches stands in meta under account_entry; what is younger
-- is looked through. `verify` compares it with the postings.
CREATE TABLE account_entry (
    account TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (account, seq)
) /*WITHOUT ROWID*/;

-- Movements of accounts by month of the entry, for opening and closing balances. Only accounts that many
-- entries move (payers, institutions, places, clearing); those of a person have few and are summed when asked.
CREATE TABLE account_month (
    path TEXT NOT NULL,
    month TEXT NOT NULL,
    debit_fen BIGINT NOT NULL,
    credit_fen BIGINT NOT NULL,
    postings BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    PRIMARY KEY (path, month)
) /*WITHOUT ROWID*/;

INSERT INTO account_month (path, month, debit_fen, credit_fen, postings, first_seq, last_seq)
SELECT p.account, substr(e.booked_on, 1, 7),
    SUM(CASE WHEN p.amount_fen > 0 THEN p.amount_fen ELSE 0 END),
    SUM(CASE WHEN p.amount_fen < 0 THEN -p.amount_fen ELSE 0 END),
    COUNT(*), MIN(p.seq), MAX(p.seq)
FROM posting p JOIN entry e ON e.seq = p.seq
WHERE substr(p.account, 1, 6) <> 'person' AND substr(p.account, 1, 8) <> 'benefit:'
GROUP BY p.account, substr(e.booked_on, 1, 7);
