//! `GET /reimbursements/{id}`

use access::Action;
use app::{App, ReimbursementDetail, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;
use crate::scope::Scope;

/// 一件手工报销：单据、就诊、谁在何时办了哪一步、结算单号
///
/// 不能看诊断的人，诊断不给，病种是遮盖的；不能看就诊明细的人，只有明细的条数。
#[utoipa::path(get, path = "/reimbursements/{id}", tag = "reimbursement", operation_id = "read_reimbursement",
    params(("id" = String, Path, description = "手工报销号")),
    responses((status = 200, description = "手工报销", body = ReimbursementDetail), Problems))]
pub async fn read(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
) -> Result<Json<ReimbursementDetail>, Problem> {
    let subject = Subject::Reimbursement(&id);
    let veiled = scope.veiled(subject).await?;
    let lines = scope.may_with(Action::VisitRead, subject).await?;
    Ok(Json(app.find_reimbursement(&id, veiled, lines).await?))
}
