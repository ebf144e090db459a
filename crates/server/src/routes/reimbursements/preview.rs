//! `POST /reimbursements/preview`

use app::model::{ReimbursementRequest, SettlementView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::scope::Scope;

/// 手工报销：受理前试算，不入账
///
/// 与计算那一步同样算：受理之前就看得出单据哪里不对、大约报多少。`message_id` 不占用。
#[utoipa::path(post, path = "/reimbursements/preview", tag = "reimbursement", operation_id = "preview_reimbursement",
    request_body = ReimbursementRequest,
    responses((status = 200, description = "结算结果，没有入账", body = SettlementView), Problems))]
pub async fn preview(
    State(app): State<App>,
    scope: Scope,
    JsonBody(request): JsonBody<ReimbursementRequest>,
) -> Result<Json<SettlementView>, Problem> {
    scope.check(Subject::Person(&request.visit.person_id)).await?;
    Ok(Json(app.preview_reimbursement(request).await?))
}
