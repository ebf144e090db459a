//! `POST` and `GET /policies/drafts/{id}/trial`, `GET …/trial/people`, `GET /policies/drafts/{id}/trial.xlsx`

use app::App;
use app::policies::{StartTrial, TrialPeople, TrialView};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// 试算：拿已有的结算单按草案再算一遍，后台进行，不入账
#[utoipa::path(post, path = "/policies/drafts/{id}/trial", tag = "policy", operation_id = "start_policy_trial",
    params(("id" = String, Path, description = "草案编号"), ("X-Operator" = String, Header, description = "经办人")),
    request_body = StartTrial,
    responses((status = 200, description = "进度", body = TrialView), Problems))]
pub async fn start(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(start): JsonBody<StartTrial>,
) -> Result<Json<TrialView>, Problem> {
    Ok(Json(app.start_trial(&id, start, &operator).await?))
}

/// 试算的进度和结果：谁少负担、谁多负担，按支付方、按身份
#[utoipa::path(get, path = "/policies/drafts/{id}/trial", tag = "policy", operation_id = "read_policy_trial",
    params(("id" = String, Path, description = "草案编号")),
    responses((status = 200, description = "进度和结果", body = TrialView), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<TrialView>, Problem> {
    Ok(Json(app.read_trial(&id).await?))
}

/// 试算里变化最大的人
#[utoipa::path(get, path = "/policies/drafts/{id}/trial/people", tag = "policy",
    operation_id = "read_policy_trial_people",
    params(("id" = String, Path, description = "草案编号")),
    responses((status = 200, description = "少负担的人和多负担的人", body = TrialPeople), Problems))]
pub async fn people(State(app): State<App>, PathId(id): PathId) -> Result<Json<TrialPeople>, Problem> {
    Ok(Json(app.read_trial_people(&id).await?))
}

/// 试算结果（Excel）
#[utoipa::path(get, path = "/policies/drafts/{id}/trial.xlsx", tag = "policy", operation_id = "export_policy_trial",
    params(("id" = String, Path, description = "草案编号")),
    responses((status = 200, description = "工作簿", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
pub async fn export(State(app): State<App>, PathId(id): PathId) -> Result<Response, Problem> {
    let bytes = app.export_trial(&id).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
