//! What the portal reads beyond the use cases: people found, a person's history, the pack's words and law,
//! institutions, catalogue, entries behind a balance, counts of the first page.
//!
//! **Knows:** lists and their pages; identity numbers are masked here. **Does not know:** HTTP. Nothing here writes.

mod accounts;
mod books;
mod directory;
mod entitled;
mod home;
mod law;
mod people;
mod visits;

pub use accounts::{AccountMonthView, AccountStatement, LedgerAccount, LedgerAccountPage};
pub use books::{EntryPage, EntryView, PostingView};
pub use directory::{CatalogueItem, InstitutionView};
pub use entitled::{EntitlementRow, EntitlementShare, EntitlementView};
pub use home::{
    HomeChain, HomeReach, HomeReimbursements, HomeView, HomeVisits, InstitutionVisits, PayerBalance,
};
pub use law::{FactWords, LawView, PayerWords, RegionView};
pub use people::{HistoryFact, PeoplePage, PersonHistory, PersonLine, VisitLine};
pub use visits::{VisitFeeLine, WaitingPage};
