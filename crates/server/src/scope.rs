//! For handlers: how far the caller's permission reaches, where the path does not say what is touched.

use access::{Action, Caller, Decision, Reach, RegionScope, Resource};
use app::{App, Subject};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Finding;

use crate::error::Problem;
use crate::permit::{Permitted, check, denied};

/// The caller and the route's action.
pub struct Scope(Permitted);

impl<S: Send + Sync> FromRequestParts<S> for Scope {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Permitted>().cloned().map(Scope).ok_or_else(|| {
            // A route without a declared permission: a defect that the walk over all routes finds.
            let finding = Finding::error("API-0015", "这个地址没有写明要什么权限", "请联系管理员");
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, finding)
        })
    }
}

impl Scope {
    /// Who calls.
    pub fn caller(&self) -> &Caller {
        &self.0.caller
    }

    /// How far the route's action reaches, for narrowing lists.
    pub fn reach(&self) -> Reach {
        self.0.gate.policy().reach(&self.0.caller, self.0.action)
    }

    /// Whether the caller may do something else to a thing.
    pub fn may(&self, action: Action, resource: &Resource) -> bool {
        self.0.gate.policy().decide(&self.0.caller, action, resource).is_allowed()
    }

    /// Whether the caller may do something else at all.
    pub fn may_anywhere(&self, action: Action) -> bool {
        self.0.gate.policy().decide_anywhere(&self.0.caller, action).is_allowed()
    }

    /// Refuses what lies elsewhere as if it were not there. What nobody knows passes: the handler says so in its
    /// own words.
    pub async fn check(&self, subject: Subject<'_>) -> Result<(), Problem> {
        self.check_for(subject, |it| it).await
    }

    /// As [`Scope::check`], for an institution's doing with a person: also whose it is counts.
    pub async fn check_at(&self, subject: Subject<'_>, institution_id: &str) -> Result<(), Problem> {
        self.check_for(subject, |it| it.of_institution(institution_id)).await
    }

    async fn check_for(
        &self,
        subject: Subject<'_>,
        also: impl FnOnce(Resource) -> Resource,
    ) -> Result<(), Problem> {
        let Permitted { gate, caller, action } = &self.0;
        match self.app().locate(subject).await? {
            Some(resource) => check(gate, caller, *action, &also(resource), subject),
            None => Ok(()),
        }
    }

    /// Refuses a region that is not within reach.
    pub fn check_region(&self, region: &str) -> Result<(), Problem> {
        self.check_resource(&Resource::at(RegionScope::code(region)))
    }

    /// Refuses a resource that is not within reach.
    pub fn check_resource(&self, resource: &Resource) -> Result<(), Problem> {
        match self.0.gate.policy().decide(&self.0.caller, self.0.action, resource) {
            Decision::Allowed { .. } => Ok(()),
            Decision::Denied(denial) => Err(denied(&denial)),
        }
    }

    fn app(&self) -> &App {
        self.0.gate.app()
    }
}
