//! Reading requests: every way in which one can be wrong has its message in Chinese.

mod actor;
pub mod content;
mod json;
mod parts;
mod raw;
mod words;

pub use actor::{Actor, Operator};
pub use json::JsonBody;
pub use parts::{PathId, QueryOf, same_id};
pub use raw::RawBody;
