//! `POST /visits/{id}/lines`

use app::App;
use app::model::{AddLines, VisitView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Actor, JsonBody, PathId, same_id};

/// 追加明细，或退还先前明细的一部分
///
/// 退费写在 `refunds`：行号从 1 起，退的金额和数量写正数。
#[utoipa::path(post, path = "/visits/{id}/lines", tag = "visit", operation_id = "add_lines",
    params(
        ("id" = String, Path, description = "就诊号"),
        ("X-Institution" = String, Header, description = "定点医药机构编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    request_body = AddLines,
    responses((status = 200, description = "就诊", body = VisitView), Problems))]
pub async fn add_lines(
    State(app): State<App>,
    PathId(id): PathId,
    actor: Actor,
    JsonBody(mut body): JsonBody<AddLines>,
) -> Result<Json<VisitView>, Problem> {
    body.visit_id = same_id("visit_id", id, body.visit_id)?;
    Ok(Json(app.add_lines(&actor.institution_id, &actor.operator, body).await?))
}
