-- Seals of rows that decide who may do what and what somebody is entitled to, and that no entry of the chain holds:
-- a keyed hash of each row, and per table (with an empty key) their number and sum. What is there already is sealed
-- by the program right after this migration.
CREATE TABLE row_seal (
    of_table TEXT NOT NULL,
    row_key TEXT NOT NULL,
    mac TEXT NOT NULL,
    PRIMARY KEY (of_table, row_key)
) /*WITHOUT ROWID*/;
