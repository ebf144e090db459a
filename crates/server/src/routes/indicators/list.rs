//! `GET /indicators` and `GET /indicators/{code}`

use app::App;
use app::indicators::{IndicatorPage, IndicatorView};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::place;
use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};
use crate::scope::Scope;

/// Which period and place.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IndicatorQuery {
    /// `2024-03` or `2024`; the last month that was worked out when absent.
    pub(super) period: Option<String>,
    /// Code of county or township, or township/village; where the permission begins when absent.
    pub(super) place: Option<String>,
}

/// 指标：一个地方一个时期的全部指标，带上期、近一年、目标和评价
#[utoipa::path(get, path = "/indicators", tag = "indicator", operation_id = "list_indicators",
    params(IndicatorQuery),
    responses((status = 200, description = "指标", body = IndicatorPage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<IndicatorQuery>,
) -> Result<Json<IndicatorPage>, Problem> {
    let place = place(&scope, &app, query.place)?;
    Ok(Json(app.indicators(query.period.as_deref(), Some(&place)).await?))
}

/// 一个指标：含义、口径、近一年，和下一级各地的比较
#[utoipa::path(get, path = "/indicators/{code}", tag = "indicator", operation_id = "read_indicator",
    params(("code" = String, Path, description = "指标代码"), IndicatorQuery),
    responses((status = 200, description = "指标", body = IndicatorView), Problems))]
pub async fn read(
    State(app): State<App>,
    scope: Scope,
    PathId(code): PathId,
    QueryOf(query): QueryOf<IndicatorQuery>,
) -> Result<Json<IndicatorView>, Problem> {
    let place = place(&scope, &app, query.place)?;
    Ok(Json(app.indicator(&code, query.period.as_deref(), Some(&place)).await?))
}
