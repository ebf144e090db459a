//! What each route needs: declared in the table of routes, asked before the handler runs.
//!
//! **Knows:** the caller in the request's extensions, which number in the path is what. **Does not know:** who
//! signed in and how, what policies say.
//!
//! A caller who may not do this at all is refused (403) before anything is looked up. A caller who may do it to
//! something else gets the answer of an unknown number (404): what lies elsewhere does not show that it exists.

use std::sync::Arc;

use access::{Action, Caller, Decision, Denial, Grant, Policy, RegionScope, Resource, Touches};
use app::{App, Subject};
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use base::Finding;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa_axum::router::UtoipaMethodRouter;

use crate::error::Problem;

/// What stands before every route: policies, and whether callers must have signed in.
#[derive(Clone)]
pub struct Gate {
    app: App,
    policy: Arc<Policy>,
    is_open: bool,
}

impl Gate {
    /// Only who has signed in comes in.
    #[must_use]
    pub fn guarded(app: App, policy: Policy) -> Gate {
        Gate { app, policy: Arc::new(policy), is_open: false }
    }

    /// Whoever has not signed in is the role `open`, which may do everything: for loopback and tests.
    #[must_use]
    pub fn open(app: App, policy: Policy) -> Gate {
        Gate { app, policy: Arc::new(policy), is_open: true }
    }

    /// The policies in force.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Who calls: put into the extensions by sign-in, else `open` where that is allowed.
    fn caller(&self, extensions: &axum::http::Extensions) -> Option<Caller> {
        let signed_in = extensions.get::<Caller>().cloned();
        signed_in.or_else(|| self.is_open.then(open_caller))
    }
}

/// What was decided for a request; handlers ask it further through [`crate::scope::Scope`].
#[derive(Clone)]
pub(crate) struct Permitted {
    pub gate: Gate,
    pub caller: Caller,
    pub action: Action,
}

fn open_caller() -> Caller {
    let everywhere = Grant {
        role: "open".to_owned(),
        region: RegionScope::everything(),
        institution: None,
        department: None,
    };
    Caller { account_id: String::new(), name: String::new(), is_machine: false, grants: vec![everywhere] }
}

/// Routes that need a permission.
pub(crate) fn permit(action: Action, routes: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    let (schemas, paths, router) = declare(action.code(), routes);
    let router = router.route_layer(middleware::from_fn(move |request: Request, next: Next| async move {
        match enforce(action, request).await {
            Ok(request) => next.run(request).await,
            Err(problem) => problem.into_response(),
        }
    }));
    (schemas, paths, router)
}

/// Routes for whoever comes, before sign-in.
pub(crate) fn public(routes: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    declare("public", routes)
}

/// Writes the permission into the description of the operations.
fn declare(code: &str, routes: UtoipaMethodRouter<App>) -> UtoipaMethodRouter<App> {
    let (schemas, mut paths, router) = routes;
    for item in paths.paths.values_mut() {
        let operations: [&mut Option<Operation>; 5] =
            [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        for operation in operations.into_iter().flatten() {
            operation
                .extensions
                .get_or_insert_with(Extensions::default)
                .insert("x-permission".to_owned(), code.into());
        }
    }
    (schemas, paths, router)
}

async fn enforce(action: Action, request: Request) -> Result<Request, Problem> {
    let (mut parts, body) = request.into_parts();
    let Some(gate) = parts.extensions.get::<Gate>().cloned() else { return Err(no_gate()) };
    let Some(caller) = gate.caller(&parts.extensions) else { return Err(not_signed_in()) };
    // Where nobody signs in there is nothing to decide.
    if gate.is_open && parts.extensions.get::<Caller>().is_none() {
        parts.extensions.insert(caller.clone());
        parts.extensions.insert(Permitted { gate, caller, action });
        return Ok(Request::from_parts(parts, body));
    }
    let resource = match action.touches() {
        Touches::Nothing => Some(Resource::nowhere()),
        Touches::County => Some(Resource::county()),
        // The handler narrows, or asks for what the body names.
        Touches::List | Touches::Named => None,
        touches => {
            if let Decision::Denied(denial) = gate.policy.decide_anywhere(&caller, action) {
                return Err(denied(&denial));
            }
            let params = RawPathParams::from_request_parts(&mut parts, &()).await;
            let id = params.ok().and_then(|it| it.iter().next().map(|it| it.1.to_owned()));
            let id = id.unwrap_or_default();
            if let Some(subject) = subject(touches, &id) {
                // What nobody knows is refused by the handler, in its own words.
                if let Some(resource) = gate.app.locate(subject).await? {
                    check(&gate, &caller, action, &resource, subject)?;
                }
            }
            None
        }
    };
    let decision = match &resource {
        Some(resource) => gate.policy.decide(&caller, action, resource),
        None => gate.policy.decide_anywhere(&caller, action),
    };
    if let Decision::Denied(denial) = decision {
        return Err(denied(&denial));
    }
    parts.extensions.insert(caller.clone());
    parts.extensions.insert(Permitted { gate, caller, action });
    Ok(Request::from_parts(parts, body))
}

/// The thing in the path that an action is done to.
fn subject(touches: Touches, id: &str) -> Option<Subject<'_>> {
    match touches {
        Touches::Person => Some(Subject::Person(id)),
        Touches::Visit => Some(Subject::Visit(id)),
        Touches::Settlement => Some(Subject::Settlement(id)),
        Touches::Reimbursement => Some(Subject::Reimbursement(id)),
        Touches::Problem => Some(Subject::Problem(id)),
        Touches::Institution => Some(Subject::Institution(id)),
        Touches::Nothing | Touches::County | Touches::List | Touches::Named => None,
    }
}

/// Whether the caller may do this to that; else as if it were not there.
pub(crate) fn check(
    gate: &Gate,
    caller: &Caller,
    action: Action,
    resource: &Resource,
    subject: Subject<'_>,
) -> Result<(), Problem> {
    match gate.policy.decide(caller, action, resource) {
        Decision::Allowed { .. } => Ok(()),
        Decision::Denied(denial) if denial.is_elsewhere => Err(subject.unknown().into()),
        Decision::Denied(denial) => Err(denied(&denial)),
    }
}

/// 403, with what is missing and who can grant it.
pub(crate) fn denied(denial: &Denial) -> Problem {
    let finding = Finding::error("API-0403", denial.reason.clone(), denial.remedy.clone());
    Problem::new(StatusCode::FORBIDDEN, finding.of(denial.action.code()))
}

fn not_signed_in() -> Problem {
    Problem::input(StatusCode::UNAUTHORIZED, "API-0401", "没有登录，或登录已经过期", "请登录后再试")
}

fn no_gate() -> Problem {
    let finding = Finding::error("API-0015", "这个服务没有装上权限", "请联系管理员");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, finding)
}
