//! `GET /home`

use access::Action;
use app::App;
use app::portal::{HomeReach, HomeView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::scope::Scope;

/// 首页的数：参保人、在院与待结算、手工报销、各方支付、账本；只数看得到的
#[utoipa::path(get, path = "/home", tag = "region", operation_id = "read_home",
    responses((status = 200, description = "数", body = HomeView), Problems))]
pub async fn home(State(app): State<App>, scope: Scope) -> Result<Json<HomeView>, Problem> {
    let within = |action: Action| scope.may_anywhere(action).then(|| scope.within_for(action));
    let reach = HomeReach {
        people: scope.within(),
        visits: within(Action::VisitList),
        reimbursements: within(Action::ReimbursementList),
        money: within(Action::LedgerRead),
        is_of_chain: scope.may_anywhere(Action::LedgerVerify),
    };
    Ok(Json(app.home(&reach).await?))
}
