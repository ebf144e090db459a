//! Identifying values encrypted at rest: which columns, under which keys, found again by a blind index.
//!
//! **Knows:** keys, the envelope of a value, the blind index, the list of sealed columns.
//! **Does not know:** SQL, connections, what a value means.
//!
//! A value is sealed on its way into a bulk insert and opened where its row is converted; no query
//! spells it. Associated data are table, column and the row's key: a value that was moved to another
//! row, column or table does not open. What is not an envelope is read as it stands, so that a database
//! from before sealing works until `mingbai keys seal` has passed over it.
//!
//! **Invariant:** every nonce is 96 fresh random bits of the operating system.
//! **Invariant:** hashes of the chain are made of what was sealed, not of the sealed text: another key
//! changes no hash.

mod cells;
mod columns;
mod envelope;
mod file;
mod index;
mod ring;
mod source;

pub(crate) use cells::seal_rows;
pub(crate) use columns::{KEY_BETWEEN, SEALED, SealedTable};
pub use envelope::Algorithm;
pub(crate) use envelope::{DataKey, is_envelope};
pub(crate) use index::NAME_END;
pub use ring::{KeyShown, Ring};
pub use source::{Keys, MakeKeys};
