//! The network of desks: coverage, and a new list of them from a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use app::matters::NewStation;
use clap::Args;

use super::desk::DeskArgs;

/// Options of `matter network`.
#[derive(Debug, Args)]
pub struct NetworkArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 换一份经办点名单（Excel 或 CSV，要写全）：列名 乡镇代码、村、名称、地址、电话、分钟、事项
    #[arg(long)]
    import: Option<PathBuf>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Desks of a table with Chinese column names.
fn read(path: &Path) -> anyhow::Result<Vec<NewStation>> {
    let bytes = std::fs::read(path).with_context(|| format!("读不出文件 {}", path.display()))?;
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    let sheets = intake::read_file(&name, bytes);
    let table = sheets.tables.first().with_context(|| format!("{} 里没有表", path.display()))?;
    let find = |row: usize, wanted: &str| (0..table.cells_in(row)).find(|it| table.cell(row, *it) == wanted);
    // Titles may stand above the header.
    let header = (0..table.len().min(10)).find(|row| find(*row, "乡镇代码").is_some());
    let header = header.context("没有“乡镇代码”这一列")?;
    let column = |wanted: &str| find(header, wanted);
    let township = column("乡镇代码").context("没有“乡镇代码”这一列")?;
    let title = column("名称").context("没有“名称”这一列")?;
    let [village, address, telephone, minutes, matters] = ["村", "地址", "电话", "分钟", "事项"].map(column);
    let mut stations = Vec::new();
    for row in header + 1..table.len() {
        let cell = |at: Option<usize>| at.map_or("", |at| table.cell(row, at)).trim().to_owned();
        let (code, village) = (cell(Some(township)), cell(village));
        if code.is_empty() && village.is_empty() {
            continue;
        }
        let minutes = cell(minutes);
        let minutes = match minutes.as_str() {
            "" => None,
            text => Some(
                text.parse()
                    .with_context(|| format!("第 {} 行的分钟“{text}”不是整数", table.row_number(row)))?,
            ),
        };
        let matters = cell(matters);
        stations.push(NewStation {
            place: if village.is_empty() { code } else { format!("{code}/{village}") },
            name: cell(Some(title)),
            address: cell(address),
            telephone: cell(telephone),
            minutes,
            matters: matters
                .split(['、', ',', ' ', '，'])
                .filter(|it| !it.is_empty())
                .map(ToOwned::to_owned)
                .collect(),
        });
    }
    ensure!(!stations.is_empty(), "{} 里没有经办点", path.display());
    Ok(stations)
}

/// Prints the coverage.
///
/// # Errors
/// A list with faults (all told); the database's failure.
pub async fn network(args: &NetworkArgs) -> anyhow::Result<ExitCode> {
    let app = args.desk.open().await?;
    if let Some(path) = &args.import {
        let count = app.replace_stations(&read(path)?, &args.desk.operator).await?;
        println!("现在有 {count} 个经办点");
    }
    let it = app.network().await?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&it)?);
        app.store().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let promised = it.promised.map_or_else(String::new, |it| format!("（公布 {it} 个）"));
    println!("经办点 {} 个，其中村（社区）{} 个{promised}", it.stations, it.village_stations);
    println!(
        "有参保人的村 {} 个，有经办点的 {} 个；{} 人中 {} 人有",
        it.villages, it.covered, it.people, it.people_covered
    );
    for town in it.townships.iter().filter(|it| !it.without.is_empty() || !it.far.is_empty() || !it.has_desk)
    {
        let own = if town.has_desk { "" } else { "镇里没有经办点；" };
        println!(
            "  {}：{own}没有的村 {}；超出 {} 分钟的 {}",
            town.name,
            town.without.join("、"),
            it.circle_minutes,
            town.far.join("、")
        );
    }
    for matter in &it.nobody_offers {
        println!("没有经办点办的事项：{} {}", matter.matter, matter.name);
    }
    for stray in &it.strays {
        println!("名单里的 {stray} 没有参保人，村名可能写错");
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}
