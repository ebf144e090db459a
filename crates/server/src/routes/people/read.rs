//! `GET /people/{id}`

use app::{App, PersonView};
use axum::Json;
use axum::extract::State;

use crate::error::{Problem, Problems};
use crate::extract::PathId;

/// 参保人：参保、身份、账户余额、欠款
///
/// 证件号码只给出遮盖后的样子。
#[utoipa::path(get, path = "/people/{id}", tag = "person", operation_id = "read_person",
    params(("id" = String, Path, description = "参保人编号（不是证件号码）")),
    responses((status = 200, description = "参保人", body = PersonView), Problems))]
pub async fn read(State(app): State<App>, PathId(id): PathId) -> Result<Json<PersonView>, Problem> {
    Ok(Json(app.find_person(&id).await?))
}
