//! `GET /audit`

use app::App;
use app::audit::{AuditPage, AuditQuery};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::{Operator, QueryOf};

/// 操作日志：谁看了、做了什么；按参保人、按经办人、按事项、按日期，新的在前
///
/// 查这份日志本身也记入日志。一页可能不满而仍有 `next`：一次只翻看一段日志，请接着翻。
#[utoipa::path(get, path = "/audit", tag = "audit", operation_id = "list_audit",
    params(AuditQuery, ("X-Operator" = Option<String>, Header, description = "经办人")),
    responses((status = 200, description = "一页", body = AuditPage), Problems))]
pub async fn list(
    State(app): State<App>,
    Operator(operator): Operator,
    QueryOf(query): QueryOf<AuditQuery>,
) -> Result<Json<AuditPage>, Problem> {
    let who = if operator.is_empty() { "open" } else { operator.as_str() };
    Ok(Json(app.audit_log(who, &query).await?))
}
