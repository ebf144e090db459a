//! `mingbai demo`: a county in a fresh folder, with people, settlements, the published cases, and the
//! API to look at them.

pub mod made;
pub mod matters;
mod people;
mod published;
pub mod scenario;
mod summary;

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use app::App;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::commands::door::DoorArgs;
use crate::doors::Doors;
use crate::{database, packs};

/// Options of the demo.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// 人数（至多 1,400,000）；不写是 20,000，汶上场景 60,000，江津场景 1,388,400
    #[arg(long, value_parser = clap::value_parser!(u32).range(100..=1_400_000))]
    people: Option<u32>,
    /// 演示名册比对的场景，而不是结算
    #[arg(long, value_enum)]
    scenario: Option<scenario::Name>,
    /// 结算多少次就诊
    #[arg(long, default_value_t = 20_000)]
    visits: usize,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 放数据的文件夹；里面每次新建一个 demo-N
    #[arg(long, default_value = "mingbai-data")]
    folder: PathBuf,
    /// 随机种子
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// 接口地址
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// 只算不开接口
    #[arg(long)]
    no_serve: bool,
    /// 不用登录，谁都能办理：只在本机试用
    #[arg(long)]
    open: bool,
}

/// Runs the demo.
///
/// # Errors
/// When the folder, a pack or the database cannot be used.
pub fn run(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match args.scenario {
        Some(name) => runtime.block_on(scenario::run(name, args.people, &args.folder, args.seed)),
        None => runtime.block_on(demo(args)),
    }
}

async fn demo(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let folder = fresh_folder(&args.folder)?;
    println!("数据放在 {}", folder.display());
    let app = open(&folder.join("county.db"), &args.pack).await?;
    let made = made::people(&app, args.people.unwrap_or(20_000), args.seed).await?;
    let (desks, requests) = matters::network(&app, &made.county).await?;
    if desks > 0 {
        println!("经办点 {desks} 个，办件 {requests} 件");
    }
    let settled = made::visits(&app, &made, args.visits).await?;
    if !app.region().indicators.is_empty() {
        let month = &app.today().to_string()[..7];
        let computed = app.compute_indicators(month, "demo").await?;
        println!("指标 {} 项，算到 {}", computed.indicators, computed.as_of);
    }
    let mut checks = vec![published::settle(&app, "本地区算例").await?];
    if args.pack == "jiangjin" {
        let other = open(&folder.join("pingjiang.db"), "yueyang").await?;
        checks.push(published::settle(&other, "岳阳平江六层结算").await?);
        published::print_statement(&other, &folder.join("平江结算单"), "YY-PUB-01").await?;
        published::print_statement(&app, &folder.join("江津结算单"), "JJ-WOP-01").await?;
    }
    let report = app.verify().await?;
    summary::print(&app, &made, &settled, &checks, &report, started.elapsed()).await?;
    println!("结算单（PDF、网页）在 {}", folder.display());
    if args.no_serve {
        return Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    // Made hospitals have no keys: they connect without signatures.
    let plain = Some(gateway::institution::Dialect::Plain);
    let hospitals = crate::commands::gateway::open(&app, &packs::find(&args.pack)?, None, plain)?;
    let doors = Doors::of(&app, &packs::find(&args.pack)?, None, args.open, args.listen)?;
    if let Doors::Guarded(accounts) = &doors {
        people::make(accounts, &made.county, &format!("http://{}", args.listen)).await?;
    }
    crate::commands::serve::serve(
        app,
        hospitals,
        &args.pack,
        args.listen,
        doors,
        &DoorArgs::default(),
        server::Limits::none(),
    )
    .await?;
    Ok(ExitCode::SUCCESS)
}

/// `folder/demo-N` that is not there yet.
fn fresh_folder(folder: &Path) -> anyhow::Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("不能建立文件夹 {}", folder.display()))?;
    for number in 1.. {
        let candidate = folder.join(format!("demo-{number}"));
        match fs::create_dir(&candidate) {
            Ok(()) => return Ok(candidate),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(error).with_context(|| format!("不能建立文件夹 {}", candidate.display()));
            }
        }
    }
    unreachable!("numbers do not end")
}

async fn open(path: &Path, pack: &str) -> anyhow::Result<App> {
    database::open(&path.display().to_string(), &packs::find(pack)?).await
}

/// A bar with a Chinese label.
pub fn bar(total: usize, label: &str) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    let style = ProgressStyle::with_template("{msg:　<12} [{bar:30}] {pos}/{len}  {per_sec}  {elapsed}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.set_message(label.to_owned());
    bar
}
