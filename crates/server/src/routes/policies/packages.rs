//! `GET /policies` and `GET /policies/packages/{id}`

use app::App;
use app::policies::{PackageView, PoliciesView};
use axum::Json;
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};

/// Which day.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PoliciesQuery {
    /// As it is in force on this day; today unless told.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<Day>,
}

/// 本地区的政策：某一天在施行的、以前的、将来的，和各版规则的施行日
#[utoipa::path(get, path = "/policies", tag = "policy", operation_id = "list_policies",
    params(PoliciesQuery),
    responses((status = 200, description = "政策文件", body = PoliciesView), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<PoliciesQuery>,
) -> Result<Json<PoliciesView>, Problem> {
    Ok(Json(app.list_packages(query.on).await?))
}

/// 一份政策文件：左条文、右规则，算例当场跑
#[utoipa::path(get, path = "/policies/packages/{id}", tag = "policy", operation_id = "read_policy",
    params(("id" = String, Path, description = "文件标识"), PoliciesQuery),
    responses((status = 200, description = "条文、规则、口径和算例", body = PackageView), Problems))]
pub async fn read(
    State(app): State<App>,
    PathId(id): PathId,
    QueryOf(query): QueryOf<PoliciesQuery>,
) -> Result<Json<PackageView>, Problem> {
    Ok(Json(app.read_package(&id, query.on).await?))
}
