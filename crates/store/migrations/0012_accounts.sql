-- Accounts, what was granted to them, their sessions, codes and tokens. Instants are Unix seconds.
-- No password, code or token is kept: only argon2id of passwords, and SHA-256 of what is random anyway.

CREATE TABLE user_account (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    password TEXT,
    password_set_at BIGINT NOT NULL,
    must_change BIGINT NOT NULL,
    totp_secret TEXT,
    totp_confirmed BIGINT NOT NULL,
    totp_last_step BIGINT NOT NULL,
    subject TEXT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE UNIQUE INDEX user_account_name ON user_account (name);
CREATE UNIQUE INDEX user_account_subject ON user_account (subject);

-- Passwords that may not come again.
CREATE TABLE account_password (
    account_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    password TEXT NOT NULL,
    PRIMARY KEY (account_id, number)
) /*WITHOUT ROWID*/;

-- A grant is never edited: it is given once and taken back once.
CREATE TABLE account_grant (
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    role TEXT NOT NULL,
    region TEXT NOT NULL,
    institution TEXT,
    department TEXT,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    revoked_by TEXT,
    revoked_at BIGINT,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE INDEX account_grant_account ON account_grant (account_id);

-- One-time codes: for the first administrator, for a new password, for the link of a demonstration.
CREATE TABLE account_code (
    hash TEXT NOT NULL,
    account_id TEXT,
    purpose TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    until_seconds BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (hash)
) /*WITHOUT ROWID*/;

-- Codes for a lost telephone; each once.
CREATE TABLE account_recovery (
    account_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, hash)
) /*WITHOUT ROWID*/;

CREATE TABLE account_session (
    hash TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    needs_second BIGINT NOT NULL,
    needs_password BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    until_seconds BIGINT NOT NULL,
    ended_at BIGINT,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    way TEXT NOT NULL,
    PRIMARY KEY (hash)
) /*WITHOUT ROWID*/;
CREATE INDEX account_session_account ON account_session (account_id, made_at);

-- Names that were tried in vain, whether there is such an account or not.
CREATE TABLE sign_in_failure (
    name_hash TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (name_hash)
) /*WITHOUT ROWID*/;

CREATE TABLE account_token (
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    account_id TEXT NOT NULL,
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    until_seconds BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (id)
) /*WITHOUT ROWID*/;
CREATE UNIQUE INDEX account_token_hash ON account_token (hash);

-- Journeys to an OpenID provider that have not come back.
CREATE TABLE oidc_attempt (
    state_hash TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    back_to TEXT NOT NULL,
    until_seconds BIGINT NOT NULL,
    PRIMARY KEY (state_hash)
) /*WITHOUT ROWID*/;
