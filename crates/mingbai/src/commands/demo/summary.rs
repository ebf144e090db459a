//! What the demo did, for people.

use std::time::Duration;

use app::App;
use base::Fen;
use store::VerifyReport;

use super::made::{Made, Settled};
use super::published::Checked;

/// Prints the summary.
///
/// # Errors
/// The store's failure.
pub async fn print(
    app: &App,
    made: &Made,
    settled: &Settled,
    checks: &[Checked],
    report: &VerifyReport,
    elapsed: Duration,
) -> anyhow::Result<()> {
    let region = app.region();
    let pack = region.engine.pack();
    println!("\n════ 明白：{} ════", pack.name);
    println!(
        "规则：{} 个文件，{} 层，{} 条规则，{} 个算例（版本 {}）",
        pack.instruments.len(),
        pack.layers.len(),
        pack.rules.len(),
        pack.cases.len(),
        region.version
    );
    println!("参保人：{} 人，登记用时 {:.1} 秒", made.county.setup().people, made.elapsed.as_secs_f32());
    let speed = (settled.count as u128 * 1_000) / settled.elapsed.as_millis().max(1);
    println!(
        "结算：{} 次，用时 {:.1} 秒，每秒 {speed} 次（全部逐笔落盘）",
        settled.count,
        settled.elapsed.as_secs_f32()
    );
    for (reason, count) in &settled.refused {
        println!("  未结算 {count} 次：{reason}");
    }
    println!("\n各方支付（元）：");
    for payer in &pack.payers {
        let owned = app.balances_of(&payer.id).await?;
        let paid: i64 = owned.iter().filter(|(path, _)| path.starts_with("payer:")).map(|(_, fen)| fen).sum();
        if paid != 0 {
            println!("  {:>16}  {}", Fen(paid).to_string(), payer.name);
        }
    }
    println!("\n算例（经登记、结算、入账全过程，与手算逐分比较）：");
    for check in checks {
        println!("  {}：{} 个相符，{} 个不符", check.label, check.equal, check.different.len());
        for line in check.shown.iter().chain(&check.different) {
            println!("    {line}");
        }
    }
    let verdict =
        if report.findings.is_empty() { "账目、累计、哈希链全部相符" } else { "发现问题" };
    println!("\n核账：{} 笔凭证，{} 环：{verdict}", report.entries, report.links);
    for finding in report.findings.0.iter().take(20) {
        println!("  {finding}");
    }
    println!("全程用时 {:.1} 秒", elapsed.as_secs_f32());
    Ok(())
}
