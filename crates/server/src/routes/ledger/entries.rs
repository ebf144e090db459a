//! `GET /ledger/entries?account=` and `GET /ledger/entries?reference=`

use app::App;
use app::portal::EntryPage;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base::Day;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{Problem, Problems};
use crate::extract::QueryOf;

/// Which entries: of one account, or booked for one thing.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntryQuery {
    /// Path of an account, as balances list it.
    account: Option<String>,
    /// Settlement or order that was booked.
    reference: Option<String>,
    /// Booked on this day or later; for an account.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Day>,
    /// Booked on this day or earlier; for an account.
    #[param(value_type = Option<String>, format = Date)]
    until: Option<Day>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 200.
    limit: Option<usize>,
}

/// 分录：一个账户的，或一笔业务的，新的在前
#[utoipa::path(get, path = "/ledger/entries", tag = "ledger", operation_id = "list_entries",
    params(EntryQuery),
    responses((status = 200, description = "一页", body = EntryPage), Problems))]
pub async fn list(
    State(app): State<App>,
    QueryOf(query): QueryOf<EntryQuery>,
) -> Result<Json<EntryPage>, Problem> {
    match (query.account, query.reference) {
        (Some(account), None) => {
            let limit = query.limit.unwrap_or(50);
            Ok(Json(
                app.entries_of_account(&account, query.cursor.as_deref(), (query.from, query.until), limit)
                    .await?,
            ))
        }
        (None, Some(reference)) => Ok(Json(app.entries_for(&reference).await?)),
        _ => Err(Problem::input(
            StatusCode::UNPROCESSABLE_ENTITY,
            "API-0009",
            "account 和 reference 要写一个，也只写一个",
            "按账户查写 account，按结算单或业务查写 reference",
        )),
    }
}
