//! Pages that the program writes itself (statement, interface): styles are within them and named by their hash, and
//! nothing else may be loaded.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A page with exactly the styles that it holds.
pub fn page(text: String) -> Response {
    let policy = format!(
        "default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        hashes(&text)
    );
    let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    ([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, policy)], text).into_response()
}

/// Hashes of the contents of all `<style>`; `'none'` when there is none.
fn hashes(text: &str) -> String {
    let styles = text.split("<style>").skip(1).filter_map(|it| it.split_once("</style>"));
    let hash = |style: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style.as_bytes())));
    let all: Vec<String> = styles.map(|(style, _)| hash(style)).collect();
    if all.is_empty() { "'none'".to_owned() } else { all.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_named_by_their_hash() {
        // `printf 'p{}' | openssl dgst -sha256 -binary | base64`
        let expected = "'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='";
        let found = hashes("<html><style>p{}</style><p>");
        assert_eq!(found, expected);
        assert_eq!(hashes("<p style=\"x\">"), "'none'");
        assert_eq!(hashes("<style>a</style><style>b</style>").split(' ').count(), 2);
        let response = page("<style>p{}</style>".to_owned());
        let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains(&found) && !policy.contains("unsafe"), "{policy}");
    }
}
