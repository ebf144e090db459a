//! Where people, visits, settlements and the ledger are kept: one [`Store`] on SQLite or PostgreSQL.
//!
//! **Knows:** tables, transactions, the order in which things must be written.
//! **Does not know:** policies, HTTP, the clock. It rules nothing; it refuses what contradicts itself
//! (an entry that does not balance, shares that do not add up).
//!
//! Reading and writing go in bulk, because settlements are booked in groups: [`Store::write`] takes
//! the one write lock, `load_*` reads what a group needs, [`Writer::book`] writes all of it, and
//! [`Writer::commit`] makes it durable.
//!
//! **Invariant:** one SQL text with `$1` for both engines. What differs lies in `engine`: how many
//! rows are bound at once, how a list of keys is passed, pragmas and pools.
//! **Invariant:** what identifies a person is sealed on its way in and opened where its row is converted
//! (`seal`); no query knows of it but those that search by the blind index.
//! **Invariant:** derived rows (balances, accumulators, chain) are written in the transaction that
//! writes what they are derived from; [`Session::verify`] recomputes them.

mod account_entries;
mod account_months;
mod accounts;
mod agreements;
mod audit;
mod audit_list;
mod backup;
mod book;
mod books;
mod cards;
mod cross_region;
mod decode;
mod dump;
mod engine;
mod error;
mod exchange;
mod filings;
mod homes;
mod import;
mod indicators;
mod load;
mod locate;
mod lookup;
mod matters;
mod migrate;
mod names;
mod nonce;
#[cfg(test)]
mod plans;
mod policies;
mod reimbursements;
mod reseal;
mod roster;
mod row_seal;
mod rows;
mod seal;
mod settlement_list;
mod store;
mod tables;
mod verify;
mod verify_seal;
mod version;
mod within;
mod work;

pub use account_months::AccountMonth;
pub use accounts::{
    Account, AccountGrant, AccountSession, AccountToken, Attempt, CodePurpose, NewCode, OidcAttempt,
};
pub use agreements::Agreement;
pub use audit::AuditLine;
pub use audit_list::AuditFilter;
pub use backup::DatabaseFacts;
pub use book::{BookBatch, Booked};
pub use books::{EntrySpan, WaitingVisits};
pub use cross_region::{ClaimRow, CrossRegionFiling};
pub use dump::{ColumnShape, TABLES, TableShape};
pub use engine::EngineKind;
pub use error::StoreError;
pub use exchange::{
    AnalysisHandling, AnalysisResult, CatalogueEdition, ExchangeFile, ItemComparison, SettlementList,
};
pub use indicators::{
    CoverageRow, FiledRow, GivenRow, IdentityRow, IndicatorRun, IndicatorValue, InstitutionMonth,
    ListedPerson, ListedPlace, ListedSettlement, PersonFacts, SettledRow,
};
pub use load::Knowledge;
pub use locate::Location;
pub use lookup::Page;
pub use matters::{
    HomePeople, MatterAxis, MatterCount, MatterEvent, MatterFilter, MatterRequest, MatterStation, MatterSum,
    MatterTally,
};
pub use migrate::SCHEMA_VERSION;
pub use nonce::NonceUse;
pub use policies::{DraftFile, DraftSide, PolicyDraft, PolicyTrial, StoredBill};
pub use reseal::{Resealed, SealCount, SealState, sealed_columns};
pub use roster::{
    Entitlement, PaymentLine, PaymentList, ProblemCount, ProblemFilter, ProblemSum, RegisteredPerson,
    RosterBlock, RosterDocument, RosterEvent, RosterFile, RosterMapping, RosterPlace, RosterProblem,
    RosterRound,
};
pub use rows::{
    Accumulator, AdjustmentWork, Balance, Coverage, FamilyShare, FeeLine, Filing, HospitalDepartment,
    Identity, Institution, LoggedEntry, MeterChange, NewMessage, OutboxMessage, Person, PersonCard,
    PersonFile, Reimbursement, ReimbursementFilter, Request, Settlement, SettlementFilter, SettlementShare,
    SettlementState, SettlementSummary, SharedBalance, Visit, VisitState,
};
pub use seal::{Algorithm, KeyShown, Keys, MakeKeys, Ring};
pub use store::{Session, Store, Writer};
pub use verify::VerifyReport;
pub use version::Version;
pub use within::{Within, WithinBound, WithinPart};
