//! `POST /rosters/problems/act` and `POST /rosters/problems/assign`

use app::roster::kept::{AssignAll, ManyAct, ManyDone};
use axum::Json;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::rosters::OfRosters;

/// 一批问题同样办理；办不了的列出原因，其余照办
#[utoipa::path(post, path = "/rosters/problems/act", tag = "roster", operation_id = "act_on_many_problems",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = ManyAct,
    responses((status = 200, description = "办了哪些，没办哪些", body = ManyDone), Problems))]
pub async fn act(
    OfRosters(desk): OfRosters,
    Operator(operator): Operator,
    JsonBody(act): JsonBody<ManyAct>,
) -> Result<Json<ManyDone>, Problem> {
    Ok(Json(desk.carry_out_many(act, &operator).await?))
}

/// 待交办的问题按规则全部交办：村、乡镇、县或部门
#[utoipa::path(post, path = "/rosters/problems/assign", tag = "roster", operation_id = "assign_problems",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = AssignAll,
    responses((status = 200, description = "交办了几个", body = ManyDone), Problems))]
pub async fn assign(
    OfRosters(desk): OfRosters,
    Operator(operator): Operator,
    JsonBody(order): JsonBody<AssignAll>,
) -> Result<Json<ManyDone>, Problem> {
    Ok(Json(desk.assign_all(&order, &operator).await?))
}
