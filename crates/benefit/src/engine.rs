//! A region pack, ready to decide bills: programs are compiled when a situation first occurs, and kept.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock, RwLock};

use base::{Day, Findings};
use policy::Pack;
use policy::model::{Allowed, FactId, FactKind, Period, RuleValue, Test};
use rustc_hash::FxHashMap;

use crate::compile::{compile, input_pots};
use crate::lines::{Catalogue, day_number};
use crate::program::Program;
use crate::run::{MISSING, Tracer, Workspace, run};

/// Programs of an epoch live in a plain table up to this many situations, in a map beyond.
const DENSE: usize = 1 << 18;

/// A pack, compiled.
#[derive(Debug)]
pub struct Engine {
    pack: Pack,
    catalogue: Catalogue,
    epochs: Vec<Epoch>,
    /// First days of the epochs, as numbers.
    starts: Vec<u32>,
    blank: Workspace,
    identity: Option<FactId>,
    looks_back: Vec<bool>,
    /// Number facts that a meter counts.
    counted: Vec<(FactId, usize)>,
    /// Programs by what they do: situations that differ in nothing share one, which keeps few programs
    /// in the processor's caches.
    known: RwLock<FxHashMap<String, Arc<Program>>>,
}

/// Days on which nothing changes.
#[derive(Debug)]
struct Epoch {
    from: Day,
    axes: Vec<Axis>,
    dense: Vec<OnceLock<Arc<Program>>>,
    sparse: RwLock<FxHashMap<Vec<u64>, Arc<Program>>>,
}

/// A fact that rules of the epoch look at.
#[derive(Debug)]
struct Axis {
    fact: FactId,
    /// For numbers: first value of each bucket after the first.
    cuts: Vec<i64>,
    size: u64,
}

/// A program, kept by the engine or shared.
#[derive(Debug)]
pub enum ProgramRef<'a> {
    /// Kept in the epoch's table.
    Kept(&'a Program),
    /// From the map of rare situations.
    Shared(Arc<Program>),
}

impl std::ops::Deref for ProgramRef<'_> {
    type Target = Program;
    #[inline]
    fn deref(&self) -> &Program {
        match self {
            ProgramRef::Kept(program) => program,
            ProgramRef::Shared(program) => program,
        }
    }
}

impl Engine {
    /// Compiles a pack that has been loaded without errors.
    ///
    /// # Errors
    /// The findings of a pack that may not be used.
    pub fn new(pack: Pack, findings: Findings) -> Result<Engine, Findings> {
        if !findings.is_usable() {
            return Err(findings);
        }
        let mut starts = BTreeSet::from([Day::MIN]);
        let spans = pack.layers.iter().map(|it| it.span);
        let spans =
            spans.chain(pack.rules.iter().map(|it| it.span)).chain(pack.amounts.iter().map(|it| it.span));
        let spans = spans.chain(pack.indices.iter().flat_map(|it| it.values.iter().map(|(span, _)| *span)));
        for span in spans {
            starts.insert(span.from);
            if span.until < Day::MAX {
                starts.insert(span.until.plus_days(1));
            }
        }
        let numbers = starts.iter().copied().map(day_number).collect();
        let epochs = starts.into_iter().map(|from| Epoch::new(&pack, from)).collect();
        let catalogue = Catalogue::new(&pack);
        let mut pots = vec![0; input_pots(&pack) + 64];
        for (index, fact) in pack.facts.iter().enumerate() {
            if let FactKind::Amount { default } = fact.kind {
                pots[5 + pack.pots.len() + index] = default;
            }
        }
        let blank = Workspace {
            pots,
            used: vec![0; pack.meters.len()],
            last: vec![0; pack.meters.len()],
            balances: vec![0; pack.payers.len()],
            facts: vec![MISSING; pack.facts.len()],
            ..Workspace::default()
        };
        let identity = pack.fact("identity");
        let looks_back = pack.meters.iter().map(|meter| looks_back(&pack, &meter.id)).collect();
        let from_meter = |(fact, it): (FactId, &policy::model::Fact)| match it.kind {
            FactKind::Number { from_meter, .. } => from_meter.map(|meter| (fact, meter)),
            FactKind::Closed { .. } | FactKind::Amount { .. } => None,
        };
        let counted = pack.facts.iter().enumerate().filter_map(from_meter).collect();
        Ok(Engine {
            pack,
            catalogue,
            epochs,
            starts: numbers,
            blank,
            identity,
            looks_back,
            counted,
            known: RwLock::default(),
        })
    }

    /// The pack.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The catalogue, compiled.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The fact of identities, of which a person may have several.
    pub(crate) fn identity(&self) -> Option<FactId> {
        self.identity
    }

    /// What a workspace holds before a bill.
    pub(crate) fn blank(&self) -> &Workspace {
        &self.blank
    }

    /// Number facts that a meter counts, with the meter.
    pub(crate) fn counted(&self) -> &[(FactId, usize)] {
        &self.counted
    }

    /// For each meter, whether any rule looks at its previous period.
    pub(crate) fn looks_back(&self) -> &[bool] {
        &self.looks_back
    }

    /// An empty workspace for this pack.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        let mut workspace = Workspace::default();
        self.clear(&mut workspace);
        workspace
    }

    /// Empties a workspace: no facts, no meters, no balances, nothing on the bill.
    pub fn clear(&self, workspace: &mut Workspace) {
        workspace.pots.clone_from(&self.blank.pots);
        workspace.used.clone_from(&self.blank.used);
        workspace.last.clone_from(&self.blank.last);
        workspace.balances.clone_from(&self.blank.balances);
        workspace.facts.clone_from(&self.blank.facts);
        workspace.rest = 0;
    }

    /// The key of the period that `day` belongs to for a meter: `2024`, `2024-03`, `2024Q1`,
    /// `2024-03-01` or `life`. A benefit year is named after the calendar year it begins in.
    #[must_use]
    pub fn period_key(&self, meter: usize, day: Day) -> String {
        match self.pack.meters[meter].period {
            Period::Day => day.to_string(),
            Period::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Period::Quarter => format!("{:04}Q{}", day.year(), day.month().div_ceil(3)),
            Period::Year => format!("{:04}", self.benefit_year(day)),
            Period::Life => "life".to_owned(),
        }
    }

    /// The same key as a number, for memory.
    #[must_use]
    pub fn period_number(&self, meter: usize, day: Day) -> i32 {
        let month = i32::from(day.month());
        match self.pack.meters[meter].period {
            Period::Day => day.year() * 10_000 + month * 100 + i32::from(day.day_of_month()),
            Period::Month => day.year() * 12 + month,
            Period::Quarter => day.year() * 4 + (month + 2) / 3,
            Period::Year => self.benefit_year(day),
            Period::Life => 0,
        }
    }

    /// A day in the period before, for meters whose previous period rules look at.
    #[must_use]
    pub fn previous_period_day(&self, meter: usize, day: Day) -> Option<Day> {
        let first = |year: i32, month: u8| {
            i16::try_from(year).ok().zip(i8::try_from(month).ok()).and_then(|(y, m)| Day::new(y, m, 1).ok())
        };
        match self.pack.meters[meter].period {
            Period::Day => Some(day.plus_days(-1)),
            Period::Month => first(day.year(), day.month()).map(|it| it.plus_days(-1)),
            Period::Quarter => first(day.year(), (day.month() - 1) / 3 * 3 + 1).map(|it| it.plus_days(-1)),
            Period::Year => {
                let (month, start) = self.pack.benefit_year;
                let begin = first(self.benefit_year(day), month)?;
                Some(begin.plus_days(i32::from(start) - 2))
            }
            Period::Life => None,
        }
    }

    /// The benefit year a day lies in, named after the calendar year it begins in.
    #[must_use]
    pub fn benefit_year(&self, day: Day) -> i32 {
        let before = (day.month(), day.day_of_month()) < self.pack.benefit_year;
        day.year() - i32::from(before)
    }

    /// The program for the facts in `workspace` on `day`.
    ///
    /// # Errors
    /// Facts that rules look at but the bill does not give.
    #[inline]
    pub fn program(&self, day: Day, workspace: &Workspace) -> Result<ProgramRef<'_>, Vec<FactId>> {
        let epoch = self.epoch(day);
        let mut key = 0_u64;
        for axis in &epoch.axes {
            let Some(bucket) = axis.bucket(workspace.facts[axis.fact]) else {
                return Err(epoch.missing(workspace));
            };
            key = key.wrapping_mul(axis.size).wrapping_add(bucket);
        }
        let index = usize::try_from(key).unwrap_or(usize::MAX);
        match epoch.dense.get(index) {
            Some(slot) => Ok(ProgramRef::Kept(slot.get_or_init(|| self.compile(epoch, workspace)))),
            None => Ok(ProgramRef::Shared(self.sparse(epoch, workspace))),
        }
    }

    /// Rare: an epoch with more situations than the plain table holds.
    #[cold]
    fn sparse(&self, epoch: &Epoch, workspace: &Workspace) -> Arc<Program> {
        let key: Vec<u64> = epoch.axes.iter().filter_map(|it| it.bucket(workspace.facts[it.fact])).collect();
        if let Some(known) = epoch.sparse.read().ok().and_then(|it| it.get(&key).cloned()) {
            return known;
        }
        let program = self.compile(epoch, workspace);
        if let Ok(mut map) = epoch.sparse.write() {
            map.insert(key, Arc::clone(&program));
        }
        program
    }

    fn compile(&self, epoch: &Epoch, workspace: &Workspace) -> Arc<Program> {
        let situation: Vec<Option<i64>> =
            workspace.facts.iter().map(|value| (*value != MISSING).then_some(*value)).collect();
        let program = compile(&self.pack, epoch.from, &situation);
        let text = format!("{program:?}");
        match self.known.write() {
            Ok(mut known) => Arc::clone(known.entry(text).or_insert_with(|| Arc::new(program))),
            Err(_) => Arc::new(program),
        }
    }

    fn epoch(&self, day: Day) -> &Epoch {
        let day = day_number(day);
        let after = self.starts.iter().filter(|it| **it <= day).count();
        &self.epochs[after.saturating_sub(1)]
    }

    /// Runs a program; the workspace holds the bill on entry and the results on return.
    pub fn run<T: Tracer>(&self, program: &Program, workspace: &mut Workspace, tracer: &mut T) {
        run(program, workspace, tracer);
    }
}

/// Whether any expression of the pack names the meter's previous period.
fn looks_back(pack: &Pack, meter: &str) -> bool {
    let wanted = format!("meter.{meter}.last");
    let in_value = |value: &RuleValue| format!("{value:?}").contains(&wanted);
    pack.layers.iter().any(|it| it.base.text.contains(&wanted))
        || pack.rules.iter().any(|it| in_value(&it.value))
        || pack.amounts.iter().any(|it| in_value(&it.value))
}

impl Epoch {
    fn new(pack: &Pack, from: Day) -> Epoch {
        let mut tests: Vec<&Test> = Vec::new();
        let active = |span: &policy::model::Span| span.contains(from);
        for layer in pack.layers.iter().filter(|it| active(&it.span)) {
            tests.extend(layer.when.facts());
        }
        for rule in pack.rules.iter().filter(|it| active(&it.span)) {
            tests.extend(rule.when.facts());
            tests.extend(row_tests(&rule.value));
        }
        for amount in pack.amounts.iter().filter(|it| active(&it.span)) {
            tests.extend(amount.when.facts());
            tests.extend(row_tests(&amount.value));
        }
        // Pre-paid rules follow the day of the line, so those of every day count.
        tests.extend(pack.prepaid.iter().flat_map(|it| it.when.facts()));
        tests.extend(pack.meters.iter().filter_map(|it| it.counts.as_ref()).flat_map(|it| it.facts()));
        let mut facts: BTreeSet<FactId> = tests.iter().map(|it| it.fact).collect();
        if pack.catalogue.iter().any(|it| !it.price_limits.is_empty()) {
            facts.extend(pack.fact("level"));
        }
        let axes: Vec<Axis> = facts.into_iter().map(|fact| Axis::new(pack, fact, &tests)).collect();
        let size = axes.iter().try_fold(1_u64, |size, axis| size.checked_mul(axis.size));
        let size = size.and_then(|it| usize::try_from(it).ok()).filter(|it| *it <= DENSE).unwrap_or(0);
        let mut dense = Vec::new();
        dense.resize_with(size, OnceLock::new);
        Epoch { from, axes, dense, sparse: RwLock::default() }
    }
}

impl Epoch {
    /// Facts that rules look at and the bill does not give (or gives a value that it cannot have).
    #[cold]
    fn missing(&self, workspace: &Workspace) -> Vec<FactId> {
        let is_missing = |it: &&Axis| it.bucket(workspace.facts[it.fact]).is_none();
        self.axes.iter().filter(is_missing).map(|it| it.fact).collect()
    }
}

fn row_tests(value: &RuleValue) -> Vec<&Test> {
    match value {
        RuleValue::One(_) => Vec::new(),
        RuleValue::Table { rows } => rows.iter().flat_map(|(when, _)| when.facts()).collect(),
    }
}

impl Axis {
    fn new(pack: &Pack, fact: FactId, tests: &[&Test]) -> Axis {
        let mut cuts = BTreeSet::new();
        for test in tests.iter().filter(|it| it.fact == fact) {
            if let Allowed::Ranges(ranges) = &test.allowed {
                for (low, high) in ranges {
                    cuts.insert(*low);
                    if *high < i64::MAX {
                        cuts.insert(high + 1);
                    }
                }
            }
        }
        let cuts: Vec<i64> = cuts.into_iter().collect();
        let size = match &pack.facts[fact].kind {
            FactKind::Closed { values, .. } => values.len(),
            FactKind::Number { .. } | FactKind::Amount { .. } => cuts.len() + 1,
        };
        Axis { fact, cuts, size: u64::try_from(size).unwrap_or(u64::MAX).max(1) }
    }

    /// Position of a value on the axis; `None` when it is missing or there is no such value.
    #[inline]
    fn bucket(&self, value: i64) -> Option<u64> {
        if self.cuts.is_empty() {
            return u64::try_from(value).ok().filter(|it| *it < self.size);
        }
        let below = (value != MISSING).then(|| self.cuts.partition_point(|cut| *cut <= value))?;
        u64::try_from(below).ok()
    }
}
