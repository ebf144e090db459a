//! What administrators do: accounts made, granted, reset, disabled. Nobody grants anything to himself.

use access::RoleKind;
use serde::{Deserialize, Serialize};
use store::{Account, AccountGrant, CodePurpose, StoreError, Writer};
use utoipa::ToSchema;

use super::keeping::{self, SYSTEM};
use super::model::{AccountView, GrantView};
use super::{Accounts, names, random};
use crate::error::{AppError, Fault};

/// The role that grants.
const SECURITY_OFFICER: &str = "security_officer";

/// Most accounts of a page.
const MOST: i64 = 200;

/// Who administers: an account, or whoever may run the program on the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Number of the account; empty on the terminal.
    pub account_id: String,
    /// What the audit log says.
    pub name: String,
}

impl By {
    /// Whoever may run the program on the machine.
    #[must_use]
    pub fn terminal() -> By {
        By { account_id: String::new(), name: SYSTEM.to_owned() }
    }

    /// Somebody who has signed in.
    #[must_use]
    pub fn caller(caller: &access::Caller) -> By {
        By { account_id: caller.account_id.clone(), name: caller.name.clone() }
    }
}

/// An account to make.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAccount)]
pub struct NewAccount {
    /// 用户名
    pub name: String,
    /// 显示名；不写同用户名
    #[serde(default)]
    pub display_name: String,
    /// 机器账户：没有密码，只用令牌
    #[serde(default)]
    pub is_machine: bool,
    /// 统一身份认证的账号
    #[serde(default)]
    pub subject: Option<String>,
}

/// An account that was just made or reset.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = AddedAccount)]
pub struct AddedAccount {
    /// 账户
    pub account: AccountView,
    /// 一次性代码：本人用它登录并设密码；只显示这一次
    pub code: Option<String>,
}

impl std::fmt::Debug for AddedAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AddedAccount").field("account", &self.account).finish_non_exhaustive()
    }
}

/// Which accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountQuery {
    /// Part of the name.
    pub text: String,
    /// The last name of the page before.
    pub after: String,
    /// How many.
    pub limit: i64,
}

/// A page of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AccountPage)]
pub struct AccountPage {
    /// 账户，按用户名
    pub rows: Vec<AccountView>,
    /// 下一页从哪个用户名之后；空为没有了
    pub next: Option<String>,
}

impl Accounts {
    /// A page of accounts with their grants.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn list(&self, query: &AccountQuery) -> Result<AccountPage, AppError> {
        let limit = query.limit.clamp(1, MOST);
        let mut reader = self.app.inner.store.read().await?;
        let mut rows = reader.list_accounts(query.text.trim(), &query.after, limit + 1).await?;
        let is_more = rows.len() as i64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(0));
        let ids: Vec<&str> = rows.iter().map(|it| it.id.as_str()).collect();
        let grants = reader.list_grants(&ids).await?;
        let next = rows.last().filter(|_| is_more).map(|it| it.name.clone());
        Ok(AccountPage { rows: rows.iter().map(|it| AccountView::of(it, &grants)).collect(), next })
    }

    /// An account by its name.
    ///
    /// # Errors
    /// When nobody has that name; the store's failure.
    pub async fn named(&self, name: &str) -> Result<AccountView, AppError> {
        let mut reader = self.app.inner.store.read().await?;
        let account = reader.find_account(&names::normal(name)).await?;
        let account = account.ok_or_else(|| AppError::not_found("账户", name))?;
        let grants = reader.list_grants(&[&account.id]).await?;
        Ok(AccountView::of(&account, &grants))
    }

    /// Makes an account; somebody gets a one-time code to set a password with.
    ///
    /// # Errors
    /// When the name may not be, or is taken.
    pub async fn add(&self, by: &By, new: NewAccount) -> Result<AddedAccount, AppError> {
        let name = names::normal(&new.name);
        let display_name = new.display_name.trim();
        let display_name = if display_name.is_empty() { name.clone() } else { display_name.to_owned() };
        let mut findings = base::Findings::default();
        findings.0.extend(names::check(&name));
        findings.0.extend(names::check_display(&display_name));
        if !findings.is_empty() {
            return Err(findings.into());
        }
        let subject = new.subject.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        if subject.as_deref().is_some_and(|it| it.chars().count() > 200) {
            return Err(AppError::input("subject", "统一身份认证的账号太长", "至多 200 个字符"));
        }
        let account = Account {
            id: random::id("acc")?,
            name: name.clone(),
            display_name,
            is_machine: new.is_machine,
            is_disabled: false,
            password: None,
            password_set_at: 0,
            must_change: true,
            totp_secret: None,
            totp_confirmed: false,
            totp_last_step: 0,
            subject,
            created_at: self.now(),
            created_by: by.name.clone(),
        };
        let mut writer = self.app.inner.store.write().await?;
        match writer.save_accounts(std::slice::from_ref(&account)).await {
            Err(StoreError::Duplicate(_)) => {
                return Err(AppError::new(
                    Fault::State,
                    "ACC-0302",
                    format!("用户名 {name}（或统一身份认证的账号）已经有人用了"),
                    "请换一个；停用的账户也占着用户名",
                ));
            }
            other => other?,
        }
        let code = match account.is_machine {
            true => None,
            false => Some(self.make_code(&mut writer, Some(&account.id), CodePurpose::Reset).await?),
        };
        let detail = serde_json::json!({ "name": name, "is_machine": account.is_machine });
        self.record(&mut writer, &by.name, "account.add", &account.id, detail).await?;
        writer.commit().await?;
        Ok(AddedAccount { account: AccountView::of(&account, &[]), code })
    }

    /// Gives a role. Nobody gives one to himself.
    ///
    /// # Errors
    /// When it is one's own account, or the role or region cannot be right.
    pub async fn grant(&self, by: &By, account_id: &str, wanted: GrantView) -> Result<AccountView, AppError> {
        refuse_self(by, account_id, "给自己授权")?;
        let text = |it: &Option<String>| {
            it.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
        };
        let grant = AccountGrant {
            id: random::id("grant")?,
            account_id: account_id.to_owned(),
            role: wanted.role.trim().to_owned(),
            region: wanted.region.trim().to_owned(),
            institution: text(&wanted.institution),
            department: text(&wanted.department),
            granted_by: by.name.clone(),
            granted_at: self.now(),
            revoked_by: None,
            revoked_at: None,
        };
        check_text(&grant)?;
        let mut writer = self.app.inner.store.write().await?;
        let account = load(&mut writer, account_id).await?;
        self.check_duties(&mut writer, &account, &grant).await?;
        let same = |it: &AccountGrant| GrantView { id: String::new(), ..GrantView::from(it) };
        if writer.list_grants(&[account_id]).await?.iter().any(|it| same(it) == same(&grant)) {
            return Err(AppError::state("已经有同样的授权", "不用再给"));
        }
        writer.add_grants(std::slice::from_ref(&grant)).await?;
        let detail = serde_json::json!({ "grant": grant.id, "role": grant.role, "region": grant.region,
            "institution": grant.institution, "department": grant.department });
        self.record(&mut writer, &by.name, "account.grant", account_id, detail).await?;
        self.shown(writer, &account).await
    }

    /// Whether the account may hold the role: the rules of duties, and machines apart from people.
    async fn check_duties(
        &self,
        writer: &mut Writer,
        account: &Account,
        wanted: &AccountGrant,
    ) -> Result<(), AppError> {
        let held = self.caller(writer, account).await?.grants;
        let duties = self.policy.duties();
        if let Err(refusal) = duties.check_grant(&held, &keeping::grant(wanted), self.policy.county()) {
            let finding = base::Finding::error("ACC-0304", refusal.to_string(), refusal.remedy);
            return Err(base::Findings(vec![finding.of(refusal.rule)]).into());
        }
        let is_for_machines = self.policy.role(&wanted.role).is_some_and(|it| it.kind == RoleKind::Machine);
        if is_for_machines == account.is_machine {
            return Ok(());
        }
        let message = format!("角色 {} 不是给这类账户的", wanted.role);
        Err(AppError::input("role", message, "机器账户用 machine_ 开头的角色，人用别的角色"))
    }

    /// Appoints a security officer while there is none: whoever makes accounts cannot grant, so the first who
    /// can must come from somewhere.
    ///
    /// # Errors
    /// When there is one already, or it would be oneself.
    pub async fn appoint_security_officer(&self, by: &By, account_id: &str) -> Result<AccountView, AppError> {
        if self.app.inner.store.read().await?.is_role_held(SECURITY_OFFICER).await? {
            let remedy = "请安全管理员授权；安全管理员进不去的，在服务器上运行 mingbai account grant";
            return Err(AppError::state("已经有安全管理员了", remedy));
        }
        let role = SECURITY_OFFICER.to_owned();
        let wanted =
            GrantView { id: String::new(), role, region: String::new(), institution: None, department: None };
        self.grant(by, account_id, wanted).await
    }

    /// Takes a grant back.
    ///
    /// # Errors
    /// When the account has no such grant.
    pub async fn revoke(&self, by: &By, account_id: &str, grant_id: &str) -> Result<AccountView, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let account = load(&mut writer, account_id).await?;
        if !writer.revoke_grant(account_id, grant_id, &by.name, self.now()).await? {
            return Err(AppError::not_found("有效的授权", grant_id));
        }
        let detail = serde_json::json!({ "grant": grant_id });
        self.record(&mut writer, &by.name, "account.revoke", account_id, detail).await?;
        self.shown(writer, &account).await
    }

    /// Disables an account, or lets it in again. Its sessions end.
    ///
    /// # Errors
    /// When it is one's own.
    pub async fn disable(&self, by: &By, account_id: &str, is_disabled: bool) -> Result<AccountView, AppError> {
        refuse_self(by, account_id, "停用自己的账户")?;
        let mut writer = self.app.inner.store.write().await?;
        let mut account = load(&mut writer, account_id).await?;
        account.is_disabled = is_disabled;
        writer.save_accounts(std::slice::from_ref(&account)).await?;
        let ended = writer.end_sessions(account_id, "", self.now()).await?;
        let action = if is_disabled { "account.disable" } else { "account.enable" };
        let detail = serde_json::json!({ "sessions_ended": ended });
        self.record(&mut writer, &by.name, action, account_id, detail).await?;
        self.shown(writer, &account).await
    }

    /// Takes the password away and gives a one-time code instead; with `second_factor` that too, for a lost
    /// telephone. Sessions end.
    ///
    /// # Errors
    /// When it is a machine's account.
    pub async fn reset(
        &self,
        by: &By,
        account_id: &str,
        second_factor: bool,
    ) -> Result<AddedAccount, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let mut account = load(&mut writer, account_id).await?;
        if account.is_machine {
            return Err(AppError::state("机器账户没有密码", "请另建令牌"));
        }
        if account.is_disabled {
            return Err(AppError::state("账户已停用", "请先启用"));
        }
        account.password = None;
        account.must_change = true;
        writer.save_accounts(std::slice::from_ref(&account)).await?;
        if second_factor {
            self.without_second(&mut writer, account.clone()).await?;
            account = load(&mut writer, account_id).await?;
        }
        writer.end_sessions(account_id, "", self.now()).await?;
        let code = self.make_code(&mut writer, Some(account_id), CodePurpose::Reset).await?;
        let detail = serde_json::json!({ "second_factor": second_factor });
        self.record(&mut writer, &by.name, "account.reset", account_id, detail).await?;
        let account = self.shown(writer, &account).await?;
        Ok(AddedAccount { account, code: Some(code) })
    }

    /// A code that signs an account in at once: for the link of a demonstration, from the terminal only.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn sign_in_code(&self, account_id: &str) -> Result<String, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let account = load(&mut writer, account_id).await?;
        let code = self.make_code(&mut writer, Some(account_id), CodePurpose::SignIn).await?;
        self.record(&mut writer, SYSTEM, "account.sign-in-code", &account.id, serde_json::json!({})).await?;
        writer.commit().await?;
        Ok(code)
    }

    async fn shown(&self, mut writer: Writer, account: &Account) -> Result<AccountView, AppError> {
        let grants = writer.list_grants(&[&account.id]).await?;
        writer.commit().await?;
        Ok(AccountView::of(account, &grants))
    }
}

async fn load(writer: &mut Writer, id: &str) -> Result<Account, AppError> {
    writer.load_accounts(&[id]).await?.pop().ok_or_else(|| AppError::not_found("账户", id))
}

fn refuse_self(by: &By, account_id: &str, what: &str) -> Result<(), AppError> {
    if by.account_id.is_empty() || by.account_id != account_id {
        return Ok(());
    }
    Err(AppError::new(Fault::Forbidden, "ACC-0303", format!("不能{what}"), "请另一位管理员办理"))
}

/// What a grant may look like; which roles there are is the permissions' affair.
fn check_text(grant: &AccountGrant) -> Result<(), AppError> {
    let is_word = |it: &str| {
        !it.is_empty() && it.len() <= 64 && it.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-'))
    };
    if !is_word(&grant.role) {
        return Err(AppError::input("role", format!("没有角色 {}", grant.role), "请用角色表里的代码"));
    }
    let (code, village) = grant.region.split_once('/').map_or((grant.region.as_str(), None), |(a, b)| (a, Some(b)));
    let is_code = code.len() <= 12 && code.chars().all(|it| it.is_ascii_digit());
    let is_village = village.is_none_or(|it| code.len() >= 9 && (1..=40).contains(&it.chars().count()));
    if !is_code || !is_village {
        let message = format!("区划 {} 的写法不对", grant.region);
        let remedy = "空为全部；县写 6 位，乡镇写 9 位，村写“乡镇代码/村名”";
        return Err(AppError::input("region", message, remedy));
    }
    for (place, value) in [("institution", &grant.institution), ("department", &grant.department)] {
        if value.as_deref().is_some_and(|it| it.chars().count() > 64 || it.contains(char::is_control)) {
            return Err(AppError::input(place, "编号太长，或有控制字符", "至多 64 个字符"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_names_a_role_and_a_part_of_the_region() {
        let grant = |role: &str, region: &str| AccountGrant {
            id: String::new(),
            account_id: String::new(),
            role: role.to_owned(),
            region: region.to_owned(),
            institution: None,
            department: None,
            granted_by: String::new(),
            granted_at: 0,
            revoked_by: None,
            revoked_at: None,
        };
        for (role, region, is_good) in [
            ("administrator", "", true),
            ("village_clerk", "990100101/示例村", true),
            ("clerk", "990100", true),
            ("", "", false),
            ("Root; --", "", false),
            ("clerk", "9901a", false),
            ("clerk", "990100/示例村", false),
            ("clerk", "990100101/", false),
        ] {
            assert_eq!(check_text(&grant(role, region)).is_ok(), is_good, "{role} {region}");
        }
        let by = By { account_id: "acc-1".to_owned(), name: "a".to_owned() };
        assert!(refuse_self(&by, "acc-1", "x").is_err() && refuse_self(&by, "acc-2", "x").is_ok());
        assert!(refuse_self(&By::terminal(), "", "x").is_ok());
    }
}
