//! `POST /people/cross-region-filings`

use app::cross::{FilingRequest, FilingView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// 异地就医备案：登记，或撤回一段日期内的备案
///
/// 可以补办：受影响的结算随即重算，差额入账（`adjusted`）。规则要求备案才能结算的，已结算后不能撤回。
#[utoipa::path(post, path = "/people/cross-region-filings", tag = "person", operation_id = "file_cross_region",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = FilingRequest,
    responses((status = 200, description = "改变了什么", body = FilingView), Problems))]
pub async fn file(
    State(app): State<App>,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(request): JsonBody<FilingRequest>,
) -> Result<Json<FilingView>, Problem> {
    scope.check(Subject::Person(&request.person_id)).await?;
    Ok(Json(app.file_cross_region(request, &operator).await?))
}
