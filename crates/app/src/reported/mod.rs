//! Visits as the program of an institution reports them: piece by piece, in its own numbers.
//!
//! **Knows:** what an institution says of a visit beside what rules see (its numbers for lines and
//! batches, kinds of certificates, doctors); it is kept with the visit as it was said.
//! **Does not know:** messages, names of fields, HTTP.

mod apply;
mod change;
mod parts;
mod people;
mod read;
mod settled;

use std::collections::BTreeMap;

use base::{Day, Fen};
use benefit::FeeLine;
use serde::{Deserialize, Serialize};
use store::Visit;

use crate::error::AppError;
use crate::model::NewVisit;
use crate::settle::unreadable;

pub use benefit::Decision;
pub use benefit::decision::{LayerResult, PayerShare, Step};
pub use parts::visit_of;
pub use people::{CoverageRecord, IdentityRecord, InstitutionRecord, Insured, MeterRecord};
pub use read::{LineParts, LineRecord, VisitRecord};
pub use settled::SettlementRecord;

pub(crate) use parts::is_ours;
pub(crate) use read::record as visit_record;
pub(crate) use settled::record as settlement_record;

/// A number on a visit that says that accounts are not to be used for it (1). Rules never see it.
pub const WITHOUT_ACCOUNT: &str = "without_account";

/// Name under which a diagnosis has its code.
pub const DIAGNOSIS_CODE: &str = "diag_code";

/// Words by their names.
pub type Words = BTreeMap<String, String>;

/// What was said of a visit beside what rules see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Of the visit.
    #[serde(default)]
    pub said: Words,
    /// Of each fee line, by its number.
    #[serde(default)]
    pub lines: BTreeMap<i64, Words>,
    /// Of each diagnosis.
    #[serde(default)]
    pub diagnoses: Vec<Words>,
    /// How many parts of the visit are settled for themselves; see `parts`.
    #[serde(default, skip_serializing_if = "is_none")]
    pub parts: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// One message about a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// Who says it.
    pub institution_id: String,
    /// Person at the institution.
    pub operator: String,
    /// Number of the message: a retry changes nothing.
    pub message_id: String,
    /// The person it says the visit is of.
    pub person_id: String,
    /// The visit; empty for a new one.
    pub visit_id: String,
    /// What changes.
    pub change: VisitChange,
}

/// What a message changes about a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum VisitChange {
    /// It begins.
    Open {
        /// The visit.
        visit: NewVisit,
        /// Beside it.
        said: Words,
        /// Diagnoses in full.
        diagnoses: Vec<Words>,
    },
    /// More is known of it.
    Describe(Description),
    /// Costs arose, or parts of earlier ones are given back.
    Charge {
        /// New lines.
        lines: Vec<ReportedLine>,
        /// Parts given back.
        refunds: Vec<PartBack>,
        /// Whether costs may arise after a settlement of the visit; they are settled for themselves then.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        goes_on: bool,
    },
    /// Lines are taken back whole.
    TakeBack(Which),
    /// Lines, by the institution's numbers, get remarks beside what was said of them.
    Remark(Vec<(String, Words)>),
    /// It ends.
    Discharge {
        /// Last day.
        on: Day,
        /// More that is known only now.
        description: Description,
    },
    /// The end is taken back.
    UndoDischarge,
    /// Lines that are not settled are brought together in one part, to be settled.
    Gather(Which),
    /// It never was.
    Cancel,
}

/// More about a visit. What is empty stays as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Description {
    /// Kind of visit in words of the pack.
    pub kind: Option<String>,
    /// Facts for the rules.
    pub facts: Words,
    /// Facts that are numbers.
    pub numbers: BTreeMap<String, i64>,
    /// Beside it.
    pub said: Words,
    /// Codes of the diagnoses; those of the diagnoses in full when empty.
    pub codes: Vec<String>,
    /// Diagnoses in full.
    pub diagnoses: Vec<Words>,
    /// Names in a diagnosis: earlier diagnoses stay unless a new one has the same words under all of
    /// them. Without names the new ones replace all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaces_by: Vec<String>,
    /// Another first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admitted_on: Option<Day>,
}

/// A fee line with the institution's own number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedLine {
    /// Its number, once within the visit.
    pub number: String,
    /// The charging batch it came in.
    pub batch: String,
    /// The line.
    pub line: FeeLine,
    /// Beside it.
    pub said: Words,
}

/// A part of an earlier line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartBack {
    /// The institution's number of the giving back.
    pub number: String,
    /// Its number of the earlier line.
    pub of: String,
    /// How much, positive.
    pub amount_fen: Fen,
    /// How many pieces in ten-thousandths, positive.
    pub quantity_e4: i64,
}

/// Lines that are meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Which {
    /// All of the visit.
    All,
    /// Those of a charging batch.
    Batch(String),
    /// These.
    Numbers(Vec<String>),
}

/// Names under which a line's own number and batch are kept.
pub(crate) const NUMBER: &str = "number";
pub(crate) const BATCH: &str = "batch";

/// The report kept with a visit; an empty one when there is none.
pub(crate) fn report_of(visit: &Visit) -> Report {
    #[derive(Default, Deserialize)]
    struct Kept {
        #[serde(default)]
        report: Report,
    }
    serde_json::from_str::<Kept>(&visit.agreement).unwrap_or_default().report
}

/// Puts a report back with its visit. Other things agreed stay.
pub(crate) fn keep_report(visit: &mut Visit, report: &Report) -> Result<(), AppError> {
    let mut kept: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&visit.agreement).unwrap_or_default();
    kept.insert("report".to_owned(), serde_json::to_value(report).map_err(unreadable)?);
    visit.agreement = serde_json::to_string(&kept).map_err(unreadable)?;
    Ok(())
}

/// A fee line in words of the rules. `class` is for what the catalogue does not have.
#[must_use]
pub fn fee_line(
    code: &str,
    name: &str,
    on: Day,
    amount_fen: Fen,
    quantity_e4: i64,
    class: Option<&str>,
) -> FeeLine {
    FeeLine {
        code: code.to_owned(),
        name: name.to_owned(),
        on: Some(on),
        amount_fen,
        quantity_e4,
        class: class.map(str::to_owned),
        kind: None,
        prepaid_ppm: None,
        tags: Vec::new(),
    }
}
