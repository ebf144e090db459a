//! `POST /policies/drafts/{id}/compare`

use app::App;
use app::policies::{CheckDraft, PolicyComparison};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId};

/// 与现行比较：哪些写法、人和日子、算例变了，变多少
#[utoipa::path(post, path = "/policies/drafts/{id}/compare", tag = "policy", operation_id = "compare_policy_draft",
    params(("id" = String, Path, description = "草案编号")),
    request_body = CheckDraft,
    responses((status = 200, description = "不同", body = PolicyComparison), Problems))]
pub async fn compare(
    State(app): State<App>,
    PathId(id): PathId,
    JsonBody(edits): JsonBody<CheckDraft>,
) -> Result<Json<PolicyComparison>, Problem> {
    Ok(Json(app.compare_draft(&id, edits).await?))
}
