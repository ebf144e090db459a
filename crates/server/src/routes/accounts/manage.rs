//! `/accounts…`: what administrators do.

use access::{Caller, Needs, RoleKind};
use app::accounts::{AccountPage, AccountQuery, AccountView, AddedAccount, By, GrantView, NewAccount};
use axum::Json;
use axum::extract::Extension;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId, QueryOf};
use crate::signed_in::Guarded;

/// Rows of a page when nothing is said.
const PAGE: i64 = 50;

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// 用户名或显示名里的字
    #[serde(default)]
    text: String,
    /// 上一页的 `next`
    #[serde(default)]
    after: String,
    /// 一页多少个，至多 200
    limit: Option<i64>,
}

/// A grant to take back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeBody {
    /// 授权编号
    grant: String,
}

/// What to reset.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetBody {
    /// 一并停用二次验证（手机丢了）
    #[serde(default)]
    second_factor: bool,
}

/// Whether it may sign in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisableBody {
    /// 停用
    is_disabled: bool,
}

/// A role that can be granted.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrantableRole {
    /// 代码
    code: String,
    /// 名称
    name: String,
    /// 类别：`business` 业务，`administrator` 管理三员，`machine` 机器
    kind: String,
    /// 授予时要写明的：`whole`、`any`、`township`、`village`、`institution`、`department`
    #[schema(value_type = String)]
    needs: Needs,
    /// 做什么
    description: String,
}

/// 可以授予的角色
#[utoipa::path(get, path = "/accounts/roles", tag = "account", operation_id = "list_grantable_roles",
    responses((status = 200, description = "角色", body = [GrantableRole]), Problems))]
pub async fn roles(Guarded(guard): Guarded) -> Result<Json<Vec<GrantableRole>>, Problem> {
    let roles = guard.accounts.policy().roles().iter().filter(|it| it.kind != RoleKind::Open);
    let row = |it: &access::Role| GrantableRole {
        code: it.code.clone(),
        name: it.name.clone(),
        kind: it.kind.code().to_owned(),
        needs: it.needs,
        description: it.description.clone(),
    };
    Ok(Json(roles.map(row).collect()))
}

/// 账号
#[utoipa::path(get, path = "/accounts", tag = "account", operation_id = "list_accounts", params(ListQuery),
    responses((status = 200, description = "账号与授权，按用户名", body = AccountPage), Problems))]
pub async fn list(
    Guarded(guard): Guarded,
    QueryOf(query): QueryOf<ListQuery>,
) -> Result<Json<AccountPage>, Problem> {
    let ListQuery { text, after, limit } = query;
    let query = AccountQuery { text, after, limit: limit.unwrap_or(PAGE) };
    Ok(Json(guard.accounts.list(&query).await?))
}

/// 建账号；应答里的一次性代码交给本人设密码
#[utoipa::path(post, path = "/accounts", tag = "account", operation_id = "add_account",
    request_body = NewAccount,
    responses((status = 200, description = "账号和一次性代码", body = AddedAccount), Problems))]
pub async fn add(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    JsonBody(new): JsonBody<NewAccount>,
) -> Result<Json<AddedAccount>, Problem> {
    Ok(Json(guard.accounts.add(&By::caller(&caller), new).await?))
}

/// 授权；不能给自己授权
#[utoipa::path(post, path = "/accounts/{id}/grants", tag = "account", operation_id = "grant_role",
    params(("id" = String, Path, description = "账号编号")), request_body = GrantView,
    responses((status = 200, description = "账号", body = AccountView), Problems))]
pub async fn grant(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
    JsonBody(body): JsonBody<GrantView>,
) -> Result<Json<AccountView>, Problem> {
    Ok(Json(guard.accounts.grant(&By::caller(&caller), &id, body).await?))
}

/// 还没有安全管理员时，任命一位；此后的授权由他办
#[utoipa::path(post, path = "/accounts/{id}/appoint", tag = "account", operation_id = "appoint_security_officer",
    params(("id" = String, Path, description = "账号编号")),
    responses((status = 200, description = "账号", body = AccountView), Problems))]
pub async fn appoint(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
) -> Result<Json<AccountView>, Problem> {
    Ok(Json(guard.accounts.appoint_security_officer(&By::caller(&caller), &id).await?))
}

/// 收回授权
#[utoipa::path(post, path = "/accounts/{id}/grants/revoke", tag = "account", operation_id = "revoke_role",
    params(("id" = String, Path, description = "账号编号")), request_body = RevokeBody,
    responses((status = 200, description = "账号", body = AccountView), Problems))]
pub async fn revoke(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
    JsonBody(body): JsonBody<RevokeBody>,
) -> Result<Json<AccountView>, Problem> {
    Ok(Json(guard.accounts.revoke(&By::caller(&caller), &id, &body.grant).await?))
}

/// 重置密码：应答里的一次性代码交给本人
#[utoipa::path(post, path = "/accounts/{id}/reset", tag = "account", operation_id = "reset_account",
    params(("id" = String, Path, description = "账号编号")), request_body = ResetBody,
    responses((status = 200, description = "账号和一次性代码", body = AddedAccount), Problems))]
pub async fn reset(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
    JsonBody(body): JsonBody<ResetBody>,
) -> Result<Json<AddedAccount>, Problem> {
    Ok(Json(guard.accounts.reset(&By::caller(&caller), &id, body.second_factor).await?))
}

/// 停用或启用账号
#[utoipa::path(post, path = "/accounts/{id}/disable", tag = "account", operation_id = "disable_account",
    params(("id" = String, Path, description = "账号编号")), request_body = DisableBody,
    responses((status = 200, description = "账号", body = AccountView), Problems))]
pub async fn disable(
    Guarded(guard): Guarded,
    Extension(caller): Extension<Caller>,
    PathId(id): PathId,
    JsonBody(body): JsonBody<DisableBody>,
) -> Result<Json<AccountView>, Problem> {
    Ok(Json(guard.accounts.disable(&By::caller(&caller), &id, body.is_disabled).await?))
}
