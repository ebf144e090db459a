//! `POST /settlements/{id}/reverse`

use app::App;
use app::model::{ReversalView, ReverseRequest};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, PathId};

/// Who takes a settlement back, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseBody {
    /// The institution that asks; only that of the settlement may.
    institution_id: String,
    /// Its number for this message.
    message_id: String,
    /// Who does it.
    #[serde(default)]
    operator: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// 冲销结算
///
/// 记相反的分录，累计退回；同一人后来的结算若因此改变，差额同时入账（`adjusted`）。
#[utoipa::path(post, path = "/settlements/{id}/reverse", tag = "settlement", operation_id = "reverse_settlement",
    params(("id" = String, Path, description = "结算单号")), request_body = ReverseBody,
    responses((status = 200, description = "冲销结果", body = ReversalView), Problems))]
pub async fn reverse(
    State(app): State<App>,
    PathId(settlement_id): PathId,
    JsonBody(body): JsonBody<ReverseBody>,
) -> Result<Json<ReversalView>, Problem> {
    let ReverseBody { institution_id, message_id, operator, reason } = body;
    let request = ReverseRequest { institution_id, message_id, operator, settlement_id, reason };
    Ok(Json(app.reverse(request).await?))
}
