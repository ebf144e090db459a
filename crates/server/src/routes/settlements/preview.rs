//! `POST /settlements/preview`

use app::App;
use app::model::{SettleRequest, SettlementView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;

/// 预结算：与结算同样计算，不入账
///
/// 返回的 `decision` 逐步写明每一分钱由谁付、依据哪一条。
#[utoipa::path(post, path = "/settlements/preview", tag = "settlement", operation_id = "preview_settlement",
    request_body = SettleRequest,
    responses((status = 200, description = "结算结果，没有入账", body = SettlementView), Problems))]
pub async fn preview(
    State(app): State<App>,
    JsonBody(request): JsonBody<SettleRequest>,
) -> Result<Json<SettlementView>, Problem> {
    Ok(Json(app.preview(request).await?))
}
