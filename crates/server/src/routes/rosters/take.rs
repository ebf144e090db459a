//! `POST /rosters/files?name=&department=`

use app::roster::SourceFile;
use app::roster::kept::DailyView;
use axum::Json;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::content::{self, Takes};
use crate::extract::{Operator, QueryOf, RawBody};
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// Whose file it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// File name, as the department named it.
    name: String,
    /// Code of the department; recognised from the file when absent.
    department: Option<String>,
}

/// 部门每天送来的增减名册，随到随比；请求体就是文件本身
#[utoipa::path(post, path = "/rosters/files", tag = "roster", operation_id = "take_roster_file",
    params(FileQuery, ("X-Operator" = String, Header, description = "经办人")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "比到了谁，有哪些新问题", body = DailyView), Problems))]
pub async fn take(
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<FileQuery>,
    Operator(operator): Operator,
    RawBody(bytes): RawBody,
) -> Result<Json<DailyView>, Problem> {
    content::check(&query.name, &bytes, Takes::Tables)?;
    let department = scope.department(query.department)?;
    let file = SourceFile { name: query.name, department, bytes: bytes.to_vec() };
    Ok(Json(desk.take_daily(file, &operator).await?))
}
