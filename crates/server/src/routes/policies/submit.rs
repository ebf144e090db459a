//! `POST /policies/drafts/{id}/submit`, `/take-back` and `/withdraw`: the author's steps.

use app::App;
use app::policies::{PolicyDraftRow, Submit};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// 提交审批：查错通过、写了施行日的才收
#[utoipa::path(post, path = "/policies/drafts/{id}/submit", tag = "policy", operation_id = "submit_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = Submit,
    responses((status = 200, description = "草案", body = PolicyDraftRow), Problems))]
pub async fn submit(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(step): JsonBody<Submit>,
) -> Result<Json<PolicyDraftRow>, Problem> {
    Ok(Json(app.submit_draft(&id, step, &operator).await?))
}

/// 撤回再改
#[utoipa::path(post, path = "/policies/drafts/{id}/take-back", tag = "policy", operation_id = "take_back_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = Submit,
    responses((status = 200, description = "草案", body = PolicyDraftRow), Problems))]
pub async fn take_back(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(step): JsonBody<Submit>,
) -> Result<Json<PolicyDraftRow>, Problem> {
    Ok(Json(app.take_back_draft(&id, step, &operator).await?))
}

/// 作废：留着可看，不再能改
#[utoipa::path(post, path = "/policies/drafts/{id}/withdraw", tag = "policy", operation_id = "withdraw_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = Submit,
    responses((status = 200, description = "草案", body = PolicyDraftRow), Problems))]
pub async fn withdraw(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(step): JsonBody<Submit>,
) -> Result<Json<PolicyDraftRow>, Problem> {
    Ok(Json(app.withdraw_draft(&id, step, &operator).await?))
}
