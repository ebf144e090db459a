//! Named amounts over time: tables without a row for someone, versions that overlap.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Finding, Findings};

use crate::coverage::Situations;
use crate::model::{NamedAmount, Pack, RuleValue, Span, Test};
use crate::phrase;
use crate::resolve::cell;

/// Reports situations that a table leaves out and days on which two versions apply.
pub fn check(pack: &Pack, findings: &mut Findings) {
    for name in 0..pack.amount_ids.len() {
        let versions: Vec<&NamedAmount> = pack.amounts.iter().filter(|it| it.name_id == name).collect();
        if !versions.is_empty() && !pack.unread_amounts.contains(&name) {
            check_one(pack, &versions, findings);
        }
    }
}

fn check_one(pack: &Pack, versions: &[&NamedAmount], findings: &mut Findings) {
    let mut starts = BTreeSet::new();
    for it in versions {
        starts.insert(it.span.from);
        if it.span.until < Day::MAX {
            starts.insert(it.span.until.plus_days(1));
        }
    }
    let starts: Vec<Day> = starts.into_iter().collect();
    // Line of the version → code, message, example: one finding per fault, whatever the days.
    let mut found: BTreeMap<(usize, &'static str), (String, Span)> = BTreeMap::new();
    for (at, from) in starts.iter().enumerate() {
        let span =
            Span { from: *from, until: starts.get(at + 1).map_or(Day::MAX, |next| next.plus_days(-1)) };
        let active: Vec<(usize, &&NamedAmount)> =
            versions.iter().enumerate().filter(|(_, it)| it.span.contains(*from)).collect();
        let tests: Vec<&Test> = active.iter().flat_map(|(_, it)| tests(it)).collect();
        let Some(situations) = Situations::new(pack, &tests) else { continue };
        situations.for_each(|situation, names| {
            let mut applying = active.iter().filter(|(_, it)| it.when.matches(situation));
            let Some((first, amount)) = applying.next() else { return };
            if cell(&amount.value, situation).is_none() {
                found.entry((*first, "POL-0009")).or_insert_with(|| (names(), span));
            }
            if let Some((second, _)) = applying.next() {
                found.entry((*second, "POL-0010")).or_insert_with(|| (names(), span));
            }
        });
    }
    for ((version, code), (names, span)) in found {
        let it = versions[version];
        let who = if names.is_empty() { "所有情况".to_owned() } else { names };
        let (message, remedy) = if code == "POL-0009" {
            (
                format!("表里没有这种情况：{}，如 {who}", phrase::span(&span)),
                "请在表里补一行，可用 \"*\"；或用 when 把它排除",
            )
        } else {
            (format!("同名的几段同时适用：{}，如 {who}", phrase::span(&span)), "请用日期或 when/unless 分开")
        };
        let place = format!("amount {}", it.id);
        findings.push(Finding::error(code, message, remedy).at(&it.place.file, it.place.line).of(place));
    }
}

fn tests<'a>(it: &&'a NamedAmount) -> Vec<&'a Test> {
    let rows = match &it.value {
        RuleValue::One(_) => &[][..],
        RuleValue::Table { rows } => rows.as_slice(),
    };
    it.when.facts().chain(rows.iter().flat_map(|(when, _)| when.facts())).collect()
}
