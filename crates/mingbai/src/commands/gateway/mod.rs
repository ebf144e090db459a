//! `mingbai gateway`: the hospital interface: key file, institutions, what a pack says of it.

mod issue;
mod probe;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use app::App;
use app::reported::Words;
use base::Day;
use clap::{Args, Subcommand};
use gateway::Gateway;
use gateway::institution::{Connection, Dialect};
use gateway::profile::Profile;
use gateway::vault::Vault;
use policy::PackSource;
use store::Institution;

use crate::{database, packs};

/// Commands on the hospital interface.
#[derive(Debug, Subcommand)]
pub enum GatewayCommand {
    /// 生成密钥文件：机构密钥用它加密存放；请与数据库分开保管、备份
    Key(KeyArgs),
    /// 定点医药机构
    #[command(subcommand)]
    Institution(InstitutionCommand),
    /// 审核医院提交的结算清单
    Review(ReviewArgs),
    /// 自检：按医院一天的业务走一遍，对任何一个讲这种接口的服务都行；全部通过时退出码为 0
    Probe(probe::ProbeArgs),
    /// 核对规则包的 gateway.toml 和 filings.toml
    Check {
        /// 规则包：内置的名字，或文件夹
        #[arg(long)]
        pack: String,
    },
}

/// Options of `gateway key`.
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// 写到哪里；已有的文件不覆盖
    #[arg(long)]
    key_file: PathBuf,
}

/// Options of `gateway review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// 结算 ID
    #[arg(long)]
    settlement: String,
    /// 审核人
    #[arg(long)]
    operator: String,
    /// 审核通过
    #[arg(long, conflicts_with = "return_because", required_unless_present = "return_because")]
    pass: bool,
    /// 审核不通过的理由
    #[arg(long = "return")]
    return_because: Option<String>,
}

/// Commands on institutions.
#[derive(Debug, Subcommand)]
pub enum InstitutionCommand {
    /// 登记或改登一家机构，发放密钥（只显示这一次）
    Add(AddArgs),
    /// 列出机构和接口状态
    List(DatabaseArgs),
}

/// Where the institutions are.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// 规则包：内置的名字，或文件夹
    #[arg(long)]
    pack: String,
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
}

/// Options of `gateway institution add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// 机构编号，如 H50011600001
    #[arg(long)]
    code: String,
    /// 名称；已登记的机构可不给
    #[arg(long)]
    name: Option<String>,
    /// 级别，用规则包里的词；已登记的机构可不给
    #[arg(long)]
    level: Option<String>,
    /// hospital 或 pharmacy
    #[arg(long, default_value = "hospital")]
    kind: String,
    /// 统一社会信用代码（18 位），1201 回答它；已登记的可不给
    #[arg(long)]
    uscc: Option<String>,
    /// 外地机构：所在地的区划代码（服务要用 --place 装入那里的规则包）
    #[arg(long)]
    place: Option<String>,
    /// 签名方式：plain 不签名，tif 请求头 x-tif-*，csb 请求头 _api_*，oauth2 令牌加国密
    #[arg(long, default_value = "tif")]
    dialect: String,
    /// 机构自己的 SM2 公钥（十六进制，04 开头），只用于 oauth2；不给则由中心代为生成一对
    #[arg(long)]
    public_key: Option<String>,
    /// 协议有效期的最后一天，如 2026-12-31
    #[arg(long)]
    agreement_until: Option<Day>,
    /// 密钥文件；plain 不需要
    #[arg(long)]
    key_file: Option<PathBuf>,
}

/// Runs one of them.
///
/// # Errors
/// When a file or the database cannot be used.
pub fn run(command: &GatewayCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        GatewayCommand::Key(args) => key(&args.key_file),
        GatewayCommand::Probe(args) => probe::run(args),
        GatewayCommand::Check { pack } => {
            let source = packs::find(pack)?;
            profile(&source)?;
            let read = app::Region::load(&source);
            read.map_err(|it| anyhow::anyhow!("规则包有错误：\n{}", packs::list(&it)))?;
            println!("{} 的 gateway.toml、filings.toml 没有错误", source.name);
            Ok(ExitCode::SUCCESS)
        }
        GatewayCommand::Review(args) => runtime.block_on(review(args)),
        GatewayCommand::Institution(InstitutionCommand::Add(args)) => runtime.block_on(add(args)),
        GatewayCommand::Institution(InstitutionCommand::List(args)) => runtime.block_on(list(args)),
    }
}

/// The gateway of an application: settings of its pack, the vault of the key file.
///
/// # Errors
/// What is wrong with either.
pub fn open(
    app: &App,
    source: &PackSource,
    key_file: Option<&Path>,
    unlisted: Option<Dialect>,
) -> anyhow::Result<Gateway> {
    let vault = key_file.map(read_key_file).transpose()?;
    Ok(Gateway::new(app.clone(), profile(source)?, vault, unlisted))
}

/// What a pack says of the interface.
///
/// # Errors
/// What is wrong with its `gateway.toml`.
pub fn profile(source: &PackSource) -> anyhow::Result<Profile> {
    let Some(bytes) = source.files.get("gateway.toml") else { return Ok(Profile::default()) };
    let text = std::str::from_utf8(bytes).context("gateway.toml 不是 UTF-8 编码")?;
    let (profile, findings) = Profile::of_pack(&format!("{}/gateway.toml", source.name), text);
    ensure!(findings.is_usable(), "规则包的 gateway.toml 有错误：\n{}", packs::list(&findings));
    Ok(profile)
}

/// Settings of other places, by region code.
///
/// # Errors
/// What is wrong with one.
pub fn profiles(places: &[PackSource]) -> anyhow::Result<std::collections::BTreeMap<String, Profile>> {
    places.iter().map(|it| Ok((policy::load(it).0.region, profile(it)?))).collect()
}

fn read_key_file(path: &Path) -> anyhow::Result<Vault> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("读不出密钥文件 {}；用 mingbai gateway key 生成", path.display()))?;
    Ok(Vault::of_key_file(&text)?)
}

fn key(path: &Path) -> anyhow::Result<ExitCode> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file =
        options.open(path).with_context(|| format!("不能新建密钥文件 {}（已有的不覆盖）", path.display()))?;
    file.write_all(Vault::fresh_key_file()?.as_bytes())?;
    file.sync_all()?;
    println!("密钥文件写在 {}。丢失后已发的机构密钥都要重发，请另行备份", path.display());
    Ok(ExitCode::SUCCESS)
}

async fn open_app(args: &DatabaseArgs) -> anyhow::Result<App> {
    database::open(&args.database_url, &packs::find(&args.pack)?).await
}

async fn add(args: &AddArgs) -> anyhow::Result<ExitCode> {
    let Some(dialect) = Dialect::of_word(&args.dialect) else {
        bail!("没有签名方式 {}；可用：plain、tif、csb、oauth2", args.dialect);
    };
    let app = open_app(&args.database).await?;
    let known = app.find_institution(&args.code);
    let said = |given: &Option<String>, kept: Option<&String>, what: &str| {
        given.clone().or(kept.cloned()).with_context(|| format!("新机构要给 --{what}"))
    };
    let mut attributes: Words = known.as_ref().map(|it| it.attributes.clone()).unwrap_or_default();
    if let Some(place) = &args.place {
        attributes.insert(app::cross::PLACE.to_owned(), place.clone());
    }
    if let Some(uscc) = &args.uscc {
        let fits = uscc.len() == 18 && uscc.bytes().all(|it| it.is_ascii_digit() || it.is_ascii_uppercase());
        ensure!(fits, "--uscc 应为 18 位数字和大写字母");
        attributes.insert("uscc".to_owned(), uscc.clone());
    }
    ensure!(args.public_key.is_none() || dialect == Dialect::OAuth2, "--public-key 只用于签名方式 oauth2");
    let issued = issue::issue(dialect, &args.code, args.public_key.as_deref())?;
    let sealed_key = if issued.kept.is_empty() {
        String::new()
    } else {
        let file =
            args.key_file.as_deref().context("发放密钥要给 --key-file（用 mingbai gateway key 生成）")?;
        read_key_file(file)?.seal(&args.code, &issued.kept)?
    };
    let agreement_until = args.agreement_until;
    Connection { dialect, key_id: issued.key_id.clone(), sealed_key, agreement_until }.put(&mut attributes);
    let institution = Institution {
        id: args.code.clone(),
        name: said(&args.name, known.as_ref().map(|it| &it.name), "name")?,
        level: said(&args.level, known.as_ref().map(|it| &it.level), "level")?,
        kind: known.as_ref().map_or(&args.kind, |it| &it.kind).clone(),
        region: known
            .as_ref()
            .map_or_else(|| app.region().engine.pack().region.clone(), |it| it.region.clone()),
        attributes: serde_json::to_string(&attributes)?,
    };
    app.save_institutions(std::slice::from_ref(&institution))
        .await
        .map_err(|it| anyhow::anyhow!(it.text()))?;
    println!("已开通 {}（{}），签名方式 {}", institution.name, institution.id, dialect.word());
    for (name, value) in &issued.shown {
        println!("{name}：{value}");
    }
    if !issued.shown.is_empty() {
        println!("以上只显示这一次，请当面交给机构；遗失后重新执行本命令另发");
    }
    Ok(ExitCode::SUCCESS)
}

async fn review(args: &ReviewArgs) -> anyhow::Result<ExitCode> {
    let app = open_app(&args.database).await?;
    let note = args.return_because.as_deref().unwrap_or("");
    let list = app
        .review_list(&args.operator, &args.settlement, args.pass, note)
        .await
        .map_err(|it| anyhow::anyhow!(it.text()))?;
    println!("结算 {} 的清单 {}：{}", list.settlement_id, list.list_id, list.state.word());
    Ok(ExitCode::SUCCESS)
}

async fn list(args: &DatabaseArgs) -> anyhow::Result<ExitCode> {
    let app = open_app(args).await?;
    let today = app.today();
    for it in app.store().read().await?.list_institutions().await? {
        let attributes: Words = serde_json::from_str(&it.attributes).unwrap_or_default();
        let state = match Connection::of_attributes(&attributes) {
            None => "未开通".to_owned(),
            Some(connection) => match connection.agreement_until {
                Some(day) if day < today => format!("{}，协议已于 {day} 到期", connection.dialect.word()),
                Some(day) => format!("{}，协议至 {day}", connection.dialect.word()),
                None => format!("{}，协议未定止日", connection.dialect.word()),
            },
        };
        println!("{}\t{}\t{}\t{state}", it.id, it.name, it.level);
    }
    Ok(ExitCode::SUCCESS)
}
