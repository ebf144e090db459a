//! Reading requests: every way in which one can be wrong has its message in Chinese.

mod actor;
mod json;
mod parts;
mod words;

pub use actor::{Actor, Operator};
pub use json::JsonBody;
pub use parts::{PathId, QueryOf, same_id};
