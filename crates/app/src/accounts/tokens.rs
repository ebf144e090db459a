//! Tokens of machines: `mbt_` and 64 digits. What a token may is what its account still may, narrowed to the
//! token's scope.

use access::{Caller, Grant};
use serde::{Deserialize, Serialize};
use store::AccountToken;
use utoipa::ToSchema;

use super::manage::By;
use super::model::GrantView;
use super::{Accounts, random};
use crate::clock::instant_of_seconds;
use crate::error::{AppError, Fault};

/// How a token begins, so that it is known when it is found where it should not be.
const PREFIX: &str = "mbt_";
/// How exactly we know when a token was last used.
const TOUCH_SECONDS: i64 = 60;
/// Most tokens in a list.
const MOST: i64 = 500;

/// A token to make.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewToken)]
pub struct NewToken {
    /// 替哪个机器账号
    pub account_id: String,
    /// 用途
    pub label: String,
    /// 有效多少天
    pub days: i64,
    /// 只限这些授权；须在账号的授权之内
    pub scope: Vec<GrantView>,
}

/// A token in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Token)]
pub struct TokenView {
    /// 编号
    pub id: String,
    /// 替哪个账号
    pub account_id: String,
    /// 用途
    pub label: String,
    /// 范围
    pub scope: Vec<GrantView>,
    /// 建立人
    pub made_by: String,
    /// 建立的时刻
    pub made_at: String,
    /// 到期的时刻
    pub until: String,
    /// 最近使用的时刻
    pub used_at: Option<String>,
    /// 收回的时刻
    pub revoked_at: Option<String>,
}

/// A token that was just made.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = MadeToken)]
pub struct MadeToken {
    /// 令牌：只显示这一次
    pub token: String,
    /// 它的登记
    pub kept: TokenView,
}

impl std::fmt::Debug for MadeToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MadeToken").field("kept", &self.kept).finish_non_exhaustive()
    }
}

/// Whether a grant lies within one of these.
pub fn is_within(wanted: &Grant, held: &[Grant]) -> bool {
    let narrows = |held: &Option<String>, wanted: &Option<String>| held.is_none() || held == wanted;
    held.iter().any(|it| {
        it.role == wanted.role
            && it.region.covers(&wanted.region)
            && narrows(&it.institution, &wanted.institution)
            && narrows(&it.department, &wanted.department)
    })
}

fn view(it: &AccountToken) -> TokenView {
    TokenView {
        id: it.id.clone(),
        account_id: it.account_id.clone(),
        label: it.label.clone(),
        scope: serde_json::from_str(&it.scope).unwrap_or_default(),
        made_by: it.made_by.clone(),
        made_at: instant_of_seconds(it.made_at),
        until: instant_of_seconds(it.until),
        used_at: it.used_at.map(instant_of_seconds),
        revoked_at: it.revoked_at.map(instant_of_seconds),
    }
}

impl Accounts {
    /// Who comes with this token; nothing when it may not be used.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn machine(&self, token: &str) -> Result<Option<Caller>, AppError> {
        if !token.starts_with(PREFIX) || token.len() != PREFIX.len() + 64 {
            return Ok(None);
        }
        let mut reader = self.app.inner.store.read().await?;
        let Some((kept, account)) = reader.find_token(&random::sha256(token)).await? else { return Ok(None) };
        let now = self.now();
        if account.is_disabled || kept.revoked_at.is_some() || now >= kept.until {
            return Ok(None);
        }
        let mut caller = self.caller(&mut reader, &account).await?;
        drop(reader);
        let scope: Vec<GrantView> = serde_json::from_str(&kept.scope).unwrap_or_default();
        let scope = scope.iter().map(GrantView::grant);
        caller.grants = scope.filter(|it| is_within(it, &caller.grants)).collect();
        caller.is_machine = true;
        if now - kept.used_at.unwrap_or(0) >= TOUCH_SECONDS
            && let Err(error) = self.app.inner.store.touch_token(&kept.id, now).await
        {
            tracing::warn!(%error, "a token was not touched");
        }
        Ok(Some(caller))
    }

    /// Makes a token for the account of a machine.
    ///
    /// # Errors
    /// When the account is a person's, or the scope reaches beyond what the account may.
    pub async fn make_token(&self, by: &By, new: NewToken) -> Result<MadeToken, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let id = &new.account_id;
        let account = writer.load_accounts(&[id]).await?.pop();
        let account = account.ok_or_else(|| AppError::not_found("账号", id))?;
        if !account.is_machine {
            let remedy = "请建一个机器账号，由安全管理员授权，再给它建令牌";
            return Err(AppError::new(Fault::Forbidden, "ACC-0301", "不能替人的账号建令牌", remedy));
        }
        let held = self.caller(&mut writer, &account).await?.grants;
        self.check_token(&new, &held)?;
        let (token, now) = (format!("{PREFIX}{}", random::token()?), self.now());
        let kept = AccountToken {
            id: random::id("tok")?,
            hash: random::sha256(&token),
            account_id: account.id.clone(),
            label: new.label.trim().to_owned(),
            scope: serde_json::to_string(&new.scope).unwrap_or_default(),
            made_by: by.name.clone(),
            made_at: now,
            until: now + new.days * 86_400,
            used_at: None,
            revoked_at: None,
        };
        writer.add_token(&kept).await?;
        let detail = serde_json::json!({ "token": kept.id, "label": kept.label, "days": new.days,
            "scope": new.scope });
        self.record(&mut writer, &by.name, "account.token", &account.id, detail).await?;
        writer.commit().await?;
        Ok(MadeToken { token, kept: view(&kept) })
    }

    fn check_token(&self, new: &NewToken, held: &[Grant]) -> Result<(), AppError> {
        let label = new.label.trim();
        if label.is_empty() || label.chars().count() > 60 || label.contains(char::is_control) {
            return Err(AppError::input("label", "用途要 1 至 60 个字符", "请写哪个程序、做什么用"));
        }
        let most = self.settings.token_days;
        if !(1..=most).contains(&new.days) {
            let message = format!("有效期写的是 {} 天", new.days);
            return Err(AppError::input("days", message, format!("请写 1 至 {most}")));
        }
        if new.scope.is_empty() {
            return Err(AppError::input("scope", "没有写令牌的范围", "请至少写一项授权"));
        }
        for it in &new.scope {
            if !is_within(&it.grant(), held) {
                let message = format!("范围 {} {} 不在账号的授权之内", it.role, it.region);
                return Err(AppError::input("scope", message, "请先请安全管理员授权，或缩小范围"));
            }
        }
        Ok(())
    }

    /// Tokens of one account, or of all (empty), latest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn tokens(&self, account_id: &str) -> Result<Vec<TokenView>, AppError> {
        let rows = self.app.inner.store.read().await?.list_tokens(account_id, MOST).await?;
        Ok(rows.iter().map(view).collect())
    }

    /// Takes a token back.
    ///
    /// # Errors
    /// When there is no such token, or it was taken back before.
    pub async fn revoke_token(&self, by: &By, id: &str) -> Result<TokenView, AppError> {
        let mut writer = self.app.inner.store.write().await?;
        let kept = writer.load_token(id).await?;
        let mut kept = kept.ok_or_else(|| AppError::not_found("令牌", id))?;
        let now = self.now();
        if !writer.revoke_token(id, now).await? {
            return Err(AppError::state(format!("令牌 {id} 早已收回"), "不用再办"));
        }
        let detail = serde_json::json!({ "token": id, "label": kept.label });
        self.record(&mut writer, &by.name, "account.token-revoked", &kept.account_id, detail).await?;
        writer.commit().await?;
        kept.revoked_at = Some(now);
        Ok(view(&kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::RegionScope;

    fn grant(role: &str, region: &str, institution: Option<&str>) -> Grant {
        Grant {
            role: role.to_owned(),
            region: RegionScope::code(region),
            institution: institution.map(str::to_owned),
            department: None,
        }
    }

    #[test]
    fn a_scope_lies_within_what_is_held() {
        let held = [grant("clerk", "990100", None), grant("window", "990100", Some("H1"))];
        for (role, region, institution, expected) in [
            ("clerk", "990100", None, true),
            ("clerk", "990100001", Some("H2"), true),
            ("clerk", "990200", None, false),
            ("clerk", "", None, false),
            ("window", "990100", Some("H1"), true),
            ("window", "990100", None, false),
            ("window", "990100", Some("H2"), false),
            ("auditor", "990100", None, false),
        ] {
            let wanted = grant(role, region, institution);
            assert_eq!(is_within(&wanted, &held), expected, "{wanted:?}");
        }
    }
}
