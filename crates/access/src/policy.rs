//! Roles, duties and policies, read and checked; the decision itself.
//!
//! **Knows:** Cedar. A decision depends on role, action and relation only, so each is asked of Cedar once and
//! kept.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, OnceLock};

use base::{Finding, Findings};
use cedar_policy::{
    Authorizer, Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet,
    PrincipalConstraint, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};

use crate::role::RolesFile;
use crate::schema::schema_text;
use crate::{Action, Duties, Relation, Role};

/// Name of the file of roles.
pub const ROLES_FILE: &str = "access/roles.toml";
/// Name of the file of policies.
pub const POLICY_FILE: &str = "access/policy.cedar";

const ROLES: &str = include_str!("roles.toml");
const POLICY: &str = include_str!("policy.cedar");

/// What Cedar said of a role, an action and a relation: the name of the policy that allows, or of the one that
/// forbids; nothing when none speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allowed(String),
    Forbidden(String),
    Silent,
}

/// What comes with the program, read once.
static BUILT_IN: LazyLock<Result<Arc<Rules>, Findings>> = LazyLock::new(|| Rules::read(ROLES, POLICY));

/// Who may do what, where: roles, duties and policies of an installation. Cheap to clone.
#[derive(Clone)]
pub struct Policy {
    /// Code of the county or city that the installation serves.
    pub(crate) county: String,
    rules: Arc<Rules>,
}

struct Rules {
    duties: Duties,
    diagnosis_facts: Vec<String>,
    /// For each role the policies that may speak of it.
    sets: Vec<PolicySet>,
    entities: Entities,
    kept: Vec<OnceLock<Verdict>>,
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Policy").field("county", &self.county).finish_non_exhaustive()
    }
}

impl Policy {
    /// The roles and policies that come with the program.
    ///
    /// # Errors
    /// Never as released: a test loads them.
    pub fn built_in(county: &str) -> Result<Policy, Findings> {
        Ok(Policy { county: county.to_owned(), rules: BUILT_IN.clone()? })
    }

    /// With the pack's own `access/roles.toml` and `access/policy.cedar` where it has them.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn load(county: &str, roles: Option<&str>, policy: Option<&str>) -> Result<Policy, Findings> {
        if roles.is_none() && policy.is_none() {
            return Policy::built_in(county);
        }
        let rules = Rules::read(roles.unwrap_or(ROLES), policy.unwrap_or(POLICY))?;
        Ok(Policy { county: county.to_owned(), rules })
    }

    /// Roles, in the order of the file.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.rules.duties.roles
    }

    /// The role with this code.
    #[must_use]
    pub fn role(&self, code: &str) -> Option<&Role> {
        self.roles().iter().find(|it| it.code == code)
    }

    /// Duties kept apart.
    #[must_use]
    pub fn duties(&self) -> &Duties {
        &self.rules.duties
    }

    /// Facts of a bill that tell an illness: their values are masked.
    #[must_use]
    pub fn diagnosis_facts(&self) -> &[String] {
        &self.rules.diagnosis_facts
    }

    /// Code of the county or city that is served.
    #[must_use]
    pub fn county(&self) -> &str {
        &self.county
    }

    /// What the policies say; asked of Cedar once for each role, action and relation.
    pub(crate) fn verdict(&self, role: &str, action: Action, relation: Relation) -> Option<&Verdict> {
        self.rules.verdict(role, action, relation)
    }
}

impl Rules {
    fn read(roles: &str, policy: &str) -> Result<Arc<Rules>, Findings> {
        let file = RolesFile::read(ROLES_FILE, roles)?;
        let duties = Duties { roles: file.role, conflicts: file.conflict, two_steps: file.two_steps };
        let schema = Schema::from_str(&schema_text()).map_err(|it| ours(&it.to_string()))?;
        let set = PolicySet::from_str(policy).map_err(|error| {
            let message = format!("权限策略读不懂：{error}");
            let remedy = "请对照 docs/permissions.md 的写法改正";
            Findings(vec![Finding::error("ACCESS-0003", message, remedy).at(POLICY_FILE, 0)])
        })?;
        validate(&schema, &set, &duties.roles)?;
        let entities = entities(&schema, &duties.roles).map_err(|it| ours(&it))?;
        let mut kept = Vec::new();
        kept.resize_with(duties.roles.len() * Action::ALL.len() * Relation::COUNT, OnceLock::new);
        let diagnosis_facts = file.masking.diagnosis_facts;
        let sets = duties.roles.iter().map(|it| speaking_of(&set, it)).collect();
        let rules = Rules { duties, diagnosis_facts, sets, entities, kept };
        let findings = rules.check();
        if findings.is_empty() { Ok(Arc::new(rules)) } else { Err(findings) }
    }

    fn verdict(&self, role: &str, action: Action, relation: Relation) -> Option<&Verdict> {
        let nth = self.duties.roles.iter().position(|it| it.code == role)?;
        let index = (nth * Action::ALL.len() + action.index()) * Relation::COUNT + relation.index();
        Some(self.kept.get(index)?.get_or_init(|| self.ask(nth, action, relation)))
    }

    /// Asks Cedar, without looking at what was kept.
    fn ask(&self, nth: usize, action: Action, relation: Relation) -> Verdict {
        let (Some(role), Some(set)) = (self.duties.roles.get(nth), self.sets.get(nth)) else {
            return Verdict::Silent;
        };
        let context = [
            ("in_region", relation.in_region),
            ("own_institution", relation.own_institution),
            ("own_department", relation.own_department),
            ("under_way", relation.under_way),
        ];
        let pairs = context.map(|(name, value)| (name.to_owned(), RestrictedExpression::new_bool(value)));
        let request = Context::from_pairs(pairs).ok().and_then(|context| {
            let (role, action) = (uid("Role", &role.code)?, uid("Action", action.code())?);
            Request::new(role, action, uid("Thing", "any")?, context, None).ok()
        });
        // What cannot be asked is not allowed.
        let Some(request) = request else { return Verdict::Silent };
        let response = Authorizer::new().is_authorized(&request, set, &self.entities);
        let name = response
            .diagnostics()
            .reason()
            .next()
            .map(|id| set.annotation(id, "name").map_or_else(|| id.to_string(), str::to_owned));
        match (response.decision(), name) {
            (cedar_policy::Decision::Allow, name) => Verdict::Allowed(name.unwrap_or_default()),
            (cedar_policy::Decision::Deny, Some(name)) => Verdict::Forbidden(name),
            (cedar_policy::Decision::Deny, None) => Verdict::Silent,
        }
    }

    /// Whatever a pack says, administrators neither see people nor do business.
    fn check(&self) -> Findings {
        let mut findings = Findings::default();
        let everywhere =
            Relation { in_region: true, own_institution: true, own_department: true, under_way: true };
        for role in self.duties.roles.iter().filter(|it| it.kind == crate::RoleKind::Administrator) {
            for action in Action::ALL.iter().filter(|it| it.nature() != crate::Nature::Plain) {
                if matches!(self.verdict(&role.code, *action, everywhere), Some(Verdict::Allowed(_))) {
                    let message = format!("“{}”被允许“{}”", role.name, action.name());
                    let remedy = "三员不看个人信息，不办业务：请去掉这条 permit，或补上 forbid";
                    findings.push(
                        Finding::error("ACCESS-0005", message, remedy).at(POLICY_FILE, 0).of(action.code()),
                    );
                }
            }
        }
        findings
    }
}

fn validate(schema: &Schema, set: &PolicySet, roles: &[Role]) -> Result<(), Findings> {
    let mut findings = Findings::default();
    let name_of = |id: &cedar_policy::PolicyId| {
        set.annotation(id, "name").map_or_else(|| id.to_string(), str::to_owned)
    };
    let result = Validator::new(schema.clone()).validate(set, ValidationMode::default());
    for error in result.validation_errors() {
        let name = name_of(error.policy_id());
        let message = format!("策略“{name}”不合操作表：{error}");
        let remedy = "操作、条件、角色类别只能用 docs/permissions.md 里列出的";
        findings.push(Finding::error("ACCESS-0004", message, remedy).at(POLICY_FILE, 0).of(name));
    }
    for policy in set.policies() {
        let name = name_of(policy.id());
        for uid in policy.entity_literals() {
            let id: &str = uid.id().as_ref();
            if uid.type_name().basename() == "Role" && !roles.iter().any(|it| it.code == id) {
                let message = format!("策略“{name}”里的角色 {id} 不在角色表里");
                let known: Vec<&str> = roles.iter().map(|it| it.code.as_str()).collect();
                let remedy = format!("可用：{}", known.join("、"));
                findings.push(Finding::error("ACCESS-0004", message, remedy).at(POLICY_FILE, 0).of(&name));
            }
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// The policies but for those of other roles: each question asks fewer.
fn speaking_of(set: &PolicySet, role: &Role) -> PolicySet {
    let may_speak = |it: &&cedar_policy::Policy| match it.principal_constraint() {
        PrincipalConstraint::Eq(uid) => {
            let id: &str = uid.id().as_ref();
            id == role.code
        }
        _ => true,
    };
    PolicySet::from_policies(set.policies().filter(may_speak).cloned()).unwrap_or_else(|_| set.clone())
}

/// Roles below their kinds, and actions below their groups.
fn entities(schema: &Schema, roles: &[Role]) -> Result<Entities, String> {
    let of = |kind: &str, id: &str| uid(kind, id).ok_or_else(|| format!("{kind} {id}"));
    let mut list = Vec::with_capacity(roles.len());
    for role in roles {
        let mut parents = HashSet::from([of("RoleKind", role.kind.code())?]);
        if role.kind != crate::RoleKind::Machine {
            parents.insert(of("RoleKind", "person")?);
        }
        list.push(Entity::new_no_attrs(of("Role", &role.code)?, parents));
    }
    let actions = schema.action_entities().map_err(|it| it.to_string())?;
    actions.add_entities(list, Some(schema)).map_err(|it| it.to_string())
}

fn uid(kind: &str, id: &str) -> Option<EntityUid> {
    let kind = EntityTypeName::from_str(kind).ok()?;
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

fn ours(what: &str) -> Findings {
    Findings(vec![Finding::error("ACCESS-0006", format!("权限表装不上：{what}"), "请联系管理员")])
}
