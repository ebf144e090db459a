//! What institutions exchange with the centre beside visits: files, editions of catalogues, settlement
//! lists, comparisons of codes, results of analysis.
//!
//! **Knows:** the tables. **Does not know:** what a file, a list or a result says; their texts in JSON are
//! the use cases' own.

mod analysis;
mod comparisons;
mod files;
mod lists;
mod model;
mod tables;

pub(crate) use tables::{COMPARISON, EDITION, FILE, HANDLING, LIST, RESULT};

pub use model::{
    AnalysisHandling, AnalysisResult, CatalogueEdition, ExchangeFile, ItemComparison, SettlementList,
};
