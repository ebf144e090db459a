//! `mingbai roster problems` and `show`: the ledger, and one problem with its history. Numbers are masked.

use std::process::ExitCode;

use app::App;
use app::roster::kept::{ProblemQuery, masked};
use base::Fen;
use clap::Args;
use roster::problem::Stage;
use serde_json::json;
use store::ProblemFilter;

use super::desk::DeskArgs;

/// Stages in their order on the ledger.
const STAGES: [Stage; 5] = [Stage::Open, Stage::Assigned, Stage::Remedied, Stage::Verified, Stage::StruckOff];

/// Which problems.
#[derive(Debug, Args)]
pub struct FilterArgs {
    /// 类（paid）或子类（paid.poverty）
    #[arg(long)]
    kind: Option<String>,
    /// 乡镇（街道）代码
    #[arg(long)]
    township: Option<String>,
    /// 村（社区）
    #[arg(long)]
    village: Option<String>,
    /// 给身份的部门
    #[arg(long)]
    department: Option<String>,
    /// 某一个人
    #[arg(long)]
    person: Option<String>,
    /// 进度：待交办、整改中、待核实、待销号、已销号
    #[arg(long)]
    stage: Option<String>,
    /// 只看没有销号的
    #[arg(long)]
    open: bool,
    /// 只看逾期的
    #[arg(long)]
    overdue: bool,
}

impl FilterArgs {
    /// In words of the use case.
    pub fn query(&self) -> ProblemQuery {
        ProblemQuery {
            kind: self.kind.clone(),
            township: self.township.clone(),
            village: self.village.clone(),
            department: self.department.clone(),
            person_id: self.person.clone(),
            stage: self.stage.clone(),
            open: self.open,
            overdue: self.overdue,
            ..ProblemQuery::default()
        }
    }

    /// In words of the store.
    ///
    /// # Errors
    /// A stage that is none.
    pub fn filter(&self, app: &App) -> anyhow::Result<ProblemFilter> {
        Ok(self.query().filter(app.today())?)
    }
}

/// Options of `roster problems`.
#[derive(Debug, Args)]
pub struct ProblemsArgs {
    #[command(flatten)]
    desk: DeskArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// 只要统计：按子类与进度
    #[arg(long)]
    count: bool,
    /// 最多列几条
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// 每条一行 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `roster show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 问题编号
    id: i64,
}

/// Lists problems.
///
/// # Errors
/// A filter that is none; the database's failure.
pub async fn list(args: &ProblemsArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let filter = args.filter.filter(&app)?;
    if args.count {
        let mut counts = std::collections::BTreeMap::new();
        for it in desk.statistics(&filter).await? {
            let sum: &mut (i64, i64) = counts.entry((it.code, it.stage)).or_default();
            sum.0 += it.problems;
            sum.1 += it.amount_fen;
        }
        for ((code, stage), (problems, amount_fen)) in counts {
            let stage = usize::try_from(stage).ok().and_then(|it| STAGES.get(it)).map_or("", |it| it.word());
            let name = desk.rules().name_of(&code);
            if args.json {
                let line = json!({ "code": code, "name": name, "stage": stage, "problems": problems, "amount_fen": amount_fen });
                println!("{line}");
            } else {
                println!("{problems:>8}  {stage}  {code:<26} {name}  {} 元", Fen(amount_fen));
            }
        }
        app.store().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let query = ProblemQuery { limit: Some(args.limit), ..args.filter.query() };
    let page = desk.list_problems(&query).await?;
    for it in &page.items {
        if args.json {
            println!("{}", serde_json::to_string(it)?);
        } else {
            println!(
                "{:>7}  {}  {}  {}  {} {}  {}{}{}",
                it.id,
                it.stage,
                it.person_name,
                it.number,
                it.township,
                it.village,
                it.name,
                if it.amount_fen == 0 { String::new() } else { format!("  {} 元", Fen(it.amount_fen)) },
                it.due.map_or_else(String::new, |it| format!("  期限 {it}")),
            );
        }
    }
    if page.next.is_some() && !args.json {
        println!("……还有；加 --limit 或加条件");
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Shows one problem.
///
/// # Errors
/// An unknown problem; the database's failure.
pub async fn show(args: &ShowArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let view = desk.problem(args.id).await?;
    let row = &view.row;
    println!("{} {}（{}）  {}", row.id, view.name, row.code, view.state.stage.word());
    println!("{} {}  {} {}", row.name, masked(&row.number), row.township, row.village);
    println!("已知：{}", view.detail.facts.join("、"));
    for (name, day) in &view.detail.dates {
        println!("  {name} {day}");
    }
    for it in &view.detail.rows {
        println!("  依据：第 {} 号文件 {} 第 {} 行", it.file, it.sheet, it.line);
    }
    for (candidate, points) in &view.detail.candidates {
        println!("  可能是 {candidate}（{points} 分）");
    }
    println!("怎么整改：{}", view.remedy);
    if !view.evidence.is_empty() {
        println!("要的凭证：{}", view.evidence.join("、"));
    }
    for it in &view.detail.effects {
        println!("审批后：{} {} 至 {}  {} 元", it.kind, it.from, it.until, it.amount_fen);
    }
    for event in &view.events {
        println!("  {}  {}  {}", event.on, event.by, serde_json::to_string(&event.what)?);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
