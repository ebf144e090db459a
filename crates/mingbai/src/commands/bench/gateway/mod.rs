//! `mingbai bench gateway`: mixed days of hospitals at a steady rate over HTTP, signed, durable on SQLite;
//! and what the envelope takes of the settlement path.
//!
//! Server and load share this process and its cores. The load does not wait for answers before the next
//! message is due: a message's time runs from when it was due, so nothing is hidden by a slow answer.

mod day;
mod load;
mod overhead;
mod town;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::ensure;
use clap::Args;
use serde_json::json;
use tokio::net::TcpListener;

use crate::packs;
use load::{Load, Run};
use town::Town;

/// Not counted: connections open, caches fill.
const WARM_UP: Duration = Duration::from_secs(2);

/// What `bench gateway` may be told.
#[derive(Debug, Args)]
pub struct GatewayBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 量几秒
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// 每秒多少个请求
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    rate: u32,
    /// 虚构参保人数
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1_000..=1_400_000))]
    people: u32,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
}

/// Measures.
///
/// # Errors
/// When the database cannot be had, too many messages are refused, or the books do not verify.
pub fn run(options: &GatewayBench) -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.db").display().to_string();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let met = runtime.block_on(measure(options, &path))?;
    if !met {
        eprintln!("有数字没有达到");
    }
    Ok(ExitCode::SUCCESS)
}

async fn measure(options: &GatewayBench, url: &str) -> anyhow::Result<bool> {
    let app = super::settle::open(url, &options.pack).await?;
    let town = Arc::new(Town::build(&app, &options.pack, options.people).await?);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let router = gateway::beside(town.gateway.clone(), server::router(app.clone()));
    let serving = tokio::spawn(server::serve_router(router, listener, async {
        let _ = stopped.await;
    }));
    let load =
        Load { address, rate: options.rate, warm_up: WARM_UP, time: Duration::from_secs(options.seconds) };
    let run = load.run(&town).await?;
    drop(stop);
    serving.await??;
    let share = overhead::measure(&town).await?;

    let report = app.verify().await?;
    ensure!(report.findings.is_empty(), "核账发现问题：\n{}", packs::list(&report.findings));
    let refused = run.refused.values().sum::<usize>();
    ensure!(refused * 20 <= run.count(), "退回太多：{:?}", run.refused);
    app.store().close().await;
    Ok(print(options, &run, &share))
}

/// Prints the figures; whether every bar is met.
fn print(options: &GatewayBench, run: &Run, share: &overhead::Share) -> bool {
    let rate = run.count() as f64 / options.seconds as f64;
    let wanted = f64::from(options.rate);
    let list: [(&str, f64, &str, &str, Option<f64>); 12] = [
        ("per_second", rate.round(), "requests/s", "每秒应答的请求（混合的一天，tif 签名）", None),
        ("preview.p50_ms", run.within_ms("2206", 50), "ms", "门诊预结算 2206，一半在此之内", None),
        (
            "preview.p99_ms",
            run.within_ms("2206", 99),
            "ms",
            "门诊预结算 2206，百分之九十九在此之内",
            Some(20.0),
        ),
        ("settle.p50_ms", run.within_ms("2207", 50), "ms", "门诊结算 2207，一半在此之内", None),
        ("settle.p99_ms", run.within_ms("2207", 99), "ms", "门诊结算 2207，百分之九十九在此之内", Some(50.0)),
        ("all.p99_ms", run.within_ms("", 99), "ms", "所有交易，百分之九十九在此之内", None),
        ("refused", run.refused.values().sum::<usize>() as f64, "requests", "退回的请求", None),
        ("path_us", share.path_us, "us", "一次 2207 从收到报文到应答（进程内，逐笔）", None),
        ("envelope_us", share.envelope_us, "us", "其中读报文、验签名、查字段、写应答", None),
        ("nonce_us", share.nonce_us, "us", "其中等随机串落盘", None),
        ("work_us", share.work_us, "us", "其中交易本身（算、记账、落盘）", None),
        (
            "overhead_permyriad",
            share.permyriad,
            "permyriad",
            "报文处理占整个结算路径（万分之）",
            Some(1_000.0),
        ),
    ];
    let mut met = rate >= wanted * 0.95;
    for (name, value, unit, what, bar) in list {
        let is_met = bar.is_none_or(|it| value < it);
        met &= is_met;
        if options.json {
            println!("{}", json!({ "name": format!("gateway.{name}"), "value": value, "unit": unit }));
            continue;
        }
        let verdict = match bar {
            None => String::new(),
            Some(bar) => format!("  低于 {bar}：{}", if is_met { "达到" } else { "未达到" }),
        };
        println!("{value:>12} {unit:<10} {what}{verdict}");
    }
    met
}
