//! Money moved by order.

pub mod order;
