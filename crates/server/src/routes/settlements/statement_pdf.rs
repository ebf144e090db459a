//! `GET /settlements/{id}/statement.pdf`

use app::{App, Printed};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一单式结算单（PDF）
#[utoipa::path(get, path = "/settlements/{id}/statement.pdf", tag = "settlement", operation_id = "statement_pdf",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "一页 PDF", content_type = "application/pdf", body = Vec<u8>), Problems))]
pub async fn statement_pdf(State(app): State<App>, PathId(id): PathId) -> Result<Response, Problem> {
    Ok(match app.print_statement(&id, true).await? {
        Printed::Pdf(bytes) => ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
        Printed::Html(text) => axum::response::Html(text).into_response(),
    })
}
