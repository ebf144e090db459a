//! One layer around everything: who calls, how often, and the headers of every answer.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, RETRY_AFTER,
    STRICT_TRANSPORT_SECURITY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use base::Finding;

use super::client::{ClientAddress, Proxies};
use super::limits::{Asks, Counted, Limits};
use crate::error::Problem;

/// Headers of every answer.
const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// What an answer may do that says nothing else: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// A year, as browsers ask it.
const ONLY_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// What a proxy says; nobody behind the fence may take it from anybody else.
const FORWARDED: [&str; 5] =
    ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "forwarded"];

/// Puts the headers of every answer where they are not.
pub fn always(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    // A browser shows a PDF in a page of its own, which such a policy would stop.
    if headers.get(CONTENT_TYPE).is_none_or(|it| it.as_bytes() != b"application/pdf") {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(NOTHING);
    }
}

/// What stands around the routes.
#[derive(Debug, Clone, Default)]
pub struct Fence {
    /// Proxies whose word is taken.
    pub proxies: Proxies,
    /// How often one may call.
    pub limits: Limits,
    /// Whether connections come by TLS.
    pub is_tls: bool,
}

struct Standing {
    proxies: Proxies,
    counted: Counted,
    is_tls: bool,
}

impl Fence {
    /// Puts it around all routes, those of the hospitals too; limits are for the portal's interface only.
    pub fn around(self, router: Router) -> Router {
        let Fence { proxies, limits, is_tls } = self;
        let standing = Standing { proxies, counted: Counted::new(&limits), is_tls };
        router.layer(middleware::from_fn_with_state(Arc::new(standing), pass))
    }
}

async fn pass(State(fence): State<Arc<Standing>>, request: Request, next: Next) -> Response {
    let mut request = request;
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |it| it.0.ip());
    let mut client = fence.proxies.client(peer, request.headers());
    client.is_secure |= fence.is_tls;
    for name in FORWARDED {
        request.headers_mut().remove(name);
    }
    request.extensions_mut().insert(client);
    let mut response = counted(&fence.counted, &client, request, next).await;
    always(response.headers_mut());
    if client.is_secure {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, ONLY_TLS);
    }
    response
}

async fn counted(counted: &Counted, client: &ClientAddress, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let Some(rest) = path.strip_prefix("/api/v1/") else { return next.run(request).await };
    let asks = asks(counted, request.method(), rest, request.headers());
    let from = client.counted();
    if let Err(wait) = counted.ask(from, asks, Instant::now()) {
        return too_often(wait);
    }
    let response = next.run(request).await;
    if let Asks::Else(Some(key)) = asks {
        counted.heard(from, key, response.status() == StatusCode::UNAUTHORIZED, Instant::now());
    }
    response
}

/// Paths by which one signs in: each try is a guess.
const SIGN_IN: [&str; 3] = ["sign-in", "first-administrator", "oidc"];
/// Paths that anybody may ask.
const PUBLIC: [&str; 2] = ["progress", "matters/progress"];

fn asks(counted: &Counted, method: &Method, rest: &str, headers: &HeaderMap) -> Asks {
    let is_under = |it: &&str| rest.strip_prefix(*it).is_some_and(|it| it.is_empty() || it.starts_with('/'));
    if *method != Method::GET && SIGN_IN.iter().any(is_under) {
        return Asks::SignIn;
    }
    if PUBLIC.iter().any(is_under) {
        return Asks::Public;
    }
    let credentials: Vec<&[u8]> = [AUTHORIZATION, COOKIE]
        .iter()
        .flat_map(|it| headers.get_all(it))
        .map(HeaderValue::as_bytes)
        .collect();
    Asks::Else((!credentials.is_empty()).then(|| counted.fingerprint(&credentials)))
}

fn too_often(wait: Duration) -> Response {
    let seconds = wait.as_secs().saturating_add(1);
    let message = format!("请求太频繁，{seconds} 秒后再试");
    let remedy = "程序请放慢并按 Retry-After 等待；窗口正常办理不会到这个数，请联系管理员看 [limits] 设置";
    let finding = Finding::error("API-0429", message, remedy);
    let mut response = Problem::new(StatusCode::TOO_MANY_REQUESTS, finding).into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}
