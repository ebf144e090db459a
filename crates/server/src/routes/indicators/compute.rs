//! `POST /indicators/compute`

use app::App;
use app::indicators::IndicatorJob;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};

/// Which month.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComputeRequest {
    /// `2024-03`.
    period: String,
}

/// 计算一个月的指标；在后台算，进度见 `GET /indicators` 的 `job`
#[utoipa::path(post, path = "/indicators/compute", tag = "indicator", operation_id = "compute_indicators",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = ComputeRequest,
    responses((status = 200, description = "开始了", body = IndicatorJob), Problems))]
pub async fn compute(
    State(app): State<App>,
    Operator(operator): Operator,
    JsonBody(request): JsonBody<ComputeRequest>,
) -> Result<Json<IndicatorJob>, Problem> {
    Ok(Json(app.start_indicators(&request.period, &operator)?))
}
