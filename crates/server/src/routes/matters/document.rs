//! `POST /matters/documents?name=` and `GET /matters/requests/{id}/documents?sha256=`

use app::App;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::seat;
use crate::error::{Problem, Problems};
use crate::extract::{Operator, PathId, QueryOf, RawBody};
use crate::scope::Scope;

/// What the file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NameQuery {
    /// File name.
    name: String,
}

/// Which file of a request, and which desk asks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// SHA-256 of the file.
    sha256: String,
    /// The desk.
    #[serde(default)]
    desk: String,
}

/// A document that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatterDocument {
    /// SHA-256 of its bytes: name it in `documents` when taking in or supplying.
    sha256: String,
    /// Bytes.
    size: usize,
}

/// 上传办事材料；请求体就是文件本身
#[utoipa::path(post, path = "/matters/documents", tag = "matter", operation_id = "upload_matter_document",
    params(NameQuery, ("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "文件的指纹", body = MatterDocument), Problems))]
pub async fn upload(
    State(app): State<App>,
    QueryOf(query): QueryOf<NameQuery>,
    Operator(operator): Operator,
    RawBody(bytes): RawBody,
) -> Result<Json<MatterDocument>, Problem> {
    let kept = app.keep_matter_document(&query.name, bytes.to_vec(), &operator).await?;
    Ok(Json(MatterDocument { sha256: kept.sha256, size: kept.bytes }))
}

/// 取一件里上传过的材料
#[utoipa::path(get, path = "/matters/requests/{id}/documents", tag = "matter",
    operation_id = "read_matter_document",
    params(("id" = String, Path, description = "受理编号"), FileQuery),
    responses((status = 200, description = "文件", body = Vec<u8>,
        content_type = "application/octet-stream"), Problems))]
pub async fn read(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
    QueryOf(query): QueryOf<FileQuery>,
) -> Result<Response, Problem> {
    let (_, bytes) = app.matter_document(&id, &query.sha256, &seat(&scope, &query.desk)?).await?;
    // Never shown as a page of ours, whatever it is.
    let headers =
        [(header::CONTENT_TYPE, "application/octet-stream"), (header::CONTENT_DISPOSITION, "attachment")];
    Ok((headers, bytes).into_response())
}
