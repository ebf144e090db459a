//! `GET /home`

use app::App;
use app::portal::HomeView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::scope::Scope;

/// 首页的数：参保人、在院与待结算、手工报销、各方支付、账本
#[utoipa::path(get, path = "/home", tag = "region", operation_id = "read_home",
    responses((status = 200, description = "数", body = HomeView), Problems))]
pub async fn home(State(app): State<App>, scope: Scope) -> Result<Json<HomeView>, Problem> {
    Ok(Json(app.home(&scope.within()).await?))
}
