-- Whom an event of the audit log names: found by person. Written with the event, recomputed by `verify`.

CREATE TABLE audit_person (
    seq BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (seq, person_id)
) /*WITHOUT ROWID*/;
CREATE INDEX audit_person_person ON audit_person (person_id, seq);
CREATE INDEX audit_actor ON audit (actor, seq);
