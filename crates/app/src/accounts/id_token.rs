//! The token by which an OpenID provider says who somebody is: signature, issuer, audience, time, nonce.

use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Map, Value};

/// Signatures that only the provider can make. A shared secret or none at all is not among them.
const SIGNED: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];
/// How far the clocks of provider and bureau may be apart, in seconds.
const SKEW: i64 = 60;

/// What a token must say.
pub struct Expected<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// Us.
    pub client_id: &'a str,
    /// What we gave along.
    pub nonce: &'a str,
    /// The claim that an account is found by.
    pub claim: &'a str,
    /// The present second.
    pub now: i64,
}

/// Who it is, by the claim that was asked for.
///
/// # Errors
/// What is wrong with the token, in Chinese.
pub fn subject(token: &str, keys: &JwkSet, expected: &Expected<'_>) -> Result<String, &'static str> {
    let header = decode_header(token).map_err(|_| "身份令牌读不懂")?;
    if !SIGNED.contains(&header.alg) {
        return Err("身份令牌的签名算法不受理");
    }
    let key = key_of(keys, header.kid.as_deref()).ok_or("身份令牌的密钥不在提供方公布的密钥里")?;
    let key = DecodingKey::from_jwk(key).map_err(|_| "提供方公布的密钥不能用")?;
    let mut validation = Validation::new(header.alg);
    validation.set_audience(&[expected.client_id]);
    validation.set_issuer(&[expected.issuer]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // Times are held against the clock of the application, below.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let claims: Map<String, Value> =
        decode(token, &key, &validation).map_err(|_| "身份令牌的签名、签发方或受众不对")?.claims;
    let second = |name: &str| claims.get(name).and_then(Value::as_i64);
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    if second("exp").is_none_or(|it| expected.now >= it.saturating_add(SKEW)) {
        return Err("身份令牌过期了");
    }
    if ["iat", "nbf"].into_iter().filter_map(second).any(|it| it > expected.now.saturating_add(SKEW)) {
        return Err("身份令牌还没有生效，请核对两边的时钟");
    }
    if text("nonce") != expected.nonce {
        return Err("身份令牌不是为这次登录签发的");
    }
    // Issued for several, it must name us as the one who asked.
    let is_for_several = claims.get("aud").and_then(Value::as_array).is_some_and(|it| it.len() > 1);
    let asked_by = text("azp");
    if (is_for_several || !asked_by.is_empty()) && asked_by != expected.client_id {
        return Err("身份令牌是签发给别的程序的");
    }
    match text(expected.claim) {
        "" => Err("身份令牌里没有用来找账号的字段"),
        it if it.chars().count() > 200 => Err("身份令牌里用来找账号的字段太长"),
        it => Ok(it.to_owned()),
    }
}

/// The key of this number; where the token names none, the only one.
fn key_of<'k>(keys: &'k JwkSet, kid: Option<&str>) -> Option<&'k Jwk> {
    match (kid, keys.keys.as_slice()) {
        (Some(kid), _) => keys.find(kid),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::json;

    /// Test keys of RFC 8032, first and second, as PKCS 8.
    const OURS: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const OTHER: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    fn key(seed: &str) -> EncodingKey {
        let text = format!("302e020100300506032b657004220420{seed}");
        let byte = |at: usize| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap();
        EncodingKey::from_ed_der(&(0..text.len() / 2).map(byte).collect::<Vec<u8>>())
    }

    fn keys() -> JwkSet {
        let public = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        let key =
            json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "k1", "x": public });
        serde_json::from_value(json!({ "keys": [key] })).unwrap()
    }

    fn token(kid: &str, seed: &str, change: (&str, Value)) -> String {
        let mut claims = json!({ "iss": "http://idp", "aud": "mingbai", "sub": "s-1", "job_no": "yb-01",
            "exp": 2_000, "iat": 1_000, "nonce": "n-1" });
        claims[change.0] = change.1;
        let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::EdDSA) };
        encode(&header, &claims, &key(seed)).unwrap()
    }

    fn read(token: &str, now: i64) -> Result<String, &'static str> {
        let expected =
            Expected { issuer: "http://idp", client_id: "mingbai", nonce: "n-1", claim: "job_no", now };
        subject(token, &keys(), &expected)
    }

    #[test]
    fn only_a_token_for_this_sign_in_passes() {
        let same = || ("sub", json!("s-1"));
        assert_eq!(read(&token("k1", OURS, same()), 1_500).as_deref(), Ok("yb-01"));
        let rows = [
            (token("k1", OURS, ("nonce", json!("n-2"))), "这次登录"),
            (token("k1", OURS, ("nonce", json!(null))), "这次登录"),
            (token("k1", OURS, ("aud", json!("other"))), "受众"),
            (token("k1", OURS, ("iss", json!("http://evil"))), "签发方"),
            (token("k1", OURS, ("exp", json!(1_440))), "过期"),
            (token("k1", OURS, ("iat", json!(1_561))), "没有生效"),
            (token("k1", OURS, ("azp", json!("other"))), "别的程序"),
            (token("k1", OURS, ("aud", json!(["mingbai", "other"]))), "别的程序"),
            (token("k1", OURS, ("job_no", json!(7))), "找账号"),
            (token("k1", OTHER, same()), "签名"),
            (token("k2", OURS, same()), "公布"),
            ("x.y.z".to_owned(), "读不懂"),
        ];
        for (token, said) in rows {
            let refused = read(&token, 1_500).unwrap_err();
            assert!(refused.contains(said), "{refused}");
        }
        let mut forged = token("k1", OURS, same());
        forged.replace_range(forged.len() - 3.., "AAA");
        assert!(read(&forged, 1_500).is_err());
    }

    #[test]
    fn a_secret_that_everybody_knows_signs_nothing() {
        let claims =
            json!({ "iss": "http://idp", "aud": "mingbai", "sub": "s-1", "exp": 2_000, "nonce": "n-1" });
        let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) };
        let public = EncodingKey::from_secret(b"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        let forged = encode(&header, &claims, &public).unwrap();
        assert!(read(&forged, 1_500).unwrap_err().contains("算法"));
    }
}
