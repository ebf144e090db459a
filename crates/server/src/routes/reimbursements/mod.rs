//! Bills from outside, reimbursed by hand.

pub mod compute;
pub mod gather;
pub mod list;
pub mod pay;
pub mod preview;
pub mod read;
pub mod sign;
pub mod withdraw;
