//! `mingbai roster map`: what the columns of a file are taken for in a round; a corrected mapping is saved.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use app::roster::{SourceFile, gather};
use clap::Args;
use intake::{Recognised, Table};
use tokio::runtime::Runtime;

use super::desk::{DeskArgs, rules_of};
use super::files;

/// Options of `roster map`.
#[derive(Debug, Args)]
pub struct MapArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 要看的文件
    file: Option<String>,
    /// 哪个部门的；不写时按文件（保存时按列对照里写的部门）
    #[arg(long, default_value = "")]
    department: String,
    /// 把认成的列对照写到文件（TOML），改好后用 --save 保存
    #[arg(long, value_name = "文件")]
    write: Option<PathBuf>,
    /// 保存这份改好的列对照，以后表头相同的文件照用
    #[arg(long, value_name = "文件")]
    save: Option<PathBuf>,
}

/// Shows or saves.
///
/// # Errors
/// A file that cannot be read; a mapping with faults.
pub fn run(args: &MapArgs, runtime: &Runtime) -> anyhow::Result<ExitCode> {
    if let Some(path) = &args.save {
        let text = files::text(path)?;
        return runtime.block_on(async {
            let (app, desk) = args.desk.open().await?;
            let mapping = desk.save_mapping(&args.department, &text, &args.desk.operator).await?;
            println!("已保存 {} 的列对照（{} 列）", mapping.department, mapping.columns.len());
            app.store().close().await;
            Ok(ExitCode::SUCCESS)
        });
    }
    let named = args.file.as_ref().context("请写要看的文件，或用 --save 保存改好的列对照")?;
    let rules = rules_of(&args.desk.pack)?;
    let mappings = runtime.block_on(args.desk.mappings())?;
    let mut written = String::new();
    let mut show = |name: &str, table: &Table, found: &Recognised, department: &str| {
        print_columns(name, table, found);
        if written.is_empty() {
            written = found.to_mapping(department).to_toml();
        }
    };
    for file in files::read(std::slice::from_ref(named))? {
        let given = (!args.department.is_empty()).then(|| args.department.clone());
        let file = SourceFile { department: given.or(file.department), ..file };
        // The very steps of a round: what is shown is what a round does.
        let gathered = gather(vec![file.clone()], &rules, &mappings);
        super::take::print_findings(&gathered.findings);
        for known in &gathered.files {
            println!("按 {} 的名册看", known.department);
            for it in &known.tables {
                show(&known.name, &it.table, &it.recognised, &known.department);
            }
        }
        if gathered.files.is_empty() {
            let sheets = intake::read_file(&file.name, file.bytes);
            for table in sheets.tables.iter().filter(|it| !it.is_empty()) {
                println!("不知道是哪个部门的，只按表头和内容看；请用 --department 写明");
                show(&file.name, table, &intake::recognise(&file.name, table, &[]), "");
            }
        }
    }
    if let Some(path) = &args.write {
        std::fs::write(path, &written).map_err(|error| files::failed("不能写", path, &error))?;
        println!("列对照写在 {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn print_columns(name: &str, table: &Table, found: &Recognised) {
    let saved = if found.is_mapped { "，用了保存的列对照" } else { "" };
    println!("{name} {}（{} 行{saved}）", table.sheet, table.len());
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
}
