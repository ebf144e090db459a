//! `POST /reimbursements/{id}/compute`

use app::App;
use app::model::ReimbursementView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Operator, PathId};

/// 手工报销：计算并入账，此后局里欠参保人报销款
#[utoipa::path(post, path = "/reimbursements/{id}/compute", tag = "reimbursement", operation_id = "compute_reimbursement",
    params(
        ("id" = String, Path, description = "手工报销号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn compute(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
) -> Result<Json<ReimbursementView>, Problem> {
    Ok(Json(app.compute_reimbursement(&id, &operator).await?))
}
