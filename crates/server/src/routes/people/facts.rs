//! `POST /people/facts`

use app::model::{FactView, PersonFact};
use app::{App, Subject};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator};
use crate::scope::Scope;

/// 登记一个事实：身份、身份终止、参保、死亡、社会保障卡
///
/// 可以补登过去的日期：受影响的结算随即重算，差额入账（`adjusted`），待补付或收回。
#[utoipa::path(post, path = "/people/facts", tag = "person", operation_id = "record_fact",
    params(("X-Operator" = Option<String>, Header, description = "经办人")),
    request_body = PersonFact,
    responses((status = 200, description = "改变了什么", body = FactView), Problems))]
pub async fn record_fact(
    State(app): State<App>,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(fact): JsonBody<PersonFact>,
) -> Result<Json<FactView>, Problem> {
    scope.check(Subject::Person(fact.person_id())).await?;
    Ok(Json(app.record_fact(fact, &operator).await?))
}
