//! Taking files in: the register, a round, a daily list.

use std::process::ExitCode;

use anyhow::{Context, ensure};
use app::Fault;
use app::roster::FileCounts;
use app::roster::kept::{CoverageGiven, Prepared, RosterDesk, RoundOptions, RoundView};
use base::{Day, Finding, Findings, Severity};
use clap::Args;

use super::desk::DeskArgs;
use super::files;

/// Findings that are printed; more are counted.
const PRINTED: usize = 30;

/// Options of `roster register`.
#[derive(Debug, Args)]
pub struct RegisterArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 底册文件
    file: String,
    /// 底册上的人新入库时，同时记下的险种；不写则只记人，参保由参保明细导入
    #[arg(long)]
    insurance: Option<String>,
    /// 上述参保自哪天起
    #[arg(long, requires = "insurance")]
    from: Option<Day>,
    /// 已核实：号码相同、姓名完全不同而出生日期和性别与号码相符的，是本人改名，照底册改
    #[arg(long)]
    accept_changes: bool,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `roster coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 参保明细文件
    file: String,
    /// 没有写明险种的行按哪个险种
    #[arg(long, default_value = "居民")]
    insurance: String,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `roster cards`.
#[derive(Debug, Args)]
pub struct CardsArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 人社局的名单：姓名、身份证号、社会保障卡号
    file: String,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `roster import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 名册文件；认不出是哪个部门的，写成 部门代码=文件
    #[arg(required = true)]
    files: Vec<String>,
    /// 比对到哪一天；不写是今天（最近一轮的比对日更晚的，是那一天）
    #[arg(long)]
    as_of: Option<Day>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Options of `roster round`.
#[derive(Debug, Args)]
pub struct RoundArgs {
    #[command(flatten)]
    desk: DeskArgs,
    /// 名册与本局导出：文件、部门代码=文件，或一个文件夹
    #[arg(required = true)]
    files: Vec<String>,
    /// 比对到哪一天；不写是今天
    #[arg(long)]
    as_of: Option<Day>,
    /// 名单不全也先做这一轮：缺的部门按上一轮的名单算，规则要看它的问题不新增也不销
    #[arg(long)]
    partial: bool,
    /// 这个部门的名单确实齐全，没有人或少了很多人都是真的；可写多次
    #[arg(long, value_name = "部门代码")]
    complete: Vec<String>,
    /// 只看结果和待认定的行，先不入库
    #[arg(long)]
    look: bool,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Imports the register.
///
/// # Errors
/// A file that cannot be used; the database's failure.
pub async fn register(args: &RegisterArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let file = files::read(std::slice::from_ref(&args.file))?.into_iter().next().context("没有文件")?;
    let coverage = args.insurance.as_ref().map(|insurance| CoverageGiven {
        insurance: insurance.clone(),
        from: args.from.unwrap_or(Day::MIN),
        until: Day::MAX,
    });
    let operator = &args.desk.operator;
    let done = desk.import_register_with(file, coverage.as_ref(), operator, args.accept_changes).await?;
    if args.json {
        println!("{}", serde_json::to_string(&done)?);
    } else if let Some(earlier) = done.same_as {
        println!("与第 {earlier} 号文件完全相同，没有再导入");
    } else {
        println!(
            "底册 {} 行：新增 {} 人，变更 {} 人（其中换号码 {} 人），库里有而底册没有的 {} 人",
            done.rows, done.added, done.changed, done.renumbered, done.absent
        );
        if done.left_out + done.held_back > 0 {
            println!("没有入库：重复的 {} 行，号码对应的人姓名不同的 {} 行", done.left_out, done.held_back);
        }
        print_findings(&done.findings);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Imports coverage.
///
/// # Errors
/// A file that cannot be used; the database's failure.
pub async fn coverage(args: &CoverageArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let file = files::read(std::slice::from_ref(&args.file))?.into_iter().next().context("没有文件")?;
    let done = desk.import_coverage(file, &args.insurance, &args.desk.operator).await?;
    if args.json {
        println!("{}", serde_json::to_string(&done)?);
    } else if let Some(earlier) = done.same_as {
        println!("与第 {earlier} 号文件完全相同，没有再导入");
    } else {
        println!(
            "参保明细：新参保 {} 人，变更 {} 人，不变 {} 人，查无此人 {} 行；结算重算有差额 {} 笔",
            done.added, done.changed, done.known, done.unmatched, done.adjusted
        );
        print_findings(&done.findings);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Imports cards.
///
/// # Errors
/// A file that cannot be used; the database's failure.
pub async fn cards(args: &CardsArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let file = files::read(std::slice::from_ref(&args.file))?.into_iter().next().context("没有文件")?;
    let done = desk.import_cards(file, &args.desk.operator).await?;
    if args.json {
        println!("{}", serde_json::to_string(&done)?);
    } else {
        println!(
            "社会保障卡：新登记 {} 人，换卡 {} 人，不变 {} 人，查无此人 {} 行，没有登记 {} 行",
            done.added, done.changed, done.known, done.unmatched, done.refused
        );
        print_findings(&done.findings);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Takes daily files in.
///
/// # Errors
/// A file that cannot be used; the database's failure.
pub async fn import(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    for file in files::read(&args.files)? {
        let name = file.name.clone();
        let done = desk.take_daily_on(file, args.as_of, &args.desk.operator).await?;
        if args.json {
            println!("{}", serde_json::to_string(&done)?);
            continue;
        }
        match done.same_as {
            Some(earlier) => println!("{name}：与第 {earlier} 号文件完全相同，没有再导入"),
            None => {
                print_counts(&done.files);
                println!("{name}：新问题 {} 个，已在台账的 {} 个", done.new.len(), done.known);
            }
        }
        print_findings(&done.findings);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Makes a round.
///
/// # Errors
/// Files that cannot be used; a round for an earlier day; the database's failure.
pub async fn round(args: &RoundArgs) -> anyhow::Result<ExitCode> {
    let (app, desk) = args.desk.open().await?;
    let sources = files::read(&args.files)?;
    ensure!(!sources.is_empty(), "没有文件");
    let as_of = args.as_of.unwrap_or_else(|| app.today());
    let options = RoundOptions { partial: args.partial, complete: args.complete.clone() };
    if args.look {
        let prepared = desk.prepare_with(sources, as_of, &options).await?;
        look(args, &desk, &prepared).await?;
        app.store().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let done = desk.run_round_with(sources, as_of, &options, &args.desk.operator).await;
    let (view, findings) = match done {
        Ok(done) => done,
        Err(error) if error.fault == Fault::State => {
            eprintln!("这一轮没有入库：");
            print_findings(&error.findings);
            app.store().close().await;
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    if args.json {
        println!("{}", serde_json::to_string(&view)?);
    } else {
        print_round(&view, desk.rules());
        print_findings(&findings);
    }
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// What a round would find, and the rows that a clerk can decide before it is kept.
async fn look(args: &RoundArgs, desk: &RosterDesk, prepared: &Prepared) -> anyhow::Result<()> {
    let done = &prepared.reconciled;
    let waiting = desk.waiting(prepared).await;
    if args.json {
        for it in &done.kinds {
            println!("{}", serde_json::to_string(it)?);
        }
        for it in &waiting {
            println!("{}", serde_json::to_string(it)?);
        }
        return Ok(());
    }
    print_counts(&done.counts);
    for it in &done.kinds {
        println!("  {:>8}  {:<26} {}", it.count, it.code, it.name);
    }
    println!(
        "待认定 {} 个；认定用 mingbai roster confirm --claim 待认定编号 --person 参保人编号",
        waiting.len()
    );
    for it in &waiting {
        let places: Vec<String> =
            it.rows.iter().map(|it| format!("{} {} 第 {} 行", it.0, it.1, it.2)).collect();
        println!("  {}  {}", it.claim, places.join("；"));
        for (id, name, score) in &it.candidates {
            println!("      {score:>4} 分  {id}  {name}");
        }
    }
    let findings = prepared.gathered.findings.0.iter().chain(&done.findings.0).cloned();
    print_findings(&Findings(findings.collect()));
    Ok(())
}

/// A round in words.
pub fn print_round(view: &RoundView, rules: &roster::rules::Rules) {
    let counts = &view.counts;
    println!(
        "第 {} 轮，比对到 {}：底册 {} 人，读入 {} 行",
        view.number, view.as_of, counts.people, counts.rows
    );
    if !counts.absent.is_empty() {
        println!(
            "  这一轮不全，缺 {}：按上一轮的名单算，规则要看它们的问题没有新增也没有销",
            counts.absent.join("、")
        );
    }
    for same in &view.same_files {
        println!("  注意：{} 与 {} 导入过的第 {} 号文件完全相同", same.name, same.imported_at, same.earlier);
    }
    print_counts(&view.files);
    println!(
        "问题 {} 个：新发现 {}，仍未整改 {}，已整改 {}，整改后又出现 {}",
        counts.problems, counts.new, counts.still_open, counts.cured, counts.come_back
    );
    for (code, count) in &counts.kinds {
        println!("  {count:>8}  {code:<26} {}", rules.name_of(code));
    }
    for (from, to, count) in &counts.turned {
        println!("  转化 {count:>5}  {} → {}", rules.name_of(from), rules.name_of(to));
    }
}

/// What became of the rows of each file.
pub fn print_counts(files: &[FileCounts]) {
    println!(
        "{:>10} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}  文件",
        "可用", "号名相符", "修复", "变更", "待认定", "他人号", "无此人", "重复"
    );
    for it in files {
        println!(
            "{:>12} {:>12} {:>9} {:>9} {:>10} {:>10} {:>10} {:>9}  {}（{}）",
            it.usable,
            it.exact,
            it.repaired,
            it.changed,
            it.proposed,
            it.mismatch,
            it.unknown,
            it.duplicates,
            it.name,
            it.department
        );
    }
}

/// All errors, the first of the other findings, the grave ones before the light ones, and how many more.
pub fn print_findings(findings: &Findings) {
    for finding in shown(findings) {
        eprintln!("{finding}");
    }
    let left = findings.0.len() - shown(findings).len();
    if left > 0 {
        eprintln!("……还有 {left} 条警告和提示");
    }
}

fn shown(findings: &Findings) -> Vec<&Finding> {
    let mut sorted: Vec<&Finding> = findings.0.iter().collect();
    sorted.sort_by_key(|it| std::cmp::Reverse(it.severity));
    let errors = sorted.iter().filter(|it| it.severity == Severity::Error).count();
    sorted.truncate(errors.max(PRINTED));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_first_and_are_never_cut_off() {
        let error = |code| Finding::error(code, "错", "");
        let mut findings = Findings((0..PRINTED).map(|_| error("W").as_warning()).collect());
        findings.push(error("E"));
        let codes: Vec<&str> = shown(&findings).iter().map(|it| it.code).collect();
        assert_eq!((codes.len(), codes[0], codes[1]), (PRINTED, "E", "W"));
        let findings = Findings((0..PRINTED * 2).map(|_| error("E")).collect());
        assert_eq!(shown(&findings).len(), PRINTED * 2);
    }
}
