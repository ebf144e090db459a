//! `GET /agreements`, `POST /institutions/{id}/agreements`, `POST /agreements/{id}/decision`

use app::App;
use app::institutions::{AgreementDecision, AgreementView, NewAgreement};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};

/// 等待审批的协议与暂停，先提出的在前
#[utoipa::path(get, path = "/agreements", tag = "institution", operation_id = "list_proposed_agreements",
    responses((status = 200, description = "待审批", body = Vec<AgreementView>), Problems))]
pub async fn proposed(State(app): State<App>) -> Result<Json<Vec<AgreementView>>, Problem> {
    Ok(Json(app.proposed_agreements().await?))
}

/// 提出协议、变更或暂停；另一人审批后才生效
#[utoipa::path(post, path = "/institutions/{id}/agreements", tag = "institution", operation_id = "propose_agreement",
    params(("id" = String, Path, description = "机构编号"), ("X-Operator" = String, Header, description = "提出人")),
    request_body = NewAgreement,
    responses((status = 200, description = "待审批的协议", body = AgreementView), Problems))]
pub async fn propose(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(new): JsonBody<NewAgreement>,
) -> Result<Json<AgreementView>, Problem> {
    Ok(Json(app.propose_agreement(&id, &new, &operator).await?))
}

/// 审批协议：提出的人不能审批自己的
#[utoipa::path(post, path = "/agreements/{id}/decision", tag = "institution", operation_id = "decide_agreement",
    params(("id" = String, Path, description = "协议编号"), ("X-Operator" = String, Header, description = "审批人")),
    request_body = AgreementDecision,
    responses((status = 200, description = "审批后的协议", body = AgreementView), Problems))]
pub async fn decide(
    State(app): State<App>,
    PathId(id): PathId,
    Operator(operator): Operator,
    JsonBody(decision): JsonBody<AgreementDecision>,
) -> Result<Json<AgreementView>, Problem> {
    Ok(Json(app.decide_agreement(&id, &decision, &operator).await?))
}
