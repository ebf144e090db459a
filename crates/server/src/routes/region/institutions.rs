//! `GET /institutions?q=`

use app::App;
use app::portal::InstitutionView;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which institutions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InstitutionQuery {
    /// Beginning of the number, or part of the name; everybody when absent.
    #[serde(default)]
    q: String,
    /// At most so many: 50 unless told, at most 500.
    limit: Option<usize>,
}

/// 定点医药机构，按编号
#[utoipa::path(get, path = "/institutions", tag = "region", operation_id = "list_institutions",
    params(InstitutionQuery),
    responses((status = 200, description = "机构", body = Vec<InstitutionView>), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<InstitutionQuery>,
) -> Result<Json<Vec<InstitutionView>>, Problem> {
    Ok(Json(app.find_institutions(&query.q, query.limit.unwrap_or(50))))
}
