//! A region pack after reading: names are resolved to indices, numbers to integers.

use base::{Day, Rounding};

/// Index of a fact in [`Pack::facts`].
pub type FactId = usize;
/// Index of a meter in [`Pack::meters`].
pub type MeterId = usize;
/// Index of a payer in [`Pack::payers`].
pub type PayerId = usize;
/// Index of a layer's name in [`Pack::layer_ids`]; several [`Layer`]s may share it over time.
pub type LayerId = usize;
/// Index of a rule's identifier in [`Pack::rule_ids`].
pub type RuleId = usize;

/// Where something stands in the package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Path of the file within the pack, with the pack's own path in front.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
}

/// A region pack.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Identifier, equal to the folder's name.
    pub id: String,
    /// Name of the place.
    pub name: String,
    /// Code of the administrative region.
    pub region: String,
    /// Month and day on which the benefit year begins.
    pub benefit_year: (u8, u8),
    /// Which year a stay across years belongs to.
    pub cross_year: CrossYear,
    /// Facts that choose rules.
    pub facts: Vec<Fact>,
    /// Accumulators.
    pub meters: Vec<Meter>,
    /// Pots gathered from fee lines beyond the five built in.
    pub pots: Vec<Pot>,
    /// Payers.
    pub payers: Vec<Payer>,
    /// Instruments (文件).
    pub instruments: Vec<Instrument>,
    /// Names of layers.
    pub layer_ids: Vec<String>,
    /// Identifiers of rules; [`Rule::number`] points here.
    pub rule_ids: Vec<String>,
    /// Identifiers of indices.
    pub index_ids: Vec<String>,
    /// Identifiers of named amounts.
    pub amount_ids: Vec<String>,
    /// Layers, over time.
    pub layers: Vec<Layer>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Named amounts.
    pub amounts: Vec<NamedAmount>,
    /// Pre-paid shares of fee lines.
    pub prepaid: Vec<Prepaid>,
    /// Published indices.
    pub indices: Vec<Index>,
    /// Catalogue rows.
    pub catalogue: Vec<crate::catalogue::Item>,
    /// Worked cases.
    pub cases: Vec<crate::case_file::Case>,
    /// Clauses that something cites: instrument and index of the clause. What could not be read whole
    /// still cites its clause, so that one fault makes one finding.
    pub cited: std::collections::BTreeSet<(usize, usize)>,
    /// Layers of which a part could not be read; whether they have gaps cannot be said.
    pub unread_layers: std::collections::BTreeSet<LayerId>,
}

/// Which benefit year a stay across two years belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CrossYear {
    /// The year of discharge.
    #[default]
    Discharge,
    /// The year of admission.
    Admission,
    /// Lines are split by year into two settlements.
    Split,
}

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

/// One instrument: a published notice with its clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instrument {
    /// Identifier, equal to the folder's name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Number of the notice.
    pub number: String,
    /// Issuer.
    pub issuer: String,
    /// First day in force.
    pub effective: Option<Day>,
    /// Where it was published.
    pub source: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// Headings of notes.md.
    pub note_anchors: Vec<String>,
    /// The text of notes.md.
    pub notes: String,
    /// Path of document.md.
    pub file: String,
}

/// One clause (条).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clause {
    /// `第七条`.
    pub id: String,
    /// Its paragraphs (款).
    pub paragraphs: Vec<String>,
    /// Why it has no rule, when it says so.
    pub no_rule: Option<String>,
    /// Line of its heading.
    pub line: usize,
}

/// A citation: instrument and clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// Index in [`Pack::instruments`].
    pub instrument: usize,
    /// `第七条第一款`.
    pub clause: String,
}

/// First and last day (both included) on which something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

impl Span {
    /// Whether the day lies within.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Span) -> bool {
        self.from <= other.until && other.from <= self.until
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

/// A published index.
#[derive(Debug, Clone)]
pub struct Index {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The law.
    pub citation: Citation,
    /// Dated values in fen.
    pub values: Vec<(Span, i64)>,
    /// Whether something of it is an assumption.
    pub assumed: bool,
    /// Heading of the note that explains it; empty when there is none.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

impl Pack {
    /// The fact with this identifier.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|it| it.id == id)
    }

    /// The meter with this identifier.
    #[must_use]
    pub fn meter(&self, id: &str) -> Option<MeterId> {
        self.meters.iter().position(|it| it.id == id)
    }

    /// The payer with this identifier.
    #[must_use]
    pub fn payer(&self, id: &str) -> Option<PayerId> {
        self.payers.iter().position(|it| it.id == id)
    }

    /// `示例医保发〔2024〕17号第七条`.
    #[must_use]
    pub fn cite(&self, citation: &Citation) -> String {
        let instrument = &self.instruments[citation.instrument];
        let label = if instrument.number.is_empty() { &instrument.title } else { &instrument.number };
        format!("{label}{}", citation.clause)
    }
}
