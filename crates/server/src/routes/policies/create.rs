//! `POST /policies/drafts`

use app::App;
use app::policies::{NewDraft, PolicyDraftView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};

/// 起草：从现行文字开始（或抄一份旧草案、新写一份文件）
#[utoipa::path(post, path = "/policies/drafts", tag = "policy", operation_id = "begin_policy_draft",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = NewDraft,
    responses((status = 200, description = "草案", body = PolicyDraftView), Problems))]
pub async fn create(
    State(app): State<App>,
    Operator(operator): Operator,
    JsonBody(new): JsonBody<NewDraft>,
) -> Result<Json<PolicyDraftView>, Problem> {
    Ok(Json(app.begin_draft(new, &operator).await?))
}
