//! The other side: how a hospital's program signs and seals its messages, and opens answers.
//!
//! For `mingbai gateway probe`, benchmarks and tests: it speaks to any server of the interface.
//! **Knows:** the dialects from the sender's side. **Does not know:** HTTP, what the time is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::dialects::{csb_signature, tif_signature};
use crate::gm;
use crate::institution::Dialect;
use crate::json::Json;
use crate::times::Instant;

/// What a bureau has issued to an institution.
#[derive(Clone)]
pub struct Credentials {
    /// How it signs.
    pub dialect: Dialect,
    /// The institution.
    pub institution: String,
    /// paasid, access key or client id.
    pub key_id: String,
    /// The key of the dialects `tif` and `csb`; the client's secret of `oauth2`.
    pub secret: String,
    /// `oauth2`: password; empty for the grant `client_credentials`.
    pub password: String,
    /// `oauth2`: the institution's private SM2 key.
    pub private_key: String,
    /// `oauth2`: the centre's public SM2 key; answers are not checked when it is empty.
    pub center_key: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("institution", &self.institution).finish_non_exhaustive()
    }
}

/// Why a message cannot be sent, or an answer not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientError {
    /// The client id has not 16 bytes, or the private key is none.
    Keys,
    /// The answer is no envelope.
    NoEnvelope,
    /// The answer cannot be opened.
    Sealed,
    /// The answer is not signed by the centre.
    Signature,
}

impl std::fmt::Display for ClientError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            ClientError::Keys => "clientId 不是 16 个字节，或 SM2 私钥不对",
            ClientError::NoEnvelope => "应答不是接口报文（JSON）",
            ClientError::Sealed => "应答的 output 解密不出来",
            ClientError::Signature => "应答的 cainfo 不是中心的签名",
        })
    }
}

impl std::error::Error for ClientError {}

/// An answer, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// 0 when it is done.
    pub infcode: String,
    /// Why not.
    pub err_msg: String,
    /// The output.
    pub output: Json,
}

impl Answer {
    /// Whether it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.infcode == "0"
    }
}

impl Credentials {
    /// Credentials of an institution that does not sign.
    #[must_use]
    pub fn plain(institution: &str) -> Credentials {
        Credentials {
            dialect: Dialect::Plain,
            institution: institution.to_owned(),
            key_id: String::new(),
            secret: String::new(),
            password: String::new(),
            private_key: String::new(),
            center_key: String::new(),
        }
    }

    /// Whether a token must be fetched first.
    #[must_use]
    pub fn needs_token(&self) -> bool {
        self.dialect == Dialect::OAuth2
    }

    /// Header and form that fetch a token.
    #[must_use]
    pub fn token_request(&self) -> (Vec<(String, String)>, String) {
        let basic = STANDARD.encode(format!("{}:{}", self.key_id, self.secret));
        let headers = [
            ("Authorization", format!("Basic {basic}")),
            ("Content-Type", "application/x-www-form-urlencoded".to_owned()),
        ];
        let form = if self.password.is_empty() {
            "grant_type=client_credentials&scope=server".to_owned()
        } else {
            let (user, password) = (escaped(&self.institution), escaped(&self.password));
            format!("grant_type=password&scope=server&username={user}&password={password}")
        };
        (headers.map(|(name, value)| (name.to_owned(), value)).into(), form)
    }

    /// Headers of a message sent at `seconds` (Unix). `nonce` is new for every message sent.
    #[must_use]
    pub fn headers(&self, seconds: i64, nonce: &str, token: &str) -> Vec<(String, String)> {
        let time = seconds.to_string();
        let mut headers = vec![("Content-Type".to_owned(), "application/json;charset=UTF-8".to_owned())];
        let mut add = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
        match self.dialect {
            Dialect::Plain => {}
            Dialect::Tif => {
                add("x-tif-paasid", &self.key_id);
                add("x-tif-timestamp", &time);
                add("x-tif-nonce", nonce);
                add("x-tif-signature", &tif_signature(&time, &self.secret, nonce));
            }
            Dialect::Csb => {
                let (name, version) = ("fsi", "1.0.0");
                add("_api_name", name);
                add("_api_version", version);
                add("_api_timestamp", &time);
                add("_api_access_key", &self.key_id);
                add("_api_signature", &csb_signature(&self.secret, &self.key_id, name, &time, version));
            }
            Dialect::OAuth2 => add("Authorization", &format!("Bearer {token}")),
        }
        headers
    }

    /// The body of a message sent at `seconds` (Unix). `input` is JSON.
    ///
    /// # Errors
    /// Keys that are none.
    pub fn body(&self, infno: &str, msgid: &str, seconds: i64, input: &str) -> Result<String, ClientError> {
        let text = |value: &str| serde_json::to_string(value).unwrap_or_default();
        let inf_time = Instant::of_unix_seconds(seconds).map(Instant::spaced).unwrap_or_default();
        let (input, cainfo, kinds) = if self.dialect == Dialect::OAuth2 {
            let key = self.key_id.as_bytes().try_into().map_err(|_| ClientError::Keys)?;
            let cainfo = gm::sm2_sign(&self.private_key, &self.key_id, input.as_bytes());
            let sealed = gm::sm4_seal(key, input.as_bytes());
            (text(&sealed), cainfo.ok_or(ClientError::Keys)?, r#""signtype":"SM2","encType":"SM4""#)
        } else {
            (input.to_owned(), String::new(), r#""signtype":"""#)
        };
        Ok(format!(
            r#"{{"infno":{},"msgid":{},"mdtrtarea_admvs":"","insuplc_admdvs":"","recer_sys_code":"MBS","dev_no":"","dev_safe_info":"","cainfo":{},{kinds},"infver":"V1.0","opter_type":"1","opter":"probe","opter_name":"自检","inf_time":{},"fixmedins_code":{},"fixmedins_name":"","sign_no":"","input":{input}}}"#,
            text(infno),
            text(msgid),
            text(&cainfo),
            text(&inf_time),
            text(&self.institution),
        ))
    }

    /// Opens an answer.
    ///
    /// # Errors
    /// When it is none, cannot be opened, or is not the centre's.
    pub fn open(&self, body: &str) -> Result<Answer, ClientError> {
        let json = Json::parse(body).map_err(|_| ClientError::NoEnvelope)?;
        let infcode = json.field("infcode").to_owned();
        if infcode.is_empty() {
            return Err(ClientError::NoEnvelope);
        }
        let mut output = json.get("output").cloned().unwrap_or(Json::Null);
        if self.dialect == Dialect::OAuth2
            && let Json::Text(sealed) = &output
        {
            let key = self.key_id.as_bytes().try_into().map_err(|_| ClientError::Keys)?;
            let plain = gm::sm4_open(key, sealed).ok_or(ClientError::Sealed)?;
            let is_theirs = self.center_key.is_empty()
                || gm::sm2_verify(&self.center_key, &self.key_id, &plain, json.field("cainfo"));
            if !is_theirs {
                return Err(ClientError::Signature);
            }
            let text = String::from_utf8(plain).map_err(|_| ClientError::Sealed)?;
            output = Json::parse(&text).map_err(|_| ClientError::Sealed)?;
        }
        Ok(Answer { infcode, err_msg: json.field("err_msg").to_owned(), output })
    }
}

/// A value of a form.
fn escaped(text: &str) -> String {
    let is_safe = |it: u8| it.is_ascii_alphanumeric() || b"-._~".contains(&it);
    text.bytes()
        .map(|it| if is_safe(it) { char::from(it).to_string() } else { format!("%{it:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_an_envelope_whatever_stands_in_it() {
        let body = Credentials::plain("H\"1").body("2207", "M\\1", 1_709_224_200, r#"{"data":{}}"#).unwrap();
        let json: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(json["fixmedins_code"], "H\"1");
        assert_eq!(json["msgid"], "M\\1");
        assert_eq!(json["inf_time"], "2024-03-01 00:30:00");
        assert!(json["input"]["data"].is_object());
        let lost = Credentials { dialect: Dialect::OAuth2, ..Credentials::plain("H1") };
        assert_eq!(lost.body("2207", "M", 0, "{}"), Err(ClientError::Keys));
        assert_eq!(Credentials::plain("H1").open("<html>"), Err(ClientError::NoEnvelope));
        assert_eq!(escaped("a b+口"), "a%20b%2B%E5%8F%A3");
    }
}
