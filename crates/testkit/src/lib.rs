//! What tests need from the machine: a private PostgreSQL; and keys to open a database with.
//!
//! **Knows:** processes, folders, ports. **Does not know:** rules, use cases.

mod behind;
mod keys;
mod open_text;
mod postgres;

pub use behind::{change_file, without_stamps};
pub use keys::{key_file, keys};
pub use open_text::OpenText;
pub use postgres::{Database, postgres_database};
