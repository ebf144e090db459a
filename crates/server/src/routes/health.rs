//! `GET /healthz`: whether the program answers and the database can be read.

use app::App;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::error::Problem;

/// Reads one account, so that a broken database shows.
pub async fn health(State(app): State<App>) -> Result<Json<Value>, Problem> {
    app.balances_of("bank").await?;
    Ok(Json(json!({ "state": "ok", "policy_version": app.region().version })))
}
