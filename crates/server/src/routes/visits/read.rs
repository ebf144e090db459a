//! `GET /visits/{id}`

use app::App;
use app::model::VisitView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一次就诊
#[utoipa::path(get, path = "/visits/{id}", tag = "visit", operation_id = "read_visit",
    params(("id" = String, Path, description = "就诊号")),
    responses((status = 200, description = "就诊", body = VisitView), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<VisitView>, Problem> {
    Ok(Json(app.find_visit(&id).await?))
}
