//! `GET /policies/drafts/{id}/export.zip`

use app::App;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 草案的文件夹（ZIP），给规则包的仓库
#[utoipa::path(get, path = "/policies/drafts/{id}/export.zip", tag = "policy", operation_id = "export_policy_draft",
    params(("id" = String, Path, description = "草案编号")),
    responses((status = 200, description = "压缩包", body = Vec<u8>, content_type = "application/zip"), Problems))]
pub async fn export(State(app): State<App>, PathId(id): PathId) -> Result<Response, Problem> {
    let made = app.export_draft(&id).await?;
    let name = format!("attachment; filename=\"{}\"", made.name);
    let headers = [(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, made.bytes).into_response())
}
