//! What institutions exchange with the centre beside visits: files, settlement lists, comparisons of
//! codes, results of analysis.
//!
//! **Knows:** what is kept of them, each message once, and who may see it. **Does not know:** messages,
//! names of fields, forms of files.

mod analyses;
mod catalogue;
mod comparisons;
mod files;
mod lists;
mod many;

use serde::Serialize;
use store::{BookBatch, Request, Writer};

use crate::App;
use crate::error::AppError;
use crate::settle::{self, check_id, other_content};

pub use analyses::{AnalysisRecord, NewAnalysis, NewHandling};
pub(crate) use catalogue::shares_in;
pub use catalogue::{CatalogueItem, shares_of};
pub use comparisons::{ComparisonRecord, NewComparison};
pub use files::{EVERYBODY, EditionRecord, FetchedFile, FileRecord};
pub use lists::{ListRecord, ListState, NewList, NewState};

/// Who sends a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The institution.
    pub institution_id: String,
    /// Person at the institution.
    pub operator: String,
    /// Number of the message: a retry changes nothing.
    pub message_id: String,
}

/// A message under the write lock: the first of its number, or what answered it.
enum Turn {
    First(Box<Once>),
    Again(String),
}

/// The first message of a number.
struct Once {
    writer: Writer,
    hash: String,
}

impl App {
    /// Takes the write lock and looks whether the message was answered before.
    async fn turn(&self, sender: &Sender, content: &impl Serialize) -> Result<Turn, AppError> {
        check_id("msgid", &sender.message_id)?;
        let hash = settle::hash(content)?;
        let writer = self.inner.store.write().await?;
        let mut once = Once { writer, hash };
        let key = (sender.institution_id.as_str(), sender.message_id.as_str());
        match once.writer.load_requests(&[key]).await?.into_values().next() {
            None => Ok(Turn::First(Box::new(once))),
            Some(known) if known.input_hash == once.hash => Ok(Turn::Again(known.response)),
            Some(_) => {
                let number = sender.message_id.split_once('-').map_or(key.1, |it| it.1);
                Err(other_content(number))
            }
        }
    }

    /// Keeps the answer of a message with all that it wrote.
    async fn keep(
        &self,
        mut once: Box<Once>,
        sender: &Sender,
        response: &str,
        action: &str,
        subject: &str,
    ) -> Result<(), AppError> {
        let request = Request {
            institution_id: sender.institution_id.clone(),
            message_id: sender.message_id.clone(),
            input_hash: once.hash.clone(),
            response: response.to_owned(),
            answered_at: self.inner.clock.now(),
        };
        let audit = self.audit(&sender.institution_id, &sender.operator, action, subject);
        let batch = BookBatch { requests: vec![request], audits: vec![audit], ..BookBatch::default() };
        once.writer.book(&batch).await?;
        once.writer.commit().await?;
        Ok(())
    }
}
