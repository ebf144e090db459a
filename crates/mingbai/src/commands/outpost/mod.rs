//! `mingbai outpost`: settlement where the network does not reach.

mod bill;
mod print;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use app::field::ExtractRequest;
use app::{Clock as _, SystemClock};
use base::Day;
use clap::{Args, Subcommand};
use gateway::vault::random_hex;
use outpost::{Action, Centre, Notebook, Secret, seal_extract};

use crate::{database, packs};
use bill::SettleArgs;

/// Commands of field settlement.
#[derive(Debug, Subcommand)]
pub enum OutpostCommand {
    /// 医保局：导出加密的数据包（指定村的参保人、身份、累计和规则），交给村医
    Pack(PackArgs),
    /// 村医：不联网，试算并临时结算一张单据，记入队列，出临时结算单
    Settle(SettleArgs),
    /// 村医：看队列里有什么、各到哪一步
    Status(StatusArgs),
    /// 村医：有网络时把队列发到中心，由中心正式结算
    Post(PostArgs),
    /// 处理中心不一致的一笔：以中心为准、冲销、再发
    Resolve(ResolveArgs),
}

/// What opens an extract.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct SecretArgs {
    /// 密钥文件（mingbai gateway key 生成的也可以）
    #[arg(long)]
    key_file: Option<PathBuf>,
    /// 写着口令的文件，口令至少 10 个字符
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

/// The notebook's extract.
#[derive(Debug, Args)]
pub struct NotebookArgs {
    /// 数据包；队列放在它旁边，文件名后面加 .queue
    #[arg(long)]
    extract: PathBuf,
    #[command(flatten)]
    secret: SecretArgs,
}

/// Options of `outpost pack`.
#[derive(Debug, Args)]
pub struct PackArgs {
    /// 村名，与参保信息里写的一样；可以给几个
    #[arg(long = "village", required = true)]
    villages: Vec<String>,
    /// 用它结算的机构（村卫生室）；可以给几个
    #[arg(long = "institution", required = true)]
    institutions: Vec<String>,
    /// 最后一天可用，最长三个月
    #[arg(long)]
    until: Day,
    /// 写到哪里；已有的文件不覆盖
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    secret: SecretArgs,
    /// 经办人
    #[arg(long, default_value = "")]
    operator: String,
    /// 规则包：内置的名字，或文件夹
    #[arg(long)]
    pack: String,
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
}

/// Options of `outpost status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    #[command(flatten)]
    notebook: NotebookArgs,
    /// 输出 JSON，一行一笔
    #[arg(long)]
    json: bool,
}

/// Where the centre is.
#[derive(Debug, Args)]
pub struct CentreArgs {
    /// 中心的地址，如 http://10.0.0.5:8080
    #[arg(long, conflicts_with = "database_url")]
    url: Option<String>,
    /// 中心给的令牌所在的文件（mbt_ 开头）；中心以开放方式运行时不用
    #[arg(long, requires = "url")]
    token_file: Option<PathBuf>,
    /// 在中心本机：数据库
    #[arg(long, requires = "pack")]
    database_url: Option<String>,
    /// 在中心本机：规则包
    #[arg(long)]
    pack: Option<String>,
}

/// Options of `outpost post`.
#[derive(Debug, Args)]
pub struct PostArgs {
    #[command(flatten)]
    notebook: NotebookArgs,
    #[command(flatten)]
    centre: CentreArgs,
}

/// Options of `outpost resolve`.
#[derive(Debug, Args)]
pub struct ResolveArgs {
    #[command(flatten)]
    notebook: NotebookArgs,
    #[command(flatten)]
    centre: CentreArgs,
    /// 第几笔（status 里的序号）
    #[arg(long)]
    item: u64,
    /// accept 以中心为准；reverse 冲销中心的结算；again 再发
    #[arg(long)]
    action: String,
    /// 谁处理的
    #[arg(long)]
    by: String,
    /// 说明
    #[arg(long, default_value = "")]
    note: String,
}

/// Runs one of them.
///
/// # Errors
/// What cannot be opened, settled, posted or resolved.
pub fn run(command: &OutpostCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        OutpostCommand::Pack(args) => runtime.block_on(pack(args)),
        OutpostCommand::Settle(args) => bill::settle(args),
        OutpostCommand::Status(args) => status(args),
        OutpostCommand::Post(args) => runtime.block_on(post(args)),
        OutpostCommand::Resolve(args) => runtime.block_on(resolve(args)),
    }
}

impl SecretArgs {
    fn read(&self) -> anyhow::Result<Secret> {
        match (&self.key_file, &self.passphrase_file) {
            (Some(file), _) => Ok(Secret::of_key_file(&read(file)?)?),
            (None, Some(file)) => Ok(Secret::passphrase(&read(file)?)?),
            (None, None) => bail!("请给 --key-file 或 --passphrase-file"),
        }
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("读不出 {}", path.display()))
}

impl NotebookArgs {
    fn open(&self) -> anyhow::Result<Notebook> {
        Ok(Notebook::open(&self.extract, &self.secret.read()?)?)
    }
}

impl CentreArgs {
    async fn open(&self) -> anyhow::Result<Option<Centre>> {
        match (&self.url, &self.database_url, &self.pack) {
            (Some(url), _, _) => {
                let centre = Centre::at(url)?;
                Ok(Some(match &self.token_file {
                    Some(file) => centre.with_token(&read(file)?)?,
                    None => centre,
                }))
            }
            (None, Some(url), Some(pack)) => {
                Ok(Some(Centre::App(database::open(url, &packs::find(pack)?).await?)))
            }
            _ => Ok(None),
        }
    }
}

async fn pack(args: &PackArgs) -> anyhow::Result<ExitCode> {
    ensure!(!args.out.exists(), "{} 已经有了，不覆盖；请换个文件名", args.out.display());
    let secret = args.secret.read()?;
    let source = packs::find(&args.pack)?;
    let app = database::open(&args.database_url, &source).await?;
    let request = ExtractRequest {
        id: random_hex(4)?,
        villages: args.villages.clone(),
        institutions: args.institutions.clone(),
        expires_on: args.until,
        operator: args.operator.clone(),
    };
    let extract = app.extract(&source, &request).await.map_err(|it| anyhow::anyhow!(it.text()))?;
    let sealed = seal_extract(&extract, &secret)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(&args.out)
        .with_context(|| format!("不能新建 {}（已有的不覆盖）", args.out.display()))?;
    file.write_all(&sealed)?;
    file.sync_all()?;
    println!(
        "数据包 {} 写在 {}：{} 人，规则 {}，可用到 {}",
        extract.id,
        args.out.display(),
        extract.people.len(),
        extract.policy_version,
        extract.expires_on
    );
    println!("密钥或口令请与数据包分开交给村医");
    Ok(ExitCode::SUCCESS)
}

fn status(args: &StatusArgs) -> anyhow::Result<ExitCode> {
    let notebook = args.notebook.open()?;
    if args.json {
        for item in notebook.items() {
            println!("{}", serde_json::to_string(item)?);
        }
    } else {
        print::status(&notebook, SystemClock::default().today());
    }
    Ok(ExitCode::SUCCESS)
}

async fn post(args: &PostArgs) -> anyhow::Result<ExitCode> {
    let mut notebook = args.notebook.open()?;
    let centre = args.centre.open().await?.context("请给 --url，或 --database-url 和 --pack")?;
    let clock = SystemClock::default();
    let posted = notebook.post(&centre, || clock.now()).await;
    let (waiting, conflicts) = notebook.waiting();
    match posted {
        Ok(posted) => println!(
            "发出 {} 笔：一致 {}，不一致 {}",
            posted.same + posted.conflicts,
            posted.same,
            posted.conflicts
        ),
        Err(error) => {
            eprintln!("没有发完，还有 {waiting} 笔待发：{error}");
            return Ok(ExitCode::FAILURE);
        }
    }
    for item in notebook.items().iter().filter(|it| it.state.is_conflict()) {
        print::conflict(item);
    }
    if conflicts > 0 {
        println!(
            "还有 {conflicts} 笔待处理：mingbai outpost resolve --item 序号 --action accept|reverse|again"
        );
    }
    Ok(if conflicts > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn resolve(args: &ResolveArgs) -> anyhow::Result<ExitCode> {
    let action = match args.action.as_str() {
        "accept" => Action::Accept,
        "reverse" => Action::Reverse,
        "again" => Action::Again,
        other => bail!("没有 {other} 这种处理；可用：accept、reverse、again"),
    };
    let mut notebook = args.notebook.open()?;
    let centre = args.centre.open().await?;
    let now = SystemClock::default().now();
    notebook.resolve(args.item, action, centre.as_ref(), &args.by, &args.note, now).await?;
    let item = notebook.items().iter().find(|it| it.number == args.item);
    println!("第 {} 笔：{}", args.item, item.map_or("", |it| it.state.word()));
    if let Some(item) = item {
        print::due(item);
    }
    Ok(ExitCode::SUCCESS)
}
