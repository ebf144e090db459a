//! `POST /visits/{id}/discharge`

use app::App;
use app::model::{Discharge, VisitView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Actor, JsonBody, PathId, same_id};

/// 出院；之后可以结算
#[utoipa::path(post, path = "/visits/{id}/discharge", tag = "visit", operation_id = "discharge",
    params(
        ("id" = String, Path, description = "就诊号"),
        ("X-Institution" = String, Header, description = "定点医药机构编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    request_body = Discharge,
    responses((status = 200, description = "就诊", body = VisitView), Problems))]
pub async fn discharge(
    State(app): State<App>,
    PathId(id): PathId,
    actor: Actor,
    JsonBody(mut body): JsonBody<Discharge>,
) -> Result<Json<VisitView>, Problem> {
    body.visit_id = same_id("visit_id", id, body.visit_id)?;
    Ok(Json(app.discharge(&actor.institution_id, &actor.operator, body).await?))
}
