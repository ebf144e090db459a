//! The region in words: what may be chosen, the law behind a step, institutions, catalogue, first page.

pub mod catalogue;
pub mod home;
pub mod institutions;
pub mod law;
pub mod read;
