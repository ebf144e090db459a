//! `GET /institutions/{id}`

use app::App;
use app::institutions::InstitutionDetail;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一家机构：协议、连接、各月结算、应付与预付（不含密钥）
#[utoipa::path(get, path = "/institutions/{id}", tag = "institution", operation_id = "read_institution",
    params(("id" = String, Path, description = "机构编号")),
    responses((status = 200, description = "机构", body = InstitutionDetail), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<InstitutionDetail>, Problem> {
    Ok(Json(app.read_institution(&id).await?))
}
