//! `GET /matters/figures?desk=&from=&until=`

use app::App;
use app::matters::MatterFigures;
use axum::Json;
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use utoipa::IntoParams;

use super::seat;
use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// Which figures.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FiguresQuery {
    /// The desk whose people's requests are counted.
    #[serde(default)]
    desk: String,
    /// First day of taking in; the first of the year unless told.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Day>,
    /// Last day of taking in; today unless told.
    #[param(value_type = Option<String>, format = Date)]
    until: Option<Day>,
}

/// 办件统计：按级别、事项、地方，按时办结率
#[utoipa::path(get, path = "/matters/figures", tag = "matter", operation_id = "matter_figures",
    params(FiguresQuery),
    responses((status = 200, description = "统计", body = MatterFigures), Problems))]
pub async fn figures(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<FiguresQuery>,
) -> Result<Json<MatterFigures>, Problem> {
    Ok(Json(app.matter_figures(&seat(&scope, &query.desk)?, query.from, query.until).await?))
}
