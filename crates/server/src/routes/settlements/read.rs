//! `GET /settlements/{id}`

use app::App;
use app::model::SettlementView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一张结算单，带全部计算步骤
#[utoipa::path(get, path = "/settlements/{id}", tag = "settlement", operation_id = "read_settlement",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "结算单", body = SettlementView), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<SettlementView>, Problem> {
    Ok(Json(app.find_settlement(&id).await?))
}
