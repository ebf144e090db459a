//! Accounts, grants, sessions, codes and tokens.
//!
//! **Knows:** which rows count at an instant that is given. **Does not know:** passwords (it keeps what it is
//! given), schedules, roles.
//!
//! What changes an account goes through [`crate::Writer`], with its audit event. What is only kept for a
//! while (when a session was used, names tried in vain) is written beside the books.

mod beside;
mod codes;
mod grants;
mod model;
mod people;
mod sessions;
mod tokens;

pub use beside::Attempt;
pub(crate) use beside::FAILURE;
pub(crate) use codes::{CODE, OIDC, RECOVERY};
pub use model::{Account, AccountGrant, AccountSession, AccountToken, CodePurpose, NewCode, OidcAttempt};
pub(crate) use people::PASSWORD;
pub(crate) use sessions::SESSION;
