//! `GET /indicators/export.xlsx`

use app::App;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::place;
use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// What goes into the workbook.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// `2024-03` or `2024`; the last month that was worked out when absent.
    period: Option<String>,
    /// Code of county or township, or township/village.
    place: Option<String>,
    /// Only this indicator.
    code: Option<String>,
}

/// 指标导出（Excel）：总表，和每个指标下一级各地一张表
#[utoipa::path(get, path = "/indicators/export.xlsx", tag = "indicator", operation_id = "export_indicators",
    params(ExportQuery),
    responses((status = 200, description = "工作簿", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
pub async fn export(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<ExportQuery>,
) -> Result<Response, Problem> {
    let place = place(&scope, &app, query.place)?;
    let bytes = app.indicator_workbook(query.period.as_deref(), Some(&place), query.code.as_deref()).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
