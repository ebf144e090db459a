-- How many transactions have changed the database: who decided on what was read outside the write lock
-- compares it under the lock, and decides again when somebody else has written in between.

ALTER TABLE head ADD COLUMN writes BIGINT NOT NULL DEFAULT 0;
