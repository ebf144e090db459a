//! `POST /reimbursements`

use app::model::{ReimbursementRequest, ReimbursementView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// 手工报销：受理一张外来单据
///
/// 单据哪里不对一次说全，每一条写明是哪一栏（`place`）；经办人就是登录的账号。
#[utoipa::path(post, path = "/reimbursements", tag = "reimbursement", operation_id = "gather_reimbursement",
    request_body = ReimbursementRequest,
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn gather(
    State(app): State<App>,
    scope: Scope,
    operator: Operator,
    JsonBody(mut request): JsonBody<ReimbursementRequest>,
) -> Result<Json<ReimbursementView>, Problem> {
    request.operator = operator.said(&scope, request.operator)?;
    scope.check(Subject::Person(&request.visit.person_id)).await?;
    Ok(Json(app.gather_reimbursement(request).await?))
}
