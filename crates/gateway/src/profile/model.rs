//! Rows of `gateway.toml`.

use serde::Deserialize;

/// What to do about a total that does not fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mismatch {
    /// Not settled.
    #[default]
    Refuse,
    /// The lines count.
    Ignore,
}

/// What to do about something that is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// Accepted.
    #[default]
    Accept,
    /// Refused.
    Refuse,
}

/// Which fields must not be empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Required {
    /// Those without which nothing can be done.
    #[default]
    Needed,
    /// All that the interface's tables ask for, but [`Optional`].
    Table,
}

/// Fields of a transaction that may be empty although its table asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Optional {
    /// Transaction.
    pub infno: String,
    /// Names.
    pub fields: Vec<String>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Optional {
    /// What is wrong with it, and what to do.
    pub(super) fn check(&self) -> Option<(String, String)> {
        let Some(table) = crate::tables::find(&self.infno) else {
            return Some((format!("没有开通交易 {}", self.infno), "请核对 infno".to_owned()));
        };
        let known = |name: &str| table.input.iter().any(|it| it.fields().any(|it| it.name == name));
        let unknown = self.fields.iter().find(|it| !known(it))?;
        Some((format!("交易 {} 没有字段 {unknown}", self.infno), "请核对 fields".to_owned()))
    }
}

/// An insurance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insurance {
    /// In words of the pack.
    pub word: String,
    /// Code.
    pub insutype: String,
    /// Kind of person.
    pub psn_type: String,
    /// Kind of person by status.
    #[serde(default)]
    pub psn_type_by_status: std::collections::BTreeMap<String, String>,
    /// Code of its basic fund.
    pub basic_fund: String,
}

/// A kind of visit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Code, or what codes begin with.
    pub med_type: String,
    /// In words of the pack.
    pub word: String,
    /// Kind of clearing.
    pub clr_type: String,
}

/// Where a payer's money stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payer {
    /// Identifier in the pack.
    pub id: String,
    /// Only for this insurance.
    #[serde(default)]
    pub insurance: String,
    /// One of [`super::PAY_FIELDS`].
    pub field: String,
    /// Code of the fund.
    pub fund_pay_type: String,
    /// Sub-code of one-stop settlement; the fund's code when empty.
    #[serde(default)]
    pub sub_code: String,
    /// Name.
    pub name: String,
}

/// A word with its code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    /// In words of the pack.
    pub word: String,
    /// Code.
    pub code: String,
}

/// A meter as an accumulator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterCode {
    /// Identifier in the pack.
    pub id: String,
    /// Code.
    pub code: String,
    /// Whether it counts times instead of money.
    #[serde(default)]
    pub counts: bool,
}

/// A level.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// In words of the pack.
    pub word: String,
    /// Grade.
    pub hosp_lv: String,
    /// Grade for the deductible.
    pub dedc_hosp_lv: String,
}

impl Level {
    /// Code of the level in tables of price limits: as for the deductible.
    #[must_use]
    pub fn lmtpric_type(&self) -> &str {
        &self.dedc_hosp_lv
    }
}

/// A node that is called otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// Transaction.
    pub infno: String,
    /// The table's name.
    pub from: String,
    /// The name here.
    pub to: String,
}

/// A list of the interface's catalogue, and which items of the pack are in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueList {
    /// Transaction that it is fetched with.
    pub infno: String,
    /// Kind of list.
    pub list_type: String,
    /// Kind of charge.
    pub charge_type: String,
    /// Kind of item in words of the pack.
    pub kind: String,
    /// Mark that items of this list carry; those of the same kind without it are in the list without one.
    #[serde(default)]
    pub tag: String,
}

/// A table of codes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dictionary {
    /// Its name in the interface.
    pub code: String,
    /// Codes with what they mean.
    pub values: Vec<(String, String)>,
}
