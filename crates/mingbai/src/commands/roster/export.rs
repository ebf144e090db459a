//! `mingbai roster export`: work lists, feedback to a department, payment lists, as files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};

use super::desk::DeskArgs;
use super::problems::FilterArgs;

/// What to export.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// 工作单：一个乡镇一张表
    Work(WorkArgs),
    /// 给部门的反馈：按来文的样子，右边加核对结果；最近一轮的文件各一份
    Feedback(FolderArgs),
    /// 支付名单：把待支付的退费或资助列成一批
    Payment(PaymentArgs),
}

/// Options of `export work`.
#[derive(Debug, Args)]
pub struct WorkArgs {
    #[command(flatten)]
    desk: DeskArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// 写到哪里（.xlsx）
    #[arg(short, long)]
    output: PathBuf,
}

/// Options of `export feedback`.
#[derive(Debug, Args)]
pub struct FolderArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 写到哪个文件夹
    #[arg(short, long)]
    output: PathBuf,
}

/// Options of `export payment`.
#[derive(Debug, Args)]
pub struct PaymentArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// refund 退费，subsidy 资助
    #[arg(long, default_value = "refund")]
    kind: String,
    /// 写到哪里（.xlsx）
    #[arg(short, long)]
    output: PathBuf,
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).map_err(|error| super::files::failed("不能写", path, &error))?;
    println!("写好 {}（{} 字节）", path.display(), bytes.len());
    Ok(())
}

/// Exports.
///
/// # Errors
/// Nothing to export; a file that cannot be written; the database's failure.
pub async fn run(command: &ExportCommand) -> anyhow::Result<ExitCode> {
    match command {
        ExportCommand::Work(args) => {
            let (app, desk) = args.desk.open().await?;
            let bytes = desk.work_list(&args.filter.filter(&app)?).await?;
            write(&args.output, &bytes)?;
            app.store().close().await;
        }
        ExportCommand::Feedback(args) => {
            let (app, desk) = args.desk.open().await?;
            std::fs::create_dir_all(&args.output)
                .map_err(|error| super::files::failed("不能建立文件夹", &args.output, &error))?;
            let last = desk.rounds().await?.first().map(|it| it.number);
            let last = last.context("还没有做过比对，没有可反馈的")?;
            for file in desk.files(None, 500).await?.into_iter().filter(|it| it.round == Some(last)) {
                if desk.rules().department(&file.department).is_none() {
                    continue;
                }
                let (name, bytes) = desk.feedback(file.id).await?;
                write(&args.output.join(name), &bytes)?;
            }
            app.store().close().await;
        }
        ExportCommand::Payment(args) => {
            let (app, desk) = args.desk.open().await?;
            let list = desk.make_payment_list(&args.kind, &args.desk.operator).await?;
            let bytes = desk.payment_file(list.id).await?;
            println!("第 {} 批：{} 人，{} 元", list.id, list.lines, base::Fen(list.amount_fen));
            write(&args.output, &bytes)?;
            app.store().close().await;
        }
    }
    Ok(ExitCode::SUCCESS)
}
