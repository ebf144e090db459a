//! Institutions and agreements with them.

pub mod agreements;
pub mod read;
pub mod register;
