//! `GET /me/permissions`

use access::Action;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::scope::Scope;

/// What the caller may do: pages show and hide by it. The server decides again at each request.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermissionsView {
    /// Whether nobody has to sign in here.
    is_open: bool,
    /// Roles that were granted, and where.
    grants: Vec<GrantView>,
    /// Codes of the actions that the caller may do at least somewhere.
    actions: Vec<&'static str>,
}

/// A role and where it applies.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrantView {
    /// Code of the role.
    role: String,
    /// Its Chinese name.
    name: String,
    /// The region: empty is everything; `500116`, `500116101`, `500116101/示例村`.
    region: String,
    /// Only for this institution.
    institution: Option<String>,
    /// Only for this department.
    department: Option<String>,
}

/// 我能做什么：角色、范围、操作
#[utoipa::path(get, path = "/me/permissions", tag = "access", operation_id = "my_permissions",
    responses((status = 200, description = "角色与操作", body = PermissionsView), Problems))]
pub async fn mine(scope: Scope) -> Result<Json<PermissionsView>, Problem> {
    let policy = scope.policy();
    let grant = |it: &access::Grant| GrantView {
        role: it.role.clone(),
        name: policy.role(&it.role).map_or_else(|| it.role.clone(), |role| role.name.clone()),
        region: it.region.as_str().to_owned(),
        institution: it.institution.clone(),
        department: it.department.clone(),
    };
    let may = Action::ALL.iter().filter(|it| scope.may_anywhere(**it));
    Ok(Json(PermissionsView {
        is_open: scope.caller().grants.iter().any(|it| it.role == "open"),
        grants: scope.caller().grants.iter().map(grant).collect(),
        actions: may.map(|it| it.code()).collect(),
    }))
}
