//! Cards from a list of 人社局: who has which 社会保障卡.
//!
//! **Knows:** whose card a row tells of, and what is known already. **Does not know:** comparison.

use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Findings};
use intake::Field;
use roster::matching::{from_fn, match_all};
use store::{BookBatch, PersonCard, Writer};

use super::register_rows::Rows;
use super::{RosterDesk, json};
use crate::cards;
use crate::error::AppError;
use crate::roster::SourceFile;

/// People written at a time.
const CHUNK_PEOPLE: usize = 16_384;
/// Findings that are listed; the rest are counted.
const LISTED: usize = 100;

/// What an import of cards did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportedCards {
    /// People who had none.
    pub added: u64,
    /// People whose card is another one now.
    pub changed: u64,
    /// People whose card was known.
    pub known: u64,
    /// Rows that lead to nobody.
    pub unmatched: u64,
    /// Rows that are not taken, each with a finding.
    pub refused: u64,
    /// What somebody must look at.
    #[serde(skip)]
    pub findings: Findings,
}

/// A row that leads to a person.
struct Told {
    card: PersonCard,
    line: usize,
}

impl RosterDesk {
    /// Imports cards: a column of their numbers beside name and identity number. A card that a person had before
    /// gives way; people who are not in the file stay as they are. A card of two people, and two cards of one, are
    /// findings, and nobody gets them.
    ///
    /// # Errors
    /// A file that cannot be read, or without cards; the store's failure. Nothing is written then.
    pub async fn import_cards(&self, source: SourceFile, operator: &str) -> Result<ImportedCards, AppError> {
        let (packed, mut gathered) = self.read_one(source, "enrolment").await?;
        let Some(file) = gathered.files.pop() else { return Err(gathered.findings.into()) };
        let mut done = ImportedCards::default();
        let rows = Rows::of(&file);
        if (0..rows.len()).all(|at| rows.get(at, Field::Card).trim().is_empty()) {
            let message = format!("{} 里没有社会保障卡号一列", packed.name);
            return Err(AppError::input("file", message, "请把列名写成“社会保障卡号”，并带姓名和身份证号"));
        }
        let held = self.held.read().await;
        let decisions = match_all(&held.register, &from_fn(rows.len(), |at| rows.claim(at)));
        let now = self.app.inner.clock.now();
        let mut told: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for (at, decision) in decisions.iter().enumerate() {
            let (said, line) = (rows.get(at, Field::Card), rows.line(at));
            if said.trim().is_empty() {
                continue;
            }
            let Some(person) = decision.person() else {
                done.unmatched += 1;
                continue;
            };
            match cards::of(held.id(person), said, &packed.name, &now) {
                Ok(card) => told.entry(card.person_id.clone()).or_default().push(Told { card, line }),
                Err(_) => done.refuse(&packed.name, line, "卡号不像社会保障卡号"),
            }
        }
        drop(held);
        let told = one_each(told, &packed.name, &mut done);
        let mut writer = self.app.inner.store.write().await?;
        for some in told.chunks(CHUNK_PEOPLE) {
            write(&mut writer, some, &packed.name, &mut done).await?;
        }
        let mut audit = self.app.audit("", operator, "roster.import", "cards");
        audit.detail = json(&done);
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(done)
    }
}

impl ImportedCards {
    fn refuse(&mut self, file: &str, line: usize, message: &str) {
        self.refused += 1;
        if self.findings.0.len() < LISTED {
            let remedy = "请向人社局核对；这一行没有登记";
            self.findings.push(Finding::error("ROS-0408", message, remedy).as_warning().at(file, line));
        }
    }
}

/// The one card of each person; what the file says twice otherwise is refused.
fn one_each(told: BTreeMap<String, Vec<Told>>, file: &str, done: &mut ImportedCards) -> Vec<Told> {
    let mut ones: Vec<Told> = Vec::new();
    for mut list in told.into_values() {
        let numbers: BTreeSet<&str> = list.iter().map(|it| it.card.number.as_str()).collect();
        if numbers.len() > 1 {
            list.iter().for_each(|it| done.refuse(file, it.line, "同一个人有不同的卡号"));
            continue;
        }
        ones.extend(list.drain(..1));
    }
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &ones {
        *holders.entry(&it.card.number).or_default() += 1;
    }
    let twice: BTreeSet<String> =
        holders.into_iter().filter(|it| it.1 > 1).map(|it| it.0.to_owned()).collect();
    ones.retain(|it| {
        let is_twice = twice.contains(&it.card.number);
        if is_twice {
            done.refuse(file, it.line, "同一个卡号写给了不同的人");
        }
        !is_twice
    });
    ones
}

/// Writes the cards of some people.
async fn write(
    writer: &mut Writer,
    told: &[Told],
    file: &str,
    done: &mut ImportedCards,
) -> Result<(), AppError> {
    let ids: Vec<&str> = told.iter().map(|it| it.card.person_id.as_str()).collect();
    let numbers: Vec<&str> = told.iter().map(|it| it.card.number.as_str()).collect();
    let known = writer.cards_of_people(&ids).await?;
    let own: BTreeMap<&str, &PersonCard> =
        known.iter().filter(|it| it.known_until.is_none()).map(|it| (it.person_id.as_str(), it)).collect();
    let held = writer.find_cards(&numbers).await?;
    let holders: BTreeMap<&str, &str> =
        held.iter().map(|it| (it.number.as_str(), it.person_id.as_str())).collect();
    let mut fresh = Vec::new();
    for it in told {
        let person_id = it.card.person_id.as_str();
        match (own.get(person_id), holders.get(it.card.number.as_str())) {
            (_, Some(holder)) if *holder == person_id => done.known += 1,
            (_, Some(_)) => done.refuse(file, it.line, "卡号已登记在别人名下"),
            (Some(_), None) => {
                writer.end_card(person_id, &it.card.known_from).await?;
                done.changed += 1;
                fresh.push(it.card.clone());
            }
            (None, None) => {
                done.added += 1;
                fresh.push(it.card.clone());
            }
        }
    }
    writer.add_cards(&fresh).await?;
    Ok(())
}
