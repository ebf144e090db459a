//! Grants: given and taken back. Nobody grants anything to himself, and no account holds duties that are kept
//! apart.

use access::RoleKind;
use store::{Account, AccountGrant, Writer};

use super::manage::{By, load, refuse_self};
use super::model::{AccountView, GrantView};
use super::{Accounts, keeping, random};
use crate::error::AppError;

/// The role that grants.
const SECURITY_OFFICER: &str = "security_officer";

impl Accounts {
    /// Gives a role. Nobody gives one to himself.
    ///
    /// # Errors
    /// When it is one's own account, or the role or region cannot be right.
    pub async fn grant(&self, by: &By, account_id: &str, wanted: GrantView) -> Result<AccountView, AppError> {
        refuse_self(by, account_id, "给自己授权")?;
        let text =
            |it: &Option<String>| it.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
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
        let message = format!("角色 {} 不是给这类账号的", wanted.role);
        Err(AppError::input("role", message, "机器账号用 machine_ 开头的角色，人用别的角色"))
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
        self.grant(by, account_id, GrantView::new(SECURITY_OFFICER, "")).await
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
}

/// What a grant may look like; which roles there are is the permissions' affair.
fn check_text(grant: &AccountGrant) -> Result<(), AppError> {
    let is_word = |it: &str| {
        !it.is_empty()
            && it.len() <= 64
            && it.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-'))
    };
    if !is_word(&grant.role) {
        return Err(AppError::input("role", format!("没有角色 {}", grant.role), "请用角色表里的代码"));
    }
    let (code, village) =
        grant.region.split_once('/').map_or((grant.region.as_str(), None), |(a, b)| (a, Some(b)));
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
