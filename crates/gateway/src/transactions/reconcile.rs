//! 3201: the day's totals of both sides.

use base::{Day, Fen};

use super::Call;
use super::setlinfo::Amounts;
use crate::node::Node;
use crate::numbers::{money, scaled};
use crate::refusal::Refusal;
use crate::times::{Instant, day_of};

/// How much earlier than its booking a settlement may count (a stay settled after its discharge).
const LATEST_DAYS: i32 = 90;

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

/// 3201 with flag `1`: settlements taken back in the period, as negative amounts. Else: those of the
/// period that stand.
pub async fn totals(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let day = |name: &str| day_of(row.field(name)).unwrap_or(Day::MIN);
    let (from, until) = (day("stmt_begndate"), day("stmt_enddate"));
    if until < from || until.days_since(from) > 366 {
        let message = format!("对账期间 {from} 至 {until} 不合要求");
        return Err(Refusal::new("GW-0340", message, "止日不早于起日，且不超过一年"));
    }
    let wants_back = match row.field("refd_setl_flag") {
        "" => row.field("fixmedins_refd_setl_flag") == "1",
        flag => flag == "1",
    };
    let profile = &call.gateway.profile;
    let (insutype, clr_type) = (row.field("insutype"), row.field("clr_type"));
    let app = &call.gateway.app;
    let earliest = from.plus_days(-LATEST_DAYS);
    let mut ours = Totals::default();
    for it in app.settled_of_institution(&call.institution.id, earliest, until).await? {
        if it.is_reversed != wants_back {
            continue;
        }
        let booked = Instant::of_clock(&it.booked_at).map_or(it.settled_on, |it| it.day);
        let on = if wants_back { app.reversed_on(&it.id).await?.unwrap_or(booked) } else { booked };
        let insurance = it.facts.get("insurance").map_or("", String::as_str);
        if !(from..=until).contains(&on) || profile.insutype(insurance) != insutype {
            continue;
        }
        let visit = app.find_reported(&it.visit_id).await?;
        let med_type = visit.report.said.get("med_type").cloned().unwrap_or_default();
        if profile.visit(&med_type).is_none_or(|it| it.clr_type != clr_type) {
            continue;
        }
        let amounts = Amounts::of(profile, &it.decision, insurance)?;
        let sign = |fen: Fen| if wants_back { -fen } else { fen };
        ours.fee_fen += sign(amounts.total_fen);
        ours.fund_fen += sign(amounts.fund_sum_fen(profile));
        ours.account_fen += sign(amounts.account_fen());
        ours.count += 1;
    }
    let amount = |name: &str| money(row.field(name)).unwrap_or_default();
    let theirs = Totals {
        fee_fen: amount("medfee_sumamt"),
        fund_fen: amount("fund_pay_sumamt"),
        account_fen: amount("acct_pay"),
        count: scaled(row.field("fixmedins_setl_cnt"), 0).unwrap_or_default(),
    };
    let is_equal = ours == theirs;
    let words = if is_equal {
        format!("相符：{ours}")
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
