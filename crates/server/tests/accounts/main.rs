//! Signing in over real HTTP: what lets somebody in, and everything that does not.

#[path = "../common/mod.rs"]
mod common;

mod browser;
mod first;
mod sessions;
mod sign_in;
