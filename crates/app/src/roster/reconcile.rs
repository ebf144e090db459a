//! Register and files to decisions, facts and problems.
//!
//! **Knows:** the order of the steps. **Does not know:** SQL, files.

use std::mem::take;

use base::Findings;
use rayon::prelude::*;
use roster::compare::{Facts, FactsBuilder, FileSource, Problem, Setting, Source, classify};
use roster::matching::{Claims, Decision, match_all};
use roster::register::Register;
use roster::rules::{Rules, Says};
use rustc_hash::FxHashMap;

use super::changes::Changes;
use super::claims::TableClaims;
use super::columns::{Columns, Role};
use super::gather::{Gathered, GatheredFile, REGISTER};
use super::identity::Identity;
use super::meaning::{Sender, Words};
use super::report::{FileCounts, KindCount, Listed, duplicates, kinds};
use super::rows::{Part, Sheet};

/// Rows read at a time on one core.
const CHUNK_ROWS: usize = 32_768;

/// What persons have decided before, and the secret of claims.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Claims ([`roster::compare::Stray::claim`]) that a clerk has given to a person of the register.
    pub confirmed: FxHashMap<u64, u32>,
    /// Key of the hash that names claims; the same in all rounds of a bureau.
    pub claim_key: [u8; 32],
}

/// How the rows of one file were matched.
#[derive(Debug)]
pub struct FileDecisions {
    /// Index of the file in [`Gathered::files`].
    pub file: usize,
    /// Rows of the file ([`GatheredFile::locate`]), in order.
    pub rows: Vec<u32>,
    /// The matcher's decision of each.
    pub decisions: Vec<Decision>,
    /// Rows (position in `rows`, ascending) that lead to a person although the matcher could not decide: by the
    /// police's list of changes, because one person alone fits, or because a clerk has said so.
    pub led: Vec<(u32, u32)>,
}

impl FileDecisions {
    /// The person of a row (position in `rows`).
    #[must_use]
    pub fn person(&self, at: usize) -> Option<u32> {
        let own = || self.decisions.get(at).and_then(Decision::person);
        let nth = self.led.binary_search_by_key(&(at as u64), |it| u64::from(it.0));
        nth.map_or_else(|_| own(), |nth| Some(self.led[nth].1))
    }
}

/// Everything that came out of a comparison.
#[derive(Debug)]
pub struct Reconciled {
    /// Of every file but the register, in the order of files.
    pub decisions: Vec<FileDecisions>,
    /// All problems, by person, then claim.
    pub problems: Vec<Problem>,
    /// The facts that they rest on. Its files are those of [`Gathered::files`], same indices; the register, which
    /// says nothing, stands there as an extract that the pack does not have.
    pub facts: Facts,
    /// How rows were matched, by file.
    pub counts: Vec<FileCounts>,
    /// How many problems of each sub-case.
    pub kinds: Vec<KindCount>,
    /// Rows and words that somebody must look at.
    pub findings: Findings,
}

/// Compares, without anything decided before.
#[must_use]
pub fn reconcile(register: &Register, gathered: &Gathered, rules: &Rules, setting: Setting) -> Reconciled {
    reconcile_with(register, gathered, rules, setting, &Options::default())
}

/// Compares.
#[must_use]
pub fn reconcile_with(
    register: &Register,
    gathered: &Gathered,
    rules: &Rules,
    setting: Setting,
    options: &Options,
) -> Reconciled {
    let matched: Vec<Matched<'_, '_>> = gathered
        .files
        .iter()
        .enumerate()
        .filter_map(|(index, file)| Matched::of(register, index, file, rules))
        .collect();
    let changes = changes_of(register, &matched, rules);
    let identity = Identity { register, changes: &changes, options };
    let sheets: Vec<Sheet<'_, '_>> = matched.iter().flat_map(|it| it.sheets(&identity, setting)).collect();
    let parts = read_all(&sheets, rules);
    drop(sheets);
    let mut builder = FactsBuilder::new();
    let mut parts = parts.into_iter();
    let (mut decisions, mut counts, mut findings) = (Vec::new(), Vec::new(), Findings::default());
    for file in matched {
        let (own, own_counts, own_findings) = file.put_together(&mut parts, register.len(), &mut builder);
        decisions.push(own);
        counts.push(own_counts);
        findings.extend(own_findings.0);
    }
    let facts = builder.finish(register.len(), sources(gathered, rules), rules, setting);
    let problems = classify(&facts, rules);
    let kinds = kinds(&problems, rules);
    Reconciled { decisions, problems, facts, counts, kinds, findings }
}

/// The sender of a file; nothing for the register.
fn sender<'r>(rules: &'r Rules, code: &str) -> Option<Sender<'r>> {
    let extract = || rules.extracts.iter().find(|it| it.code == code).map(Sender::Extract);
    let department =
        rules.department(code).and_then(|it| Some(Sender::Department(it, rules.departments.get(it)?)));
    department.or_else(extract)
}

fn sources(gathered: &Gathered, rules: &Rules) -> Vec<FileSource> {
    let small = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
    let of = |file: &GatheredFile| {
        let extract = || rules.extracts.iter().position(|it| it.code == file.department);
        let source = match rules.department(&file.department) {
            Some(index) => Source::Department(small(index)),
            None => Source::Extract(extract().map_or(u8::MAX, small)),
        };
        FileSource { source, name: file.name.clone() }
    };
    gathered.files.iter().map(of).collect()
}

/// A file whose rows are matched, table by table.
struct Matched<'a, 'r> {
    index: usize,
    file: &'a GatheredFile,
    sender: Sender<'r>,
    tables: Vec<(Columns, Vec<Decision>)>,
}

impl<'a, 'r> Matched<'a, 'r> {
    fn of(
        register: &Register,
        index: usize,
        file: &'a GatheredFile,
        rules: &'r Rules,
    ) -> Option<Matched<'a, 'r>> {
        if file.department == REGISTER {
            return None;
        }
        let sender = sender(rules, &file.department)?;
        let tables = file.tables.iter().map(|it| {
            let columns = Columns::of(&it.recognised);
            let claims = TableClaims { table: &it.table, columns: &columns, rows: &it.checked.usable };
            let decisions = match_all(register, &claims);
            (columns, decisions)
        });
        Some(Matched { index, file, sender, tables: tables.collect() })
    }

    fn sheets<'s>(
        &'s self,
        identity: &'s Identity<'s>,
        setting: Setting,
    ) -> impl Iterator<Item = Sheet<'s, 'r>> + 's {
        self.file.tables.iter().zip(&self.tables).map(move |(table, (columns, decisions))| Sheet {
            name: &self.file.name,
            file: u16::try_from(self.index).unwrap_or(u16::MAX),
            table,
            columns,
            decisions,
            sender: self.sender,
            identity,
            setting,
        })
    }

    /// The parts of this file's tables, which come next, as one.
    fn put_together(
        self,
        parts: &mut impl Iterator<Item = Vec<Part>>,
        people: usize,
        builder: &mut FactsBuilder,
    ) -> (FileDecisions, FileCounts, Findings) {
        let mut own =
            FileDecisions { file: self.index, rows: Vec::new(), decisions: Vec::new(), led: Vec::new() };
        let mut counts = FileCounts {
            file: self.index,
            name: self.file.name.clone(),
            department: self.file.department.clone(),
            ..FileCounts::default()
        };
        let mut listed = Listed::default();
        own.rows.reserve_exact(self.file.usable());
        for (table, (_, decisions)) in self.file.tables.iter().zip(self.tables) {
            let before = u32::try_from(own.rows.len()).unwrap_or(u32::MAX);
            for mut part in parts.next().unwrap_or_default() {
                builder.add_all(take(&mut part.facts));
                take(&mut part.strays).into_iter().for_each(|it| builder.add_stray(it));
                own.led.extend(part.led.iter().map(|it| (before + it.0, it.1)));
                counts.add(&part.counts);
                listed.merge(part.listed);
            }
            counts.rows += table.table.len() as u64;
            counts.usable += table.checked.usable.len() as u64;
            counts.set_aside += table.checked.set_aside.len() as u64;
            counts.refused += table.checked.refused.len() as u64;
            own.rows.extend(table.checked.usable.iter().map(|it| table.first_row + it));
            if own.decisions.is_empty() {
                own.decisions = decisions;
            } else {
                own.decisions.extend(decisions);
            }
        }
        counts.duplicates = duplicates(&own, self.file, people, &mut listed);
        (own, counts, listed.finish(&self.file.name))
    }
}

/// The rows of all tables on all cores; of each table its parts in order.
fn read_all(sheets: &[Sheet<'_, '_>], rules: &Rules) -> Vec<Vec<Part>> {
    let jobs: Vec<(usize, usize)> = sheets
        .iter()
        .enumerate()
        .flat_map(|(nth, it)| (0..it.decisions.len()).step_by(CHUNK_ROWS).map(move |from| (nth, from)))
        .collect();
    let read = |(nth, from): (usize, usize)| {
        let sheet = &sheets[nth];
        let until = sheet.decisions.len().min(from + CHUNK_ROWS);
        (nth, sheet.read(from..until, &mut Words::new(rules, sheet.sender)))
    };
    // The largest pieces of work are alike; one at a time keeps both cores busy to the end.
    let parts: Vec<(usize, Part)> = jobs.into_par_iter().with_max_len(1).map(read).collect();
    let mut of_sheets: Vec<Vec<Part>> = sheets.iter().map(|_| Vec::new()).collect();
    parts.into_iter().for_each(|(nth, part)| of_sheets[nth].push(part));
    of_sheets
}

/// The lists of changes among the files.
fn changes_of(register: &Register, matched: &[Matched<'_, '_>], rules: &Rules) -> Changes {
    let mut changes = Changes::default();
    for file in matched {
        let Sender::Department(_, department) = file.sender else { continue };
        if !department.says.contains(&Says::IdentityChange) {
            continue;
        }
        let mut words = Words::new(rules, file.sender);
        for (table, (columns, decisions)) in file.file.tables.iter().zip(&file.tables) {
            if columns.column(Role::OldNumber).is_none() && columns.column(Role::OldName).is_none() {
                continue;
            }
            let claims = TableClaims { table: &table.table, columns, rows: &table.checked.usable };
            for (nth, decision) in decisions.iter().enumerate() {
                let row = table.checked.usable[nth] as usize;
                let text = |role: Role| columns.text(&table.table, row, role);
                let (old_number, old_name) = (text(Role::OldNumber), text(Role::OldName));
                if old_number.is_empty() && old_name.is_empty() {
                    continue;
                }
                let said = words.said((text(Role::Class), text(Role::Status), text(Role::Remark)));
                if said.meaning.is_some_and(|it| it.says == Says::IdentityChange) {
                    changes.take(register, &claims.claim(nth), decision, old_number, old_name);
                }
            }
        }
    }
    changes
}
