//! The identities of money that every answer of a settlement must keep.
//!
//! **Knows:** names of amounts. **Does not know:** how amounts come about.

use base::Fen;
use gateway::json::Json;
use gateway::numbers::money;

/// Amounts of the funds, each on its own.
const FUNDS: [&str; 8] =
    ["hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "hifdm_pay", "oth_pay"];

/// What a settlement comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bill {
    /// 医疗费总额.
    pub total: Fen,
    /// 基金支付总额, as the place counts it.
    pub fund: Fen,
    /// 个人账户.
    pub account: Fen,
    /// 现金.
    pub cash: Fen,
}

impl std::ops::Neg for Bill {
    type Output = Bill;
    fn neg(self) -> Bill {
        Bill { total: -self.total, fund: -self.fund, account: -self.account, cash: -self.cash }
    }
}

impl std::fmt::Display for Bill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Bill { total, fund, account, cash } = self;
        write!(f, "总额 {total}、基金 {fund}、账户 {account}、现金 {cash}")
    }
}

/// An amount; nothing is zero.
fn amount(row: &Json, name: &str) -> Result<Fen, String> {
    match row.field(name) {
        "" => Ok(Fen::ZERO),
        words => money(words).ok_or_else(|| format!("{name} 不是金额：{words}")),
    }
}

/// Amounts of `setlinfo` without asking whether they fit: reversals leave some out.
///
/// # Errors
/// No `setlinfo`, or an amount that is none.
pub fn bill(output: &Json) -> Result<Bill, String> {
    let info = output.get("setlinfo").and_then(|it| it.rows().first().copied());
    let info = info.ok_or("没有 setlinfo")?;
    Ok(Bill {
        total: amount(info, "medfee_sumamt")?,
        fund: amount(info, "fund_pay_sumamt")?,
        account: amount(info, "acct_pay")?,
        cash: match info.field("psn_cash_pay") {
            "" => amount(info, "pdn_cash_pay")?,
            _ => amount(info, "psn_cash_pay")?,
        },
    })
}

/// Checks `setlinfo` and `setldetail`; what the settlement comes to.
///
/// # Errors
/// The first identity that does not hold, with its figures.
pub fn identities(output: &Json) -> Result<Bill, String> {
    let bill = bill(output)?;
    let info = output.get("setlinfo").and_then(|it| it.rows().first().copied()).ok_or("没有 setlinfo")?;
    let of = |name: &str| amount(info, name);
    let mut funds = Fen::ZERO;
    for name in FUNDS {
        funds += of(name)?;
    }
    let (person, hospital) = (of("psn_part_amt")?, of("hosp_part_amt")?);
    // A place may count personal accounts among the funds.
    let own = bill.fund - if bill.fund == funds { Fen::ZERO } else { bill.account };
    let parts =
        of("fulamt_ownpay_amt")? + of("overlmt_selfpay")? + of("preselfpay_amt")? + of("inscp_scp_amt")?;
    let mut details = Fen::ZERO;
    let list = output.get("setldetail").ok_or("没有 setldetail")?;
    if !matches!(list, Json::List(_)) {
        return Err("setldetail 不是数组".to_owned());
    }
    for row in list.rows() {
        details += amount(row, "fund_payamt")?;
    }
    let rules = [
        ("基金支付总额＝各基金之和", own, funds),
        ("总额＝基金＋个人＋医院", bill.total, funds + person + hospital),
        ("个人＝账户＋现金", person, bill.account + bill.cash),
        ("总额＝全自费＋超限价＋先行自付＋范围内", bill.total, parts),
        ("分项之和＝基金＋账户＋医院", details, funds + bill.account + hospital),
    ];
    match rules.iter().find(|it| it.1 != it.2) {
        None => Ok(bill),
        Some((rule, left, right)) => Err(format!("不成立：{rule}（{left} ≠ {right}）")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"setlinfo":{"medfee_sumamt":100,"fund_pay_sumamt":60.5,"hifp_pay":60.5,"acct_pay":"9.50",
        "psn_cash_pay":30,"psn_part_amt":39.5,"inscp_scp_amt":80,"fulamt_ownpay_amt":20},
        "setldetail":[{"fund_payamt":60.5},{"fund_payamt":9.5}]}"#;

    #[test]
    fn each_identity_is_missed_when_it_does_not_hold() {
        let run = |text: &str| identities(&Json::parse(text).unwrap());
        assert_eq!(run(GOOD).unwrap().to_string(), "总额 100.00、基金 60.50、账户 9.50、现金 30.00");
        let with_account = GOOD.replace(r#""fund_pay_sumamt":60.5"#, r#""fund_pay_sumamt":70"#);
        assert_eq!(
            run(&with_account).unwrap().fund,
            Fen(7_000),
            "a place that counts accounts among the funds"
        );
        for (from, to, rule) in [
            (r#""hifp_pay":60.5"#, r#""hifp_pay":60.49"#, "各基金之和"),
            (r#""psn_part_amt":39.5"#, r#""psn_part_amt":39.51"#, "基金＋个人＋医院"),
            (r#""psn_cash_pay":30"#, r#""psn_cash_pay":30.01"#, "账户＋现金"),
            (r#""inscp_scp_amt":80"#, r#""inscp_scp_amt":79.99"#, "先行自付"),
            (r#"{"fund_payamt":9.5}"#, r#"{"fund_payamt":9.51}"#, "分项之和"),
            (r#""medfee_sumamt":100"#, r#""medfee_sumamt":"x""#, "不是金额"),
            (r#""setldetail""#, r#""other""#, "没有 setldetail"),
            (r#""setlinfo""#, r#""other""#, "没有 setlinfo"),
        ] {
            assert!(GOOD.contains(from));
            let error = run(&GOOD.replacen(from, to, 1)).unwrap_err();
            assert!(error.contains(rule), "{rule}: {error}");
        }
    }
}
