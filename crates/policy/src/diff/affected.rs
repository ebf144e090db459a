//! Whom and which days a change touches: both packs are resolved for every combination of facts.

use std::collections::{BTreeMap, BTreeSet};

use base::Day;
use serde::Serialize;

use crate::diff::axes::{Axis, axes};
use crate::diff::boxes::{self, Cells};
use crate::diff::view::{Applies, Side, View};
use crate::diff::written::layer_is_same;
use crate::model::Pack;

/// Above this many combinations a layer is reported as not compared.
const MOST_COMBINATIONS: usize = 200_000;

/// Some people on some days to whom another rule applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Affected {
    /// Identifier of the layer or named amount.
    pub id: String,
    /// Its name.
    pub name: String,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::MAX`] for until further notice.
    pub until: Day,
    /// Who, in words: `居民 × 三级 × 低保`.
    pub who: String,
    /// What, in words: `支付比例：65% → 70%`.
    pub what: String,
}

/// Everyone who is affected, and the names of what has too many combinations to compare.
#[must_use]
pub fn affected(old: &Pack, new: &Pack) -> (Vec<Affected>, Vec<String>) {
    let mut found = Vec::new();
    let mut too_many = Vec::new();
    for id in union(&new.layer_ids, &old.layer_ids) {
        if !layer_is_same(old, new, id) || facts_differ(old, new) || indices_differ(old, new) {
            let sides = [old, new].map(|pack| Side::layer(pack, id));
            compare(id, &sides, &mut found, &mut too_many);
        }
    }
    for id in union(&new.amount_ids, &old.amount_ids) {
        let sides = [old, new].map(|pack| Side::amount(pack, id));
        compare(id, &sides, &mut found, &mut too_many);
    }
    (found, too_many)
}

fn union<'a>(first: &'a [String], second: &'a [String]) -> Vec<&'a str> {
    let others = second.iter().filter(|it| !first.contains(it));
    first.iter().chain(others).map(String::as_str).collect()
}

fn facts_differ(old: &Pack, new: &Pack) -> bool {
    old.facts != new.facts || old.meters != new.meters
}

fn indices_differ(old: &Pack, new: &Pack) -> bool {
    let values =
        |pack: &Pack| pack.indices.iter().map(|it| (it.id.clone(), it.values.clone())).collect::<Vec<_>>();
    values(old) != values(new)
}

/// Old and new words, with the situations they hold for.
type Found = BTreeMap<(Applies, Applies), Vec<Vec<usize>>>;

fn compare(id: &str, sides: &[Side<'_>; 2], found: &mut Vec<Affected>, too_many: &mut Vec<String>) {
    let name = sides[1].name().or_else(|| sides[0].name()).unwrap_or(id);
    let mut starts = BTreeSet::new();
    for side in sides {
        side.starts(&mut starts);
    }
    let starts: Vec<Day> = starts.into_iter().collect();
    let mut open: Vec<Affected> = Vec::new();
    for (at, from) in starts.iter().enumerate() {
        let until = starts.get(at + 1).map_or(Day::MAX, |next| next.plus_days(-1));
        let axes = axes(sides, *from);
        let count = axes.iter().try_fold(1_usize, |count, it| count.checked_mul(it.values.len()));
        if count.is_none_or(|it| it > MOST_COMBINATIONS) {
            too_many.push(name.to_owned());
            return;
        }
        // What changes for people can be the same although other rules of theirs differ.
        let mut by_change: BTreeMap<String, Vec<Vec<usize>>> = BTreeMap::new();
        for ((old, new), situations) in sweep(sides, &axes, *from) {
            by_change.entry(what(old.as_ref(), new.as_ref())).or_default().extend(situations);
        }
        let mut now = Vec::new();
        for (what, situations) in by_change {
            for cells in boxes::merged(&situations) {
                let (id, name, who, what) =
                    (id.to_owned(), name.to_owned(), who(&axes, &cells), what.clone());
                now.push(Affected { id, name, from: *from, until, who, what });
            }
        }
        // The same people and change on the following days are one entry.
        for it in now {
            let before = open.iter_mut().find(|earlier| {
                earlier.until < Day::MAX
                    && earlier.until.plus_days(1) == it.from
                    && earlier.who == it.who
                    && earlier.what == it.what
            });
            match before {
                Some(earlier) => earlier.until = it.until,
                None => open.push(it),
            }
        }
    }
    found.append(&mut open);
}

fn sweep(sides: &[Side<'_>; 2], axes: &[Axis], day: Day) -> Found {
    let mut views: Vec<View<'_>> = sides.iter().map(|it| View::new(it, day)).collect();
    let mut found: Found = BTreeMap::new();
    let mut position = vec![0; axes.len()];
    loop {
        let [old, new] = [0, 1].map(|side| {
            let pack = sides[side].pack;
            let mut situation = vec![None; pack.facts.len()];
            for (axis, at) in axes.iter().zip(&position) {
                if let Some(fact) = pack.fact(&axis.id) {
                    situation[fact] = axis.position(pack, *at);
                }
            }
            views[side].applies(&situation)
        });
        if old != new {
            found.entry((old, new)).or_default().push(position.clone());
        }
        let Some(axis) = (0..position.len()).rev().find(|it| position[*it] + 1 < axes[*it].values.len())
        else {
            return found;
        };
        position[axis] += 1;
        position[axis + 1..].fill(0);
    }
}

fn who(axes: &[Axis], cells: &Cells) -> String {
    let words: Vec<String> = axes.iter().zip(cells).filter_map(|(axis, chosen)| axis.words(chosen)).collect();
    if words.is_empty() { "所有人".to_owned() } else { words.join(" × ") }
}

fn what(old: Option<&Vec<(String, String)>>, new: Option<&Vec<(String, String)>>) -> String {
    let all = |it: &Vec<(String, String)>| {
        let shown = it.iter().filter(|(label, _)| !["支付方", "先后"].contains(&label.as_str()));
        shown.map(|(label, text)| format!("{label} {text}")).collect::<Vec<_>>().join("，")
    };
    match (old, new) {
        (None, None) => String::new(),
        (None, Some(new)) => format!("原来没有，现为 {}", all(new)),
        (Some(old), None) => format!("不再适用，原为 {}", all(old)),
        (Some(old), Some(new)) => {
            let find = |list: &[(String, String)], label: &str| {
                list.iter()
                    .find(|(it, _)| it == label)
                    .map_or_else(|| "没有".to_owned(), |(_, text)| text.clone())
            };
            let mut labels: Vec<&String> = new.iter().map(|(label, _)| label).collect();
            labels.extend(
                old.iter().map(|(label, _)| label).filter(|it| !new.iter().any(|(label, _)| label == *it)),
            );
            let parts = labels.into_iter().filter_map(|label| {
                let (old, new) = (find(old, label), find(new, label));
                (old != new).then(|| format!("{label}：{old} → {new}"))
            });
            parts.collect::<Vec<_>>().join("；")
        }
    }
}
