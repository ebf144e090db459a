-- People, what they are covered by, what they are (two time axes: true from/until, known from/until).
-- A validity ends with its last day; 9999-12-31 is "until further notice". known_until is empty for
-- what counts today. No foreign keys on tables that are loaded by the million: `verify` finds orphans.

CREATE TABLE person (
    id TEXT NOT NULL,
    number TEXT,
    name TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth TEXT NOT NULL,
    household_id TEXT,
    region TEXT NOT NULL,
    village TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX person_number ON person (number);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_household ON person (household_id);

CREATE TABLE coverage (
    person_id TEXT NOT NULL,
    insurance TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    status TEXT NOT NULL,
    attributes TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, insurance, valid_from, known_from)
) /*WITHOUT ROWID*/;

CREATE TABLE identity (
    person_id TEXT NOT NULL,
    identity TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, identity, valid_from, known_from)
) /*WITHOUT ROWID*/;

CREATE TABLE family_share (
    member_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    PRIMARY KEY (member_id, owner_id, kind, valid_from, known_from),
    FOREIGN KEY (member_id) REFERENCES person (id),
    FOREIGN KEY (owner_id) REFERENCES person (id)
) /*WITHOUT ROWID*/;

CREATE TABLE institution (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    region TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;

CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) /*WITHOUT ROWID*/;
