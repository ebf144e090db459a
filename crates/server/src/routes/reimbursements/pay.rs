//! `POST /reimbursements/{id}/pay`

use app::App;
use app::model::ReimbursementView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Operator, PathId};
use crate::scope::Scope;

/// 手工报销：支付到参保人的银行卡
///
/// 计算的人不支付（API-0409）。
#[utoipa::path(post, path = "/reimbursements/{id}/pay", tag = "reimbursement", operation_id = "pay_reimbursement",
    params(
        ("id" = String, Path, description = "手工报销号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn pay(
    State(app): State<App>,
    PathId(id): PathId,
    scope: Scope,
    Operator(operator): Operator,
) -> Result<Json<ReimbursementView>, Problem> {
    scope.check_second(&id, &operator).await?;
    Ok(Json(app.pay_reimbursement(&id, &operator).await?))
}
