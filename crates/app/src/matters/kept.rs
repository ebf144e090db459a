//! What a request keeps as JSON, and the request that `programme` knows.

use base::Day;
use programme::matters::{Asked, Given, Level, Request, State};
use serde::{Deserialize, Serialize};
use store::MatterRequest;
use utoipa::ToSchema;

use crate::error::{AppError, Fault};
use crate::settle::unreadable;

/// A document of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptDocument {
    /// Its code in the catalogue.
    pub document: String,
    /// Hash of the uploaded file; nothing when it was only seen.
    pub sha256: String,
    /// Name of the uploaded file.
    pub name: String,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptAsked {
    pub(super) on: Day,
    pub(super) documents: Vec<String>,
    pub(super) supplied_on: Option<Day>,
}

/// The JSON beside the columns of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Detail {
    /// For whom, when not for the person.
    pub(super) behalf: String,
    pub(super) given: Vec<KeptDocument>,
    pub(super) asked: Option<KeptAsked>,
}

fn broken(what: &str, text: &str) -> AppError {
    let message = format!("办件里的{what}“{text}”读不出");
    AppError::new(Fault::Ours, "APP-1290", message, "请联系管理员")
}

/// A stored request as `programme` knows it, and what is kept beside.
pub(super) fn read(row: &MatterRequest) -> Result<(Request, Detail), AppError> {
    let detail: Detail = serde_json::from_str(&row.detail).map_err(unreadable)?;
    let level = |text: &str| Level::of(text).ok_or_else(|| broken("级别", text));
    let given = |it: &KeptDocument| Given { document: it.document.clone(), sha256: it.sha256.clone() };
    let asked =
        |it: &KeptAsked| Asked { on: it.on, documents: it.documents.clone(), supplied_on: it.supplied_on };
    let request = Request {
        state: State::of(&row.state).ok_or_else(|| broken("状态", &row.state))?,
        taken_level: level(&row.taken_level)?,
        level: level(&row.level)?,
        taken_on: row.taken_on,
        limit_days: u32::try_from(row.limit_days).unwrap_or(0),
        given: detail.given.iter().map(given).collect(),
        asked: detail.asked.as_ref().map(asked),
        ended_on: row.ended_on,
    };
    Ok((request, detail))
}

/// What is kept beside a request: the names of files come from what was there and what is new.
pub(super) fn detail(request: &Request, behalf: &str, files: &[KeptDocument]) -> Detail {
    let kept = |it: &Given| {
        let named = files.iter().rev().find(|file| file.document == it.document && file.sha256 == it.sha256);
        KeptDocument {
            document: it.document.clone(),
            sha256: it.sha256.clone(),
            name: named.map_or_else(String::new, |it| it.name.clone()),
        }
    };
    let asked = request.asked.as_ref().map(|it| KeptAsked {
        on: it.on,
        documents: it.documents.clone(),
        supplied_on: it.supplied_on,
    });
    Detail { behalf: behalf.to_owned(), given: request.given.iter().map(kept).collect(), asked }
}

/// JSON of a value of our own.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned())
}
