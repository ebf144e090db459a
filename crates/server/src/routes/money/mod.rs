//! Money moved by order.

pub mod order;
pub mod preview;
