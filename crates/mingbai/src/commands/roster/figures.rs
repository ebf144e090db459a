//! `mingbai roster figures`: coverage by class, who is missing, identity changes, subsidies.

use std::process::ExitCode;

use clap::Args;

use super::desk::DeskArgs;

/// Options of `roster figures`.
#[derive(Debug, Args)]
pub struct FiguresArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 列出这一类里没有参保的人（类别代码）
    #[arg(long, value_name = "类别")]
    missing: Option<String>,
    /// 按类别给已免缴费的人记下本年参保资助
    #[arg(long)]
    subsidise: bool,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// `997500` as `99.75%`.
fn percent(ppm: i64) -> String {
    format!("{}.{:02}%", ppm / 10_000, ppm % 10_000 / 100)
}

/// Prints the figures of the last round.
///
/// # Errors
/// No round yet; an unknown class; the database's failure.
pub async fn run(args: &FiguresArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    if args.subsidise {
        let (people, amount) = desk.subsidise(&args.desk.operator).await?;
        println!("参保资助：{people} 人，{amount} 元");
    }
    if let Some(class) = &args.missing {
        let mut cursor = None;
        loop {
            let page = desk.missing(class, &app::Within::everything(), cursor.as_deref(), 500).await?;
            for it in &page.items {
                if args.json {
                    println!("{}", serde_json::to_string(it)?);
                } else {
                    println!("{}  {}  {} {}", it.person_id, it.name, it.township, it.village);
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        app.store().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let figures = desk.figures().await?;
    if args.json {
        println!("{}", serde_json::to_string(&figures)?);
    } else {
        println!("底册 {} 人", figures.people);
        for it in &figures.cover {
            println!(
                "  {}：{} 人，居民参保 {}，职工参保 {}，县外参保 {}，未参保 {}，参保率 {}；免缴费 {}，标识 {}，资助 {} 元",
                it.name,
                it.people,
                it.resident,
                it.employee,
                it.elsewhere,
                it.missing,
                percent(it.coverage_ppm),
                it.waived,
                it.flagged,
                it.subsidy_fen
            );
        }
        for ((year, month), it) in desk.identity_changes().await? {
            println!(
                "{year}-{month:02} 身份变动：新增 {}，退出 {}，类别变更 {}",
                it.added, it.ended, it.changed
            );
        }
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
