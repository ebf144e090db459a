//! `mingbai bench adjudicate`: decisions a second, on one core, in memory.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use base::Day;
use benefit::run::{NoTrace, RawStep, Tracer, Workspace};
use benefit::{Book, CodedBill, Engine, LineSplit, MeterValues, Refusal};

use super::AdjudicateBench;
use super::figure::{Figure, per_second};
use super::made_bills::{MadeBill, MadeBills};
use super::reference_stay::{ByPack, by_hand, make};
use crate::packs;

/// For how many bills at once the rows of their people are looked at.
const AHEAD: usize = 16;
const STAYS: usize = 1_000_000;
/// Bills that are decided in words with full trace in one round.
const TRACED: usize = 20_000;

/// Measures, or writes the made bills to a file.
///
/// # Errors
/// When a pack cannot be read, or the engine and the loop by hand differ by a fen.
pub fn run(options: &AdjudicateBench) -> anyhow::Result<ExitCode> {
    let engine = packs::engine_of(&options.pack)?;
    let made = MadeBills::new(&engine, options.people, options.seed)?;
    if let Some(file) = &options.write {
        write(&engine, &made, file)?;
        return Ok(ExitCode::SUCCESS);
    }
    if !options.json {
        println!(
            "{}：{} 人，{} 张单据，{} 条明细",
            engine.pack().name,
            options.people,
            made.bills.len(),
            made.line_count()
        );
    }
    let mut met = true;
    let mut show = |figure: Figure| {
        met &= figure.bar.is_none_or(|bar| figure.value >= bar);
        figure.print(options.json);
    };
    show(decisions(&engine, &made, options.seconds)?);
    show(traced_steps(&engine, &made, options.seconds)?);
    show(traced(&engine, &made, options.seconds)?);
    let reference = packs::engine_of(&options.reference)?;
    for figure in reference_stay(&reference, options.seconds)? {
        show(figure);
    }
    if !met {
        eprintln!("有数字没有达到要求");
    }
    Ok(ExitCode::SUCCESS)
}

/// One year of the county: every bill in the order of days, with meters and balances kept.
fn year<T: Tracer>(
    engine: &Engine,
    made: &MadeBills<'_>,
    book: &mut Book,
    ws: &mut Workspace,
    tracer: &mut T,
    mut begin: impl FnMut(&mut T),
) -> Result<i64, (Refusal, usize)> {
    let mut digest = 0_i64;
    for (at, bill) in made.bills.iter().enumerate() {
        begin(tracer);
        if at.is_multiple_of(AHEAD) {
            let soon = &made.bills[at..(at + AHEAD).min(made.bills.len())];
            black_box(book.warm(soon.iter().map(|it| it.person)));
        }
        book.load(engine, bill.person, None, bill.on, ws);
        let coded = CodedBill { on: bill.on, facts: made.facts(bill), lines: made.lines(bill) };
        let brief = engine.decide_coded(&coded, ws, tracer).map_err(|it| (it, at))?;
        book.keep(bill.person, None, ws);
        digest = digest.wrapping_mul(31).wrapping_add(brief.covered).wrapping_add(brief.cash << 20);
    }
    Ok(digest)
}

/// A book with everybody in it, and the balances that the year begins with.
fn opened(engine: &Engine, made: &MadeBills<'_>, ws: &mut Workspace) -> Book {
    let mut book = Book::new(engine);
    let account = engine.pack().payer("account");
    let first = made.bills.first().map_or(Day::MIN, |it| it.on);
    for opening in &made.opening {
        let person = book.add_person();
        if let (Some(account), 1..) = (account, *opening) {
            book.load(engine, person, None, first, ws);
            ws.balances[account] = *opening;
            book.keep(person, None, ws);
        }
    }
    book
}

fn refused(refusal: Refusal, at: usize) -> anyhow::Error {
    anyhow::anyhow!("第 {} 张虚构单据不能算：{refusal:?}；请换一个规则包", at + 1)
}

fn decisions(engine: &Engine, made: &MadeBills<'_>, seconds: u64) -> anyhow::Result<Figure> {
    let mut ws = engine.workspace();
    let mut year_of = || {
        let mut book = opened(engine, made, &mut ws);
        year(engine, made, &mut book, &mut ws, &mut NoTrace, |_| {})
    };
    // Once without the clock, so that the programs of all situations are there.
    let first = year_of().map_err(|(it, at)| refused(it, at))?;
    let value = per_second(seconds, || {
        assert_eq!(black_box(year_of()), Ok(first), "the same year twice");
        made.bills.len() as u64
    });
    Ok(Figure {
        name: "adjudicate.decisions_per_second",
        value,
        unit: "decisions/s",
        what: "整个规则包，按目录编码查项目，累计与余额接续，不留步骤".to_owned(),
        bar: Some(2_000_000),
    })
}

/// Keeps the steps of the bill at hand.
#[derive(Debug, Default)]
struct Steps {
    raw: Vec<RawStep>,
    lines: Vec<LineSplit>,
    count: u64,
}

impl Tracer for Steps {
    const ON: bool = true;
    fn step(&mut self, step: RawStep) {
        self.raw.push(step);
    }
    fn line(&mut self, split: &LineSplit) {
        self.lines.push(*split);
    }
}

fn traced_steps(engine: &Engine, made: &MadeBills<'_>, seconds: u64) -> anyhow::Result<Figure> {
    let mut ws = engine.workspace();
    let mut steps = Steps::default();
    let mut round = || {
        let mut book = opened(engine, made, &mut ws);
        year(engine, made, &mut book, &mut ws, &mut steps, |it| {
            it.count += (it.raw.len() + it.lines.len()) as u64;
            it.raw.clear();
            it.lines.clear();
        })
    };
    round().map_err(|(it, at)| refused(it, at))?;
    let value = per_second(seconds, || {
        let _ = black_box(round());
        made.bills.len() as u64
    });
    Ok(Figure {
        name: "adjudicate.traced_steps_per_second",
        value,
        unit: "decisions/s",
        what: "同上，留下每一步的规则和数字（结构化）".to_owned(),
        bar: Some(200_000),
    })
}

/// From a bill in words to the decision as a user reads it: every step a sentence with its clause.
fn traced(engine: &Engine, made: &MadeBills<'_>, seconds: u64) -> anyhow::Result<Figure> {
    let step = (made.bills.len() / TRACED).max(1);
    let sample: Vec<&MadeBill> = made.bills.iter().step_by(step).collect();
    let bills: Vec<_> = sample.iter().map(|it| made.in_words(engine.pack(), it)).collect();
    let count = engine.pack().meters.len();
    let meters = MeterValues { used: vec![0; count], last: vec![0; count] };
    let mut ws = engine.workspace();
    if let Some(findings) = bills.iter().find_map(|it| engine.decide_with(it, &meters, true, &mut ws).err()) {
        bail!("虚构单据不能算：{}", packs::list(&findings));
    }
    let value = per_second(seconds, || {
        for bill in &bills {
            let _ = black_box(engine.decide_with(bill, &meters, true, &mut ws));
        }
        bills.len() as u64
    });
    Ok(Figure {
        name: "adjudicate.traced_per_second",
        value,
        unit: "decisions/s",
        what: "从文字单据到完整决定，每一步写成中文并引条文".to_owned(),
        bar: Some(200_000),
    })
}

fn reference_stay(engine: &Engine, seconds: u64) -> anyhow::Result<[Figure; 2]> {
    let stays = make(STAYS, 7);
    let on = Day::new(2024, 6, 1)?;
    let Some(mut by_pack) = ByPack::new(engine, on) else {
        bail!("这不是基准住院的规则包");
    };
    for (at, stay) in stays.iter().enumerate() {
        let (hand, pack) = (by_hand(stay), by_pack.decide(stay));
        if pack != Ok(hand) {
            bail!("第 {} 次基准住院不符：{stay:?}，手写 {hand:?}，规则包 {pack:?}", at + 1);
        }
    }
    let value = per_second(seconds, || {
        let digest =
            stays.iter().fold(0, |digest, it| digest ^ by_pack.decide(it).map_or(0, |it| it.digest()));
        black_box(digest);
        stays.len() as u64
    });
    let hand = per_second(seconds, || {
        black_box(stays.iter().fold(0, |digest, it| digest ^ by_hand(black_box(it)).digest()));
        stays.len() as u64
    });
    let figure = |name, value, what: String, bar| Figure { name, value, unit: "decisions/s", what, bar };
    Ok([
        figure(
            "adjudicate.reference_stay_per_second",
            value,
            format!("基准住院（规则包）；{STAYS} 次与手写循环逐一相同"),
            Some(10_000_000),
        ),
        figure("adjudicate.reference_stay_by_hand_per_second", hand, "基准住院（手写循环）".to_owned(), None),
    ])
}

/// The made bills as input of `mingbai adjudicate`.
fn write(engine: &Engine, made: &MadeBills<'_>, file: &Path) -> anyhow::Result<()> {
    let out = File::create(file).with_context(|| format!("写不了 {}", file.display()))?;
    let mut out = BufWriter::with_capacity(1 << 20, out);
    for (at, bill) in made.bills.iter().enumerate() {
        let words = made.in_words(engine.pack(), bill);
        let mut value = serde_json::to_value(&words)?;
        if let Some(map) = value.as_object_mut() {
            map.retain(|_, it| !it.as_object().is_some_and(serde_json::Map::is_empty));
            map.retain(|_, it| !it.as_array().is_some_and(Vec::is_empty));
            map.insert("id".to_owned(), format!("V{:08}", at + 1).into());
            map.insert("person".to_owned(), format!("P{:07}", bill.person + 1).into());
        }
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    println!("{} 张单据，{} 条明细，写入 {}", made.bills.len(), made.line_count(), file.display());
    Ok(())
}
