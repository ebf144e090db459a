//! `GET /matters/count?desk=`

use app::App;
use app::matters::DeskCount;
use axum::Json;
use axum::extract::State;

use super::{DeskQuery, seat};
use crate::error::{Problem, Problems};
use crate::extract::QueryOf;
use crate::scope::Scope;

/// 经办点手上有几件：在办、待补正、将到期、逾期
#[utoipa::path(get, path = "/matters/count", tag = "matter", operation_id = "count_matters",
    params(DeskQuery),
    responses((status = 200, description = "件数", body = DeskCount), Problems))]
pub async fn count(
    State(app): State<App>,
    scope: Scope,
    QueryOf(query): QueryOf<DeskQuery>,
) -> Result<Json<DeskCount>, Problem> {
    Ok(Json(app.count_matters(&seat(&scope, &query.desk)?).await?))
}
