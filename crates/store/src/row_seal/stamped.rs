//! Which tables have stamps in their rows, and what of a row is stamped.

use std::sync::OnceLock;

use crate::dump::TABLES;
use crate::engine::{Insert, Kind};
use crate::seal::SealedTable;
use crate::{
    accounts, exchange, filings, import, indicators, nonce, policies, reimbursements, roster, tables, work,
};

use Kind::{Int, Stamp, Text};

/// A table whose rows have stamps.
pub(crate) struct Stamped {
    insert: &'static Insert,
    /// Columns that are left out, for they are held against something else.
    loose: &'static [&'static str],
    columns: OnceLock<Vec<StampedColumn>>,
}

/// A column that is stamped.
#[derive(Debug, Clone, Copy)]
pub(super) struct StampedColumn {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Where it stands in a row of the insert.
    pub(super) place: usize,
    /// Its content has a check of its own: here only whether there is something.
    pub(super) is_encrypted: bool,
}

const META: Insert =
    Insert { table: "meta", columns: &[("name", Text), ("value", Text), ("stamp", Stamp)], conflict: "" };

const COUNTER: Insert =
    Insert { table: "counter", columns: &[("name", Text), ("value", Int), ("stamp", Stamp)], conflict: "" };

const fn all(insert: &'static Insert) -> Stamped {
    but(insert, &[])
}

const fn but(insert: &'static Insert, loose: &'static [&'static str]) -> Stamped {
    Stamped { insert, loose, columns: OnceLock::new() }
}

/// By name.
pub(crate) static STAMPED: [Stamped; 44] = [
    all(&accounts::CODE),
    all(&accounts::PASSWORD),
    all(&accounts::RECOVERY),
    all(&accounts::SESSION),
    all(&work::ADJUSTMENT),
    all(&exchange::HANDLING),
    all(&exchange::RESULT),
    all(&exchange::EDITION),
    all(&COUNTER),
    all(&import::COVERAGE),
    all(&exchange::FILE),
    all(&tables::FEE_LINE),
    all(&nonce::NONCE),
    all(&tables::HEAD),
    all(&filings::HOSPITAL_DEPARTMENT),
    all(&indicators::LISTED),
    all(&indicators::RUN),
    all(&indicators::VALUE),
    all(&indicators::MONTH),
    all(&exchange::COMPARISON),
    all(&META),
    all(&tables::METER_CHANGE),
    all(&accounts::OIDC),
    all(&tables::OUTBOX),
    all(&roster::PAYMENT_LINE),
    all(&roster::PAYMENT_LIST),
    // The indexes are held against name and number.
    but(&import::PERSON, &["number_index", "name_index"]),
    all(&policies::TRIAL),
    all(&roster::REGISTER_PERSON),
    all(&reimbursements::REIMBURSEMENT),
    all(&tables::REQUEST),
    all(&roster::DOCUMENT),
    all(&roster::DOCUMENT_PART),
    all(&roster::EVENT),
    all(&roster::FILE),
    all(&roster::MAPPING),
    all(&roster::PLACE),
    all(&roster::PROBLEM),
    all(&roster::ROUND),
    all(&roster::ROW),
    all(&tables::SETTLEMENT),
    all(&exchange::LIST),
    all(&accounts::FAILURE),
    all(&tables::VISIT),
];

impl Stamped {
    /// The table of a name, if its rows have stamps.
    pub(crate) fn of(name: &str) -> Option<&'static Stamped> {
        STAMPED.binary_search_by(|it| it.name().cmp(name)).ok().map(|it| &STAMPED[it])
    }

    pub(crate) fn name(&self) -> &'static str {
        self.insert.table
    }

    /// Its primary key.
    pub(super) fn key(&self) -> &'static [&'static str] {
        TABLES.iter().find(|it| it.0 == self.name()).expect("every table is listed").1
    }

    /// The kind of a column.
    pub(super) fn kind(&self, name: &str) -> Kind {
        self.insert.columns.iter().find(|it| it.0 == name).expect("a column of the table").1
    }

    /// The stamped columns. Where somebody lives is looked up as the row is written, and held against the person.
    pub(super) fn columns(&self) -> &[StampedColumn] {
        self.columns.get_or_init(|| {
            let encrypted = SealedTable::of(self.name()).filter(|_| !self.is_meta());
            let column = |(place, (name, kind)): (usize, &(&'static str, Kind))| {
                let is_left_out = matches!(kind, Kind::Home | Stamp) || self.loose.contains(name);
                let is_encrypted = encrypted.is_some_and(|it| it.columns.contains(name));
                (!is_left_out).then_some(StampedColumn { name, kind: *kind, place, is_encrypted })
            };
            self.insert.columns.iter().enumerate().filter_map(column).collect()
        })
    }

    /// Of `meta` a part of the rows is encrypted.
    fn is_meta(&self) -> bool {
        self.name() == "meta"
    }

    /// Every row: what is stamped, as texts, and the stamp.
    pub(super) fn rows_sql(&self) -> String {
        let shown = self.columns().iter().map(|it| {
            let name = it.name;
            if it.is_encrypted {
                format!("CASE WHEN {name} IS NULL THEN NULL ELSE '' END")
            } else if self.is_meta() && name == "value" {
                let condition = SealedTable::of("meta").map_or("", |it| it.condition());
                format!("CASE WHEN {condition} THEN '' ELSE value END")
            } else {
                format!("CAST({name} AS TEXT)")
            }
        });
        format!("SELECT {}, stamp FROM {}", shown.collect::<Vec<_>>().join(", "), self.name())
    }

    /// Whether a statement changes stamped columns of a stamped table. What takes a row away changes none.
    pub(crate) fn is_changed_by(sql: &str) -> bool {
        let mut words = sql.split_whitespace();
        if words.next() != Some("UPDATE") {
            return false;
        }
        let Some(table) = words.next().and_then(Stamped::of) else { return false };
        let column = words.nth(1).unwrap_or_default();
        column != "stamp" && table.columns().iter().any(|it| it.name == column)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Watched;
    use super::*;

    /// Tables that need neither seal nor stamp: the chain, what is recomputed from it, and the seals.
    const HELD_OTHERWISE: &[&str] = &[
        "account",
        "account_entry",
        "account_month",
        "accumulator",
        "audit",
        "audit_person",
        "entry",
        "entry_day",
        "matter_month",
        "person_home",
        "posting",
        "row_seal",
        "schema_migration",
        "settlement_share",
    ];

    #[test]
    fn every_table_is_stamped_or_sealed_or_held_against_something() {
        assert!(STAMPED.windows(2).all(|it| it[0].name() < it[1].name()), "in the order of their names");
        for (table, _) in TABLES {
            let ways =
                [Stamped::of(table).is_some(), Watched::of(table).is_some(), HELD_OTHERWISE.contains(table)];
            assert_eq!(ways.into_iter().filter(|it| *it).count(), 1, "{table}");
        }
        let total = STAMPED.len() + super::super::WATCHED.len() + HELD_OTHERWISE.len();
        assert_eq!(total, TABLES.len());
    }

    #[test]
    fn an_insert_into_a_stamped_table_ends_with_its_stamp() {
        for table in &STAMPED {
            assert_eq!(table.insert.columns.last(), Some(&("stamp", Stamp)), "{}", table.name());
            assert!(table.key().iter().all(|it| table.columns().iter().any(|column| column.name == *it)));
            for name in table.loose {
                assert!(table.insert.columns.iter().any(|it| it.0 == *name), "{} {name}", table.name());
            }
        }
    }

    #[test]
    fn what_changes_a_stamped_row_is_recognised() {
        for (sql, expected) in [
            ("UPDATE coverage SET known_until = $1 WHERE person_id = $2", true),
            ("UPDATE settlement SET home = $2 WHERE id = $1", false),
            ("UPDATE person SET name_index = $1 WHERE id = $2", false),
            ("UPDATE account_session SET ended_at = $1 WHERE hash = $2", true),
            ("UPDATE visit SET stamp = $1, state = $2 WHERE id = $3", false),
            ("UPDATE head SET writes = writes + 1 WHERE id = 1", true),
            ("UPDATE identity SET known_until = $1 WHERE person_id = $2", false),
            ("DELETE FROM gateway_nonce WHERE until_seconds < $1", false),
        ] {
            assert_eq!(Stamped::is_changed_by(sql), expected, "{sql}");
        }
    }
}
