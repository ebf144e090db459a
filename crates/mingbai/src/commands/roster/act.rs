//! `mingbai roster act`: what is done with problems, one or many; `confirm`: who a row is about.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use app::roster::kept::{RosterDesk, read_desk};
use clap::{Args, ValueEnum};
use roster::problem::{Command, Document};

use super::desk::DeskArgs;
use super::problems::FilterArgs;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// 交办（不写 --to 时按规则交给村、乡镇、县或部门）
    Assign,
    /// 审批，使退费、免缴费、标识、中断等生效
    Approve,
    /// 报整改
    Remedy,
    /// 第二人核实
    Verify,
    /// 退回
    Reject,
    /// 销号
    Strike,
    /// 重新打开
    Reopen,
}

/// Options of `roster act`.
#[derive(Debug, Args)]
pub struct ActArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 做什么
    #[arg(value_enum)]
    what: What,
    /// 问题编号；交办可以不写，按条件交办全部
    ids: Vec<i64>,
    #[command(flatten)]
    filter: FilterArgs,
    /// 经办人在哪里：county、township:代码、village:代码、department:代码
    #[arg(long, default_value = "county")]
    at: String,
    /// 交办给谁
    #[arg(long)]
    to: Option<String>,
    /// 整改说明，或退回、重开的理由
    #[arg(long, default_value = "")]
    note: String,
    /// 凭证：种类=文件，可写几个
    #[arg(long = "document", value_name = "种类=文件")]
    documents: Vec<String>,
}

/// Options of `roster confirm`.
#[derive(Debug, Args)]
pub struct ConfirmArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 问题编号；还没有入库的，用 --claim
    #[arg(required_unless_present = "claim")]
    id: Option<i64>,
    /// 待认定编号（roster round --look 列出）
    #[arg(long, conflicts_with = "id")]
    claim: Option<String>,
    /// 参保人编号
    #[arg(long)]
    person: String,
}

/// Acts.
///
/// # Errors
/// A command that is incomplete; the database's failure. Single refusals are printed.
pub async fn act(args: &ActArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let actor = args.desk.actor(&app, &args.at)?;
    if args.what == What::Assign && args.to.is_none() && args.ids.is_empty() {
        let done = desk.assign_by_rule(&args.filter.filter(&app)?, &actor).await?;
        println!("已交办 {} 个，没有交办 {} 个", done.assigned, done.refused.len());
        for it in done.refused.iter().take(30) {
            println!("  {}：{}", it.id, it.reason);
        }
        super::take::print_findings(&done.findings);
        app.store().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    ensure!(!args.ids.is_empty(), "请写问题编号");
    let command = match args.what {
        What::Assign => {
            let to = args.to.as_deref().context("请用 --to 写交办给谁，例如 township:990100101")?;
            Command::Assign { desk: read_desk(to, &actor.desk.region)? }
        }
        What::Approve => Command::Approve,
        What::Remedy => Command::Remedy { note: args.note.clone(), documents: documents(args, &desk).await? },
        What::Verify => Command::Verify,
        What::Reject => Command::Reject { reason: args.note.clone() },
        What::Strike => Command::StrikeOff,
        What::Reopen => Command::Reopen { reason: args.note.clone() },
    };
    let (done, refused) = desk.act_on_all(&args.ids, &actor, &command).await?;
    for it in &done {
        println!("{}：{}", it.id, it.stage);
        if let Some(effects) = &it.effects {
            for text in effects.done.iter().chain(&effects.without) {
                println!("  {text}");
            }
            for adjusted in &effects.adjusted {
                println!("  结算 {} 差额 {} 元", adjusted.settlement_id, adjusted.difference_fen);
            }
        }
    }
    for it in &refused {
        eprintln!("{}：{}", it.id, it.reason);
    }
    app.store().close().await;
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn documents(args: &ActArgs, desk: &RosterDesk) -> anyhow::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for text in &args.documents {
        let Some((kind, path)) = text.split_once('=') else {
            bail!("凭证请写成 种类=文件，例如 退费回单=huidan.pdf");
        };
        let path = PathBuf::from(path);
        let bytes = std::fs::read(&path).map_err(|error| super::files::failed("读不出", &path, &error))?;
        let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        let packed = desk.upload(&name, bytes, &args.desk.operator).await?;
        documents.push(Document { kind: kind.to_owned(), name, sha256: packed.sha256 });
    }
    Ok(documents)
}

/// Gives the claim of a problem to a person.
///
/// # Errors
/// An unknown problem or person.
pub async fn confirm(args: &ConfirmArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let (person, operator) = (&args.person, &args.desk.operator);
    match (&args.claim, args.id) {
        (Some(claim), _) => desk.decide_claims(&[(claim.clone(), person.clone())], operator).await?,
        (None, id) => desk.confirm_claim(id.context("请写问题编号")?, person, operator).await?,
    }
    println!("已认定为 {person}；下一次比对按此人计");
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
