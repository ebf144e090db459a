//! `GET /rosters/words` and `GET /rosters/tally`

use app::roster::kept::{ProblemQuery, ProblemTally, RosterWords};
use axum::Json;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 名册的用词：部门、本局导出、问题子类、乡镇、进度
#[utoipa::path(get, path = "/rosters/words", tag = "roster", operation_id = "roster_words",
    responses((status = 200, description = "用词", body = RosterWords), Problems))]
pub async fn words(OfRosters(desk): OfRosters) -> Result<Json<RosterWords>, Problem> {
    Ok(Json(desk.words().await))
}

/// 问题计数：按子类、乡镇、进度
#[utoipa::path(get, path = "/rosters/tally", tag = "roster", operation_id = "roster_tally",
    params(ProblemQuery),
    responses((status = 200, description = "计数", body = Vec<ProblemTally>), Problems))]
pub async fn tally(
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<ProblemQuery>,
) -> Result<Json<Vec<ProblemTally>>, Problem> {
    let query = ProblemQuery { within: scope.within(), ..query };
    Ok(Json(desk.tally(&query).await?))
}
