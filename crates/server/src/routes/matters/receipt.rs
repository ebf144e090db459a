//! `GET /matters/requests/{id}/receipt.pdf` and `receipt.html`

use app::{App, Printed};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::{DeskQuery, seat};
use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};
use crate::scope::Scope;

/// 受理单（PDF）；缺材料时同时是一次性告知书
#[utoipa::path(get, path = "/matters/requests/{id}/receipt.pdf", tag = "matter", operation_id = "receipt_pdf",
    params(("id" = String, Path, description = "受理编号"), DeskQuery),
    responses((status = 200, description = "PDF", content_type = "application/pdf", body = Vec<u8>), Problems))]
pub async fn pdf(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
    QueryOf(query): QueryOf<DeskQuery>,
) -> Result<Response, Problem> {
    Ok(answer(app.print_receipt(&id, &seat(&scope, &query.desk)?, true).await?))
}

/// 受理单（网页）；缺材料时同时是一次性告知书
#[utoipa::path(get, path = "/matters/requests/{id}/receipt.html", tag = "matter", operation_id = "receipt_html",
    params(("id" = String, Path, description = "受理编号"), DeskQuery),
    responses((status = 200, description = "网页", content_type = "text/html", body = String), Problems))]
pub async fn html(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
    QueryOf(query): QueryOf<DeskQuery>,
) -> Result<Response, Problem> {
    Ok(answer(app.print_receipt(&id, &seat(&scope, &query.desk)?, false).await?))
}

fn answer(printed: Printed) -> Response {
    match printed {
        Printed::Html(text) => axum::response::Html(text).into_response(),
        Printed::Pdf(bytes) => ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
    }
}
