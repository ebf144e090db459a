//! The HTTP interface: `/api/v1`, its OpenAPI, a page that says where things are, and the web portal.
//!
//! **Knows:** routes, bodies, statuses, cookies, the error envelope, which permission each route needs. **Does not
//! know:** rules, SQL, passwords, who may do what (`access` decides).
//!
//! [`guarded`] lets in who has signed in; [`router`] is open to everybody, for tests and for one's own machine.
//! The table of routes reads as a table of contents. A handler reads its input, calls one use case of `app`
//! and converts the answer. What can be wrong with a request is said in `extract`, in Chinese; bad
//! input is never answered with 5xx.

mod door;
mod edge;
mod error;
mod extract;
mod letters;
mod openapi;
mod pages;
mod permit;
mod rosters;
mod routes;
mod scope;
mod seen;
mod signed_in;
mod trace;

use std::future::Future;

use ::access::{Action, Policy};
use app::App;
use axum::Router;
use axum::middleware;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use door::{ClientAddress, Door, Fence, Limits, Proxies, Rate, Tls, TlsError};
pub use letters::Letters;
pub use openapi::openapi_json;
pub use permit::Gate;
pub use rosters::Rosters;
pub use signed_in::Guard;

/// All routes, open: who has not signed in may do everything. For loopback, and for tests of handlers.
pub fn router(app: App) -> Router {
    let county = app.region().engine.pack().region.clone();
    // Built in, and loaded by a test: without it nothing would be permitted.
    match Policy::built_in(&county) {
        Ok(policy) => router_gated(app.clone(), Gate::open(app, policy)),
        Err(_) => routed(app, None),
    }
}

/// All routes behind a gate.
pub fn router_gated(app: App, gate: Gate) -> Router {
    routed(app, None).layer(axum::Extension(gate))
}

/// All routes with rosters, for those who have signed in: their session or token says who they are, the gate
/// what they may do.
pub fn guarded(app: App, rosters: Rosters, guard: Guard) -> Router {
    let gate = Gate::guarded(app.clone(), guard.accounts.policy().clone());
    routed(app, Some(guard)).layer(axum::Extension(gate)).layer(axum::Extension(rosters))
}

fn routed(app: App, guard: Option<Guard>) -> Router {
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
    let api = api.route_layer(middleware::from_fn_with_state(app.clone(), seen::record));
    let mut routes = api.merge(routes);
    if let Some(guard) = guard {
        routes = routes.layer(middleware::from_fn_with_state(guard, signed_in::recognise));
    }
    edge::guard(routes).with_state(app)
}

/// All routes, with rosters.
pub fn router_with(app: App, rosters: Rosters) -> Router {
    router(app).layer(axum::Extension(rosters))
}

/// The interface. Its OpenAPI is made from the same table.
fn api() -> OpenApiRouter<App> {
    use permit::{permit, public};
    use routes::{
        access, accounts, audit, balances, indicators, institutions, ledger, matters, money, people,
        policies, region, reimbursements, rosters, settlements, system, visits,
    };
    let v1 = OpenApiRouter::new()
        .routes(permit(Action::SettlementPreview, routes!(settlements::preview::preview)))
        .routes(permit(Action::SettlementSettle, routes!(settlements::create::create)))
        .routes(permit(Action::SettlementList, routes!(settlements::list::list)))
        .routes(permit(Action::SettlementRead, routes!(settlements::read::read)))
        .routes(permit(Action::SettlementReverse, routes!(settlements::reverse::reverse)))
        .routes(permit(Action::SettlementPrint, routes!(settlements::statement_pdf::statement_pdf)))
        .routes(permit(Action::SettlementPrint, routes!(settlements::statement_html::statement_html)))
        .routes(permit(Action::VisitOpen, routes!(visits::open::open)))
        .routes(permit(Action::VisitList, routes!(visits::waiting::list)))
        .routes(permit(Action::VisitRead, routes!(visits::read::read)))
        .routes(permit(Action::VisitCharge, routes!(visits::add_lines::add_lines)))
        .routes(permit(Action::VisitRead, routes!(visits::lines::lines)))
        .routes(permit(Action::VisitDischarge, routes!(visits::discharge::discharge)))
        .routes(permit(Action::VisitCancel, routes!(visits::cancel::cancel)))
        .routes(permit(Action::PersonRecord, routes!(people::facts::record_fact)))
        .routes(permit(Action::PersonFile, routes!(people::filing::file)))
        .routes(permit(Action::SettlementRecompute, routes!(people::recompute::recompute)))
        .routes(permit(Action::PersonFind, routes!(people::list::list)))
        .routes(permit(Action::PersonRead, routes!(people::read::read)))
        .routes(permit(Action::PersonRead, routes!(people::entitlement::entitlement)))
        .routes(permit(Action::PersonHistory, routes!(people::history::history)))
        .routes(permit(Action::PersonUnmask, routes!(people::unmask::unmask)))
        .routes(permit(Action::MeRead, routes!(access::mine::mine)))
        .routes(permit(Action::AccessRead, routes!(access::roles::list)))
        .routes(permit(Action::RegionRead, routes!(region::read::read)))
        .routes(permit(Action::HomeRead, routes!(region::home::home)))
        .routes(permit(Action::RegionRead, routes!(region::institutions::list)))
        .routes(permit(Action::RegionRead, routes!(region::catalogue::list)))
        .routes(permit(Action::RegionRead, routes!(region::law::law)))
        .routes(permit(Action::MoneyOrder, routes!(money::order::order)))
        .routes(permit(Action::MoneyOrder, routes!(money::preview::preview)))
        .routes(permit(Action::ReimbursementTake, routes!(reimbursements::gather::gather)))
        .routes(permit(Action::ReimbursementList, routes!(reimbursements::list::list)))
        .routes(permit(Action::SettlementPreview, routes!(reimbursements::preview::preview)))
        .routes(permit(Action::ReimbursementRead, routes!(reimbursements::read::read)))
        .routes(permit(Action::ReimbursementCompute, routes!(reimbursements::compute::compute)))
        .routes(permit(Action::ReimbursementCompute, routes!(reimbursements::withdraw::withdraw)))
        .routes(permit(Action::ReimbursementPay, routes!(reimbursements::pay::pay)))
        .routes(permit(Action::ReimbursementSign, routes!(reimbursements::sign::sign)))
        .routes(permit(Action::RosterList, routes!(rosters::problems::list)))
        .routes(permit(Action::RosterRead, routes!(rosters::problems::read)))
        .routes(permit(Action::RosterAct, routes!(rosters::act::act)))
        .routes(permit(Action::RosterProof, routes!(rosters::document::upload)))
        .routes(permit(Action::RosterTake, routes!(rosters::take::take)))
        .routes(permit(Action::RosterRounds, routes!(rosters::rounds::list)))
        .routes(permit(Action::RosterRound, routes!(rosters::rounds::make)))
        .routes(permit(Action::RosterFigures, routes!(rosters::words::words)))
        .routes(permit(Action::RosterFigures, routes!(rosters::words::tally)))
        .routes(permit(Action::RosterLook, routes!(rosters::look::look)))
        .routes(permit(Action::RosterRound, routes!(rosters::mapping::save)))
        .routes(permit(Action::RosterActMany, routes!(rosters::many::act)))
        .routes(permit(Action::RosterAssign, routes!(rosters::many::assign)))
        .routes(permit(Action::RosterFigures, routes!(rosters::figures::figures)))
        .routes(permit(Action::RosterMissing, routes!(rosters::figures::missing)))
        .routes(permit(Action::RosterExport, routes!(rosters::work_list::work_list)))
        .routes(permit(Action::MatterCatalogue, routes!(matters::catalogue::catalogue)))
        .routes(permit(Action::MatterList, routes!(matters::list::list)))
        .routes(permit(Action::MatterTake, routes!(matters::take::take)))
        .routes(permit(Action::MatterRead, routes!(matters::read::read)))
        .routes(permit(Action::MatterHandle, routes!(matters::act::act)))
        .routes(permit(Action::MatterRead, routes!(matters::receipt::pdf)))
        .routes(permit(Action::MatterRead, routes!(matters::receipt::html)))
        .routes(permit(Action::MatterTake, routes!(matters::document::upload)))
        .routes(permit(Action::MatterRead, routes!(matters::document::read)))
        .routes(permit(Action::MatterList, routes!(matters::count::count)))
        .routes(permit(Action::IndicatorRead, routes!(matters::figures::figures)))
        .routes(permit(Action::MatterCatalogue, routes!(matters::network::network)))
        .routes(permit(Action::MatterCatalogue, routes!(matters::network::stations)))
        .routes(permit(Action::MatterDecide, routes!(matters::network::replace)))
        .routes(public(routes!(matters::progress::progress)))
        .routes(permit(Action::LedgerRead, routes!(balances::list::list)))
        .routes(permit(Action::LedgerVerify, routes!(ledger::verify::verify)))
        .routes(permit(Action::LedgerRead, routes!(ledger::clearing::read)))
        .routes(permit(Action::LedgerRead, routes!(ledger::entries::list)))
        .routes(permit(Action::AuditRead, routes!(audit::list::list)))
        .routes(permit(Action::AuditVerify, routes!(audit::verify::verify)))
        .routes(permit(Action::AuditVerify, routes!(audit::checkpoint::checkpoint)))
        .routes(permit(Action::SystemRead, routes!(system::read::read)))
        .routes(permit(Action::SystemManage, routes!(system::backup::back_up)))
        .routes(public(routes!(accounts::sign_in::ways, accounts::sign_in::sign_in)))
        .routes(public(routes!(accounts::sign_in::by_code)))
        .routes(public(routes!(accounts::second::sign_in_second)))
        .routes(public(routes!(accounts::oidc::start)))
        .routes(public(routes!(accounts::oidc::back)))
        .routes(public(routes!(accounts::sign_out::sign_out)))
        .routes(public(routes!(accounts::first::first_administrator)))
        // Also for who has not got further than the password.
        .routes(public(routes!(accounts::me::me)))
        .routes(public(routes!(accounts::me::password)))
        .routes(permit(Action::MeRead, routes!(accounts::sessions::list)))
        .routes(permit(Action::MeChange, routes!(accounts::sessions::end)))
        .routes(permit(Action::MeChange, routes!(accounts::second::enrol)))
        .routes(permit(Action::MeChange, routes!(accounts::second::confirm)))
        .routes(permit(Action::MeChange, routes!(accounts::second::recovery)))
        .routes(permit(Action::MeChange, routes!(accounts::second::off)))
        .routes(permit(Action::AccountRead, routes!(accounts::manage::list)))
        .routes(permit(Action::AccountRead, routes!(accounts::manage::roles)))
        .routes(permit(Action::AccountManage, routes!(accounts::manage::add)))
        .routes(permit(Action::AccountManage, routes!(accounts::manage::reset)))
        .routes(permit(Action::AccountManage, routes!(accounts::manage::disable)))
        .routes(permit(Action::AccountManage, routes!(accounts::manage::appoint)))
        .routes(permit(Action::GrantGive, routes!(accounts::manage::grant)))
        .routes(permit(Action::GrantGive, routes!(accounts::manage::revoke)))
        .routes(permit(Action::AccountRead, routes!(accounts::tokens::list)))
        .routes(permit(Action::TokenManage, routes!(accounts::tokens::make)))
        .routes(permit(Action::TokenManage, routes!(accounts::tokens::revoke)))
        .routes(permit(Action::PolicyRead, routes!(policies::packages::list)))
        .routes(permit(Action::PolicyRead, routes!(policies::packages::read)))
        .routes(permit(Action::PolicyRead, routes!(policies::list::list)))
        .routes(permit(Action::PolicyDraft, routes!(policies::create::create)))
        .routes(permit(Action::PolicyRead, routes!(policies::read::read)))
        .routes(permit(Action::PolicyDraft, routes!(policies::save::save)))
        .routes(permit(Action::PolicyRead, routes!(policies::check::check)))
        .routes(permit(Action::PolicyRead, routes!(policies::compare::compare)))
        .routes(permit(Action::PolicyRead, routes!(policies::preview::preview)))
        .routes(permit(Action::PolicyDraft, routes!(policies::submit::submit)))
        .routes(permit(Action::PolicyDraft, routes!(policies::submit::take_back)))
        .routes(permit(Action::PolicyDraft, routes!(policies::submit::withdraw)))
        .routes(permit(Action::PolicyApprove, routes!(policies::decide::approve)))
        .routes(permit(Action::PolicyApprove, routes!(policies::decide::refuse)))
        .routes(permit(Action::PolicyDraft, routes!(policies::trial::start)))
        .routes(permit(Action::PolicyRead, routes!(policies::trial::read)))
        .routes(permit(Action::PolicyDraft, routes!(policies::trial::people)))
        .routes(permit(Action::PolicyDraft, routes!(policies::trial::export)))
        .routes(permit(Action::PolicyRead, routes!(policies::export::export)))
        .routes(permit(Action::LedgerRead, routes!(ledger::accounts::list)))
        .routes(permit(Action::LedgerRead, routes!(ledger::accounts::statement)))
        .routes(permit(Action::LedgerRead, routes!(ledger::accounts::export)))
        .routes(permit(Action::IndicatorRead, routes!(indicators::list::list)))
        .routes(permit(Action::IndicatorRead, routes!(indicators::list::read)))
        .routes(permit(Action::IndicatorExport, routes!(indicators::export::export)))
        .routes(permit(Action::IndicatorPeople, routes!(indicators::people::list)))
        .routes(permit(Action::IndicatorCompute, routes!(indicators::compute::compute)))
        .routes(permit(Action::InstitutionList, routes!(institutions::register::list)))
        .routes(permit(Action::InstitutionRead, routes!(institutions::read::read)))
        .routes(permit(Action::InstitutionManage, routes!(institutions::agreements::propose)))
        .routes(permit(Action::InstitutionApprove, routes!(institutions::agreements::proposed)))
        .routes(permit(Action::InstitutionApprove, routes!(institutions::agreements::decide)));
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
