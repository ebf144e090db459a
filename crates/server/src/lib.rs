//! The HTTP interface: `/api/v1`, its OpenAPI, and a page that says where things are.
//!
//! **Knows:** routes, bodies, statuses, the error envelope. **Does not know:** rules, SQL, who may
//! do what (accounts and permissions come later; until then the program listens on this machine
//! only unless told otherwise).
//!
//! [`router`] reads as a table of contents. A handler reads its input, calls one use case of `app`
//! and converts the answer. What can be wrong with a request is said in `extract`, in Chinese; bad
//! input is never answered with 5xx.

mod edge;
mod error;
mod extract;
mod openapi;
mod routes;
mod trace;

use std::future::Future;

use app::App;
use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use openapi::openapi_json;

/// All routes, ready to serve.
pub fn router(app: App) -> Router {
    let (api, _) = api().split_for_parts();
    let pages = Router::new()
        .route("/", axum::routing::get(routes::home::home))
        .route("/healthz", axum::routing::get(routes::health::health))
        .route("/api/openapi.json", axum::routing::get(openapi::openapi));
    edge::guard(api.merge(pages)).with_state(app)
}

/// The interface. Its OpenAPI is made from the same table.
fn api() -> OpenApiRouter<App> {
    use routes::{balances, ledger, money, people, reimbursements, settlements, visits};
    let v1 = OpenApiRouter::new()
        .routes(routes!(settlements::preview::preview))
        .routes(routes!(settlements::create::create, settlements::list::list))
        .routes(routes!(settlements::read::read))
        .routes(routes!(settlements::reverse::reverse))
        .routes(routes!(settlements::statement_pdf::statement_pdf))
        .routes(routes!(settlements::statement_html::statement_html))
        .routes(routes!(visits::open::open))
        .routes(routes!(visits::read::read))
        .routes(routes!(visits::add_lines::add_lines))
        .routes(routes!(visits::discharge::discharge))
        .routes(routes!(visits::cancel::cancel))
        .routes(routes!(people::facts::record_fact))
        .routes(routes!(people::recompute::recompute))
        .routes(routes!(people::read::read))
        .routes(routes!(money::order::order))
        .routes(routes!(reimbursements::gather::gather, reimbursements::list::list))
        .routes(routes!(reimbursements::compute::compute))
        .routes(routes!(reimbursements::pay::pay))
        .routes(routes!(reimbursements::sign::sign))
        .routes(routes!(balances::list::list))
        .routes(routes!(ledger::verify::verify));
    OpenApiRouter::with_openapi(openapi::frame()).nest("/api/v1", v1)
}

/// Serves until `stop` is done, then answers what is under way and returns.
///
/// # Errors
/// The listener's failure.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // Answers are small and awaited: they must not wait for one another.
    let listener = listener.tap_io(|it| {
        let _ = it.set_nodelay(true);
    });
    axum::serve(listener, router(app)).with_graceful_shutdown(stop).await
}
