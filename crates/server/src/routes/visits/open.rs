//! `POST /visits`

use app::model::{NewVisit, VisitView};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Actor, JsonBody};
use crate::scope::Scope;

/// 登记就诊（入院，或明细稍后再传的门诊）
///
/// `treat_first` 为 true 即先诊疗后付费：不收押金，出院结算后个人应付的部分记为欠款。
#[utoipa::path(post, path = "/visits", tag = "visit", operation_id = "open_visit",
    params(
        ("X-Institution" = String, Header, description = "定点医药机构编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    request_body = NewVisit,
    responses((status = 200, description = "就诊", body = VisitView), Problems))]
pub async fn open(
    State(app): State<App>,
    scope: Scope,
    actor: Actor,
    JsonBody(visit): JsonBody<NewVisit>,
) -> Result<Json<VisitView>, Problem> {
    scope.check_at(Subject::Person(&visit.person_id), &actor.institution_id).await?;
    Ok(Json(app.open_visit(&actor.institution_id, &actor.operator, visit).await?))
}
