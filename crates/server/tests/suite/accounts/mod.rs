//! Signing in over real HTTP: what lets somebody in, and everything that does not.

mod browser;
mod first;
mod manage;
mod oidc;
mod provider;
mod second;
mod sessions;
mod sign_in;
mod tokens;
