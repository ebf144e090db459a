//! `GET /people/{id}/entitlement`

use app::App;
use app::portal::EntitlementView;
use axum::Json;
use axum::extract::State;
use base::Fen;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::{PathId, QueryOf};

/// For which amount.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntitlementQuery {
    /// In scope, in fen: 1,000,000 unless told.
    amount_fen: Option<i64>,
}

/// 现在享有：按今天的规则和本年度已用的，各类就医、各级机构谁付多少
#[utoipa::path(get, path = "/people/{id}/entitlement", tag = "person", operation_id = "person_entitlement",
    params(("id" = String, Path, description = "参保人编号"), EntitlementQuery),
    responses((status = 200, description = "待遇", body = EntitlementView), Problems))]
pub async fn entitlement(
    State(app): State<App>,
    PathId(id): PathId,
    QueryOf(query): QueryOf<EntitlementQuery>,
) -> Result<Json<EntitlementView>, Problem> {
    Ok(Json(app.entitlement(&id, query.amount_fen.map(Fen)).await?))
}
