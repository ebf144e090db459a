//! Who sends a message: signatures of the dialects that hospitals speak.
//!
//! **Knows:** headers, signatures, windows of time, nonces used. **Does not know:** messages.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::institution::Dialect;
use crate::refusal::Refusal;

/// How far a timestamp may be from now, in seconds.
pub const WINDOW_SECONDS: i64 = 30 * 60;
/// Nonces kept at most; older than the window they are dropped anyway.
const MOST_NONCES: usize = 200_000;

/// Headers of a request by their names in lower case.
pub type Headers = HashMap<String, String>;

/// Nonces that were used, with when: a request overheard cannot be sent again.
#[derive(Debug, Default)]
pub struct Nonces(Mutex<HashMap<String, i64>>);

impl Nonces {
    /// Whether it is used for the first time.
    fn is_fresh(&self, nonce: String, now: i64) -> bool {
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= MOST_NONCES {
            used.retain(|_, at| now - *at <= 2 * WINDOW_SECONDS);
        }
        if used.len() >= MOST_NONCES {
            return false;
        }
        used.insert(nonce, now).is_none()
    }
}

/// Checks the signature of a request.
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
    nonces: &Nonces,
) -> Result<(), Refusal> {
    match dialect {
        Dialect::Plain => Ok(()),
        Dialect::Tif => tif(institution, key_id, key, headers, now, nonces),
        Dialect::Csb => csb(key_id, key, headers, now),
    }
}

fn missing(name: &str) -> Refusal {
    Refusal::new("GW-0110", format!("请求头里没有 {name}"), "请核对接口配置的签名方式（请联系软件厂商）")
}

fn wrong() -> Refusal {
    Refusal::new("GW-0111", "签名不一致", "请核对密钥是否为医保局最近发放的，以及签名算法")
}

fn check_time(seconds: i64, now: i64) -> Result<(), Refusal> {
    if (now - seconds).abs() <= WINDOW_SECONDS {
        return Ok(());
    }
    let minutes = (now - seconds).abs() / 60;
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

fn tif(
    institution: &str,
    key_id: &str,
    key: &str,
    headers: &Headers,
    now: i64,
    nonces: &Nonces,
) -> Result<(), Refusal> {
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
    check_time(seconds, now)?;
    if !nonces.is_fresh(format!("{institution}|{nonce}"), now) {
        return Err(Refusal::new(
            "GW-0115",
            "x-tif-nonce 已经用过，疑为重放",
            "重试时请重新生成随机串并签名，报文号不变",
        ));
    }
    Ok(())
}

/// The signature of dialect TIF, in lower-case hexadecimal.
#[must_use]
pub fn tif_signature(timestamp: &str, key: &str, nonce: &str) -> String {
    let digest = Sha256::digest(format!("{timestamp}{key}{nonce}{timestamp}"));
    digest.iter().map(|it| format!("{it:02x}")).collect()
}

fn csb(key_id: &str, key: &str, headers: &Headers, now: i64) -> Result<(), Refusal> {
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
    let seconds = if timestamp.len() >= 13 { number / 1000 } else { number };
    check_time(seconds, now)
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
fn same(a: &[u8], b: &[u8]) -> bool {
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
    fn tif_takes_a_right_signature_once() {
        let nonces = Nonces::default();
        let run = |headers: &Headers| {
            check(Dialect::Tif, "H1", "APP", "key", headers, NOW, &nonces).map_err(|it| it.code)
        };
        assert_eq!(run(&tif_headers(NOW, "n1", "key")), Ok(()));
        assert_eq!(run(&tif_headers(NOW, "n1", "key")), Err("GW-0115"));
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
        let nonces = Nonces::default();
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
            let run = |headers: &Headers| check(Dialect::Csb, "H1", "ak", "sk", headers, NOW, &nonces);
            assert!(run(&headers).is_ok());
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
