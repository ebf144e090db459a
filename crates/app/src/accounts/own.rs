//! What is mine: who I am, my password.

use store::AccountSession;

use super::model::{AccountView, Begun, MeView, SignedIn, Stage};
use super::session::Needs;
use super::{Accounts, password, phc};
use crate::clock::instant_of_seconds;
use crate::error::{AppError, Fault};

impl Accounts {
    /// Who I am.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn me(&self, me: &SignedIn) -> Result<MeView, AppError> {
        let mut reader = self.app.inner.store.read().await?;
        let grants = reader.list_grants(&[&me.account.id]).await?;
        let left = reader.recovery_codes_left(&me.account.id).await?;
        let days = self.settings.password.expires_days;
        let expires = (days > 0 && me.account.password.is_some())
            .then(|| instant_of_seconds(me.account.password_set_at + days * 86_400));
        Ok(MeView {
            stage: me.stage,
            account: Some(AccountView::of(&me.account, &grants)),
            is_open: false,
            password_expires_at: expires,
            recovery_codes_left: left,
        })
    }

    /// Sets a new password. The current one is asked for, except right after a one-time code. Every other
    /// session of mine ends.
    ///
    /// # Errors
    /// When the current one is wrong, or the new one may not be.
    pub async fn change_password(&self, me: &SignedIn, current: &str, new: &str) -> Result<Begun, AppError> {
        if me.stage == Stage::SecondFactor {
            return Err(AppError::new(Fault::SignIn, "ACC-0104", "还没有完成二次验证", "请先输入验证码"));
        }
        let account = &me.account;
        if !came_by_code(&me.session) {
            self.check_own_password(account, current).await?;
        }
        let rules = &self.settings.password;
        let findings = password::check(rules, new, &account.name, &account.display_name);
        if !findings.is_empty() {
            return Err(findings.into());
        }
        let mut kept = self.app.inner.store.read().await?.last_passwords(&account.id, rules.no_reuse).await?;
        // The present one may not come again either, whatever is remembered.
        kept.extend(account.password.clone());
        for it in &kept {
            if self.matches(new, it).await? {
                let message = format!("这个密码用过，最近 {} 个密码不能再用", rules.no_reuse.max(1));
                return Err(AppError::input("password", message, "请换一个"));
            }
        }
        let hash = self.hashed(new).await?;
        let mut writer = self.app.inner.store.write().await?;
        let mut account = writer
            .load_accounts(&[&account.id])
            .await?
            .pop()
            .ok_or_else(|| AppError::not_found("账号", &me.account.id))?;
        account.password = Some(hash.clone());
        account.password_set_at = self.now();
        account.must_change = false;
        writer.save_accounts(std::slice::from_ref(&account)).await?;
        writer.remember_password(&account.id, &hash, rules.no_reuse).await?;
        let begun = self.advance(&mut writer, &me.session, Needs { second: false, password: false }).await?;
        let ended = writer.end_sessions(&account.id, &me.session.id, self.now()).await?;
        let detail = serde_json::json!({ "other_sessions_ended": ended });
        self.record(&mut writer, &account.name, "account.password", &account.id, detail).await?;
        writer.commit().await?;
        Ok(begun)
    }

    /// Whether a kept password was worked out as it would be today.
    #[must_use]
    pub fn is_current_cost(&self, kept: &str) -> bool {
        phc::cost(kept) == Some(self.settings.password.cost)
    }
}

/// A one-time code stands for the password only until a password is set.
fn came_by_code(session: &AccountSession) -> bool {
    session.way == "code" && session.needs_password
}
