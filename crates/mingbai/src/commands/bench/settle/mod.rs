//! `mingbai bench settle`: settlements a second over HTTP, durable, on each engine.
//!
//! Everything runs in this process on the same cores: the server, the load (64 keep-alive
//! connections over loopback), and, before it, a bare loop that writes the same rows through the store
//! alone. The books are verified after the run.

mod bare;
mod client;
mod figures;
mod made;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{bail, ensure};
use app::App;
use clap::{Args, ValueEnum};
use tokio::net::TcpListener;

use crate::{database, packs};
pub use client::{Load, receive};
use figures::Figures;
pub use made::Bills;

/// Connections of the load.
const CONNECTIONS: usize = 64;
/// Not counted: connections open, caches fill.
const WARM_UP: Duration = Duration::from_secs(2);

/// What `bench settle` may be told.
#[derive(Debug, Args)]
pub struct SettleBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 每个数据库量几秒
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// 量哪个数据库
    #[arg(long, value_enum, default_value_t = Which::Both)]
    engine: Which,
    /// 虚构参保人数
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1_000..=1_400_000))]
    people: u32,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 用这个空的 PostgreSQL 数据库，而不是临时起一个
    #[arg(long)]
    database_url: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Sqlite,
    Postgres,
    Both,
}

/// Measures.
///
/// # Errors
/// When a database cannot be had, a settlement is refused, or the books do not verify.
pub fn run(options: &SettleBench) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut met = true;
    if options.engine != Which::Postgres {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("bench.db").display().to_string();
        met &= runtime.block_on(measure(options, "sqlite", &path))?;
    }
    if options.engine != Which::Sqlite {
        let url = postgres(options)?;
        met &= runtime.block_on(measure(options, "postgres", &url))?;
    }
    if !met {
        eprintln!("有数字没有达到");
    }
    Ok(ExitCode::SUCCESS)
}

/// The address given, or a private cluster with the server's defaults.
fn postgres(options: &SettleBench) -> anyhow::Result<String> {
    if let Some(url) = &options.database_url {
        return Ok(url.clone());
    }
    ensure!(
        std::path::Path::new("/usr/lib/postgresql").is_dir(),
        "没有找到 PostgreSQL（/usr/lib/postgresql）；请安装，或用 --database-url 指定空库，或 --engine sqlite"
    );
    match testkit::postgres_database() {
        Some(database) => Ok(database.url),
        None => bail!("MINGBAI_SKIP_POSTGRES=1：没有 PostgreSQL 可量"),
    }
}

async fn measure(options: &SettleBench, engine: &'static str, url: &str) -> anyhow::Result<bool> {
    let app = open(url, &options.pack).await?;
    let bills = Arc::new(Bills::make(&app, options.people).await?);
    let bare = bare::run(&app, &bills, Duration::from_secs(options.seconds.div_ceil(2))).await?;

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server::serve(app.clone(), listener, async {
        let _ = stopped.await;
    }));
    let load = Load {
        address,
        connections: CONNECTIONS,
        warm_up: WARM_UP,
        time: Duration::from_secs(options.seconds),
    };
    let run = load.run(&bills).await?;
    drop(stop);
    serving.await??;

    let report = app.verify().await?;
    ensure!(report.findings.is_empty(), "核账发现问题：\n{}", packs::list(&report.findings));
    ensure!(report.documents >= run.count, "应答了 {} 张结算单，账上只有 {}", run.count, report.documents);
    app.store().close().await;
    Ok(Figures { engine, run: &run, bare: &bare }.print(options.json))
}

/// A migrated, empty database with the pack in force.
///
/// # Errors
/// A pack with errors; a database that cannot be opened or has people in it.
pub async fn open(url: &str, pack: &str) -> anyhow::Result<App> {
    let app = database::open_passing(url, &packs::find(pack)?).await?;
    let people = app.store().read().await?.count_people().await?;
    ensure!(people == 0, "数据库里已有 {people} 人；测速请给空的数据库");
    Ok(app)
}
