//! `POST /rosters/problems/act` and `POST /rosters/problems/assign`

use app::Subject;
use app::roster::kept::{AssignAll, ManyAct, ManyDone, Refused};
use axum::Json;

use super::desk::desk_of;
use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 一批问题同样办理；办不了的列出原因，其余照办
#[utoipa::path(post, path = "/rosters/problems/act", tag = "roster", operation_id = "act_on_many_problems",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = ManyAct,
    responses((status = 200, description = "办了哪些，没办哪些", body = ManyDone), Problems))]
pub async fn act(
    OfRosters(desk): OfRosters,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(mut act): JsonBody<ManyAct>,
) -> Result<Json<ManyDone>, Problem> {
    act.at = desk_of(&scope, &desk, act.at).await?;
    let (mut ids, mut refused) = (Vec::with_capacity(act.ids.len().min(500)), Vec::new());
    for id in act.ids.iter().take(501) {
        match scope.finds(Subject::Problem(&id.to_string())).await? {
            true => ids.push(*id),
            false => {
                refused.push(Refused { id: *id, reason: Subject::Problem(&id.to_string()).unknown().text() })
            }
        }
    }
    if ids.is_empty() && !refused.is_empty() {
        return Ok(Json(ManyDone { refused, ..ManyDone::default() }));
    }
    act.ids = ids;
    let mut done = desk.carry_out_many(act, &operator).await?;
    done.refused.extend(refused);
    done.refused.truncate(100);
    Ok(Json(done))
}

/// 待交办的问题按规则全部交办：村、乡镇、县或部门
#[utoipa::path(post, path = "/rosters/problems/assign", tag = "roster", operation_id = "assign_problems",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = AssignAll,
    responses((status = 200, description = "交办了几个", body = ManyDone), Problems))]
pub async fn assign(
    OfRosters(desk): OfRosters,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(mut order): JsonBody<AssignAll>,
) -> Result<Json<ManyDone>, Problem> {
    order.at = desk_of(&scope, &desk, order.at).await?;
    Ok(Json(desk.assign_all(&order, &scope.within(), &operator).await?))
}
