//! `mingbai ledger`: the auditor and the claims between places, from the command line.

mod clearing;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use app::{App, Region, SystemClock};
use clap::{Args, Subcommand};

use self::clearing::ClearingArgs;
use crate::{database, packs};

/// Commands on the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// 核账：由凭证重算余额、累计，核对封印和哈希链，说出哪里不符
    Verify(VerifyArgs),
    /// 异地清算：一个月内与各地的应收应付；--receive、--pay 登记收付
    Clearing(ClearingArgs),
}

/// Options of `ledger verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 上次记下的检查点（序号:哈希），证明此前的记录没有被改写
    #[arg(long)]
    checkpoint: Option<String>,
    /// 把这次的检查点写到文件
    #[arg(long)]
    save_checkpoint: Option<PathBuf>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Runs one of them.
///
/// # Errors
/// When the database cannot be read. What is wrong with the books is printed.
pub fn run(command: &LedgerCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        LedgerCommand::Verify(args) => runtime.block_on(verify(args)),
        LedgerCommand::Clearing(args) => runtime.block_on(clearing::run(args)),
    }
}

async fn verify(args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    let is_file = !args.database_url.starts_with("postgres");
    let path = args.database_url.trim_start_matches("sqlite:");
    anyhow::ensure!(
        !is_file || std::path::Path::new(path).is_file(),
        "没有数据库文件 {path}；请核对 --database-url"
    );
    let region = Region::load(&packs::find(&args.pack)?)
        .map_err(|findings| anyhow::anyhow!("规则包有错误：\n{}", packs::list(&findings)))?;
    let store = database::open_store(&args.database_url).await?;
    let app = App::start(store, region, Arc::new(SystemClock::default())).await?;
    let report = app.verify().await?;
    let mut findings = report.findings.clone();
    findings.extend(app.verify_decisions(|_| {}).await?.0);
    if let Some(checkpoint) = &args.checkpoint {
        findings.extend(app.verify_checkpoint(checkpoint).await?.0);
    }
    let last = format!("{}:{}", report.last.seq, report.last.hash);
    if let Some(file) = &args.save_checkpoint {
        std::fs::write(file, format!("{last}\n"))?;
    }
    if args.json {
        for finding in &findings.0 {
            println!("{}", serde_json::to_string(finding)?);
        }
    } else {
        for finding in &findings.0 {
            println!("{finding}");
        }
        let verdict = if findings.is_empty() {
            "全部相符".to_owned()
        } else {
            format!("{} 处不符", findings.0.len())
        };
        println!(
            "核账：{} 笔凭证、{} 环、{} 张结算单：{verdict}",
            report.entries, report.links, report.documents
        );
        println!("检查点（请抄存在别处）：{last}");
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
