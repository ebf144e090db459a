//! `GET /balances?owner=`

use app::App;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BalanceQuery {
    /// Whose: number of an institution or a person, name of a payer (`pooled`), or `bank`.
    owner: String,
}

/// An account and what is in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BalanceView {
    /// Path of the account.
    account: String,
    /// Debits minus credits, in fen: what we owe is negative.
    balance_fen: i64,
}

/// 一方的全部账户余额（借减贷，分）
#[utoipa::path(get, path = "/balances", tag = "money", operation_id = "list_balances",
    params(BalanceQuery),
    responses((status = 200, description = "余额", body = Vec<BalanceView>), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<BalanceQuery>,
) -> Result<Json<Vec<BalanceView>>, Problem> {
    let balances = app.balances_of(&query.owner).await?;
    let view = |(account, balance_fen)| BalanceView { account, balance_fen };
    Ok(Json(balances.into_iter().map(view).collect()))
}
