-- What identifies a person lies sealed (see docs/security.md): numbers and names are found by keyed hashes.
-- A row without them is from before: it is found by its plain text until `mingbai keys seal` has passed.
-- name_index is one text of three hashes: of the first character, the first two, the whole name.

DROP INDEX person_number;
DROP INDEX person_name;
ALTER TABLE person ADD COLUMN number_index TEXT;
ALTER TABLE person ADD COLUMN name_index TEXT;
CREATE INDEX person_number_index ON person (number_index);
CREATE INDEX person_name_index ON person (name_index);
CREATE INDEX person_plain_number ON person (number) WHERE name_index IS NULL;
CREATE INDEX person_plain_name ON person (name) WHERE name_index IS NULL;
