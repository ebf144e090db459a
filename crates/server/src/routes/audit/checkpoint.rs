//! `GET /audit/checkpoint`

use app::App;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};

/// The chain's last link, to be kept where the operators of this program cannot write.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckpointView {
    /// Place in the chain.
    seq: i64,
    /// Hash, 64 hexadecimal digits.
    hash: String,
    /// Both, as `audit verify` reads them.
    checkpoint: String,
    /// Instant (UTC).
    at: String,
}

/// 检查点：日志链现在的末环；抄存在别处，以后可以证明此前的记录没有被改写
#[utoipa::path(get, path = "/audit/checkpoint", tag = "audit", operation_id = "audit_checkpoint",
    responses((status = 200, description = "检查点", body = CheckpointView), Problems))]
pub async fn checkpoint(State(app): State<App>) -> Result<Json<CheckpointView>, Problem> {
    app.settle_sights().await;
    let (checkpoint, at) = app.checkpoint().await?;
    Ok(Json(CheckpointView {
        seq: checkpoint.seq,
        hash: checkpoint.hash.clone(),
        checkpoint: checkpoint.to_string(),
        at,
    }))
}
