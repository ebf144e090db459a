//! `sim`: a year of a small made county against the real settlement, checked after each step.

use std::process::ExitCode;

use anyhow::{Context, bail};
use base::Day;
use clap::Args;
use policy::PackSource;
use sim::Options;

use crate::packs;

/// What to simulate.
#[derive(Debug, Args)]
pub struct SimArgs {
    /// 种子：同一种子走同样的步
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 几个种子，如 1..50（含两端）；给了它就不看 --seed
    #[arg(long)]
    seeds: Option<String>,
    /// 步数
    #[arg(long, default_value_t = 2_000)]
    steps: usize,
    /// 空数据库：postgres://… 或 SQLite 文件；不给则用临时文件
    #[arg(long)]
    database_url: Option<String>,
    /// 规则包；shapes 是专为模拟凑齐各种形状的包
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 每多少步全面核对一次（每步都核对余额与累计）
    #[arg(long, default_value_t = 50)]
    audit_every: usize,
    /// 百分之几的操作做到一半时进程死掉
    #[arg(long, default_value_t = 6)]
    cut_percent: u8,
}

/// Runs the simulation; exit code 1 where application and model came apart.
///
/// # Errors
/// Wrong arguments, or a pack that cannot be read.
pub fn run(args: &SimArgs) -> anyhow::Result<ExitCode> {
    let source = source(&args.pack)?;
    let (first, last) = match &args.seeds {
        Some(text) => range(text)?,
        None => (args.seed, args.seed),
    };
    if args.database_url.is_some() && first != last {
        bail!("每个种子要一个空数据库：给了 --database-url 就只能跑一个种子");
    }
    for seed in first..=last {
        let options = Options {
            seed,
            steps: args.steps,
            database_url: args.database_url.clone(),
            begins: Day::new(2023, 9, 1)?,
            audit_every: args.audit_every.max(1),
            cut_percent: args.cut_percent.min(100),
        };
        match sim::run(&source, &options) {
            Ok(report) => println!("{report}"),
            Err(failure) => {
                println!(
                    "{failure}\n再跑一遍：mingbai sim --seed {seed} --steps {} --pack {}",
                    args.steps, args.pack
                );
                return Ok(ExitCode::from(1));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn source(pack: &str) -> anyhow::Result<PackSource> {
    if pack == "shapes" { Ok(sim::pack::shapes("discharge")) } else { packs::find(pack) }
}

/// `1..50`, both ends included.
fn range(text: &str) -> anyhow::Result<(u64, u64)> {
    let (first, last) =
        text.split_once("..").with_context(|| format!("--seeds {text} 不是 1..50 这样的范围"))?;
    let number = |it: &str| {
        it.trim_start_matches('=').parse().with_context(|| format!("--seeds {text}：{it} 不是数字"))
    };
    let (first, last) = (number(first)?, number(last)?);
    if last < first { bail!("--seeds {text}：止小于起") } else { Ok((first, last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_seeds() {
        assert_eq!(range("1..50").unwrap(), (1, 50));
        assert_eq!(range("7..=7").unwrap(), (7, 7));
        for wrong in ["", "5", "5..", "..5", "9..3", "a..b"] {
            assert!(range(wrong).is_err(), "{wrong}");
        }
    }
}
