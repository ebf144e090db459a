//! `mingbai audit`: proving the log and the books to an outsider, without a pack.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use app::audit::{Checkpoint, verify_store};
use clap::{Args, Subcommand};
use store::Store;

use crate::database;

/// Commands on the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// 核对：哈希链、封存值、按明细重算的余额和累计、数据库文件本身；说出哪里被改动
    Verify(VerifyArgs),
    /// 检查点：打印日志链现在的末环，供抄存在别处
    Checkpoint(CheckpointArgs),
}

/// Options of `audit verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 以前抄存的检查点：文件，或 序号:哈希
    #[arg(long)]
    checkpoint: Option<String>,
    /// 输出 JSON，一行一处
    #[arg(long)]
    json: bool,
}

/// Options of `audit checkpoint`.
#[derive(Debug, Args)]
pub struct CheckpointArgs {
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 写到文件（已有的文件，在末尾加一行）
    #[arg(long)]
    save: Option<PathBuf>,
}

/// Runs one of them.
///
/// # Errors
/// When the database cannot be read. What is wrong with it is printed.
pub fn run(command: &AuditCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        AuditCommand::Verify(args) => runtime.block_on(verify(args)),
        AuditCommand::Checkpoint(args) => runtime.block_on(checkpoint(args)),
    }
}

/// Opens a database that must be there, to read only: a backup that was verified is the same file as before.
async fn open_to_read(url: &str) -> anyhow::Result<Store> {
    if url.starts_with("postgres") {
        return open(url).await;
    }
    let path = there(url)?;
    Ok(Store::open_copy(path, &database::keys(url)?).await?)
}

/// The file of a database, which must be there.
fn there(url: &str) -> anyhow::Result<&Path> {
    let path = Path::new(url.trim_start_matches("sqlite:"));
    anyhow::ensure!(path.is_file(), "没有数据库文件 {}；请核对 --database-url", path.display());
    Ok(path)
}

/// Opens a database that must be there.
pub(super) async fn open(url: &str) -> anyhow::Result<Store> {
    let keys = database::keys(url)?;
    if url.starts_with("postgres") {
        return Ok(Store::open(url, &keys).await?);
    }
    there(url)?;
    Ok(Store::open(url, &keys).await?)
}

/// A checkpoint as it was kept: in a file (its last line counts), or as text.
fn kept(text: &str) -> anyhow::Result<Checkpoint> {
    let from_file = Path::new(text).is_file();
    let text = if from_file {
        std::fs::read_to_string(text).with_context(|| format!("读不出检查点文件 {text}"))?
    } else {
        text.to_owned()
    };
    let mut lines = text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'));
    Ok(lines.next_back().unwrap_or_default().parse()?)
}

async fn verify(args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let checkpoint = args.checkpoint.as_deref().map(kept).transpose()?;
    let store = open_to_read(&args.database_url).await?;
    let report = verify_store(&store, checkpoint.as_ref()).await?;
    // A file so broken that the driver's thread died would be waited for in vain.
    let _ = tokio::time::timeout(Duration::from_secs(5), store.close()).await;
    for finding in &report.findings.0 {
        if args.json {
            println!("{}", serde_json::to_string(finding)?);
        } else {
            println!("{finding}");
        }
    }
    if !args.json {
        let verdict = match report.findings.0.len() {
            0 => "全部相符".to_owned(),
            count => format!("{count} 处不符"),
        };
        println!(
            "核对：{} 环（{} 笔凭证）、{} 张结算单：{verdict}",
            report.links, report.entries, report.documents
        );
        match &checkpoint {
            Some(it) => println!("检查点 {} 已比对", it.seq),
            None => println!("没有给检查点：只能证明日志自身前后相符，不能证明没有整条重写"),
        }
        println!("检查点（请抄存在别处）：{}:{}", report.last.seq, report.last.hash);
    }
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn checkpoint(args: &CheckpointArgs) -> anyhow::Result<ExitCode> {
    let store = open_to_read(&args.database_url).await?;
    let head = store.read().await?.chain_head().await?;
    store.close().await;
    let line = format!("{}:{}\n", head.seq, head.hash);
    match &args.save {
        None => print!("{line}"),
        Some(file) => {
            use std::io::Write as _;
            let mut open = std::fs::OpenOptions::new();
            let mut kept = open
                .create(true)
                .append(true)
                .open(file)
                .with_context(|| format!("不能写 {}", file.display()))?;
            kept.write_all(line.as_bytes())?;
            println!("已写到 {}：{}", file.display(), line.trim());
        }
    }
    Ok(ExitCode::SUCCESS)
}
