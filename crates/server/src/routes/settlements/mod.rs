//! Settlements.

pub mod create;
pub mod list;
pub mod preview;
pub mod read;
pub mod reverse;
pub mod statement_html;
pub mod statement_pdf;
