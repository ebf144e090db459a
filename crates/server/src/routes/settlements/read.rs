//! `GET /settlements/{id}`

use app::model::SettlementView;
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;
use crate::scope::Scope;

/// 一张结算单，带全部计算步骤
///
/// 不能看诊断的人，步骤里的病种是遮盖的。
#[utoipa::path(get, path = "/settlements/{id}", tag = "settlement", operation_id = "read_settlement",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "结算单", body = SettlementView), Problems))]
pub async fn read(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
) -> Result<Json<SettlementView>, Problem> {
    let view = app.find_settlement(&id).await?;
    Ok(Json(match scope.veiled(Subject::Settlement(&id)).await? {
        Some(facts) => app.veiled(view, facts).await?,
        None => view,
    }))
}
