//! Signing in by a provider of identities (OpenID Connect: authorisation code, PKCE, state, nonce).
//!
//! **Knows:** what is asked of the provider and what its answers must be. **Does not know:** how letters
//! travel ([`Messenger`]). Who signs in must have an account already: a provider says who somebody is, never
//! what he may do.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use store::OidcAttempt;

use super::id_token::{self, Expected};
use super::model::{Begun, Visitor};
use super::session::Needs;
use super::settings::OidcSettings;
use super::{Accounts, random};
use crate::error::{AppError, Fault};

/// How long somebody may take at the provider.
const JOURNEY_SECONDS: i64 = 600;

/// Carries letters to the provider and back; it blocks.
pub trait Messenger: Send + Sync {
    /// What is at an address.
    ///
    /// # Errors
    /// Why there is no answer, for the log.
    fn get(&self, url: &str) -> Result<String, String>;

    /// Posts a form, with name and secret where there is one.
    ///
    /// # Errors
    /// Why there is no answer, for the log.
    fn post_form(
        &self,
        url: &str,
        form: &[(&str, &str)],
        who: Option<(&str, &str)>,
    ) -> Result<String, String>;
}

/// Somebody sent to the provider.
#[derive(Debug, Clone)]
pub struct Journey {
    /// Where to.
    pub url: String,
    /// What the browser must still know on its way back.
    pub state: String,
}

/// What the provider says of itself.
#[derive(Debug, Deserialize)]
struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

/// What it gives for a code.
#[derive(Deserialize)]
struct Given {
    id_token: String,
}

fn refused(why: &str) -> AppError {
    let message = format!("统一身份认证没有通过：{why}");
    AppError::new(Fault::SignIn, "ACC-0401", message, "请再试一次，或用密码登录；再三出现请联系管理员")
}

impl Accounts {
    /// With letters to a provider.
    #[must_use]
    pub fn with_messenger(mut self, messenger: Arc<dyn Messenger>) -> Accounts {
        self.messenger = Some(messenger);
        self
    }

    fn provider(&self) -> Result<(&OidcSettings, Arc<dyn Messenger>), AppError> {
        match (&self.settings.oidc, &self.messenger) {
            (Some(settings), Some(messenger)) => Ok((settings, Arc::clone(messenger))),
            _ => {
                Err(AppError::state("没有设统一身份认证", "请在设置文件的 [sign_in.oidc] 里写好，再重新启动"))
            }
        }
    }

    async fn discover(&self) -> Result<Discovery, AppError> {
        let (settings, messenger) = self.provider()?;
        let url = format!("{}/.well-known/openid-configuration", settings.issuer.trim_end_matches('/'));
        let found: Discovery = ask(messenger, move |it| it.get(&url)).await?;
        if found.issuer != settings.issuer {
            return Err(refused("提供方自称的地址与设置的不同"));
        }
        let ends = [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri];
        if ends.into_iter().any(|it| !is_safe(it)) {
            return Err(refused("提供方给出的地址不是 https"));
        }
        Ok(found)
    }

    /// Sends somebody to the provider; `back_to` is the page to come back to.
    ///
    /// # Errors
    /// When there is no provider, or it does not answer.
    pub async fn set_out(&self, back_to: &str) -> Result<Journey, AppError> {
        let (settings, _) = self.provider()?;
        let found = self.discover().await?;
        let (state, nonce, verifier) = (random::token()?, random::token()?, random::token()?);
        let now = self.now();
        let attempt = OidcAttempt {
            state_hash: random::sha256(&state),
            nonce: nonce.clone(),
            verifier: verifier.clone(),
            back_to: back_to.chars().take(500).collect(),
            until: now + JOURNEY_SECONDS,
        };
        self.app.inner.store.add_oidc_attempt(&attempt, now).await?;
        let challenge = BASE64.encode(Sha256::digest(verifier.as_bytes()));
        let pairs = [
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("client_id", &settings.client_id),
            ("redirect_uri", &settings.back_url),
            ("state", &state),
            ("nonce", &nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let pairs: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let mark = if found.authorization_endpoint.contains('?') { '&' } else { '?' };
        Ok(Journey { url: format!("{}{mark}{}", found.authorization_endpoint, pairs.join("&")), state })
    }

    /// Somebody has come back with a code: a session, and the page to go to.
    ///
    /// # Errors
    /// `ACC-0401` when the journey, the token or the account is not as it must be.
    pub async fn come_back(
        &self,
        state: &str,
        code: &str,
        visitor: &Visitor,
    ) -> Result<(Begun, String), AppError> {
        let (settings, messenger) = self.provider()?;
        let settings = settings.clone();
        let now = self.now();
        let attempt = self.app.inner.store.take_oidc_attempt(&random::sha256(state), now).await?;
        let attempt = attempt.ok_or_else(|| refused("这次登录超时了，或已经用过"))?;
        let found = self.discover().await?;
        let (code, verifier, own) = (code.to_owned(), attempt.verifier, settings.clone());
        let given: Given = ask(Arc::clone(&messenger), move |it| {
            let form = [
                ("grant_type", "authorization_code"),
                ("code", &*code),
                ("redirect_uri", &own.back_url),
                ("client_id", &own.client_id),
                ("code_verifier", &verifier),
            ];
            let who = (!own.client_secret.is_empty()).then_some((&*own.client_id, &*own.client_secret));
            it.post_form(&found.token_endpoint, &form, who)
        })
        .await?;
        let keys: JwkSet = ask(messenger, move |it| it.get(&found.jwks_uri)).await?;
        let expected = Expected {
            issuer: &settings.issuer,
            client_id: &settings.client_id,
            nonce: &attempt.nonce,
            claim: &settings.claim,
            now,
        };
        let subject = id_token::subject(&given.id_token, &keys, &expected).map_err(refused)?;
        let mut writer = self.app.inner.store.write().await?;
        let account = writer.find_account_by_subject(&subject).await?;
        let account = account.filter(|it| !it.is_disabled && !it.is_machine);
        let account = account.ok_or_else(|| refused("本系统没有与这个身份对应的账号，请管理员建立"))?;
        let needs = Needs { second: account.has_second_factor(), password: false };
        let begun = self.begin(&mut writer, &account, needs, "oidc", visitor).await?;
        writer.commit().await?;
        Ok((begun, attempt.back_to))
    }
}

/// Asks the provider beside the threads that answer, and reads its answer.
async fn ask<T: DeserializeOwned>(
    messenger: Arc<dyn Messenger>,
    letter: impl FnOnce(&dyn Messenger) -> Result<String, String> + Send + 'static,
) -> Result<T, AppError> {
    let answer = tokio::task::spawn_blocking(move || letter(&*messenger)).await;
    let answer = answer.map_err(|error| error.to_string()).and_then(|it| it);
    let text = answer.map_err(|error| {
        tracing::warn!(error, "the OpenID provider did not answer");
        refused("提供方没有应答，或拒绝了")
    })?;
    serde_json::from_str(&text).map_err(|_| refused("提供方的应答读不懂"))
}

/// Whether what is sent there cannot be read on the way: TLS, or this machine.
pub fn is_safe(url: &str) -> bool {
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let is_local =
        |it: &&str| url.strip_prefix(*it).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']));
    url.starts_with("https://") || local.iter().any(is_local)
}

/// A value of a query.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_by_tls_or_stay_on_this_machine() {
        for (url, safe) in [
            ("https://idp.example.cn/x", true),
            ("http://127.0.0.1:8090/x", true),
            ("http://localhost", true),
            ("http://idp.example.cn", false),
            ("http://127.0.0.1.evil.example", false),
            ("ftp://x", false),
        ] {
            assert_eq!(is_safe(url), safe, "{url}");
        }
        assert_eq!(escaped("a b/é"), "a%20b%2F%C3%A9");
    }
}
