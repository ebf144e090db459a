//! The second factor: enrolled with a first code, asked for after the password, replaced by recovery codes
//! when the telephone is lost. Every code passes once.

use serde::Serialize;
use store::Account;
use utoipa::ToSchema;

use super::model::{Begun, SignedIn, Stage};
use super::session::Needs;
use super::{Accounts, password, random, totp};
use crate::error::{AppError, Fault};

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// What a telephone needs.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = SecondFactorStart)]
pub struct Enrolment {
    /// 密钥，扫不了码的手工输入
    pub secret: String,
    /// 手机扫的地址
    pub address: String,
    /// 二维码，SVG
    pub qr_svg: String,
}

/// Recovery codes that were just made.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = RecoveryCodes)]
pub struct RecoveryCodes {
    /// 恢复码：只显示这一次，每个用一次
    pub codes: Vec<String>,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment")
    }
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes")
    }
}

fn wrong_code() -> AppError {
    AppError::new(
        Fault::SignIn,
        "ACC-0201",
        "验证码不对，或已经用过",
        "请等手机上换一个新码再输；手机时间要准。手机丢了的，用恢复码",
    )
}

fn hash_of(account_id: &str, code: &str) -> String {
    random::sha256(&format!("recovery:{account_id}:{}", random::typed(code)))
}

impl Accounts {
    /// Whether it is my password; guesses are counted.
    pub(super) async fn check_own_password(&self, account: &Account, current: &str) -> Result<(), AppError> {
        let key = random::sha256(&format!("current:{}", account.id));
        self.attempt(&key).await?;
        let current: String = current.chars().take(password::LONGEST + 1).collect();
        let kept = account.password.as_deref().unwrap_or(&self.nobody);
        if !self.matches(&current, kept).await? {
            return Err(AppError::input("current", "现在的密码不对", "请核对大小写和输入法"));
        }
        self.app.inner.store.forgive(&key).await?;
        Ok(())
    }

    /// Signs in on with a code of the telephone, or a recovery code.
    ///
    /// # Errors
    /// `ACC-0201` when the code is not right; `ACC-0102` when one must wait.
    pub async fn second(&self, me: &SignedIn, code: &str) -> Result<Begun, AppError> {
        if me.stage != Stage::SecondFactor {
            return Err(AppError::state("现在不用输入验证码", "请刷新页面"));
        }
        let key = random::sha256(&format!("second:{}", me.account.id));
        self.attempt(&key).await?;
        let mut writer = self.app.inner.store.write().await?;
        let (id, now) = (&me.account.id, self.now());
        let account = writer.load_accounts(&[id]).await?.pop().ok_or_else(wrong_code)?;
        let secret = account.totp_secret.as_deref().unwrap_or_default();
        let way = match totp::step_of(secret, code, now, account.totp_last_step) {
            Some(step) => writer.use_totp_step(id, step).await?.then_some("totp"),
            None => writer.use_recovery_code(id, &hash_of(id, code), now).await?.then_some("recovery"),
        };
        let Some(way) = way else { return Err(wrong_code()) };
        let needs = Needs { second: false, password: me.session.needs_password };
        let begun = self.advance(&mut writer, &me.session, needs).await?;
        let detail = serde_json::json!({ "way": way, "session": me.session.id });
        self.record(&mut writer, &account.name, "account.second-factor", id, detail).await?;
        writer.commit().await?;
        self.app.inner.store.forgive(&key).await?;
        Ok(begun)
    }

    /// Begins to enrol: a fresh secret, which counts from its first code on.
    ///
    /// # Errors
    /// When there is a second factor already, or the password is wrong.
    pub async fn enrol(&self, me: &SignedIn, current: &str) -> Result<Enrolment, AppError> {
        self.check_own_password(&me.account, current).await?;
        let mut writer = self.app.inner.store.write().await?;
        let mut account = self.reload(&mut writer, me).await?;
        if account.has_second_factor() {
            return Err(AppError::state("已经有二次验证了", "要换手机的，先停用再重新登记"));
        }
        let secret = totp::in_letters(random::bytes()?);
        let broken = || AppError::state("没有能做出二维码", "请再试一次");
        let address = totp::address(&secret, &account.name).ok_or_else(broken)?;
        let qr_svg = statement::qr_svg(&address).ok_or_else(broken)?;
        account.totp_secret = Some(secret.clone());
        account.totp_confirmed = false;
        account.totp_last_step = 0;
        writer.save_accounts(&[account]).await?;
        writer.commit().await?;
        Ok(Enrolment { secret, address, qr_svg })
    }

    /// Ends enrolling with a first code; the recovery codes are shown now and never again.
    ///
    /// # Errors
    /// When nothing was begun, or the code is not right.
    pub async fn confirm(&self, me: &SignedIn, code: &str) -> Result<RecoveryCodes, AppError> {
        let key = random::sha256(&format!("second:{}", me.account.id));
        self.attempt(&key).await?;
        let mut writer = self.app.inner.store.write().await?;
        let mut account = self.reload(&mut writer, me).await?;
        if account.totp_confirmed {
            return Err(AppError::state("已经有二次验证了", "要换手机的，先停用再重新登记"));
        }
        let Some(secret) = account.totp_secret.clone() else {
            return Err(AppError::state("还没有登记手机", "请先取二维码"));
        };
        let step = totp::step_of(&secret, code, self.now(), account.totp_last_step);
        account.totp_last_step =
            step.ok_or_else(|| AppError::input("code", "验证码不对", "请核对手机的时间，等换一个新码再输"))?;
        account.totp_confirmed = true;
        writer.save_accounts(std::slice::from_ref(&account)).await?;
        let codes = self.fresh_codes(&mut writer, &account.id).await?;
        let detail = serde_json::json!({ "recovery_codes": RECOVERY_CODES });
        self.record(&mut writer, &account.name, "account.second-factor-on", &account.id, detail).await?;
        writer.commit().await?;
        self.app.inner.store.forgive(&key).await?;
        Ok(codes)
    }

    /// Fresh recovery codes; the old ones are worth nothing.
    ///
    /// # Errors
    /// When there is no second factor, or the password is wrong.
    pub async fn renew_recovery(&self, me: &SignedIn, current: &str) -> Result<RecoveryCodes, AppError> {
        self.check_own_password(&me.account, current).await?;
        let mut writer = self.app.inner.store.write().await?;
        let account = self.reload(&mut writer, me).await?;
        if !account.has_second_factor() {
            return Err(AppError::state("没有启用二次验证", "请先登记手机"));
        }
        let codes = self.fresh_codes(&mut writer, &account.id).await?;
        let detail = serde_json::json!({ "recovery_codes": RECOVERY_CODES });
        self.record(&mut writer, &account.name, "account.recovery-codes", &account.id, detail).await?;
        writer.commit().await?;
        Ok(codes)
    }

    /// Does without a second factor from now on.
    ///
    /// # Errors
    /// When there is none, or the password is wrong.
    pub async fn drop_second(&self, me: &SignedIn, current: &str) -> Result<(), AppError> {
        self.check_own_password(&me.account, current).await?;
        let mut writer = self.app.inner.store.write().await?;
        let account = self.reload(&mut writer, me).await?;
        if account.totp_secret.is_none() {
            return Err(AppError::state("没有启用二次验证", "不用再办"));
        }
        let (id, name) = (account.id.clone(), account.name.clone());
        self.without_second(&mut writer, account).await?;
        self.record(&mut writer, &name, "account.second-factor-off", &id, serde_json::json!({})).await?;
        writer.commit().await?;
        Ok(())
    }

    pub(super) async fn without_second(
        &self,
        writer: &mut store::Writer,
        mut account: Account,
    ) -> Result<(), AppError> {
        account.totp_secret = None;
        account.totp_confirmed = false;
        account.totp_last_step = 0;
        writer.set_recovery_codes(&account.id, &[]).await?;
        writer.save_accounts(&[account]).await?;
        Ok(())
    }

    async fn reload(&self, writer: &mut store::Writer, me: &SignedIn) -> Result<Account, AppError> {
        let found = writer.load_accounts(&[&me.account.id]).await?.pop();
        found.ok_or_else(|| AppError::not_found("账号", &me.account.id))
    }

    async fn fresh_codes(
        &self,
        writer: &mut store::Writer,
        account_id: &str,
    ) -> Result<RecoveryCodes, AppError> {
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        for _ in 0..RECOVERY_CODES {
            codes.push(random::recovery_code()?);
        }
        let hashes: Vec<String> = codes.iter().map(|it| hash_of(account_id, it)).collect();
        writer.set_recovery_codes(account_id, &hashes).await?;
        Ok(RecoveryCodes { codes })
    }
}
