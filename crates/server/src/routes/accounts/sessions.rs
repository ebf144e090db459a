//! `GET /me/sessions`, `POST /me/sessions/{id}/end`

use app::accounts::SessionView;
use axum::Json;

use crate::error::{Problem, Problems};
use crate::extract::PathId;
use crate::signed_in::{FullSession, Guarded};

/// 我的登录会话
#[utoipa::path(get, path = "/me/sessions", tag = "account", operation_id = "list_my_sessions",
    responses((status = 200, description = "还有效的登录会话，新的在前", body = [SessionView]), Problems))]
pub async fn list(
    Guarded(guard): Guarded,
    FullSession(me): FullSession,
) -> Result<Json<Vec<SessionView>>, Problem> {
    Ok(Json(guard.accounts.my_sessions(&me).await?))
}

/// 结束我的一个登录会话
#[utoipa::path(post, path = "/me/sessions/{id}/end", tag = "account", operation_id = "end_my_session",
    params(("id" = String, Path, description = "会话编号")),
    responses((status = 200, description = "还有效的登录会话", body = [SessionView]), Problems))]
pub async fn end(
    Guarded(guard): Guarded,
    FullSession(me): FullSession,
    PathId(id): PathId,
) -> Result<Json<Vec<SessionView>>, Problem> {
    guard.accounts.end_session(&me, &id).await?;
    Ok(Json(guard.accounts.my_sessions(&me).await?))
}
