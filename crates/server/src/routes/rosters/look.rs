//! `POST /rosters/look?name=&department=`

use app::roster::SourceFile;
use app::roster::kept::FileLook;
use axum::Json;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::content::{self, Takes};
use crate::extract::{QueryOf, RawBody};
use crate::rosters::OfRosters;
use crate::scope::Scope;

/// Whose file it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LookQuery {
    /// File name, as the department named it.
    name: String,
    /// Code of the department; recognised from the file when absent.
    department: Option<String>,
}

/// 看一个文件读成什么：哪个部门、各列认成什么、哪些行能用；不保存
#[utoipa::path(post, path = "/rosters/look", tag = "roster", operation_id = "look_at_roster_file",
    params(LookQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "读成了什么", body = FileLook), Problems))]
pub async fn look(
    OfRosters(desk): OfRosters,
    scope: Scope,
    QueryOf(query): QueryOf<LookQuery>,
    RawBody(bytes): RawBody,
) -> Result<Json<FileLook>, Problem> {
    content::check(&query.name, &bytes, Takes::Tables)?;
    let department = scope.department(query.department)?;
    let file = SourceFile { name: query.name, department, bytes: bytes.to_vec() };
    Ok(Json(desk.look(file).await?))
}
