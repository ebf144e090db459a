//! Duties kept apart: what one account must not hold together, and what one person must not do twice.

use crate::role::{Conflict, Needs, Role, RoleKind, TwoSteps};
use crate::{Action, Grant};

/// A grant or step that a rule forbids.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule}：{message}")]
pub struct Refusal {
    /// Code of the rule.
    pub rule: String,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do, in Chinese.
    pub remedy: String,
}

/// The rules.
#[derive(Debug, Clone)]
pub struct Duties {
    pub(crate) roles: Vec<Role>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) two_steps: Vec<TwoSteps>,
}

impl Duties {
    /// Rules about roles of one account.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Rules about two steps of one thing.
    #[must_use]
    pub fn two_steps(&self) -> &[TwoSteps] {
        &self.two_steps
    }

    fn role(&self, code: &str) -> Option<&Role> {
        self.roles.iter().find(|it| it.code == code)
    }

    fn names(&self, side: &[String], role: &Role) -> bool {
        side.iter().any(|it| match it.strip_prefix("kind:") {
            Some(kind) => role.kind.code() == kind,
            None => *it == role.code,
        })
    }

    /// Whether an account that holds `held` may be given `new`.
    ///
    /// # Errors
    /// The first rule that forbids it, by name.
    pub fn check_grant(&self, held: &[Grant], new: &Grant, county: &str) -> Result<(), Refusal> {
        let refuse = |rule: &str, message: String, remedy: &str| {
            Err(Refusal { rule: rule.to_owned(), message, remedy: remedy.to_owned() })
        };
        let Some(role) = self.role(&new.role) else {
            let known: Vec<&str> = self.roles.iter().map(|it| it.code.as_str()).collect();
            return refuse(
                "GRANT-01",
                format!("没有角色“{}”", new.role),
                &format!("可用：{}", known.join("、")),
            );
        };
        if role.kind == RoleKind::Open {
            return refuse("GRANT-02", format!("“{}”不能授予账号", role.name), "请选业务角色或管理角色");
        }
        if let Some(missing) = missing(role, new, county) {
            let message = format!("授予“{}”要写明{}，{missing}", role.name, role.needs.name());
            return refuse("GRANT-03", message, "请补写后再授予");
        }
        for grant in held {
            let Some(other) = self.role(&grant.role) else { continue };
            for rule in &self.conflicts {
                let is_conflict = (self.names(&rule.left, role) && self.names(&rule.right, other))
                    || (self.names(&rule.left, other) && self.names(&rule.right, role));
                if is_conflict && role.code != other.code {
                    let message = format!(
                        "违反“{}”：这个账号已是“{}”，不能再授予“{}”。{}",
                        rule.name, other.name, role.name, rule.reason
                    );
                    return refuse(&rule.code, message, "请授予另一个账号，或先收回原角色");
                }
            }
        }
        Ok(())
    }

    /// Whether `second_actor` may take a step of something whose first step others took.
    ///
    /// # Errors
    /// The rule that keeps the two steps apart.
    pub fn check_second(
        &self,
        second: Action,
        second_actor: &str,
        taken: &[(Action, &str)],
    ) -> Result<(), Refusal> {
        for rule in self.two_steps.iter().filter(|it| it.second == second.code()) {
            let is_own = |(action, actor): &&(Action, &str)| {
                action.code() == rule.first && !actor.is_empty() && *actor == second_actor
            };
            if let Some((first, _)) = taken.iter().find(is_own) {
                return Err(Refusal {
                    rule: rule.code.clone(),
                    message: format!(
                        "违反“{}”：“{}”也是 {second_actor} 办的，不能再办“{}”",
                        rule.name,
                        first.name(),
                        second.name()
                    ),
                    remedy: "请由另一人办理".to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// What a grant leaves out or says too much of; nothing when it is complete.
fn missing(role: &Role, grant: &Grant, county: &str) -> Option<&'static str> {
    let filled = |it: &Option<String>| it.as_deref().is_some_and(|it| !it.trim().is_empty());
    let digits = grant.region.township().len();
    if role.needs != Needs::Institution && grant.institution.is_some() {
        return Some("不限于机构，请不要写机构");
    }
    if role.needs != Needs::Department && grant.department.is_some() {
        return Some("不限于部门，请不要写部门");
    }
    match role.needs {
        Needs::Any => None,
        Needs::Whole if grant.region.is_whole(county) => None,
        Needs::Whole => Some("这里写的只是一部分"),
        Needs::Township if digits >= 9 => None,
        Needs::Township => Some("没有写到乡镇（9 位代码）"),
        Needs::Village if grant.region.village_name().is_some_and(|it| !it.is_empty()) => None,
        Needs::Village => Some("没有写到村（乡镇代码/村名）"),
        Needs::Institution if filled(&grant.institution) => None,
        Needs::Institution => Some("没有写机构编号"),
        Needs::Department if filled(&grant.department) => None,
        Needs::Department => Some("没有写部门编码"),
    }
}
