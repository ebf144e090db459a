//! The files of the portal by path, and the answer to a path.

use std::collections::HashMap;

use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use portal::File;
use sha2::{Digest as _, Sha256};

use super::choice::{choose, takes};

/// Scripts and styles only from us, or with the nonce of the answer; no styles in attributes (`web/src/nonce.ts`).
const POLICY: &str = "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; \
    img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// What stands in the page where the nonce comes (`cspNonce` in web/vite.config.ts).
const PLACE: &str = "__CSP_NONCE__";

/// Files whose name changes with their content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else: keep it, but ask before use.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// The page that every path of the application begins with.
const INDEX: &str = "index.html";

/// Paths that are not pages, so that a wrong one is answered as such.
const NOT_PAGES: [&str; 4] = ["/api", "/fsi", "/healthz", "/assets"];

/// The files by path, each with its tag.
#[derive(Debug)]
pub struct Site {
    files: HashMap<&'static str, (File, String)>,
}

impl Site {
    /// Of these files.
    pub fn new(files: Vec<File>) -> Site {
        let tagged = files.into_iter().map(|it| (it.path, (it, tag(it.plain))));
        Site { files: tagged.collect() }
    }

    /// Whether there is no page.
    pub fn is_empty(&self) -> bool {
        !self.files.contains_key(INDEX)
    }

    /// The answer to `GET path`; nothing when it is not the portal's.
    pub fn answer(&self, path: &str, accept: &str, encodings: &str, known: &str) -> Option<Response> {
        let name = if path == "/" { INDEX } else { path.trim_start_matches('/') };
        let is_under =
            |it: &str| path.strip_prefix(it).is_some_and(|it| it.is_empty() || it.starts_with('/'));
        let is_page = NOT_PAGES.iter().all(|it| !is_under(it)) && takes(accept, "text/html");
        let found = self.files.get(name).or_else(|| self.files.get(INDEX).filter(|_| is_page));
        let (file, tag) = found?;
        Some(if file.path == INDEX { index(file) } else { respond(file, tag, encodings, known) })
    }
}

/// A strong tag of the content; packed twins get an ending of their own.
fn tag(bytes: &[u8]) -> String {
    base::hex(&Sha256::digest(bytes)[..12])
}

/// The page, with a nonce of this answer: it is not kept, has no tag and goes as it is (it is small).
fn index(file: &File) -> Response {
    let mut random = [0; 16];
    // Without randomness there is no nonce that holds: then styles of widgets are not let in, and nothing else.
    let nonce: String = match getrandom::fill(&mut random) {
        Ok(()) => base::hex(&random),
        Err(_) => String::new(),
    };
    let text = String::from_utf8_lossy(file.plain).replace(PLACE, &nonce);
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(file.path)));
    if let Ok(policy) = HeaderValue::from_str(&POLICY.replace("{nonce}", &nonce)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn respond(file: &File, tag: &str, encodings: &str, known: &str) -> Response {
    let packing = choose(encodings, file.gzip.is_some(), file.brotli.is_some());
    let tag = format!("\"{tag}{}\"", packing.word().map_or_else(String::new, |it| format!("-{it}")));
    let mut headers = HeaderMap::new();
    let cache = if file.path.starts_with("assets/") { FOR_EVER } else { ASK_FIRST };
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, value);
    }
    let is_known =
        known.split(',').map(|it| it.trim().trim_start_matches("W/")).any(|it| it == tag || it == "*");
    let mut response = Response::new(Body::empty());
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let body = match packing.word() {
            Some("br") => file.brotli,
            Some(_) => file.gzip,
            None => None,
        };
        if let (Some(word), Some(_)) = (packing.word(), body) {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(word));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(file.path)));
        *response.body_mut() = Body::from(Bytes::from_static(body.unwrap_or(file.plain)));
    }
    *response.headers_mut() = headers;
    response
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "text/html,application/xhtml+xml";

    fn site() -> Site {
        let file =
            |path, plain: &'static str| File { path, plain: plain.as_bytes(), gzip: None, brotli: None };
        let script = File { gzip: Some(b"gz"), brotli: Some(b"br"), ..file("assets/a-1.js", "plain") };
        Site::new(vec![file("index.html", "<p>"), script, file("icon.svg", "<svg>")])
    }

    fn header(response: &Response, name: &str) -> String {
        response.headers().get(name).map_or(String::new(), |it| it.to_str().unwrap().to_owned())
    }

    #[test]
    fn who_answers_what() {
        // path, Accept, what comes: a type, or nothing
        let rows = [
            ("/", "", Some("text/html; charset=utf-8")),
            ("/index.html", "", Some("text/html; charset=utf-8")),
            ("/people/P1", PAGE, Some("text/html; charset=utf-8")),
            ("/people/P1", "application/json", None),
            ("/people/P1", "", None),
            ("/api/v1/nothing", PAGE, None),
            ("/api", PAGE, None),
            ("/fsi/1", PAGE, None),
            ("/assets/gone-2.js", PAGE, None),
            ("/assets/a-1.js", "*/*", Some("text/javascript; charset=utf-8")),
            ("/icon.svg", "", Some("image/svg+xml")),
            ("/../Cargo.toml", "", None),
        ];
        for (path, accept, expected) in rows {
            let found = site().answer(path, accept, "", "").map(|it| header(&it, "content-type"));
            assert_eq!(found.as_deref(), expected, "{path} {accept}");
        }
        assert!(
            site().answer("/x", PAGE, "", "").is_some()
                && Site::new(Vec::new()).answer("/", PAGE, "", "").is_none()
        );
    }

    #[test]
    fn packing_caching_and_tags() {
        let site = site();
        let packed = site.answer("/assets/a-1.js", "*/*", "gzip, br", "").unwrap();
        assert_eq!(header(&packed, "content-encoding"), "br");
        assert!(header(&packed, "cache-control").contains("immutable"));
        let plain = site.answer("/assets/a-1.js", "*/*", "", "").unwrap();
        assert_eq!(header(&plain, "content-encoding"), "");
        assert_ne!(header(&plain, "etag"), header(&packed, "etag"), "each form has its own tag");
        let again = site.answer("/assets/a-1.js", "*/*", "gzip, br", &header(&packed, "etag")).unwrap();
        assert_eq!((again.status(), header(&again, "content-type").as_str()), (StatusCode::NOT_MODIFIED, ""));
        let other = site.answer("/assets/a-1.js", "*/*", "gzip", &header(&packed, "etag")).unwrap();
        assert_eq!(other.status(), StatusCode::OK);
        let page = site.answer("/", PAGE, "br", "").unwrap();
        assert_eq!(
            (header(&page, "cache-control"), header(&page, "etag")),
            ("no-store".to_owned(), String::new())
        );
        let policy = header(&page, "content-security-policy");
        for kind in ["script-src 'self' 'nonce-", "style-src 'self' 'nonce-"] {
            assert!(policy.contains(kind), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains("-attr"), "no exception: {policy}");
    }

    #[tokio::test]
    async fn each_answer_has_a_nonce_of_its_own() {
        let file = File {
            path: "index.html",
            plain: b"<meta nonce=\"__CSP_NONCE__\">",
            gzip: None,
            brotli: Some(b"x"),
        };
        let site = Site::new(vec![file]);
        let mut seen = Vec::new();
        for _ in 0..3 {
            let page = site.answer("/", PAGE, "br", "*").unwrap();
            assert_eq!((page.status(), header(&page, "content-encoding")), (StatusCode::OK, String::new()));
            let policy = header(&page, "content-security-policy");
            let body = axum::body::to_bytes(page.into_body(), 1_000).await.unwrap();
            let text = String::from_utf8(body.to_vec()).unwrap();
            let nonce = text.split('"').nth(1).unwrap().to_owned();
            assert!(nonce.len() == 32 && policy.contains(&format!("'nonce-{nonce}'")), "{policy} {text}");
            seen.push(nonce);
        }
        seen.dedup();
        assert_eq!(seen.len(), 3);
    }
}
