//! 1301 to 1311: catalogues as files, by version.
//!
//! A version is the number of an edition: one more each time the contents changed. Who has the present
//! one gets a file without lines, everybody else gets all of them.

use app::exchange::FileRecord;
use base::Day;
use sha2::{Digest, Sha256};

use super::layouts::{Cell, LAYOUTS, Layout};
use super::rows::{Listed, listed};
use crate::archive;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::Instant;
use crate::transactions::Call;

/// The edition of a catalogue.
pub struct Edition {
    pub number: i64,
    /// When it was first seen.
    pub made: Instant,
}

/// Name under which the edition of all items together is kept, for queries.
pub const ITEMS: &str = "items";

/// The edition of a list (or of all items) as the pack stands now.
pub async fn edition(call: &Call<'_>, list: &'static str) -> Result<Edition, Refusal> {
    let hash = call.gateway.edition_hash(list);
    let edition = call.gateway.app.edition(list, &hash).await?;
    let made = Instant::of_clock(&edition.made_at).unwrap_or_else(Instant::zero);
    Ok(Edition { number: edition.number, made })
}

/// Version as it is written: sorts as numbers do.
pub fn version(number: i64) -> String {
    format!("{number:06}")
}

impl crate::Inner {
    /// The hash of a list's contents, worked out once for each version of the pack.
    fn edition_hash(&self, list: &'static str) -> String {
        use std::sync::PoisonError;
        let region = self.app.region();
        {
            let known = self.editions.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(hash) = known.1.get(list).filter(|_| known.0 == region.version) {
                return hash.clone();
            }
        }
        let mut hasher = Sha256::new();
        if list == "1309" {
            hasher.update(format!("{:?}", self.profile.disease));
        }
        for row in listed(&self.profile, &region.engine.pack().catalogue) {
            if list == ITEMS || row.list.infno == list {
                hasher.update(row.print());
                hasher.update([0]);
            }
        }
        let hash = base::hex(&hasher.finalize());
        let mut known = self.editions.write().unwrap_or_else(PoisonError::into_inner);
        if known.0 != region.version {
            *known = (region.version.clone(), std::collections::HashMap::new());
        }
        known.1.insert(list, hash.clone());
        hash
    }
}

/// 1301, 1302, 1303, 1305 to 1311.
pub async fn download(call: &Call<'_>) -> Result<Node, Refusal> {
    let infno = call.table.infno;
    let Some(layout) = LAYOUTS.iter().find(|it| it.infno == infno) else {
        return Err(Refusal::new("GW-0030", format!("交易未开通：{infno}"), ""));
    };
    let edition = edition(call, infno).await?;
    let asked = call.first().field("ver");
    let is_present = asked.parse::<i64>().is_ok_and(|it| it == edition.number) && asked.len() == 6;
    let number = version(edition.number);
    let rows = if is_present { Vec::new() } else { rows(call, layout, &edition) };
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let part = if is_present { "-0" } else { "" };
    let name = format!("{infno}_{number}{part}");
    let id = format!("C{infno}-{number}{part}");
    let make = || archive::pack(&format!("{name}.txt"), &rows);
    let file: FileRecord = call.gateway.app.public_file(&id, infno, &format!("{name}.zip"), make).await?;
    Ok(Node::Object(vec![
        ("file_qury_no", Node::text(file.id)),
        ("filename", Node::text(file.name)),
        ("dld_end_time", Node::text(file.expires_on.to_string())),
        ("data_cnt", Node::Whole(count)),
        ("dld_endtime", Node::text(format!("{} 23:59:59", file.expires_on))),
    ]))
}

/// Lines of a file.
fn rows(call: &Call<'_>, layout: &Layout, edition: &Edition) -> Vec<Vec<String>> {
    let profile = &call.gateway.profile;
    let region = call.gateway.app.region();
    let common = Common {
        version: version(edition.number),
        name: region.engine.pack().name.clone(),
        region: call.gateway.region(),
        made: edition.made.spaced(),
    };
    if layout.infno == "1309" {
        let diseases = profile.disease.iter();
        let line = |it: &crate::profile::Coded| {
            common.line(layout, |cell| match cell {
                Cell::Code | Cell::Row => it.code.clone(),
                Cell::Name => it.word.clone(),
                Cell::IsValid => "1".to_owned(),
                _ => String::new(),
            })
        };
        return diseases.map(line).collect();
    }
    let today = call.gateway.instant().day;
    let listed = listed(profile, &region.engine.pack().catalogue);
    let mine = listed.iter().filter(|it| it.list.infno == layout.infno);
    mine.map(|it| common.line(layout, |cell| of_item(it, cell, today))).collect()
}

fn of_item(row: &Listed<'_>, cell: Cell, today: Day) -> String {
    let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
    match cell {
        Cell::Code => row.item.code.clone(),
        Cell::Name => row.item.name.clone(),
        Cell::From => row.from(),
        Cell::Until => row.until(),
        Cell::IsValid => flag(row.is_valid(today)),
        Cell::Row => row.row(),
        Cell::Class => row.item.class.clone(),
        Cell::IsLimited => flag(row.is_limited()),
        Cell::Limit => row.limit(),
        Cell::IsEssential => flag(row.has_tag("基本药物")),
        Cell::Version | Cell::VersionName | Cell::Region | Cell::Made => String::new(),
    }
}

/// What all lines of a file have.
struct Common {
    version: String,
    name: String,
    region: String,
    made: String,
}

impl Common {
    fn line(&self, layout: &Layout, of: impl Fn(Cell) -> String) -> Vec<String> {
        let mut line = vec![String::new(); layout.columns];
        for (place, _, cell) in layout.filled {
            line[place - 1] = match cell {
                Cell::Version => self.version.clone(),
                Cell::VersionName => self.name.clone(),
                Cell::Region => self.region.clone(),
                Cell::Made => self.made.clone(),
                cell => of(*cell),
            };
        }
        line
    }
}
