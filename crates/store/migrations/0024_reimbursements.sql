-- Bills handed in by hand in the order of their lists: by when they were taken in, in a state or in all; with whose
-- they are beside it.
DROP INDEX reimbursement_state;
CREATE INDEX reimbursement_state ON reimbursement (state, created_at, id, person_id);
CREATE INDEX reimbursement_taken ON reimbursement (created_at, id, person_id);
DROP INDEX reimbursement_person;
CREATE INDEX reimbursement_person ON reimbursement (person_id, created_at, id);
