//! JSON as it arrives: numbers keep their digits, so no amount ever passes through floating point.
//!
//! **Knows:** texts, lists, objects; names of fields without regard to case. **Does not know:** what
//! a field means.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// Nesting that no message of the interface needs.
const DEEPEST: usize = 16;

/// A value that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// A text.
    Text(String),
    /// A number, `true` or `false`, as written.
    Bare(String),
    /// A list.
    List(Vec<Json>),
    /// An object. Names are in lower case; of a name given twice the last counts.
    Object(BTreeMap<String, Json>),
}

/// Why a text is not a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotJson {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// Where it stops being JSON.
    pub fn parse(text: &str) -> Result<Json, NotJson> {
        let raw: &RawValue = serde_json::from_str(text)
            .map_err(|error| NotJson { line: error.line(), column: error.column() })?;
        read(raw, 0)
    }

    /// A field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.get(name).or_else(|| fields.get(&name.to_ascii_lowercase())),
            _ => None,
        }
    }

    /// A text or number as words, without outer blanks; empty for everything that says nothing.
    /// Some programs write `"null"` for nothing.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Json::Text(text) | Json::Bare(text) => match text.trim() {
                "null" | "NULL" => "",
                text => text,
            },
            Json::Null | Json::List(_) | Json::Object(_) => "",
        }
    }

    /// Words of a field; empty when it is not there.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.get(name).map_or("", Json::words)
    }

    /// A node as rows: a list, or one object that stands for a list of one.
    #[must_use]
    pub fn rows(&self) -> Vec<&Json> {
        match self {
            Json::List(rows) => rows.iter().collect(),
            Json::Object(_) => vec![self],
            Json::Null | Json::Text(_) | Json::Bare(_) => Vec::new(),
        }
    }
}

fn read(raw: &RawValue, depth: usize) -> Result<Json, NotJson> {
    let text = raw.get().trim();
    let wrong = |error: serde_json::Error| NotJson { line: error.line(), column: error.column() };
    if depth > DEEPEST {
        return Err(NotJson { line: 0, column: 0 });
    }
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let fields: Pairs<'_> = serde_json::from_str(text).map_err(wrong)?;
            let mut object = BTreeMap::new();
            for (name, value) in fields.0 {
                object.insert(name.to_ascii_lowercase(), read(value, depth + 1)?);
            }
            Json::Object(object)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(wrong)?;
            Json::List(items.into_iter().map(|it| read(it, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Json::Text(serde_json::from_str(text).map_err(wrong)?),
        Some(b'n') => Json::Null,
        _ => Json::Bare(text.to_owned()),
    })
}

/// Fields in their order: a name given twice is no error of the reader.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> serde::de::Visitor<'de> for Visit {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_names_lose_their_case() {
        let json = Json::parse(r#"{"A":23442.460,"b":[1,{"C":"x"}],"A2":null,"d":"null","A":2}"#).unwrap();
        assert_eq!(json.field("a"), "2");
        assert_eq!(json.field("A2"), "");
        assert_eq!(json.field("d"), "");
        assert_eq!(json.get("b").unwrap().rows()[1].field("c"), "x");
        assert_eq!(Json::parse("[0.10]").unwrap(), Json::List(vec![Json::Bare("0.10".to_owned())]));
    }

    #[test]
    fn what_is_no_json_says_where() {
        assert_eq!(Json::parse("{\n \"a\": }").unwrap_err().line, 2);
        assert!(Json::parse("").is_err());
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
        assert!(Json::parse(&format!("{}1{}", "[".repeat(60), "]".repeat(60))).is_err());
    }
}
