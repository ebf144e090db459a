//! What is to be decided: one bill of one person, in words of the region pack.

use std::collections::BTreeMap;

use base::{Day, Fen};
use serde::{Deserialize, Serialize};

/// One bill: the facts that choose the rules, and its fee lines or its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// Day of settlement (discharge); rules in force on it apply. Fee lines have their own days.
    pub on: Option<Day>,
    /// Facts with closed values: `insurance`, `level`, `visit`, `status` …
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Identities the person holds on the day; the pack's order says which one counts.
    #[serde(default)]
    pub identities: Vec<String>,
    /// Facts that are numbers: `age`, `days`, `admission` …
    #[serde(default)]
    pub numbers: BTreeMap<String, i64>,
    /// Parts of the bill when there are no lines (`total`, `out_of_scope`, `over_limit`, `prepaid`,
    /// `eligible`, the pack's own pots), and facts that are amounts. In fen.
    #[serde(default)]
    pub amounts: BTreeMap<String, Fen>,
    /// Fee lines; with them the parts are worked out.
    #[serde(default)]
    pub lines: Vec<FeeLine>,
    /// Balances of the person's accounts by payer (`account`, `account_history`). In fen.
    #[serde(default)]
    pub balances: BTreeMap<String, Fen>,
}

/// One fee line (费用明细).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// Catalogue code; empty for a line that carries its own class.
    #[serde(default)]
    pub code: String,
    /// Name as the institution wrote it.
    #[serde(default)]
    pub name: String,
    /// Day the cost arose; the day of the bill when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Amount in fen.
    pub amount_fen: Fen,
    /// Quantity in ten-thousandths (two pieces are 20,000); one piece when absent.
    #[serde(default = "one_piece")]
    pub quantity_e4: i64,
    /// Class 甲, 乙 or 丙 where the catalogue does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// 药品, 诊疗 or 耗材 where the catalogue does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Pre-paid share in parts of a million where the catalogue does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepaid_ppm: Option<i64>,
    /// Marks where the catalogue does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

fn one_piece() -> i64 {
    10_000
}
