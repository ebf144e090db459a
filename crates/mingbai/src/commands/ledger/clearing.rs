//! `mingbai ledger clearing`: claims between places by month, and their settlement.

use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use app::App;
use app::cross::PlaceClearing;
use app::model::{MoneyKind, MoneyOrder};
use base::Fen;
use clap::Args;

use crate::{database, packs};

/// Options of `ledger clearing`.
#[derive(Debug, Args)]
pub struct ClearingArgs {
    /// 月份，如 2024-03
    month: String,
    /// 只看一个地区（区划代码）；登记收付时必须给
    #[arg(long)]
    place: Option<String>,
    /// 有往来的外地的规则包，用来显示名称
    #[arg(long = "place-pack")]
    places: Vec<String>,
    /// 登记收到外地的清算款（元）
    #[arg(long, requires = "voucher", conflicts_with = "pay")]
    receive: Option<String>,
    /// 登记付给外地的清算款（元）
    #[arg(long, requires = "voucher")]
    pay: Option<String>,
    /// 凭证号；同一个号再执行一次不会重复记账
    #[arg(long)]
    voucher: Option<String>,
    /// 数据库：SQLite 文件，或 postgres:// 地址
    #[arg(long, default_value = "mingbai-data/mingbai.db")]
    database_url: String,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 列出每一笔
    #[arg(long)]
    lines: bool,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Shows a month, after booking what was received or paid.
///
/// # Errors
/// A database that is not there; a month or amount that is none.
pub async fn run(args: &ClearingArgs) -> anyhow::Result<ExitCode> {
    let is_file = !args.database_url.starts_with("postgres");
    let path = args.database_url.trim_start_matches("sqlite:");
    ensure!(!is_file || std::path::Path::new(path).is_file(), "没有数据库文件 {path}；请核对 --database-url");
    let places = packs::find_all(&args.places)?;
    let app = database::open_with(&args.database_url, &packs::find(&args.pack)?, &places).await?;
    book(&app, args).await?;
    let statement = app.clearing(&args.month, args.place.as_deref()).await.map_err(said)?;
    if args.json {
        println!("{}", serde_json::to_string(&statement)?);
        return Ok(ExitCode::SUCCESS);
    }
    println!("异地清算 {}", statement.month);
    println!("地区\t方向\t期初\t结算\t冲销\t补差\t已清\t期末");
    for it in &statement.places {
        show(it, args.lines);
    }
    if statement.places.is_empty() {
        println!("（没有发生）");
    }
    Ok(ExitCode::SUCCESS)
}

fn show(it: &PlaceClearing, lines: bool) {
    let direction = if it.direction == "payable" { "应付" } else { "应收" };
    println!(
        "{} {}\t{direction}\t{}\t{}\t{}\t{}\t{}\t{}",
        it.place,
        it.name,
        it.opening_fen,
        it.settled_fen,
        it.reversed_fen,
        it.adjusted_fen,
        it.cleared_fen,
        it.closing_fen
    );
    for line in it.lines.iter().filter(|_| lines) {
        println!("  {}\t{}\t{}\t{}\t{}", line.on, line.kind, line.entry_id, line.reference, line.amount_fen);
    }
}

async fn book(app: &App, args: &ClearingArgs) -> anyhow::Result<()> {
    let (kind, yuan) = match (&args.receive, &args.pay) {
        (Some(yuan), _) => (MoneyKind::ClaimReceived, yuan),
        (None, Some(yuan)) => (MoneyKind::ClaimPaid, yuan),
        (None, None) => return Ok(()),
    };
    let amount_fen = Fen::parse_yuan(yuan).map_err(|it| anyhow::anyhow!("金额“{yuan}”：{it}"))?;
    let order = MoneyOrder {
        kind,
        subject_id: args.place.clone().context("登记收付要给 --place")?,
        account: String::new(),
        amount_fen,
        message_id: args.voucher.clone().unwrap_or_default(),
        operator: String::new(),
        note: "异地清算".to_owned(),
    };
    let booked = app.order_money(order).await.map_err(said)?;
    println!("已入账：凭证 {}", booked.entry_id);
    Ok(())
}

fn said(error: app::AppError) -> anyhow::Error {
    anyhow::anyhow!(error.text())
}
