//! `GET /visits?institution_id=`

use app::App;
use app::portal::WaitingPage;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// Whose visits.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WaitingQuery {
    /// The institution.
    institution_id: String,
    /// Only those of this person.
    person_id: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 200.
    limit: Option<usize>,
}

/// 一家机构在院和待结算的就诊
#[utoipa::path(get, path = "/visits", tag = "visit", operation_id = "list_waiting_visits",
    params(WaitingQuery),
    responses((status = 200, description = "一页", body = WaitingPage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<WaitingQuery>,
) -> Result<Json<WaitingPage>, Problem> {
    let limit = query.limit.unwrap_or(50);
    let (within, person) = (scope.within(), query.person_id.as_deref());
    let page = app.waiting_visits(&query.institution_id, person, &within, query.cursor.as_deref(), limit);
    Ok(Json(page.await?))
}
