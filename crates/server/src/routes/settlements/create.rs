//! `POST /settlements`

use app::App;
use app::model::{SettleRequest, SettlementView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::scope::Scope;

/// 结算并入账
///
/// 应答即已落盘。同一机构的同一 `message_id` 重试得到第一次的结果；内容不同则拒绝（409）。
#[utoipa::path(post, path = "/settlements", tag = "settlement", operation_id = "settle",
    request_body = SettleRequest,
    responses((status = 200, description = "结算单", body = SettlementView), Problems))]
pub async fn create(
    State(app): State<App>,
    scope: Scope,
    JsonBody(request): JsonBody<SettleRequest>,
) -> Result<Json<SettlementView>, Problem> {
    scope.check_settling(&request).await?;
    Ok(Json(app.settle(request).await?))
}
