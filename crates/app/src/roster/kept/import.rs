//! The register from its file: everybody at first, what is new or changed later.
//!
//! **Knows:** the columns of the register's file. **Does not know:** comparison. Nobody is taken off the register
//! by a file: who is missing in it is counted.

use base::{Day, Finding, Findings};
use rayon::prelude::*;
use roster::normal::{Claim, Key};
use rustc_hash::FxHashSet;
use store::{BookBatch, Coverage, Person, RosterFile};

use super::evidence::Packed;
use super::register_rows::{Rows, file_row};
use super::{RosterDesk, heavy, json};
use crate::error::AppError;
use crate::roster::identity::sole_but_for_number;
use crate::roster::{GatheredFile, REGISTER, SourceFile, gather};

/// Rows made and written at a time.
const CHUNK_ROWS: usize = 32_768;
/// Findings of one kind that are listed; the rest are counted.
const LISTED: usize = 100;

/// The coverage that everybody in a register file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageGiven {
    /// Insurance in words of the pack.
    pub insurance: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// What an import of the register did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportedRegister {
    /// Number of the file.
    pub file: i64,
    /// The same bytes were imported before: nothing was done.
    pub same_as: Option<i64>,
    /// Rows read.
    pub rows: u64,
    /// New people.
    pub added: u64,
    /// People whose data changed.
    pub changed: u64,
    /// People whose number changed.
    pub renumbered: u64,
    /// People on the register who are not in the file.
    pub absent: u64,
    /// What somebody must look at.
    #[serde(skip)]
    pub findings: Findings,
}

pub(super) fn id_of(no: usize) -> String {
    format!("R{no:09}")
}

impl RosterDesk {
    /// Imports the list of all insured people: everybody at the first time, later what is new or changed.
    /// `coverage` is written for everybody who is new.
    ///
    /// # Errors
    /// A file that cannot be read as a register; the store's failure. Nothing is written then.
    pub async fn import_register(
        &self,
        source: SourceFile,
        coverage: Option<&CoverageGiven>,
        operator: &str,
    ) -> Result<ImportedRegister, AppError> {
        let (packed, mut gathered) = self.read_one(source, REGISTER).await?;
        let Some(file) = gathered.files.pop() else { return Err(gathered.findings.into()) };
        if file.usable() == 0 {
            return Err(gathered.findings.into());
        }
        let rows = Rows::of(&file);
        let mut done = ImportedRegister { rows: rows.len() as u64, ..ImportedRegister::default() };
        done.findings = gathered.findings;
        let county = self.app.region().engine.pack().region.clone();
        if let (count, Some(code)) = rows.elsewhere(&county) {
            done.findings.push(elsewhere(count, code, &county, &file.name));
        }
        let now = self.app.inner.clock.now();
        let mut held = self.held.write().await;
        let mut writer = self.app.inner.store.write().await?;
        if let Some(earlier) = writer.find_roster_files(&[&packed.sha256]).await?.first() {
            done.same_as = Some(earlier.id);
            done.file = earlier.id;
            return Ok(done);
        }
        let places = rows.places();
        writer.save_roster_places(&places).await?;
        let is_first = held.register.is_empty();
        if is_first {
            writer.drop_person_indexes().await?;
        }
        let mut seen = vec![false; held.register.len()];
        let told: FxHashSet<Key> = if is_first {
            FxHashSet::default()
        } else {
            (0..rows.len()).map(|at| Key::plain(rows.claim(at).number)).collect()
        };
        let first_new = held.register.len();
        let mut next = first_new;
        let mut unborn = 0_usize;
        let mut changed_people: Vec<(u32, Person)> = Vec::new();
        let mut new_people: Vec<Person> = Vec::new();
        for start in (0..rows.len()).step_by(CHUNK_ROWS) {
            let range = start..(start + CHUNK_ROWS).min(rows.len());
            let known: Vec<Option<u32>> = if is_first {
                vec![None; range.len()]
            } else {
                range.clone().map(|at| known_person(&held.register, &rows.claim(at), &told)).collect()
            };
            let made: Vec<(Option<u32>, Person, bool)> = range
                .clone()
                .into_par_iter()
                .zip(known)
                .map(|(at, known)| {
                    let id = known.map_or_else(String::new, |it| held.id(it).to_owned());
                    let (person, is_born) = rows.person(at, id, &now);
                    (known, person, is_born)
                })
                .collect();
            let mut fresh = Vec::with_capacity(made.len());
            for (at, (known, mut person, is_born)) in range.zip(made) {
                if !is_born {
                    unborn += 1;
                    if unborn <= LISTED {
                        let message = format!("第 {} 个参保人没有可用的出生日期，暂记为 1900-01-01", at + 1);
                        let finding = Finding::error("ROS-0401", message, "请在参保系统里补齐后重新导入");
                        done.findings.push(finding.as_warning().at(file.name.clone(), 0));
                    }
                }
                match known {
                    Some(no) => {
                        if let Some(it) = seen.get_mut(no as usize) {
                            *it = true;
                        }
                        let number = held.number(no);
                        match &person.number {
                            None if !number.is_empty() => person.number = Some(number),
                            Some(new) if *new != number && !number.is_empty() => {
                                done.renumbered += 1;
                                done.findings.push(renumbered(held.id(no), &file.name, rows.line(at)));
                            }
                            _ => {}
                        }
                        if differs(&held, no, &person) {
                            changed_people.push((no, person));
                        }
                    }
                    None => {
                        person.id = id_of(next + fresh.len());
                        fresh.push(person);
                    }
                }
            }
            writer.add_registered(next as i64, &fresh).await?;
            if let Some(given) = coverage {
                let rows: Vec<Coverage> =
                    fresh.iter().map(|it| given.of(&it.id, &now, &packed.name)).collect();
                writer.add_coverage(&rows).await?;
            }
            next += fresh.len();
            if !is_first {
                new_people.extend(fresh);
            }
        }
        if is_first {
            writer.build_person_indexes().await?;
        }
        let changed: Vec<Person> = changed_people.iter().map(|it| it.1.clone()).collect();
        writer.save_people(&changed).await?;
        done.added = (next - first_new) as u64;
        done.changed = changed.len() as u64;
        done.absent = seen.iter().filter(|it| !**it).count() as u64;
        done.file = self.keep_file(&mut writer, &packed, &file, &now, operator, &json(&done)).await?;
        let mut audit = self.app.audit("", operator, "roster.import", REGISTER);
        audit.detail = json(&done);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        if is_first {
            drop(rows);
            drop(file);
            *held = super::held::Held::load(&self.app.inner.store).await?;
        } else {
            held.places.add(places);
            for person in &new_people {
                held.add(person);
            }
            for (no, person) in &changed_people {
                held.update(*no, person);
            }
        }
        Ok(done)
    }

    /// Packs and reads one file of a known sender.
    pub(super) async fn read_one(
        &self,
        source: SourceFile,
        department: &str,
    ) -> Result<(Packed, crate::roster::Gathered), AppError> {
        let rules = std::sync::Arc::clone(&self.rules);
        let mappings = self.mappings().await?;
        let source = SourceFile { department: Some(department.to_owned()), ..source };
        heavy(move || {
            let packed = Packed::of(&source.name, &source.bytes);
            (packed, gather(vec![source], &rules, &mappings))
        })
        .await
    }

    /// Keeps a file outside of rounds; its number.
    pub(super) async fn keep_file(
        &self,
        writer: &mut store::Writer,
        packed: &Packed,
        file: &GatheredFile,
        now: &str,
        operator: &str,
        report: &str,
    ) -> Result<i64, AppError> {
        let same = writer.find_roster_files(&[&packed.sha256]).await?.first().map(|it| it.id);
        writer.save_roster_document(&packed.document(now, operator), packed.parts()).await?;
        let id = writer.next_numbers("roster_file", 1).await?;
        let row =
            RosterFile { id, same_as: same, report: report.to_owned(), ..file_row(file, now, operator) };
        writer.add_roster_files(&[row]).await?;
        Ok(id)
    }
}

impl CoverageGiven {
    fn of(&self, person_id: &str, now: &str, source: &str) -> Coverage {
        Coverage {
            person_id: person_id.to_owned(),
            insurance: self.insurance.clone(),
            status: String::new(),
            attributes: "{}".to_owned(),
            valid_from: self.from,
            valid_until: self.until,
            known_from: now.to_owned(),
            known_until: None,
            source: source.to_owned(),
        }
    }
}

/// The person of a row of the register's own file: by the number; by name, birth and village where there is none;
/// and, where the number is new, the one person who is the same but for the number, when the old number is no
/// longer in the file (`told`).
fn known_person(
    register: &roster::register::Register,
    claim: &Claim<'_>,
    told: &FxHashSet<Key>,
) -> Option<u32> {
    let key = Key::plain(claim.number);
    if key.is_none() {
        return roster::matching::match_one(register, claim).person();
    }
    register.by_key(key).next().or_else(|| {
        let person = sole_but_for_number(&roster::matching::match_one(register, claim))?;
        (!told.contains(&register.key(person))).then_some(person)
    })
}

fn renumbered(person: &str, file: &str, line: usize) -> Finding {
    let message = format!("参保人 {person} 的证件号码换了（姓名、出生日期、住址相同，旧号码已不在底册上）");
    let remedy = "已按号码变更处理，编号不变；如果是另一人，请在参保系统里更正后重新导入";
    Finding::error("ROS-0405", message, remedy).as_warning().at(file, line)
}

fn elsewhere(count: usize, code: &str, county: &str, file: &str) -> Finding {
    let message = format!(
        "{count} 行的区划代码（如 {code}）不是本县的（{county}），这些人的问题按规则交办时只能留在县里"
    );
    let remedy = "请核对是否选错了规则包（--pack），或底册的区划代码填错";
    Finding::error("ROS-0415", message, remedy).as_warning().at(file, 0)
}

/// Whether the register says something else of a person than a row.
fn differs(held: &super::held::Held, no: u32, person: &Person) -> bool {
    let (region, village) = held.lives(no);
    let household = person.household_id.as_deref().unwrap_or_default();
    held.register.name(no) != person.name
        || person.number.as_ref().is_some_and(|it| held.number(no) != *it && !held.number(no).is_empty())
        || region != person.region
        || village != person.village
        || held.register.household(no) != roster::normal::household_key(household)
}
