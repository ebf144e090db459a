//! `GET /settlements/{id}/statement.html`

use app::{App, Printed};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 一单式结算单（网页）
#[utoipa::path(get, path = "/settlements/{id}/statement.html", tag = "settlement", operation_id = "statement_html",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "网页", content_type = "text/html", body = String), Problems))]
pub async fn statement_html(State(app): State<App>, PathId(id): PathId) -> Result<Response, Problem> {
    Ok(match app.print_statement(&id, false).await? {
        Printed::Html(text) => crate::pages::page(text),
        Printed::Pdf(bytes) => ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
    })
}
