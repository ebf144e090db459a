//! A saved answer to "which column is what", that a clerk can read and correct.
//!
//! **Knows:** TOML and JSON. **Does not know:** where mappings are kept.

use base::Finding;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Field, words::bare};

/// Which column is what, for every file with the same header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Code of the department that sends such files.
    #[serde(default)]
    pub department: String,
    /// Of the header; see [`header_fingerprint`].
    pub fingerprint: String,
    /// The columns, from the left.
    #[serde(rename = "column", default)]
    pub columns: Vec<MappedColumn>,
}

/// One column of a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// Its title, as it stands in the header.
    pub title: String,
    /// What it is; left out when it is not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
}

/// A short name for a header, the same for headers that differ in blanks, width of letters and
/// brackets only.
#[must_use]
pub fn header_fingerprint<'a>(titles: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for title in titles {
        hash.update(bare(title).as_bytes());
        hash.update([0x1f]);
    }
    base::hex(&hash.finalize()[..8])
}

impl Mapping {
    /// Reads a mapping from TOML.
    ///
    /// # Errors
    /// A finding with the line at fault.
    pub fn from_toml(text: &str) -> Result<Mapping, Finding> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |it| text[..it.start.min(text.len())].lines().count().max(1));
            let message = format!("列对照文件读不懂：{}", error.message());
            Finding::error("INT-0211", message, "请按 docs/rosters.md 的例子改正，字段代码要写对")
                .at("", line)
        })
    }

    /// Reads a mapping from JSON.
    ///
    /// # Errors
    /// A finding with the line at fault.
    pub fn from_json(text: &str) -> Result<Mapping, Finding> {
        serde_json::from_str(text).map_err(|error| {
            let message = format!("列对照读不懂：{error}");
            Finding::error("INT-0211", message, "请检查字段代码和必填项").at("", error.line())
        })
    }

    /// The mapping as TOML, for a clerk to correct.
    #[must_use]
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// The mapping as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        let column = |title: &str, field| MappedColumn { title: title.to_owned(), field };
        let mapping = Mapping {
            department: "civil_affairs".into(),
            fingerprint: header_fingerprint(["姓名", "户主姓名"]),
            columns: vec![column("姓名", Some(Field::Name)), column("户主姓名", None)],
        };
        assert_eq!(Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
        assert_eq!(Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
        assert!(mapping.to_toml().contains("field = \"name\""));
        let wrong = mapping.to_toml().replace("\"name\"", "\"nmae\"");
        let finding = Mapping::from_toml(&wrong).unwrap_err();
        assert_eq!((finding.code, finding.line > 0), ("INT-0211", true));
        assert_eq!(header_fingerprint(["姓 名", "户主姓名（必填）"]), mapping.fingerprint);
    }
}
