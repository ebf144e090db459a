//! `mingbai backup` and `mingbai restore`: copies of a SQLite database, made while it is used, checked before they
//! are trusted.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use app::system::{check_copy, copy};
use app::{Clock as _, SystemClock};
use clap::Args;
use ledger::AuditEvent;

use super::audit;
use crate::database;

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// 备份成的文件；不能已经存在
    file: PathBuf,
    /// 数据库：SQLite 文件
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 谁做的，记入日志
    #[arg(long, default_value = "命令行")]
    operator: String,
}

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// 备份文件
    file: PathBuf,
    /// 备份自哪个数据库：缺省的密钥文件由它而定（也可用 --keys）
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 只核对：文件与清单、各表行数、哈希链、余额；不改动任何东西
    #[arg(long)]
    check: bool,
    /// 恢复成的数据库文件；不能已经存在
    #[arg(long, required_unless_present = "check")]
    to: Option<PathBuf>,
}

/// Makes a copy.
///
/// # Errors
/// PostgreSQL; a file that is there; a disk that is full.
pub fn back_up(args: &BackupArgs) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = audit::open(&args.database_url).await?;
        let clock = SystemClock::default();
        let made = copy(&store, &args.file, clock.now()).await?;
        let name = args.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let detail = app::system::note(&made, &args.operator);
        let mut writer = store.write().await?;
        writer.save_note("last_backup", &detail).await?;
        let event = AuditEvent {
            at: clock.now(),
            actor: args.operator.clone(),
            action: "system.backup".to_owned(),
            subject: name,
            detail,
        };
        writer.book(&store::BookBatch { audits: vec![event], ..store::BookBatch::default() }).await?;
        writer.commit().await?;
        store.close().await;
        println!("备份：{}（{} 字节）", made.file.display(), made.manifest.bytes);
        println!("清单：{}.json", made.file.display());
        println!("检查点：{}", made.manifest.checkpoint);
        println!("备份与数据库一样机密；密钥文件不在里面，请另外保存");
        Ok(ExitCode::SUCCESS)
    })
}

/// Checks a copy, or makes a database of it.
///
/// # Errors
/// A file that is not there; a database that is there already.
pub fn restore(args: &RestoreArgs) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let (findings, manifest) = check_copy(&args.file, &database::keys(&args.database_url)?).await?;
        for finding in &findings.0 {
            println!("{finding}");
        }
        if let Some(manifest) = &manifest {
            let rows: i64 = manifest.rows.values().sum();
            println!(
                "备份做于 {}，结构版本 {}，{} 张表 {rows} 行，检查点 {}",
                manifest.made_at,
                manifest.schema,
                manifest.rows.len(),
                manifest.checkpoint
            );
        }
        if !findings.is_empty() {
            println!("核对：{} 处不符；没有恢复", findings.0.len());
            return Ok(ExitCode::FAILURE);
        }
        println!("核对：文件、行数、哈希链、余额全部相符");
        if let Some(to) = args.to.as_deref().filter(|_| !args.check) {
            bring_back(&args.file, to)?;
            println!("已恢复成 {}；打开它要用备份时的密钥文件", to.display());
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Copies the file under another name until it is whole.
fn bring_back(from: &Path, to: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!to.exists(), "{} 已经有了；恢复从不覆盖，请先移开它", to.display());
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", to.display()));
    for ending in ["-wal", "-shm"] {
        let left = beside(ending);
        anyhow::ensure!(!left.exists(), "{} 是以前数据库留下的；请先移开它", left.display());
    }
    let partial = beside(".part");
    std::fs::copy(from, &partial).with_context(|| format!("不能写 {}", partial.display()))?;
    std::fs::rename(&partial, to).with_context(|| format!("不能写 {}", to.display()))?;
    Ok(())
}
