//! `GET /people/{id}/history`

use app::App;
use app::portal::PersonHistory;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 参保人的全部记录：参保和身份（何时为真、何时得知）、就诊、同户
#[utoipa::path(get, path = "/people/{id}/history", tag = "person", operation_id = "person_history",
    params(("id" = String, Path, description = "参保人编号")),
    responses((status = 200, description = "记录", body = PersonHistory), Problems))]
pub async fn history(State(app): State<App>, PathId(id): PathId) -> Result<Json<PersonHistory>, Problem> {
    Ok(Json(app.person_history(&id).await?))
}
