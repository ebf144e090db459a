//! Figures of matters.

use std::process::ExitCode;

use app::matters::FigureLine;
use base::Day;
use clap::Args;

use super::desk::DeskArgs;

/// Options of `matter figures`.
#[derive(Debug, Args)]
pub struct FiguresArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 受理日起；不写是今年一月一日
    #[arg(long)]
    from: Option<Day>,
    /// 受理日止；不写是今天
    #[arg(long)]
    until: Option<Day>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

fn print(title: &str, lines: &[FigureLine]) {
    println!("{title}");
    println!("  受理  在办  逾期  待补正  办结  不予办理  撤回  按时率");
    for it in lines {
        let share = it
            .on_time_ppm
            .map_or_else(|| "—".to_owned(), |it| format!("{}.{:02} %", it / 10_000, it % 10_000 / 100));
        println!(
            "  {:>4}  {:>4}  {:>4}  {:>6}  {:>4}  {:>8}  {:>4}  {share:>8}  {}",
            it.taken, it.open, it.overdue, it.waiting, it.done, it.refused, it.withdrawn, it.name
        );
    }
}

/// Prints the figures.
///
/// # Errors
/// A desk that is none; days in the wrong order.
pub async fn figures(args: &FiguresArgs) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    let it = app.matter_figures(&args.desk.desk, args.from, args.until).await?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&it)?);
    } else {
        println!("{} 至 {} 受理的", it.from, it.until);
        print("合计", std::slice::from_ref(&it.total));
        print("按受理的级别", &it.by_level);
        print("按事项", &it.by_matter);
        print("按地方", &it.by_place);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
