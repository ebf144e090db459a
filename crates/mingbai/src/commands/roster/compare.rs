//! `mingbai roster compare`: a comparison in memory, without a database.

use std::process::ExitCode;

use anyhow::{Context, ensure};
use app::roster::{REGISTER, gather, reconcile, register_of};
use base::Day;
use clap::Args;
use roster::compare::Setting;
use serde_json::json;

use super::desk::rules_of;
use super::{files, take};

/// Options of `roster compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// 规则包：内置的名字，或文件夹（里面要有 rosters/）
    #[arg(long, default_value = "wenshang")]
    pack: String,
    /// 名册、本局导出与底册：文件、部门代码=文件（底册写 register=文件），或一个文件夹
    #[arg(required = true)]
    files: Vec<String>,
    /// 比对到哪一天
    #[arg(long)]
    as_of: Day,
    /// 输出 JSON：每个文件一行，每个子类一行
    #[arg(long)]
    json: bool,
}

/// Compares and prints.
///
/// # Errors
/// Files or rules that cannot be used; no register among the files.
pub fn run(args: &CompareArgs) -> anyhow::Result<ExitCode> {
    let rules = rules_of(&args.pack)?;
    let gathered = gather(files::read(&args.files)?, &rules, &[]);
    take::print_findings(&gathered.findings);
    let register = gathered.files.iter().find(|it| it.department == REGISTER);
    let register = register.context("没有底册；请把底册文件写成 register=文件")?;
    let register = register_of(register, roster::normal::Aliases::default());
    ensure!(!register.is_empty(), "底册里没有可用的行");
    let done = reconcile(&register, &gathered, &rules, Setting::of_year(args.as_of));
    if args.json {
        for it in &done.counts {
            println!("{}", serde_json::to_string(it)?);
        }
        for it in &done.kinds {
            println!("{}", serde_json::to_string(it)?);
        }
        println!("{}", json!({ "people": register.people(), "problems": done.problems.len() }));
    } else {
        take::print_counts(&done.counts);
        println!("底册 {} 人；问题 {} 个", register.people(), done.problems.len());
        for it in &done.kinds {
            println!("  {:>8}  {:<26} {}", it.count, it.code, it.name);
        }
        take::print_findings(&done.findings);
    }
    Ok(ExitCode::SUCCESS)
}
