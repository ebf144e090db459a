//! `GET /matters/requests/{id}`

use app::App;
use app::matters::RequestView;
use axum::Json;
use axum::extract::State;

use super::{DeskQuery, seat};
use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};
use crate::scope::Scope;

/// 一件的全部：事项、材料、时限、经过，这个经办点能做什么
#[utoipa::path(get, path = "/matters/requests/{id}", tag = "matter", operation_id = "read_matter",
    params(("id" = String, Path, description = "受理编号"), DeskQuery),
    responses((status = 200, description = "办件", body = RequestView), Problems))]
pub async fn read(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
    QueryOf(query): QueryOf<DeskQuery>,
) -> Result<Json<RequestView>, Problem> {
    Ok(Json(app.matter_request(&id, &seat(&scope, &query.desk)?).await?))
}
