//! `mingbai bench …`: figures that anyone can measure again.

mod adjudicate;
mod figure;
mod gateway;
mod made_bills;
mod memory;
mod portal;
mod reconcile;
mod reference_stay;
mod settle;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

/// Benchmarks.
#[derive(Debug, Subcommand)]
pub enum BenchCommand {
    /// 每秒能算多少张单据（内存中，单核）
    Adjudicate(AdjudicateBench),
    /// 每秒能结算多少次（HTTP 接口，落盘后应答，SQLite 与 PostgreSQL）
    Settle(settle::SettleBench),
    /// 医院接口：每秒 200 个请求的混合业务（SQLite），报文处理占结算路径的多少
    Gateway(gateway::GatewayBench),
    /// 名册比对：九部门名册对底册（内存中；入库）
    Reconcile(reconcile::ReconcileBench),
    /// 门户：人口一百四十万、就诊两百万时，每个列表和搜索要多久（SQLite）
    Portal(portal::PortalBench),
    /// 服务端的内存：库里有一个县的人
    Memory(memory::MemoryBench),
}

/// What `bench adjudicate` may be told.
#[derive(Debug, clap::Args)]
pub struct AdjudicateBench {
    /// 每个数字一行 JSON
    #[arg(long)]
    json: bool,
    /// 每项量几秒
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// 规则包：文件夹，或内置规则包的名字
    #[arg(long, default_value = "jiangjin")]
    pack: String,
    /// 基准住院的规则包
    #[arg(long, default_value = "published/reference-stay")]
    reference: String,
    /// 虚构参保人数
    #[arg(long, default_value_t = 100_000)]
    people: u32,
    /// 虚构数据的种子
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 不测速，把虚构的单据写成 adjudicate 的输入（按日期先后）
    #[arg(long, value_name = "文件")]
    write: Option<PathBuf>,
}

/// Runs one of them.
///
/// # Errors
/// When a pack or file cannot be read.
pub fn run(command: &BenchCommand) -> anyhow::Result<ExitCode> {
    match command {
        BenchCommand::Adjudicate(options) => adjudicate::run(options),
        BenchCommand::Settle(options) => settle::run(options),
        BenchCommand::Gateway(options) => gateway::run(options),
        BenchCommand::Reconcile(options) => reconcile::run(options),
        BenchCommand::Portal(options) => portal::run(options),
        BenchCommand::Memory(options) => memory::run(options),
    }
}
