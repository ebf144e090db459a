//! Fee lines into the five parts, by the catalogue and the pre-paid rules.

use benefit::{Bill, FeeLine};
use policy::catalogue::Item;
use policy::model::{FactKind, LineFilter, Prepaid};

use super::Model;
use super::formula::MILLION;
use super::layer::part_of;
use super::rules;

pub fn split_all(model: &mut Model<'_>, bill: &Bill) {
    for (at, line) in bill.lines.iter().enumerate() {
        let before =
            bill.lines[..at].iter().filter(|it| it.code == line.code).map(|it| i128::from(it.quantity_e4));
        split(model, line, before.sum());
    }
}

fn split(model: &mut Model<'_>, line: &FeeLine, before: i128) {
    let pack = model.pack;
    let on = line.on.unwrap_or(model.on);
    let item = pack.catalogue.iter().find(|it| it.code == line.code && it.span.contains(on));
    let item = item.expect("lines of tests are in the catalogue");
    let amount = i128::from(line.amount_fen.0);
    let mut quantity = i128::from(line.quantity_e4);
    let [mut out, mut over, mut prepaid] = [0; 3];
    let mut left = amount;
    if item.class == "丙" || !is_allowed(model, item) {
        out = amount;
        left = 0;
    } else {
        if let Some(most) = item.max_quantity_e4 {
            let room = (i128::from(most) - before).clamp(0, quantity.max(0));
            if room < quantity {
                left = part_of(amount, room, quantity);
                out = amount - left;
                quantity = room;
            }
        }
        if let Some(limit) = price_limit(model, item) {
            let most = part_of(i128::from(limit), quantity, 10_000);
            over = (left - most).max(0);
            left -= over;
        }
        match share(model, item, on) {
            Some(share) => prepaid = part_of(left, share, MILLION),
            None => model.no_rule = true,
        }
        left -= prepaid;
    }
    let parts = [amount, out, over, prepaid, left];
    for (sum, part) in model.parts.iter_mut().zip(parts) {
        *sum += part;
    }
    for (at, pot) in pack.pots.iter().enumerate() {
        if concerns(&pot.lines, item) {
            model.pots[at] += parts[pot.of as usize];
        }
    }
}

/// The word that the bill has for a fact.
fn word<'a>(model: &Model<'a>, fact: &str) -> Option<&'a str> {
    let fact = model.pack.fact(fact)?;
    let FactKind::Closed { values, .. } = &model.pack.facts[fact].kind else { return None };
    values.get(usize::try_from(model.facts[fact]?).ok()?).map(String::as_str)
}

fn is_allowed(model: &Model<'_>, item: &Item) -> bool {
    let known = item.only.iter().filter(|(fact, _)| model.pack.fact(fact).is_some());
    known
        .into_iter()
        .all(|(fact, words)| word(model, fact).is_some_and(|it| words.iter().any(|word| word == it)))
}

fn price_limit(model: &Model<'_>, item: &Item) -> Option<i64> {
    let by_level = word(model, "level").and_then(|it| item.price_limits.get(it));
    by_level.or_else(|| item.price_limits.get("")).copied()
}

fn concerns(filter: &LineFilter, item: &Item) -> bool {
    let any = |list: &[String], word: &String| list.is_empty() || list.contains(word);
    let tagged = filter.tag.is_empty() || filter.tag.iter().any(|it| item.tags.contains(it));
    any(&filter.class, &item.class) && any(&filter.kind, &item.kind) && tagged
}

fn share(model: &Model<'_>, item: &Item, on: base::Day) -> Option<i128> {
    let applies = |it: &&Prepaid| {
        concerns(&it.lines, item)
            && it.span.contains(on)
            && rules::matches(&it.when, &model.facts)
            && (it.over_catalogue || item.prepaid.is_none())
    };
    let found: Vec<&Prepaid> = model.pack.prepaid.iter().filter(applies).collect();
    let beaten = |it: &&&Prepaid| found.iter().any(|other| other.overrides.contains(&it.id));
    let left: Vec<&&Prepaid> = found.iter().filter(|it| !beaten(it)).collect();
    match left[..] {
        [rule] => Some(i128::from(rule.share)),
        [] => item.prepaid.or_else(|| (item.class == "甲").then_some(0)).map(i128::from),
        _ => None,
    }
}
