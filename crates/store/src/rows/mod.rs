//! What the store takes and gives: plain values, one per kind of row or aggregate.

mod filing;
mod people;
mod settlement;
mod visit;
mod work;

pub use filing::{Filing, HospitalDepartment};
pub use people::{
    Balance, Coverage, FamilyShare, Identity, Institution, Person, PersonCard, PersonFile, SharedBalance,
};
pub use settlement::{
    Accumulator, LoggedEntry, MeterChange, NewMessage, OutboxMessage, Request, Settlement, SettlementFilter,
    SettlementShare, SettlementState, SettlementSummary,
};
pub use visit::{FeeLine, Visit, VisitState};
pub use work::{AdjustmentWork, Reimbursement, ReimbursementFilter};
