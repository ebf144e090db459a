//! The session's cookie: read, set, taken away.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Its name where browsers reach us by TLS: no other host, port or path can set one of this name.
const SECURE: &str = "__Host-mingbai_session";
/// Its name on this machine and in tests.
const PLAIN: &str = "mingbai_session";

/// Its name for the state of a journey to a provider of identities.
const JOURNEY: &str = "mingbai_oidc";

/// A cookie to set or take away, as a header of an answer.
#[derive(Debug)]
pub struct Jar(HeaderValue);

fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE } else { PLAIN }
}

/// The token in the request's cookies.
pub fn read(headers: &HeaderMap, is_secure: bool) -> Option<&str> {
    named(headers, name(is_secure))
}

/// The state of the journey that this browser set out on.
pub fn journey(headers: &HeaderMap) -> Option<&str> {
    named(headers, JOURNEY)
}

fn named<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut pairs = lines.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.find(|it| it.0 == name).map(|it| it.1)
}

impl Jar {
    /// Sets the cookie; it goes when the browser is closed, and is worth nothing when the session ends.
    pub fn set(token: &str, is_secure: bool) -> Jar {
        let secure = if is_secure { "; Secure" } else { "" };
        let text = format!("{}={token}; HttpOnly; SameSite=Strict; Path=/{secure}", name(is_secure));
        // Tokens are digits.
        Jar(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
    }

    /// Takes the cookie away.
    pub fn clear(is_secure: bool) -> Jar {
        let Jar(set) = Jar::set("", is_secure);
        let text = format!("{}; Max-Age=0", set.to_str().unwrap_or_default());
        Jar(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
    }

    /// Remembers a journey until it is back. It must come along when the provider sends the browser back to us,
    /// so it is not `Strict`; it is worth nothing by itself.
    pub fn journey(state: &str, is_secure: bool) -> Jar {
        let secure = if is_secure { "; Secure" } else { "" };
        let path = "/api/v1/oidc";
        let text = format!("{JOURNEY}={state}; HttpOnly; SameSite=Lax; Path={path}; Max-Age=600{secure}");
        Jar(HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
    }

    /// As headers of an answer.
    pub fn headers(self) -> [(HeaderName, HeaderValue); 1] {
        [(header::SET_COOKIE, self.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_read_under_its_own_name_only() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; mingbai_session=abc"));
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-mingbai_session=def"));
        assert_eq!(read(&headers, false), Some("abc"));
        assert_eq!(read(&headers, true), Some("def"));
        assert_eq!(read(&HeaderMap::new(), true), None);
    }

    #[test]
    fn by_tls_the_cookie_belongs_to_this_host() {
        let Jar(plain) = Jar::set("abc", false);
        assert_eq!(plain, "mingbai_session=abc; HttpOnly; SameSite=Strict; Path=/");
        let Jar(secure) = Jar::clear(true);
        assert_eq!(secure, "__Host-mingbai_session=; HttpOnly; SameSite=Strict; Path=/; Secure; Max-Age=0");
    }
}
