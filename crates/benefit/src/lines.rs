//! Fee lines: which part of each is out of scope, over the price limit, pre-paid, eligible.

use std::ops::RangeInclusive;

use base::Day;
use policy::Pack;
use policy::model::{FactId, LineFilter, Pot};
use rustc_hash::FxHashMap;

use crate::arith::{proportion, times_rate};
use crate::program::{PrepaidRule, Program};
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
    /// Price limit per piece in fen by index of the level's value; the last one is for bills without a
    /// level. Empty when there is none at all.
    pub price_limits: Vec<Option<i64>>,
    /// Largest quantity per visit in ten-thousandths.
    pub max_quantity_e4: Option<i64>,
    /// Restrictions: fact and, by index of its value, whether it is allowed.
    pub only: Vec<(FactId, Vec<bool>)>,
    /// Pots that lines of this item go into, by index in the pack.
    pub pots: Vec<u16>,
    /// Pre-paid rules that match the item, by index in the pack.
    pub prepaid_rules: Vec<u16>,
    /// When these terms are in force, by [`day_number`].
    pub days: RangeInclusive<u32>,
}

/// The pack's catalogue by code.
#[derive(Debug)]
pub struct Catalogue {
    codes: FxHashMap<Box<str>, Versions>,
}

/// The terms of one code over time. Most codes have only one, which then lies beside the code.
#[derive(Debug)]
enum Versions {
    One(Box<ItemTerms>),
    Several(Vec<ItemTerms>),
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

/// A day as a number that grows with it: comparing it is one step, comparing days is three.
#[inline]
pub fn day_number(day: Day) -> u32 {
    day.year().unsigned_abs() << 9 | u32::from(day.month()) << 5 | u32::from(day.day_of_month())
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
        let mut codes: FxHashMap<Box<str>, Versions> = FxHashMap::default();
        let levels = level_values(pack);
        for item in &pack.catalogue {
            let terms = ItemTerms::new(pack, levels, item);
            match codes.remove(item.code.as_str()) {
                None => codes.insert(item.code.as_str().into(), Versions::One(Box::new(terms))),
                Some(Versions::One(first)) => {
                    codes.insert(item.code.as_str().into(), Versions::Several(vec![*first, terms]))
                }
                Some(Versions::Several(mut versions)) => {
                    versions.push(terms);
                    codes.insert(item.code.as_str().into(), Versions::Several(versions))
                }
            };
        }
        Catalogue { codes }
    }

    /// The terms of a code on a day; `None` when the catalogue does not have it then.
    #[inline]
    #[must_use]
    pub fn find(&self, code: &str, on: Day) -> Option<&ItemTerms> {
        match self.codes.get(code)? {
            Versions::One(terms) => terms.days.contains(&day_number(on)).then_some(&**terms),
            Versions::Several(versions) => versions.iter().find(|it| it.days.contains(&day_number(on))),
        }
    }

    /// Whether the catalogue has the code on any day.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.codes.contains_key(code)
    }
}

impl ItemTerms {
    fn new(pack: &Pack, levels: &[String], item: &policy::catalogue::Item) -> ItemTerms {
        let limit = |level: &str| item.price_limits.get(level).or_else(|| item.price_limits.get("")).copied();
        let price_limits = if item.price_limits.is_empty() {
            Vec::new()
        } else {
            levels.iter().map(|it| limit(it)).chain([limit("")]).collect()
        };
        let only = item.only.iter().filter_map(|(fact, words)| {
            let fact = pack.fact(fact)?;
            Some((fact, allowed_values(pack, fact, words)))
        });
        ItemTerms {
            class: Class::from_word(&item.class).unwrap_or(Class::C),
            prepaid: item.prepaid,
            price_limits,
            max_quantity_e4: item.max_quantity_e4,
            only: only.collect(),
            pots: matching_pots(pack, &item.class, &item.kind, &item.tags),
            prepaid_rules: matching_prepaid(pack, &item.class, &item.kind, &item.tags),
            days: day_number(item.span.from)..=day_number(item.span.until),
        }
    }

    /// The price limit per piece for bills of a program.
    #[inline]
    fn price_limit(&self, program: &Program) -> Option<i64> {
        let any = self.price_limits.last()?;
        *program.level.and_then(|it| self.price_limits.get(it)).unwrap_or(any)
    }

    /// Whether every restriction holds.
    #[inline]
    fn is_allowed(&self, facts: &[i64]) -> bool {
        self.only.iter().all(|(fact, allowed)| {
            usize::try_from(facts[*fact]).is_ok_and(|value| allowed.get(value).copied().unwrap_or(false))
        })
    }
}

fn level_values(pack: &Pack) -> &[String] {
    match pack.fact("level").map(|it| &pack.facts[it].kind) {
        Some(policy::model::FactKind::Closed { values, .. }) => values,
        _ => &[],
    }
}

fn allowed_values(pack: &Pack, fact: FactId, words: &[String]) -> Vec<bool> {
    let policy::model::FactKind::Closed { values, .. } = &pack.facts[fact].kind else { return Vec::new() };
    values.iter().map(|it| words.contains(it)).collect()
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
    if !terms.is_allowed(facts) {
        return all_out(Reason::Restricted);
    }
    let mut split = LineSplit::default();
    let mut amount = line.amount;
    let mut quantity = line.quantity_e4;
    if let Some(most) = terms.max_quantity_e4 {
        let room = (most - quantity_before).clamp(0, quantity.max(0));
        if room < quantity {
            let kept = proportion(amount, room, quantity);
            split.out_of_scope = amount - kept;
            split.reason = Reason::Quantity;
            (amount, quantity) = (kept, room);
        }
    }
    if let Some(limit) = terms.price_limit(program) {
        let most = proportion(limit, quantity, 10_000);
        if amount > most {
            split.over_limit = amount - most;
            amount = most;
        }
    }
    match prepaid_share(line, program) {
        Ok((share, rule)) => {
            split.share = share;
            split.rule = rule;
            split.prepaid = times_rate(amount, share);
        }
        Err(reason) => split.reason = reason,
    }
    split.eligible = amount - split.prepaid;
    split
}

/// The pre-paid share of a line and the rule that gives it.
#[inline]
fn prepaid_share(line: &Line<'_>, program: &Program) -> Result<(i64, Option<usize>), Reason> {
    let terms = line.terms;
    if !terms.prepaid_rules.is_empty()
        && let Some(winner) = prepaid_rule(line, program)?
    {
        return Ok((winner.share, Some(winner.index)));
    }
    match (terms.prepaid, terms.class) {
        (Some(share), _) => Ok((share, None)),
        (None, Class::A) => Ok((0, None)),
        (None, Class::B | Class::C) => Err(Reason::NoShare),
    }
}

/// The rule that gives the pre-paid share: of those that apply, the one that no other overrides.
fn prepaid_rule<'p>(line: &Line<'_>, program: &'p Program) -> Result<Option<&'p PrepaidRule>, Reason> {
    let terms = line.terms;
    let applies = |it: &&PrepaidRule| {
        terms.prepaid_rules.iter().any(|index| usize::from(*index) == it.index)
            && it.span.contains(line.on)
            && (it.over_catalogue || terms.prepaid.is_none())
    };
    let found = || program.prepaid.iter().filter(applies);
    let mut winners = found().filter(|it| !found().any(|other| other.beats.contains(&it.index)));
    let winner = winners.next();
    if winners.next().is_some() { Err(Reason::Conflict) } else { Ok(winner) }
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
