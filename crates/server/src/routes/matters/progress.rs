//! `POST /matters/progress`: for everybody who has a receipt. A body, not a query: digits of identity numbers do
//! not belong into addresses and their logs.

use app::App;
use app::matters::ProgressView;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;

/// What is on the receipt, and who asks.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressBody {
    /// The number on the receipt.
    number: String,
    /// Last four characters of the person's identity number.
    digits: String,
}

/// 查进度：受理编号加证件号码最后四位，不用登录
///
/// 只说办到哪一步、下一步做什么；不说是谁、什么事项。编号和四位数字哪个不对，答复都一样。
#[utoipa::path(post, path = "/matters/progress", tag = "matter", operation_id = "matter_progress",
    request_body = ProgressBody,
    responses((status = 200, description = "进度", body = ProgressView), Problems))]
pub async fn progress(
    State(app): State<App>,
    JsonBody(body): JsonBody<ProgressBody>,
) -> Result<Json<ProgressView>, Problem> {
    Ok(Json(app.matter_progress(&body.number, &body.digits).await?))
}
