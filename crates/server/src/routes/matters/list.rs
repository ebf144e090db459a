//! `GET /matters/requests`

use app::App;
use app::matters::{MatterPage, MatterQuery};
use axum::Json;
use axum::extract::State;

use super::seat;
use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// 办件列表，先到期的在前
#[utoipa::path(get, path = "/matters/requests", tag = "matter", operation_id = "list_matters",
    params(MatterQuery),
    responses((status = 200, description = "一页", body = MatterPage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(mut query): QueryOf<MatterQuery>,
) -> Result<Json<MatterPage>, Problem> {
    query.desk = seat(&scope, &query.desk)?;
    Ok(Json(app.list_matters(&query).await?))
}
