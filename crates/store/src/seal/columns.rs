//! Which columns are sealed, and the key of a row that its values are bound to. What lies plain, and why,
//! is told in `docs/security.md`; a test holds that page against this list.

use crate::engine::Kind;

use Kind::{Int, Text};

/// A table with sealed columns.
#[derive(Debug)]
pub(crate) struct SealedTable {
    pub(crate) name: &'static str,
    /// Its primary key.
    pub(crate) key: &'static [(&'static str, Kind)],
    pub(crate) columns: &'static [&'static str],
    /// Rows that are sealed anew at a time: few where bodies are large.
    pub(crate) batch: usize,
}

/// Between the parts of a key of several columns, and between table, column and key.
pub(crate) const KEY_BETWEEN: &str = "\u{1f}";

const fn table(
    name: &'static str,
    key: &'static [(&'static str, Kind)],
    columns: &'static [&'static str],
    batch: usize,
) -> SealedTable {
    SealedTable { name, key, columns, batch }
}

/// By name.
pub(crate) static SEALED: &[SealedTable] = &[
    table("adjustment_work", &[("id", Text)], &["cause"], 200),
    table("analysis_handling", &[("result_id", Text), ("number", Int)], &["reason"], 500),
    table("analysis_result", &[("id", Text)], &["person_id", "body"], 200),
    table("audit", &[("seq", Int)], &["detail"], 1_000),
    table("exchange_file", &[("id", Text)], &["name", "body"], 4),
    table("filing", &[("id", Text)], &["subject", "detail"], 500),
    table("hospital_department", &[("id", Text)], &["detail"], 500),
    table("matter_event", &[("request_id", Text), ("seq", Int)], &["note"], 500),
    table("matter_request", &[("id", Text)], &["detail"], 500),
    table("meta", &[("name", Text)], &["value"], 500),
    table("outbox", &[("id", Int)], &["body"], 500),
    table("person", &[("id", Text)], &["number", "name"], 1_000),
    table(
        "person_card",
        &[("person_id", Text), ("number_index", Text), ("known_from", Text)],
        &["number"],
        1_000,
    ),
    table("reimbursement", &[("id", Text)], &["detail"], 200),
    table("request", &[("key", Text)], &["response"], 500),
    table("roster_document", &[("sha256", Text)], &["name"], 500),
    table("roster_document_part", &[("sha256", Text), ("no", Int)], &["body"], 8),
    table("roster_event", &[("problem", Int), ("seq", Int)], &["event"], 500),
    table("roster_file", &[("id", Int)], &["name", "report"], 100),
    table("roster_problem", &[("id", Int)], &["name", "number", "detail"], 500),
    table("roster_row", &[("round", Int), ("block", Int), ("seq", Int)], &["packed"], 200),
    table("settlement", &[("id", Text)], &["bill"], 200),
    table("settlement_list", &[("settlement_id", Text), ("version", Int)], &["body", "note"], 100),
    table("user_account", &[("id", Text)], &["totp_secret"], 500),
    table("visit", &[("id", Text)], &["facts", "diagnoses", "agreement"], 500),
];

impl SealedTable {
    /// The table of a name, if anything in it is sealed.
    pub(crate) fn of(name: &str) -> Option<&'static SealedTable> {
        SEALED.binary_search_by(|it| it.name.cmp(name)).ok().map(|it| &SEALED[it])
    }
}

/// Table, column and key as one text: what a value is bound to.
pub(super) fn place_into(place: &mut String, table: &str, column: &str, key: &str) {
    place.clear();
    place.push_str(table);
    place.push_str(KEY_BETWEEN);
    place.push_str(column);
    place.push_str(KEY_BETWEEN);
    place.push_str(key);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TABLES;

    #[test]
    fn the_list_is_sorted_and_names_each_key_as_the_schema_does() {
        assert!(SEALED.is_sorted_by(|one, other| one.name < other.name));
        for sealed in SEALED {
            let (_, key) = TABLES.iter().find(|it| it.0 == sealed.name).expect(sealed.name);
            assert_eq!(sealed.key.iter().map(|it| it.0).collect::<Vec<_>>(), *key, "{}", sealed.name);
            assert!(sealed.columns.iter().all(|it| !key.contains(it)), "no part of a key is sealed");
            assert!(std::ptr::eq(SealedTable::of(sealed.name).unwrap(), sealed));
        }
        assert!(SealedTable::of("posting").is_none());
    }
}
