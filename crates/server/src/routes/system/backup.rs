//! `POST /system/backup`

use app::App;
use app::system::BackupLine;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base::Finding;
use tokio::sync::Semaphore;

use crate::error::{Problem, Problems};
use crate::extract::Operator;

/// One backup at a time.
static RUNNING: Semaphore = Semaphore::const_new(1);

/// 备份：把数据库复制到它旁边的 backups 文件夹，不停业务（SQLite；PostgreSQL 请用 pg_dump）
#[utoipa::path(post, path = "/system/backup", tag = "system", operation_id = "back_up",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    responses((status = 200, description = "备份", body = BackupLine), Problems))]
pub async fn back_up(
    State(app): State<App>,
    Operator(operator): Operator,
) -> Result<Json<BackupLine>, Problem> {
    let Ok(_permit) = RUNNING.try_acquire() else {
        let finding = Finding::error("API-0015", "正有一次备份在进行", "请等它结束");
        return Err(Problem::new(StatusCode::CONFLICT, finding));
    };
    Ok(Json(app.back_up(if operator.is_empty() { "open" } else { &operator }).await?))
}
