//! `POST /reimbursements`

use app::model::{ReimbursementRequest, ReimbursementView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::scope::Scope;

/// 手工报销：受理一张外来单据
#[utoipa::path(post, path = "/reimbursements", tag = "reimbursement", operation_id = "gather_reimbursement",
    request_body = ReimbursementRequest,
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn gather(
    State(app): State<App>,
    scope: Scope,
    JsonBody(request): JsonBody<ReimbursementRequest>,
) -> Result<Json<ReimbursementView>, Problem> {
    scope.check(Subject::Person(&request.visit.person_id)).await?;
    Ok(Json(app.gather_reimbursement(request).await?))
}
