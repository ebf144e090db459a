-- Treatment in another place (异地就医): filings of people who live or are treated elsewhere (two time axes, as
-- coverage), and the way to the postings on claims between places. The condition of the index stands word for
-- word in the questions that use it.

CREATE TABLE cross_region_filing (
    person_id TEXT NOT NULL,
    place TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, place, valid_from, known_from)
) /*WITHOUT ROWID*/;

CREATE INDEX posting_place ON posting (account, seq) WHERE substr(account, 1, 6) = 'place:';
