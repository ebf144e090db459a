//! `GET /sign-in`, `POST /sign-in`, `POST /sign-in/code`

use axum::Json;
use axum::extract::Extension;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Seated, seated};
use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::signed_in::{Guard, Guarded, Whence};

/// What the page for signing in must know.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInWays {
    /// 本程序以开放方式运行，不用登录
    is_open: bool,
    /// 还没有账号，要先设首位管理员
    is_unclaimed: bool,
    /// 统一身份认证按钮上的字；没有则不显示
    oidc_label: Option<String>,
    /// 密码至少几个字符
    shortest_password: usize,
}

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    /// 用户名
    name: String,
    /// 密码
    password: String,
}

/// A one-time code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeBody {
    /// 一次性代码
    pub(super) code: String,
}

/// 可以怎样登录
#[utoipa::path(get, path = "/sign-in", tag = "account", operation_id = "sign_in_ways",
    responses((status = 200, description = "登录的办法", body = SignInWays), Problems))]
pub async fn ways(guard: Option<Extension<Guard>>) -> Result<Json<SignInWays>, Problem> {
    let Some(Extension(guard)) = guard else {
        let open = SignInWays { is_open: true, is_unclaimed: false, oidc_label: None, shortest_password: 0 };
        return Ok(Json(open));
    };
    let settings = guard.accounts.settings();
    Ok(Json(SignInWays {
        is_open: false,
        is_unclaimed: guard.accounts.is_unclaimed().await?,
        oidc_label: settings.oidc.as_ref().map(|it| it.label.clone()),
        shortest_password: settings.password.shortest,
    }))
}

/// 用密码登录
///
/// 应答设置 Cookie。`stage` 为 `second_factor` 的接着输入验证码，为 `new_password` 的先设新密码。
#[utoipa::path(post, path = "/sign-in", tag = "account", operation_id = "sign_in", request_body = SignInBody,
    responses((status = 200, description = "我，和登录到哪一步", body = app::accounts::MeView), Problems))]
pub async fn sign_in(
    Guarded(guard): Guarded,
    Whence(visitor): Whence,
    JsonBody(body): JsonBody<SignInBody>,
) -> Result<Seated, Problem> {
    let begun = guard.accounts.sign_in(&body.name, &body.password, &visitor).await?;
    seated(&guard, &begun).await
}

/// 用一次性代码登录，接着设新密码
#[utoipa::path(post, path = "/sign-in/code", tag = "account", operation_id = "sign_in_by_code",
    request_body = CodeBody,
    responses((status = 200, description = "我，和登录到哪一步", body = app::accounts::MeView), Problems))]
pub async fn by_code(
    Guarded(guard): Guarded,
    Whence(visitor): Whence,
    JsonBody(body): JsonBody<CodeBody>,
) -> Result<Seated, Problem> {
    let begun = guard.accounts.sign_in_by_code(&body.code, &visitor).await?;
    seated(&guard, &begun).await
}
