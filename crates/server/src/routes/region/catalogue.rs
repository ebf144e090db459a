//! `GET /catalogue?q=`

use app::App;
use app::portal::CatalogueItem;
use axum::Json;
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which items.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CatalogueQuery {
    /// Beginning of the code, or part of the name.
    #[serde(default)]
    q: String,
    /// In force on this day; today unless told.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<Day>,
    /// At most so many: 30 unless told, at most 200.
    limit: Option<usize>,
}

/// 目录：药品、诊疗、耗材
#[utoipa::path(get, path = "/catalogue", tag = "region", operation_id = "list_catalogue",
    params(CatalogueQuery),
    responses((status = 200, description = "项目", body = Vec<CatalogueItem>), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<CatalogueQuery>,
) -> Result<Json<Vec<CatalogueItem>>, Problem> {
    Ok(Json(app.find_items(&query.q, query.on, query.limit.unwrap_or(30))))
}
