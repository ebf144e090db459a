//! `POST /policies/drafts/{id}/save`

use app::App;
use app::policies::{PolicyDraftView, SaveDraft};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// 保存草案：只送改过的文件；别人先存了的会被告知
#[utoipa::path(post, path = "/policies/drafts/{id}/save", tag = "policy", operation_id = "save_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = SaveDraft,
    responses((status = 200, description = "存下的草案", body = PolicyDraftView), Problems))]
pub async fn save(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(save): JsonBody<SaveDraft>,
) -> Result<Json<PolicyDraftView>, Problem> {
    Ok(Json(app.save_draft(&id, save, &operator).await?))
}
