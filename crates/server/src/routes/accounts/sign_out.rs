//! `POST /sign-out`

use axum::Json;
use axum::extract::Extension;
use axum::http::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use app::accounts::SignedIn;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::signed_in::{Guarded, Jar};

/// How far.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOutBody {
    /// 在所有地方退出
    #[serde(default)]
    everywhere: bool,
}

/// What ended.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedOut {
    /// 结束了几个登录会话
    ended: u64,
}

/// 退出登录
#[utoipa::path(post, path = "/sign-out", tag = "account", operation_id = "sign_out", request_body = SignOutBody,
    responses((status = 200, description = "已退出；Cookie 一并清除", body = SignedOut), Problems))]
pub async fn sign_out(
    Guarded(guard): Guarded,
    me: Option<Extension<SignedIn>>,
    JsonBody(body): JsonBody<SignOutBody>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<SignedOut>), Problem> {
    let mut ended = 0;
    if let Some(Extension(me)) = me {
        if body.everywhere {
            ended = guard.accounts.end_my_sessions(&me, false).await?;
        } else {
            guard.accounts.end_session(&me, &me.session.id).await?;
            ended = 1;
        }
    }
    Ok((Jar::clear(guard.is_secure).headers(), Json(SignedOut { ended })))
}
