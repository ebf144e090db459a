//! `GET /rosters/work-list.xlsx`

use access::Action;
use app::App;
use app::roster::kept::ProblemQuery;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// 工作单（Excel），一个乡镇一张表
///
/// 只含管辖范围内的问题；证件号码是遮盖的，除非角色可看全号。
#[utoipa::path(get, path = "/rosters/work-list.xlsx", tag = "roster", operation_id = "roster_work_list",
    params(ProblemQuery),
    responses((status = 200, description = "工作簿", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
pub async fn work_list(
    State(app): State<App>,
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<ProblemQuery>,
) -> Result<Response, Problem> {
    let query = ProblemQuery { within: scope.within(), ..query };
    let shows_numbers = scope.may_anywhere(Action::FieldNumber);
    let bytes = desk.work_list_for(&query.filter(app.today())?, shows_numbers).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
