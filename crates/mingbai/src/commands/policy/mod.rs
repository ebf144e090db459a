//! `mingbai policy …`: what a benefits officer does with a package.

mod check;
mod diff;
mod explain;
mod render;
mod schema;
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
    /// 比较两个规则包：哪些规则、算例、日子、人变了，变多少
    Diff {
        /// 旧规则包文件夹
        old: PathBuf,
        /// 新规则包文件夹
        new: PathBuf,
        /// 输出 JSON
        #[arg(long)]
        json: bool,
        /// 有不同时以 1 退出（缺省总是 0）
        #[arg(long)]
        exit_code: bool,
    },
    /// 左条文右规则的网页，可打印
    Render {
        /// 规则包文件夹
        pack: PathBuf,
        /// 写到哪个文件夹
        #[arg(short, long)]
        output: PathBuf,
    },
    /// 编辑器用的 JSON Schema：pack.toml、rules.toml、cases/*.toml
    Schema {
        /// 写到哪个文件夹
        #[arg(short, long)]
        output: PathBuf,
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
        PolicyCommand::Diff { old, new, json, exit_code } => diff::run(old, new, *json, *exit_code),
        PolicyCommand::Render { pack, output } => render::run(pack, output),
        PolicyCommand::Schema { output } => schema::run(output),
    }
}
