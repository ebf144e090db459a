//! `POST /matters/requests/{id}/acts`

use access::{Action, RegionScope, Resource};
use app::App;
use app::matters::{MatterAct, MatterCommand, RequestView};
use axum::Json;
use axum::extract::State;

use super::seat;
use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};
use crate::scope::Scope;

/// 办理一件：一次性告知、补齐材料、移交、办结、不予办理、撤回
///
/// 只有现在持有这一件的经办点能办；补材料和撤回也可以在当初受理的经办点。移交、不予办理、撤回要写理由。
#[utoipa::path(post, path = "/matters/requests/{id}/acts", tag = "matter", operation_id = "act_on_matter",
    params(("id" = String, Path, description = "受理编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = MatterAct,
    responses((status = 200, description = "办理后的样子", body = RequestView), Problems))]
pub async fn act(
    State(app): State<App>,
    scope: Scope,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(mut act): JsonBody<MatterAct>,
) -> Result<Json<RequestView>, Problem> {
    act.desk = seat(&scope, &act.desk)?;
    let decides = matches!(act.act, MatterCommand::Finish | MatterCommand::Refuse);
    if decides && app.needs_second_person(&id).await? {
        // What another must look at is decided by who may decide.
        let place = Resource::at(RegionScope::code(&act.desk));
        scope.check_other(Action::MatterDecide, &place)?;
    }
    Ok(Json(app.act_on_matter(&id, act, &operator).await?))
}
