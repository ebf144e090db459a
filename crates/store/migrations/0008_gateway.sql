-- Nonces of the hospital interface that were used, until a copy of the message would be too old anyway.

CREATE TABLE gateway_nonce (
    key TEXT NOT NULL,
    message TEXT NOT NULL,
    until_seconds BIGINT NOT NULL,
    PRIMARY KEY (key)
) /*WITHOUT ROWID*/;
CREATE INDEX gateway_nonce_until ON gateway_nonce (until_seconds);
