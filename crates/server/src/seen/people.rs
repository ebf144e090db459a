//! Whom a JSON answer names, found in one pass over its bytes, without building it.
//!
//! A person is named by `person_id`, by an account of hers (`person:ID:…`, `person-account:ID:…`), or is an object
//! with `id` and `birth`. An object with an identity number and neither is somebody without a number of ours.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Whom an answer names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By our number.
    pub people: BTreeSet<String>,
    /// Others, counted.
    pub others: usize,
}

impl Found {
    pub fn is_nobody(&self) -> bool {
        self.people.is_empty() && self.others == 0
    }
}

/// Whom the answer names; of what is no JSON, nobody.
pub fn named_in(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let _ = Walk(&mut found).deserialize(&mut reader);
    found
}

/// Walks over any value; gives its text when it is one.
struct Walk<'a>(&'a mut Found);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<String>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<String>, E> {
        let account = text.strip_prefix("person:").or_else(|| text.strip_prefix("person-account:"));
        if let Some(id) = account.and_then(|it| it.split(':').next()).filter(|it| !it.is_empty()) {
            self.0.people.insert(id.to_owned());
        }
        Ok(Some(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<String>, A::Error> {
        while items.next_element_seed(Walk(self.0))?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Option<String>, A::Error> {
        let (mut id, mut person, mut number, mut has_birth) = (None, None, None, false);
        while let Some(name) = fields.next_key::<Cow<'de, str>>()? {
            let text = fields.next_value_seed(Walk(self.0))?.filter(|it| !it.is_empty());
            match name.as_ref() {
                "id" => id = text,
                "person_id" => person = text,
                "number" => number = text.filter(|it| is_of_a_person(it)),
                "birth" => has_birth = text.is_some(),
                _ => {}
            }
        }
        match person.or(id.filter(|_| has_birth)) {
            Some(id) => drop(self.0.people.insert(id)),
            None if number.is_some() => self.0.others += 1,
            None => {}
        }
        Ok(None)
    }
}

/// Whether it is an identity number, masked or whole. Notices have numbers, too.
fn is_of_a_person(number: &str) -> bool {
    number.contains('*') || (number.len() >= 15 && number.bytes().all(|it| it.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_by_what_an_answer_holds() {
        // answer, who is named, how many others
        let rows: [(&str, &[&str], usize); 10] = [
            (r#"{"items":[{"id":"S1","person_id":"P1"},{"id":"S2","person_id":"P2"}]}"#, &["P1", "P2"], 0),
            (r#"{"id":"P7","number":"99********","birth":"1960-01-01"}"#, &["P7"], 0),
            (
                r#"{"id":"P1","birth":"1960-01-01","household":[{"birth":"1990-01-01","id":"P3"}]}"#,
                &["P1", "P3"],
                0,
            ),
            (r#"[{"account":"person-account:P4:account"},{"account":"payer:pooled"}]"#, &["P4"], 0),
            (r#"{"items":[{"id":5,"person_id":null,"number":"99********"}]}"#, &[], 1),
            (r#"{"number":3,"id":"x","name":"示例医院"}"#, &[], 0),
            (r#"[{"id":"a","number":"示例医保发〔2024〕17号"}]"#, &[], 0),
            (r#"[{"id":"a","number":"99010019600101002X"}]"#, &[], 1),
            (r#"{"person_id":17}"#, &[], 0),
            ("not JSON", &[], 0),
        ];
        for (answer, people, others) in rows {
            let found = named_in(answer.as_bytes());
            assert_eq!(found.people.iter().map(String::as_str).collect::<Vec<_>>(), people, "{answer}");
            assert_eq!(found.others, others, "{answer}");
        }
    }
}
