//! A rule: what it checks, with its parameters.

use serde::Deserialize;

/// What a rule checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Not in the catalogue on its day.
    NotListed,
    /// The catalogue's restrictions do not hold.
    LimitOfUse,
    /// More pieces in a visit than the catalogue allows.
    MaxQuantity,
    /// More pieces on one day than [`Rule::max_per_day`].
    PerDay,
    /// Its day lies outside the stay.
    OutsideStay,
    /// Not for a person of this sex or age.
    Person,
}

/// A rule of the analysis.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Number.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it checks.
    pub check: Check,
    /// Code of the severity: 1, 2 or 3.
    pub severity: String,
    /// What it rests on.
    #[serde(default)]
    pub basis: String,
    /// Items that it is about, by code; all when there are neither codes nor tags.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Items that it is about, by mark.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Most pieces on one day.
    #[serde(default)]
    pub max_per_day: Option<u32>,
    /// Only for this sex.
    #[serde(default)]
    pub sex: String,
    /// Only from this age on.
    #[serde(default)]
    pub min_age: Option<u16>,
    /// Only up to this age.
    #[serde(default)]
    pub max_age: Option<u16>,
}

impl Rule {
    /// Whether it has the parameters that its check needs.
    ///
    /// # Errors
    /// What is missing, and what to do.
    pub fn check(&self) -> Result<(), (String, &'static str)> {
        let is_narrow = !self.codes.is_empty() || !self.tags.is_empty();
        if !["1", "2", "3"].contains(&self.severity.as_str()) {
            let message = format!("分析规则 {} 的 severity“{}”不对", self.id, self.severity);
            return Err((message, "1 明确违规，2 高度可疑，3 轻度可疑"));
        }
        match self.check {
            Check::PerDay if self.max_per_day.is_none() || !is_narrow => Err((
                format!("分析规则 {} 缺 max_per_day 或 codes、tags", self.id),
                "写明哪些项目一日最多几次",
            )),
            Check::Person if !is_narrow => {
                Err((format!("分析规则 {} 缺 codes 或 tags", self.id), "写明哪些项目"))
            }
            Check::Person if self.sex.is_empty() && self.min_age.is_none() && self.max_age.is_none() => {
                Err((format!("分析规则 {} 没有限定", self.id), "写 sex、min_age 或 max_age"))
            }
            Check::Person if !["", "男", "女"].contains(&self.sex.as_str()) => {
                Err((format!("分析规则 {} 的 sex“{}”不对", self.id, self.sex), "写 男 或 女"))
            }
            _ => Ok(()),
        }
    }
}
