//! `mingbai bench memory`: what the server takes with a whole county in its database.
//!
//! The server runs as a process of its own (this program, `serve`), so that only its memory is counted;
//! this one makes the county, asks and settles over HTTP, and then reads the other's high-water mark.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;

use super::settle::{Bills, Load, open};

/// The bar, in MiB.
const BAR_MIB: u64 = 300;

/// What `bench memory` may be told.
#[derive(Debug, Args)]
pub struct MemoryBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 虚构参保人数
    #[arg(long, default_value_t = 1_400_000, value_parser = clap::value_parser!(u32).range(1_000..=1_400_000))]
    people: u32,
    /// 结算几秒
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
}

/// Measures.
///
/// # Errors
/// When the county cannot be made, the server does not start, or a settlement is refused.
pub fn run(options: &MemoryBench) -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("bench.db").display().to_string();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let bills = runtime.block_on(async {
        let app = open(&database, &options.pack).await?;
        let bills = Bills::make(&app, options.people).await?;
        app.store().close().await;
        anyhow::Ok(Arc::new(bills))
    })?;
    let mut server = Server::start(&database, &options.pack)?;
    let idle = server.memory_mib("VmRSS")?;
    let load = Load {
        address: server.address,
        connections: 64,
        warm_up: Duration::from_secs(1),
        time: Duration::from_secs(options.seconds),
    };
    let run = runtime.block_on(load.run(&bills))?;
    let most = server.memory_mib("VmHWM")?;
    let stopped = server.stop()?;
    let figures = [
        ("memory.server_idle_mib", idle, "MiB", "服务端刚打开时"),
        ("memory.server_peak_mib", most, "MiB", "结算之后的最高值"),
        ("memory.people", u64::from(options.people), "people", "库里的人"),
        ("memory.settlements", run.count.unsigned_abs(), "settlements", "期间结算"),
        ("memory.stop_ms", stopped.as_millis() as u64, "ms", "收到 SIGTERM 到退出"),
    ];
    for (name, value, unit, what) in figures {
        if options.json {
            println!("{}", json!({ "name": name, "value": value, "unit": unit }));
        } else {
            println!("{value:>12} {unit:<12} {what}");
        }
    }
    if !options.json {
        println!("低于 {BAR_MIB} MiB：{}", if most < BAR_MIB { "达到" } else { "未达到" });
    }
    Ok(ExitCode::SUCCESS)
}

/// A server in a process of its own. Stopped when dropped.
struct Server {
    child: Child,
    address: SocketAddr,
    /// Kept open: the server may still have something to say.
    _errors: BufReader<ChildStderr>,
}

impl Server {
    fn start(database: &str, pack: &str) -> anyhow::Result<Server> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["serve", "--pack", pack, "--database-url", database, "--listen", "127.0.0.1:0", "--open"])
            .env("MINGBAI_LOG", "warn")
            .stderr(Stdio::piped())
            .spawn()?;
        let mut errors = BufReader::new(child.stderr.take().context("服务端没有输出")?);
        let mut said = String::new();
        while errors.read_line(&mut said)? > 0 {
            if let Some(at) = said.split("http://").nth(1) {
                let address = at.split('/').next().unwrap_or_default().parse()?;
                return Ok(Server { child, address, _errors: errors });
            }
        }
        bail!("服务端没有打开：{said}")
    }

    /// A line of `/proc/<pid>/status`, in MiB.
    fn memory_mib(&self, name: &str) -> anyhow::Result<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(Path::new(&path)).with_context(|| format!("不能读取 {path}"))?;
        let line = text.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(':'));
        let kib = line.and_then(|it| it.split_whitespace().next()?.parse::<u64>().ok());
        Ok(kib.with_context(|| format!("{path} 里没有 {name}"))? / 1024)
    }

    /// Asks it to stop, as a service manager would; how long it took.
    fn stop(&mut self) -> anyhow::Result<Duration> {
        let begun = std::time::Instant::now();
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        anyhow::ensure!(sent.success(), "不能停止服务端");
        let status = self.child.wait()?;
        anyhow::ensure!(status.success(), "服务端没有正常退出：{status}");
        Ok(begun.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
