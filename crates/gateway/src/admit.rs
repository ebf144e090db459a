//! Whether a message may come in: institution, signature, agreement, nonce.
//!
//! **Knows:** the order in which these are asked. **Does not know:** transactions, how signatures are
//! made ([`crate::dialects`], [`crate::oauth2`]).

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant as Stopwatch};

use app::App;
use app::reported::InstitutionRecord;
use sm3::{Digest as _, Sm3};

use crate::Inner;
use crate::dialects::{self, Headers, Nonce};
use crate::envelope::Envelope;
use crate::institution::{Connection, Dialect};
use crate::json::Json;
use crate::oauth2::OauthKeys;
use crate::refusal::Refusal;
use crate::times::Instant;

/// A message that may come in.
pub struct Admitted {
    pub institution: InstitutionRecord,
    /// Keys to seal the answer with, and the input that was sealed.
    pub opened: Option<(OauthKeys, Json)>,
    /// How long writing down its nonce took.
    pub waited: Duration,
}

/// Passed all that can be asked without the database.
struct Checked {
    admitted: Admitted,
    dialect: Dialect,
    nonce: Option<Nonce>,
}

/// Refusals that newer settings of the institution may lift.
const MAY_CHANGE: [&str; 9] =
    ["GW-0101", "GW-0102", "GW-0103", "GW-0104", "GW-0110", "GW-0111", "GW-0113", "GW-0116", "GW-0120"];

impl Inner {
    /// Who sends it, if it may.
    pub(crate) async fn admit(
        &self,
        envelope: &Envelope,
        headers: &Headers,
        now: Instant,
    ) -> Result<Admitted, Refusal> {
        // What was issued, ended or stopped elsewhere counts within a second, not only once it is missed.
        if let Err(refusal) = self.reload(now).await {
            tracing::warn!(code = refusal.code, "gateway: settings of institutions cannot be read again");
        }
        let mut checked = match self.check(envelope, headers, now) {
            Err(refusal) if MAY_CHANGE.contains(&refusal.code) => {
                if !self.reload(now).await? {
                    return Err(refusal);
                }
                self.check(envelope, headers, now)?
            }
            checked => checked?,
        };
        if let Some(nonce) = checked.nonce.take() {
            // What is kept names nobody and has one length.
            let key = base::hex(&Sm3::digest(&nonce.name)[..16]);
            let begun = Stopwatch::now();
            let of = match checked.dialect {
                Dialect::Csb if nonce.is_shared => App::moment(now.unix_seconds()),
                Dialect::Csb => base::hex(&Sm3::digest(envelope.message_id())[..8]),
                _ => nonce.of,
            };
            if !self.app.use_nonce(key, of, nonce.until, now.unix_seconds()).await? {
                return Err(dialects::replayed(checked.dialect));
            }
            checked.admitted.waited = begun.elapsed();
        }
        Ok(checked.admitted)
    }

    /// Reads settings again, at most once a second; whether it did.
    pub(crate) async fn reload(&self, now: Instant) -> Result<bool, Refusal> {
        let second = u64::try_from(now.unix_seconds()).unwrap_or(0);
        if self.reloaded.swap(second, Ordering::Relaxed) == second {
            return Ok(false);
        }
        self.app.reload_institutions().await?;
        Ok(true)
    }

    fn check(&self, envelope: &Envelope, headers: &Headers, now: Instant) -> Result<Checked, Refusal> {
        let id = envelope.institution.as_str();
        let shown: String = id.chars().take(30).collect();
        let Some(institution) = self.app.find_institution(id) else {
            let message = format!("没有定点医药机构 {shown}");
            return Err(Refusal::new("GW-0101", message, "请核对机构编号；新机构请先到医保局登记"));
        };
        let connection = self.connection(&institution).ok_or_else(|| {
            let message = format!("{}（{shown}）没有开通接口", institution.name);
            Refusal::new("GW-0102", message, "请到医保局开通")
        })?;
        let dialect = connection.dialect;
        let seconds = now.unix_seconds();
        let (opened, nonce) = if dialect == Dialect::OAuth2 {
            let keys = self.oauth_keys(id, &connection)?;
            let (input, nonce) = keys.open(envelope, headers, seconds)?;
            (Some((keys, input)), Some(nonce))
        } else {
            let key = if dialect == Dialect::Plain { String::new() } else { self.key(id, &connection)? };
            let nonce = dialects::check(dialect, id, &connection.key_id, &key, headers, seconds)?;
            if envelope.sealed.is_some() {
                let message = "input 加了密，而这家机构登记的签名方式不是 oauth2";
                return Err(Refusal::new("GW-0121", message, "请核对接口配置，或请医保局改登签名方式"));
            }
            (None, nonce)
        };
        connection.check_agreement(&institution, now.day)?;
        Ok(Checked { admitted: Admitted { institution, opened, waited: Duration::ZERO }, dialect, nonce })
    }

    /// How an institution is connected.
    pub(crate) fn connection(&self, institution: &InstitutionRecord) -> Option<Connection> {
        let unlisted = self.unlisted.map(|dialect| Connection {
            dialect,
            key_id: String::new(),
            sealed_key: String::new(),
            agreement_until: None,
        });
        Connection::of_attributes(&institution.attributes).or(unlisted)
    }

    fn key(&self, id: &str, connection: &Connection) -> Result<String, Refusal> {
        connection.key(id, self.vault.as_ref()).map_err(|error| {
            tracing::error!(institution = id, %error, "gateway: key cannot be opened");
            Refusal::new("GW-0103", "中心没有打开这家机构的密钥", "请联系医保局核对密钥文件")
        })
    }

    /// Keys of an institution that speaks OAuth2.
    pub(crate) fn oauth_keys(&self, id: &str, connection: &Connection) -> Result<OauthKeys, Refusal> {
        OauthKeys::of_text(&self.key(id, connection)?).ok_or_else(|| {
            tracing::error!(institution = id, "gateway: keys of OAuth2 cannot be read");
            Refusal::new("GW-0103", "中心没有打开这家机构的密钥", "请联系医保局重新发放")
        })
    }
}
