//! Permissions, for people to read: the caller's own, and the table of roles.

pub mod mine;
pub mod roles;
