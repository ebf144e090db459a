//! What a list was asked for, without names and numbers of people: the audit log is not where they are looked up.

use axum::extract::Query;
use axum::http::Uri;

/// Longest word that is kept as it is.
const LONGEST: usize = 40;
/// From how many digits on a text may be a number of a person.
const DIGITS: usize = 8;

/// A query, each value masked where it may be personal; parameters of paging are left out.
pub fn query(text: &str) -> String {
    let uri = format!("/?{text}").parse::<Uri>().unwrap_or_default();
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(&uri).map(|it| it.0).unwrap_or_default();
    let kept = pairs
        .into_iter()
        .filter(|(name, value)| !value.is_empty() && !matches!(name.as_str(), "cursor" | "limit"));
    let said: Vec<String> = kept.map(|(name, value)| format!("{}={}", shown(&name), shown(&value))).collect();
    said.join(" ").chars().take(200).collect()
}

/// The percent-decoded text of a part of a path.
pub fn decoded(part: &str) -> String {
    let uri = format!("/?x={part}").replace('+', "%2B").parse::<Uri>().unwrap_or_default();
    let pairs = Query::<Vec<(String, String)>>::try_from_uri(&uri).map(|it| it.0).unwrap_or_default();
    pairs.into_iter().next().map(|it| it.1).unwrap_or_default()
}

/// A value as it may be kept: codes as they are; what has Chinese words or many digits by its beginning.
pub fn shown(value: &str) -> String {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let letters = value.chars().filter(char::is_ascii_alphabetic).count();
    let is_identity = digits >= 14 && letters <= 1 && value.len() <= 20 || digits == 11 && letters == 0;
    let is_code = value.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.:/|".contains(&it));
    let count = value.chars().count();
    match () {
        () if is_identity => format!("{}…（{count} 位）", value.chars().take(2).collect::<String>()),
        () if is_code && count <= LONGEST => value.to_owned(),
        () if is_code => format!("{}…", value.chars().take(DIGITS).collect::<String>()),
        () => format!("{}…（{count} 字）", value.chars().take(1).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_masked_and_codes_stay() {
        let rows = [
            ("q=P0000012", "q=P0000012"),
            ("q=%E5%BC%A0%E4%B8%89&limit=20", "q=张…（2 字）"),
            ("q=990100195403010021", "q=99…（18 位）"),
            ("q=99010019540301002X", "q=99…（18 位）"),
            ("q=13800000000", "q=13…（11 位）"),
            ("institution_id=H2&from=2024-03-01&cursor=a%7Cb", "institution_id=H2 from=2024-03-01"),
            ("township=500116101", "township=500116101"),
            ("", ""),
            ("q=%ff", "q=\u{fffd}…（1 字）"),
        ];
        for (text, expected) in rows {
            assert_eq!(query(text), expected, "{text}");
        }
        assert_eq!(shown(&decoded("P1%2F2")), "P1/2");
    }

    /// Numbers of settlements are long, and are no numbers of people.
    #[test]
    fn numbers_of_settlements_stay() {
        assert_eq!(shown("500116202312200000000001"), "500116202312200000000001");
    }
}
