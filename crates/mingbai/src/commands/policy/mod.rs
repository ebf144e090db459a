//! `mingbai policy …`: what a benefits officer does with a package.

mod check;
mod explain;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

/// Commands on packages.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// 查错：一次列出全部问题，没有问题才以 0 退出
    Check {
        /// 规则包文件夹，可以几个
        #[arg(required = true)]
        packs: Vec<PathBuf>,
        /// 每条问题一行 JSON
        #[arg(long)]
        json: bool,
    },
    /// 跑算例：给出第一处不同，附两边的步骤
    Test {
        /// 规则包文件夹，可以几个
        #[arg(required = true)]
        packs: Vec<PathBuf>,
    },
    /// 解释一个算例：每一步的依据和数字
    Explain {
        /// 规则包文件夹
        pack: PathBuf,
        /// 算例文件
        #[arg(long)]
        case: PathBuf,
        /// 只要其中一个算例（编号或名称）
        #[arg(long)]
        id: Option<String>,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
    },
}

/// Runs one of them.
///
/// # Errors
/// When a file cannot be read; what is wrong with a package is printed, not an error.
pub fn run(command: &PolicyCommand) -> anyhow::Result<ExitCode> {
    match command {
        PolicyCommand::Check { packs, json } => check::run(packs, *json),
        PolicyCommand::Test { packs } => test::run(packs),
        PolicyCommand::Explain { pack, case, id, json } => explain::run(pack, case, id.as_deref(), *json),
    }
}
