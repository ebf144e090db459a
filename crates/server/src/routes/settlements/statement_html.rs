//! `GET /settlements/{id}/statement.html`

use app::{App, Printed, Subject};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::PathId;
use crate::scope::Scope;

/// 一单式结算单（网页）
#[utoipa::path(get, path = "/settlements/{id}/statement.html", tag = "settlement", operation_id = "statement_html",
    params(("id" = String, Path, description = "结算单号")),
    responses((status = 200, description = "网页", content_type = "text/html", body = String), Problems))]
pub async fn statement_html(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
) -> Result<Response, Problem> {
    let veiled = scope.veiled(Subject::Settlement(&id)).await?;
    Ok(match app.print_statement_for(&id, false, veiled).await? {
        Printed::Html(text) => crate::pages::page(text),
        Printed::Pdf(bytes) => ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
    })
}
