//! What holds from which day: the files of the pack with the folders that approved drafts put in their place.
//!
//! **Knows:** files, days. **Does not know:** the database, who approved.
//!
//! **Invariant:** a folder that was ever replaced is governed by the drafts alone, also for the days before the first
//! of them (by what the draft had found there): a later version of the pack on disk, which may hold the new text
//! already, does not change what was in force.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base::{Day, Findings};
use policy::PackSource;

use crate::region::{Edition, Region, Sources};

/// Texts by path within an instrument's folder.
pub type Files = BTreeMap<String, String>;

/// Indices of editions that are not the one of today begin here: no place has so high a one.
const FIRST_INDEX: usize = 1_000;

/// The folder of an instrument from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    /// The draft.
    pub draft_id: String,
    /// The instrument.
    pub instrument: String,
    /// First day.
    pub from: Day,
    /// Running number of the approval.
    pub approval: i64,
    /// The folder as the draft had found it.
    pub before: Files,
    /// The folder as the draft has it.
    pub files: Files,
}

/// Path of an instrument's folder.
fn folder(instrument: &str) -> String {
    format!("policies/{instrument}/")
}

/// The files of an instrument's folder in a pack.
#[must_use]
pub fn files_of(source: &PackSource, instrument: &str) -> Files {
    let folder = folder(instrument);
    let inside = source.files.iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(&folder)?;
        Some((path.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
    });
    inside.collect()
}

/// A pack with the folder of one instrument replaced.
#[must_use]
pub fn with_files(source: &PackSource, instrument: &str, files: &Files) -> PackSource {
    let folder = folder(instrument);
    let mut source = source.clone();
    source.files.retain(|path, _| !path.starts_with(&folder));
    let new = files.iter().map(|(path, text)| (format!("{folder}{path}"), text.clone().into_bytes()));
    source.files.extend(new);
    source
}

/// The folder of an instrument on a day, where drafts govern it.
fn governed<'o>(overlays: &'o [Overlay], instrument: &str, day: Day) -> Option<&'o Files> {
    let mut of: Vec<&Overlay> = overlays.iter().filter(|it| it.instrument == instrument).collect();
    of.sort_by_key(|it| (it.from, it.approval));
    let now = of.iter().rev().find(|it| it.from <= day).map(|it| &it.files);
    now.or_else(|| of.first().map(|it| &it.before))
}

/// The files of the pack on a day.
#[must_use]
pub fn files_on(base: &PackSource, overlays: &[Overlay], day: Day) -> PackSource {
    let instruments: BTreeSet<&str> = overlays.iter().map(|it| it.instrument.as_str()).collect();
    let mut source = base.clone();
    for instrument in instruments {
        if let Some(files) = governed(overlays, instrument, day) {
            source = with_files(&source, instrument, files);
        }
    }
    source
}

/// First days of all editions; the first of them is the beginning of time.
#[must_use]
pub fn first_days(overlays: &[Overlay]) -> Vec<Day> {
    let days: BTreeSet<Day> = std::iter::once(Day::MIN).chain(overlays.iter().map(|it| it.from)).collect();
    days.into_iter().collect()
}

/// The region with all its editions; the one of `today` holds the list.
///
/// # Errors
/// Errors of the pack on any day.
pub fn compose(sources: &Arc<Sources>, overlays: &[Overlay], today: Day) -> Result<Region, Findings> {
    let days = first_days(overlays);
    let now = days.iter().rposition(|it| *it <= today).unwrap_or(0);
    let made = |at: usize, day: Day| {
        let files = match overlays {
            [] => Arc::clone(&sources.own),
            _ => Arc::new(files_on(&sources.own, overlays, day)),
        };
        let index = if at == now { 0 } else { FIRST_INDEX + at };
        Region::of_files(files, &sources.others, index)
    };
    let mut top = made(now, days[now])?;
    top.sources = Arc::clone(sources);
    if overlays.is_empty() {
        return Ok(top);
    }
    let mut editions = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let region = if at == now { None } else { Some(Arc::new(made(at, *day)?)) };
        let version = region.as_ref().map_or(&top.version, |it| &it.version).clone();
        let drafts = overlays.iter().filter(|it| it.from == *day).map(|it| it.draft_id.clone()).collect();
        editions.push(Edition { from: *day, drafts, version, region });
    }
    top.editions = editions;
    Ok(top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(rate: &str) -> Files {
        let rules = format!(
            "[[layer]]\nid = \"l\"\nname = \"层\"\npayer = \"pooled\"\norder = 1\nclause = \"第一条\"\nbase = \"total\"\n\
             [[rule]]\nid = \"r\"\nlayer = \"l\"\nsets = \"rate\"\nclause = \"第一条\"\nvalue = \"{rate}\"\n"
        );
        let document = "---\ntitle: 办法\neffective: 2020-01-01\n---\n第一条 支付。\n";
        [("rules.toml".to_owned(), rules), ("document.md".to_owned(), document.to_owned())].into()
    }

    fn sources(rate: &str) -> Arc<Sources> {
        let head = "[pack]\nid = \"x\"\nname = \"某地\"\nregion = \"990100\"\n".as_bytes().to_vec();
        let empty = PackSource { name: "packs/x".to_owned(), files: [("pack.toml".to_owned(), head)].into() };
        Arc::new(Sources { own: Arc::new(with_files(&empty, "a", &files(rate))), others: Vec::new() })
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn overlay(rate: &str, from: &str, approval: i64, before: &str) -> Overlay {
        Overlay {
            draft_id: format!("D{approval}"),
            instrument: "a".to_owned(),
            from: day(from),
            approval,
            before: files(before),
            files: files(rate),
        }
    }

    fn rate_on(region: &Region, on: &str) -> i64 {
        let region = region.on(day(on));
        let bill = benefit::Bill {
            on: Some(day(on)),
            amounts: [("total".to_owned(), base::Fen(10_000))].into(),
            ..benefit::Bill::default()
        };
        let meters = benefit::MeterValues { used: vec![], last: vec![] };
        region.engine.decide(&bill, &meters, false).unwrap().payers[0].amount_fen.0
    }

    #[test]
    fn each_day_has_its_edition() {
        let list = [overlay("60%", "2024-01-01", 1, "50%"), overlay("70%", "2025-07-01", 2, "60%")];
        let days = [
            ("2020-01-01", 5_000),
            ("2023-12-31", 5_000),
            ("2024-01-01", 6_000),
            ("2025-06-30", 6_000),
            ("2025-07-01", 7_000),
            ("2099-01-01", 7_000),
        ];
        // Whatever today is, each day has the same rules.
        for today in ["2022-01-01", "2024-05-01", "2026-01-01"] {
            let region = compose(&sources("50%"), &list, day(today)).unwrap();
            let made: Vec<i64> = days.iter().map(|it| rate_on(&region, it.0)).collect();
            assert_eq!(made, days.map(|it| it.1), "{today}");
            assert_eq!(region.on(day(today)).version, region.version, "{today}: the list is held by today's");
        }
        // The text has reached the pack on disk: the days before the first draft keep what they had.
        let region = compose(&sources("70%"), &list, day("2026-01-01")).unwrap();
        assert_eq!(rate_on(&region, "2023-12-31"), 5_000);
        // On the same day the later approval counts.
        let mended = [list[0].clone(), list[1].clone(), overlay("75%", "2025-07-01", 3, "70%")];
        let region = compose(&sources("50%"), &mended, day("2026-01-01")).unwrap();
        assert_eq!((rate_on(&region, "2025-07-01"), region.editions.len()), (7_500, 3));
    }

    #[test]
    fn without_drafts_the_pack_holds_on_every_day() {
        let region = compose(&sources("50%"), &[], day("2024-01-01")).unwrap();
        assert_eq!((region.editions.len(), rate_on(&region, "2021-01-01")), (0, 5_000));
    }
}
