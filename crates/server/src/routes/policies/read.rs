//! `GET /policies/drafts/{id}`

use app::App;
use app::policies::PolicyDraftView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一份草案和它的全部文字
#[utoipa::path(get, path = "/policies/drafts/{id}", tag = "policy", operation_id = "read_policy_draft",
    params(("id" = String, Path, description = "草案编号")),
    responses((status = 200, description = "草案", body = PolicyDraftView), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<PolicyDraftView>, Problem> {
    Ok(Json(app.read_draft(&id).await?))
}
