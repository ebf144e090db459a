-- Work that takes days: bills handed in by hand, and settlements touched by late facts.

CREATE TABLE reimbursement (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    settlement_id TEXT,
    amount_fen BIGINT NOT NULL,
    detail TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (person_id) REFERENCES person (id)
) /*WITHOUT ROWID*/;
CREATE INDEX reimbursement_state ON reimbursement (state, id);
CREATE INDEX reimbursement_person ON reimbursement (person_id);

CREATE TABLE adjustment_work (
    id TEXT NOT NULL,
    cause TEXT NOT NULL,
    person_id TEXT NOT NULL,
    settlement_id TEXT NOT NULL,
    state TEXT NOT NULL,
    difference_fen BIGINT NOT NULL,
    decision TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (settlement_id) REFERENCES settlement (id)
) /*WITHOUT ROWID*/;
CREATE INDEX adjustment_work_state ON adjustment_work (state, id);
CREATE INDEX adjustment_work_settlement ON adjustment_work (settlement_id);
