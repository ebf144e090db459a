//! `GET /oidc/start`, `GET /oidc/back`: pages that send a browser on, to a provider of identities and back.

use app::accounts::Visitor;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::signed_in::{Guard, Guarded, Jar, Whence, journey};

/// Where to go afterwards.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StartQuery {
    /// 登录后回到本系统的哪一页
    #[serde(default)]
    back: String,
}

/// What the provider sends along.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BackQuery {
    /// 提供方给的代码
    #[serde(default)]
    code: String,
    /// 出发时给的标记
    #[serde(default)]
    state: String,
}

/// 去统一身份认证登录
#[utoipa::path(get, path = "/oidc/start", tag = "account", operation_id = "oidc_start", params(StartQuery),
    responses((status = 200, description = "不会有"), (status = 303, description = "到提供方的登录页"), Problems))]
pub async fn start(
    Guarded(guard): Guarded,
    QueryOf(query): QueryOf<StartQuery>,
) -> Result<Response, Problem> {
    let journey = guard.accounts.set_out(inside(&query.back)).await?;
    let cookie = Jar::journey(&journey.state, guard.is_secure).headers();
    Ok((cookie, onwards(&journey.url)).into_response())
}

/// 从统一身份认证回来
///
/// 成功的设置 Cookie，回到出发的页面；不成功的回到登录页，`problem` 是原因的代码。
#[utoipa::path(get, path = "/oidc/back", tag = "account", operation_id = "oidc_back", params(BackQuery),
    responses((status = 200, description = "不会有"), (status = 303, description = "到本系统的页面"), Problems))]
pub async fn back(
    Guarded(guard): Guarded,
    Whence(visitor): Whence,
    headers: HeaderMap,
    QueryOf(query): QueryOf<BackQuery>,
) -> Response {
    match arrived(&guard, &visitor, &headers, &query).await {
        Ok(response) => response,
        Err(error) => {
            let code = error.findings.0.first().map_or("ACC-0401", |it| it.code);
            onwards(&format!("/sign-in?problem={code}")).into_response()
        }
    }
}

async fn arrived(
    guard: &Guard,
    visitor: &Visitor,
    headers: &HeaderMap,
    query: &BackQuery,
) -> Result<Response, app::AppError> {
    // Only the browser that set out may come back: nobody can be signed in as somebody else by a link.
    let known = journey(headers).filter(|it| !it.is_empty());
    let state = if known == Some(query.state.as_str()) { query.state.as_str() } else { "" };
    let (begun, back_to) = guard.accounts.come_back(state, &query.code, visitor).await?;
    let cookie = Jar::set(&begun.token, guard.is_secure).headers();
    Ok((cookie, onwards(&back_to)).into_response())
}

/// A page of ours: a path, never another site.
fn inside(path: &str) -> &str {
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if is_path && path.is_ascii() { path } else { "/" }
}

fn onwards(url: &str) -> Response {
    let to = HeaderValue::from_str(url).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn one_comes_back_to_our_own_pages_only() {
        for (path, expected) in [
            ("/people?q=1", "/people?q=1"),
            ("", "/"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/a\r\nset-cookie: x", "/"),
        ] {
            assert_eq!(inside(path), expected, "{path:?}");
        }
    }
}
