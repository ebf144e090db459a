-- Bills handed in by hand in the order of their lists: by when they were taken in, in a state or in all; with where
-- their person lives beside it, as settlements have it.
ALTER TABLE reimbursement ADD COLUMN home TEXT NOT NULL DEFAULT '';
UPDATE reimbursement SET home = (SELECT p.region || '/' || p.village FROM person p WHERE p.id = reimbursement.person_id)
WHERE person_id IN (SELECT id FROM person);
DROP INDEX reimbursement_state;
CREATE INDEX reimbursement_state ON reimbursement (state, created_at, id, home);
CREATE INDEX reimbursement_taken ON reimbursement (created_at, id, home);
DROP INDEX reimbursement_person;
CREATE INDEX reimbursement_person ON reimbursement (person_id, created_at, id);
