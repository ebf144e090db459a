//! What administrators do: accounts made, reset, disabled. Grants are in `granting`.

use serde::{Deserialize, Serialize};
use store::{Account, CodePurpose, StoreError, Writer};
use utoipa::ToSchema;

use super::keeping::SYSTEM;
use super::model::AccountView;
use super::sign_in::name_key;
use super::{Accounts, names, random};
use crate::clock::instant_of_seconds;
use crate::error::{AppError, Fault};

/// Roles whose holders the system administrator neither resets nor disables.
const WATCHERS: [&str; 2] = ["security_officer", "auditor"];

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
    /// 机器账号：没有密码，只用令牌
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
    /// 账号
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
    /// 账号，按用户名
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
        let names: Vec<String> = rows.iter().map(|it| name_key(&it.name)).collect();
        let locked = reader.locked_until(&names, self.now()).await?;
        let view = |(it, key): (&Account, &String)| AccountView {
            locked_until: locked.iter().find(|of| of.0 == *key).map(|of| instant_of_seconds(of.1)),
            ..AccountView::of(it, &grants)
        };
        Ok(AccountPage { rows: rows.iter().zip(&names).map(view).collect(), next })
    }

    /// An account by its name.
    ///
    /// # Errors
    /// When nobody has that name; the store's failure.
    pub async fn named(&self, name: &str) -> Result<AccountView, AppError> {
        let mut reader = self.app.inner.store.read().await?;
        let account = reader.find_account(&names::normal(name)).await?;
        let account = account.ok_or_else(|| AppError::not_found("账号", name))?;
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
                    "请换一个；停用的账号也占着用户名",
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

    /// Disables an account, or lets it in again. Its sessions end.
    ///
    /// # Errors
    /// When it is one's own, or one whose work is to watch whoever disables.
    pub async fn disable(
        &self,
        by: &By,
        account_id: &str,
        is_disabled: bool,
    ) -> Result<AccountView, AppError> {
        refuse_self(by, account_id, "停用自己的账号")?;
        let mut writer = self.app.inner.store.write().await?;
        let mut account = load(&mut writer, account_id).await?;
        self.refuse_watcher(&mut writer, by, &account).await?;
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
    /// When it is a machine's account, or one whose work is to watch whoever resets.
    pub async fn reset(
        &self,
        by: &By,
        account_id: &str,
        second_factor: bool,
    ) -> Result<AddedAccount, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let mut account = load(&mut writer, account_id).await?;
        if account.is_machine {
            return Err(AppError::state("机器账号没有密码", "请另建令牌"));
        }
        if account.is_disabled {
            return Err(AppError::state("账号已停用", "请先启用"));
        }
        self.refuse_watcher(&mut writer, by, &account).await?;
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

    /// The three administrators are kept apart: whoever makes accounts neither takes over (by a one-time code) nor
    /// puts out of the way who grants or audits. That needs the terminal of the server, where two are present.
    async fn refuse_watcher(&self, writer: &mut Writer, by: &By, account: &Account) -> Result<(), AppError> {
        if by.account_id.is_empty() {
            return Ok(());
        }
        let grants = writer.list_grants(&[&account.id]).await?;
        let Some(held) = grants.iter().find(|it| WATCHERS.contains(&it.role.as_str())) else {
            return Ok(());
        };
        let role = self.policy.role(&held.role).map_or(held.role.as_str(), |it| it.name.as_str());
        let message = format!("账号 {} 是{role}，不能由系统管理员重置、停用或启用", account.name);
        let remedy = "三员分立：请两人在场，在服务器上运行 mingbai account reset（或 disable）";
        Err(AppError::new(Fault::Forbidden, "ACC-0305", message, remedy))
    }

    /// Commits, and shows the account with its grants.
    pub(super) async fn shown(&self, mut writer: Writer, account: &Account) -> Result<AccountView, AppError> {
        let grants = writer.list_grants(&[&account.id]).await?;
        writer.commit().await?;
        Ok(AccountView::of(account, &grants))
    }
}

/// An account by its number.
pub(super) async fn load(writer: &mut Writer, id: &str) -> Result<Account, AppError> {
    writer.load_accounts(&[id]).await?.pop().ok_or_else(|| AppError::not_found("账号", id))
}

/// Nobody does this to his own account.
pub(super) fn refuse_self(by: &By, account_id: &str, what: &str) -> Result<(), AppError> {
    if by.account_id.is_empty() || by.account_id != account_id {
        return Ok(());
    }
    Err(AppError::new(Fault::Forbidden, "ACC-0303", format!("不能{what}"), "请另一位管理员办理"))
}
