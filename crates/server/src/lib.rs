//! The HTTP interface: `/api/v1`, its OpenAPI, a page that says where things are, and the web portal.
//!
//! **Knows:** routes, bodies, statuses, the error envelope. **Does not know:** rules, SQL, who may
//! do what (accounts and permissions come later; until then the program listens on this machine
//! only unless told otherwise).
//!
//! [`router`] reads as a table of contents. A handler reads its input, calls one use case of `app`
//! and converts the answer. What can be wrong with a request is said in `extract`, in Chinese; bad
//! input is never answered with 5xx.

mod door;
mod edge;
mod error;
mod extract;
mod openapi;
mod pages;
mod rosters;
mod routes;
mod seen;
mod trace;

use std::future::Future;

use app::App;
use axum::Router;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use door::{ClientAddress, Door, Fence, Limits, Proxies, Rate, Tls, TlsError};
pub use openapi::openapi_json;
pub use rosters::Rosters;

/// All routes, ready to serve.
pub fn router(app: App) -> Router {
    let (api, _) = api().split_for_parts();
    let mut routes = Router::new()
        .route("/api", axum::routing::get(routes::reader::reader))
        .route("/healthz", axum::routing::get(routes::health::health))
        .route("/api/openapi.json", axum::routing::get(openapi::openapi));
    // Without the portal the first page says how to build it.
    if pages::embedded().is_none() {
        routes = routes.route("/", axum::routing::get(routes::home::home));
    }
    // Inside of sign-in, so that it knows who looks.
    let api = api.route_layer(axum::middleware::from_fn_with_state(app.clone(), seen::record));
    edge::guard(api.merge(routes)).with_state(app)
}

/// All routes, with rosters.
pub fn router_with(app: App, rosters: Rosters) -> Router {
    router(app).layer(axum::Extension(rosters))
}

/// The interface. Its OpenAPI is made from the same table.
fn api() -> OpenApiRouter<App> {
    use routes::{audit, balances, ledger, money, people, region, reimbursements, rosters, settlements};
    use routes::{system, visits};
    let v1 = OpenApiRouter::new()
        .routes(routes!(settlements::preview::preview))
        .routes(routes!(settlements::create::create, settlements::list::list))
        .routes(routes!(settlements::read::read))
        .routes(routes!(settlements::reverse::reverse))
        .routes(routes!(settlements::statement_pdf::statement_pdf))
        .routes(routes!(settlements::statement_html::statement_html))
        .routes(routes!(visits::open::open, visits::waiting::list))
        .routes(routes!(visits::read::read))
        .routes(routes!(visits::add_lines::add_lines, visits::lines::lines))
        .routes(routes!(visits::discharge::discharge))
        .routes(routes!(visits::cancel::cancel))
        .routes(routes!(people::facts::record_fact))
        .routes(routes!(people::filing::file))
        .routes(routes!(people::recompute::recompute))
        .routes(routes!(people::list::list))
        .routes(routes!(people::read::read))
        .routes(routes!(people::history::history))
        .routes(routes!(region::read::read))
        .routes(routes!(region::home::home))
        .routes(routes!(region::institutions::list))
        .routes(routes!(region::catalogue::list))
        .routes(routes!(region::law::law))
        .routes(routes!(money::order::order))
        .routes(routes!(reimbursements::gather::gather, reimbursements::list::list))
        .routes(routes!(reimbursements::compute::compute))
        .routes(routes!(reimbursements::pay::pay))
        .routes(routes!(reimbursements::sign::sign))
        .routes(routes!(rosters::problems::list))
        .routes(routes!(rosters::problems::read))
        .routes(routes!(rosters::act::act))
        .routes(routes!(rosters::document::upload))
        .routes(routes!(rosters::take::take))
        .routes(routes!(rosters::rounds::list, rosters::rounds::make))
        .routes(routes!(rosters::words::words))
        .routes(routes!(rosters::words::tally))
        .routes(routes!(rosters::look::look))
        .routes(routes!(rosters::many::act))
        .routes(routes!(rosters::many::assign))
        .routes(routes!(rosters::figures::figures))
        .routes(routes!(rosters::figures::missing))
        .routes(routes!(rosters::work_list::work_list))
        .routes(routes!(balances::list::list))
        .routes(routes!(ledger::verify::verify))
        .routes(routes!(ledger::clearing::read))
        .routes(routes!(ledger::entries::list))
        .routes(routes!(audit::list::list))
        .routes(routes!(audit::verify::verify))
        .routes(routes!(audit::checkpoint::checkpoint))
        .routes(routes!(system::read::read))
        .routes(routes!(system::backup::back_up));
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
    serve_router(router(app), listener, stop).await
}

/// Serves these routes, as [`serve`] does.
///
/// # Errors
/// The listener's failure.
pub async fn serve_router(
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    Door::default().serve(router, listener, stop).await
}
