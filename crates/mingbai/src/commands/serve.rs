//! `mingbai serve`: the HTTP interface over a database.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use app::App;
use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::door::{self, DoorArgs};
use super::gateway;
use crate::doors::{self, Doors, SettingsArgs};
use crate::{database, packs};

/// How long answers under way may take after the signal to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(30);

/// How often to look for packages that were approved elsewhere, or take effect.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// 规则包：内置的名字，或文件夹
    #[arg(long)]
    pack: String,
    /// 有往来的外地的规则包（异地就医），可以给几个
    #[arg(long = "place")]
    places: Vec<String>,
    /// 数据库：SQLite 文件（没有则新建），或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 接口地址，缺省只在本机开放
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// 医院接口的密钥文件（mingbai gateway key 生成）；没有则只受理不签名的机构
    #[arg(long)]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    settings: SettingsArgs,
    /// 不用登录，谁都能办理：只在本机试用
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    door: DoorArgs,
}

/// Opens and migrates the database, and serves until SIGTERM or Ctrl-C.
///
/// # Errors
/// When the pack has errors, the database cannot be opened, or the address is taken.
pub fn run(args: &ServeArgs) -> anyhow::Result<ExitCode> {
    let filter = EnvFilter::try_from_env("MINGBAI_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let places = packs::find_all(&args.places)?;
        let app = database::open_with(&args.database_url, &packs::find(&args.pack)?, &places).await?;
        let recounted = app.recount_matters().await?;
        if recounted > 0 {
            tracing::info!(recounted, "last days of matters follow the calendar of the pack");
        }
        let hospitals = gateway::open(&app, &packs::find(&args.pack)?, args.key_file.as_deref(), None)?;
        let hospitals = hospitals.with_places(gateway::profiles(&places)?);
        let settings = args.settings.settings.as_deref();
        let doors = Doors::of(&app, &packs::find(&args.pack)?, settings, args.open, args.listen)?;
        let limits = if args.open { server::Limits::none() } else { door::limits(settings)? };
        serve(app, hospitals, &args.pack, args.listen, doors, &args.door, limits).await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Serves an application until SIGTERM or Ctrl-C, then closes the database.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(
    app: App,
    hospitals: ::gateway::Gateway,
    pack: &str,
    listen: SocketAddr,
    doors: Doors,
    at: &DoorArgs,
    limits: server::Limits,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("不能监听 {listen}；请换 --listen 的端口，或停掉占用它的程序"))?;
    let address = listener.local_addr()?;
    let (door, fence) = at.open(limits)?;
    let url = format!("{}://{address}", at.scheme());
    eprintln!("门户和接口在 {url}/ ，医院接口在 {url}/fsi/ ，按 Ctrl-C 停止");
    if !address.ip().is_loopback() && !at.is_tls() && !at.is_behind_proxy() {
        eprintln!(
            "注意：{address} 没有 TLS，密码和个人信息在网上是明文；请用 --tls-cert，或放在代理后面（--behind-proxy）"
        );
    }
    match &doors {
        Doors::Open => eprintln!("不用登录（--open）：本机上的人都能办理，只供试用"),
        Doors::Guarded(accounts) => {
            let origin = accounts.settings().public_url.clone();
            let origin = origin.unwrap_or_else(|| url.clone());
            doors::tell_first(accounts, origin.trim_end_matches('/')).await?;
        }
    }
    let (stop, mut stopped) = watch::channel(false);
    tokio::spawn(async move {
        stop_signal().await;
        let _ = stop.send(true);
    });
    let (store, reads) = (app.store().clone(), app.clone());
    tokio::spawn(keep_policies(app.clone(), stopped.clone()));
    tokio::spawn(app.clone().keep_following());
    // A pack without rules for rosters has no rosters; the interface says so.
    let rules = packs::find(pack).ok().and_then(|it| packs::roster_rules(&it).ok());
    let rosters = server::Rosters::new(app.clone(), rules);
    let router = match doors {
        Doors::Open => server::router_with(app, rosters),
        Doors::Guarded(accounts) => {
            let public = accounts.settings().public_url.as_deref();
            let is_secure = at.is_tls() || public.is_some_and(|it| it.starts_with("https://"));
            server::guarded(app, rosters, server::Guard { accounts, is_secure })
        }
    };
    // What is not the portal's is a message of a hospital.
    let router = fence.around(::gateway::beside(hospitals, router));
    let graceful = async move {
        let _ = stopped.wait_for(|it| *it).await;
    };
    let door = server::Door { last_answers: LAST_ANSWERS, ..door };
    door.serve(router, listener, graceful).await.context("接口中断")?;
    // What was seen a moment ago belongs into the log before the database is closed.
    let flushed = async {
        reads.settle_sights().await;
    };
    if tokio::time::timeout(LAST_ANSWERS, flushed).await.is_err() {
        eprintln!("查看记录没有写完：审计日志写不进去");
    }
    store.close().await;
    Ok(())
}

/// Takes up packages that another process has approved, and editions of the pack on their first day.
async fn keep_policies(app: App, mut stopped: watch::Receiver<bool>) {
    let mut failed = false;
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOK_AGAIN) => {}
        }
        match app.refresh_policies().await {
            Ok(changed) => {
                failed = false;
                if changed {
                    tracing::info!(policy = app.region().version, "policies were taken up");
                }
            }
            // Said once: what is in force stays in force.
            Err(error) if !failed => {
                failed = true;
                tracing::error!(error = error.text(), "policies cannot be taken up");
            }
            Err(_) => {}
        }
    }
}

/// Ends with SIGTERM or Ctrl-C.
async fn stop_signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
