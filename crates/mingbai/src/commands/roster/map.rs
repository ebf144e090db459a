//! `mingbai roster map`: what the columns of a file were taken for; a corrected mapping is saved.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use tokio::runtime::Runtime;

use super::desk::DeskArgs;
use super::files;

/// Options of `roster map`.
#[derive(Debug, Args)]
pub struct MapArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 要看的文件
    file: Option<String>,
    /// 哪个部门的
    #[arg(long, default_value = "")]
    department: String,
    /// 把认成的列对照写到文件（TOML），改好后用 --save 保存
    #[arg(long, value_name = "文件")]
    write: Option<PathBuf>,
    /// 保存这份改好的列对照，以后表头相同的文件照用
    #[arg(long, value_name = "文件", requires = "department")]
    save: Option<PathBuf>,
}

/// Shows or saves.
///
/// # Errors
/// A file that cannot be read; a mapping with faults.
pub fn run(args: &MapArgs, runtime: &Runtime) -> anyhow::Result<ExitCode> {
    if let Some(path) = &args.save {
        let text = std::fs::read_to_string(path).with_context(|| format!("读不出 {}", path.display()))?;
        return runtime.block_on(async {
            let (app, desk) = args.desk.open().await?;
            let mapping = desk.save_mapping(&args.department, &text, &args.desk.operator).await?;
            println!("已保存 {} 的列对照（{} 列）", args.department, mapping.columns.len());
            app.store().close().await;
            Ok(ExitCode::SUCCESS)
        });
    }
    let named = args.file.as_ref().context("请写要看的文件，或用 --save 保存改好的列对照")?;
    let mut written = String::new();
    for file in files::read(std::slice::from_ref(named))? {
        let sheets = intake::read_file(&file.name, file.bytes);
        super::take::print_findings(&sheets.findings);
        for table in &sheets.tables {
            let found = intake::recognise(&file.name, table, &[]);
            println!("{} {}（{} 行）", file.name, table.sheet, table.len());
            for (at, column) in found.columns.iter().enumerate() {
                let field = column.field.map_or("（不用）", |it| it.name());
                println!(
                    "  {:<3} {:<20} → {field:<8} {:>3}%  {}",
                    intake::column_letter(at),
                    column.title,
                    column.confidence,
                    column.reason
                );
            }
            super::take::print_findings(&found.findings);
            if written.is_empty() {
                written = found.to_mapping(&args.department).to_toml();
            }
        }
    }
    if let Some(path) = &args.write {
        std::fs::write(path, &written).with_context(|| format!("不能写 {}", path.display()))?;
        println!("列对照写在 {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
