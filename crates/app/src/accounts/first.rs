//! The first start: nobody has an account, so a one-time code that is printed on the terminal makes one.

use store::{Account, AccountGrant, CodePurpose, NewCode, Writer};

use super::model::{Begun, Visitor};
use super::session::Needs;
use super::sign_in::bad_code;
use super::{Accounts, names, password, random};
use crate::error::AppError;

/// What the first administrator may do: make accounts, and appoint the first security officer, who grants.
const FIRST_ROLE: &str = "system_administrator";

impl Accounts {
    /// A fresh code for the first administrator, when there is no account; earlier ones are worth nothing.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn first_code(&self) -> Result<Option<String>, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        if writer.has_accounts().await? {
            return Ok(None);
        }
        let code = self.make_code(&mut writer, None, CodePurpose::FirstAdministrator).await?;
        self.record(&mut writer, super::keeping::SYSTEM, "account.first-code", "", serde_json::json!({}))
            .await?;
        writer.commit().await?;
        Ok(Some(code))
    }

    /// Whether nobody has an account yet.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn is_unclaimed(&self) -> Result<bool, AppError> {
        Ok(!self.app.inner.store.read().await?.has_accounts().await?)
    }

    /// Makes a code in this transaction; the code is kept nowhere.
    pub(super) async fn make_code(
        &self,
        writer: &mut Writer,
        account_id: Option<&str>,
        purpose: CodePurpose,
    ) -> Result<String, AppError> {
        let (code, now) = (random::code()?, self.now());
        let kept = NewCode {
            hash: random::sha256(&random::typed(&code)),
            account_id: account_id.map(str::to_owned),
            purpose,
            made_at: now,
            until: now + self.settings.code_hours * 3_600,
        };
        writer.add_code(&kept).await?;
        Ok(code)
    }

    /// The first administrator sets name and password, and is signed in.
    ///
    /// # Errors
    /// When there is an account already, the code may not be used, or name or password may not be.
    pub async fn first_administrator(
        &self,
        code: &str,
        name: &str,
        display_name: &str,
        password: &str,
        from: &Visitor,
    ) -> Result<Begun, AppError> {
        let name = names::normal(name);
        let display_name = if display_name.trim().is_empty() { &name } else { display_name.trim() };
        let mut findings = password::check(&self.settings.password, password, &name, display_name);
        findings.0.extend(names::check(&name));
        findings.0.extend(names::check_display(display_name));
        if !findings.is_empty() {
            return Err(findings.into());
        }
        let hash = self.hashed(password).await?;
        let now = self.now();
        let mut writer = self.app.inner.store.write().await?;
        if writer.has_accounts().await? {
            let remedy = "请用已有的账号登录；都进不去的，在服务器上运行 mingbai account reset";
            return Err(AppError::state("已经有账号了，不能再设首位管理员", remedy));
        }
        let code = random::sha256(&random::typed(code));
        if writer.use_code(&code, CodePurpose::FirstAdministrator, now).await?.is_none() {
            return Err(bad_code());
        }
        let account = Account {
            id: random::id("acc")?,
            name: name.clone(),
            display_name: display_name.to_owned(),
            is_machine: false,
            is_disabled: false,
            password: Some(hash.clone()),
            password_set_at: now,
            must_change: false,
            totp_secret: None,
            totp_confirmed: false,
            totp_last_step: 0,
            subject: None,
            created_at: now,
            created_by: "system".to_owned(),
        };
        let grant = AccountGrant {
            id: random::id("grant")?,
            account_id: account.id.clone(),
            role: FIRST_ROLE.to_owned(),
            region: String::new(),
            institution: None,
            department: None,
            granted_by: "system".to_owned(),
            granted_at: now,
            revoked_by: None,
            revoked_at: None,
        };
        writer.save_accounts(std::slice::from_ref(&account)).await?;
        writer.remember_password(&account.id, &hash, self.settings.password.no_reuse).await?;
        writer.add_grants(&[grant]).await?;
        let detail = serde_json::json!({ "name": name, "role": FIRST_ROLE });
        self.record(&mut writer, super::keeping::SYSTEM, "account.first-administrator", &account.id, detail)
            .await?;
        let needs = Needs { second: false, password: false };
        let begun = self.begin(&mut writer, &account, needs, "code", from).await?;
        writer.commit().await?;
        Ok(begun)
    }
}
