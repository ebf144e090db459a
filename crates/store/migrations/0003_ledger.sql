-- Entries with postings, the audit log, derived balances, outgoing messages. Entries and audit events
-- form one hash chain: they share the sequence seq, which has no gaps, and each carries its link's hash.

CREATE TABLE entry (
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    reverses TEXT,
    document TEXT,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq)
) /*WITHOUT ROWID*/;
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE UNIQUE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_reference ON entry (reference);

CREATE TABLE posting (
    seq BIGINT NOT NULL,
    no BIGINT NOT NULL,
    account TEXT NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (seq, no)
) /*WITHOUT ROWID*/;

-- Balances. The owner comes first, so that all accounts of a person lie together.
CREATE TABLE account (
    owner TEXT NOT NULL,
    path TEXT NOT NULL,
    balance_fen BIGINT NOT NULL,
    PRIMARY KEY (owner, path)
) /*WITHOUT ROWID*/;

CREATE TABLE audit (
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq)
) /*WITHOUT ROWID*/;
CREATE INDEX audit_subject ON audit (subject);

-- One row: who holds it writes. The chain and the outbox go on from here.
CREATE TABLE head (
    id BIGINT NOT NULL,
    chain_seq BIGINT NOT NULL,
    chain_hash TEXT NOT NULL,
    outbox_seq BIGINT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
INSERT INTO head (id, chain_seq, chain_hash, outbox_seq)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);

CREATE TABLE outbox (
    id BIGINT NOT NULL,
    topic TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX outbox_pending ON outbox (id) WHERE state = 'pending';

CREATE TABLE counter (
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (name)
) /*WITHOUT ROWID*/;
