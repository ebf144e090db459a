//! `GET /law?rule=&clause=&on=`

use app::App;
use app::portal::LawView;
use axum::Json;
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// What a step of a decision names.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LawQuery {
    /// `rule` of the step; may be empty.
    #[serde(default)]
    rule: String,
    /// `clause` of the step.
    #[serde(default)]
    clause: String,
    /// The day of the settlement: of several versions of a rule the one in force.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<Day>,
}

/// 计算步骤背后的规则、条款和法规原文
#[utoipa::path(get, path = "/law", tag = "region", operation_id = "read_law",
    params(LawQuery),
    responses((status = 200, description = "规则与条款", body = LawView), Problems))]
pub async fn law(
    State(app): State<App>,
    QueryOf(query): QueryOf<LawQuery>,
) -> Result<Json<LawView>, Problem> {
    Ok(Json(app.find_law(&query.rule, &query.clause, query.on)?))
}
