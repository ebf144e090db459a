-- Who stands behind a figure, as it was worked out: the people (or their settlements; nothing for the person alone)
-- that an indicator counts or misses in a month, numbered by where they live. A page of them is read in order, and
-- the list has exactly as many as the figure says. Worked out again, the rows of the month are replaced.
CREATE TABLE indicator_person (
    code TEXT NOT NULL,
    period TEXT NOT NULL,
    place TEXT NOT NULL,
    no BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    settlement_id TEXT NOT NULL,
    PRIMARY KEY (code, period, place, no)
) /*WITHOUT ROWID*/;
