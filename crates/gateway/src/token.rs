//! Fetching a token: `…/oauth/token`.
//!
//! **Knows:** the form of the request and of the answer. **Does not know:** how tokens are made
//! ([`crate::oauth2`]).
//!
//! As everything here it is answered with HTTP 200: programs show `err_msg` then instead of failing. The
//! names of the OAuth2 standard (`access_token`, `error`) stand beside.

use serde_json::{Value, json};

use crate::dialects::Headers;
use crate::institution::Dialect;
use crate::oauth2::{OauthKeys, TOKEN_SECONDS, TokenRequest};
use crate::refusal::Refusal;
use crate::times::Instant;
use crate::{Body, Gateway, Inner};

/// Why there is no token: the standard's name, and ours.
type NoToken = (&'static str, Refusal);

/// Whether a path asks for a token.
pub fn is_token_path(path: &str) -> bool {
    path.ends_with("/oauth/token")
}

impl Gateway {
    /// Answers a request for a token.
    pub(crate) async fn answer_token(&self, headers: &Headers, body: Body) -> String {
        let now = self.inner.instant();
        let asked = match body {
            Ok(text) => TokenRequest::read(headers, &crate::http::form(&text)),
            Err(refusal) if refusal.code == "GW-0024" => TokenRequest::read(headers, &[]),
            Err(refusal) => return self.no_token(now, "invalid_request", refusal),
        };
        let mut granted = self.inner.grant(&asked, now);
        if granted.is_err() && self.inner.reload(now).await.unwrap_or(false) {
            granted = self.inner.grant(&asked, now);
        }
        match granted {
            Ok(token) => {
                let mut answer = json!({
                    "access_token": token, "token_type": "bearer", "expires_in": TOKEN_SECONDS,
                    "infcode": 0, "err_msg": null,
                });
                if !asked.scope.is_empty() {
                    answer["scope"] = Value::String(asked.scope);
                }
                answer.to_string()
            }
            Err((error, refusal)) => self.no_token(now, error, refusal),
        }
    }

    fn no_token(&self, now: Instant, error: &str, refusal: Refusal) -> String {
        let message = refusal.message.clone();
        let text = self.close(now, None, &Err(refusal));
        let mut answer: Value = serde_json::from_str(&text).unwrap_or_default();
        answer["error"] = Value::from(error);
        answer["error_description"] = Value::from(message);
        answer.to_string()
    }
}

impl Inner {
    fn grant(&self, asked: &TokenRequest, now: Instant) -> Result<String, NoToken> {
        let stranger = || {
            let remedy = "请核对医保局发放的 clientId；换发以后旧的不能再用";
            ("invalid_client", Refusal::new("GW-0116", "没有这个 clientId", remedy))
        };
        if asked.client_id.is_empty() {
            return Err(stranger());
        }
        let found = self.app.institutions().into_iter().find_map(|it| {
            let connection = self.connection(&it)?;
            let is_it = connection.dialect == Dialect::OAuth2 && connection.key_id == asked.client_id;
            is_it.then_some((it, connection))
        });
        let (institution, connection) = found.ok_or_else(stranger)?;
        let refused = |refusal: Refusal| ("invalid_client", refusal);
        let keys: OauthKeys = self.oauth_keys(&institution.id, &connection).map_err(refused)?;
        keys.check_grant(&institution.id, asked)?;
        connection.check_agreement(&institution, now.day).map_err(refused)?;
        Ok(keys.token(now.unix_seconds() + TOKEN_SECONDS))
    }
}
