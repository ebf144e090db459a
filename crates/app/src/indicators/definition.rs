//! `indicators/*.toml` of a pack: what each indicator is, over measures that are defined once here.
//!
//! **Knows:** the files' form, and that their words must be those of the pack. **Does not know:** people, SQL.
//!
//! It lies beside `filings.rs` of the same kind, not in the policy crate: an indicator cites no clause and
//! decides no money.

use std::collections::BTreeMap;

use base::{Fen, Rate};
use serde::Deserialize;

/// What a side of an indicator counts or sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// People on the register, as they are on the last day.
    People,
    /// Amounts given to people (subsidy, waiver) that hold on the last day.
    GivenFen,
    /// Settlements that count.
    Settlements,
    /// Their total.
    TotalFen,
    /// What of it is 政策范围内.
    EligibleFen,
    /// What payers bear: those named, or all funds.
    PaidFen,
    /// What people bear.
    PersonFen,
    /// What people bear in cash.
    CashFen,
    /// People of whom an identity was recorded or taken back.
    IdentityChanges,
    /// Usable rows of files that departments handed in; known for the whole county only.
    RosterRows,
}

impl Measure {
    /// Whether months add up to the year; otherwise the last month stands for it.
    #[must_use]
    pub fn is_flow(self) -> bool {
        !matches!(self, Measure::People | Measure::GivenFen)
    }

    /// Whether it is an amount.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Measure::GivenFen
                | Measure::TotalFen
                | Measure::EligibleFen
                | Measure::PaidFen
                | Measure::PersonFen
                | Measure::CashFen
        )
    }

    /// Whether it is about settlements.
    #[must_use]
    pub fn is_of_settlements(self) -> bool {
        matches!(
            self,
            Measure::Settlements
                | Measure::TotalFen
                | Measure::EligibleFen
                | Measure::PaidFen
                | Measure::PersonFen
                | Measure::CashFen
        )
    }
}

/// A measure with what it is restricted to. Lists: any of the words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// What is counted.
    pub measure: Measure,
    /// Identities of the person (on the last day; on the day of settlement).
    #[serde(default)]
    pub identity: Vec<String>,
    /// None of these identities.
    #[serde(default)]
    pub not_identity: Vec<String>,
    /// Only identities of which the source is written down.
    pub sourced: Option<bool>,
    /// Insurance of the person.
    #[serde(default)]
    pub insurance: Vec<String>,
    /// Whether the person is insured at all.
    pub insured: Option<bool>,
    /// Age in whole years, from.
    pub age_from: Option<i32>,
    /// Age in whole years, up to and including.
    pub age_until: Option<i32>,
    /// Sex.
    pub sex: Option<String>,
    /// Beginnings of codes of townships.
    #[serde(default)]
    pub township: Vec<String>,
    /// Kinds of filing that hold, all of them.
    #[serde(default)]
    pub filed: Vec<String>,
    /// Kinds of entitlement that hold: waiver, flag, refund, subsidy.
    #[serde(default)]
    pub given: Vec<String>,
    /// A meter of the year that must have reached `meter_from`.
    pub meter: Option<String>,
    /// Yuan.
    #[serde(default, deserialize_with = "yuan")]
    pub meter_from: Option<Fen>,
    /// Kinds of visit.
    #[serde(default)]
    pub visit: Vec<String>,
    /// Levels of the institution.
    #[serde(default)]
    pub level: Vec<String>,
    /// Closed facts of the visit, with the words that fit.
    #[serde(default)]
    pub facts: BTreeMap<String, Vec<String>>,
    /// Payers: of settlements those to which one of them paid; of `paid_fen` what these paid.
    #[serde(default)]
    pub payers: Vec<String>,
    /// Whether a diagnosis is written down.
    pub diagnosed: Option<bool>,
    /// Whether treated first and paid later.
    pub treat_first: Option<bool>,
    /// The person's part of the total, at most, in percent.
    #[serde(default, deserialize_with = "percent")]
    pub person_share_until: Option<Rate>,
    /// Cash of the person of at least so many yuan.
    #[serde(default, deserialize_with = "yuan")]
    pub cash_from: Option<Fen>,
}

/// How a value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Numerator over denominator, in percent.
    Percent,
    /// People.
    People,
    /// Settlements (人次).
    Visits,
    /// Rows (条).
    Rows,
    /// An amount.
    Yuan,
    /// An amount over a number (次均).
    YuanEach,
}

impl Unit {
    /// The word of the interface.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Unit::Percent => "percent",
            Unit::People => "people",
            Unit::Visits => "visits",
            Unit::Rows => "rows",
            Unit::Yuan => "yuan",
            Unit::YuanEach => "yuan_each",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::Percent => "%",
            Unit::People => "人",
            Unit::Visits => "人次",
            Unit::Rows => "条",
            Unit::Yuan => "元",
            Unit::YuanEach => "元/人次",
        }
    }

    /// Whether it is a ratio of two sides.
    #[must_use]
    pub fn is_ratio(self) -> bool {
        matches!(self, Unit::Percent | Unit::YuanEach)
    }
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither.
    #[default]
    None,
}

/// Whom one may go down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listed {
    /// Who is in the denominator and not in the numerator.
    Missing,
    /// Who is in the numerator.
    Counted,
}

/// What a report said of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// `2023`.
    pub period: String,
    /// In the unit of the indicator, as text.
    pub value: String,
    /// What is said beside it.
    #[serde(default)]
    pub note: String,
}

/// An indicator as a pack states it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable identifier.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// Under which heading it stands.
    pub group: String,
    /// How it is shown.
    pub unit: Unit,
    /// What it means, for a leader.
    pub meaning: String,
    /// 口径: what the data can say, and what not.
    #[serde(default)]
    pub basis: String,
    /// Where it comes from.
    pub source: String,
    /// Which way is good.
    #[serde(default)]
    pub direction: Direction,
    /// What should be reached, in the unit.
    pub target: Option<String>,
    /// Beyond this there is a warning, in the unit.
    pub warning: Option<String>,
    /// Whom one may go down to.
    pub people: Option<Listed>,
    /// What is counted.
    pub numerator: Side,
    /// Of what; for ratios.
    pub denominator: Option<Side>,
    /// What reports said.
    #[serde(default)]
    pub published: Vec<Published>,
}

impl Indicator {
    /// A text in the unit as a whole number: parts of a million, fen, or pieces.
    ///
    /// # Errors
    /// What is wrong with it, in Chinese.
    pub fn scaled(&self, text: &str) -> Result<i64, String> {
        match self.unit {
            Unit::Percent => Rate::parse_percent(text).map(|it| it.0).map_err(|it| it.to_string()),
            Unit::Yuan | Unit::YuanEach => Fen::parse_yuan(text).map(|it| it.0).map_err(|it| it.to_string()),
            Unit::People | Unit::Visits | Unit::Rows => {
                text.replace(',', "").parse().map_err(|_| format!("“{text}”不是整数"))
            }
        }
    }

    /// The target as a whole number.
    #[must_use]
    pub fn target(&self) -> Option<i64> {
        self.scaled(self.target.as_deref()?).ok()
    }

    /// The warning line as a whole number.
    #[must_use]
    pub fn warning(&self) -> Option<i64> {
        self.scaled(self.warning.as_deref()?).ok()
    }

    /// Changes when what is counted or listed changes.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let text = format!("{:?} {:?} {:?}", self.numerator, self.denominator, self.people);
        ledger::Hash::of_texts(&[&text]).to_string()[..16].to_owned()
    }
}

fn yuan<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Fen>, D::Error> {
    let text = String::deserialize(from)?;
    Fen::parse_yuan(&text).map(Some).map_err(serde::de::Error::custom)
}

fn percent<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Rate>, D::Error> {
    let text = String::deserialize(from)?;
    Rate::parse_percent(&text).map(Some).map_err(serde::de::Error::custom)
}
