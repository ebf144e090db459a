//! `GET /indicators/{code}/people`

use app::App;
use app::indicators::IndicatorPeople;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::place;
use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};
use crate::scope::Scope;

/// Whose list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// `2024-03` or `2024`.
    period: String,
    /// Code of county or township, or township/village; where the permission begins when absent.
    place: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 200.
    limit: Option<usize>,
}

/// 指标背后的人：差在谁，或算了谁；号码遮盖
///
/// 名单是计算那个月时留下的，与算出的数一致；年度按月份相接（时点指标是最后一个月的）。
/// 此后迁走的人不再列在原来的乡镇和村里。
#[utoipa::path(get, path = "/indicators/{code}/people", tag = "indicator", operation_id = "list_indicator_people",
    params(("code" = String, Path, description = "指标代码"), PeopleQuery),
    responses((status = 200, description = "一页", body = IndicatorPeople), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    PathId(code): PathId,
    QueryOf(query): QueryOf<PeopleQuery>,
) -> Result<Json<IndicatorPeople>, Problem> {
    let place = place(&scope, &app, query.place)?;
    let limit = query.limit.unwrap_or(50);
    let page =
        app.indicator_people(&code, &query.period, Some(&place), query.cursor.as_deref(), limit).await?;
    Ok(Json(page))
}
