//! `GET /matters/catalogue`

use app::App;
use app::matters::CatalogueView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};

/// 事项清单：各级办什么、受理什么，材料、时限、依据
#[utoipa::path(get, path = "/matters/catalogue", tag = "matter", operation_id = "matter_catalogue",
    responses((status = 200, description = "清单", body = CatalogueView), Problems))]
pub async fn catalogue(State(app): State<App>) -> Result<Json<CatalogueView>, Problem> {
    Ok(Json(app.matter_catalogue()?))
}
