//! Taking in, and what is done with a request.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use app::App;
use app::matters::{GivenDocument, MatterAct, MatterCommand, MatterTake, RequestView};
use clap::Args;

use super::desk::DeskArgs;
use super::list::print;

/// Options of `matter take`.
#[derive(Debug, Args)]
pub struct TakeArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 事项代码（matter list 列出）
    matter: String,
    /// 参保人编号
    #[arg(long)]
    person: String,
    /// 带来的材料：代码，或 代码=文件；可写几个
    #[arg(long = "document", value_name = "材料")]
    documents: Vec<String>,
    /// 代谁办：单位、机构，或还没有参保的新生儿
    #[arg(long, default_value = "")]
    behalf: String,
    /// 说明
    #[arg(long, default_value = "")]
    note: String,
}

/// Options of `matter hand`.
#[derive(Debug, Args)]
pub struct HandArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 受理编号
    id: String,
    /// 交给哪一级：village、township、county
    #[arg(long)]
    to: String,
    /// 理由
    #[arg(long)]
    note: String,
}

/// Options of `matter supply` and `matter ask`.
#[derive(Debug, Args)]
pub struct SupplyArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 受理编号
    id: String,
    /// 材料：代码，或 代码=文件；可写几个
    #[arg(long = "document", value_name = "材料", required = true)]
    documents: Vec<String>,
    /// 说明
    #[arg(long, default_value = "")]
    note: String,
}

/// Options of `matter finish`, `refuse` and `withdraw`.
#[derive(Debug, Args)]
pub struct EndArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 受理编号
    id: String,
    /// 结果，或理由
    #[arg(long, default_value = "")]
    note: String,
}

/// Documents as they are written on the command line; files are uploaded.
async fn given(app: &App, words: &[String], operator: &str) -> anyhow::Result<Vec<GivenDocument>> {
    let mut documents = Vec::new();
    for word in words {
        let (code, path) = word.split_once('=').unwrap_or((word, ""));
        let mut given =
            GivenDocument { document: code.trim().to_owned(), sha256: String::new(), name: String::new() };
        if !path.is_empty() {
            let path = PathBuf::from(path);
            let bytes = std::fs::read(&path).with_context(|| format!("读不出文件 {}", path.display()))?;
            given.name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
            given.sha256 = app.keep_matter_document(&given.name, bytes, operator).await?.sha256;
        }
        documents.push(given);
    }
    Ok(documents)
}

async fn done(app: App, view: RequestView) -> anyhow::Result<ExitCode> {
    print(&view);
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Takes a matter in.
///
/// # Errors
/// What does not fit.
pub async fn take(args: &TakeArgs) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    let take = MatterTake {
        matter: args.matter.clone(),
        person_id: args.person.clone(),
        desk: args.desk.desk.clone(),
        documents: given(&app, &args.documents, &args.desk.operator).await?,
        behalf: args.behalf.clone(),
        note: args.note.clone(),
    };
    let view = app.take_matter(take, &args.desk.operator).await?;
    done(app, view).await
}

fn act_of(desk: &DeskArgs, act: MatterCommand, note: &str) -> MatterAct {
    let (desk, note) = (desk.desk.clone(), note.to_owned());
    MatterAct { act, desk, documents: Vec::new(), to: String::new(), note }
}

/// Hands a request to another level.
///
/// # Errors
/// What does not fit.
pub async fn hand(args: &HandArgs) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    let act = MatterAct { to: args.to.clone(), ..act_of(&args.desk, MatterCommand::HandOver, &args.note) };
    let view = app.act_on_matter(&args.id, act, &args.desk.operator).await?;
    done(app, view).await
}

/// Takes documents that were brought, or asks for missing ones.
///
/// # Errors
/// What does not fit.
pub async fn documents(args: &SupplyArgs, asks: bool) -> anyhow::Result<ExitCode> {
    ensure!(!args.documents.is_empty(), "请用 --document 写材料代码");
    let app = args.desk.open().await?;
    let command = if asks { MatterCommand::Ask } else { MatterCommand::Supply };
    let documents = given(&app, &args.documents, &args.desk.operator).await?;
    let act = MatterAct { documents, ..act_of(&args.desk, command, &args.note) };
    let view = app.act_on_matter(&args.id, act, &args.desk.operator).await?;
    done(app, view).await
}

/// Finishes, refuses or withdraws.
///
/// # Errors
/// What does not fit.
pub async fn end(args: &EndArgs, command: MatterCommand) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    let act = act_of(&args.desk, command, &args.note);
    let view = app.act_on_matter(&args.id, act, &args.desk.operator).await?;
    done(app, view).await
}
