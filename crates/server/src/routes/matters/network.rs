//! `GET /matters/network`, `GET /matters/stations`, `POST /matters/stations`

use access::Resource;
use app::App;
use app::matters::{NetworkView, NewStation, StationView};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// The whole list of desks.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StationList {
    /// Every desk of the network.
    stations: Vec<NewStation>,
}

/// How many desks there are now.
#[derive(Debug, Serialize, ToSchema)]
pub struct StationsKept {
    /// Desks.
    stations: usize,
}

/// 经办网络：各村有没有经办点，哪些事项没有人办
#[utoipa::path(get, path = "/matters/network", tag = "matter", operation_id = "matter_network",
    responses((status = 200, description = "覆盖情况", body = NetworkView), Problems))]
pub async fn network(State(app): State<App>) -> Result<Json<NetworkView>, Problem> {
    Ok(Json(app.network().await?))
}

/// 经办点名单
#[utoipa::path(get, path = "/matters/stations", tag = "matter", operation_id = "list_stations",
    responses((status = 200, description = "名单", body = Vec<StationView>), Problems))]
pub async fn stations(State(app): State<App>) -> Result<Json<Vec<StationView>>, Problem> {
    Ok(Json(app.stations().await?))
}

/// 换一份经办点名单：要写全，原来的名单留着备查
#[utoipa::path(post, path = "/matters/stations", tag = "matter", operation_id = "replace_stations",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = StationList,
    responses((status = 200, description = "现在有几个经办点", body = StationsKept), Problems))]
pub async fn replace(
    State(app): State<App>,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(list): JsonBody<StationList>,
) -> Result<Json<StationsKept>, Problem> {
    scope.check_resource(&Resource::county())?;
    Ok(Json(StationsKept { stations: app.replace_stations(&list.stations, &operator).await? }))
}
