-- Where the rows of a kept file stand (sheet and line), so that a daily file need not read it again.
ALTER TABLE roster_file ADD COLUMN lines TEXT NOT NULL DEFAULT '';
