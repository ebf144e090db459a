//! `POST /reimbursements/{id}/sign`

use app::App;
use app::model::ReimbursementView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Operator, PathId};

/// 手工报销：参保人签收
#[utoipa::path(post, path = "/reimbursements/{id}/sign", tag = "reimbursement", operation_id = "sign_reimbursement",
    params(
        ("id" = String, Path, description = "手工报销号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    responses((status = 200, description = "手工报销", body = ReimbursementView), Problems))]
pub async fn sign(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
) -> Result<Json<ReimbursementView>, Problem> {
    Ok(Json(app.sign_reimbursement(&id, &operator).await?))
}
