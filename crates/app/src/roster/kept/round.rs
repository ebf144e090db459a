//! A round: files to problems (in memory), and everything of it kept in one transaction, compared with the round
//! before.
//!
//! **Knows:** the order of steps. **Does not know:** what is a problem (`roster::compare`) or how rounds compare
//! (`roster::round`).

use std::collections::BTreeMap;

use base::{Day, Findings, unhex};
use rayon::prelude::*;
use store::{BookBatch, RosterFile, RosterRound, Writer};

use super::complete::{Completeness, RoundOptions};
use super::evidence::{Packed, unpack};
use super::found::Maker;
use super::held::Held;
use super::register_rows::file_row;
use super::round_view::{Prepared, RoundView, SameFile};
use super::{RosterDesk, heavy, json, packed};
use crate::accounts::random;
use crate::error::AppError;
use crate::roster::reconcile::Options;
use crate::roster::{Gathered, SourceFile, gather, reconcile_with};

/// Where the key of claims is kept.
const CLAIM_KEY: &str = "roster.claim_key";

impl RosterDesk {
    /// Reads and compares the files of a round, in memory; nothing is written.
    ///
    /// # Errors
    /// Without a register, or without any file that can be used.
    pub async fn prepare(&self, files: Vec<SourceFile>, as_of: Day) -> Result<Prepared, AppError> {
        self.prepare_with(files, as_of, &RoundOptions::default()).await
    }

    /// The same, and says how to go on when senders are absent.
    ///
    /// # Errors
    /// As [`RosterDesk::prepare`]; a sender that the pack does not have.
    pub async fn prepare_with(
        &self,
        files: Vec<SourceFile>,
        as_of: Day,
        options: &RoundOptions,
    ) -> Result<Prepared, AppError> {
        let (mut gathered, evidence) = self.gather(files).await?;
        let completeness = self.complete(&mut gathered, options).await?;
        let own = std::mem::take(&mut gathered.findings);
        gathered.findings.extend(completeness.findings.iter().cloned());
        gathered.findings.extend(own.0);
        if gathered.files.is_empty() {
            return Err(gathered.findings.into());
        }
        self.compared(gathered, evidence, completeness, as_of).await
    }

    /// One file by itself, of whichever sender.
    pub(super) async fn prepare_one(&self, file: SourceFile, as_of: Day) -> Result<Prepared, AppError> {
        let (gathered, evidence) = self.gather(vec![file]).await?;
        if gathered.files.is_empty() {
            return Err(gathered.findings.into());
        }
        self.compared(gathered, evidence, Completeness::default(), as_of).await
    }

    async fn gather(&self, files: Vec<SourceFile>) -> Result<(Gathered, Vec<Packed>), AppError> {
        if self.held.read().await.register.is_empty() {
            return Err(AppError::state("还没有参保人员底册，无从比对", "请先导入底册（roster import）"));
        }
        let (rules, mappings) = (std::sync::Arc::clone(&self.rules), self.mappings().await?);
        heavy(move || {
            let evidence = files.iter().map(|it| Packed::of(&it.name, &it.bytes)).collect();
            (gather(files, &rules, &mappings), evidence)
        })
        .await
    }

    async fn compared(
        &self,
        gathered: Gathered,
        evidence: Vec<Packed>,
        completeness: Completeness,
        as_of: Day,
    ) -> Result<Prepared, AppError> {
        let options = self.options().await?;
        let held = std::sync::Arc::clone(&self.held).read_owned().await;
        let (rules, setting) = (std::sync::Arc::clone(&self.rules), self.setting(as_of));
        heavy(move || {
            let reconciled = reconcile_with(&held.register, &gathered, &rules, setting, &options);
            Prepared { gathered, reconciled, evidence, completeness }
        })
        .await
    }

    /// What persons have decided before: claims given to people, and the key of claims.
    pub(super) async fn options(&self) -> Result<Options, AppError> {
        let claim_key = self.claim_key().await?;
        let confirmed = self.app.inner.store.read().await?.find_meta("roster.confirmed").await?;
        let confirmed = confirmed.unwrap_or_default();
        let confirmed: BTreeMap<String, u32> = serde_json::from_str(&confirmed).unwrap_or_default();
        let mut options = Options::default();
        for (claim, person) in confirmed {
            if let Ok(claim) = u64::from_str_radix(&claim, 16) {
                options.confirmed.insert(claim, person);
            }
        }
        options.claim_key = unhex(&claim_key).and_then(|it| it.try_into().ok()).unwrap_or_default();
        Ok(options)
    }

    /// The key that numbers of claims are made with: 64 digits that nobody can guess, made once.
    async fn claim_key(&self) -> Result<String, AppError> {
        if let Some(key) = self.app.inner.store.read().await?.find_meta(CLAIM_KEY).await? {
            return Ok(key);
        }
        let mut writer = self.app.inner.store.write().await?;
        // Somebody may have been quicker: two keys would lose what is decided under the first.
        if let Some(key) = writer.find_meta(CLAIM_KEY).await? {
            return Ok(key);
        }
        let key = random::token()?;
        writer.set_meta(CLAIM_KEY, &key).await?;
        writer.commit().await?;
        Ok(key)
    }

    /// Reads, compares and keeps a round of which nobody is absent.
    ///
    /// # Errors
    /// As [`RosterDesk::prepare`] and [`RosterDesk::keep`]. Nothing is written then.
    pub async fn run_round(
        &self,
        files: Vec<SourceFile>,
        as_of: Day,
        operator: &str,
    ) -> Result<(RoundView, Findings), AppError> {
        self.run_round_with(files, as_of, &RoundOptions::default(), operator).await
    }

    /// The same, and says how to go on when senders are absent.
    ///
    /// # Errors
    /// As [`RosterDesk::prepare_with`] and [`RosterDesk::keep`]. Nothing is written then.
    pub async fn run_round_with(
        &self,
        files: Vec<SourceFile>,
        as_of: Day,
        options: &RoundOptions,
        operator: &str,
    ) -> Result<(RoundView, Findings), AppError> {
        let mut prepared = self.prepare_with(files, as_of, options).await?;
        let view = self.keep(&prepared, operator).await?;
        let mut findings = std::mem::take(&mut prepared.gathered.findings);
        findings.extend(std::mem::take(&mut prepared.reconciled.findings).0);
        Ok((view, findings))
    }

    /// Keeps a comparison as the next round: files with their bytes, rows by person, problems and their look-back,
    /// facts of everybody. One transaction.
    ///
    /// # Errors
    /// A sender is absent and the round is not to be partial; a round for an earlier day than the last one; the
    /// store's failure.
    pub async fn keep(&self, prepared: &Prepared, operator: &str) -> Result<RoundView, AppError> {
        prepared.completeness.check()?;
        let as_of = prepared.reconciled.facts.setting.as_of;
        let held = self.held.read().await;
        let mut writer = self.app.inner.store.write().await?;
        let now = self.app.inner.clock.now();
        let previous = writer.list_roster_rounds().await?.into_iter().next();
        if let Some(last) = previous.as_ref().filter(|it| it.as_of > as_of) {
            let message = format!("第 {} 轮比对到 {}，这一轮却是 {as_of}", last.number, last.as_of);
            return Err(AppError::input("as_of", message, "请核对比对日期；轮次要按日期先后"));
        }
        let number = previous.as_ref().map_or(1, |it| it.number + 1);

        let (files, same_files) = self.keep_files(&mut writer, prepared, number, &now, operator).await?;
        let people = held.register.len();
        let facts = &prepared.reconciled.facts;
        writer.add_roster_blocks(number, &packed::pack(facts, people, 0)).await?;

        let bytes: Vec<u8> = facts.words().iter().flat_map(|it| it.to_le_bytes()).collect();
        let words = Packed::of(&format!("第{number}轮全员事实"), &bytes);
        writer.save_roster_document(&words.document(&now, operator), words.parts()).await?;
        let before = previous_words(&mut writer, previous.as_ref()).await?;

        let ids: Vec<i64> = files.iter().map(|it| it.id).collect();
        let maker = Maker { held: &held, rules: &self.rules, prepared, files: &ids, round: number };
        let found = self.keep_problems(&mut writer, &maker, previous.as_ref(), &files, &now).await?;

        let counts = self.count(prepared, people, &found, before.as_deref(), as_of);
        let round = RosterRound {
            number,
            as_of,
            counts: json(&counts),
            words: Some(words.sha256),
            made_at: now,
            operator: operator.to_owned(),
        };
        writer.add_roster_round(&round).await?;
        let mut audit = self.app.audit("", operator, "roster.round", &format!("round-{number}"));
        let shas: Vec<&str> = files.iter().map(|it| it.sha256.as_str()).collect();
        audit.detail = serde_json::json!({ "as_of": as_of, "problems": counts.problems, "new": counts.new,
            "cured": counts.cured, "absent": counts.absent, "inputs": shas })
        .to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        let files = prepared.reconciled.counts.clone();
        Ok(RoundView { number, as_of, counts, same_files, files })
    }

    async fn keep_files(
        &self,
        writer: &mut Writer,
        prepared: &Prepared,
        round: i64,
        now: &str,
        operator: &str,
    ) -> Result<(Vec<RosterFile>, Vec<SameFile>), AppError> {
        for it in &prepared.evidence {
            writer.save_roster_document(&it.document(now, operator), it.parts()).await?;
        }
        let gathered = &prepared.gathered.files;
        let made: Vec<RosterFile> = gathered.par_iter().map(|it| file_row(it, now, operator)).collect();
        let shas = made.iter().flat_map(|it| [Some(it.sha256.as_str()), it.rows_sha256.as_deref()]);
        let known = writer.find_roster_files(&shas.flatten().collect::<Vec<_>>()).await?;
        let count = i64::try_from(gathered.len()).unwrap_or(i64::MAX);
        let first = writer.next_numbers("roster_file", count).await?;
        let mut rows = Vec::with_capacity(gathered.len());
        let mut same = Vec::new();
        for ((place, file), mut row) in (0_i64..).zip(gathered).zip(made) {
            let is_same = |it: &&RosterFile| it.sha256 == row.sha256 || it.rows_sha256 == row.rows_sha256;
            if let Some(earlier) = known.iter().find(is_same) {
                row.same_as = Some(earlier.id);
                same.push(SameFile {
                    name: file.name.clone(),
                    earlier: earlier.id,
                    round: earlier.round,
                    imported_at: earlier.imported_at.clone(),
                });
            }
            let counts = prepared.reconciled.counts.iter().find(|it| i64::try_from(it.file) == Ok(place));
            row.report = counts.map_or_else(|| "{}".to_owned(), json);
            (row.id, row.round, row.place) = (first + place, Some(round), place);
            rows.push(row);
        }
        writer.add_roster_files(&rows).await?;
        Ok((rows, same))
    }
}

/// The facts of everybody as of a round.
pub(super) async fn words_of(
    session: &mut store::Session,
    round: &RosterRound,
) -> Result<Option<Vec<u64>>, AppError> {
    let Some(sha256) = &round.words else { return Ok(None) };
    let parts = session.load_roster_document(sha256).await?;
    let bytes = unpack(&parts, sha256);
    let word = |it: &[u8]| it.try_into().map_or(0, u64::from_le_bytes);
    Ok(bytes.map(|it| it.chunks_exact(8).map(word).collect()))
}

async fn previous_words(
    writer: &mut Writer,
    previous: Option<&RosterRound>,
) -> Result<Option<Vec<u64>>, AppError> {
    match previous {
        Some(round) => words_of(writer, round).await,
        None => Ok(None),
    }
}

/// Who lives where, for pages that show people by place in the register.
pub(super) fn shown(held: &Held, person: u32) -> (String, String, String, String) {
    let (township, village) = held.lives(person);
    (
        held.id(person).to_owned(),
        held.register.name(person).to_owned(),
        held.places.township(township).to_owned(),
        village.to_owned(),
    )
}
