//! `POST /rosters/documents?name=`

use axum::Json;
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, Problems};
use crate::extract::content::{self, Takes};
use crate::extract::{Operator, QueryOf, RawBody};
use crate::rosters::OfRosters;

/// Whose bytes they are.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// File name.
    name: String,
}

/// A document that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentView {
    /// SHA-256 of its bytes: name it in `documents` when you report a remedy.
    sha256: String,
    /// Bytes.
    size: usize,
}

/// 上传整改凭证；请求体就是文件本身
#[utoipa::path(post, path = "/rosters/documents", tag = "roster", operation_id = "upload_roster_document",
    params(DocumentQuery, ("X-Operator" = String, Header, description = "经办人")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "文件的指纹", body = DocumentView), Problems))]
pub async fn upload(
    OfRosters(desk): OfRosters,
    QueryOf(query): QueryOf<DocumentQuery>,
    Operator(operator): Operator,
    RawBody(bytes): RawBody,
) -> Result<Json<DocumentView>, Problem> {
    let bytes: Bytes = bytes;
    content::check(&query.name, &bytes, Takes::Papers)?;
    let size = bytes.len();
    let kept = desk.upload(&query.name, bytes.to_vec(), &operator).await?;
    Ok(Json(DocumentView { sha256: kept.sha256, size }))
}
