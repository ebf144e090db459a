//! `/tokens…`: tokens of machines.

use access::Caller;
use app::accounts::{By, MadeToken, NewToken, TokenView};
use axum::Json;
use axum::extract::Extension;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId};
use crate::signed_in::Guarded;

/// 全部令牌
#[utoipa::path(get, path = "/tokens", tag = "account", operation_id = "list_tokens",
    responses((status = 200, description = "令牌，新的在前，至多 500 个", body = [TokenView]), Problems))]
pub async fn list(Guarded(guard): Guarded) -> Result<Json<Vec<TokenView>>, Problem> {
    Ok(Json(guard.accounts.tokens("").await?))
}

/// 给机器账号建令牌；令牌只在应答里显示这一次
#[utoipa::path(post, path = "/tokens", tag = "account", operation_id = "make_token", request_body = NewToken,
    responses((status = 200, description = "令牌", body = MadeToken), Problems))]
pub async fn make(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    JsonBody(new): JsonBody<NewToken>,
) -> Result<Json<MadeToken>, Problem> {
    Ok(Json(guard.accounts.make_token(&By::caller(&caller), new).await?))
}

/// 收回令牌
#[utoipa::path(post, path = "/tokens/{id}/revoke", tag = "account", operation_id = "revoke_token",
    params(("id" = String, Path, description = "令牌编号")),
    responses((status = 200, description = "令牌", body = TokenView), Problems))]
pub async fn revoke(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
) -> Result<Json<TokenView>, Problem> {
    Ok(Json(guard.accounts.revoke_token(&By::caller(&caller), &id).await?))
}
