-- Where the person of a settlement lives (`township/village`; nothing for people of other places), so that a township's
-- page of settlements is found in an index alone. Written with the settlement and when the person moves; `verify`
-- compares it.
ALTER TABLE settlement ADD COLUMN home TEXT NOT NULL DEFAULT '';
UPDATE settlement SET home = (SELECT p.region || '/' || p.village FROM person p WHERE p.id = settlement.person_id)
WHERE person_id IN (SELECT id FROM person);

DROP INDEX settlement_day;
CREATE INDEX settlement_day ON settlement (settled_on, id, home);
DROP INDEX settlement_institution;
CREATE INDEX settlement_institution ON settlement (institution_id, settled_on, id, home);

-- Settlements by instant of booking: all institutions in one order, in which bookings are written one after the other.
-- By institution each booking would write another page of it.
DROP INDEX settlement_booked;
CREATE INDEX settlement_booked ON settlement (booked_at, institution_id, id);

-- Between which numbers the entries of a day lie. Written with the entries; `verify` recomputes it.
CREATE TABLE entry_day (
    booked_on TEXT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    PRIMARY KEY (booked_on)
) /*WITHOUT ROWID*/;
INSERT INTO entry_day (booked_on, first_seq, last_seq) SELECT booked_on, MIN(seq), MAX(seq) FROM entry GROUP BY booked_on;
