//! A group of settlements in one transaction: drafted on one desk, written and committed together.

use std::collections::HashMap;

use store::Session;

use crate::desk::Desk;
use crate::error::AppError;
use crate::model::{SettleRequest, SettlementView};
use crate::settle::{Asked, hash, load, other_content, settle, view};
use crate::{App, Inner};

/// A group as it was decided: what to write, and what to answer.
struct Drafted {
    batch: store::BookBatch,
    answers: Vec<Result<SettlementView, AppError>>,
    /// Requests that were answered before, with the number of their settlement.
    replays: HashMap<usize, String>,
}

/// Decides a group, each request after the one before. `first` is the first of the numbers reserved.
async fn draft(
    inner: &Inner,
    session: &mut Session,
    group: &[SettleRequest],
    first: i64,
) -> Result<Drafted, AppError> {
    let institutions = inner.institutions();
    let region = inner.region();
    let mut desk = Desk::new(&region, &institutions, inner.clock.now());
    let requests: Vec<&SettleRequest> = group.iter().collect();
    let mut loaded = load(session, &mut desk, &requests).await?;
    let today = inner.clock.today();
    let mut answers = Vec::with_capacity(group.len());
    let mut replays: HashMap<usize, String> = HashMap::new();
    for (at, (request, number)) in group.iter().zip(first..).enumerate() {
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
    Ok(Drafted { batch: desk.batch, answers, replays })
}

/// Settles a group in one transaction. One answer per request, in order.
///
/// # Errors
/// A failure of the store: nothing of the group was written.
pub async fn settle_group(
    inner: &Inner,
    group: &[SettleRequest],
) -> Result<Vec<Result<SettlementView, AppError>>, AppError> {
    let mut writer = inner.store.write().await?;
    let count = i64::try_from(group.len()).unwrap_or(1);
    let first = writer.next_numbers("settlement", count).await?;
    let Drafted { batch, mut answers, replays } = draft(inner, &mut writer, group, first).await?;
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
        let drafted = draft(&self.inner, &mut session, group, first).await?;
        match drafted.answers.into_iter().find_map(Result::err) {
            Some(error) => Err(error),
            None => Ok(drafted.batch),
        }
    }
}
