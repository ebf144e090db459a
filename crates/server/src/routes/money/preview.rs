//! `POST /money/preview`

use app::App;
use app::model::{MoneyOrder, MoneyPreview};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;

/// 资金往来：先看所动账户办前、办后的余额，不入账
///
/// 与办理时同样核对：超出余额的现在就拒绝。`message_id` 不占用。
#[utoipa::path(post, path = "/money/preview", tag = "money", operation_id = "preview_money",
    request_body = MoneyOrder,
    responses((status = 200, description = "所动账户办前、办后的余额（分）", body = MoneyPreview), Problems))]
pub async fn preview(
    State(app): State<App>,
    JsonBody(order): JsonBody<MoneyOrder>,
) -> Result<Json<MoneyPreview>, Problem> {
    Ok(Json(app.preview_money(order).await?))
}
