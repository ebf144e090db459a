//! `POST /policies/drafts/{id}/check`

use app::App;
use app::policies::{CheckDraft, PolicyCheck};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId};

/// 查错：连同还没有保存的文字，一次列全，并跑算例
#[utoipa::path(post, path = "/policies/drafts/{id}/check", tag = "policy", operation_id = "check_policy_draft",
    params(("id" = String, Path, description = "草案编号")),
    request_body = CheckDraft,
    responses((status = 200, description = "全部问题", body = PolicyCheck), Problems))]
pub async fn check(
    State(app): State<App>,
    PathId(id): PathId,
    JsonBody(edits): JsonBody<CheckDraft>,
) -> Result<Json<PolicyCheck>, Problem> {
    Ok(Json(app.check_draft(&id, edits).await?))
}
