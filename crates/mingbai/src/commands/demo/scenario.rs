//! `mingbai demo --scenario wenshang|jiangjin`: rosters of a made county, as departments send them, through
//! register, rounds, ledger and feedback; what is found is held against the known truth.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, ensure};
use app::App;
use app::roster::SourceFile;
use app::roster::kept::{RosterDesk, RoundView};
use clap::ValueEnum;
use county::roster::write::{Form, Manifest, Options, write};
use county::roster::{JIANGJIN_PEOPLE, RosterPlan, Scenario, Source};
use roster::problem::{Actor, Command, Desk};
use roster::rules::DeskLevel;
use store::ProblemFilter;

use super::{fresh_folder, open};
use crate::commands::roster::print_round;
use crate::packs;

/// A place whose report is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// 汶上：三步走、七类问题、退费 262 人和 119 人
    Wenshang,
    /// 江津：九部门 1,340,700 行，动态调整 14,228 人
    Jiangjin,
}

impl Name {
    const fn pack(self) -> &'static str {
        match self {
            Name::Wenshang => "wenshang",
            Name::Jiangjin => "jiangjin",
        }
    }

    fn scenario(self, people: Option<u32>) -> Scenario {
        match self {
            Name::Wenshang => Scenario::wenshang(people.unwrap_or(60_000)),
            Name::Jiangjin => Scenario::jiangjin(people.unwrap_or(JIANGJIN_PEOPLE)),
        }
    }

    /// Rounds that are played, and how files look: the larger county in plain CSV.
    const fn rounds(self) -> (u32, Form) {
        match self {
            Name::Wenshang => (3, Form::AsSent),
            Name::Jiangjin => (2, Form::Csv),
        }
    }
}

/// Plays it.
///
/// # Errors
/// Too few people; a folder or database that cannot be used.
pub async fn run(name: Name, people: Option<u32>, folder: &Path, seed: u64) -> anyhow::Result<ExitCode> {
    let begun = Instant::now();
    let folder = fresh_folder(folder)?;
    println!("数据放在 {}", folder.display());
    let scenario = name.scenario(people);
    let mut plan = RosterPlan::make(seed, scenario)?;
    let rules = packs::roster_rules(&packs::find(name.pack())?)?;
    let app = open(&folder.join("county.db"), name.pack()).await?;
    let desk = RosterDesk::open(app.clone(), Arc::new(rules)).await?;
    let (rounds, form) = name.rounds();
    let mut is_right = true;
    for round in 1..=rounds {
        let place = folder.join(format!("第{round}轮"));
        let options = Options { with_register: round == 1, ..Options::everything(form) };
        let written = write(&plan, &place, options)?;
        println!(
            "\n{} 个文件、名册 {} 行（{:.1?}）",
            written.files.len(),
            written.roster_rows(),
            begun.elapsed()
        );
        let (register, sources) = read(&written)?;
        if let Some(register) = register {
            let done = desk.import_register(register, None, "演示").await?;
            println!("底册导入 {} 人（{:.1?}）", done.added, begun.elapsed());
        }
        let view = match name {
            Name::Wenshang => desk.run_round(sources, plan.day(), "演示").await?.0,
            Name::Jiangjin => decided_round(&app, &desk, sources, &plan, &written).await?,
        };
        print_round(&view, desk.rules());
        println!("（{:.1?}）", begun.elapsed());
        is_right &= agrees(&plan, &view);
        if round == 1 {
            work(&app, &desk, &folder).await?;
        }
        if round < rounds {
            plan = plan.advance(plan.scenario().mending);
        }
    }
    let (people, amount) = desk.subsidise("演示经办").await?;
    println!("参保资助：{people} 人、{amount} 元，按类别列入资助名单");
    is_right &= finish(name, &desk, &folder, &plan).await?;
    let report = app.verify().await?;
    println!(
        "\n核账：{} 环，{}",
        report.links,
        if report.findings.is_empty() { "全部相符" } else { "有不符" }
    );
    println!(
        "用时 {:.1?}；接着看：mingbai roster problems --pack {} --database-url {}",
        begun.elapsed(),
        name.pack(),
        folder.join("county.db").display()
    );
    app.store().close().await;
    Ok(if is_right && report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(written: &Manifest) -> anyhow::Result<(Option<SourceFile>, Vec<SourceFile>)> {
    let (mut register, mut sources) = (None, Vec::new());
    for file in &written.files {
        let path = written.folder.join(&file.name);
        let bytes = std::fs::read(&path).with_context(|| format!("读不出 {}", path.display()))?;
        let source =
            SourceFile { name: file.name.clone(), department: Some(file.source.code().to_owned()), bytes };
        match file.source {
            Source::Register => register = Some(source),
            _ => sources.push(source),
        }
    }
    Ok((register, sources))
}

/// A round whose undecided rows a clerk looks at first, so that the rosters of the month are complete, and their
/// changes too. The clerk knows the village: takes the candidate who it is, and leaves a row alone of whom nobody is.
async fn decided_round(
    app: &App,
    desk: &RosterDesk,
    sources: Vec<SourceFile>,
    plan: &RosterPlan,
    written: &Manifest,
) -> anyhow::Result<RoundView> {
    let prepared = desk.prepare(sources.clone(), plan.day()).await?;
    let waiting = desk.waiting(&prepared).await;
    drop(prepared);
    let truth = std::fs::read_to_string(written.folder.join("truth/truth.csv"))?;
    let whose: BTreeMap<(&str, &str), u32> = truth.lines().filter_map(true_person).collect();
    let mut session = app.store().read().await?;
    let (mut decided, mut first) = (Vec::new(), 0);
    for it in &waiting {
        let Some((file, _, line)) = it.rows.first() else { continue };
        let line = line.to_string();
        let Some(person) = whose.get(&(file.as_str(), line.as_str())) else { continue };
        let number = plan.county().person(*person).number.clone();
        for (place, (id, _, _)) in it.candidates.iter().enumerate() {
            if session.find_person(id).await?.is_some_and(|it| it.number.as_deref() == Some(number.reveal()))
            {
                decided.push((it.claim.clone(), id.clone()));
                first += usize::from(place == 0);
            }
        }
    }
    drop(session);
    desk.decide_claims(&decided, "演示认定").await?;
    println!(
        "待认定 {} 个：经办人认定 {} 个（其中 {first} 个是列在最前的候选人），其余查无此人",
        waiting.len(),
        decided.len()
    );
    Ok(desk.run_round(sources, plan.day(), "演示").await?.0)
}

/// File, row and person of a line of the truth.
fn true_person(line: &str) -> Option<((&str, &str), u32)> {
    let mut cells = line.split(',');
    let (file, _, _, row, person) =
        (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(((file, row), person.parse().ok()?))
}

/// What dirt brings: rows that wait for a person.
const UNDECIDED: [&str; 5] =
    ["changed.unclear", "changed.unusable", "ended.unclear", "ended.unregistered", "uncovered.unregistered"];

/// Whether each sub-case was found as often as it was put in. What dirt brings waits for a person and is no part
/// of the truth.
fn agrees(plan: &RosterPlan, view: &RoundView) -> bool {
    let mut truth: BTreeMap<&str, u64> = BTreeMap::new();
    for it in plan.problems() {
        *truth.entry(it.problem.code()).or_default() += 1;
    }
    println!("与造数时的真相核对：");
    let mut is_right = true;
    for (code, count) in &truth {
        let found = view.counts.kinds.get(*code).copied().unwrap_or(0);
        if found != *count {
            is_right = false;
            println!("  不符 {code}：真相 {count}，找到 {found}");
        }
    }
    for (code, found) in &view.counts.kinds {
        let is_claim = UNDECIDED.contains(&code.as_str());
        if !truth.contains_key(code.as_str()) && !is_claim {
            is_right = false;
            println!("  不符 {code}：真相 0，找到 {found}");
        }
    }
    if is_right {
        println!("  {} 个子类 {} 个问题，全部相符", truth.len(), truth.values().sum::<u64>());
    }
    is_right
}

/// The county assigns by rule and approves the refunds; the townships get their work lists.
async fn work(app: &App, desk: &RosterDesk, folder: &Path) -> anyhow::Result<()> {
    let county = Desk { level: DeskLevel::County, region: app.region().engine.pack().region.clone() };
    let clerk = Actor { id: "演示经办".to_owned(), desk: county.clone() };
    let assigned = desk.assign_by_rule(&ProblemFilter::default(), &clerk).await?;
    println!("已按规则交办 {} 个，没有交办 {} 个", assigned.assigned, assigned.refused.len());
    let path = folder.join("各乡镇工作单.xlsx");
    std::fs::write(&path, desk.work_list(&ProblemFilter::default()).await?)?;
    println!("工作单在 {}", path.display());
    let chief = Actor { id: "演示审批".to_owned(), desk: county };
    let mut ids = Vec::new();
    for code in ["paid.poverty", "paid.allowance"] {
        let filter = ProblemFilter { code: Some(code.to_owned()), ..ProblemFilter::default() };
        let page = desk.problems(&filter, None, 1_000).await?;
        println!("{}：{} 人", desk.rules().name_of(code), page.items.len());
        ids.extend(page.items.iter().map(|it| it.id));
    }
    let (done, refused) = desk.act_on_all(&ids, &chief, &Command::Approve).await?;
    ensure!(refused.is_empty(), "有退费没有批下来：{}", refused[0].reason);
    let list = desk.make_payment_list("refund", "演示经办").await?;
    println!(
        "审批 {} 个；退费名单第 {} 批 {} 笔、{} 元",
        done.len(),
        list.id,
        list.lines,
        base::Fen(list.amount_fen)
    );
    std::fs::write(folder.join("退费名单.xlsx"), desk.payment_file(list.id).await?)?;
    Ok(())
}

/// What goes back to the departments, and the figures.
async fn finish(name: Name, desk: &RosterDesk, folder: &Path, plan: &RosterPlan) -> anyhow::Result<bool> {
    let figures = desk.figures().await?;
    for it in figures.cover.iter().filter(|it| it.people > 0) {
        let percent = format!("{}.{:02}%", it.coverage_ppm / 10_000, it.coverage_ppm % 10_000 / 100);
        println!("  {}：{} 人，参保率 {percent}，未参保 {} 人", it.name, it.people, it.missing);
    }
    if name == Name::Jiangjin {
        let it = figures.changes;
        println!(
            "身份动态调整 {} 人：新增 {}，退出 {}，类别变更 {}",
            it.added + it.ended + it.changed,
            it.added,
            it.ended,
            it.changed
        );
        let truth = plan.changes().count() as u64;
        if it.added + it.ended + it.changed != truth {
            println!("  不符：真相 {truth} 人");
            return Ok(false);
        }
        return Ok(true);
    }
    let place = folder.join("反馈");
    std::fs::create_dir_all(&place)?;
    let last = desk.rounds().await?.first().map(|it| it.number);
    let files = desk.files(None, 500).await?;
    for file in
        files.into_iter().filter(|it| it.round == last && desk.rules().department(&it.department).is_some())
    {
        let (name, bytes) = desk.feedback(file.id).await?;
        std::fs::write(place.join(name), bytes)?;
    }
    println!("给各部门的反馈在 {}", place.display());
    Ok(true)
}
