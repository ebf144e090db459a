//! Rules and the forms their values take.

use base::Rounding;

use super::{Citation, FactId, LayerId, MeterId, Part, Place, Slot, Span, When};

/// Index of a rule's identifier in [`Pack::rule_ids`].
pub type RuleId = usize;

/// What a rule sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sets {
    /// 起付线
    Deductible,
    /// 周期内起付合计上限
    DeductibleLimit,
    /// 支付比例（含分段）
    Rate,
    /// 费用限额
    CostLimit,
    /// 支付限额
    PayLimit,
    /// 保底
    Floor,
}

impl Sets {
    /// The word used in packs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Sets::Deductible => "deductible",
            Sets::DeductibleLimit => "deductible_limit",
            Sets::Rate => "rate",
            Sets::CostLimit => "cost_limit",
            Sets::PayLimit => "pay_limit",
            Sets::Floor => "floor",
        }
    }
}

/// How a rule acts on its slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Gives the value.
    Set,
    /// Adds to it.
    Plus,
    /// Multiplies it (parts of a million).
    Times,
    /// Multiplies the person's share (1 − rate).
    SelfTimes,
    /// Holds it down.
    AtMost,
    /// Holds it up.
    AtLeast,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Index of the identifier in [`Pack::rule_ids`].
    pub number: RuleId,
    /// Identifier.
    pub id: String,
    /// The layer it belongs to.
    pub layer: LayerId,
    /// The slot.
    pub sets: Sets,
    /// The meter of the slot.
    pub meter: Option<MeterId>,
    /// What it does to the slot.
    pub action: Action,
    /// Order among adjustments.
    pub order: i64,
    /// The law.
    pub citation: Citation,
    /// When in force.
    pub span: Span,
    /// Whom and what it concerns.
    pub when: When,
    /// Rules that give way where this one applies.
    pub overrides: Vec<RuleId>,
    /// The value.
    pub value: RuleValue,
    /// Whether the value is an assumption.
    pub assumed: bool,
    /// Why an odd value is right.
    pub plausible: Option<String>,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// What to call it for people; empty when there is nothing to add.
    pub label: String,
    /// For an adjustment: what it does, in Chinese words (`加 10个百分点`).
    pub words: String,
    /// Where it stands.
    pub place: Place,
}

/// A value, possibly by table.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleValue {
    /// One value.
    One(Cell),
    /// Rows over facts.
    Table {
        /// Rows.
        rows: Vec<(When, Cell)>,
    },
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number or formula.
    Form(Form),
    /// Bands, lowest first; the last one has no upper edge.
    Bands(Vec<Band>),
}

/// A band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Upper edge in fen.
    pub up_to: Option<i64>,
    /// Rate in parts of a million.
    pub rate: i64,
}

/// A number or formula. Amounts in fen, rates in parts of a million.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A constant.
    Const(i64),
    /// No limit.
    Unlimited,
    /// A share of an amount.
    Share {
        /// Parts of a million.
        share: i64,
        /// Of what.
        of: Expr,
        /// Times a number fact.
        times: Option<FactId>,
        /// Divided by.
        divided_by: i64,
        /// Bounds, in fen.
        at_least: Option<i64>,
        /// Bounds, in fen.
        at_most: Option<i64>,
        /// Rounding of the result.
        round: Rounding,
    },
    /// Linear in a number fact.
    Linear {
        /// Value at `counted_from`.
        base: i64,
        /// Change per unit: absolute, or parts of a million of `base`.
        step: i64,
        /// Whether `step` is a share of `base`.
        step_of_base: bool,
        /// The fact.
        per: FactId,
        /// Where counting starts.
        counted_from: i64,
        /// Lower bound.
        at_least: Option<i64>,
        /// Upper bound.
        at_most: Option<i64>,
    },
}

/// A sum of pots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expr {
    /// Its terms.
    pub terms: Vec<Term>,
    /// As written.
    pub text: String,
}

/// A term of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Coefficient in parts of a million, with sign.
    pub coef: i64,
    /// What.
    pub what: Ref,
}

/// What a term names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ref {
    /// A literal amount in fen.
    Literal(i64),
    /// One of the five parts.
    Part(Part),
    /// A pot of the pack.
    Pot(usize),
    /// Total minus what payers have paid so far.
    Rest,
    /// A result of a layer.
    Layer(LayerId, Slot),
    /// An amount fact.
    Fact(FactId),
    /// A named amount (index among names).
    Amount(usize),
    /// An index.
    Index(usize),
    /// A meter before this layer.
    Meter(MeterId),
    /// A meter's value in the previous period.
    MeterLast(MeterId),
    /// A rule's constant.
    Rule(RuleId),
}
