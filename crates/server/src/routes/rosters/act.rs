//! `POST /rosters/problems/{id}/act`

use app::roster::kept::{Done, ProblemAct};
use axum::Json;

use super::desk::desk_of;
use super::number;
use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 办理问题：交办、审批、报整改、核实、退回、销号、重开；审批的同时办结退费、免缴费等
#[utoipa::path(post, path = "/rosters/problems/{id}/act", tag = "roster", operation_id = "act_on_roster_problem",
    params(("id" = String, Path, description = "问题编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = ProblemAct,
    responses((status = 200, description = "现在的进度，和办结了什么", body = Done), Problems))]
pub async fn act(
    OfRosters(desk): OfRosters,
    scope: Scope,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(mut act): JsonBody<ProblemAct>,
) -> Result<Json<Done>, Problem> {
    act.at = desk_of(&scope, &desk, act.at).await?;
    Ok(Json(desk.carry_out(number(&id)?, act, &operator).await?))
}
