//! `mingbai bench portal`: how long every list and search of the interface takes, with a whole county in the
//! database.
//!
//! The database is made once (or taken from a file), the guarded router is served in this process over loopback,
//! people of several roles sign in, and every route of the interface's description that answers a list is asked
//! what those people would ask: one request at a time, then eight at once.
//!
//! **Knows:** what is asked of which route, by whom. **Does not know:** how anything is answered.

mod asks;
mod callers;
mod crowd;
mod desks;
mod load;
mod matters;
mod paths;
mod report;
mod routes;
mod town;
mod visits;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, ensure};
use app::{App, FixedClock, Region};
use base::Day;
use clap::Args;
use tokio::net::TcpListener;

use crate::{database, doors, packs};
use load::Load;
use town::Town;

/// The day on which the bench sits at its desks.
const TODAY: &str = "2024-12-31";

/// What `bench portal` may be told.
#[derive(Debug, Args)]
pub struct PortalBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 虚构参保人数
    #[arg(long, default_value_t = 1_400_000, value_parser = clap::value_parser!(u32).range(5_000..=1_400_000))]
    people: u32,
    /// 虚构就诊次数，都已结算入账
    #[arg(long, default_value_t = 2_000_000, value_parser = clap::value_parser!(u32).range(2_000..=20_000_000))]
    visits: u32,
    /// 数据库文件：没有就造好留着，有就直接用；不写则造在临时文件夹，量完删掉
    #[arg(long, value_name = "文件")]
    database: Option<PathBuf>,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 每一种请求问几次
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(5..=10_000))]
    times: u32,
    /// 第 95 百分位不得超过多少毫秒；超过的，命令以失败结束
    #[arg(long, default_value_t = 50)]
    bar_ms: u64,
    /// 只量路径里有这些字的
    #[arg(long, value_name = "字")]
    only: Option<String>,
    /// 表里最多列几行；0 是全部
    #[arg(long, default_value_t = 0)]
    rows: usize,
}

/// Measures.
///
/// # Errors
/// When the database cannot be made or opened, or nobody can sign in.
pub fn run(options: &PortalBench) -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir()?;
    let path = options.database.clone().unwrap_or_else(|| folder.path().join("data/bench.db"));
    let url = path.display().to_string();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let met = runtime.block_on(measure(options, &url))?;
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn measure(options: &PortalBench, url: &str) -> anyhow::Result<bool> {
    let app = open(url, &options.pack).await?;
    let source = packs::find(&options.pack)?;
    let rules = packs::roster_rules(&source)?;
    let town = Town::of(&app, rules.clone(), options.people, options.visits).await?;
    let accounts = doors::accounts(&app, &source, None)?;
    let callers = callers::sign_in(&accounts, &town).await?;

    let guard = server::Guard { accounts, is_secure: false };
    let rosters = server::Rosters::new(app.clone(), Some(rules));
    let router = server::guarded(app.clone(), rosters, guard);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let load = Load { address: listener.local_addr()?, times: options.times as usize };
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server::serve_router(router, listener, async {
        let _ = stopped.await;
    }));

    let found = paths::Found::look(&app, &town).await?;
    let mut asks = asks::all(&town, &found, &callers);
    let unasked = routes::unasked(&server::openapi_json(), &asks)?;
    if let Some(word) = &options.only {
        asks.retain(|it| it.route.contains(word.as_str()) || it.what.contains(word.as_str()));
        ensure!(!asks.is_empty(), "没有一种请求的路径里有“{word}”");
    }
    let before = app.store().read().await?.chain_head().await?.seq;
    let mut rows = load.one_by_one(&asks).await?;
    crowd::eight_at_once(&load, &asks, &mut rows).await?;
    app.settle_sights().await;
    let recorded = app.store().read().await?.chain_head().await?.seq - before;
    drop(stop);
    serving.await??;
    app.store().close().await;
    let report = report::Report { rows, unasked, recorded, bar_ms: options.bar_ms, most: options.rows };
    Ok(report.print(options.json))
}

/// A migrated database with the pack in force, on a day that stands still.
async fn open(url: &str, pack: &str) -> anyhow::Result<App> {
    let source = packs::find(pack)?;
    let region = Region::load(&source)
        .map_err(|findings| anyhow::anyhow!("规则包 {pack} 有错误：\n{}", packs::list(&findings)))?;
    let store = database::open_store(url).await?;
    store.migrate().await.with_context(|| format!("不能升级 {url}"))?;
    let today: Day = TODAY.parse()?;
    Ok(App::start(store, region, Arc::new(FixedClock::new(today))).await?)
}
