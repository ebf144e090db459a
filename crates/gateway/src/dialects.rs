//! Who sends a message: signatures of the dialects that hospitals speak.
//!
//! **Knows:** headers, signatures, windows of time. **Does not know:** messages; which nonces were used.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::institution::Dialect;
use crate::refusal::Refusal;

/// How far a timestamp may be from now, in seconds.
pub const WINDOW_SECONDS: i64 = 30 * 60;

/// Headers of a request by their names in lower case.
pub type Headers = HashMap<String, String>;

/// What may be used once: a copy of a message that was overheard is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce {
    /// Its name, with whose it is.
    pub name: String,
    /// The message it is for; empty when any use is the only one.
    pub of: String,
    /// Whether other messages of the same moments may use it too: of dialects that tell time in seconds and
    /// have nothing else that differs between two messages of one second.
    pub is_shared: bool,
    /// Until when a copy would pass otherwise, in Unix seconds.
    pub until: i64,
}

/// Checks the signature of a request; also the nonce that must not have been used.
///
/// # Errors
/// Why it is refused.
pub fn check(
    dialect: Dialect,
    institution: &str,
    key_id: &str,
    key: &str,
    headers: &Headers,
    now: i64,
) -> Result<Option<Nonce>, Refusal> {
    match dialect {
        // The body is needed to check an OAuth2 message: see `oauth2`.
        Dialect::Plain | Dialect::OAuth2 => Ok(None),
        Dialect::Tif => tif(institution, key_id, key, headers, now).map(Some),
        Dialect::Csb => csb(institution, key_id, key, headers, now).map(Some),
    }
}

/// The refusal of a message whose nonce was used.
#[must_use]
pub fn replayed(dialect: Dialect) -> Refusal {
    match dialect {
        Dialect::OAuth2 => Refusal::new(
            "GW-0115",
            "这个签名已经用于另一个报文，疑为重放",
            "换了报文号就要重新签名；签名应每次取新的随机数",
        ),
        Dialect::Csb => Refusal::new(
            "GW-0115",
            "这个 _api_timestamp 和签名已经用于另一个报文，疑为重放",
            "每个报文要用当时的毫秒时间戳重新签名；同一报文号可以原样重发",
        ),
        _ => Refusal::new(
            "GW-0115",
            "x-tif-nonce 已经用过，疑为重放",
            "重试时请重新生成随机串并签名，报文号不变",
        ),
    }
}

/// The refusal of a message without something.
pub(crate) fn missing(name: &str) -> Refusal {
    Refusal::new("GW-0110", format!("请求头里没有 {name}"), "请核对接口配置的签名方式（请联系软件厂商）")
}

/// The refusal of a wrong signature.
pub(crate) fn wrong() -> Refusal {
    Refusal::new("GW-0111", "签名不一致", "请核对密钥是否为医保局最近发放的，以及签名算法")
}

/// Refuses what was signed too long ago, or in the future.
pub(crate) fn check_time(seconds: i64, now: i64) -> Result<(), Refusal> {
    let apart = now.saturating_sub(seconds).unsigned_abs();
    if apart <= WINDOW_SECONDS.unsigned_abs() {
        return Ok(());
    }
    let minutes = apart / 60;
    let side = if seconds < now { "慢" } else { "快" };
    Err(Refusal::new(
        "GW-0112",
        format!("签名时间戳超时（比中心{side} {minutes} 分钟）"),
        "请校准院内服务器的时钟后重试",
    ))
}

fn header<'h>(headers: &'h Headers, names: [&str; 2]) -> Result<&'h str, Refusal> {
    let found = names.iter().find_map(|it| headers.get(*it)).map(|it| it.trim());
    found.filter(|it| !it.is_empty()).ok_or_else(|| missing(names[0]))
}

fn tif(institution: &str, key_id: &str, key: &str, headers: &Headers, now: i64) -> Result<Nonce, Refusal> {
    let paasid = header(headers, ["x-tif-paasid", "x-rio-paasid"])?;
    let timestamp = header(headers, ["x-tif-timestamp", "x-rio-timestamp"])?;
    let nonce = header(headers, ["x-tif-nonce", "x-rio-nonce"])?;
    let signature = header(headers, ["x-tif-signature", "x-rio-signature"])?;
    if paasid != key_id {
        return Err(Refusal::new("GW-0113", "应用账号（paasid）不是发给这家机构的", "请核对接口配置"));
    }
    if nonce.len() > 64 {
        return Err(Refusal::new(
            "GW-0114",
            "x-tif-nonce 超过 64 个字符",
            "请每次用新的随机串，1 至 36 个字符",
        ));
    }
    let expected = tif_signature(timestamp, key, nonce);
    if !same(expected.as_bytes(), signature.to_ascii_lowercase().as_bytes()) {
        return Err(wrong());
    }
    let seconds = timestamp.parse::<i64>().map_err(|_| missing("x-tif-timestamp（Unix 秒）"))?;
    if timestamp.len() >= 13 {
        let message = "x-tif-timestamp 是毫秒，应为秒（10 位）";
        return Err(Refusal::new("GW-0112", message, "请联系软件厂商把时间戳改成 Unix 秒"));
    }
    check_time(seconds, now)?;
    let name = format!("{institution}|{nonce}");
    Ok(Nonce { name, of: String::new(), is_shared: false, until: seconds + WINDOW_SECONDS })
}

/// The signature of dialect TIF, in lower-case hexadecimal.
#[must_use]
pub fn tif_signature(timestamp: &str, key: &str, nonce: &str) -> String {
    base::hex(&Sha256::digest(format!("{timestamp}{key}{nonce}{timestamp}")))
}

/// The dialect has no nonce: the timestamp with its signature takes its place, bound to the message in
/// [`crate::admit`].
fn csb(institution: &str, key_id: &str, key: &str, headers: &Headers, now: i64) -> Result<Nonce, Refusal> {
    let get = |name: &'static str| {
        let value = headers.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        value.ok_or_else(|| missing(name))
    };
    let (name, version) = (get("_api_name")?, get("_api_version")?);
    let (timestamp, access) = (get("_api_timestamp")?, get("_api_access_key")?);
    let signature = get("_api_signature")?;
    if access != key_id {
        return Err(Refusal::new(
            "GW-0113",
            "访问账号（_api_access_key）不是发给这家机构的",
            "请核对接口配置",
        ));
    }
    if !same(csb_signature(key, access, name, timestamp, version).as_bytes(), signature.as_bytes()) {
        return Err(wrong());
    }
    let number = timestamp.parse::<i64>().map_err(|_| missing("_api_timestamp"))?;
    // Thirteen digits are milliseconds, ten are seconds.
    let is_millis = timestamp.len() >= 13;
    let seconds = if is_millis { number / 1000 } else { number };
    check_time(seconds, now)?;
    let name = format!("{institution}|csb|{timestamp}|{signature}");
    Ok(Nonce { name, of: String::new(), is_shared: !is_millis, until: seconds + WINDOW_SECONDS })
}

/// The signature of dialect CSB, in base64.
#[must_use]
pub fn csb_signature(key: &str, access: &str, name: &str, timestamp: &str, version: &str) -> String {
    let text = format!(
        "_api_access_key={access}&_api_name={name}&_api_timestamp={timestamp}&_api_version={version}"
    );
    match Hmac::<Sha1>::new_from_slice(key.as_bytes()) {
        Ok(mut mac) => {
            mac.update(text.as_bytes());
            STANDARD.encode(mac.finalize().into_bytes())
        }
        Err(_) => String::new(),
    }
}

/// Compares without telling by its duration how much is right.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    !a.is_empty() && a.len() == b.len() && a.iter().zip(b).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn tif_headers(timestamp: i64, nonce: &str, key: &str) -> Headers {
        let timestamp = timestamp.to_string();
        let signature = tif_signature(&timestamp, key, nonce).to_uppercase();
        [
            ("x-tif-paasid", "APP"),
            ("x-tif-timestamp", &timestamp),
            ("x-tif-nonce", nonce),
            ("x-tif-signature", &signature),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }

    #[test]
    fn tif_takes_a_right_signature_in_its_time() {
        let run =
            |headers: &Headers| check(Dialect::Tif, "H1", "APP", "key", headers, NOW).map_err(|it| it.code);
        let nonce = run(&tif_headers(NOW - 5, "n1", "key")).unwrap().unwrap();
        assert_eq!((nonce.name.as_str(), nonce.until), ("H1|n1", NOW - 5 + WINDOW_SECONDS));
        assert_eq!(nonce.of, "", "any use is the only one");
        assert_eq!(run(&tif_headers(NOW, "n2", "other")), Err("GW-0111"));
        assert_eq!(run(&tif_headers(NOW - WINDOW_SECONDS - 1, "n3", "key")), Err("GW-0112"));
        assert_eq!(run(&tif_headers(NOW + WINDOW_SECONDS + 1, "n4", "key")), Err("GW-0112"));
        assert_eq!(run(&Headers::new()), Err("GW-0110"));
        let mut stranger = tif_headers(NOW, "n5", "key");
        stranger.insert("x-tif-paasid".to_owned(), "OTHER".to_owned());
        assert_eq!(run(&stranger), Err("GW-0113"));
    }

    #[test]
    fn csb_takes_seconds_and_milliseconds() {
        for timestamp in [NOW.to_string(), (NOW * 1000).to_string()] {
            let signature = csb_signature("sk", "ak", "api", &timestamp, "1.0.0");
            let mut headers: Headers = [
                ("_api_name", "api"),
                ("_api_version", "1.0.0"),
                ("_api_timestamp", timestamp.as_str()),
                ("_api_access_key", "ak"),
                ("_api_signature", signature.as_str()),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
            let run = |headers: &Headers| check(Dialect::Csb, "H1", "ak", "sk", headers, NOW);
            let nonce = run(&headers).unwrap().unwrap();
            assert!(nonce.name.contains(&timestamp) && nonce.name.ends_with(&signature));
            assert_eq!(nonce.is_shared, timestamp.len() == 10, "seconds are shared, milliseconds are not");
            headers.insert("_api_version".to_owned(), "2".to_owned());
            assert_eq!(run(&headers).unwrap_err().code, "GW-0111");
        }
    }

    /// RFC 2202, test case 2, in base64: the library does what the standard says.
    #[test]
    fn hmac_sha1_is_the_standard_one() {
        let mut mac = Hmac::<Sha1>::new_from_slice(b"Jefe").unwrap();
        mac.update(b"what do ya want for nothing?");
        assert_eq!(STANDARD.encode(mac.finalize().into_bytes()), "7/zfauXrL6LSdBbV8YTfnCWafHk=");
    }
}
