//! `GET /policies/drafts?state=`

use app::App;
use app::policies::PolicyDraftRow;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which drafts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DraftsQuery {
    /// `draft`, `submitted`, `approved`, `refused`, `withdrawn`; all when absent.
    state: Option<String>,
}

/// 政策草案，最近的在前
#[utoipa::path(get, path = "/policies/drafts", tag = "policy", operation_id = "list_policy_drafts",
    params(DraftsQuery),
    responses((status = 200, description = "草案", body = Vec<PolicyDraftRow>), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<DraftsQuery>,
) -> Result<Json<Vec<PolicyDraftRow>>, Problem> {
    Ok(Json(app.list_drafts(query.state.as_deref()).await?))
}
