//! `POST /settlements/preview`

use app::model::{SettleRequest, SettlementView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;
use crate::scope::Scope;

/// 预结算：与结算同样计算，不入账
///
/// 返回的 `decision` 逐步写明每一分钱由谁付、依据哪一条。
#[utoipa::path(post, path = "/settlements/preview", tag = "settlement", operation_id = "preview_settlement",
    request_body = SettleRequest,
    responses((status = 200, description = "结算结果，没有入账", body = SettlementView), Problems))]
pub async fn preview(
    State(app): State<App>,
    scope: Scope,
    JsonBody(request): JsonBody<SettleRequest>,
) -> Result<Json<SettlementView>, Problem> {
    scope.check_settling(&request).await?;
    // Who sends the visit along knows its illness; who names a stored one may not.
    let veiled = match &request.visit_id {
        Some(id) => scope.veiled(Subject::Visit(id)).await?,
        None => None,
    };
    let view = app.preview(request).await?;
    Ok(Json(match veiled {
        Some(facts) => app.veiled(view, facts).await?,
        None => view,
    }))
}
