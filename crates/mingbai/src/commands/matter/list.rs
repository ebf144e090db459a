//! The catalogue, one request, the work of a desk.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use app::Printed;
use app::matters::{MatterQuery, MatterRules, RequestView};
use clap::Args;
use programme::matters::Level;

use super::desk::DeskArgs;
use crate::packs;

/// Options of `matter list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// 规则包：内置的名字，或文件夹（里面要有 matters.toml）
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 只看一级：village、township、county
    #[arg(long)]
    level: Option<String>,
}

/// Options of `matter show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 受理编号
    id: String,
    /// 把受理单写到这个文件：.pdf 是 PDF，其余是网页
    #[arg(long)]
    receipt: Option<PathBuf>,
}

/// Options of `matter open` and `matter overdue`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 下级经办点手上的也列出
    #[arg(long)]
    all: bool,
    /// 至多列几件
    #[arg(long, default_value_t = 100)]
    limit: usize,
}

/// Prints the catalogue.
///
/// # Errors
/// A pack without one, or with errors.
pub fn list(args: &ListArgs) -> anyhow::Result<ExitCode> {
    let rules = MatterRules::read(&packs::find(&args.pack)?)
        .map_err(|findings| anyhow::anyhow!("规则包 {} 有错误：\n{}", args.pack, packs::list(&findings)))?;
    let catalogue = rules.catalogue.with_context(|| format!("规则包 {} 没有事项清单", args.pack))?;
    let level = match &args.level {
        Some(word) => Some(Level::of(word).context("--level 请写 village、township 或 county")?),
        None => None,
    };
    println!("{}（{}）", catalogue.name, catalogue.source);
    for it in Level::ALL {
        let (does, takes_in) = (catalogue.done_at(it), catalogue.taken_in_at(it));
        println!("  {}：办理 {does} 项，受理转办 {takes_in} 项", it.name());
    }
    for it in catalogue.matters.iter().filter(|it| level.is_none_or(|level| it.is_offered_at(level))) {
        let names = |levels: &[Level]| levels.iter().map(|it| it.name()).collect::<Vec<_>>().join("、");
        let days =
            if it.limit_days == 0 { "即时".to_owned() } else { format!("{} 个工作日", it.limit_days) };
        let taken = match it.taken_in_at.as_slice() {
            [] => String::new(),
            levels => format!("；{}受理转办", names(levels)),
        };
        println!("{:<6}{}  {days}  {}办理{taken}", it.code, it.name, names(&it.done_at));
        println!("      材料：{}", [it.documents.join("、"), it.documents_if.join("、")].join("；视情况："));
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a request.
pub fn print(it: &RequestView) {
    println!("受理编号 {}（{}）", it.id, it.spaced);
    println!("{} {} {}", it.matter.name, it.person_name, it.behalf);
    let due = match (it.standing.as_str(), it.due_on) {
        ("ended", _) => format!("办结于 {}", it.ended_on.map_or_else(String::new, |it| it.to_string())),
        ("stopped", _) => format!("时限暂停，还剩 {} 个工作日", it.days),
        ("overdue", Some(due)) => format!("应于 {due} 办结，已逾期 {} 个工作日", it.days),
        (_, Some(due)) => format!("应于 {due} 办结，还剩 {} 个工作日", it.days),
        (_, None) => String::new(),
    };
    println!("{}，在{}；{due}", it.state_name, it.level_name);
    let missing: Vec<&str> =
        it.documents.iter().filter(|it| it.is_missing).map(|it| it.name.as_str()).collect();
    if !missing.is_empty() {
        println!("缺：{}", missing.join("、"));
    }
    println!("下一步：{}", it.next);
    for event in &it.events {
        let to = if event.to_name.is_empty() { String::new() } else { format!("给{}", event.to_name) };
        let documents = event.documents.join("、");
        println!(
            "  {} {} {}{to} {} {} {documents}",
            event.on, event.level_name, event.act_name, event.operator, event.note
        );
    }
}

/// Prints a request, and its receipt into a file.
///
/// # Errors
/// An unknown number; a file that cannot be written.
pub async fn show(args: &ShowArgs) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    print(&app.matter_request(&args.id, &args.desk.desk).await?);
    if let Some(path) = &args.receipt {
        let as_pdf = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        let bytes = match app.print_receipt(&args.id, &args.desk.desk, as_pdf).await? {
            Printed::Pdf(bytes) => bytes,
            Printed::Html(text) => text.into_bytes(),
        };
        std::fs::write(path, bytes).with_context(|| format!("不能写 {}", path.display()))?;
        println!("受理单写在 {}", path.display());
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Prints the work of a desk, the overdue first.
///
/// # Errors
/// A desk that is none.
pub async fn open(args: &OpenArgs, overdue: bool) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    let mut query =
        MatterQuery { desk: args.desk.desk.clone(), mine: !args.all, overdue, ..MatterQuery::default() };
    let mut left = args.limit;
    while left > 0 {
        query.limit = Some(left.min(200));
        let page = app.list_matters(&query).await?;
        left -= page.items.len().min(left);
        for it in &page.items {
            let due = it.due_on.map_or_else(|| "（暂停）".to_owned(), |it| it.to_string());
            let late =
                if it.standing == "overdue" { format!("逾期 {} 天", it.days) } else { String::new() };
            println!(
                "{}  {due}  {}  {}  {}  {}  {late}",
                it.id, it.state_name, it.level_name, it.person_name, it.matter_name
            );
        }
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
