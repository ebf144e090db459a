//! Whether a request that changes something comes from our own pages.
//!
//! A browser says where a page is from (`Sec-Fetch-Site`, `Origin`), and no other page can set a header of
//! its own without our leave. Both are asked for; a token in a header needs neither.

use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use base::Finding;

use crate::error::Problem;

/// The header that only our own programs set.
const OWN: &str = "x-mingbai";

/// # Errors
/// API-0407, with what is missing.
pub fn check(headers: &HeaderMap, public_url: Option<&str>) -> Result<(), Problem> {
    match wrong(headers, public_url) {
        None => Ok(()),
        Some(what) => {
            let message = format!("这个请求不像是从本系统的页面发出的：{what}");
            let remedy = "请在本系统的页面里办理；程序请带 X-Mingbai 和同源的 Origin，或用令牌";
            Err(Problem::new(StatusCode::FORBIDDEN, Finding::error("API-0407", message, remedy)))
        }
    }
}

fn wrong(headers: &HeaderMap, public_url: Option<&str>) -> Option<&'static str> {
    let text = |name: HeaderName| headers.get(name).map(|it| it.to_str().unwrap_or("?"));
    if text(HeaderName::from_static(OWN)).is_none_or(str::is_empty) {
        return Some("没有请求头 X-Mingbai");
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let origin = text(header::ORIGIN);
    if site.is_some_and(|it| it != "same-origin") {
        return Some("Sec-Fetch-Site 不是 same-origin");
    }
    let host = text(header::HOST).unwrap_or_default();
    let is_ours = |origin: &str| {
        let authority = origin.split_once("://").map_or("", |it| it.1);
        public_url.map(|it| it.trim_end_matches('/')) == Some(origin)
            || (!authority.is_empty() && authority.eq_ignore_ascii_case(host))
    };
    if origin.is_some_and(|it| !is_ours(it)) {
        return Some("Origin 是别的网站");
    }
    (site.is_none() && origin.is_none()).then_some("没有 Origin，也没有 Sec-Fetch-Site")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_our_own_pages_pass() {
        let proxy = Some("https://yb.example.cn/");
        #[allow(clippy::type_complexity, reason = "a table")]
        let rows: [(&[(&str, &str)], Option<&str>, bool); 11] = [
            (&[("x-mingbai", "1"), ("sec-fetch-site", "same-origin")], None, true),
            (&[("x-mingbai", "1"), ("origin", "http://desk:8080")], None, true),
            (&[("x-mingbai", "1"), ("origin", "https://yb.example.cn")], proxy, true),
            (&[("x-mingbai", "1"), ("origin", "https://yb.example.cn")], None, false),
            (&[("sec-fetch-site", "same-origin")], None, false),
            (&[("x-mingbai", "")], None, false),
            (&[("x-mingbai", "1")], None, false),
            (&[("x-mingbai", "1"), ("sec-fetch-site", "same-site")], None, false),
            (
                &[("x-mingbai", "1"), ("sec-fetch-site", "cross-site"), ("origin", "http://desk:8080")],
                None,
                false,
            ),
            (&[("x-mingbai", "1"), ("origin", "http://desk:8081")], None, false),
            (&[("x-mingbai", "1"), ("origin", "null"), ("sec-fetch-site", "same-origin")], None, false),
        ];
        for (given, public_url, passes) in rows {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("desk:8080"));
            for (name, value) in given {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(wrong(&headers, public_url).is_none(), passes, "{given:?}");
        }
    }
}
