//! `mingbai indicator …`: what leaders see, worked out and shown from the command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, ensure};
use app::App;
use app::indicators::{IndicatorCard, Period, written};
use clap::{Args, Subcommand};

use crate::{database, packs};

/// Commands on indicators.
#[derive(Debug, Subcommand)]
pub enum IndicatorCommand {
    /// 规则包里有哪些指标：代码、名称、口径、出处；同时查错
    List(ListArgs),
    /// 计算一个月（或连续几个月）的指标，年度随之更新
    Compute(ComputeArgs),
    /// 看指标：一个地方一个时期；给出代码则看下一级各地
    Show(ShowArgs),
    /// 导出 Excel
    Export(ExportArgs),
}

/// Options of `indicator list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
}

/// Where the data is.
#[derive(Debug, Args)]
struct Where {
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
}

impl Where {
    async fn open(&self) -> anyhow::Result<App> {
        let path = self.database_url.trim_start_matches("sqlite:");
        ensure!(
            self.database_url.starts_with("postgres") || std::path::Path::new(path).is_file(),
            "没有数据库文件 {path}；请核对 --database-url"
        );
        database::open(&self.database_url, &packs::find(&self.pack)?).await
    }
}

/// Options of `indicator compute`.
#[derive(Debug, Args)]
pub struct ComputeArgs {
    #[command(flatten)]
    at: Where,
    /// 月份，如 2024-03；不写算本月
    #[arg(long)]
    period: Option<String>,
    /// 算到这个月为止（从 --period 起逐月）
    #[arg(long)]
    until: Option<String>,
    /// 经办人
    #[arg(long, default_value = "经办")]
    operator: String,
}

/// Options of `indicator show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[command(flatten)]
    at: Where,
    /// 指标代码；不写看全部指标
    code: Option<String>,
    /// 月份或年份；不写看最近算过的月份
    #[arg(long)]
    period: Option<String>,
    /// 地方：县或乡镇的代码，或 乡镇代码/村名；不写看全县
    #[arg(long)]
    place: Option<String>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `indicator export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    at: Where,
    /// 只导出这个指标
    #[arg(long)]
    code: Option<String>,
    /// 月份或年份
    #[arg(long)]
    period: Option<String>,
    /// 地方
    #[arg(long)]
    place: Option<String>,
    /// 写到哪个文件
    #[arg(long, short)]
    output: PathBuf,
}

/// Runs one of them.
///
/// # Errors
/// What is wrong with the pack, the period or the database.
pub fn run(command: &IndicatorCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        IndicatorCommand::List(args) => list(args),
        IndicatorCommand::Compute(args) => runtime.block_on(compute(args)),
        IndicatorCommand::Show(args) => runtime.block_on(show(args)),
        IndicatorCommand::Export(args) => runtime.block_on(export(args)),
    }
}

fn list(args: &ListArgs) -> anyhow::Result<ExitCode> {
    let source = packs::find(&args.pack)?;
    let (pack, _) = policy::load(&source);
    match app::indicators::read(&source, &pack) {
        Ok(all) => {
            println!("规则包 {}：{} 个指标", source.name, all.len());
            for it in all {
                println!("{}  {}（{}，{}）", it.code, it.name, it.group, it.unit.name());
                println!("    {}", it.meaning);
                if !it.basis.is_empty() {
                    println!("    口径：{}", it.basis);
                }
                println!("    出处：{}", it.source);
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(findings) => {
            println!("{}", packs::list(&findings));
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn compute(args: &ComputeArgs) -> anyhow::Result<ExitCode> {
    let app = args.at.open().await?;
    let first = match &args.period {
        Some(text) => Period::parse(text)?,
        None => Period::month_of(app.today()),
    };
    let last = args.until.as_deref().map(Period::parse).transpose()?.unwrap_or(first);
    ensure!(first.is_month() && last.is_month(), "指标按月计算；请写成 2024-03");
    ensure!(first <= last, "止月 {last} 早于起月 {first}");
    let mut month = first;
    while month <= last {
        let begun = Instant::now();
        let done = app.compute_indicators(&month.to_string(), &args.operator).await?;
        println!(
            "{}（截至 {}）：{} 个指标，{} 人，{} 笔结算，{} 个值，{:.1} 秒",
            done.period,
            done.as_of,
            done.indicators,
            done.people,
            done.settlements,
            done.values,
            begun.elapsed().as_secs_f64()
        );
        month = month.shifted(1);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

fn line(it: &IndicatorCard) -> String {
    let target = it.target.map_or_else(String::new, |at| format!("，目标 {}", written(&it.unit, Some(at))));
    let stands = match it.standing.as_str() {
        "met" => "，达标",
        "short" => "，未达标",
        "alarm" => "，预警",
        _ => "",
    };
    let of = it.denominator.map_or_else(String::new, |below| format!("（{}/{below}）", it.numerator));
    let unit = if it.unit == "percent" { "" } else { it.unit_name.as_str() };
    format!("{}  {}：{}{unit}{of}{target}{stands}", it.code, it.name, written(&it.unit, it.value))
}

async fn show(args: &ShowArgs) -> anyhow::Result<ExitCode> {
    let app = args.at.open().await?;
    let (period, place) = (args.period.as_deref(), args.place.as_deref());
    match &args.code {
        None => {
            let page = app.indicators(period, place).await?;
            if args.json {
                println!("{}", serde_json::to_string(&page)?);
            } else {
                println!("{} {}", page.path.last().map_or("", |it| it.name.as_str()), page.period);
                for it in &page.cards {
                    println!("{}", line(it));
                }
            }
        }
        Some(code) => {
            let view = app.indicator(code, period, place).await?;
            if args.json {
                println!("{}", serde_json::to_string(&view)?);
            } else {
                println!("{}", line(&view.card));
                for it in &view.places {
                    let of = it
                        .denominator
                        .map_or_else(String::new, |below| format!("（{}/{below}）", it.numerator));
                    println!("  {}  {}{of}", it.place.name, written(&view.card.unit, it.value));
                }
            }
        }
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

async fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let app = args.at.open().await?;
    let (period, place) = (args.period.as_deref(), args.place.as_deref());
    let bytes = app.indicator_workbook(period, place, args.code.as_deref()).await?;
    std::fs::write(&args.output, bytes).with_context(|| format!("写不了文件 {}", args.output.display()))?;
    println!("已写 {}", args.output.display());
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
