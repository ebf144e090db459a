-- What lists and searches need with a million people: indexes in the order of their pages, with what filters ask
-- for beside it, and how many people live where.

-- People by where they live and by name. The name itself lies sealed: an index over it finds nothing.
DROP INDEX person_place;
CREATE INDEX person_place ON person (region, village, name_index);

-- How many people live in each village. Written with the people; `verify` recomputes it.
CREATE TABLE person_home (
    region TEXT NOT NULL,
    village TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (region, village)
) /*WITHOUT ROWID*/;
INSERT INTO person_home (region, village, people)
SELECT region, village, COUNT(*) FROM person GROUP BY region, village;

-- Settlements of everybody by day; those of an institution have their own index.
CREATE INDEX settlement_day ON settlement (settled_on, id, person_id);

-- Settlements of people within some days: through the visits of each, and only of what fits the rows are read.
DROP INDEX visit_person;
CREATE INDEX visit_person ON visit (person_id, admitted_on, id);
DROP INDEX settlement_visit;
CREATE INDEX settlement_visit ON settlement (visit_id, settled_on, id);

-- Visits under way are counted by whose they are, in the index alone.
DROP INDEX visit_open;
CREATE INDEX visit_open ON visit (institution_id, id, state, person_id) WHERE state IN ('open', 'discharged');

-- Events of the audit log by what was done.
CREATE INDEX audit_action ON audit (action, seq);

-- Requests by last day, and those of a place by last day: a page is found in the index alone.
DROP INDEX matter_request_desk;
CREATE INDEX matter_request_due ON matter_request
    (is_open, due_on, id, level, state, matter, home, taken_on, taken_level);
CREATE INDEX matter_request_home ON matter_request (is_open, home, due_on, id, level, state, matter);
DROP INDEX matter_request_day;
CREATE INDEX matter_request_day ON matter_request
    (taken_on, home, state, matter, taken_level, level, due_on, ended_on);
CREATE INDEX matter_request_place ON matter_request
    (home, taken_on, state, matter, taken_level, level, due_on, ended_on);

-- Requests by month of taking in, counted by level, matter and township (`place`). Written with the requests;
-- `verify` recomputes it.
CREATE TABLE matter_month (
    month TEXT NOT NULL,
    axis TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    is_late BIGINT NOT NULL,
    requests BIGINT NOT NULL,
    PRIMARY KEY (month, axis, place, state, is_late)
) /*WITHOUT ROWID*/;
INSERT INTO matter_month (month, axis, place, state, is_late, requests)
SELECT substr(taken_on, 1, 7), axis, place, state, CASE WHEN ended_on > due_on THEN 1 ELSE 0 END, COUNT(*) FROM (
    SELECT 'level' AS axis, taken_level AS place, taken_on, state, ended_on, due_on FROM matter_request UNION ALL
    SELECT 'matter', matter, taken_on, state, ended_on, due_on FROM matter_request UNION ALL
    -- The township is what stands before the stroke.
    SELECT 'township', CASE WHEN home LIKE '%/%' THEN rtrim(rtrim(home, replace(home, '/', '')), '/') ELSE home END,
        taken_on, state, ended_on, due_on FROM matter_request) q
GROUP BY 1, 2, 3, 4, 5;

-- Problems of a township in the order of pages; all problems in the order in which they are counted.
DROP INDEX roster_problem_township;
CREATE INDEX roster_problem_township ON roster_problem 
    (township, id, village, stage, code, department, due, amount_fen);
CREATE INDEX roster_problem_code ON roster_problem
    (code, township, stage, department, village, due, amount_fen, id);
