//! `POST /reimbursements/{id}/withdraw`

use app::App;
use app::model::ReimbursementView;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// Why a bill is given back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawBody {
    /// 2 to 200 characters.
    reason: String,
}

/// 手工报销：退回录错或不予报销的单据
///
/// 还没有计算的，或结算单已经冲销的；已经支付的不能退回。
#[utoipa::path(post, path = "/reimbursements/{id}/withdraw", tag = "reimbursement", operation_id = "withdraw_reimbursement",
    params(
        ("id" = String, Path, description = "手工报销号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    request_body = WithdrawBody,
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn withdraw(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(body): JsonBody<WithdrawBody>,
) -> Result<Json<ReimbursementView>, Problem> {
    Ok(Json(app.withdraw_reimbursement(&id, &operator, &body.reason).await?))
}
