//! `GET /region`

use app::App;
use app::portal::RegionView;
use axum::extract::State;
use axum::{Extension, Json};

use crate::error::{Problem, Problems};
use crate::rosters::Rosters;

/// 本地区的用词：事实与可选的值、支付方、规则版本、今天
#[utoipa::path(get, path = "/region", tag = "region", operation_id = "read_region",
    responses((status = 200, description = "用词", body = RegionView), Problems))]
pub async fn read(
    State(app): State<App>,
    rosters: Option<Extension<Rosters>>,
) -> Result<Json<RegionView>, Problem> {
    Ok(Json(app.describe_region(rosters.and_then(|it| it.departments())).await?))
}
