//! A daily file: matched, compared with what the last round knows of its people, and kept at once.
//!
//! **Knows:** the rows of the last round by person. **Does not know:** everybody else: what a daily file does not
//! speak of stays as the round left it, and nothing is struck off by it.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Finding, Findings};
use roster::compare::{FactsBuilder, FileSource, Source, Subject, classify};
use roster::problem::{Event, What};
use roster::round::ProblemKey;
use store::{BookBatch, RosterEvent, RosterProblem};

use super::found::{Maker, key_text};
use super::queries::source_of;
use super::register_rows::file_row;
use super::round_problems::push_event;
use super::round_view::Prepared;
use super::{RosterDesk, json, packed};
use crate::error::AppError;
use crate::roster::{FileCounts, SourceFile};

/// What a daily file brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct DailyView {
    /// The round that it belongs to.
    pub round: i64,
    /// The same bytes were imported before: nothing was done.
    pub same_as: Option<i64>,
    /// How its rows were matched.
    pub files: Vec<FileCounts>,
    /// New problems on the ledger.
    pub new: Vec<i64>,
    /// Problems that were there already.
    pub known: u64,
    /// What somebody must look at.
    #[serde(skip)]
    pub findings: Findings,
}

impl RosterDesk {
    /// Takes in a daily file of a department.
    ///
    /// # Errors
    /// No round yet; a file that cannot be used; the store's failure. Nothing is written then.
    pub async fn take_daily(&self, file: SourceFile, operator: &str) -> Result<DailyView, AppError> {
        self.take_daily_on(file, None, operator).await
    }

    /// As [`RosterDesk::take_daily`], as of a day; without one it is today, or the day of the last round where that
    /// is later.
    ///
    /// # Errors
    /// As [`RosterDesk::take_daily`]; a day before the last round.
    pub async fn take_daily_on(
        &self,
        file: SourceFile,
        as_of: Option<Day>,
        operator: &str,
    ) -> Result<DailyView, AppError> {
        let last = self.rounds().await?.into_iter().next();
        let last =
            last.ok_or_else(|| AppError::state("还没有做过比对", "请先做一轮全量比对（roster round）"))?;
        if let Some(day) = as_of.filter(|it| *it < last.as_of) {
            let message = format!("第 {} 轮已比对到 {}，这里却写 {day}", last.number, last.as_of);
            return Err(AppError::input("as_of", message, "请写那一天或以后的日期，或不写"));
        }
        let as_of = as_of.unwrap_or_else(|| last.as_of.max(self.app.today()));
        let mut prepared = self.prepare_one(file, as_of).await?;
        let mut view = DailyView { round: last.number, ..DailyView::default() };
        view.findings = std::mem::take(&mut prepared.gathered.findings);
        view.findings.extend(std::mem::take(&mut prepared.reconciled.findings).0);
        let (now_year, last_year) = (self.setting(as_of).year_end, self.setting(last.as_of).year_end);
        if now_year != last_year {
            view.findings.push(other_year(as_of, &last));
        }
        view.files = prepared.reconciled.counts.clone();

        let held = self.held.read().await;
        let mut writer = self.app.inner.store.write().await?;
        let now = self.app.inner.clock.now();
        let Some(gathered) = prepared.gathered.files.first() else { return Ok(view) };
        let mut row = file_row(gathered, &now, operator);
        let shas = [row.sha256.as_str(), row.rows_sha256.as_deref().unwrap_or_default()];
        if let Some(same) = writer.find_roster_files(&shas).await?.first() {
            view.same_as = Some(same.id);
            return Ok(view);
        }
        // The rows of its people, old and new, and the files they are from: the new file comes last.
        let mut files = writer.list_round_files(last.number).await?;
        let place = files.len();
        let touched: Vec<u32> = {
            let facts = &prepared.reconciled.facts;
            let has = |it: &u32| !facts.rows_of(*it as usize).is_empty();
            (0..u32::try_from(held.register.len()).unwrap_or(u32::MAX)).filter(has).collect()
        };
        let people: BTreeSet<u32> = touched.iter().copied().collect();
        let blocks: BTreeSet<i64> = touched.iter().map(|it| packed::block_of(*it)).collect();
        let blocks: Vec<i64> = blocks.into_iter().collect();
        let stored = writer.load_roster_blocks(last.number, &blocks).await?;
        row.id = writer.next_numbers("roster_file", 1).await?;
        row.round = Some(last.number);
        row.place = i64::try_from(place).unwrap_or(i64::MAX);
        row.report = prepared.reconciled.counts.first().map_or_else(|| "{}".to_owned(), json);
        files.push(row.clone());
        let sources: Vec<Option<Source>> =
            files.iter().map(|it| source_of(&self.rules, &it.department)).collect();
        let mut builder = FactsBuilder::new();
        for block in &stored {
            for fact in packed::unpack(block, &sources, &self.rules) {
                if people.contains(&fact.person_ix) {
                    builder.add(fact);
                }
            }
        }
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let setting = prepared.reconciled.facts.setting;
        for ix in &touched {
            for fact in prepared.reconciled.facts.rows_of(*ix as usize) {
                let mut fact = *fact;
                fact.file = place;
                builder.add(fact);
            }
        }
        for stray in &prepared.reconciled.facts.strays {
            let mut stray = stray.clone();
            stray.row.file = place;
            builder.add_stray(stray);
        }
        let named = files.iter().zip(&sources).map(|(file, source)| FileSource {
            source: source.unwrap_or(Source::Extract(u8::MAX)),
            name: file.name.clone(),
        });
        let facts = builder.finish(held.register.len(), named.collect(), &self.rules, setting);
        let problems = classify(&facts, &self.rules);
        // The maker finds files by place; only the new one has its cells at hand.
        let gathered = std::mem::take(&mut prepared.gathered.files);
        let blank = |file: &store::RosterFile| crate::roster::GatheredFile {
            name: file.name.clone(),
            department: file.department.clone(),
            sha256: [0; 32],
            tables: Vec::new(),
        };
        let mut all: Vec<crate::roster::GatheredFile> =
            files[..usize::from(place)].iter().map(blank).collect();
        all.extend(gathered);
        prepared.gathered.files = all;
        prepared.reconciled.facts = facts;
        prepared.reconciled.problems = problems;

        let ids: Vec<i64> = files.iter().map(|it| it.id).collect();
        let maker =
            Maker { held: &held, rules: &self.rules, prepared: &prepared, files: &ids, round: last.number };
        let (mut rows, events) = self.daily_problems(&mut writer, &maker, &mut view, &now).await?;
        super::lines::fill(&files, &mut rows);
        writer.save_roster_problems(&rows).await?;
        writer.add_roster_events(&events).await?;

        for it in &prepared.evidence {
            writer.save_roster_document(&it.document(&now, operator), it.parts()).await?;
        }
        writer.add_roster_files(std::slice::from_ref(&row)).await?;
        let only_new = only_file(&prepared, place, setting, &self.rules);
        writer.add_roster_blocks(last.number, &packed::pack(&only_new, held.register.len(), row.id)).await?;
        let mut audit = self.app.audit("", operator, "roster.daily", &format!("file-{}", row.id));
        audit.detail = serde_json::json!({ "sha256": row.sha256, "new": view.new.len() }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(view)
    }

    /// Problems that the ledger does not have yet.
    async fn daily_problems(
        &self,
        writer: &mut store::Writer,
        maker: &Maker<'_>,
        view: &mut DailyView,
        now: &str,
    ) -> Result<(Vec<RosterProblem>, Vec<RosterEvent>), AppError> {
        let setting = maker.prepared.reconciled.facts.setting;
        let mut made: BTreeMap<String, RosterProblem> = BTreeMap::new();
        for problem in &maker.prepared.reconciled.problems {
            if let Subject::Person(ix) = problem.subject
                && maker.prepared.reconciled.facts.rows_of(ix as usize).is_empty()
            {
                continue;
            }
            let key = ProblemKey::of(problem, &self.rules, setting.year_end.year(), u64::from);
            made.entry(key_text(&key)).or_insert_with(|| maker.row(&key, problem));
        }
        let keys: Vec<&str> = made.keys().map(String::as_str).collect();
        let known: BTreeSet<String> = writer.known_roster_problems(&keys).await?.into_iter().collect();
        view.known = known.len() as u64;
        let mut rows: Vec<RosterProblem> =
            made.into_iter().filter(|it| !known.contains(&it.0)).map(|it| it.1).collect();
        let first = writer.next_numbers("roster_problem", i64::try_from(rows.len()).unwrap_or(0)).await?;
        let mut events = Vec::with_capacity(rows.len());
        for (id, row) in (first..).zip(&mut rows) {
            row.id = id;
            let what = What::Opened { round: super::small(maker.round) };
            push_event(row, &Event { on: setting.as_of, by: String::new(), what }, now, &mut events);
            view.new.push(id);
        }
        Ok((rows, events))
    }
}

fn other_year(as_of: Day, last: &store::RosterRound) -> Finding {
    let message =
        format!("比对到 {as_of}，与第 {} 轮（比对到 {}）不在同一个待遇年度", last.number, last.as_of);
    let remedy = "年度一换，缴费、免缴费、标识都按新年度看；要按原来的年度，请用 --as-of 写明日期，\
                  新年度请先做一轮全量比对";
    Finding::error("ROS-0414", message, remedy).as_warning()
}

/// The rows of the new file alone.
fn only_file(
    prepared: &Prepared,
    place: u16,
    setting: roster::compare::Setting,
    rules: &roster::rules::Rules,
) -> roster::compare::Facts {
    let facts = &prepared.reconciled.facts;
    let mut builder = FactsBuilder::new();
    for ix in 0..facts.words().len() {
        for row in facts.rows_of(ix).iter().filter(|it| it.file == place) {
            builder.add(*row);
        }
    }
    for stray in &facts.strays {
        builder.add_stray(stray.clone());
    }
    builder.finish(facts.words().len(), facts.files.clone(), rules, setting)
}
