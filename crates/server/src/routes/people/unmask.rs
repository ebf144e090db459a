//! `POST /people/{id}/unmask`

use app::{App, UnmaskRequest, Unmasked};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{JsonBody, Operator, PathId};
use crate::scope::Scope;

/// 看完整的证件号码、电话、诊断：写明理由（至少 6 个字），记入审计，只答这一次
#[utoipa::path(post, path = "/people/{id}/unmask", tag = "person", operation_id = "unmask_person",
    params(
        ("id" = String, Path, description = "参保人编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    request_body = UnmaskRequest,
    responses((status = 200, description = "所要的值，和审计序号", body = Unmasked), Problems))]
pub async fn unmask(
    State(app): State<App>,
    PathId(id): PathId,
    scope: Scope,
    Operator(operator): Operator,
    JsonBody(request): JsonBody<UnmaskRequest>,
) -> Result<Json<Unmasked>, Problem> {
    Ok(Json(app.unmask(&id, &request, scope.policy().diagnosis_facts(), &operator).await?))
}
