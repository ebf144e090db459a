//! JSON Schemas (draft 2020-12) of the files of a pack, for editors that complete and check TOML.
//!
//! **Knows:** keys, types, units, word lists. **Does not know:** identifiers of a pack (an editor sees one
//! file; `policy check` sees the whole pack).
//!
//! A test reads every shipped pack with these schemas and compares their keys with those that the
//! reader asks for, so that schema and reader cannot drift apart.

mod cases;
mod pack;
mod parts;
mod rules;

use serde_json::Value;

/// File name and schema of each kind of file.
#[must_use]
pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("pack.schema.json", pack::schema()),
        ("rules.schema.json", rules::schema()),
        ("cases.schema.json", cases::schema()),
    ]
}

/// A schema as it is written to a file.
#[must_use]
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}
