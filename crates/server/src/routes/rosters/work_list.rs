//! `GET /rosters/work-list.xlsx`

use app::App;
use app::roster::kept::ProblemQuery;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::rosters::OfRosters;

/// 工作单（Excel），一个乡镇一张表
#[utoipa::path(get, path = "/rosters/work-list.xlsx", tag = "roster", operation_id = "roster_work_list",
    params(ProblemQuery),
    responses((status = 200, description = "工作簿", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
pub async fn work_list(
    State(app): State<App>,
    OfRosters(desk): OfRosters,
    QueryOf(query): QueryOf<ProblemQuery>,
) -> Result<Response, Problem> {
    let bytes = desk.work_list(&query.filter(app.today())?).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
