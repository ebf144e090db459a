//! `GET /rosters/rounds`

use axum::Json;
use base::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::rosters::OfRosters;

/// A round in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundRow {
    /// Number.
    number: i64,
    /// The day as of which it compares.
    #[schema(value_type = String, format = Date)]
    as_of: Day,
    /// Instant.
    made_at: String,
    /// Who.
    operator: String,
}

/// 各轮比对，最近的在前
#[utoipa::path(get, path = "/rosters/rounds", tag = "roster", operation_id = "list_roster_rounds",
    responses((status = 200, description = "轮次", body = Vec<RoundRow>), Problems))]
pub async fn list(OfRosters(desk): OfRosters) -> Result<Json<Vec<RoundRow>>, Problem> {
    let row = |it: app::roster::kept::RosterRound| RoundRow {
        number: it.number,
        as_of: it.as_of,
        made_at: it.made_at,
        operator: it.operator,
    };
    Ok(Json(desk.rounds().await?.into_iter().map(row).collect()))
}
