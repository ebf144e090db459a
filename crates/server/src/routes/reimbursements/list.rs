//! `GET /reimbursements`

use app::{App, ReimbursementPage, ReimbursementQuery};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// 手工报销列表：某一状态的，或全部
///
/// 等着办下一步的按受理先后，已签收的和全部的新的在前。每页末尾的 `next` 是下一页的 `cursor`；没有 `next` 就是最后一页。
#[utoipa::path(get, path = "/reimbursements", tag = "reimbursement", operation_id = "list_reimbursements",
    params(ReimbursementQuery),
    responses((status = 200, description = "一页", body = ReimbursementPage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<ReimbursementQuery>,
) -> Result<Json<ReimbursementPage>, Problem> {
    let query = ReimbursementQuery { within: scope.within(), ..query };
    Ok(Json(app.list_reimbursements(&query).await?))
}
