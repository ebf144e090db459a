//! `GET /settlements`

use app::{App, SettlementPage, SettlementQuery};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// 结算单列表，按结算日和单号
///
/// 每页末尾的 `next` 是下一页的 `cursor`；没有 `next` 就是最后一页。
#[utoipa::path(get, path = "/settlements", tag = "settlement", operation_id = "list_settlements",
    params(SettlementQuery),
    responses((status = 200, description = "一页", body = SettlementPage), Problems))]
pub async fn list(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<SettlementQuery>,
) -> Result<Json<SettlementPage>, Problem> {
    let query = SettlementQuery { within: scope.within(), ..query };
    Ok(Json(app.list_settlements(&query).await?))
}
