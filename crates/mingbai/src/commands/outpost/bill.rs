//! `mingbai outpost settle`: a bill from the command line.

use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use app::model::NewVisit;
use app::{Clock as _, SystemClock};
use base::{Day, Fen};
use clap::Args;
use outpost::{Bill, Notebook};

use super::{NotebookArgs, print};

/// Options of `outpost settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    #[command(flatten)]
    notebook: NotebookArgs,
    /// 自己的单据号；没有把握上次是否结成时，用同一个号再执行一次
    #[arg(long)]
    bill: String,
    /// 证件号码，或人员编号
    #[arg(long)]
    person: String,
    /// 就医类别，用规则包里的词
    #[arg(long, default_value = "普通门诊")]
    visit: String,
    /// 一行费用：编码=金额元 或 编码=金额元*数量；可以给几行
    #[arg(long = "line", required = true)]
    lines: Vec<String>,
    /// 其他事实，如 disease=高血压；可以给几个
    #[arg(long = "fact")]
    facts: Vec<String>,
    /// 就诊日期；不给就是今天
    #[arg(long)]
    on: Option<Day>,
    /// 机构；数据包只发给一家时可不给
    #[arg(long, default_value = "")]
    institution: String,
    /// 村医姓名
    #[arg(long, default_value = "")]
    operator: String,
    /// 只试算，不记
    #[arg(long)]
    preview: bool,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

/// Settles, or shows what it would come to.
pub fn settle(args: &SettleArgs) -> anyhow::Result<ExitCode> {
    let clock = SystemClock::default();
    let mut notebook = args.notebook.open()?;
    let (now, today) = (clock.now(), clock.today());
    let bill = bill(args, &notebook, today)?;
    let slip = if args.preview {
        notebook.preview(bill, &now, today)?
    } else {
        notebook.settle(bill, &now, today)?
    };
    if args.json {
        println!("{}", serde_json::to_string(&slip)?);
    } else {
        print::slip(&slip, notebook.extract());
    }
    Ok(ExitCode::SUCCESS)
}

fn bill(args: &SettleArgs, notebook: &Notebook, today: Day) -> anyhow::Result<Bill> {
    let kinds = notebook.field().kinds();
    ensure!(
        kinds.is_empty() || kinds.contains(&args.visit),
        "没有就医类别“{}”；可用：{}",
        args.visit,
        kinds.join("、")
    );
    let on = args.on.unwrap_or(today);
    let mut visit = NewVisit {
        person_id: args.person.trim().to_owned(),
        kind: args.visit.clone(),
        admitted_on: Some(on),
        discharged_on: Some(on),
        ..NewVisit::default()
    };
    for fact in &args.facts {
        let (name, word) =
            fact.split_once('=').with_context(|| format!("“{fact}”应写成 名=值，如 disease=高血压"))?;
        visit.facts.insert(name.trim().to_owned(), word.trim().to_owned());
    }
    for line in &args.lines {
        visit.lines.push(fee_line(line, notebook, on)?);
    }
    Ok(Bill {
        number: args.bill.trim().to_owned(),
        institution_id: args.institution.clone(),
        operator: args.operator.clone(),
        visit,
    })
}

fn fee_line(text: &str, notebook: &Notebook, on: Day) -> anyhow::Result<benefit::FeeLine> {
    let wrong = || format!("费用“{text}”应写成 编码=金额元 或 编码=金额元*数量，如 JJD0001=12.50*2");
    let (code, rest) = text.split_once('=').with_context(wrong)?;
    let (yuan, quantity) = rest.split_once('*').unwrap_or((rest, "1"));
    let amount_fen = Fen::parse_yuan(yuan.trim()).map_err(|_| anyhow::anyhow!(wrong()))?;
    let quantity: i64 = quantity.trim().parse().ok().with_context(wrong)?;
    if amount_fen <= Fen::ZERO || !(1..=10_000).contains(&quantity) {
        bail!("费用“{text}”的金额或数量不合要求");
    }
    let code = code.trim();
    let name = notebook.field().name_of(code);
    // What the catalogue does not have is the person's own.
    let class = if name.is_none() { Some("丙".to_owned()) } else { None };
    Ok(benefit::FeeLine {
        code: code.to_owned(),
        name: name.unwrap_or(code).to_owned(),
        on: Some(on),
        amount_fen,
        quantity_e4: quantity * 10_000,
        class,
        ..benefit::FeeLine::default()
    })
}
