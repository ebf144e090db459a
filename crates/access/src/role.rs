//! Roles and duties as data: `roles.toml`.

use base::{Finding, Findings};
use serde::{Deserialize, Serialize};

/// What kind of holder a role is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Does business.
    Business,
    /// One of the three administrators.
    Administrator,
    /// For tokens.
    Machine,
    /// No sign-in; cannot be granted.
    Open,
}

impl RoleKind {
    /// Code, as policies name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            RoleKind::Business => "business",
            RoleKind::Administrator => "administrator",
            RoleKind::Machine => "machine",
            RoleKind::Open => "open",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RoleKind::Business => "业务",
            RoleKind::Administrator => "管理三员",
            RoleKind::Machine => "机器",
            RoleKind::Open => "未启用登录",
        }
    }
}

/// What a grant of the role must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// The whole county.
    Whole,
    /// Any region.
    Any,
    /// A township, or a village.
    Township,
    /// A village.
    Village,
    /// An institution.
    Institution,
    /// A department.
    Department,
}

impl Needs {
    /// In Chinese.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Needs::Whole => "全县",
            Needs::Any => "任一级地区",
            Needs::Township => "一个乡镇（或村）",
            Needs::Village => "一个村",
            Needs::Institution => "一家机构",
            Needs::Department => "一个部门",
        }
    }
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// For whom.
    pub kind: RoleKind,
    /// What a grant must say.
    pub needs: Needs,
    /// What its holder does, in Chinese.
    pub description: String,
}

/// Roles that one account must not hold together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// Roles, or `kind:` with a kind.
    pub left: Vec<String>,
    /// Roles, or `kind:` with a kind.
    pub right: Vec<String>,
    /// Why, in Chinese.
    pub reason: String,
}

/// Two steps of one thing that one person must not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoSteps {
    /// Code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// Code of the first action.
    pub first: String,
    /// Code of the second action.
    pub second: String,
}

/// What `roles.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RolesFile {
    pub role: Vec<Role>,
    #[serde(default)]
    pub conflict: Vec<Conflict>,
    #[serde(default)]
    pub two_steps: Vec<TwoSteps>,
    #[serde(default)]
    pub masking: Masking,
}

/// What of a region's words is personal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Masking {
    pub diagnosis_facts: Vec<String>,
}

impl RolesFile {
    /// Reads it and says all that is wrong.
    pub fn read(file: &str, text: &str) -> Result<RolesFile, Findings> {
        let read: RolesFile = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |it| text[..it.start].lines().count().max(1));
            let message = format!("角色表读不懂：{}", error.message());
            Findings(vec![
                Finding::error("ACCESS-0001", message, "请对照 docs/permissions.md 改正").at(file, line),
            ])
        })?;
        let mut findings = Findings::default();
        let mut wrong = |message: String, remedy: &str, place: &str| {
            findings.push(Finding::error("ACCESS-0002", message, remedy).at(file, 0).of(place));
        };
        for (nth, role) in read.role.iter().enumerate() {
            if read.role[..nth].iter().any(|it| it.code == role.code) {
                wrong(format!("角色 {} 写了两次", role.code), "请只留一个", &role.code);
            }
            let is_code = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
            if role.code.is_empty() || !role.code.chars().all(is_code) || role.name.trim().is_empty() {
                wrong(
                    format!("角色“{}”的编码或名称不合写法", role.code),
                    "编码用小写字母、数字、下划线",
                    &role.code,
                );
            }
        }
        let known = |it: &str| match it.strip_prefix("kind:") {
            Some(kind) => ["business", "administrator", "machine"].contains(&kind),
            None => read.role.iter().any(|role| role.code == it),
        };
        for rule in &read.conflict {
            for side in rule.left.iter().chain(&rule.right).filter(|it| !known(it)) {
                wrong(format!("规则 {} 里没有角色“{side}”", rule.code), "请用上面的角色编码", &rule.code);
            }
        }
        for rule in &read.two_steps {
            for step in [&rule.first, &rule.second] {
                if crate::Action::find(step).is_none() {
                    wrong(
                        format!("规则 {} 里没有操作“{step}”", rule.code),
                        "请用权限表里的操作编码",
                        &rule.code,
                    );
                }
            }
        }
        if findings.is_empty() { Ok(read) } else { Err(findings) }
    }
}
