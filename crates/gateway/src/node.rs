//! JSON as it leaves: fields in the order of the tables, money from whole fen; and files.
//!
//! **Knows:** how amounts, shares and quantities are written. **Does not know:** where they come from.

use base::Fen;
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A value that leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Nothing.
    Null,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Money: a number of yuan with at most two decimals.
    Money(Fen),
    /// A number in parts of ten to the power of the second.
    Decimal(i64, u32),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(&'static str, Node)>),
    /// An object whose names a place has chosen.
    Renamed(Vec<(String, Node)>),
    /// An answer that is done, with something to say about it.
    Warned(String, Box<Node>),
    /// A file: its name and bytes take the place of the whole answer.
    File(String, Vec<u8>),
}

impl Node {
    /// A text.
    pub fn text(text: impl Into<String>) -> Node {
        Node::Text(text.into())
    }

    /// A text, or nothing when it is empty.
    pub fn maybe(text: &str) -> Node {
        if text.is_empty() { Node::Null } else { Node::Text(text.to_owned()) }
    }
}

/// `1234` in hundredths is `12.34`, `1200` is `12`.
fn decimal(value: i64, places: u32) -> String {
    let unit = 10_u64.pow(places.min(18));
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{part:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = |text: String| RawValue::from_string(text).map_err(serde::ser::Error::custom);
        match self {
            Node::Null | Node::File(..) => serializer.serialize_unit(),
            Node::Warned(_, node) => node.serialize(serializer),
            Node::Text(text) => serializer.serialize_str(text),
            Node::Whole(value) => serializer.serialize_i64(*value),
            Node::Money(fen) => number(decimal(fen.0, 2))?.serialize(serializer),
            Node::Decimal(value, places) => number(decimal(*value, *places))?.serialize(serializer),
            Node::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Node::Renamed(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Node::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_a_number_with_at_most_two_decimals() {
        for (fen, text) in
            [(0, "0"), (5, "0.05"), (-5, "-0.05"), (2_344_246, "23442.46"), (120, "1.2"), (-100, "-1")]
        {
            assert_eq!(serde_json::to_string(&Node::Money(Fen(fen))).unwrap(), text);
        }
        assert_eq!(serde_json::to_string(&Node::Decimal(125_000, 6)).unwrap(), "0.125");
        let object = Node::Object(vec![("b", Node::Whole(1)), ("a", Node::List(vec![Node::Null]))]);
        assert_eq!(serde_json::to_string(&object).unwrap(), r#"{"b":1,"a":[null]}"#);
    }
}
