//! `GET /settlements/{id}/statement.pdf`

use app::{App, Printed, Subject};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::PathId;
use crate::scope::Scope;

/// 一单式结算单（PDF）
#[utoipa::path(get, path = "/settlements/{id}/statement.pdf", tag = "settlement", operation_id = "statement_pdf",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "一页 PDF", content_type = "application/pdf", body = Vec<u8>), Problems))]
pub async fn statement_pdf(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
) -> Result<Response, Problem> {
    let veiled = scope.veiled(Subject::Settlement(&id)).await?;
    Ok(match app.print_statement_for(&id, true, veiled).await? {
        Printed::Pdf(bytes) => ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Printed::Html(text) => axum::response::Html(text).into_response(),
    })
}
