//! The words rules are written in: facts, meters, pots, payers, conditions.

/// Index of a fact in [`Pack::facts`].
pub type FactId = usize;

/// Index of a meter in [`Pack::meters`].
pub type MeterId = usize;

/// Index of a payer in [`Pack::payers`].
pub type PayerId = usize;

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// What it can be.
    pub kind: FactKind,
}

/// What a fact can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// One of a closed set.
    Closed {
        /// The set, in order (for identities the order of preference).
        values: Vec<String>,
        /// Index of the value taken when a bill does not say.
        default: Option<usize>,
    },
    /// A whole number; taken from a counting meter (+1) when the bill does not say.
    Number {
        /// The counting meter.
        from_meter: Option<MeterId>,
        /// Taken when a bill does not say and there is no counting meter.
        default: Option<i64>,
    },
    /// An amount given with the bill, in fen; zero when absent and without default.
    Amount {
        /// Taken when a bill does not say.
        default: i64,
    },
}

/// An accumulator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// When it starts again from zero.
    pub period: Period,
    /// Whether the household shares it.
    pub household: bool,
    /// Set for a meter that counts visits: which ones.
    pub counts: Option<When>,
}

/// When a meter starts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Every day.
    Day,
    /// Every calendar month.
    Month,
    /// Every calendar quarter.
    Quarter,
    /// Every benefit year.
    Year,
    /// Never.
    Life,
}

/// A part of a bill gathered from lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pot {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// Which of the five parts it is a part of.
    pub of: Part,
    /// Which lines.
    pub lines: LineFilter,
}

/// The five parts every bill has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Part {
    /// 总费用
    Total,
    /// 全自费
    OutOfScope,
    /// 超限价
    OverLimit,
    /// 先行自付
    Prepaid,
    /// 政策范围内
    Eligible,
}

/// Identifiers of [`Part`], in the order of its variants.
pub const PART_IDS: [&str; 5] = ["total", "out_of_scope", "over_limit", "prepaid", "eligible"];

/// Which fee lines: empty lists mean any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineFilter {
    /// 甲 / 乙 / 丙
    pub class: Vec<String>,
    /// 药品 / 诊疗 / 耗材
    pub kind: Vec<String>,
    /// Marks, any of them.
    pub tag: Vec<String>,
}

/// A payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// What kind of payer.
    pub kind: PayerKind,
    /// Code in settlement messages.
    pub code: String,
}

/// Kinds of payers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayerKind {
    /// A public fund.
    Fund,
    /// An insurance company.
    Insurer,
    /// The hospital.
    Hospital,
    /// The government.
    Government,
    /// A personal account.
    Account,
    /// The person.
    Person,
}

impl PayerKind {
    /// The word used in packs and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            PayerKind::Fund => "fund",
            PayerKind::Insurer => "insurer",
            PayerKind::Hospital => "hospital",
            PayerKind::Government => "government",
            PayerKind::Account => "account",
            PayerKind::Person => "person",
        }
    }
}

/// A condition over facts: all of `all` hold, and not all of `unless` (when there are any).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// Tests that must hold.
    pub all: Vec<Test>,
    /// Tests of which one at least must fail.
    pub unless: Vec<Test>,
}

/// A test of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The fact.
    pub fact: FactId,
    /// What it may be.
    pub allowed: Allowed,
}

/// Values that a test allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// Indices of closed values.
    Values(Vec<usize>),
    /// Ranges of numbers, both ends included.
    Ranges(Vec<(i64, i64)>),
}
