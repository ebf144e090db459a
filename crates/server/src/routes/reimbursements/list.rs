//! `GET /reimbursements?state=`

use app::App;
use app::model::ReimbursementView;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// Which ones.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReimbursementQuery {
    /// Where they stand.
    #[param(inline)]
    state: ReimbursementState,
}

/// Where a manual reimbursement stands.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReimbursementState {
    /// Taken in (受理).
    Gathered,
    /// Computed (计算).
    Computed,
    /// Paid (支付).
    Paid,
    /// Signed for (签收).
    Signed,
}

/// 手工报销：某一状态的列表（至多 500 件）
#[utoipa::path(get, path = "/reimbursements", tag = "reimbursement", operation_id = "list_reimbursements",
    params(ReimbursementQuery),
    responses((status = 200, description = "手工报销", body = Vec<ReimbursementView>), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<ReimbursementQuery>,
) -> Result<Json<Vec<ReimbursementView>>, Problem> {
    let state = match query.state {
        ReimbursementState::Gathered => "gathered",
        ReimbursementState::Computed => "computed",
        ReimbursementState::Paid => "paid",
        ReimbursementState::Signed => "signed",
    };
    Ok(Json(app.list_reimbursements_within(state, &scope.within()).await?))
}
