//! For handlers: how far the caller's permission reaches, where the path does not say what is touched.

use access::{Action, Caller, Decision, Grant, Policy, Reach, RegionScope, Resource};
use app::model::SettleRequest;
use app::{App, Subject, Within};
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

    /// The policies in force.
    pub fn policy(&self) -> &Policy {
        self.0.gate.policy()
    }

    /// How far the route's action reaches, for narrowing lists.
    pub fn reach(&self) -> Reach {
        self.0.gate.policy().reach(&self.0.caller, self.0.action)
    }

    /// How far the route's action reaches, as lists are narrowed.
    pub fn within(&self) -> Within {
        app::within(&self.reach())
    }

    /// How far another action reaches.
    pub fn within_for(&self, action: Action) -> Within {
        app::within(&self.0.gate.policy().reach(&self.0.caller, action))
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
        self.check_institution(institution_id)?;
        self.check_for(subject, |it| it.of_institution(institution_id)).await
    }

    /// Refuses to act for an institution to which none of the caller's grants is bound. That is no secret: 403.
    fn check_institution(&self, institution_id: &str) -> Result<(), Problem> {
        let is_others = |it: &Grant| it.institution.as_ref().is_some_and(|own| own != institution_id);
        if self.caller().grants.iter().all(is_others) {
            self.check_resource(&Resource::county().of_institution(institution_id))?;
        }
        Ok(())
    }

    /// Facts of a bill that tell an illness, where the caller may not see them for this visit or settlement;
    /// nothing where the caller may.
    pub async fn veiled(&self, subject: Subject<'_>) -> Result<Option<&[String]>, Problem> {
        let found = self.app().locate(subject).await?;
        let may = found.is_some_and(|it| self.may(Action::FieldDiagnosis, &it));
        Ok((!may).then(|| self.policy().diagnosis_facts()))
    }

    /// Refuses the second step of a thing to whoever took the first: `id` is its subject in the audit log.
    pub async fn check_second(&self, id: &str, operator: &str) -> Result<(), Problem> {
        if self.caller().grants.iter().any(|it| it.role == "open") {
            return Ok(());
        }
        let (duties, second) = (self.policy().duties(), self.0.action);
        let actor = self.app().bureau_actor(operator);
        for rule in duties.two_steps().iter().filter(|it| it.second == second.code()) {
            let Some(first) = Action::find(&rule.first) else { continue };
            let taken = self.app().who_did(&rule.first, id).await?;
            let taken: Vec<(Action, &str)> = taken.iter().map(|it| (first, it.as_str())).collect();
            if let Err(refusal) = duties.check_second(second, &actor, &taken) {
                let finding = Finding::error("API-0409", refusal.message, refusal.remedy);
                return Err(Problem::new(StatusCode::FORBIDDEN, finding.of(refusal.rule)));
            }
        }
        Ok(())
    }

    /// Whether the caller may also do something else to a thing that is there.
    pub async fn may_with(&self, action: Action, subject: Subject<'_>) -> Result<bool, Problem> {
        Ok(self.app().locate(subject).await?.is_some_and(|it| self.may(action, &it)))
    }

    /// Whether it is there and within reach.
    pub async fn finds(&self, subject: Subject<'_>) -> Result<bool, Problem> {
        let found = self.app().locate(subject).await?;
        Ok(found.is_some_and(|it| self.may(self.0.action, &it)))
    }

    /// Refuses to settle for another institution, or somebody else's person or visit.
    pub async fn check_settling(&self, request: &SettleRequest) -> Result<(), Problem> {
        match (&request.visit_id, &request.visit) {
            // Whose visit it is, the visit says, not the request.
            (Some(id), _) => {
                self.check_institution(&request.institution_id)?;
                self.check(Subject::Visit(id)).await
            }
            (None, Some(visit)) => {
                self.check_at(Subject::Person(&visit.person_id), &request.institution_id).await
            }
            (None, None) => Ok(()),
        }
    }

    /// The department that a file is taken as: what the request says if the caller may send it, the caller's own
    /// when it says none.
    pub fn department(&self, said: Option<String>) -> Result<Option<String>, Problem> {
        let reach = self.reach();
        let own = || reach.parts.iter().find_map(|it| it.department.as_ref().map(|it| it.id.clone()));
        let is_free = reach.everything || reach.parts.iter().any(|it| it.department.is_none());
        let department = said.or_else(|| if is_free { None } else { own() });
        let file = Resource::county();
        self.check_resource(&match &department {
            Some(code) => file.of_department(code),
            None => file,
        })?;
        Ok(department)
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
    #[allow(dead_code, reason = "for routes whose query or body names a region")]
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

    /// Refuses another action than the route's where it is not within reach.
    pub fn check_other(&self, action: Action, resource: &Resource) -> Result<(), Problem> {
        match self.0.gate.policy().decide(&self.0.caller, action, resource) {
            Decision::Allowed { .. } => Ok(()),
            Decision::Denied(denial) => Err(denied(&denial)),
        }
    }

    fn app(&self) -> &App {
        self.0.gate.app()
    }
}
