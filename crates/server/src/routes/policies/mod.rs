//! Packages of the region: read, written as drafts, checked, compared, tried, approved.

pub mod check;
pub mod compare;
pub mod create;
pub mod decide;
pub mod export;
pub mod list;
pub mod packages;
pub mod preview;
pub mod read;
pub mod save;
pub mod submit;
pub mod trial;
