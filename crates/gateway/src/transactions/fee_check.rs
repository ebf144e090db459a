//! What can be said against fee lines before they are taken in: rows in, findings out.
//!
//! **Knows:** that an amount is quantity times price, that a line is of its visit's days, that a number is
//! given once. **Does not know:** catalogues, what was uploaded before.

use std::collections::HashMap;

use base::{Day, Fen, Finding};

use crate::fields::place_of;
use crate::json::Json;
use crate::numbers::{money, scaled};
use crate::times::day_of;

/// What lines of a visit are held against.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// First day of the visit.
    pub first: Day,
    /// Last day of the visit, once there is one.
    pub last: Option<Day>,
    /// How many days a line may lie outside of these.
    pub grace_days: i32,
    /// How much an amount may differ from quantity times price, beyond rounding to the fen.
    pub tolerance_fen: i64,
    /// Whether parts of earlier lines may be given back.
    pub may_refund: bool,
}

impl Bounds {
    /// The day of the visit on which a line counts: its own, or the visit's edge for one within the grace.
    pub fn day_within(&self, day: Day) -> Day {
        let day = day.max(self.first);
        self.last.map_or(day, |last| day.min(last))
    }

    fn time_fault(&self, day: Day) -> Option<String> {
        let grace = self.grace_days;
        if day < self.first.plus_days(-grace) {
            return Some(format!("费用发生日期 {day} 早于就诊首日 {}（宽限 {grace} 天）", self.first));
        }
        let last = self.last.filter(|last| day > last.plus_days(grace))?;
        Some(format!("费用发生日期 {day} 晚于就诊的最后一天 {last}（宽限 {grace} 天）"))
    }
}

/// Largest amount of a line.
const LARGEST: Fen = Fen(1_000_000_000_000);
/// Parts of a fen in a product of ten-thousandths and millionths.
const FEN: i128 = 100_000_000;

/// Whether an amount is quantity times price, each rounded as a program may: to less than a fen.
fn is_product(amount: Fen, cnt_e4: i64, pric_e6: i64, tolerance_fen: i64) -> bool {
    let product = i128::from(cnt_e4) * i128::from(pric_e6);
    (i128::from(amount.0) * FEN - product).abs() < FEN * (1 + i128::from(tolerance_fen))
}

/// Everything that is wrong with lines of one message.
pub fn check(rows: &[&Json], bounds: &Bounds) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (nth, row) in rows.iter().enumerate() {
        let mut bad = |code: &'static str, field: &str, message: String, remedy: &str| {
            let place = place_of("feedetail", nth, rows.len() > 1, field);
            findings.push(Finding::error(code, message, remedy).of(place));
        };
        let number = row.field("feedetl_sn");
        if let Some(first) = seen.insert(number, nth) {
            let message = format!("与第 {} 条的流水号相同：{number}", first + 1);
            bad("GW-0306", "feedetl_sn", message, "每条明细用不同的流水号");
        }
        amounts(row, bounds, &mut bad);
        if let Some(fault) = day_of(row.field("fee_ocur_time")).and_then(|it| bounds.time_fault(it)) {
            bad("GW-0305", "fee_ocur_time", fault, "请核对费用发生时间；改天的门诊请另行挂号");
        }
    }
    findings
}

fn amounts(row: &Json, bounds: &Bounds, bad: &mut impl FnMut(&'static str, &str, String, &str)) {
    const AMOUNT: &str = "det_item_fee_sumamt";
    let amount = money(row.field(AMOUNT)).unwrap_or_default();
    let count = scaled(row.field("cnt"), 4).unwrap_or_default();
    let price = row.field("pric");
    if amount == Fen::ZERO || amount.0.abs() > LARGEST.0 {
        bad("GW-0307", AMOUNT, format!("金额 {amount} 元不合要求"), "应不为 0，不超过 100 亿元");
        return;
    }
    if (amount.0 < 0) != (count < 0) && count != 0 {
        let message = format!("金额 {amount} 与 cnt {} 的正负不一致", row.field("cnt"));
        bad("GW-0307", AMOUNT, message, "退费的金额和数量都填负数");
        return;
    }
    if (amount.0 < 0 || count < 0) && (!bounds.may_refund || row.field("init_feedetl_sn").is_empty()) {
        let remedy = if bounds.may_refund {
            "退费请在 init_feedetl_sn 填被退明细的流水号"
        } else {
            "门诊退费请先撤销原明细（2205）再重传"
        };
        bad("GW-0302", AMOUNT, "是负数，但没有原费用流水号".to_owned(), remedy);
        return;
    }
    let Some(price_e6) = scaled(price, 6).filter(|_| !price.is_empty()) else { return };
    if !is_product(amount, count, price_e6, bounds.tolerance_fen) {
        let message = format!("金额 {amount} 元不等于 cnt × pric（{} × {price}）", row.field("cnt"));
        bad("GW-0304", AMOUNT, message, "请核对数量和单价；金额按分四舍五入");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds() -> Bounds {
        Bounds {
            first: "2024-03-05".parse().unwrap(),
            last: Some("2024-03-07".parse().unwrap()),
            grace_days: 1,
            tolerance_fen: 0,
            may_refund: true,
        }
    }

    fn codes(bounds: &Bounds, rows: &str) -> Vec<(String, String)> {
        let json = Json::parse(rows).unwrap();
        check(&json.rows(), bounds).into_iter().map(|it| (it.code.to_owned(), it.place)).collect()
    }

    fn line(amount: &str, cnt: &str, pric: &str) -> String {
        format!(r#"{{"feedetl_sn":"1","det_item_fee_sumamt":"{amount}","cnt":"{cnt}","pric":"{pric}"}}"#)
    }

    #[test]
    fn an_amount_is_quantity_times_price() {
        for (amount, cnt, pric, fits) in [
            ("6", "2", "3", true),
            ("10", "3", "3.333", true),
            ("9.99", "3", "3.333", true),
            ("10.00", "3", "3.3333", true),
            ("10.01", "3", "3.3333", false),
            ("0.05", "0.3333", "0.15", true),
            ("99.99", "1", "10", false),
            ("10", "1", "", true),
            ("0", "1", "0", false),
            ("999999999999", "1", "999999999999", false),
        ] {
            assert_eq!(codes(&bounds(), &line(amount, cnt, pric)).is_empty(), fits, "{amount} {cnt} {pric}");
        }
        let tolerant = Bounds { tolerance_fen: 4, ..bounds() };
        assert!(!codes(&tolerant, &line("10.05", "1", "10")).is_empty());
        assert!(codes(&tolerant, &line("10.04", "1", "10")).is_empty());
    }

    #[test]
    fn what_is_given_back_is_negative_throughout_and_names_its_line() {
        let back =
            |more: &str| format!(r#"{{"feedetl_sn":"2","det_item_fee_sumamt":-6,"cnt":-2,"pric":3{more}}}"#);
        assert!(codes(&bounds(), &back(r#","init_feedetl_sn":"1""#)).is_empty());
        assert_eq!(codes(&bounds(), &back(""))[0].0, "GW-0302");
        let outpatient = Bounds { may_refund: false, ..bounds() };
        assert_eq!(codes(&outpatient, &back(r#","init_feedetl_sn":"1""#))[0].0, "GW-0302");
        assert_eq!(codes(&bounds(), &line("6", "-2", "3"))[0].0, "GW-0307");
        assert_eq!(codes(&bounds(), &line("-6", "2", "3"))[0].0, "GW-0307");
    }

    #[test]
    fn a_line_is_of_its_visit_and_has_a_number_of_its_own() {
        let on = |day: &str, number: &str| {
            format!(
                r#"{{"feedetl_sn":"{number}","det_item_fee_sumamt":6,"cnt":2,"fee_ocur_time":"{day} 10:00:00"}}"#
            )
        };
        for (day, fits) in [
            ("2024-03-03", false),
            ("2024-03-04", true),
            ("2024-03-08", true),
            ("2024-03-09", false),
            ("1990-01-01", false),
        ] {
            assert_eq!(codes(&bounds(), &on(day, "1")).is_empty(), fits, "{day}");
        }
        let stays = Bounds { last: None, ..bounds() };
        assert!(codes(&stays, &on("2024-06-01", "1")).is_empty());
        let day = |text: &str| -> Day { text.parse().unwrap() };
        assert_eq!(bounds().day_within(day("2024-03-04")), day("2024-03-05"));
        assert_eq!(bounds().day_within(day("2024-03-08")), day("2024-03-07"));
        let twice = format!("[{},{}]", on("2024-03-05", "7"), on("2024-03-05", "7"));
        assert_eq!(codes(&bounds(), &twice), [("GW-0306".to_owned(), "feedetail[2].feedetl_sn".to_owned())]);
    }
}
