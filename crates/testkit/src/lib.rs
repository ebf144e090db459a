//! What tests need from the machine: a private PostgreSQL.
//!
//! **Knows:** processes, folders, ports. **Does not know:** anything of the product.

mod postgres;

pub use postgres::{Database, postgres_database};
