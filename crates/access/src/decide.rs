//! A caller, an action, a resource: allowed by which grant, or denied and why.

use crate::policy::{Policy, Verdict};
use crate::{Action, Caller, RegionScope, Relation, Resource};

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Allowed.
    Allowed {
        /// Which of the caller's grants, by place.
        grant: usize,
        /// Name of the policy.
        by: String,
    },
    /// Denied.
    Denied(Denial),
}

/// Why not, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// What was asked.
    pub action: Action,
    /// Why.
    pub reason: String,
    /// What to do: who may, and who can grant it.
    pub remedy: String,
    /// Whether the caller may do it to something else: then what was asked about must not show that it exists.
    pub is_elsewhere: bool,
}

impl Decision {
    /// Whether it is allowed.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        matches!(self, Decision::Allowed { .. })
    }
}

/// What is tried for a grant, from the freest: what a policy asks of a resource.
const CONDITIONS: [(bool, bool, bool); 6] = [
    (false, false, false),
    (true, false, false),
    (false, true, false),
    (false, false, true),
    (true, true, false),
    (true, false, true),
];

/// How far a caller's grants reach for an action: for narrowing lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Everything.
    pub everything: bool,
    /// Else what any of these holds; none is nothing.
    pub parts: Vec<ReachPart>,
}

/// A part: all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReachPart {
    /// In this region.
    pub region: Option<RegionScope>,
    /// Of this institution.
    pub institution: Option<Bound>,
    /// Of this department.
    pub department: Option<Bound>,
}

/// A bound by institution or department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Whose.
    pub id: String,
    /// Whether something without an institution (department) is out of reach.
    pub is_required: bool,
}

impl Policy {
    /// Whether the caller may do this to that.
    #[must_use]
    pub fn decide(&self, caller: &Caller, action: Action, resource: &Resource) -> Decision {
        let mut forbidden = None;
        for (nth, grant) in caller.grants.iter().enumerate() {
            let relation = Relation::of(grant, resource, &self.county);
            match self.verdict(&grant.role, action, relation) {
                Some(Verdict::Allowed(by)) => return Decision::Allowed { grant: nth, by: by.clone() },
                Some(Verdict::Forbidden(by)) => forbidden = Some(by.clone()),
                Some(Verdict::Silent) | None => {}
            }
        }
        Decision::Denied(self.denial(caller, action, forbidden))
    }

    /// Whether the caller may do this to anything at all.
    #[must_use]
    pub fn decide_anywhere(&self, caller: &Caller, action: Action) -> Decision {
        for (nth, grant) in caller.grants.iter().enumerate() {
            for condition in CONDITIONS {
                for under_way in [false, true] {
                    let relation = relation(condition, under_way);
                    if !is_possible(grant, relation) {
                        continue;
                    }
                    if let Some(Verdict::Allowed(by)) = self.verdict(&grant.role, action, relation) {
                        return Decision::Allowed { grant: nth, by: by.clone() };
                    }
                }
            }
        }
        Decision::Denied(self.denial(caller, action, None))
    }

    /// How far the caller's grants reach for an action.
    #[must_use]
    pub fn reach(&self, caller: &Caller, action: Action) -> Reach {
        let mut reach = Reach::default();
        for grant in &caller.grants {
            let fits = |condition: &(bool, bool, bool)| {
                let relation = relation(*condition, false);
                is_possible(grant, relation)
                    && matches!(self.verdict(&grant.role, action, relation), Some(Verdict::Allowed(_)))
            };
            let Some((region, institution, department)) = CONDITIONS.into_iter().find(fits) else { continue };
            let bound = |id: &Option<String>, is_required: bool| {
                id.as_ref().map(|id| Bound { id: id.clone(), is_required })
            };
            let is_all = grant.region.is_whole(&self.county);
            let part = ReachPart {
                region: (region && !is_all).then(|| grant.region.clone()),
                institution: bound(&grant.institution, institution),
                department: bound(&grant.department, department),
            };
            if part.region.is_none() && part.institution.is_none() && part.department.is_none() {
                return Reach { everything: true, parts: Vec::new() };
            }
            if !reach.parts.contains(&part) {
                reach.parts.push(part);
            }
        }
        reach
    }

    /// Roles that may do an action at least somewhere, by Chinese name.
    #[must_use]
    pub fn roles_for(&self, action: Action) -> Vec<&str> {
        let may = |role: &str| {
            CONDITIONS.iter().any(|it| {
                [false, true].iter().any(|under_way| {
                    matches!(self.verdict(role, action, relation(*it, *under_way)), Some(Verdict::Allowed(_)))
                })
            })
        };
        let granted = self.roles().iter().filter(|it| it.kind != crate::RoleKind::Open);
        granted.filter(|it| may(&it.code)).map(|it| it.name.as_str()).collect()
    }

    fn denial(&self, caller: &Caller, action: Action, forbidden: Option<String>) -> Denial {
        let is_elsewhere = forbidden.is_none() && {
            let reach = self.reach(caller, action);
            reach.everything || !reach.parts.is_empty()
        };
        let who = self.roles_for(action);
        let name = action.name();
        let reason = match forbidden {
            Some(rule) => format!("“{name}”被规则“{rule}”禁止"),
            None if is_elsewhere => format!("“{name}”不在您的管辖范围"),
            None => format!("您的角色不能“{name}”"),
        };
        let remedy = match who.as_slice() {
            [] => "没有角色可以办这件事，请联系安全管理员".to_owned(),
            who => format!("能办的角色：{}；需要的话请安全管理员授予", who.join("、")),
        };
        Denial { action, reason, remedy, is_elsewhere }
    }
}

fn relation((in_region, own_institution, own_department): (bool, bool, bool), under_way: bool) -> Relation {
    Relation { in_region, own_institution, own_department, under_way }
}

/// Whether a grant can lie so to anything: without an institution it has no own.
fn is_possible(grant: &crate::Grant, relation: Relation) -> bool {
    (!relation.own_institution || grant.institution.is_some())
        && (!relation.own_department || grant.department.is_some())
}
