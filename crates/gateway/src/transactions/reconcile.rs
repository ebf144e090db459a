//! 3201: the day's totals of both sides.

use base::Fen;

use super::{Call, booked};
use crate::node::Node;
use crate::numbers::{money, scaled};
use crate::refusal::Refusal;

/// Sums of one side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Totals {
    fee_fen: Fen,
    fund_fen: Fen,
    account_fen: Fen,
    count: i64,
}

impl std::fmt::Display for Totals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Totals { fee_fen, fund_fen, account_fen, count } = self;
        write!(f, "{count} 笔、总额 {fee_fen}、基金 {fund_fen}、账户 {account_fen}")
    }
}

/// 3201 with flag `1`: settlements taken back in the period, as negative amounts, without those that the
/// institution voided. Else: those of the period that stand.
pub async fn totals(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let (from, until) = booked::period(call)?;
    let wants_back = booked::back_flag(call) == "1";
    let (insutype, clr_type) = (row.field("insutype"), row.field("clr_type"));
    let (mut ours, mut with_voided) = (Totals::default(), Totals::default());
    for it in booked::around(call, from, until).await? {
        let on = match (wants_back, it.reversed_on) {
            (true, Some(day)) => day,
            (false, None) => it.booked_on,
            _ => continue,
        };
        if !(from..=until).contains(&on) || it.insutype != insutype || it.clr_type != clr_type {
            continue;
        }
        let sign = |fen: Fen| if wants_back { -fen } else { fen };
        // What the institution voided (2601) is not in its books, neither as a settlement nor as taken back.
        let both = if it.is_voided {
            [None, Some(&mut with_voided)]
        } else {
            [Some(&mut ours), Some(&mut with_voided)]
        };
        for sums in both.into_iter().flatten() {
            sums.fee_fen += sign(it.fee_fen);
            sums.fund_fen += sign(it.fund_fen);
            sums.account_fen += sign(it.account_fen);
            sums.count += 1;
        }
    }
    let amount = |name: &str| money(row.field(name)).unwrap_or_default();
    let theirs = Totals {
        fee_fen: amount("medfee_sumamt"),
        fund_fen: amount("fund_pay_sumamt"),
        account_fen: amount("acct_pay"),
        count: scaled(row.field("fixmedins_setl_cnt"), 0).unwrap_or_default(),
    };
    // Some programs write what they voided as taken back; then they know of it, and the books are the same.
    let is_equal = ours == theirs || with_voided == theirs;
    let words = if is_equal {
        format!("相符：{theirs}")
    } else {
        format!("不符：中心 {ours}；机构 {theirs}")
    };
    Ok(Node::Object(vec![(
        "stmtinfo",
        Node::Object(vec![
            ("setl_optins", Node::text(call.gateway.region())),
            ("stmt_rslt", Node::text(if is_equal { "0" } else { "1" })),
            ("stmt_rslt_dscr", Node::text(words)),
        ]),
    )]))
}
