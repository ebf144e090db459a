//! `POST /people/recompute`

use app::App;
use app::model::Recomputed;
use axum::Json;
use axum::extract::State;
use base::Day;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::JsonBody;

/// What to work out again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecomputeBody {
    /// Everybody with a settlement on this day or later.
    #[schema(value_type = String, format = Date)]
    since: Day,
    /// Why: which instrument, which notice.
    cause: String,
}

/// 追溯重算：新规则溯及既往时，重算某日以来有结算的人，差额入账
#[utoipa::path(post, path = "/people/recompute", tag = "person", operation_id = "recompute",
    request_body = RecomputeBody,
    responses((status = 200, description = "入账的差额，和算不出来的人", body = Recomputed), Problems))]
pub async fn recompute(
    State(app): State<App>,
    JsonBody(body): JsonBody<RecomputeBody>,
) -> Result<Json<Recomputed>, Problem> {
    Ok(Json(app.recompute_since(body.since, &body.cause, |_| {}).await?))
}
