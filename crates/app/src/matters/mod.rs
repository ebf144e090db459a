//! Matters (政务服务事项) of the three-level network: taken in, handed on, done, with receipts and days promised.
//!
//! **Knows:** the order of steps, transactions, the clock. **Does not know:** HTTP, SQL text. What may be done with
//! a request is a pure function of `programme`; here it is loaded for and written down.
//!
//! A request belongs to the place where its person lives, and lies at one of three levels above that place. A desk
//! acts for its own place only: [`Seat::covers`].

mod act;
mod catalogue;
mod documents;
mod figures;
mod kept;
mod list;
mod model;
mod network;
mod progress;
mod receipt;
mod recount;
mod rules;
mod seat;
mod take;
mod view;

pub use catalogue::{CatalogueView, LevelCount, MatterView, NeededDocument};
pub use figures::{FigureLine, MatterFigures};
pub use kept::KeptDocument;
pub use list::{DeskCount, MatterPage, MatterQuery, MatterRow};
pub use model::{GivenDocument, MatterAct, MatterCommand, MatterTake};
pub use network::{NetworkView, NewStation, OfferedView, StationView, TownshipView};
pub use progress::ProgressView;
pub use rules::MatterRules;
pub use seat::Seat;
pub use view::{DocumentState, EventView, RequestView};
