//! Institutions and agreements with them: what they may do and when, what they have settled, what is owed.
//!
//! **Knows:** who may propose and who decides, whether a visit lies within an agreement. **Does not know:** keys
//! of connections, SQL text, HTTP.
//!
//! **Invariant:** who proposes never decides. **Invariant:** an institution with an agreement on record settles
//! only what was begun within one; one without any settles as before agreements were kept here.

mod decide;
mod held;
mod list;
mod propose;
mod terms;
mod view;

pub use held::Institutions;
pub use list::InstitutionQuery;
pub use propose::{AgreementDecision, NewAgreement};
pub use terms::Terms;
pub use view::{
    AgreementView, HeldAccount, InstitutionConnection, InstitutionDetail, InstitutionPage, InstitutionRow,
    SettledMonth, StandingCount,
};
