//! `POST /visits/{id}/cancel`

use app::App;
use app::model::VisitView;
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Actor, PathId};

/// 撤销还没有结算的就诊
#[utoipa::path(post, path = "/visits/{id}/cancel", tag = "visit", operation_id = "cancel_visit",
    params(
        ("id" = String, Path, description = "就诊号"),
        ("X-Institution" = String, Header, description = "定点医药机构编号"),
        ("X-Operator" = Option<String>, Header, description = "经办人")
    ),
    responses((status = 200, description = "就诊", body = VisitView), Problems))]
pub async fn cancel(
    State(app): State<App>,
    PathId(id): PathId,
    actor: Actor,
) -> Result<Json<VisitView>, Problem> {
    Ok(Json(app.cancel_visit(&actor.institution_id, &actor.operator, &id).await?))
}
