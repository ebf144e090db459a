//! A compiled situation: the layers that apply, with every rule looked up, as plain integers.
//!
//! A program knows no text and no names; [`crate::compile`] makes it, [`crate::run`] runs it.

use crate::run::Quick;
use base::Rounding;
use policy::model::{BandsFrom, LayerId, MeterId, PayerId, PayerKind, Span};

/// Index of a value in the table of pots that a run keeps.
pub type PotId = u16;

/// What to do for one situation, in order.
#[derive(Debug, Default)]
pub struct Program {
    /// Layers and named amounts in order.
    pub ops: Vec<Op>,
    /// Number of pots a run needs.
    pub pots: usize,
    /// Pre-paid rules whose condition holds, whatever their dates.
    pub prepaid: Vec<PrepaidRule>,
    /// Meters that count this visit.
    pub counts: Vec<MeterId>,
    /// Why nothing may be decided: missing or contradictory rules.
    pub problems: Vec<String>,
    /// Whether any layer or named amount applies.
    pub applies: bool,
    /// Index of the level fact's value, for price limits.
    pub level: Option<usize>,
}

/// A pre-paid rule with its index in the pack.
#[derive(Debug)]
pub struct PrepaidRule {
    /// Index in `Pack::prepaid`.
    pub index: usize,
    /// When in force, by the day of the line.
    pub span: Span,
    /// The share, in parts of a million.
    pub share: i64,
    /// Whether it beats the catalogue's share.
    pub over_catalogue: bool,
    /// Rules that give way where this one applies, by index in `Pack::prepaid`.
    pub beats: Vec<usize>,
}

/// One step of a program.
#[derive(Debug)]
pub enum Op {
    /// A layer.
    Layer(Box<LayerOp>),
    /// A named amount.
    Amount(Box<AmountOp>),
}

/// A layer with its rules looked up.
#[derive(Debug)]
pub struct LayerOp {
    /// Index in `Pack::layers`.
    pub index: usize,
    /// Its name's index.
    pub layer: LayerId,
    /// First of its seven pots.
    pub out: usize,
    /// Payer.
    pub payer: PayerId,
    /// Kind of payer.
    pub kind: PayerKind,
    /// What enters.
    pub base: Sum,
    /// Applies only if.
    pub guard: Option<(Sum, i64, bool)>,
    /// Deductible.
    pub deductible: Option<Deductible>,
    /// Whether it is taken after the rate.
    pub deductible_after_rate: bool,
    /// Cost limits.
    pub cost_limits: Vec<Limit>,
    /// Whether they measure what lies above the deductible.
    pub cost_limit_above: bool,
    /// Rate or bands.
    pub rate: RatePlan,
    /// Rule of the rate.
    pub rate_rule: usize,
    /// Rules that adjust the rate.
    pub rate_adjusters: Vec<usize>,
    /// Where bands are counted from.
    pub bands_from: BandsFrom,
    /// Payment limits.
    pub pay_limits: Vec<Limit>,
    /// Floor.
    pub floor: Option<Num>,
    /// Meter of the year's sum.
    pub cumulative: Option<MeterId>,
    /// Meter of the position within bands.
    pub band_meter: Option<MeterId>,
    /// Rounding.
    pub round: Rounding,
    /// Alternatives: index of the last op of the same group, on its first op.
    pub group_end: Option<usize>,
    /// May be negative.
    pub signed: bool,
    /// The layer in short, when it has the usual shape.
    pub quick: Option<Quick>,
    /// Whether a rule of the layer may look at the layer's own results, which are then written as soon
    /// as they are known.
    pub looks_at_itself: bool,
}

/// A named amount.
#[derive(Debug)]
pub struct AmountOp {
    /// Index in `Pack::amounts`.
    pub index: usize,
    /// Its pot.
    pub out: usize,
    /// The value.
    pub value: Num,
    /// Rounding of a constant or linear value.
    pub round: Rounding,
    /// Who pays it to the person.
    pub pays: Option<PayerId>,
    /// May be negative.
    pub signed: bool,
    /// Applies only if.
    pub guard: Option<(Sum, i64, bool)>,
    /// A share of whole pots, when it is nothing but that: parts of a million, of what.
    pub quick: Option<(i64, Sum)>,
}

/// A deductible.
#[derive(Debug)]
pub struct Deductible {
    /// How much.
    pub value: Num,
    /// Meter when it is taken once a period.
    pub meter: Option<MeterId>,
    /// Most that a period may take, with its meter.
    pub limit: Option<(Num, MeterId)>,
}

/// A limit.
#[derive(Debug)]
pub struct Limit {
    /// How much.
    pub value: Num,
    /// Over which meter; this visit alone when none.
    pub meter: Option<MeterId>,
}

/// A number: fixed, or worked out in the run, with the rules it comes from.
#[derive(Debug)]
pub struct Num {
    /// How to get it.
    pub value: NumKind,
    /// Rule (index in `Pack::rules`; `usize::MAX` for none).
    pub rule: usize,
    /// Rules that adjust it.
    pub adjusters: Vec<usize>,
}

/// How to get a number.
#[derive(Debug)]
pub enum NumKind {
    /// Fixed.
    Const(i64),
    /// No limit.
    Unlimited,
    /// Worked out.
    Formula(Box<Formula>),
}

/// A formula and adjustments of its result.
#[derive(Debug)]
pub struct Formula {
    /// The formula.
    pub shape: Shape,
    /// What is done to the result, in order.
    pub adjust: Vec<(policy::model::Action, Shape)>,
}

/// Shapes of formulas.
#[derive(Debug)]
pub enum Shape {
    /// A constant.
    Const(i64),
    /// A share of a sum.
    Share {
        /// Parts of a million.
        share: i64,
        /// Of what.
        of: Sum,
        /// Times a number fact.
        times: Option<usize>,
        /// Divided by.
        divided_by: i64,
        /// Lower bound.
        at_least: Option<i64>,
        /// Upper bound.
        at_most: Option<i64>,
        /// Rounding.
        round: Rounding,
    },
    /// Linear in a number fact.
    Linear {
        /// Base.
        base: i64,
        /// Step.
        step: i64,
        /// Whether the step is a share of the base.
        step_of_base: bool,
        /// The fact.
        per: usize,
        /// Where counting starts.
        counted_from: i64,
        /// Lower bound.
        at_least: Option<i64>,
        /// Upper bound.
        at_most: Option<i64>,
    },
}

/// How the rate is found.
#[derive(Debug)]
pub enum RatePlan {
    /// One fixed rate.
    Flat(i64),
    /// Fixed bands: upper edge (`i64::MAX` for none) and rate.
    Bands(Vec<(i64, i64)>),
    /// Worked out in the run.
    Formula(Num),
}

/// A sum of pots.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// Pots that are added whole.
    pub plus: Vec<PotId>,
    /// Pots that are taken off whole.
    pub minus: Vec<PotId>,
    /// Pots with another coefficient, in parts of a million.
    pub scaled: Vec<(PotId, i64)>,
    /// A constant, in fen.
    pub constant: i64,
    /// What the constant has beyond whole fen, in millionths.
    pub fraction: i64,
    /// Coefficient of what is left to pay, in parts of a million.
    pub rest: i64,
    /// Meters with their coefficient in parts of a million; `true` for the previous period.
    pub meters: Vec<(MeterId, i64, bool)>,
    /// Whether it adds and takes off nothing but whole pots: then nothing has to be rounded.
    pub is_plain: bool,
}

impl Sum {
    /// Notes whether the sum is plain, once its terms are known.
    #[must_use]
    pub fn noted(mut self) -> Sum {
        let is_whole = self.fraction == 0 && (self.rest == 0 || self.rest == base::PPM);
        self.is_plain = is_whole && self.scaled.is_empty() && self.meters.is_empty();
        self
    }
}

impl LayerOp {
    /// Whether any number of the layer is worked out in the run.
    #[must_use]
    pub fn has_formulas(&self) -> bool {
        let is_formula = |it: &Num| matches!(it.value, NumKind::Formula(_));
        let deductible =
            self.deductible.iter().flat_map(|it| [Some(&it.value), it.limit.as_ref().map(|it| &it.0)]);
        let limits = self.cost_limits.iter().chain(&self.pay_limits).map(|it| Some(&it.value));
        let numbers = deductible.chain(limits).chain([self.floor.as_ref()]);
        numbers.flatten().any(is_formula) || matches!(self.rate, RatePlan::Formula(_))
    }
}
