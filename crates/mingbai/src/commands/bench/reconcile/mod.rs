//! `mingbai bench reconcile`: nine rosters of a made county against its register.
//!
//! The files are made first (or taken from a folder). What is measured runs in processes of its own (this program
//! again, with `--only`), so that the making leaves no trace in memory and time: the files are read from disk,
//! matched and classified, and only then compared with the truth.

mod figures;
mod measured;
mod stored;
mod truth;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use anyhow::{Context, ensure};
use app::Region;
use app::roster::SourceFile;
use base::Day;
use clap::Args;
use county::roster::write::{Form, Options, write};
use county::roster::{JIANGJIN_PEOPLE, RosterPlan, Scenario, Source};

use crate::packs;
use measured::Measured;

/// What `bench reconcile` may be told.
#[derive(Debug, Args)]
pub struct ReconcileBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 底册人数；名册行数按比例
    #[arg(long, default_value_t = JIANGJIN_PEOPLE, value_parser = clap::value_parser!(u32).range(20_000..=1_400_000))]
    people: u32,
    /// 名册写在这个文件夹并保留；已有名册的直接用
    #[arg(long, value_name = "文件夹")]
    folder: Option<PathBuf>,
    /// 规则包：内置的名字，或文件夹
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 虚构数据的种子
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 量几次，取最快的一次
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=50))]
    times: u32,
    /// 只量内存中的比对，不量入库
    #[arg(long)]
    memory_only: bool,
    /// 只量这个文件夹一次，打印一行 JSON（由本命令自己调用）
    #[arg(long, hide = true)]
    only: Option<PathBuf>,
}

impl ReconcileBench {
    fn as_of(&self) -> Day {
        Scenario::jiangjin(self.people).round_day(1)
    }
}

/// Measures.
///
/// # Errors
/// When the files cannot be made or read, or a step refuses.
pub fn run(options: &ReconcileBench) -> anyhow::Result<ExitCode> {
    if let Some(folder) = &options.only {
        let rules = packs::roster_rules(&packs::find(&options.pack)?)?;
        println!("{}", serde_json::to_string(&measured::once(folder, &rules, options.as_of())?)?);
        return Ok(ExitCode::SUCCESS);
    }
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or_else(|| temporary.path());
    if !folder.join("truth/truth.csv").is_file() {
        make(options, folder)?;
    }
    let runs: Vec<Measured> = (0..options.times).map(|_| child(options, folder)).collect::<Result<_, _>>()?;
    let mut met = figures::print_memory(&runs, options.json);
    if !options.memory_only {
        met &= figures::print_stored(&store(options, folder)?, options.json);
    }
    if !met {
        eprintln!("有数字没有达到");
    }
    Ok(ExitCode::SUCCESS)
}

fn make(options: &ReconcileBench, folder: &Path) -> anyhow::Result<()> {
    let plan = RosterPlan::make(options.seed, Scenario::jiangjin(options.people))?;
    write(
        &plan,
        folder,
        Options { form: Form::Csv, with_register: true, with_extracts: false, with_truth: true },
    )?;
    Ok(())
}

/// Runs this program on the folder, and nothing else.
fn child(options: &ReconcileBench, folder: &Path) -> anyhow::Result<Measured> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["bench", "reconcile", "--pack", &options.pack, "--people", &options.people.to_string()]);
    let output = command.arg("--only").arg(folder).output().context("启动不了自己来测量")?;
    ensure!(output.status.success(), "测量没有成功：{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn store(options: &ReconcileBench, folder: &Path) -> anyhow::Result<stored::Stored> {
    let source = packs::find(&options.pack)?;
    let rules = packs::roster_rules(&source)?;
    let region = Region::load(&source).map_err(|findings| {
        anyhow::anyhow!("规则包 {} 有错误：\n{}", options.pack, packs::list(&findings))
    })?;
    let register = file(folder, Source::Register)?;
    let files = Source::ROSTERS.into_iter().map(|it| file(folder, it)).collect::<Result<_, _>>()?;
    let database = tempfile::tempdir()?;
    let url = database.path().join("bench.db").display().to_string();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(stored::measure(&url, Arc::new(region), rules, register, files, options.as_of()))
}

/// The file of a source, as the plain form names it.
fn file(folder: &Path, source: Source) -> anyhow::Result<SourceFile> {
    let path = folder.join(format!("{}.csv", source.code()));
    let bytes = std::fs::read(&path).with_context(|| format!("读不出 {}", path.display()))?;
    Ok(SourceFile {
        name: format!("{}.csv", source.code()),
        department: Some(source.code().to_owned()),
        bytes,
    })
}
