-- Drafts of policy packages written in the portal. A draft replaces the files of one instrument's folder; approved
-- ones lie over the pack's files from their day on. What is approved, refused or called off never changes again.

CREATE TABLE policy_draft (
    id TEXT NOT NULL,
    instrument TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    revision BIGINT NOT NULL,
    effective_on TEXT,
    copied_from TEXT,
    -- Everybody who has written on it, as JSON list: none of them may approve it.
    authors TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    submitted_at TEXT,
    decided_by TEXT NOT NULL,
    decided_at TEXT,
    remark TEXT NOT NULL,
    -- Running number of approvals; 0 before.
    approval BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX policy_draft_state ON policy_draft (state, id);

-- side 'before': the folder in force when the draft was begun. side 'draft': the folder as the draft has it.
CREATE TABLE policy_draft_file (
    draft_id TEXT NOT NULL,
    side TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (draft_id, side, path)
) /*WITHOUT ROWID*/;

-- What a draft would have changed for settlements that are stored: the latest time that it was tried.
CREATE TABLE policy_trial (
    draft_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    summary TEXT NOT NULL,
    people TEXT NOT NULL,
    PRIMARY KEY (draft_id)
);
