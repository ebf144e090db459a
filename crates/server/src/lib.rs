//! The HTTP interface: `/api/v1`, its OpenAPI, a page that says where things are, and the web portal.
//!
//! **Knows:** routes, bodies, statuses, the error envelope, cookies. **Does not know:** rules, SQL, passwords.
//!
//! [`guarded`] lets in who has signed in; [`router`] is open to everybody, for tests and for one's own machine.
//! The table of routes reads as a table of contents. A handler reads its input, calls one use case of `app`
//! and converts the answer. What can be wrong with a request is said in `extract`, in Chinese; bad
//! input is never answered with 5xx.

mod edge;
mod error;
mod extract;
mod openapi;
mod pages;
mod rosters;
mod routes;
mod signed_in;
mod trace;

use std::future::Future;

use app::App;
use axum::Router;
use axum::middleware;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use openapi::openapi_json;
pub use rosters::Rosters;
pub use signed_in::Guard;

/// All routes, open to everybody: for tests of handlers, and for one's own machine.
pub fn router(app: App) -> Router {
    assembled(app, None)
}

/// All routes with rosters, for those who have signed in.
pub fn guarded(app: App, rosters: Rosters, guard: Guard) -> Router {
    assembled(app, Some(guard)).layer(axum::Extension(rosters))
}

fn assembled(app: App, guard: Option<Guard>) -> Router {
    let (api, _) = api().split_for_parts();
    let mut routes = Router::new()
        .route("/api", axum::routing::get(routes::home::home))
        .route("/healthz", axum::routing::get(routes::health::health))
        .route("/api/openapi.json", axum::routing::get(openapi::openapi));
    // Without the portal the first page says how to build it.
    if pages::embedded().is_none() {
        routes = routes.route("/", axum::routing::get(routes::home::home));
    }
    let routes = api.merge(routes);
    let routes = match guard {
        Some(guard) => routes.layer(middleware::from_fn_with_state(guard, signed_in::require)),
        None => routes.layer(middleware::from_fn(signed_in::open)),
    };
    edge::guard(routes).with_state(app)
}

/// All routes with rosters, open to everybody.
pub fn router_with(app: App, rosters: Rosters) -> Router {
    router(app).layer(axum::Extension(rosters))
}

/// The interface. Its OpenAPI is made from the same table.
fn api() -> OpenApiRouter<App> {
    use routes::{accounts, balances, ledger, money, people, region, reimbursements, rosters, settlements, visits};
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
        .routes(routes!(accounts::sign_in::ways, accounts::sign_in::sign_in))
        .routes(routes!(accounts::sign_in::by_code))
        .routes(routes!(accounts::sign_out::sign_out))
        .routes(routes!(accounts::first::first_administrator))
        .routes(routes!(accounts::me::me))
        .routes(routes!(accounts::me::password))
        .routes(routes!(accounts::sessions::list))
        .routes(routes!(accounts::sessions::end))
        .routes(routes!(accounts::second::sign_in_second))
        .routes(routes!(accounts::second::enrol))
        .routes(routes!(accounts::second::confirm))
        .routes(routes!(accounts::second::recovery))
        .routes(routes!(accounts::second::off))
        .routes(routes!(accounts::manage::list, accounts::manage::add))
        .routes(routes!(accounts::manage::grant))
        .routes(routes!(accounts::manage::revoke))
        .routes(routes!(accounts::manage::reset))
        .routes(routes!(accounts::manage::disable))
        .routes(routes!(accounts::tokens::list, accounts::tokens::make))
        .routes(routes!(accounts::tokens::revoke))
        .routes(routes!(accounts::tokens::mine, accounts::tokens::make_mine))
        .routes(routes!(accounts::tokens::revoke_mine));
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
    // Answers are small and awaited: they must not wait for one another.
    let listener = listener.tap_io(|it| {
        let _ = it.set_nodelay(true);
    });
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
