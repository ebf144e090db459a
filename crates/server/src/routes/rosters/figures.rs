//! `GET /rosters/figures` and `GET /rosters/missing`

use app::roster::kept::{MissingPerson, RoundCounts};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 最近一轮的指标：各类人员参保率、资助、问题、身份变动
#[utoipa::path(get, path = "/rosters/figures", tag = "roster", operation_id = "roster_figures",
    responses((status = 200, description = "指标", body = RoundCounts), Problems))]
pub async fn figures(OfRosters(desk): OfRosters) -> Result<Json<RoundCounts>, Problem> {
    Ok(Json(desk.figures().await?))
}

/// Who is missing of a class.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MissingQuery {
    /// Class by identifier.
    class: String,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page of people who are not insured.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingPage {
    /// People.
    items: Vec<MissingPerson>,
    /// `cursor` of the next page.
    next: Option<String>,
}

/// 某一类里没有参保的人
#[utoipa::path(get, path = "/rosters/missing", tag = "roster", operation_id = "roster_missing",
    params(MissingQuery),
    responses((status = 200, description = "一页", body = MissingPage), Problems))]
pub async fn missing(
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<MissingQuery>,
) -> Result<Json<MissingPage>, Problem> {
    let page = desk.missing(&query.class, &scope.within(), query.cursor.as_deref(), 200).await?;
    Ok(Json(MissingPage { items: page.items, next: page.next }))
}
