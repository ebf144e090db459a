//! What holds for every route: headers, unknown paths and methods, and a last net for defects.

use std::panic::AssertUnwindSafe;

use app::App;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use base::Finding;
use futures_util::FutureExt as _;

use crate::door;
use crate::error::Problem;
use crate::pages;

/// Puts all of it around the routes.
pub fn guard(router: Router<App>) -> Router<App> {
    router
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .layer(middleware::from_fn(around))
}

async fn around(request: Request, next: Next) -> Response {
    // The route, not the path: paths carry numbers of people.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let run = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = run.unwrap_or_else(|_| broken().into_response());
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::debug!(%method, route, status = response.status().as_u16(), "answered");
    // Pages and the portal's own files say how long they may be kept, and what they may load.
    door::always(response.headers_mut());
    response
}

/// A page or file of the portal, where there is one; else a refusal.
async fn unknown_path(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let page = pages::embedded().and_then(|it| pages::answer(&it, &method, &uri, &headers));
    page.unwrap_or_else(|| no_such_path(&uri).into_response())
}

fn no_such_path(uri: &Uri) -> Problem {
    let path: String = uri.path().chars().take(80).collect();
    let message = format!("没有这个地址：{path}");
    Problem::new(StatusCode::NOT_FOUND, Finding::error("API-0011", message, "接口目录见 /api/openapi.json"))
}

async fn unknown_method(method: Method, uri: Uri) -> Problem {
    let path: String = uri.path().chars().take(80).collect();
    let method: String = method.as_str().chars().take(20).collect();
    let message = format!("{path} 不受理 {method}");
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        Finding::error("API-0012", message, "接口目录见 /api/openapi.json"),
    )
}

fn broken() -> Problem {
    let finding = Finding::error(
        "API-0013",
        "程序出错，这个请求没有办完",
        "请联系管理员，附上 trace_id；同一报文号可重试",
    );
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, finding)
}
