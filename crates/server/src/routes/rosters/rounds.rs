//! `GET /rosters/rounds` and `POST /rosters/rounds`

use app::roster::kept::{NewRound, RoundCounts, RoundDone};
use axum::Json;
use base::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
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
    /// Its figures.
    counts: RoundCounts,
}

/// 各轮比对，最近的在前
#[utoipa::path(get, path = "/rosters/rounds", tag = "roster", operation_id = "list_roster_rounds",
    responses((status = 200, description = "轮次", body = Vec<RoundRow>), Problems))]
pub async fn list(OfRosters(desk): OfRosters) -> Result<Json<Vec<RoundRow>>, Problem> {
    let row = |it: app::roster::kept::RosterRound| RoundRow {
        number: it.number,
        as_of: it.as_of,
        made_at: it.made_at,
        counts: serde_json::from_str(&it.counts).unwrap_or_default(),
        operator: it.operator,
    };
    Ok(Json(desk.rounds().await?.into_iter().map(row).collect()))
}

/// 做一轮比对：文件先逐个上传（/rosters/documents），这里写各文件的指纹和部门
#[utoipa::path(post, path = "/rosters/rounds", tag = "roster", operation_id = "make_roster_round",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = NewRound,
    responses((status = 200, description = "这一轮", body = RoundDone), Problems))]
pub async fn make(
    OfRosters(desk): OfRosters,
    Operator(operator): Operator,
    JsonBody(order): JsonBody<NewRound>,
) -> Result<Json<RoundDone>, Problem> {
    Ok(Json(desk.round_of(order, &operator).await?))
}
