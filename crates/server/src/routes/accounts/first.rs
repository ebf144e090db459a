//! `POST /first-administrator`

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Seated, seated};
use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::signed_in::{Guarded, Whence};

/// The first administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstBody {
    /// 程序首次启动时在终端上给出的一次性代码
    code: String,
    /// 用户名
    name: String,
    /// 显示名；不写同用户名
    #[serde(default)]
    display_name: String,
    /// 密码
    password: String,
}

/// 首次启动：设首位管理员，并登录
#[utoipa::path(post, path = "/first-administrator", tag = "account", operation_id = "first_administrator",
    request_body = FirstBody,
    responses((status = 200, description = "我", body = app::accounts::MeView), Problems))]
pub async fn first_administrator(
    Guarded(guard): Guarded,
    Whence(visitor): Whence,
    JsonBody(body): JsonBody<FirstBody>,
) -> Result<Seated, Problem> {
    let FirstBody { code, name, display_name, password } = body;
    let begun = guard.accounts.first_administrator(&code, &name, &display_name, &password, &visitor).await?;
    seated(&guard, &begun).await
}
