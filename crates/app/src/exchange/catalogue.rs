//! The catalogue of the pack as institutions may see it.

use base::Day;
use policy::Pack;
use policy::catalogue::Item;
use policy::model::Prepaid;

use crate::region::Region;

/// What the catalogue says of an item for a period.
pub use policy::catalogue::Item as CatalogueItem;

/// The share that is paid first, in parts of a million, with first and last day. Periods in which it
/// depends on more than item and day are left out.
#[must_use]
pub fn shares_of(region: &Region, item: &Item) -> Vec<(Day, Day, i64)> {
    shares_in(region.engine.pack(), item)
}

/// The same by the rules of a pack.
pub(crate) fn shares_in(pack: &Pack, item: &Item) -> Vec<(Day, Day, i64)> {
    let fits = |words: &[String], word: &str| words.is_empty() || words.iter().any(|it| it == word);
    let rules = pack.prepaid.iter().filter(|it| {
        let is_marked = it.lines.tag.is_empty() || it.lines.tag.iter().any(|tag| item.tags.contains(tag));
        fits(&it.lines.class, &item.class) && fits(&it.lines.kind, &item.kind) && is_marked
    });
    let rules: Vec<&Prepaid> = rules.filter(|it| it.over_catalogue || item.prepaid.is_none()).collect();
    let ends = rules.iter().filter(|it| it.span.until < Day::MAX).map(|it| it.span.until.plus_days(1));
    let mut begins: Vec<Day> = rules.iter().map(|it| it.span.from).chain(ends).collect();
    begins.retain(|it| item.span.from < *it && *it <= item.span.until);
    begins.push(item.span.from);
    begins.sort_unstable();
    begins.dedup();
    let mut shares: Vec<(Day, Day, i64)> = Vec::new();
    for (at, from) in begins.iter().enumerate() {
        let until = begins.get(at + 1).map_or(item.span.until, |it| it.plus_days(-1));
        let Some(share) = share_on(item, &rules, *from) else { continue };
        match shares.last_mut() {
            Some(last) if last.2 == share && last.1.plus_days(1) == *from => last.1 = until,
            _ => shares.push((*from, until, share)),
        }
    }
    shares
}

fn share_on(item: &Item, rules: &[&Prepaid], on: Day) -> Option<i64> {
    if item.class == "丙" {
        return Some(base::PPM);
    }
    let found: Vec<&&Prepaid> = rules.iter().filter(|it| it.span.from <= on && on <= it.span.until).collect();
    let is_free = |it: &Prepaid| it.when.all.is_empty() && it.when.unless.is_empty();
    if !found.iter().all(|it| is_free(it)) {
        return None;
    }
    let mut winners = found.iter().filter(|it| !found.iter().any(|other| other.overrides.contains(&it.id)));
    match (winners.next(), winners.next(), item.prepaid, item.class.as_str()) {
        (Some(rule), None, ..) => Some(rule.share),
        (None, _, Some(share), _) => Some(share),
        (None, _, None, "甲") => Some(0),
        _ => None,
    }
}
