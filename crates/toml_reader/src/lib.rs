//! Files of packs (TOML), read key by key, with a finding for each thing that is wrong, at its line.
//!
//! **Knows:** TOML and findings. **Does not know:** what the keys mean. Each kind of file brings its
//! [`FileKind`]: the codes of its findings and its words for them.

mod source;
mod table;
mod value;

pub use source::{FileKind, SourceFile, plain_syntax, read_file};
pub use table::{Table, Text};
pub use value::{day, integer};
