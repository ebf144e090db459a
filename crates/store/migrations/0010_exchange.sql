-- What institutions exchange with the centre beside visits: files, editions of catalogues, settlement
-- lists, comparisons of their own codes with the catalogue, results of analysis and what they did about
-- them. Nothing is edited: a list has versions, a comparison two time axes.

-- Files that were uploaded or made to be fetched. The body is base64. A file of owner plc is everybody's.
CREATE TABLE exchange_file (
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    purpose TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX exchange_file_owner ON exchange_file (owner, made_at);

-- One more each time the contents of a catalogue are seen to differ from the last.
CREATE TABLE catalogue_edition (
    list TEXT NOT NULL,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (list, number)
) /*WITHOUT ROWID*/;

-- The latest version of a settlement list counts.
CREATE TABLE settlement_list (
    settlement_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    list_id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (settlement_id, version)
);
CREATE INDEX settlement_list_institution ON settlement_list (institution_id, made_at);

-- An institution's own code means a code of the catalogue for a period.
CREATE TABLE item_comparison (
    institution_id TEXT NOT NULL,
    own_code TEXT NOT NULL,
    list_type TEXT NOT NULL,
    code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    known_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    known_until TEXT,
    own_name TEXT NOT NULL,
    said TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (institution_id, own_code, list_type, code, valid_from, known_from)
) /*WITHOUT ROWID*/;

CREATE TABLE analysis_result (
    id TEXT NOT NULL,
    institution_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX analysis_result_institution ON analysis_result (institution_id, made_at);

-- What an institution did about a result. It may say so again.
CREATE TABLE analysis_handling (
    result_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    stage TEXT NOT NULL,
    way TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    PRIMARY KEY (result_id, number)
) /*WITHOUT ROWID*/;
