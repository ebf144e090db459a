//! Requests for matters, their events, the desks of the network.
//!
//! **Knows:** the tables. **Does not know:** what a matter is, who may do what, what is due when.

mod events;
mod figures;
pub(crate) mod list;
mod model;
mod months;
mod requests;
mod stations;

pub use model::{
    HomePeople, MatterAxis, MatterCount, MatterEvent, MatterFilter, MatterRequest, MatterStation, MatterSum,
    MatterTally,
};
