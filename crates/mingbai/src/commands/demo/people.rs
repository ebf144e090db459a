//! Accounts of the demonstration: one of each kind of work, with random passwords that are printed once.

use app::accounts::{Accounts, By, GrantView, NewAccount, Visitor};
use county::County;

/// Letters that nobody takes for another.
const SMALL: &[u8] = b"abcdefghjkmnpqrstuvwxyz";

/// Who there is: name, what people call it, role, and where.
const WHO: [(&str, &str, &str, Where); 14] = [
    ("guanli", "系统管理员", "system_administrator", Where::County),
    ("anquan", "安全管理员", "security_officer", Where::County),
    ("shenji", "审计员", "auditor", Where::County),
    ("daiyu", "待遇经办", "benefits_officer", Where::County),
    ("fuhe", "政策复核", "policy_reviewer", Where::County),
    ("canbao", "参保与救助数据", "data_clerk", Where::County),
    ("zhifu", "支付经办", "payment_officer", Where::County),
    ("jianguan", "基金监管", "supervisor", Where::County),
    ("xiangmu", "慢病与项目", "programme_officer", Where::County),
    ("xiangzhen", "乡镇医保窗口", "township_desk", Where::Township),
    ("cunzhan", "村级医保服务点", "village_desk", Where::Village),
    ("yiyuan", "医院医保窗口", "hospital_window", Where::Hospital),
    ("minzheng", "民政局名册", "department_clerk", Where::Department("civil_affairs")),
    ("lingdao", "局领导", "leader", Where::County),
];

/// Where somebody works.
#[derive(Clone, Copy)]
enum Where {
    County,
    Township,
    Village,
    Hospital,
    Department(&'static str),
}

/// Makes the accounts and prints how to come in.
///
/// # Errors
/// The store's failure.
pub async fn make(accounts: &Accounts, county: &County, origin: &str) -> anyhow::Result<()> {
    println!("\n演示账号（密码只显示这一次）：");
    let mut links = Vec::new();
    for (name, display_name, role, place) in WHO {
        let by = By::terminal();
        let new = NewAccount {
            name: name.to_owned(),
            display_name: format!("演示·{display_name}"),
            ..NewAccount::default()
        };
        let added = accounts.add(&by, new).await?;
        accounts.grant(&by, &added.account.id, grant(county, role, place)).await?;
        let password = password()?;
        let visitor = Visitor { address: String::new(), agent: "mingbai demo".to_owned() };
        let begun = accounts.sign_in_by_code(added.code.as_deref().unwrap_or_default(), &visitor).await?;
        if let Some(me) = accounts.session(&begun.token).await? {
            let begun = accounts.change_password(&me, "", &password).await?;
            if let Some(me) = accounts.session(&begun.token).await? {
                accounts.end_my_sessions(&me, false).await?;
            }
        }
        println!("  {name:<10} {password}  {display_name}");
        if matches!(role, "system_administrator" | "benefits_officer") {
            let code = accounts.sign_in_code(&added.account.id).await?;
            links.push(format!("  {origin}/sign-in?code={code}  {display_name}"));
        }
    }
    println!("一点即登录（每个链接用一次）：");
    for link in links {
        println!("{link}");
    }
    Ok(())
}

/// What one may do, and where: townships and villages are the first ones, so is the hospital.
fn grant(county: &County, role: &str, place: Where) -> GrantView {
    let township = || county.townships().first().map(|it| it.code.clone()).unwrap_or_default();
    let village = || {
        let name = county.villages().iter().find(|it| it.township == 0).map_or("", |it| it.name.as_str());
        format!("{}/{name}", township())
    };
    let wide = GrantView::new(role, "");
    match place {
        Where::County => wide,
        Where::Township => GrantView::new(role, &township()),
        Where::Village => GrantView::new(role, &village()),
        Where::Hospital => {
            GrantView { institution: county.institutions().first().map(|it| it.code.clone()), ..wide }
        }
        Where::Department(code) => GrantView { department: Some(code.to_owned()), ..wide },
    }
}

/// A random password that satisfies the rules: `Abcde-fghjk-12345`.
fn password() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 15];
    getrandom::fill(&mut bytes).map_err(|_| anyhow::anyhow!("操作系统没有给出随机数"))?;
    let letter = |it: &u8| char::from(SMALL[usize::from(*it) % SMALL.len()]);
    let mut text: String = bytes[..5].iter().map(letter).collect();
    text[..1].make_ascii_uppercase();
    text.push('-');
    text.extend(bytes[5..10].iter().map(letter));
    text.push('-');
    text.extend(bytes[10..].iter().map(|it| char::from(b'0' + it % 10)));
    Ok(text)
}
