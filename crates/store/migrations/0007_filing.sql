-- Filings (备案): what was filed for a person, by whom, for which days; and departments of institutions.
-- Both on two time axes: true from/until, known from/until. A withdrawal sets known_until; nothing is
-- deleted. What a kind means, and what `detail` (JSON) holds, is for the use cases.

CREATE TABLE filing (
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX filing_person ON filing (person_id, kind, valid_from);

CREATE TABLE hospital_department (
    id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX hospital_department_institution ON hospital_department (institution_id, code, valid_from);
