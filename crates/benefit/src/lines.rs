//! Fee lines: which part of each is out of scope, over the price limit, pre-paid, eligible.

use base::{Day, PPM, Rounding, divide_rounded};
use policy::Pack;
use policy::model::{FactId, LineFilter, Pot, Span};
use rustc_hash::FxHashMap;

use crate::program::Program;
use crate::run::Workspace;

/// Class of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// 甲
    A,
    /// 乙
    B,
    /// 丙
    C,
}

impl Class {
    /// From the word of the catalogue.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Class> {
        match word {
            "甲" => Some(Class::A),
            "乙" => Some(Class::B),
            "丙" => Some(Class::C),
            _ => None,
        }
    }

    /// The word of the catalogue.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Class::A => "甲",
            Class::B => "乙",
            Class::C => "丙",
        }
    }
}

/// What the rules need to know of an item.
#[derive(Debug, Clone)]
pub struct ItemTerms {
    /// Class.
    pub class: Class,
    /// Pre-paid share in parts of a million, when known.
    pub prepaid: Option<i64>,
    /// Price limit per piece in fen by index of the level's value; the last one is for any level.
    pub price_limits: Vec<Option<i64>>,
    /// Largest quantity per visit in ten-thousandths.
    pub max_quantity_e4: Option<i64>,
    /// Restrictions: fact and the values allowed.
    pub only: Vec<(FactId, Vec<i64>)>,
    /// Pots that lines of this item go into, by index in the pack.
    pub pots: Vec<u16>,
    /// Pre-paid rules that match the item, by index in the pack.
    pub prepaid_rules: Vec<u16>,
    /// When these terms are in force.
    pub span: Span,
}

/// The pack's catalogue by code.
#[derive(Debug)]
pub struct Catalogue {
    codes: FxHashMap<Box<str>, u32>,
    /// Versions of each code, by date.
    versions: Vec<Vec<ItemTerms>>,
}

/// One fee line as the calculation sees it.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The item's terms on the day of the line.
    pub terms: &'a ItemTerms,
    /// Day of the line.
    pub on: Day,
    /// Amount in fen.
    pub amount: i64,
    /// Quantity in ten-thousandths.
    pub quantity_e4: i64,
}

/// How one line was split. All in fen; the four parts add up to the amount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineSplit {
    /// 全自费
    pub out_of_scope: i64,
    /// 超限价
    pub over_limit: i64,
    /// 先行自付
    pub prepaid: i64,
    /// 政策范围内
    pub eligible: i64,
    /// Pre-paid share in parts of a million.
    pub share: i64,
    /// Pre-paid rule (index in the pack) that gave the share.
    pub rule: Option<usize>,
    /// Why it is out of scope.
    pub reason: Reason,
}

/// Why a line, or a part of it, is out of scope or cannot be decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reason {
    /// It is not.
    #[default]
    None,
    /// Class 丙.
    ClassC,
    /// A restriction of the catalogue does not hold.
    Restricted,
    /// More than the quantity of a visit.
    Quantity,
    /// Class 乙 without a pre-paid share anywhere.
    NoShare,
    /// Two pre-paid rules contradict.
    Conflict,
}

impl Catalogue {
    /// Compiles the pack's catalogue.
    #[must_use]
    pub fn new(pack: &Pack) -> Catalogue {
        let mut catalogue = Catalogue { codes: FxHashMap::default(), versions: Vec::new() };
        let levels = level_values(pack);
        for item in &pack.catalogue {
            let limit = |level: &str| item.price_limits.get(level).copied();
            let mut price_limits: Vec<Option<i64>> = levels.iter().map(|it| limit(it)).collect();
            price_limits.push(limit(""));
            let only = item.only.iter().filter_map(|(fact, words)| {
                let fact = pack.fact(fact)?;
                Some((fact, allowed_values(pack, fact, words)))
            });
            let terms = ItemTerms {
                class: Class::from_word(&item.class).unwrap_or(Class::C),
                prepaid: item.prepaid,
                price_limits,
                max_quantity_e4: item.max_quantity_e4,
                only: only.collect(),
                pots: matching_pots(pack, &item.class, &item.kind, &item.tags),
                prepaid_rules: matching_prepaid(pack, &item.class, &item.kind, &item.tags),
                span: item.span,
            };
            let next = u32::try_from(catalogue.versions.len()).unwrap_or(u32::MAX);
            let index = *catalogue.codes.entry(item.code.as_str().into()).or_insert(next);
            if index == next {
                catalogue.versions.push(Vec::new());
            }
            catalogue.versions[index as usize].push(terms);
        }
        catalogue
    }

    /// The terms of a code on a day; `None` when the catalogue does not have it then.
    #[inline]
    #[must_use]
    pub fn find(&self, code: &str, on: Day) -> Option<&ItemTerms> {
        let versions = &self.versions[*self.codes.get(code)? as usize];
        match &versions[..] {
            [only] if only.span.contains(on) => Some(only),
            several => several.iter().find(|it| it.span.contains(on)),
        }
    }

    /// Whether the catalogue has the code on any day.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.codes.contains_key(code)
    }
}

fn level_values(pack: &Pack) -> &[String] {
    match pack.fact("level").map(|it| &pack.facts[it].kind) {
        Some(policy::model::FactKind::Closed { values, .. }) => values,
        _ => &[],
    }
}

fn allowed_values(pack: &Pack, fact: FactId, words: &[String]) -> Vec<i64> {
    let policy::model::FactKind::Closed { values, .. } = &pack.facts[fact].kind else { return Vec::new() };
    let index = |word: &String| values.iter().position(|it| it == word).and_then(|it| i64::try_from(it).ok());
    words.iter().filter_map(index).collect()
}

fn matches(filter: &LineFilter, class: &str, kind: &str, tags: &[String]) -> bool {
    let any = |list: &[String], word: &str| list.is_empty() || list.iter().any(|it| it == word);
    let tagged = filter.tag.is_empty() || filter.tag.iter().any(|it| tags.contains(it));
    any(&filter.class, class) && any(&filter.kind, kind) && tagged
}

/// Indices of the pack's pots that a line goes into.
pub fn matching_pots(pack: &Pack, class: &str, kind: &str, tags: &[String]) -> Vec<u16> {
    let of = |(index, pot): (usize, &Pot)| matches(&pot.lines, class, kind, tags).then_some(index);
    pack.pots.iter().enumerate().filter_map(of).filter_map(|it| u16::try_from(it).ok()).collect()
}

/// Indices of the pack's pre-paid rules that match a line.
pub fn matching_prepaid(pack: &Pack, class: &str, kind: &str, tags: &[String]) -> Vec<u16> {
    let rules = pack.prepaid.iter().enumerate().filter(|(_, it)| matches(&it.lines, class, kind, tags));
    rules.filter_map(|(index, _)| u16::try_from(index).ok()).collect()
}

/// Splits one line. `quantity_before` is what the visit has used of the item already.
#[must_use]
pub fn split(line: &Line<'_>, program: &Program, facts: &[i64], quantity_before: i64) -> LineSplit {
    let terms = line.terms;
    let all_out = |reason| LineSplit { out_of_scope: line.amount, reason, ..LineSplit::default() };
    if terms.class == Class::C {
        return all_out(Reason::ClassC);
    }
    if terms.only.iter().any(|(fact, allowed)| !allowed.contains(&facts[*fact])) {
        return all_out(Reason::Restricted);
    }
    let mut split = LineSplit::default();
    let mut amount = line.amount;
    let mut quantity = line.quantity_e4;
    if let Some(most) = terms.max_quantity_e4 {
        let room = (most - quantity_before).clamp(0, quantity.max(0));
        if room < quantity {
            let kept = share_of(amount, room, quantity);
            split.out_of_scope = amount - kept;
            split.reason = Reason::Quantity;
            (amount, quantity) = (kept, room);
        }
    }
    let by_level = program.level.and_then(|it| terms.price_limits.get(it).copied().flatten());
    if let Some(limit) = by_level.or_else(|| terms.price_limits.last().copied().flatten()) {
        let most = share_of(limit, quantity, 10_000);
        if amount > most {
            split.over_limit = amount - most;
            amount = most;
        }
    }
    match prepaid_share(line, program) {
        Ok((share, rule)) => {
            split.share = share;
            split.rule = rule;
            split.prepaid = share_of(amount, share, PPM);
        }
        Err(reason) => split.reason = reason,
    }
    split.eligible = amount - split.prepaid;
    split
}

#[inline]
fn share_of(amount: i64, top: i64, bottom: i64) -> i64 {
    if top == 0 {
        return 0;
    }
    divide_rounded(i128::from(amount) * i128::from(top), i128::from(bottom), Rounding::FenHalfUp)
}

/// The pre-paid share of a line and the rule that gives it.
#[inline]
fn prepaid_share(line: &Line<'_>, program: &Program) -> Result<(i64, Option<usize>), Reason> {
    let terms = line.terms;
    if !terms.prepaid_rules.is_empty() {
        let applies = |it: &&crate::program::PrepaidRule| {
            terms.prepaid_rules.iter().any(|index| usize::from(*index) == it.index)
                && it.rule.span.contains(line.on)
                && (it.rule.over_catalogue || terms.prepaid.is_none())
        };
        let found: Vec<_> = program.prepaid.iter().filter(applies).collect();
        let beaten = |id: &String| found.iter().any(|it| it.rule.overrides.contains(id));
        let mut winners = found.iter().filter(|it| !beaten(&it.rule.id));
        if let Some(winner) = winners.next() {
            if winners.next().is_some() {
                return Err(Reason::Conflict);
            }
            return Ok((winner.rule.share, Some(winner.index)));
        }
    }
    match (terms.prepaid, terms.class) {
        (Some(share), _) => Ok((share, None)),
        (None, Class::A) => Ok((0, None)),
        (None, Class::B | Class::C) => Err(Reason::NoShare),
    }
}

/// Adds a split line to the pots.
#[inline]
pub fn gather(pack: &Pack, line: &Line<'_>, split: &LineSplit, ws: &mut Workspace) {
    ws.pots[0] += line.amount;
    ws.pots[1] += split.out_of_scope;
    ws.pots[2] += split.over_limit;
    ws.pots[3] += split.prepaid;
    ws.pots[4] += split.eligible;
    for pot in &line.terms.pots {
        let pot = usize::from(*pot);
        let parts = [line.amount, split.out_of_scope, split.over_limit, split.prepaid, split.eligible];
        ws.pots[5 + pot] += parts[pack.pots[pot].of as usize];
    }
}
