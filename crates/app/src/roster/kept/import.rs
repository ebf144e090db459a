//! The register from its file: everybody at first, what is new or changed later.
//!
//! **Knows:** the columns of the register's file. **Does not know:** comparison. Nobody is taken off the register
//! by a file: who is missing in it is counted.

use base::{Day, Finding, Findings};
use rayon::prelude::*;
use roster::normal::Key;
use store::{BookBatch, Coverage, Person, RosterFile};

use super::evidence::Packed;
use super::register_check::{
    Beside, CheckedRows, Standing, contradiction, faulty, is_unusable, left_out, life_of, other_person,
};
use super::register_rows::{Rows, file_row};
use super::{RosterDesk, heavy, json};
use crate::error::AppError;
use crate::roster::report::Listed;
use crate::roster::{GatheredFile, REGISTER, SourceFile, gather};

/// Rows made and written at a time.
const CHUNK_ROWS: usize = 32_768;

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
    /// Rows that were not written because another row of the file is the same number or person.
    pub left_out: u64,
    /// Rows that were not written because the number is that of a person with another name.
    pub held_back: u64,
    /// What somebody must look at.
    #[serde(skip)]
    pub findings: Findings,
}

pub(super) fn id_of(no: usize) -> String {
    format!("R{no:09}")
}

impl RosterDesk {
    /// Imports the list of all insured people: everybody at the first time, later what is new or changed.
    /// `coverage` is written for everybody who is new. Rows whose number is that of a person with quite another name
    /// are listed and not written.
    ///
    /// # Errors
    /// A file that cannot be read as a register; the store's failure. Nothing is written then.
    pub async fn import_register(
        &self,
        source: SourceFile,
        coverage: Option<&CoverageGiven>,
        operator: &str,
    ) -> Result<ImportedRegister, AppError> {
        self.import_register_with(source, coverage, operator, false).await
    }

    /// As [`RosterDesk::import_register`]. With `accept_changes` somebody has made sure that people whose name is
    /// another one now, birth day and sex as in the number, have changed their names: these are written, and a file
    /// that was imported before is read again.
    ///
    /// # Errors
    /// As there.
    pub async fn import_register_with(
        &self,
        source: SourceFile,
        coverage: Option<&CoverageGiven>,
        operator: &str,
        accept_changes: bool,
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
        let earlier = writer.find_roster_files(&[&packed.sha256]).await?;
        if let Some(earlier) = earlier.first().filter(|_| !accept_changes) {
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
        let checks = CheckedRows::of(&rows, &held.register);
        let mut seen = vec![false; held.register.len()];
        let first_new = held.register.len();
        let mut next = first_new;
        let mut listed = Listed::default();
        let mut changed_people: Vec<(u32, Person)> = Vec::new();
        let mut new_people: Vec<Person> = Vec::new();
        for start in (0..rows.len()).step_by(CHUNK_ROWS) {
            let range = start..(start + CHUNK_ROWS).min(rows.len());
            let made: Vec<(Option<u32>, Person, bool)> = range
                .clone()
                .into_par_iter()
                .map(|at| {
                    let known =
                        if is_first { None } else { checks.person(&held.register, at, &rows.claim(at)) };
                    let id = known.map_or_else(String::new, |it| held.id(it).to_owned());
                    let (person, is_born) = rows.person(at, id, &now, &checks.of[at]);
                    (known, person, is_born)
                })
                .collect();
            let mut fresh = Vec::with_capacity(made.len());
            for (at, (known, mut person, is_born)) in range.zip(made) {
                let mut list = |finding: Finding| {
                    listed.push(finding.code, || finding.at(file.name.clone(), rows.line(at)));
                };
                let checked = checks.of[at];
                let own_row = known.and_then(|it| checks.told(held.register.key(it)));
                let other_row = own_row.filter(|it| *it != at && checked.key.is_none());
                if let Some((other, beside)) = checks.beside(at).or(other_row.map(|it| (it, Beside::Person)))
                {
                    done.left_out += 1;
                    list(left_out(rows.line(other), beside));
                    continue;
                }
                if let Some(fault) = checked.fault {
                    list(faulty(fault, known.is_some()));
                }
                if !is_born && known.is_none() {
                    list(unborn());
                }
                let Some(no) = known else {
                    if checked.contradicts {
                        list(contradiction());
                    }
                    person.id = id_of(next + fresh.len());
                    fresh.push(person);
                    continue;
                };
                if let Some(it) = seen.get_mut(no as usize) {
                    *it = true;
                }
                if is_unusable(&checked) {
                    continue;
                }
                let standing = checks.standing(&held.register, at, &rows.claim(at), no);
                if standing != Standing::Same && !(accept_changes && standing == Standing::OtherName) {
                    done.held_back += 1;
                    list(other_person(held.id(no), standing));
                    continue;
                }
                if checked.contradicts {
                    list(contradiction());
                }
                let number = held.number(no);
                if person.number.is_none() && !number.is_empty() {
                    if let Some((birth, sex)) = life_of(&number) {
                        person.birth = birth;
                        sex.clone_into(&mut person.sex);
                    }
                    person.number = Some(number);
                } else if !number.is_empty() && person.number.as_ref() != Some(&number) {
                    done.renumbered += 1;
                    list(renumbered(held.id(no)));
                }
                keep_place(&held, no, &mut person);
                if differs(&held, no, &person, checked.key) {
                    if person.household_id.is_none() && held.register.household(no) != 0 {
                        let kept = writer.find_person(held.id(no)).await?;
                        person.household_id = kept.and_then(|it| it.household_id);
                    }
                    changed_people.push((no, person));
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
        done.findings.extend(listed.finish(&file.name).0);
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

fn renumbered(person: &str) -> Finding {
    let message = format!("参保人 {person} 的证件号码换了（姓名、出生日期、住址相同，旧号码已不在底册上）");
    let remedy = "已按号码变更处理，编号不变；如果是另一人，请在参保系统里更正后重新导入";
    Finding::error("ROS-0405", message, remedy).as_warning()
}

fn unborn() -> Finding {
    let message = "没有可用的出生日期，暂记为 1900-01-01";
    Finding::error("ROS-0401", message, "请在参保系统里补齐后重新导入").as_warning()
}

/// Where a file does not say where somebody lives, the person lives where the register says.
fn keep_place(held: &super::held::Held, no: u32, person: &mut Person) {
    let (region, village) = held.lives(no);
    if person.region.is_empty() {
        region.clone_into(&mut person.region);
    }
    if person.village.is_empty() {
        village.clone_into(&mut person.village);
    }
}

fn elsewhere(count: usize, code: &str, county: &str, file: &str) -> Finding {
    let message = format!(
        "{count} 行的区划代码（如 {code}）不是本县的（{county}），这些人的问题按规则交办时只能留在县里"
    );
    let remedy = "请核对是否选错了规则包（--pack），或底册的区划代码填错";
    Finding::error("ROS-0415", message, remedy).as_warning().at(file, 0)
}

/// Whether the register says something else of a person than a row.
fn differs(held: &super::held::Held, no: u32, person: &Person, key: Key) -> bool {
    let (region, village) = held.lives(no);
    let household = person.household_id.as_deref().map(roster::normal::household_key);
    held.register.name(no) != person.name
        || !key.is_none() && held.register.key(no) != key
        || region != person.region
        || village != person.village
        || household.is_some_and(|it| held.register.household(no) != it)
}
