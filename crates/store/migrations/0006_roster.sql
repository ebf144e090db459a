-- Rosters: the register's order, files as they came, rounds, the problem ledger, and what approved
-- problems gave (waiver, flag, refund, subsidy). Rows of a round are packed by blocks of people: one
-- look gives all rows of a person, and a million of them are written in a second.

-- The place of each person in the register in memory; a place is never given to anybody else.
CREATE TABLE register_person (
    no BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (no)
) /*WITHOUT ROWID*/;
CREATE UNIQUE INDEX register_person_id ON register_person (person_id);

-- Townships (9 digits) and villages (12 digits) by code.
CREATE TABLE roster_place (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (code)
) /*WITHOUT ROWID*/;

-- Evidence by the hash of its bytes: files of departments, uploaded documents. Bodies are packed texts.
CREATE TABLE roster_document (
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    added_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (sha256)
) /*WITHOUT ROWID*/;

CREATE TABLE roster_document_part (
    sha256 TEXT NOT NULL,
    no BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sha256, no)
);

CREATE TABLE roster_file (
    id BIGINT NOT NULL,
    round BIGINT,
    place BIGINT NOT NULL,
    department TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows_sha256 TEXT,
    sheets BIGINT NOT NULL,
    rows_read BIGINT NOT NULL,
    usable BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    report TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    same_as BIGINT,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX roster_file_sha256 ON roster_file (sha256);
CREATE INDEX roster_file_round ON roster_file (round, place);

CREATE TABLE roster_mapping (
    department TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (department, fingerprint)
) /*WITHOUT ROWID*/;

CREATE TABLE roster_round (
    number BIGINT NOT NULL,
    as_of TEXT NOT NULL,
    counts TEXT NOT NULL,
    words TEXT,
    made_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (number)
) /*WITHOUT ROWID*/;

-- block: person_no / 32; -1 and below: rows without a person. seq: 0 of the round, else the daily file.
CREATE TABLE roster_row (
    round BIGINT NOT NULL,
    block BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    packed TEXT NOT NULL,
    PRIMARY KEY (round, block, seq)
);

CREATE TABLE roster_problem (
    id BIGINT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    about TEXT NOT NULL,
    person_no BIGINT,
    person_id TEXT,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    township TEXT NOT NULL,
    village TEXT NOT NULL,
    department TEXT NOT NULL,
    age_band BIGINT NOT NULL,
    class TEXT NOT NULL,
    amount_fen BIGINT NOT NULL,
    found_round BIGINT NOT NULL,
    seen_round BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    stage BIGINT NOT NULL,
    stage_on TEXT NOT NULL,
    desk_level BIGINT,
    desk_region TEXT NOT NULL,
    due TEXT,
    events BIGINT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX roster_problem_key ON roster_problem (key);
CREATE INDEX roster_problem_person ON roster_problem (person_id);
CREATE INDEX roster_problem_township ON roster_problem (township, id);

-- Events are only added. The state in roster_problem follows from them.
CREATE TABLE roster_event (
    problem BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (problem, seq)
) /*WITHOUT ROWID*/;

-- What a person was given, on both time axes. kind: waiver, flag, refund, subsidy.
CREATE TABLE entitlement (
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    amount_fen BIGINT NOT NULL,
    source TEXT NOT NULL,
    problem BIGINT,
    PRIMARY KEY (person_id, kind, class, valid_from, known_from)
) /*WITHOUT ROWID*/;

CREATE TABLE payment_list (
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    lines BIGINT NOT NULL,
    amount_fen BIGINT NOT NULL,
    made_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;

-- A line waits until a list takes it.
CREATE TABLE payment_line (
    id BIGINT NOT NULL,
    list BIGINT,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    class TEXT NOT NULL,
    amount_fen BIGINT NOT NULL,
    source TEXT NOT NULL,
    problem BIGINT,
    made_at TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX payment_line_list ON payment_line (list, id);
