//! What the use cases of accounts take and answer.

use access::{Caller, Grant, RegionScope};
use serde::{Deserialize, Serialize};
use store::{Account, AccountGrant, AccountSession};
use utoipa::ToSchema;

use crate::clock::instant_of_seconds;

/// Where somebody signs in from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visitor {
    /// Address of the machine.
    pub address: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// How far somebody has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SignInStage)]
pub enum Stage {
    /// Signed in.
    Full,
    /// The second factor is still to come.
    SecondFactor,
    /// A new password is to be set first.
    NewPassword,
}

/// A session that has just begun or moved on: the token goes into the cookie and is kept nowhere.
#[derive(Clone)]
pub struct Begun {
    /// The token.
    pub token: String,
    /// How far it got.
    pub stage: Stage,
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Begun").field("stage", &self.stage).finish_non_exhaustive()
    }
}

/// Whose session it is.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: AccountSession,
    /// The account.
    pub account: Account,
    /// What the account may do.
    pub caller: Caller,
    /// How far it got.
    pub stage: Stage,
}

/// A grant, as it is shown and given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountGrant)]
pub struct GrantView {
    /// 编号；新给的不写
    #[serde(default)]
    pub id: String,
    /// 角色
    pub role: String,
    /// 区划：空为全部，`500116` 县，`500116101` 乡镇，`500116101/示例村` 村
    #[serde(default)]
    pub region: String,
    /// 只在这家机构
    #[serde(default)]
    pub institution: Option<String>,
    /// 只在这个部门
    #[serde(default)]
    pub department: Option<String>,
}

impl GrantView {
    /// A role for a part of the region, to be given.
    #[must_use]
    pub fn new(role: &str, region: &str) -> GrantView {
        GrantView {
            id: String::new(),
            role: role.to_owned(),
            region: region.to_owned(),
            institution: None,
            department: None,
        }
    }

    /// As the permissions know it.
    #[must_use]
    pub fn grant(&self) -> Grant {
        Grant {
            role: self.role.clone(),
            region: RegionScope::code(&self.region),
            institution: self.institution.clone(),
            department: self.department.clone(),
        }
    }
}

impl From<&AccountGrant> for GrantView {
    fn from(it: &AccountGrant) -> GrantView {
        GrantView {
            id: it.id.clone(),
            role: it.role.clone(),
            region: it.region.clone(),
            institution: it.institution.clone(),
            department: it.department.clone(),
        }
    }
}

/// An account in lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountView {
    /// 编号
    pub id: String,
    /// 用户名
    pub name: String,
    /// 显示名
    pub display_name: String,
    /// 机器账号：只能用令牌
    pub is_machine: bool,
    /// 已停用
    pub is_disabled: bool,
    /// 已设密码
    pub has_password: bool,
    /// 已用二次验证
    pub has_second_factor: bool,
    /// 连续输错，到这个时刻之前不能登录；只在列表里写
    pub locked_until: Option<String>,
    /// 统一身份认证的账号
    pub subject: Option<String>,
    /// 建立的时刻
    pub created_at: String,
    /// 建立人
    pub created_by: String,
    /// 有效的授权
    pub grants: Vec<GrantView>,
}

impl AccountView {
    /// An account with its grants.
    #[must_use]
    pub fn of(it: &Account, grants: &[AccountGrant]) -> AccountView {
        AccountView {
            id: it.id.clone(),
            name: it.name.clone(),
            display_name: it.display_name.clone(),
            is_machine: it.is_machine,
            is_disabled: it.is_disabled,
            has_password: it.password.is_some(),
            has_second_factor: it.has_second_factor(),
            locked_until: None,
            subject: it.subject.clone(),
            created_at: instant_of_seconds(it.created_at),
            created_by: it.created_by.clone(),
            grants: grants.iter().filter(|grant| grant.account_id == it.id).map(GrantView::from).collect(),
        }
    }
}

/// Who I am, and how far my signing in has got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Me)]
pub struct MeView {
    /// 登录到哪一步
    pub stage: Stage,
    /// 我的账号；开放方式下没有
    pub account: Option<AccountView>,
    /// 本程序以开放方式运行，不用登录
    pub is_open: bool,
    /// 密码到期的时刻；空为不到期
    pub password_expires_at: Option<String>,
    /// 还剩几个恢复码
    pub recovery_codes_left: i64,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SignInSession)]
pub struct SessionView {
    /// 编号
    pub id: String,
    /// 开始的时刻
    pub made_at: String,
    /// 最近使用的时刻（至多差一分钟）
    pub used_at: String,
    /// 最晚结束的时刻
    pub until: String,
    /// 从哪个地址
    pub address: String,
    /// 用什么浏览器
    pub agent: String,
    /// 怎样登录：`password`、`code`、`oidc`
    pub way: String,
    /// 就是现在用的这个
    pub is_this: bool,
}
