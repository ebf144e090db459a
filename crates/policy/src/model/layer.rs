//! Layers of a settlement, named amounts, pre-paid shares.

use base::Rounding;

use super::{Citation, Expr, LineFilter, MeterId, PayerId, Place, RuleValue, Span, When};

/// Index of a layer's name in [`Pack::layer_ids`]; several [`Layer`]s may share it over time.
pub type LayerId = usize;

/// A layer over a period.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Which layer.
    pub id: LayerId,
    /// Chinese name.
    pub name: String,
    /// Who pays.
    pub payer: PayerId,
    /// Order among layers and named amounts.
    pub order: i64,
    /// The law.
    pub citation: Citation,
    /// When in force.
    pub span: Span,
    /// Whom and what it concerns.
    pub when: When,
    /// What enters.
    pub base: Expr,
    /// The same in Chinese words, for those who read a decision.
    pub base_words: String,
    /// Whether bands are counted from zero.
    pub bands_from: Option<BandsFrom>,
    /// Whether the deductible is taken after the rate.
    pub deductible_after_rate: bool,
    /// Whether the cost limit measures what lies above the deductible.
    pub cost_limit_above_deductible: bool,
    /// Meter of the year's sum when the layer is worked out on it.
    pub cumulative: Option<MeterId>,
    /// Meter that gives the position within the bands.
    pub band_meter: Option<MeterId>,
    /// Rounding of what is paid.
    pub round: Rounding,
    /// Slots that need not be filled.
    pub optional: Vec<String>,
    /// Alternatives of which the best-paying one counts.
    pub group: Option<String>,
    /// Whether amounts may be negative.
    pub signed: bool,
    /// Applies only when a sum lies on one side of an amount.
    pub guard: Option<Guard>,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// Whether something of it is an assumption.
    pub assumed: bool,
    /// Where it stands.
    pub place: Place,
}

/// A condition on an amount that is known only while deciding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The sum that is looked at.
    pub of: Expr,
    /// The amount, in fen.
    pub than: i64,
    /// `true`: only when the sum is greater; `false`: only when it is not.
    pub over: bool,
}

/// Where bands are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandsFrom {
    /// From zero: the deductible shortens the first band.
    Zero,
    /// From the deductible upwards.
    Deductible,
}

/// Results of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Slot {
    /// 基数
    Base,
    /// 实扣起付
    Deductible,
    /// 超费用限额
    Over,
    /// 按比例自付
    SelfPaid,
    /// 限额少付
    Cut,
    /// 支付
    Paid,
    /// 基数减支付
    Left,
}

/// Identifiers of [`Slot`], in the order of its variants.
pub const SLOT_IDS: [&str; 7] = ["base", "deductible", "over", "self", "cut", "paid", "left"];

/// A named amount.
#[derive(Debug, Clone)]
pub struct NamedAmount {
    /// Index of its name among distinct names (versions share it).
    pub name_id: usize,
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// Order among layers and named amounts.
    pub order: i64,
    /// The law.
    pub citation: Citation,
    /// When in force.
    pub span: Span,
    /// Whom it concerns.
    pub when: When,
    /// The value.
    pub value: RuleValue,
    /// Rounding.
    pub round: Rounding,
    /// Payer that pays it to the person.
    pub pays: Option<PayerId>,
    /// Whether it may be negative.
    pub signed: bool,
    /// Applies only when a sum lies on one side of an amount.
    pub guard: Option<Guard>,
    /// Whether it is an assumption.
    pub assumed: bool,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// A pre-paid share of fee lines.
#[derive(Debug, Clone)]
pub struct Prepaid {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The law.
    pub citation: Citation,
    /// When in force (by the day of the line).
    pub span: Span,
    /// Whom it concerns.
    pub when: When,
    /// Which lines.
    pub lines: LineFilter,
    /// The share, in parts of a million.
    pub share: i64,
    /// Whether it beats the catalogue's share.
    pub over_catalogue: bool,
    /// Rules that give way where this one applies (by identifier).
    pub overrides: Vec<String>,
    /// Whether it is an assumption.
    pub assumed: bool,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}
