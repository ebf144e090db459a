//! Dialect `oauth2`: a token for client and secret, inputs sealed with SM4 and signed with SM2.
//!
//! **Knows:** what is sealed and signed, in which order, and how tokens are made. **Does not know:**
//! transactions, where keys are stored.
//!
//! What the interface prescribes: `input` is base64 of SM4 (key: the bytes of the client id) over the
//! JSON of the input; `cainfo` is base64 of the SM2 signature (`r‖s`, user: the client id) over that
//! JSON; `encType` says `SM4` and `signtype` `SM2`. The answer's `output` is made in the same way.
//!
//! A token is not kept anywhere: it says whose it is and until when, under a key that only the centre
//! has. So it holds on every server of a database, and ends when keys are issued anew.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sm3::{Digest as _, Sm3};

use crate::dialects::{Headers, Nonce, WINDOW_SECONDS, check_time, missing, same, wrong};
use crate::envelope::Envelope;
use crate::gm;
use crate::json::Json;
use crate::refusal::Refusal;
use crate::times::Instant;

/// For how long a token is good, in seconds.
pub const TOKEN_SECONDS: i64 = 2 * 3600;

/// Secrets of one institution as the centre keeps them, sealed in the vault as one text.
#[derive(Clone, Serialize, Deserialize)]
pub struct OauthKeys {
    /// Public: also the SM4 key and the user of signatures, as the interface has it.
    pub client_id: String,
    /// Asked for with the client id when a token is fetched.
    pub client_secret: String,
    /// Asked for where a token is fetched with the grant `password`; the user is the institution.
    pub password: String,
    /// Public SM2 key of the institution.
    pub their_public: String,
    /// Private SM2 key of the centre, for this institution alone.
    pub our_private: String,
}

impl std::fmt::Debug for OauthKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OauthKeys").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl OauthKeys {
    /// Reads what lay in the vault.
    #[must_use]
    pub fn of_text(text: &str) -> Option<OauthKeys> {
        let keys: OauthKeys = serde_json::from_str(text).ok()?;
        keys.sm4_key().map(|_| keys)
    }

    /// As it lies in the vault.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn sm4_key(&self) -> Option<[u8; gm::SM4_KEY]> {
        self.client_id.as_bytes().try_into().ok()
    }

    fn token_key(&self) -> Option<Hmac<Sha256>> {
        Hmac::<Sha256>::new_from_slice(format!("token|{}", self.our_private).as_bytes()).ok()
    }

    /// A token that is good until `until` (Unix seconds).
    #[must_use]
    pub fn token(&self, until: i64) -> String {
        let head = format!("{}.{until}", self.client_id);
        let Some(mut mac) = self.token_key() else { return String::new() };
        mac.update(head.as_bytes());
        format!("{}.{}", URL_SAFE_NO_PAD.encode(head), base::hex(&mac.finalize().into_bytes()))
    }

    fn check_token(&self, token: &str, now: i64) -> Result<(), Refusal> {
        let wrong = || {
            let remedy = "请用医保局发放的 clientId 和密钥重新取令牌（/auth/oauth/token）";
            Refusal::new("GW-0116", "访问令牌无效", remedy)
        };
        let (head, mac) = token.split_once('.').ok_or_else(wrong)?;
        let head = URL_SAFE_NO_PAD.decode(head).ok().and_then(|it| String::from_utf8(it).ok());
        let head = head.ok_or_else(wrong)?;
        let mut expected = self.token_key().ok_or_else(wrong)?;
        expected.update(head.as_bytes());
        let expected = base::hex(&expected.finalize().into_bytes());
        if !same(expected.as_bytes(), mac.as_bytes()) {
            return Err(wrong());
        }
        let until: i64 = head.rsplit_once('.').and_then(|it| it.1.parse().ok()).ok_or_else(wrong)?;
        if until <= now {
            return Err(Refusal::new("GW-0117", "访问令牌已经过期", "请重新取令牌后用同一报文号重试"));
        }
        Ok(())
    }

    /// Checks token, time and signature of a message and opens its input. Also the nonce that must not
    /// have been used: a signature belongs to one message only.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(&self, envelope: &Envelope, headers: &Headers, now: i64) -> Result<(Json, Nonce), Refusal> {
        let token = headers.get("authorization").map(|it| it.trim()).unwrap_or_default();
        let token = token.split_once(' ').filter(|it| it.0.eq_ignore_ascii_case("bearer"));
        let (_, token) = token.ok_or_else(|| missing("Authorization（Bearer 令牌）"))?;
        self.check_token(token.trim(), now)?;
        let said = Instant::of_chinese(&envelope.inf_time).map(Instant::unix_seconds);
        let said = said.ok_or_else(|| {
            let message = "报文的 inf_time（交易时间）没有填写或不是 yyyy-MM-dd HH:mm:ss";
            Refusal::new("GW-0118", message, "请填写发送报文的时间")
        })?;
        check_time(said, now)?;
        let Some(sealed) = &envelope.sealed else {
            let message = "input 没有按 SM4 加密（encType 应为 SM4，input 为 base64 文字）";
            return Err(Refusal::new("GW-0119", message, "请打开接口配置里的国密加密"));
        };
        let key = self.sm4_key().ok_or_else(wrong)?;
        let plain = gm::sm4_open(&key, sealed).ok_or_else(|| {
            let remedy = "请核对密钥为 clientId、SM4/ECB/PKCS7、base64";
            Refusal::new("GW-0120", "input 解密不出来", remedy)
        })?;
        if !gm::sm2_verify(&self.their_public, &self.client_id, &plain, &envelope.cainfo) {
            let remedy = "cainfo 应为 base64(r‖s)：SM3withSM2，对加密前的 input 签名，用户标识为 clientId";
            return Err(Refusal::new("GW-0111", "签名不一致", remedy));
        }
        let text = String::from_utf8(plain).ok();
        let input = text.and_then(|it| Json::parse(&it).ok()).filter(|it| matches!(it, Json::Object(_)));
        let input = input.ok_or_else(|| {
            Refusal::new("GW-0014", "input 解密后不是 JSON 对象", "请联系软件厂商核对报文格式")
        })?;
        // A retry may come with the same signature; under another number the signature is a copy.
        let name = format!("{}|{}", self.client_id, envelope.cainfo.trim());
        let message = base::hex(&Sm3::digest(envelope.message_id())[..8]);
        Ok((input, Nonce { name, of: message, is_shared: false, until: said + WINDOW_SECONDS }))
    }

    /// Seals and signs the JSON of an output: `output` and `cainfo`.
    #[must_use]
    pub fn seal(&self, output: &str) -> Option<(String, String)> {
        let sealed = gm::sm4_seal(&self.sm4_key()?, output.as_bytes());
        Some((sealed, gm::sm2_sign(&self.our_private, &self.client_id, output.as_bytes())?))
    }

    /// Whether the secret is right, and for the grant `password` the user and password too.
    ///
    /// # Errors
    /// The error's name by the OAuth2 standard, and why in Chinese.
    pub fn check_grant(
        &self,
        institution: &str,
        asked: &TokenRequest,
    ) -> Result<(), (&'static str, Refusal)> {
        let refused = |error, message: &str| {
            (error, Refusal::new("GW-0116", message, "请核对医保局发放的 clientId、密钥、用户名和口令"))
        };
        if !same(self.client_secret.as_bytes(), asked.client_secret.as_bytes()) {
            return Err(refused("invalid_client", "clientId 或密钥不对"));
        }
        match asked.grant_type.as_str() {
            "client_credentials" => Ok(()),
            "password" => {
                let is_right = asked.username == institution
                    && same(self.password.as_bytes(), asked.password.as_bytes());
                if is_right { Ok(()) } else { Err(refused("invalid_grant", "用户名或口令不对")) }
            }
            _ => Err(refused("unsupported_grant_type", "grant_type 应为 password 或 client_credentials")),
        }
    }
}

/// What is asked for when a token is fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenRequest {
    /// Client.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// `password` or `client_credentials`.
    pub grant_type: String,
    /// For `password`.
    pub username: String,
    /// For `password`.
    pub password: String,
    /// Given back as it was asked for.
    pub scope: String,
}

impl TokenRequest {
    /// Reads headers (Basic) and the values of the form.
    #[must_use]
    pub fn read(headers: &Headers, form: &[(String, String)]) -> TokenRequest {
        let value =
            |name: &str| form.iter().find(|it| it.0 == name).map_or_else(String::new, |it| it.1.clone());
        let basic = headers.get("authorization").and_then(|it| {
            let (kind, text) = it.trim().split_once(' ')?;
            let bytes = STANDARD.decode(text.trim()).ok()?;
            let text = kind.eq_ignore_ascii_case("basic").then(|| String::from_utf8(bytes).ok())??;
            let (id, secret) = text.split_once(':')?;
            Some((id.to_owned(), secret.to_owned()))
        });
        let (client_id, client_secret) =
            basic.unwrap_or_else(|| (value("client_id"), value("client_secret")));
        TokenRequest {
            client_id,
            client_secret,
            grant_type: value("grant_type"),
            username: value("username"),
            password: value("password"),
            scope: value("scope"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> OauthKeys {
        let (_, their_public) = gm::fresh_pair().unwrap();
        let (our_private, _) = gm::fresh_pair().unwrap();
        OauthKeys {
            client_id: "0123456789abcdef".to_owned(),
            client_secret: "secret".to_owned(),
            password: "password".to_owned(),
            their_public,
            our_private,
        }
    }

    #[test]
    fn a_token_is_good_for_its_time_its_client_and_its_keys() {
        let (keys, other) = (self::keys(), self::keys());
        let token = keys.token(1_000);
        let run = |keys: &OauthKeys, token: &str, now| keys.check_token(token, now).map_err(|it| it.code);
        assert_eq!(run(&keys, &token, 999), Ok(()));
        assert_eq!(run(&keys, &token, 1_000), Err("GW-0117"));
        assert_eq!(run(&other, &token, 0), Err("GW-0116"), "keys issued anew");
        let longer =
            token.replace(&token[..token.find('.').unwrap()], &URL_SAFE_NO_PAD.encode("0123456789abcdef.9"));
        assert_eq!(run(&keys, &longer, 0), Err("GW-0116"));
        for nonsense in ["", ".", "a.b", "不是", &token[1..]] {
            assert_eq!(run(&keys, nonsense, 0), Err("GW-0116"), "{nonsense}");
        }
    }

    #[test]
    fn a_grant_needs_the_secret_and_for_a_user_the_password() {
        let keys = self::keys();
        let form = |text: &[(&str, &str)]| -> Vec<(String, String)> {
            text.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect()
        };
        let basic = |text: &str| -> Headers {
            [("authorization".to_owned(), format!("Basic {}", STANDARD.encode(text)))].into()
        };
        let run = |headers: &Headers, text: &[(&str, &str)]| {
            let asked = TokenRequest::read(headers, &form(text));
            keys.check_grant("H1", &asked).map_err(|it| it.0)
        };
        let user = [("grant_type", "password"), ("username", "H1"), ("password", "password")];
        assert_eq!(run(&basic("0123456789abcdef:secret"), &user), Ok(()));
        assert_eq!(run(&basic("0123456789abcdef:secret"), &[("grant_type", "client_credentials")]), Ok(()));
        assert_eq!(run(&basic("0123456789abcdef:other"), &user), Err("invalid_client"));
        assert_eq!(run(&Headers::new(), &user), Err("invalid_client"));
        let wrong = [("grant_type", "password"), ("username", "H2"), ("password", "password")];
        assert_eq!(run(&basic("0123456789abcdef:secret"), &wrong), Err("invalid_grant"));
        assert_eq!(run(&basic("0123456789abcdef:secret"), &[]), Err("unsupported_grant_type"));
        let form = [("client_id", "x"), ("client_secret", "secret"), ("grant_type", "client_credentials")];
        assert_eq!(run(&Headers::new(), &form), Ok(()));
    }
}
