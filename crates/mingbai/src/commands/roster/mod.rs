//! `mingbai roster …`: gather, compare, clear, from the command line of a data clerk.

mod act;
mod compare;
mod desk;
mod export;
mod figures;
mod files;
mod map;
mod problems;
mod take;

use std::process::ExitCode;

use clap::Subcommand;

pub use take::print_round;

/// Commands on rosters.
#[derive(Debug, Subcommand)]
pub enum RosterCommand {
    /// 导入参保人员底册：第一次是全部，以后是新增和变更
    Register(take::RegisterArgs),
    /// 导入参保明细：谁、什么险种、哪天起到哪天止；以后的变更随文件更新，已结算的重算差额
    Coverage(take::CoverageArgs),
    /// 登记社会保障卡：人社局的名单，谁是哪张卡；换了卡的，旧卡不再有效
    Cards(take::CardsArgs),
    /// 导入部门每天送来的增减名册，随到随比
    Import(take::ImportArgs),
    /// 看一份文件的各列认成了什么；改好的列对照可以保存
    Map(map::MapArgs),
    /// 只比对，不入库：名册与底册、导出对不对得上，有哪几类问题
    Compare(compare::CompareArgs),
    /// 做一轮比对并入库：与上一轮回头看，问题进台账
    Round(take::RoundArgs),
    /// 问题台账：按类、乡镇、部门、进度列出
    Problems(problems::ProblemsArgs),
    /// 一个问题的来龙去脉
    Show(problems::ShowArgs),
    /// 办理问题：交办、审批、报整改、核实、退回、销号、重开
    Act(act::ActArgs),
    /// 把名册上认不准的一行认定为某个参保人
    Confirm(act::ConfirmArgs),
    /// 导出：各乡镇工作单、给部门的反馈、支付名单
    #[command(subcommand)]
    Export(export::ExportCommand),
    /// 指标：各类人员参保率、漏保名单、身份变动、资助
    Figures(figures::FiguresArgs),
}

/// Runs one of them.
///
/// # Errors
/// What is wrong with the files, the rules or the database.
pub fn run(command: &RosterCommand) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command {
        RosterCommand::Map(args) => map::run(args, &runtime),
        RosterCommand::Compare(args) => compare::run(args),
        RosterCommand::Register(args) => runtime.block_on(take::register(args)),
        RosterCommand::Coverage(args) => runtime.block_on(take::coverage(args)),
        RosterCommand::Cards(args) => runtime.block_on(take::cards(args)),
        RosterCommand::Import(args) => runtime.block_on(take::import(args)),
        RosterCommand::Round(args) => runtime.block_on(take::round(args)),
        RosterCommand::Problems(args) => runtime.block_on(problems::list(args)),
        RosterCommand::Show(args) => runtime.block_on(problems::show(args)),
        RosterCommand::Act(args) => runtime.block_on(act::act(args)),
        RosterCommand::Confirm(args) => runtime.block_on(act::confirm(args)),
        RosterCommand::Export(command) => runtime.block_on(export::run(command)),
        RosterCommand::Figures(args) => runtime.block_on(figures::run(args)),
    }
}
