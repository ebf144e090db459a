//! People of several roles, with accounts of the database's own, signed in.

use anyhow::{Context as _, ensure};
use app::accounts::{Accounts, By, GrantView, NewAccount, Visitor};

use super::town::Town;

/// Accounts that only fill the list of accounts.
const BYSTANDERS: u32 = 300;
/// The password of everybody: nobody else reaches this database.
const PASSWORD: &str = "Hupo7-lanqiu-yue";

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// 待遇经办, the whole county.
    Benefits,
    /// 参保与救助数据, the whole county.
    Data,
    /// 支付经办.
    Payment,
    /// 基金监管 of one township.
    Supervisor,
    /// 乡镇医保窗口.
    Township,
    /// 村级医保服务点 of two villages.
    Villages,
    /// 医院医保窗口.
    Hospital,
    /// 审计员.
    Auditor,
    /// 系统管理员.
    Administrator,
}

impl Who {
    const ALL: [Who; 9] = [
        Who::Benefits,
        Who::Data,
        Who::Payment,
        Who::Supervisor,
        Who::Township,
        Who::Villages,
        Who::Hospital,
        Who::Auditor,
        Who::Administrator,
    ];

    /// Name of the account, role, and what the table says.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Who::Benefits => ("bench-daiyu", "benefits_officer", "待遇"),
            Who::Data => ("bench-canbao", "data_clerk", "参保"),
            Who::Payment => ("bench-zhifu", "payment_officer", "支付"),
            Who::Supervisor => ("bench-jianguan", "supervisor", "监管（一镇）"),
            Who::Township => ("bench-xiangzhen", "township_desk", "乡镇"),
            Who::Villages => ("bench-cun", "village_desk", "两个村"),
            Who::Hospital => ("bench-yiyuan", "hospital_window", "医院"),
            Who::Auditor => ("bench-shenji", "auditor", "审计"),
            Who::Administrator => ("bench-guanli", "system_administrator", "管理"),
        }
    }

    /// For the table.
    pub const fn name(self) -> &'static str {
        self.words().2
    }
}

/// Whoever has signed in.
#[derive(Debug, Clone)]
pub struct Caller {
    pub who: Who,
    /// Cookie of the session.
    pub cookie: String,
}

/// Makes the accounts that are not there, and signs everybody in.
///
/// # Errors
/// When somebody is not let in.
pub async fn sign_in(accounts: &Accounts, town: &Town) -> anyhow::Result<Vec<Caller>> {
    if accounts.named(Who::Benefits.words().0).await.is_err() {
        for nth in 0..BYSTANDERS {
            let name = format!("ren{nth:04}");
            let new =
                NewAccount { name, display_name: format!("经办人员 {nth}"), ..NewAccount::default() };
            let added = accounts.add(&By::terminal(), new).await?;
            let township = &town.made.county.townships()[nth as usize % town.made.county.townships().len()];
            accounts
                .grant(&By::terminal(), &added.account.id, GrantView::new("township_desk", &township.code))
                .await?;
        }
    }
    let mut callers = Vec::new();
    for who in Who::ALL {
        callers.push(Caller { who, cookie: cookie(accounts, town, who).await? });
    }
    Ok(callers)
}

/// What a caller holds.
fn grants(town: &Town, who: Who) -> Vec<GrantView> {
    let role = who.words().1;
    let county = &town.made.county;
    let township = &county.townships()[county.townships().len() / 2];
    match who {
        Who::Supervisor | Who::Township => vec![GrantView::new(role, &township.code)],
        Who::Villages => {
            let villages = &county.villages()[township.villages.clone()];
            let of = |it: &county::Village| GrantView::new(role, &format!("{}/{}", township.code, it.name));
            villages.iter().take(2).map(of).collect()
        }
        Who::Hospital => {
            let hospital = town.hospitals().next().map(|it| it.code.clone());
            vec![GrantView { institution: hospital, ..GrantView::new(role, "") }]
        }
        _ => vec![GrantView::new(role, "")],
    }
}

async fn cookie(accounts: &Accounts, town: &Town, who: Who) -> anyhow::Result<String> {
    let (name, _, display) = who.words();
    let by = By::terminal();
    let code = match accounts.named(name).await {
        Ok(known) => accounts.reset(&by, &known.id, false).await?.code,
        Err(_) => {
            let new = NewAccount {
                name: name.to_owned(),
                display_name: format!("测速 {display}"),
                ..NewAccount::default()
            };
            let added = accounts.add(&by, new).await?;
            for it in grants(town, who) {
                accounts.grant(&by, &added.account.id, it).await?;
            }
            added.code
        }
    };
    let visitor = Visitor { address: "127.0.0.1".to_owned(), agent: "mingbai bench".to_owned() };
    let begun = accounts.sign_in_by_code(&code.context("没有一次性代码")?, &visitor).await?;
    let me = accounts.session(&begun.token).await?.context("一次性代码没有登录上")?;
    // A password of before may not come again.
    let password = format!("{PASSWORD}-{}", me.session.id);
    let password: String = password.chars().filter(char::is_ascii).take(60).collect();
    let begun = accounts.change_password(&me, "", &password).await?;
    ensure!(!begun.token.is_empty(), "没有登录上");
    Ok(format!("mingbai_session={}", begun.token))
}
