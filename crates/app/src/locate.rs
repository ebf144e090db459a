//! Where a thing lies, for permissions: the one question that they ask of the store.

use access::{Bound, Place, Reach, ReachPart, RegionScope, Resource};
use store::{Location, Within, WithinBound, WithinPart};

use crate::App;
use crate::error::AppError;

/// Something that an action is done to, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A person.
    Person(&'a str),
    /// A visit.
    Visit(&'a str),
    /// A settlement.
    Settlement(&'a str),
    /// A reimbursement by hand.
    Reimbursement(&'a str),
    /// A problem of the rosters' ledger.
    Problem(&'a str),
    /// An institution.
    Institution(&'a str),
}

impl Subject<'_> {
    /// The refusal when there is none, which is also the answer when it is none of the caller's business.
    #[must_use]
    pub fn unknown(self) -> AppError {
        match self {
            Subject::Person(id) => AppError::not_found("参保人", id),
            Subject::Visit(id) => AppError::not_found("就诊", id),
            Subject::Settlement(id) => AppError::not_found("结算单", id),
            Subject::Reimbursement(id) => AppError::not_found("手工报销", id),
            Subject::Problem(id) => AppError::not_found("问题", id),
            Subject::Institution(id) => AppError::not_found("定点医药机构", id),
        }
    }
}

impl App {
    /// Where it lies; nothing when there is no such thing.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn locate(&self, subject: Subject<'_>) -> Result<Option<Resource>, AppError> {
        if let Subject::Institution(id) = subject {
            let known = self.inner.institutions();
            let place = |it: &store::Institution| resource_at(&it.region, "").of_institution(id);
            return Ok(known.get(id).map(place));
        }
        let mut session = self.inner.store.read().await?;
        let found = match subject {
            Subject::Person(id) => session.locate_person(id).await?,
            Subject::Visit(id) => session.locate_visit(id).await?,
            Subject::Settlement(id) => session.locate_settlement(id).await?,
            Subject::Reimbursement(id) => session.locate_reimbursement(id).await?,
            Subject::Problem(id) => match id.parse() {
                Ok(id) => session.locate_problem(id).await?,
                Err(_) => None,
            },
            Subject::Institution(_) => None,
        };
        Ok(found.map(|it: Location| Resource {
            place: resource_at(&it.region, &it.village).place,
            institution: it.institution_id,
            department: it.department,
            is_under_way: it.is_under_way,
        }))
    }
}

impl App {
    /// Who of the bureau did something to a thing, as the audit log has it, the latest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn who_did(&self, action: &str, subject: &str) -> Result<Vec<String>, AppError> {
        let events = self.inner.store.read().await?.find_audits(subject, 1_000).await?;
        let of_action = events.into_iter().filter(|it| it.action == action);
        Ok(of_action.map(|it| it.actor).collect())
    }

    /// How the audit log names an operator of the bureau.
    #[must_use]
    pub fn bureau_actor(&self, operator: &str) -> String {
        crate::settle::actor(operator, "bureau")
    }
}

/// How far a caller reaches, as lists are narrowed.
#[must_use]
pub fn within(reach: &Reach) -> Within {
    if reach.everything {
        return Within::everything();
    }
    let bound = |it: &Bound| WithinBound { id: it.id.clone(), is_required: it.is_required };
    let part = |it: &ReachPart| WithinPart {
        region: it.region.as_ref().map(|at| at.township().to_owned()),
        village: it.region.as_ref().and_then(|at| at.village_name().map(str::to_owned)),
        institution: it.institution.as_ref().map(bound),
        department: it.department.as_ref().map(bound),
    };
    Within { parts: Some(reach.parts.iter().map(part).collect()) }
}

/// A township and a village as a place.
fn resource_at(region: &str, village: &str) -> Resource {
    match (region.trim(), village.trim()) {
        ("", _) => Resource { place: Place::County, ..Resource::default() },
        (region, "") => Resource::at(RegionScope::code(region)),
        (region, village) => Resource::at(RegionScope::village(region, village)),
    }
}
