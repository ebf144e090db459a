//! What the database looks like and holds, as text: for comparing two engines, and for exports.

use crate::engine::{EngineKind, Row};
use crate::seal::{KEY_BETWEEN, SealedTable};
use crate::{Session, StoreError};

/// Every table, with the columns of its primary key. `dump_table` sorts by them.
pub const TABLES: &[(&str, &[&str])] = &[
    ("account", &["owner", "path"]),
    ("account_code", &["hash"]),
    ("account_entry", &["account", "seq"]),
    ("account_grant", &["id"]),
    ("account_month", &["path", "month"]),
    ("account_password", &["account_id", "number"]),
    ("account_recovery", &["account_id", "hash"]),
    ("account_session", &["hash"]),
    ("account_token", &["id"]),
    ("accumulator", &["owner_id", "meter", "period"]),
    ("adjustment_work", &["id"]),
    ("agreement", &["id"]),
    ("analysis_handling", &["result_id", "number"]),
    ("analysis_result", &["id"]),
    ("audit", &["seq"]),
    ("audit_person", &["seq", "person_id"]),
    ("catalogue_edition", &["list", "number"]),
    ("counter", &["name"]),
    ("coverage", &["person_id", "insurance", "valid_from", "known_from"]),
    ("entitlement", &["person_id", "kind", "class", "valid_from", "known_from"]),
    ("entry", &["seq"]),
    ("entry_day", &["booked_on"]),
    ("exchange_file", &["id"]),
    ("family_share", &["member_id", "owner_id", "kind", "valid_from", "known_from"]),
    ("fee_line", &["visit_id", "line_no"]),
    ("filing", &["id"]),
    ("gateway_nonce", &["key"]),
    ("head", &["id"]),
    ("hospital_department", &["id"]),
    ("identity", &["person_id", "identity", "valid_from", "known_from"]),
    ("indicator_person", &["code", "period", "place", "no"]),
    ("indicator_run", &["code", "period"]),
    ("indicator_value", &["code", "period", "place"]),
    ("institution", &["id"]),
    ("institution_month", &["institution_id", "month"]),
    ("item_comparison", &["institution_id", "own_code", "list_type", "code", "valid_from", "known_from"]),
    ("matter_event", &["request_id", "seq"]),
    ("matter_month", &["month", "axis", "place", "state", "is_late"]),
    ("matter_request", &["id"]),
    ("matter_station", &["place", "known_from"]),
    ("meta", &["name"]),
    ("meter_change", &["source_id", "owner_id", "meter", "period"]),
    ("oidc_attempt", &["state_hash"]),
    ("outbox", &["id"]),
    ("payment_line", &["id"]),
    ("payment_list", &["id"]),
    ("person", &["id"]),
    ("person_card", &["person_id", "number_index", "known_from"]),
    ("person_home", &["region", "village"]),
    ("policy_draft", &["id"]),
    ("policy_draft_file", &["draft_id", "side", "path"]),
    ("policy_trial", &["draft_id"]),
    ("posting", &["seq", "no"]),
    ("register_person", &["no"]),
    ("reimbursement", &["id"]),
    ("request", &["key"]),
    ("roster_document", &["sha256"]),
    ("roster_document_part", &["sha256", "no"]),
    ("roster_event", &["problem", "seq"]),
    ("roster_file", &["id"]),
    ("roster_mapping", &["department", "fingerprint"]),
    ("roster_place", &["code"]),
    ("roster_problem", &["id"]),
    ("roster_round", &["number"]),
    ("roster_row", &["round", "block", "seq"]),
    ("row_seal", &["of_table", "row_key"]),
    ("schema_migration", &["number"]),
    ("settlement", &["id"]),
    ("settlement_list", &["settlement_id", "version"]),
    ("settlement_share", &["settlement_id", "kind", "payer"]),
    ("sign_in_failure", &["name_hash"]),
    ("user_account", &["id"]),
    ("visit", &["id"]),
];

/// A table as the engine describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableShape {
    /// Its name.
    pub name: String,
    /// Its columns, by name.
    pub columns: Vec<ColumnShape>,
}

/// A column as the engine describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnShape {
    /// Its name.
    pub name: String,
    /// `bigint` or `text`.
    pub kind: String,
    /// Whether it may be empty.
    pub nullable: bool,
    /// Its place in the primary key, from 1; 0 when it is not part of it.
    pub key_place: i64,
}

impl Session {
    /// All tables with their columns, by name.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn table_shapes(&mut self) -> Result<Vec<TableShape>, StoreError> {
        let sql = match self.connection.kind() {
            EngineKind::Sqlite => {
                "SELECT t.name, c.name, LOWER(c.type), 1 - c.\"notnull\", c.pk \
                 FROM sqlite_schema t, pragma_table_info(t.name) c \
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.name"
            }
            EngineKind::Postgres => {
                "SELECT c.table_name::text, c.column_name::text, c.data_type::text, \
                 CASE c.is_nullable WHEN 'YES' THEN 1 ELSE 0 END::bigint, \
                 COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k \
                   JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name) \
                   WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema \
                   AND k.table_name = c.table_name AND k.column_name = c.column_name), 0)::bigint \
                 FROM information_schema.columns c WHERE c.table_schema = current_schema() \
                 ORDER BY c.table_name::text COLLATE \"C\", c.column_name::text COLLATE \"C\""
            }
        };
        let mut shapes: Vec<TableShape> = Vec::new();
        for row in self.connection.fetch(sql, &[]).await? {
            let column = ColumnShape {
                name: row.text(1)?,
                kind: row.text(2)?,
                nullable: row.int(3)? != 0,
                key_place: row.int(4)?,
            };
            match shapes.last_mut() {
                Some(shape) if shape.name == row.str(0)? => shape.columns.push(column),
                _ => shapes.push(TableShape { name: row.text(0)?, columns: vec![column] }),
            }
        }
        Ok(shapes)
    }

    /// Names of all indexes made by migrations, by name.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn index_names(&mut self) -> Result<Vec<String>, StoreError> {
        let sql = match self.connection.kind() {
            EngineKind::Sqlite => {
                "SELECT name FROM sqlite_schema WHERE type = 'index' \
                 AND name NOT LIKE 'sqlite%' ORDER BY name"
            }
            EngineKind::Postgres => {
                "SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema() \
                 AND indexname NOT LIKE '%_pkey' ORDER BY indexname::text COLLATE \"C\""
            }
        };
        self.connection.fetch(sql, &[]).await?.iter().map(|row| row.text(0)).collect()
    }

    /// Every row of a table as texts (`∅` for nothing), columns by name, rows by key. Meant for
    /// comparing databases; a large table comes whole. Sealed values are opened: two databases never hold
    /// the same envelopes.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for a table that is not in [`TABLES`], or the database's failure.
    pub async fn dump_table(&mut self, table: &str) -> Result<Vec<String>, StoreError> {
        let missing = || StoreError::Missing { what: "数据表", id: table.to_owned() };
        let (name, key) = TABLES.iter().find(|it| it.0 == table).ok_or_else(missing)?;
        let shapes = self.table_shapes().await?;
        let shape = shapes.iter().find(|it| it.name == *name).ok_or_else(missing)?;
        let columns: Vec<String> = shape
            .columns
            .iter()
            .map(|it| it.name.as_str())
            .chain(key.iter().copied())
            .map(|it| format!("CAST(\"{it}\" AS TEXT)"))
            .collect();
        let sealed = SealedTable::of(table);
        // With the table in front: the bare name would be the text that stands in the list.
        let order: Vec<String> = key.iter().map(|it| format!("{name}.{it}")).collect();
        let sql = format!("SELECT {} FROM {name} ORDER BY {}", columns.join(", "), order.join(", "));
        let line = |row: &Row| {
            let key: Result<Vec<&str>, _> =
                (shape.columns.len()..columns.len()).map(|it| row.str(it)).collect();
            let key = key?.join(KEY_BETWEEN);
            let mut cells = Vec::with_capacity(shape.columns.len());
            for (at, column) in shape.columns.iter().enumerate() {
                let place =
                    sealed.and_then(|it| Some([it.name, it.columns.iter().find(|it| **it == column.name)?]));
                let cell = match place {
                    Some(place) => row.open_or_null(at, place, &key)?,
                    None => row.text_or_null(at)?,
                };
                cells.push(cell.unwrap_or_else(|| "∅".to_owned()));
            }
            Ok(cells.join("|"))
        };
        self.connection.fetch(sql, &[]).await?.iter().map(line).collect()
    }
}
