//! Packages of the region as they are written, checked, compared, tried, approved and put into force.
//!
//! **Knows:** drafts (a folder of one instrument each, kept in the database), their states and who may do what with
//! them, editions of the pack by day. **Does not know:** HTTP, how an amount is worked out.
//!
//! Start reading at `editions`: that is what an approval means. `check` is what runs while somebody types.
//!
//! **Invariant:** who has written on a draft does not approve it.
//! **Invariant:** what was approved, refused or called off never changes; a correction is a new draft.
//! **Invariant:** a package is put into force only when every edition of the pack from its day on has no errors that
//! were not there before.

mod check;
mod comparison;
mod decide;
mod drafts;
mod editions;
mod export;
mod folder;
mod model;
mod package;
mod packages;
mod shelf;
mod trial;

pub use check::{CaseBrief, CheckDraft, PolicyCheck, PolicyFinding};
pub use comparison::{
    PolicyAffected, PolicyAmountChange, PolicyCaseChange, PolicyComparison, PolicyFieldChange, PolicyWritten,
};
pub use decide::{Decide, Submit};
pub use drafts::{NewDraft, SaveDraft};
pub use editions::{Files, Overlay, files_of, with_files};
pub use export::Exported;
pub use model::{PolicyDraftRow, PolicyDraftView, PolicyFile};
pub use package::{
    PackageView, PolicyCase, PolicyCaseVisit, PolicyClause, PolicyCompared, PolicyField, PolicyNamed,
    PolicyRule, PolicyStep,
};
pub use packages::{PackageRow, PoliciesView, PolicyAhead, PolicyEdition};
pub use shelf::Shelf;
pub use trial::{
    StartTrial, TrialByIdentity, TrialPeople, TrialPerson, TrialProgress, TrialSummary, TrialView,
};
