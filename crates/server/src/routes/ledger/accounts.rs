//! `GET /ledger/accounts`, `GET /ledger/statement` and `GET /ledger/statement.xlsx`

use app::App;
use app::portal::{AccountStatement, LedgerAccountPage};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// `payer`, `institution`, `place` or `clearing`.
    kind: String,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most on a page: 100 unless told, at most 500.
    limit: Option<usize>,
}

/// 一类账户及余额：支付方、机构、异地、外部
#[utoipa::path(get, path = "/ledger/accounts", tag = "ledger", operation_id = "list_ledger_accounts",
    params(AccountQuery),
    responses((status = 200, description = "一页", body = LedgerAccountPage), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<AccountQuery>,
) -> Result<Json<LedgerAccountPage>, Problem> {
    let limit = query.limit.unwrap_or(100);
    Ok(Json(app.list_ledger_accounts(&query.kind, query.cursor.as_deref(), limit).await?))
}

/// Which account, and which months.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StatementQuery {
    /// Path of the account.
    account: String,
    /// First month (`2024-03`) or year; from the beginning when absent.
    from: Option<String>,
    /// Last month or year; to the end when absent.
    until: Option<String>,
}

/// 一个账户的期初、各月借贷发生、期末
#[utoipa::path(get, path = "/ledger/statement", tag = "ledger", operation_id = "read_account_statement",
    params(StatementQuery),
    responses((status = 200, description = "对账单", body = AccountStatement), Problems))]
pub async fn statement(
    State(app): State<App>,
    QueryOf(query): QueryOf<StatementQuery>,
) -> Result<Json<AccountStatement>, Problem> {
    Ok(Json(app.account_statement(&query.account, query.from.as_deref(), query.until.as_deref()).await?))
}

/// 一个账户的对账单和分录（Excel）；分录过多时给最近的十万条
#[utoipa::path(get, path = "/ledger/statement.xlsx", tag = "ledger", operation_id = "export_account_statement",
    params(StatementQuery),
    responses((status = 200, description = "工作簿", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Problems))]
pub async fn export(
    State(app): State<App>,
    QueryOf(query): QueryOf<StatementQuery>,
) -> Result<Response, Problem> {
    let bytes = app.account_workbook(&query.account, query.from.as_deref(), query.until.as_deref()).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
