//! `POST /money`

use app::App;
use app::model::{MoneyOrder, MoneyView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// 预付、抵扣、支付机构、收回欠款、退还个人、划入账户
///
/// 同一 `message_id` 重试得到第一次的结果。经办人就是登录的账号。
#[utoipa::path(post, path = "/money", tag = "money", operation_id = "order_money",
    request_body = MoneyOrder,
    responses((status = 200, description = "凭证号与所动账户的余额（分）", body = MoneyView), Problems))]
pub async fn order(
    State(app): State<App>,
    scope: Scope,
    operator: Operator,
    JsonBody(mut order): JsonBody<MoneyOrder>,
) -> Result<Json<MoneyView>, Problem> {
    order.operator = operator.said(&scope, order.operator)?;
    Ok(Json(app.order_money(order).await?))
}
