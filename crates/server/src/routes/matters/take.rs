//! `POST /matters/requests`

use app::App;
use app::matters::{MatterTake, RequestView};
use axum::Json;
use axum::extract::State;

use super::seat;
use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// 受理一件：给出受理编号；缺的材料当场一次性告知
///
/// 同一个人的同一事项正在办理时不重复受理（409，写明已有的编号）。
#[utoipa::path(post, path = "/matters/requests", tag = "matter", operation_id = "take_matter",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = MatterTake,
    responses((status = 200, description = "受理的这一件", body = RequestView), Problems))]
pub async fn take(
    State(app): State<App>,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(mut body): JsonBody<MatterTake>,
) -> Result<Json<RequestView>, Problem> {
    body.desk = seat(&scope, &body.desk)?;
    Ok(Json(app.take_matter(body, &operator).await?))
}
