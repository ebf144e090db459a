//! A group of settlements: drafted on one desk, then written and committed together.
//!
//! A group is drafted from a snapshot while the group before it is still being written. What that one
//! leaves behind (meters, balances, visits, answers) is carried over in memory. Under the write lock
//! the version of the database tells whether anybody else has written in between; then the draft is
//! thrown away and the group is decided again, alone with the database.

use std::collections::HashMap;

use store::{Session, Version};

use crate::carry::Carried;
use crate::desk::Desk;
use crate::error::AppError;
use crate::model::{SettleRequest, SettlementView};
use crate::settle::{Asked, hash, load, other_content, settle, view};
use crate::{App, Inner};

/// The sequence that numbers settlements.
const SEQUENCE: &str = "settlement";

/// An answer to each request of a group, in order.
pub type Answers = Vec<Result<SettlementView, AppError>>;

/// A group as it was decided: what to write, and what to answer.
pub struct Drafted {
    batch: store::BookBatch,
    answers: Answers,
    /// Requests that were answered before, with the number of their settlement.
    replays: HashMap<usize, String>,
    /// What it was decided on.
    on: Version,
}

impl Drafted {
    /// Where the database stands once the group is written and nobody else has written.
    pub fn after(&self) -> Version {
        if self.batch.settlements.is_empty() {
            return self.on;
        }
        let count = i64::try_from(self.answers.len()).unwrap_or(0);
        Version { writes: self.on.writes + 1, next_number: self.on.next_number + count }
    }
}

/// Decides a group, each request after the one before.
async fn decide(
    inner: &Inner,
    session: &mut Session,
    group: &[SettleRequest],
    on: Version,
    before: Option<&Carried>,
) -> Result<(Drafted, Carried), AppError> {
    let institutions = inner.institutions();
    let region = inner.region();
    let mut desk = Desk::new(&region, &institutions, inner.clock.now());
    let requests: Vec<&SettleRequest> = group.iter().collect();
    let mut loaded = load(session, &mut desk, &requests).await?;
    if let Some(before) = before {
        before.lay_over(&mut desk, &mut loaded, group);
    }
    let today = inner.clock.today();
    let mut answers = Vec::with_capacity(group.len());
    let mut replays: HashMap<usize, String> = HashMap::new();
    for (at, (request, number)) in group.iter().zip(on.next_number..).enumerate() {
        let hash = hash(request)?;
        let key = (request.institution_id.clone(), request.message_id.clone());
        if let Some(known) = loaded.requests.get(&key) {
            if known.input_hash == hash {
                replays.insert(at, known.response.clone());
                answers.push(Err(AppError::state("", "")));
            } else {
                answers.push(Err(other_content(&request.message_id)));
            }
            continue;
        }
        let asked = Asked { request, hash, number };
        answers.push(settle(&mut desk, &mut loaded, &asked, today));
    }
    let batch = std::mem::take(&mut desk.batch);
    let drafted = Drafted { batch, answers, replays, on };
    let carried = Carried::of(desk, loaded, drafted.after());
    Ok((drafted, carried))
}

/// Decides a group beside the one that is being written, of which `before` is left.
///
/// # Errors
/// A failure of the store.
pub async fn draft(
    inner: &Inner,
    group: &[SettleRequest],
    before: Option<&Carried>,
) -> Result<(Drafted, Carried), AppError> {
    let mut session = inner.store.read_snapshot().await?;
    let on = match before {
        Some(before) => before.version,
        None => session.version(SEQUENCE).await?,
    };
    decide(inner, &mut session, group, on, before).await
}

/// Writes a drafted group; `None` when the database is no longer what the group was decided on: then
/// nothing was written.
///
/// # Errors
/// A failure of the store: nothing of the group was written.
pub async fn write(inner: &Inner, drafted: Drafted) -> Result<Option<Answers>, AppError> {
    let mut writer = inner.store.write().await?;
    if writer.version() != drafted.on.writes {
        return Ok(None);
    }
    let count = i64::try_from(drafted.answers.len()).unwrap_or(0);
    if !drafted.batch.settlements.is_empty()
        && writer.next_numbers(SEQUENCE, count).await? != drafted.on.next_number
    {
        return Ok(None);
    }
    finish(writer, drafted).await.map(Some)
}

/// Decides and writes a group alone with the database. One answer per request, in order.
///
/// # Errors
/// A failure of the store: nothing of the group was written.
pub async fn settle_group(inner: &Inner, group: &[SettleRequest]) -> Result<Answers, AppError> {
    let mut writer = inner.store.write().await?;
    let count = i64::try_from(group.len()).unwrap_or(0);
    let next_number = writer.next_numbers(SEQUENCE, count).await?;
    let on = Version { writes: writer.version(), next_number };
    let (drafted, _) = decide(inner, &mut writer, group, on, None).await?;
    finish(writer, drafted).await
}

/// Books and commits. A group without settlements is dropped, with the numbers it took.
async fn finish(mut writer: store::Writer, drafted: Drafted) -> Result<Answers, AppError> {
    let Drafted { batch, mut answers, replays, .. } = drafted;
    let fresh: HashMap<String, usize> =
        batch.settlements.iter().enumerate().map(|(at, it)| (it.id.clone(), at)).collect();
    if !batch.settlements.is_empty() {
        writer.book(&batch).await?;
    }
    for (at, id) in replays {
        answers[at] = match fresh.get(&id) {
            Some(index) => {
                let settlement = &batch.settlements[*index];
                let treat_first =
                    batch.visits.iter().any(|it| it.id == settlement.visit_id && it.treat_first);
                view(settlement, treat_first, "settled")
            }
            None => crate::queries::answered(&mut writer, &id).await,
        };
    }
    if !batch.settlements.is_empty() {
        writer.commit().await?;
    }
    Ok(answers)
}

impl App {
    /// The rows that settling a group would write, numbered from `first`; writes nothing. For measuring
    /// what the database alone can take.
    ///
    /// # Errors
    /// The first request that is refused; the store's failure.
    pub async fn rows_of(&self, group: &[SettleRequest], first: i64) -> Result<store::BookBatch, AppError> {
        let mut session = self.inner.store.read().await?;
        let on = Version { writes: 0, next_number: first };
        let (drafted, _) = decide(&self.inner, &mut session, group, on, None).await?;
        match drafted.answers.into_iter().find_map(Result::err) {
            Some(error) => Err(error),
            None => Ok(drafted.batch),
        }
    }
}
