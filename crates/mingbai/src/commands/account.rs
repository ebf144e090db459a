//! `mingbai account`: accounts on the terminal of the machine, for the first start and when nobody gets in.

use std::process::ExitCode;

use app::accounts::{AccountQuery, AccountView, Accounts, By, GrantView, NewAccount};
use clap::{Args, Subcommand};

use crate::doors::{self, SettingsArgs};
use crate::{database, packs};

/// Commands on accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// 建账号，给出一次性代码：本人用它登录并设密码
    Add(AddArgs),
    /// 列出账号和授权
    List(ListArgs),
    /// 授权
    Grant(GrantArgs),
    /// 收回授权
    Revoke(RevokeArgs),
    /// 重置密码：给出一次性代码，原密码作废
    Reset(ResetArgs),
    /// 停用或启用账号
    Disable(DisableArgs),
    /// 还没有账号时，给出设首位管理员的一次性代码
    Code(PlaceArgs),
}

/// Where the accounts are.
#[derive(Debug, Args)]
pub struct PlaceArgs {
    /// 规则包：内置的名字，或文件夹
    #[arg(long)]
    pack: String,
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    #[command(flatten)]
    settings: SettingsArgs,
}

/// Options of `account add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// 用户名，宜用工号
    name: String,
    /// 显示名
    #[arg(long, default_value = "")]
    display_name: String,
    /// 机器账号：没有密码，只用令牌
    #[arg(long)]
    machine: bool,
    /// 统一身份认证的账号
    #[arg(long)]
    subject: Option<String>,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Options of `account list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// 用户名或显示名里的字
    #[arg(long, default_value = "")]
    text: String,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Options of `account grant`.
#[derive(Debug, Args)]
pub struct GrantArgs {
    /// 用户名
    name: String,
    /// 角色，如 security_officer
    role: String,
    /// 区划：不写是全县，乡镇写 9 位代码，村写 乡镇代码/村名
    #[arg(long, default_value = "")]
    region: String,
    /// 只在这家机构
    #[arg(long)]
    institution: Option<String>,
    /// 只在这个部门
    #[arg(long)]
    department: Option<String>,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Options of `account revoke`.
#[derive(Debug, Args)]
pub struct RevokeArgs {
    /// 用户名
    name: String,
    /// 授权编号，见 mingbai account list
    grant: String,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Options of `account reset`.
#[derive(Debug, Args)]
pub struct ResetArgs {
    /// 用户名
    name: String,
    /// 一并停用二次验证（手机丢了）
    #[arg(long)]
    second_factor: bool,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Options of `account disable`.
#[derive(Debug, Args)]
pub struct DisableArgs {
    /// 用户名
    name: String,
    /// 重新启用
    #[arg(long)]
    enable: bool,
    #[command(flatten)]
    place: PlaceArgs,
}

/// Runs a command.
///
/// # Errors
/// When the database cannot be opened, or what was asked for may not be.
pub fn run(command: &AccountCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let place = match command {
            AccountCommand::Add(it) => &it.place,
            AccountCommand::List(it) => &it.place,
            AccountCommand::Grant(it) => &it.place,
            AccountCommand::Revoke(it) => &it.place,
            AccountCommand::Reset(it) => &it.place,
            AccountCommand::Disable(it) => &it.place,
            AccountCommand::Code(it) => it,
        };
        let pack = packs::find(&place.pack)?;
        let app = database::open(&place.database_url, &pack).await?;
        let accounts = doors::accounts(&app, &pack, place.settings.settings.as_deref())?;
        carry_out(&accounts, command).await?;
        app.store().close().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn carry_out(accounts: &Accounts, command: &AccountCommand) -> anyhow::Result<()> {
    let by = By::terminal();
    match command {
        AccountCommand::Add(it) => {
            let new = NewAccount {
                name: it.name.clone(),
                display_name: it.display_name.clone(),
                is_machine: it.machine,
                subject: it.subject.clone(),
            };
            let added = accounts.add(&by, new).await?;
            show(&added.account);
            tell_code(accounts, added.code.as_deref());
        }
        AccountCommand::List(it) => list(accounts, &it.text).await?,
        AccountCommand::Grant(it) => {
            let account = accounts.named(&it.name).await?;
            let wanted = GrantView {
                institution: it.institution.clone(),
                department: it.department.clone(),
                ..GrantView::new(&it.role, &it.region)
            };
            show(&accounts.grant(&by, &account.id, wanted).await?);
        }
        AccountCommand::Revoke(it) => {
            let account = accounts.named(&it.name).await?;
            show(&accounts.revoke(&by, &account.id, &it.grant).await?);
        }
        AccountCommand::Reset(it) => {
            let account = accounts.named(&it.name).await?;
            let reset = accounts.reset(&by, &account.id, it.second_factor).await?;
            show(&reset.account);
            tell_code(accounts, reset.code.as_deref());
        }
        AccountCommand::Disable(it) => {
            let account = accounts.named(&it.name).await?;
            show(&accounts.disable(&by, &account.id, !it.enable).await?);
        }
        AccountCommand::Code(_) => match accounts.first_code().await? {
            Some(code) => {
                println!("在门户的 /first-administrator 页用这个一次性代码设首位管理员：{code}");
            }
            None => println!("已经有账号了；进不去的，用 mingbai account reset 用户名"),
        },
    }
    Ok(())
}

async fn list(accounts: &Accounts, text: &str) -> anyhow::Result<()> {
    let mut query = AccountQuery { text: text.to_owned(), after: String::new(), limit: 200 };
    loop {
        let page = accounts.list(&query).await?;
        page.rows.iter().for_each(show);
        match page.next {
            Some(next) => query.after = next,
            None => return Ok(()),
        }
    }
}

fn show(it: &AccountView) {
    let marks = [(it.is_machine, "机器"), (it.is_disabled, "已停用"), (it.has_second_factor, "二次验证")];
    let marks: Vec<&str> = marks.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    println!("{}  {}  {}", it.name, it.display_name, marks.join("、"));
    for grant in &it.grants {
        let region = if grant.region.is_empty() { "全县" } else { &grant.region };
        let only = [&grant.institution, &grant.department];
        let only: Vec<&str> = only.into_iter().filter_map(|it| it.as_deref()).collect();
        println!("    {}  {}  {region}  {}", grant.id, grant.role, only.join(" "));
    }
}

fn tell_code(accounts: &Accounts, code: Option<&str>) {
    if let Some(code) = code {
        let hours = accounts.settings().code_hours;
        println!("一次性代码：{code}");
        println!("请交给本人：{hours} 小时内打开门户的登录页，点“用一次性代码登录”，再设密码");
    }
}
