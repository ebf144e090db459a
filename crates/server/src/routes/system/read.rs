//! `GET /system`

use app::App;
use app::system::SystemView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};

/// 系统：数据库、版本、日志链、最近的备份、待办
#[utoipa::path(get, path = "/system", tag = "system", operation_id = "read_system",
    responses((status = 200, description = "系统", body = SystemView), Problems))]
pub async fn read(State(app): State<App>) -> Result<Json<SystemView>, Problem> {
    Ok(Json(app.system().await?))
}
