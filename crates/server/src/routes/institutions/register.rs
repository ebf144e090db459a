//! `GET /institutions/register`

use app::App;
use app::institutions::{InstitutionPage, InstitutionQuery};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// 定点医药机构：按名称、级别、协议状态查找，带协议与连接情况
#[utoipa::path(get, path = "/institutions/register", tag = "institution", operation_id = "list_institution_register",
    params(InstitutionQuery),
    responses((status = 200, description = "一页", body = InstitutionPage), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<InstitutionQuery>,
) -> Result<Json<InstitutionPage>, Problem> {
    Ok(Json(app.list_institutions(&query)))
}
