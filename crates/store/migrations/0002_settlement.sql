-- Visits with their fee lines, settlements with their shares, and the meters that they move.
-- Rows that only grow are keyed so that they are appended; derived tables can be recomputed (`verify`).

CREATE TABLE visit (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    admitted_on TEXT NOT NULL,
    discharged_on TEXT,
    facts TEXT NOT NULL,
    diagnoses TEXT NOT NULL,
    treat_first BIGINT NOT NULL,
    agreement TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX visit_person ON visit (person_id, admitted_on);
CREATE INDEX visit_open ON visit (institution_id, id) WHERE state IN ('open', 'discharged');

CREATE TABLE fee_line (
    visit_id TEXT NOT NULL,
    line_no BIGINT NOT NULL,
    charged_on TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    amount_fen BIGINT NOT NULL,
    quantity_e4 BIGINT NOT NULL,
    class TEXT,
    kind TEXT,
    prepaid_ppm BIGINT,
    tags TEXT NOT NULL,
    refunds_line_no BIGINT,
    PRIMARY KEY (visit_id, line_no)
) /*WITHOUT ROWID*/;

CREATE TABLE settlement (
    id TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    settled_on TEXT NOT NULL,
    year BIGINT NOT NULL,
    state TEXT NOT NULL,
    total_fen BIGINT NOT NULL,
    person_fen BIGINT NOT NULL,
    cash_fen BIGINT NOT NULL,
    policy_version TEXT NOT NULL,
    replaces_id TEXT,
    booked_at TEXT NOT NULL,
    bill TEXT NOT NULL,
    decision TEXT NOT NULL,
    PRIMARY KEY (id)
);
-- Settlements of a person are found through the visits of the person: one index less to write.
CREATE INDEX settlement_institution ON settlement (institution_id, settled_on, id);
CREATE INDEX settlement_visit ON settlement (visit_id);

CREATE TABLE settlement_share (
    settlement_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (settlement_id, kind, payer)
) /*WITHOUT ROWID*/;

-- source_id: a settlement, an adjustment, or an import of opening values.
CREATE TABLE meter_change (
    source_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    meter TEXT NOT NULL,
    period TEXT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (source_id, owner_id, meter, period)
) /*WITHOUT ROWID*/;

CREATE TABLE accumulator (
    owner_id TEXT NOT NULL,
    meter TEXT NOT NULL,
    period TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (owner_id, meter, period)
) /*WITHOUT ROWID*/;

-- One answer per message; a retry gets it again. The key is institution and message number, with
-- a bar between them.
CREATE TABLE request (
    key TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    response TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (key)
) /*WITHOUT ROWID*/;
