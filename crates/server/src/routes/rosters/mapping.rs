//! `POST /rosters/mappings`

use app::roster::kept::{MappingOrder, MappingSaved};
use axum::Json;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::rosters::OfRosters;

/// 保存列对照：以后表头相同的文件，各列照此认
#[utoipa::path(post, path = "/rosters/mappings", tag = "roster", operation_id = "save_roster_mapping",
    params(("X-Operator" = String, Header, description = "经办人")),
    request_body = MappingOrder,
    responses((status = 200, description = "存好的列对照", body = MappingSaved), Problems))]
pub async fn save(
    OfRosters(desk): OfRosters,
    Operator(operator): Operator,
    JsonBody(order): JsonBody<MappingOrder>,
) -> Result<Json<MappingSaved>, Problem> {
    Ok(Json(desk.save_columns(&order, &operator).await?))
}
