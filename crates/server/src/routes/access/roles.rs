//! `GET /roles`

use std::collections::BTreeMap;

use access::{Action, Matter, Policy, RoleKind, Where};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::scope::Scope;

/// The table of roles and actions.
#[derive(Debug, Serialize, ToSchema)]
pub struct RolesView {
    /// Roles that can be granted.
    roles: Vec<RoleView>,
    /// What the marks of the table mean.
    places: Vec<PlaceView>,
    /// Actions by field of work, with a mark for each role.
    matters: Vec<MatterView>,
    /// Roles that one account must not hold together.
    conflicts: Vec<ConflictView>,
    /// Steps of one thing that one person must not take both.
    two_steps: Vec<StepsView>,
}

/// A role.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleView {
    /// Code.
    code: String,
    /// Chinese name.
    name: String,
    /// `business`, `administrator` or `machine`.
    kind: &'static str,
    /// Its Chinese name.
    kind_name: &'static str,
    /// What a grant must say, in Chinese.
    needs: &'static str,
    /// What its holder does.
    description: String,
}

/// A mark of the table.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceView {
    /// The mark.
    mark: &'static str,
    /// What it means.
    name: &'static str,
}

/// A field of work.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatterView {
    /// Code.
    code: &'static str,
    /// Chinese name.
    name: &'static str,
    /// Its actions.
    actions: Vec<ActionView>,
}

/// An action.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActionView {
    /// Code.
    code: &'static str,
    /// Chinese name.
    name: &'static str,
    /// What it is done to, in Chinese.
    touches: &'static str,
    /// Mark by code of the role; who may not is left out.
    marks: BTreeMap<String, &'static str>,
}

/// Roles kept apart.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictView {
    /// Code.
    code: String,
    /// Chinese name.
    name: String,
    /// Why.
    reason: String,
}

/// Steps kept apart.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepsView {
    /// Code.
    code: String,
    /// Chinese name.
    name: String,
}

/// 角色与权限表：谁能做什么、在哪里；职责分离的规则
#[utoipa::path(get, path = "/roles", tag = "access", operation_id = "list_roles",
    responses((status = 200, description = "角色、操作和标记", body = RolesView), Problems))]
pub async fn list(scope: Scope) -> Result<Json<RolesView>, Problem> {
    let policy = scope.policy();
    let granted = policy.roles().iter().filter(|it| it.kind != RoleKind::Open);
    let role = |it: &access::Role| RoleView {
        code: it.code.clone(),
        name: it.name.clone(),
        kind: it.kind.code(),
        kind_name: it.kind.name(),
        needs: it.needs.name(),
        description: it.description.clone(),
    };
    let conflict = |it: &access::Conflict| ConflictView {
        code: it.code.clone(),
        name: it.name.clone(),
        reason: it.reason.clone(),
    };
    let steps = |it: &access::TwoSteps| StepsView { code: it.code.clone(), name: it.name.clone() };
    Ok(Json(RolesView {
        roles: granted.map(role).collect(),
        places: Where::ALL.iter().map(|it| PlaceView { mark: it.mark(), name: it.name() }).collect(),
        matters: Matter::ALL.iter().map(|it| matter(policy, *it)).collect(),
        conflicts: policy.duties().conflicts().iter().map(conflict).collect(),
        two_steps: policy.duties().two_steps().iter().map(steps).collect(),
    }))
}

fn matter(policy: &Policy, matter: Matter) -> MatterView {
    let actions = Action::ALL.iter().filter(|it| it.matter() == matter);
    let view = |it: &Action| ActionView {
        code: it.code(),
        name: it.name(),
        touches: it.touches().name(),
        marks: marks(policy, *it),
    };
    MatterView { code: matter.code(), name: matter.name(), actions: actions.map(view).collect() }
}

fn marks(policy: &Policy, action: Action) -> BTreeMap<String, &'static str> {
    let granted = policy.roles().iter().filter(|it| it.kind != RoleKind::Open);
    let places = granted.map(|it| (it.code.clone(), policy.place_of(&it.code, action)));
    places.filter(|it| it.1 != Where::Never).map(|(role, place)| (role, place.mark())).collect()
}
