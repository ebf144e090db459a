//! `POST /policies/drafts/{id}/package`

use app::App;
use app::policies::{CheckDraft, PackageView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId};

/// 草案的左条文右规则，连同还没有保存的文字
#[utoipa::path(post, path = "/policies/drafts/{id}/package", tag = "policy", operation_id = "preview_policy_draft",
    params(("id" = String, Path, description = "草案编号")),
    request_body = CheckDraft,
    responses((status = 200, description = "条文、规则、口径和算例", body = PackageView), Problems))]
pub async fn preview(
    State(app): State<App>,
    PathId(id): PathId,
    JsonBody(edits): JsonBody<CheckDraft>,
) -> Result<Json<PackageView>, Problem> {
    Ok(Json(app.preview_package(&id, edits).await?))
}
