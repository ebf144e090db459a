//! `GET /visits/{id}/lines`

use app::App;
use app::portal::VisitFeeLine;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一次就诊的费用明细，退费行在内
#[utoipa::path(get, path = "/visits/{id}/lines", tag = "visit", operation_id = "list_lines",
    params(("id" = String, Path, description = "就诊号")),
    responses((status = 200, description = "明细", body = Vec<VisitFeeLine>), Problems))]
pub async fn lines(State(app): State<App>, PathId(id): PathId) -> Result<Json<Vec<VisitFeeLine>>, Problem> {
    Ok(Json(app.visit_lines(&id).await?))
}
