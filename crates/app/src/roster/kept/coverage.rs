//! Coverage from the extract of enrolment (参保明细): what it tells of a person from its first day on is what counts.
//!
//! **Knows:** who is insured by what from when, on two time axes. **Does not know:** comparison.

use std::collections::BTreeMap;

use base::{Day, Finding, Findings};
use intake::Field;
use intake::values::parse_date;
use roster::matching::{from_fn, match_all};
use store::{Coverage, Knowledge, PersonFile, Writer};

use super::register_rows::Rows;
use super::{RosterDesk, json};
use crate::desk::Desk;
use crate::error::AppError;
use crate::late;
use crate::people::end_coverage;
use crate::roster::SourceFile;

/// People written at a time.
const CHUNK_PEOPLE: usize = 16_384;
/// Findings of one kind that are listed; the rest are counted.
const LISTED: usize = 100;

/// What an import of coverage did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportedCoverage {
    /// Number of the file.
    pub file: i64,
    /// The same bytes were imported before: nothing was done.
    pub same_as: Option<i64>,
    /// People newly covered.
    pub added: u64,
    /// People whose coverage the file tells otherwise than it was known.
    pub changed: u64,
    /// People of whom it says what is known.
    pub known: u64,
    /// Rows that lead to nobody.
    pub unmatched: u64,
    /// Settlements that came out differently.
    pub adjusted: u64,
    /// What somebody must look at.
    #[serde(skip)]
    pub findings: Findings,
}

impl RosterDesk {
    /// Imports coverage (参保明细): who is insured by what from when. What is known of a person from the first told
    /// day on gives way to what is told; the days before stand, and people who are not in the file stay as they are.
    /// Settlements that come out differently are worked out again. `insurance` is that of rows that name none.
    ///
    /// # Errors
    /// A file that cannot be read; the store's failure. Nothing is written then.
    pub async fn import_coverage(
        &self,
        source: SourceFile,
        insurance: &str,
        operator: &str,
    ) -> Result<ImportedCoverage, AppError> {
        let region = self.app.region();
        let words = region.values("insurance").unwrap_or_default();
        if !words.iter().any(|it| it == insurance) {
            let message = format!("规则包里没有险种“{insurance}”");
            return Err(AppError::input("insurance", message, format!("可用：{}", words.join("、"))));
        }
        let (packed, mut gathered) = self.read_one(source, "enrolment").await?;
        let Some(file) = gathered.files.pop() else { return Err(gathered.findings.into()) };
        let mut done = ImportedCoverage { findings: gathered.findings, ..ImportedCoverage::default() };
        let rows = Rows::of(&file);
        let held = self.held.read().await;
        let decisions = match_all(&held.register, &from_fn(rows.len(), |at| rows.claim(at)));
        let now = self.app.inner.clock.now();
        let mut told: BTreeMap<u32, Vec<Coverage>> = BTreeMap::new();
        for (at, decision) in decisions.iter().enumerate() {
            let Some(person) = decision.person() else {
                done.unmatched += 1;
                continue;
            };
            let said = rows.get(at, Field::Insurance).trim();
            let word = words.iter().find(|it| !said.is_empty() && said.contains(it.as_str()));
            let day = |field| parse_date(rows.get(at, field)).ok();
            told.entry(person).or_default().push(Coverage {
                person_id: held.id(person).to_owned(),
                insurance: word.map_or(insurance, String::as_str).to_owned(),
                status: String::new(),
                attributes: "{}".to_owned(),
                valid_from: day(Field::Since).map_or(Day::MIN, |it| it.first()),
                valid_until: day(Field::Until).map_or(Day::MAX, |it| it.last()),
                known_from: now.clone(),
                known_until: None,
                source: file.name.clone(),
            });
        }
        drop(held);
        let mut writer = self.app.inner.store.write().await?;
        if let Some(earlier) = writer.find_roster_files(&[&packed.sha256]).await?.first() {
            done.same_as = Some(earlier.id);
            done.file = earlier.id;
            return Ok(done);
        }
        let mut told: Vec<Vec<Coverage>> = told.into_values().collect();
        let mut touched = Vec::new();
        for some in told.chunks_mut(CHUNK_PEOPLE) {
            touched.extend(write_told(&mut writer, some, &mut done, &now).await?);
        }
        done.file = self.keep_file(&mut writer, &packed, &file, &now, operator, &json(&done)).await?;
        let institutions = self.app.inner.institutions();
        let mut desk = Desk::new(&region, &institutions, now);
        let mut works = Vec::new();
        let cause = serde_json::json!({ "file": done.file, "name": packed.name }).to_string();
        for person_id in &touched {
            let (adjusted, own) =
                late::recompute(&self.app.inner, &mut writer, &mut desk, person_id, None, &cause).await?;
            done.adjusted += adjusted.len() as u64;
            works.extend(own);
        }
        let mut audit = self.app.audit("", operator, "roster.import", "enrolment");
        audit.detail = json(&done);
        desk.batch.audits.push(audit);
        late::save(&mut writer, &desk.batch, &works).await?;
        writer.commit().await?;
        Ok(done)
    }
}

/// Writes what is told of some people; the ids of those who were covered otherwise before.
async fn write_told(
    writer: &mut Writer,
    told: &mut [Vec<Coverage>],
    done: &mut ImportedCoverage,
    now: &str,
) -> Result<Vec<String>, AppError> {
    let ids: Vec<&str> = told.iter().filter_map(|it| it.first()).map(|it| it.person_id.as_str()).collect();
    let people = writer.load_people(&ids, Knowledge::Current).await?;
    let (mut fresh, mut touched) = (Vec::new(), Vec::new());
    for rows in told {
        if one_after_another(rows) {
            done.findings.push(overlap(rows));
        }
        let Some(first) = rows.first() else { continue };
        let Some(file) = people.get(&first.person_id) else { continue };
        let (from, person_id) = (first.valid_from, first.person_id.clone());
        let known: Vec<&Coverage> = file.coverage.iter().filter(|it| it.valid_until >= from).collect();
        if known.is_empty() {
            done.added += 1;
            fresh.append(rows);
        } else if says_the_same(&known, rows) {
            done.known += 1;
        } else {
            keep_attributes(file, rows);
            end_coverage(writer, &known, from, Day::MAX, now).await?;
            done.changed += 1;
            fresh.append(rows);
            touched.push(person_id);
        }
    }
    writer.add_coverage(&fresh).await?;
    done.findings.0.truncate(LISTED);
    Ok(touched)
}

/// Puts the periods of one person in order, each ending before the next begins; whether some overlapped.
fn one_after_another(rows: &mut Vec<Coverage>) -> bool {
    rows.sort_by(|a, b| (a.valid_from, a.valid_until).cmp(&(b.valid_from, b.valid_until)));
    rows.dedup_by(|a, b| {
        (&a.insurance, a.valid_from, a.valid_until) == (&b.insurance, b.valid_from, b.valid_until)
    });
    let mut overlaps = false;
    for at in (1..rows.len()).rev() {
        let next = rows[at].valid_from;
        if rows[at - 1].valid_until >= next {
            overlaps = true;
            rows[at - 1].valid_until = next.plus_days(-1);
        }
    }
    rows.retain(|it| it.valid_from <= it.valid_until);
    overlaps
}

fn says_the_same(known: &[&Coverage], told: &[Coverage]) -> bool {
    let mut known: Vec<&Coverage> = known.to_vec();
    known.sort_by_key(|it| it.valid_from);
    let same = |a: &Coverage, b: &Coverage| {
        (&a.insurance, a.valid_from, a.valid_until) == (&b.insurance, b.valid_from, b.valid_until)
    };
    known.len() == told.len() && known.iter().zip(told).all(|(a, b)| same(a, b))
}

/// The extract says nothing of status and other attributes: what was known of the same insurance stays.
fn keep_attributes(file: &PersonFile, rows: &mut [Coverage]) {
    for row in rows {
        let meets = |it: &&Coverage| {
            it.insurance == row.insurance
                && it.valid_from <= row.valid_until
                && row.valid_from <= it.valid_until
        };
        if let Some(old) = file.coverage.iter().find(meets) {
            row.status.clone_from(&old.status);
            row.attributes.clone_from(&old.attributes);
        }
    }
}

fn overlap(rows: &[Coverage]) -> Finding {
    let who = rows.first().map_or("", |it| it.person_id.as_str());
    let message = format!("参保人 {who} 的参保时段互相重叠，以后开始的为准");
    let source = rows.first().map_or_else(String::new, |it| it.source.clone());
    Finding::error("ROS-0406", message, "请在参保系统里核对后重新导入").as_warning().at(source, 0)
}
