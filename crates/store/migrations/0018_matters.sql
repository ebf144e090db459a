-- Matters (政务服务事项): requests of people, what was done with each, and the desks of the network.
-- A request is where its events have led; events are only added. `due_on` is 9999-12-31 while the clock
-- stands. What a matter is, and what the JSON texts hold, is for the use cases.

CREATE TABLE matter_request (
    id TEXT NOT NULL,
    matter TEXT NOT NULL,
    person_id TEXT NOT NULL,
    home TEXT NOT NULL,
    state TEXT NOT NULL,
    is_open BIGINT NOT NULL,
    taken_level TEXT NOT NULL,
    level TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    limit_days BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    ended_on TEXT,
    events BIGINT NOT NULL,
    detail TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX matter_request_desk ON matter_request (is_open, level, home, due_on, id);
CREATE INDEX matter_request_person ON matter_request (person_id, id);
CREATE INDEX matter_request_day ON matter_request (taken_on);

CREATE TABLE matter_event (
    request_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    to_level TEXT,
    on_day TEXT NOT NULL,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    note TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (request_id, seq)
) /*WITHOUT ROWID*/;

-- A desk counts from known_from until known_until; a list that is sent again supersedes it.
CREATE TABLE matter_station (
    place TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    telephone TEXT NOT NULL,
    minutes BIGINT,
    matters TEXT NOT NULL,
    PRIMARY KEY (place, known_from)
) /*WITHOUT ROWID*/;
