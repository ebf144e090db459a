//! Signing in with a password or with a one-time code.
//!
//! An attempt is counted before it is made and forgiven when it succeeds, so that many at once are no way
//! around the wait. A name that nobody has waits, answers and takes as long as one that somebody has.

use store::{Account, Attempt, CodePurpose};

use super::lockout::{in_words, wait_seconds};
use super::model::{Begun, Visitor};
use super::session::Needs;
use super::{Accounts, names, password, phc, random};
use crate::error::{AppError, Fault};

/// What everybody reads who is not let in.
fn refused() -> AppError {
    AppError::new(
        Fault::SignIn,
        "ACC-0101",
        "用户名或密码不对，或账号不能登录",
        "请核对大小写和输入法；忘记密码请找管理员重置",
    )
}

/// Under which the attempts of a name are counted.
pub(super) fn name_key(name: &str) -> String {
    random::sha256(&format!("name:{name}"))
}

impl Accounts {
    /// Counts an attempt under a key, or says how long to wait.
    pub(super) async fn attempt(&self, key: &str) -> Result<i64, AppError> {
        let lockout = &self.settings.lockout;
        let memory = lockout.memory_hours * 3_600;
        let now = self.now();
        let attempt =
            self.app.inner.store.begin_attempt(key, now, memory, |it| wait_seconds(lockout, it)).await?;
        match attempt {
            Attempt::Allowed { failures } => Ok(failures),
            Attempt::LockedUntil(until) => {
                let message = format!("连续几次都不对，{} 内不能再试", in_words(until - now));
                let remedy = "请稍候；忘记密码请找管理员重置";
                Err(AppError::new(Fault::TooMany, "ACC-0102", message, remedy))
            }
        }
    }

    /// Signs in with name and password.
    ///
    /// # Errors
    /// `ACC-0101` when that is not right, `ACC-0102` when one must wait; the store's failure.
    pub async fn sign_in(&self, name: &str, password: &str, from: &Visitor) -> Result<Begun, AppError> {
        let name = names::normal(name);
        let key = name_key(&name);
        let failures = self.attempt(&key).await?;
        let found = self.app.inner.store.read().await?.find_account(&name).await?;
        let kept = found.as_ref().and_then(|it| it.password.as_deref()).unwrap_or(&self.nobody);
        // A password that is too long is no password; it is looked at all the same.
        let password: String = password.chars().take(password::LONGEST + 1).collect();
        let is_right = self.matches(&password, kept).await?;
        let may = |it: &Account| !it.is_disabled && !it.is_machine && it.password.is_some();
        let Some(mut account) = found.filter(|it| is_right && may(it)) else {
            self.note_lock(&name, failures, from);
            return Err(refused());
        };
        let now = self.now();
        let fresh = phc::cost(kept_of(&account)) != Some(self.settings.password.cost);
        if fresh {
            account.password = Some(self.hashed(&password).await?);
        }
        let needs = Needs {
            second: account.has_second_factor(),
            password: account.must_change
                || password::is_expired(&self.settings.password, account.password_set_at, now),
        };
        let mut writer = self.app.inner.store.write().await?;
        if fresh {
            writer.save_accounts(std::slice::from_ref(&account)).await?;
        }
        let begun = self.begin(&mut writer, &account, needs, "password", from).await?;
        writer.commit().await?;
        self.app.inner.store.forgive(&key).await?;
        Ok(begun)
    }

    /// Signs in with a one-time code: to set a password, or at once where the code is for that.
    ///
    /// # Errors
    /// `ACC-0103` when the code may not be used; the store's failure.
    pub async fn sign_in_by_code(&self, code: &str, from: &Visitor) -> Result<Begun, AppError> {
        let (hash, now) = (random::sha256(&random::typed(code)), self.now());
        let mut writer = self.app.inner.store.write().await?;
        let mut purpose = CodePurpose::Reset;
        let mut used = writer.use_code(&hash, purpose, now).await?;
        if used.is_none() {
            purpose = CodePurpose::SignIn;
            used = writer.use_code(&hash, purpose, now).await?;
        }
        let Some(Some(id)) = used else { return Err(bad_code()) };
        let account = writer.load_accounts(&[&id]).await?.pop();
        let account = account.filter(|it| !it.is_disabled && !it.is_machine).ok_or_else(bad_code)?;
        let needs = Needs { second: account.has_second_factor(), password: purpose == CodePurpose::Reset };
        let begun = self.begin(&mut writer, &account, needs, "code", from).await?;
        writer.commit().await?;
        Ok(begun)
    }

    /// Writes down that an account is being guessed at, once when the wait begins. Beside the answer, which
    /// must not take longer because there is such an account.
    fn note_lock(&self, name: &str, failures: i64, from: &Visitor) {
        if failures != self.settings.lockout.failures {
            return;
        }
        let (this, name, address) = (self.clone(), name.to_owned(), from.address.clone());
        tokio::spawn(async move {
            if let Err(error) = this.record_lock(&name, &address).await {
                tracing::warn!(%error, "a lock-out was not recorded");
            }
        });
    }

    async fn record_lock(&self, name: &str, address: &str) -> Result<(), AppError> {
        let Some(account) = self.app.inner.store.read().await?.find_account(name).await? else {
            return Ok(());
        };
        let mut writer = self.app.inner.store.write().await?;
        let detail = serde_json::json!({ "address": address });
        self.record(&mut writer, name, "account.locked", &account.id, detail).await?;
        writer.commit().await?;
        Ok(())
    }
}

fn kept_of(account: &Account) -> &str {
    account.password.as_deref().unwrap_or_default()
}

/// A code that may not be used, for whatever reason.
pub fn bad_code() -> AppError {
    AppError::new(
        Fault::SignIn,
        "ACC-0103",
        "这个一次性代码不对、用过了，或过期了",
        "请找管理员再要一个（mingbai account code 或 mingbai account reset）",
    )
}
