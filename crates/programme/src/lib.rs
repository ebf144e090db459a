//! Programmes: work of the bureau that a pack defines and that goes from desk to desk within days that are
//! promised. The first are the matters (政务服务事项) of the three-level network.
//!
//! **Knows:** definitions, working days, states and who may change them. **Does not know:** people, accounts,
//! SQL, HTTP, the clock: the day is an argument.

pub mod calendar;
pub mod deadline;
mod file_kind;
pub mod matters;
