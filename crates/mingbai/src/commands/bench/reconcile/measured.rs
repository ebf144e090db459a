//! One measurement in a process of its own: register, rosters, problems; time and memory.
//!
//! **Knows:** the order of the steps. **Does not know:** how the files were made, bars.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, ensure};
use app::roster::{FileCounts, KindCount, gather, reconcile, register_of};
use base::Day;
use county::roster::Source;
use rayon::prelude::*;
use roster::compare::Setting;
use roster::normal::Aliases;
use roster::rules::Rules;
use serde::{Deserialize, Serialize};

use super::file;
use super::truth::{Scores, scores};

/// What one run took.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Measured {
    /// The register's file, read from disk, to the register in memory.
    pub register_millis: u64,
    /// The nine rosters, read from disk, to matched and classified rows in memory.
    pub classify_millis: u64,
    /// … of it: files to recognised and checked tables.
    pub gather_millis: u64,
    /// Rows of the rosters that name people.
    pub rows: u64,
    /// Problems found.
    pub problems: u64,
    /// The most memory that the process ever had, in MiB, when everything was in it.
    pub peak_mib: u64,
    /// How rows were matched, by kind of dirt.
    pub scores: Scores,
    /// Rows by outcome.
    pub outcomes: Vec<(String, u64)>,
    /// Problems by sub-case.
    pub kinds: Vec<(String, u64)>,
}

/// Measures the folder once.
///
/// # Errors
/// When a file cannot be read or used.
pub fn once(folder: &Path, rules: &Rules, as_of: Day) -> anyhow::Result<Measured> {
    let start = Instant::now();
    let list = gather(vec![file(folder, Source::Register)?], rules, &[]);
    let register = register_of(list.files.first().context("没有底册")?, Aliases::default());
    drop(list);
    let register_millis = millis(start);

    let start = Instant::now();
    let files: Vec<_> =
        Source::ROSTERS.into_par_iter().map(|it| file(folder, it)).collect::<anyhow::Result<_>>()?;
    let gathered = gather(files, rules, &[]);
    let gather_millis = millis(start);
    let found = reconcile(&register, &gathered, rules, Setting::of_year(as_of));
    let classify_millis = millis(start);
    let peak_mib = peak_mib();

    ensure!(gathered.files.len() == Source::ROSTERS.len(), "有名册没有用上：{:?}", gathered.findings);
    let text = std::fs::read_to_string(folder.join("truth/truth.csv")).context("读不出 truth/truth.csv")?;
    Ok(Measured {
        register_millis,
        classify_millis,
        gather_millis,
        rows: found.counts.iter().map(|it| it.usable).sum(),
        problems: found.problems.len() as u64,
        peak_mib,
        scores: scores(&text, &gathered, &found),
        outcomes: outcomes(&found.counts),
        kinds: found.kinds.iter().map(|it: &KindCount| (it.code.clone(), it.count)).collect(),
    })
}

fn outcomes(counts: &[FileCounts]) -> Vec<(String, u64)> {
    let sum = |name: &str, of: fn(&FileCounts) -> u64| (name.to_owned(), counts.iter().map(of).sum());
    vec![
        sum("号码与姓名一致", |it| it.exact),
        sum("号码已更正", |it| it.repaired),
        sum("旧号码、旧姓名", |it| it.changed),
        sum("待人工确认", |it| it.proposed),
        sum("号码属于他人", |it| it.mismatch),
        sum("底册中没有此人", |it| it.unknown),
        sum("无法比对", |it| it.unusable),
        sum("重复的行", |it| it.duplicates),
    ]
}

fn millis(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// The high-water mark of this process, where the system tells it.
fn peak_mib() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|it| it.starts_with("VmHWM:"));
    let kib = line.and_then(|it| it.split_whitespace().nth(1)).and_then(|it| it.parse().ok());
    kib.unwrap_or(0_u64).div_ceil(1024)
}
