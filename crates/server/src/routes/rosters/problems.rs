//! `GET /rosters/problems` and `GET /rosters/problems/{id}`

use app::roster::kept::{ProblemDetail, ProblemPage, ProblemQuery};
use axum::Json;

use super::number;
use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 问题台账，按条件分页
#[utoipa::path(get, path = "/rosters/problems", tag = "roster", operation_id = "list_roster_problems",
    params(ProblemQuery),
    responses((status = 200, description = "一页", body = ProblemPage), Problems))]
pub async fn list(
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<ProblemQuery>,
) -> Result<Json<ProblemPage>, Problem> {
    let query = ProblemQuery { within: scope.within(), ..query };
    Ok(Json(desk.list_problems(&query).await?))
}

/// 一个问题的依据、办法和经过
#[utoipa::path(get, path = "/rosters/problems/{id}", tag = "roster", operation_id = "read_roster_problem",
    params(("id" = String, Path, description = "问题编号")),
    responses((status = 200, description = "问题", body = ProblemDetail), Problems))]
pub async fn read(OfRosters(desk): OfRosters, PathId(id): PathId) -> Result<Json<ProblemDetail>, Problem> {
    Ok(Json(desk.describe_problem(number(&id)?).await?))
}
