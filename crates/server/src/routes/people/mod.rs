//! People: found, read, facts that come late.

pub mod entitlement;
pub mod facts;
pub mod filing;
pub mod history;
pub mod list;
pub mod read;
pub mod recompute;
pub mod unmask;
