//! A made county with known truth: places, households, people, coverage, identities, institutions
//! and a year of visits, all from one seed.
//!
//! Nobody in it exists. Numbers of people carry a fictitious region (`990100`) unless the caller
//! passes another one, names are put together from small tables.
//!
//! ```
//! use county::{County, Setup};
//!
//! let setup = Setup::new(42, 2_000).with_identities(["特困", "低保"]);
//! let county = County::new(setup)?;
//! let covered = county.people().filter(|it| !it.coverage.is_empty()).count();
//! assert!(covered > 1_900);
//! # Ok::<(), county::SetupError>(())
//! ```
//!
//! The module `roster` adds the lists that departments send about these people, with dirt and problems
//! of known truth.
//!
//! **Knows:** how a county looks, roughly. **Does not know:** policies, SQL, the clock, files (but
//! `roster::write`, behind the feature `files`); the
//! names of identities and the catalogue are the caller's, because region packs differ.
//!
//! **Invariant:** everything about person `i` follows from (setup, `i`) alone, so people can be made
//! in any order, on any thread, and forgotten again; nothing of a county is kept in memory but its
//! places and institutions.
//! **Invariant:** no two people share a number (see `number.rs` for why).

mod cover;
mod disease;
mod household;
mod institution;
mod name;
mod number;
mod people;
mod place;
mod random;
pub mod roster;
mod setup;
mod tables;
mod visit;
mod visits;

pub use cover::{Coverage, IdentityPeriod, Insurance, OpeningCredit, Status};
pub use disease::Disease;
pub use household::Role;
pub use institution::{Institution, Level};
pub use people::Person;
pub use place::{Township, Village};
pub use setup::{County, IdentityShare, Setup, SetupError};
pub use visit::{CatalogueItem, Line, Visit, VisitKind};
