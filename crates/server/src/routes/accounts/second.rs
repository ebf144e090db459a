//! `POST /sign-in/second`, `POST /me/second-factor…`

use app::accounts::{Enrolment, MeView, RecoveryCodes};
use axum::Json;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Seated, seated};
use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::routes::accounts::sign_in::CodeBody;
use crate::signed_in::{FullSession, Guarded, Session};

/// One's own password, asked for again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CurrentBody {
    /// 现在的密码
    current: String,
}

/// 输入手机上的验证码或恢复码，完成登录
#[utoipa::path(post, path = "/sign-in/second", tag = "account", operation_id = "sign_in_second",
    request_body = CodeBody,
    responses((status = 200, description = "我；应答换发 Cookie", body = MeView), Problems))]
pub async fn sign_in_second(
    Guarded(guard): Guarded,
    Session(me): Session,
    JsonBody(body): JsonBody<CodeBody>,
) -> Result<Seated, Problem> {
    let begun = guard.accounts.second(&me, &body.code).await?;
    seated(&guard, &begun).await
}

/// 登记手机：取密钥和二维码
#[utoipa::path(post, path = "/me/second-factor", tag = "account", operation_id = "enrol_second_factor",
    request_body = CurrentBody,
    responses((status = 200, description = "密钥与二维码；输入一次验证码后才生效", body = Enrolment), Problems))]
pub async fn enrol(
    Guarded(guard): Guarded,
    FullSession(me): FullSession,
    JsonBody(body): JsonBody<CurrentBody>,
) -> Result<Json<Enrolment>, Problem> {
    Ok(Json(guard.accounts.enrol(&me, &body.current).await?))
}

/// 输入验证码，启用二次验证，取恢复码
#[utoipa::path(post, path = "/me/second-factor/confirm", tag = "account",
    operation_id = "confirm_second_factor", request_body = CodeBody,
    responses((status = 200, description = "恢复码，只显示这一次", body = RecoveryCodes), Problems))]
pub async fn confirm(
    Guarded(guard): Guarded,
    FullSession(me): FullSession,
    JsonBody(body): JsonBody<CodeBody>,
) -> Result<Json<RecoveryCodes>, Problem> {
    Ok(Json(guard.accounts.confirm(&me, &body.code).await?))
}

/// 换一批恢复码
#[utoipa::path(post, path = "/me/second-factor/recovery-codes", tag = "account",
    operation_id = "renew_recovery_codes", request_body = CurrentBody,
    responses((status = 200, description = "恢复码，只显示这一次", body = RecoveryCodes), Problems))]
pub async fn recovery(
    Guarded(guard): Guarded,
    FullSession(me): FullSession,
    JsonBody(body): JsonBody<CurrentBody>,
) -> Result<Json<RecoveryCodes>, Problem> {
    Ok(Json(guard.accounts.renew_recovery(&me, &body.current).await?))
}

/// 停用二次验证
#[utoipa::path(post, path = "/me/second-factor/off", tag = "account", operation_id = "drop_second_factor",
    request_body = CurrentBody,
    responses((status = 200, description = "我", body = MeView), Problems))]
pub async fn off(
    Guarded(guard): Guarded,
    FullSession(mut me): FullSession,
    JsonBody(body): JsonBody<CurrentBody>,
) -> Result<Json<MeView>, Problem> {
    guard.accounts.drop_second(&me, &body.current).await?;
    me.account.totp_secret = None;
    Ok(Json(guard.accounts.me(&me).await?))
}
