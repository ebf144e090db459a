//! `GET /people?q=`

use access::Action;
use app::App;
use app::portal::PeoplePage;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// Whom to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Beginning of the name, identity number, number of the card, or our number.
    q: String,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most on a page: 20 unless told, at most 100.
    limit: Option<usize>,
}

/// 找参保人：姓名开头、身份证号、社保卡号或参保人编号
///
/// 只列出管辖范围内的人；没有“按姓名找参保人”权限的，只能按号码找。
#[utoipa::path(get, path = "/people", tag = "person", operation_id = "list_people",
    params(PeopleQuery),
    responses((status = 200, description = "一页", body = PeoplePage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<PeopleQuery>,
) -> Result<Json<PeoplePage>, Problem> {
    let limit = query.limit.unwrap_or(20);
    let (numbers, names) = (scope.within(), scope.within_for(Action::PersonSearch));
    Ok(Json(app.find_people(&query.q, (&numbers, &names), query.cursor.as_deref(), limit).await?))
}
