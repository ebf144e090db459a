//! The command line of Mingbai. Every command is a file under `commands/`.

mod commands;
mod database;
mod doors;
mod packs;
mod usage;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use clap::{Parser, Subcommand};

/// 明白：医疗保障局的信息系统
#[derive(Debug, Parser)]
#[command(name = "mingbai", version, about)]
struct Cli {
    /// 密钥文件（个人信息加密用）；不给则用环境变量 MINGBAI_KEYS，再不然用数据文件夹旁边的 .keys 文件
    #[arg(long, global = true, value_name = "FILE")]
    keys: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 账：核账
    #[command(subcommand)]
    Ledger(commands::ledger::LedgerCommand),
    /// 审计：核对日志和账、检查点
    #[command(subcommand)]
    Audit(commands::audit::AuditCommand),
    /// 备份：复制数据库（SQLite），不停业务
    Backup(commands::backup::BackupArgs),
    /// 恢复：核对备份，或用它恢复成数据库
    Restore(commands::backup::RestoreArgs),
    /// 证书：自签一张，供封闭网络使用
    #[command(subcommand)]
    Tls(commands::tls::TlsCommand),
    /// 演示：造一个县，登记、结算、核账，打开接口
    Demo(commands::demo::DemoArgs),
    /// 打开接口：结算、就诊、账，HTTP + JSON
    Serve(commands::serve::ServeArgs),
    /// 账号：建立、授权、重置、停用
    #[command(subcommand)]
    Account(commands::account::AccountCommand),
    /// 医院接口：开通机构、发放密钥
    #[command(subcommand)]
    Gateway(commands::gateway::GatewayCommand),
    /// 指标：计算、查看、导出
    #[command(subcommand)]
    Indicator(commands::indicator::IndicatorCommand),
    /// 密钥：新建、查看、轮换，把旧数据库的明文加密
    #[command(subcommand)]
    Keys(commands::keys::KeysCommand),
    /// 现场结算：不联网的村卫生室，导出数据包、临时结算、发送、处理不一致
    #[command(subcommand)]
    Outpost(commands::outpost::OutpostCommand),
    /// 规则包：查错、算例、解释、比较、成页
    #[command(subcommand)]
    Policy(commands::policy::PolicyCommand),
    /// 名册：收集、比对、问题台账、销号
    #[command(subcommand)]
    Roster(commands::roster::RosterCommand),
    /// 三级经办：事项清单、受理、移交、办结、逾期、统计、经办网络
    #[command(subcommand)]
    Matter(commands::matter::MatterCommand),
    /// 成批计算：一行一张单据，一行一个决定，按每人的时间先后接续累计与余额
    Adjudicate(commands::adjudicate::Adjudicate),
    /// 模拟：造一个小县跑一年，每步与另一套简单的算法核对
    Sim(commands::sim::SimArgs),
    /// 测速：谁都可以再量一遍
    #[command(subcommand)]
    Bench(commands::bench::BenchCommand),
}

/// `mingbai … | head` ends when the reader has had enough: that is no defect and prints none.
fn quiet_pipe() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let text = panic.payload_as_str().unwrap_or_default();
        if text.contains("Broken pipe") {
            #[expect(clippy::disallowed_methods, reason = "nobody reads what would still be printed")]
            std::process::exit(141);
        }
        usual(panic);
    }));
}

fn main() -> ExitCode {
    quiet_pipe();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => match usage::in_chinese(&error) {
            Some(said) => {
                eprintln!("错误：{said}");
                return ExitCode::from(2);
            }
            None => error.exit(),
        },
    };
    database::set_key_file(cli.keys);
    let result = match cli.command {
        Command::Ledger(command) => commands::ledger::run(&command),
        Command::Audit(command) => commands::audit::run(&command),
        Command::Backup(args) => commands::backup::back_up(&args),
        Command::Restore(args) => commands::backup::restore(&args),
        Command::Tls(command) => commands::tls::run(&command),
        Command::Demo(args) => commands::demo::run(&args),
        Command::Serve(args) => commands::serve::run(&args),
        Command::Account(command) => commands::account::run(&command),
        Command::Gateway(command) => commands::gateway::run(&command),
        Command::Indicator(command) => commands::indicator::run(&command),
        Command::Keys(command) => commands::keys::run(&command),
        Command::Outpost(command) => commands::outpost::run(&command),
        Command::Policy(command) => commands::policy::run(&command),
        Command::Roster(command) => commands::roster::run(&command),
        Command::Matter(command) => commands::matter::run(&command),
        Command::Adjudicate(options) => commands::adjudicate::run(&options),
        Command::Sim(args) => commands::sim::run(&args),
        Command::Bench(command) => commands::bench::run(&command),
    };
    result.unwrap_or_else(|error| {
        eprintln!("错误：{error:#}");
        ExitCode::from(2)
    })
}
