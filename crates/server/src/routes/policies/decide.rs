//! `POST /policies/drafts/{id}/approve` and `/refuse`: the second person's steps.

use app::App;
use app::policies::{Decide, PolicyDraftRow};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// 批准：写过它的人不能批；批准后立即装入，自施行日的结算起用
#[utoipa::path(post, path = "/policies/drafts/{id}/approve", tag = "policy", operation_id = "approve_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "审批人")),
    request_body = Decide,
    responses((status = 200, description = "草案", body = PolicyDraftRow), Problems))]
pub async fn approve(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(decide): JsonBody<Decide>,
) -> Result<Json<PolicyDraftRow>, Problem> {
    Ok(Json(app.approve_draft(&id, decide, &operator).await?))
}

/// 退回：要写理由，理由留着
#[utoipa::path(post, path = "/policies/drafts/{id}/refuse", tag = "policy", operation_id = "refuse_policy_draft",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "审批人")),
    request_body = Decide,
    responses((status = 200, description = "草案", body = PolicyDraftRow), Problems))]
pub async fn refuse(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(decide): JsonBody<Decide>,
) -> Result<Json<PolicyDraftRow>, Problem> {
    Ok(Json(app.refuse_draft(&id, decide, &operator).await?))
}
