//! `GET /me`, `POST /me/password`

use app::accounts::{MeView, SignedIn, Stage};
use axum::Json;
use axum::extract::Extension;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Seated, seated};
use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::signed_in::{Guard, Guarded, Session};

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordBody {
    /// 现在的密码；刚用一次性代码登录的不写
    #[serde(default)]
    current: String,
    /// 新密码
    password: String,
}

/// 我是谁
///
/// 没有登录的是 401；开放方式下 `is_open` 为真。
#[utoipa::path(get, path = "/me", tag = "account", operation_id = "me",
    responses((status = 200, description = "我的账号、授权，和登录到哪一步", body = MeView), Problems))]
pub async fn me(
    guard: Option<Extension<Guard>>,
    session: Result<Session, Problem>,
) -> Result<Json<MeView>, Problem> {
    let Some(Extension(guard)) = guard else {
        return Ok(Json(MeView {
            stage: Stage::Full,
            account: None,
            is_open: true,
            password_expires_at: None,
            recovery_codes_left: 0,
        }));
    };
    let Session(me): Session = session?;
    Ok(Json(guard.accounts.me(&me).await?))
}

/// 设新密码；其他地方的登录会话一并结束
#[utoipa::path(post, path = "/me/password", tag = "account", operation_id = "change_my_password",
    request_body = PasswordBody,
    responses((status = 200, description = "我；应答换发 Cookie", body = MeView), Problems))]
pub async fn password(
    Guarded(guard): Guarded,
    Session(me): Session,
    JsonBody(body): JsonBody<PasswordBody>,
) -> Result<Seated, Problem> {
    let me: SignedIn = me;
    let begun = guard.accounts.change_password(&me, &body.current, &body.password).await?;
    seated(&guard, &begun).await
}
