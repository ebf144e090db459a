//! `mingbai matter …`: matters of the three-level network, from the command line of a desk.

mod act;
mod desk;
mod figures;
mod list;
mod network;

use std::process::ExitCode;

use clap::Subcommand;

/// Commands on matters.
#[derive(Debug, Subcommand)]
pub enum MatterCommand {
    /// 事项清单：各级办什么、受理什么
    List(list::ListArgs),
    /// 受理一件，给出受理编号；缺的材料一次性告知
    Take(act::TakeArgs),
    /// 一件的全部：材料、时限、经过；--receipt 把受理单写成文件
    Show(list::ShowArgs),
    /// 移交给另一级，要写理由
    Hand(act::HandArgs),
    /// 收补来的材料
    Supply(act::SupplyArgs),
    /// 一次性告知缺什么
    Ask(act::SupplyArgs),
    /// 办结
    Finish(act::EndArgs),
    /// 不予办理，要写理由
    Refuse(act::EndArgs),
    /// 申请人撤回
    Withdraw(act::EndArgs),
    /// 经办点手上的件，逾期的在前
    Open(list::OpenArgs),
    /// 逾期的件
    Overdue(list::OpenArgs),
    /// 统计：按级别、事项、地方，按时办结率
    Figures(figures::FiguresArgs),
    /// 经办网络：各村有没有经办点，哪些事项没有人办；--import 换一份经办点名单
    Network(network::NetworkArgs),
}

/// Runs one of them.
///
/// # Errors
/// What is wrong with the command, the pack or the database.
pub fn run(command: &MatterCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            MatterCommand::List(args) => list::list(args),
            MatterCommand::Take(args) => act::take(args).await,
            MatterCommand::Show(args) => list::show(args).await,
            MatterCommand::Hand(args) => act::hand(args).await,
            MatterCommand::Supply(args) => act::documents(args, false).await,
            MatterCommand::Ask(args) => act::documents(args, true).await,
            MatterCommand::Finish(args) => act::end(args, app::matters::MatterCommand::Finish).await,
            MatterCommand::Refuse(args) => act::end(args, app::matters::MatterCommand::Refuse).await,
            MatterCommand::Withdraw(args) => act::end(args, app::matters::MatterCommand::Withdraw).await,
            MatterCommand::Open(args) => list::open(args, false).await,
            MatterCommand::Overdue(args) => list::open(args, true).await,
            MatterCommand::Figures(args) => figures::figures(args).await,
            MatterCommand::Network(args) => network::network(args).await,
        }
    })
}
