//! `GET /ledger/clearing?month=&place=`

use app::App;
use app::cross::ClearingStatement;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which claims.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClearingQuery {
    /// Month, `2024-03`.
    month: String,
    /// Code of a place; all when absent.
    place: Option<String>,
}

/// 异地清算：一个月内与各地的应收、应付，逐笔
#[utoipa::path(get, path = "/ledger/clearing", tag = "ledger", operation_id = "read_clearing",
    params(ClearingQuery),
    responses((status = 200, description = "各地两个方向的期初、发生、清算、期末", body = ClearingStatement), Problems))]
pub async fn read(
    State(app): State<App>,
    QueryOf(query): QueryOf<ClearingQuery>,
) -> Result<Json<ClearingStatement>, Problem> {
    Ok(Json(app.clearing(&query.month, query.place.as_deref()).await?))
}
