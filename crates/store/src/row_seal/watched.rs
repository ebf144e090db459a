//! Which tables have their rows sealed, and with which columns. Tables of the chain, and what is recomputed from
//! them, need no seal; what changes with every use (`loose`) has none.

/// A table whose rows are sealed.
#[derive(Debug)]
pub(crate) struct Watched {
    pub(crate) name: &'static str,
    /// Primary key; rows are looked for by its first column, a text.
    pub(crate) key: &'static [&'static str],
    /// Plain columns beside the key.
    pub(crate) columns: &'static [&'static str],
    /// Columns whose content is encrypted with a check of its own: here only whether there is something.
    pub(crate) encrypted: &'static [&'static str],
    /// Columns that are left out.
    pub(crate) loose: &'static [&'static str],
}

const fn table(
    name: &'static str,
    key: &'static [&'static str],
    columns: &'static [&'static str],
    encrypted: &'static [&'static str],
    loose: &'static [&'static str],
) -> Watched {
    Watched { name, key, columns, encrypted, loose }
}

/// By name. People and their coverage have stamps instead ([`super::stamped`]): two million seals beside them would
/// take the first import of a register from 25 to 38 seconds.
pub(crate) static WATCHED: &[Watched] = &[
    table(
        "account_grant",
        &["id"],
        &[
            "account_id",
            "role",
            "region",
            "institution",
            "department",
            "granted_by",
            "granted_at",
            "revoked_by",
            "revoked_at",
        ],
        &[],
        &[],
    ),
    table(
        "account_token",
        &["id"],
        &["hash", "account_id", "label", "scope", "made_by", "made_at", "until_seconds", "revoked_at"],
        &[],
        &["used_at"],
    ),
    table(
        "agreement",
        &["id"],
        &[
            "institution_id",
            "kind",
            "valid_from",
            "valid_until",
            "scope",
            "note",
            "replaces_id",
            "state",
            "proposed_by",
            "proposed_at",
            "decided_by",
            "decided_at",
            "reason",
        ],
        &[],
        &[],
    ),
    table(
        "entitlement",
        &["person_id", "kind", "class", "valid_from", "known_from"],
        &["valid_until", "known_until", "amount_fen", "source", "problem"],
        &[],
        &[],
    ),
    table(
        "family_share",
        &["member_id", "owner_id", "kind", "valid_from", "known_from"],
        &["valid_until", "known_until"],
        &[],
        &[],
    ),
    table(
        "filing",
        &["id"],
        &["person_id", "kind", "institution_id", "valid_from", "valid_until", "known_from", "known_until"],
        &["subject", "detail"],
        &[],
    ),
    table(
        "identity",
        &["person_id", "identity", "valid_from", "known_from"],
        &["valid_until", "known_until", "source"],
        &[],
        &[],
    ),
    table("institution", &["id"], &["name", "level", "kind", "region", "attributes"], &[], &[]),
    table(
        "matter_event",
        &["request_id", "seq"],
        &["act", "state", "level", "to_level", "on_day", "at", "operator", "detail"],
        &["note"],
        &[],
    ),
    table(
        "matter_request",
        &["id"],
        &[
            "matter",
            "person_id",
            "home",
            "state",
            "is_open",
            "taken_level",
            "level",
            "taken_on",
            "limit_days",
            "due_on",
            "ended_on",
            "events",
            "changed_at",
        ],
        &["detail"],
        &[],
    ),
    table(
        "matter_station",
        &["place", "known_from"],
        &["known_until", "level", "name", "address", "telephone", "minutes", "matters"],
        &[],
        &[],
    ),
    table(
        "person_card",
        &["person_id", "number_index", "known_from"],
        &["known_until", "source"],
        &["number"],
        &[],
    ),
    table(
        "policy_draft",
        &["id"],
        &[
            "instrument",
            "title",
            "purpose",
            "state",
            "revision",
            "effective_on",
            "copied_from",
            "authors",
            "submitted_by",
            "submitted_at",
            "decided_by",
            "decided_at",
            "remark",
            "approval",
            "created_at",
            "changed_at",
        ],
        &[],
        &[],
    ),
    table("policy_draft_file", &["draft_id", "side", "path"], &["body"], &[], &[]),
    table(
        "user_account",
        &["id"],
        &[
            "name",
            "display_name",
            "kind",
            "state",
            "password",
            "password_set_at",
            "must_change",
            "totp_confirmed",
            "totp_last_step",
            "subject",
            "created_at",
            "created_by",
        ],
        &["totp_secret"],
        &[],
    ),
];

impl Watched {
    /// The table of a name, if its rows are sealed.
    pub(crate) fn of(name: &str) -> Option<&'static Watched> {
        WATCHED.binary_search_by(|it| it.name.cmp(name)).ok().map(|it| &WATCHED[it])
    }

    /// Whether a statement changes sealed columns of a watched table.
    pub(crate) fn is_changed_by(sql: &str) -> bool {
        let mut words = sql.split_whitespace();
        let (verb, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let name = if verb == "DELETE" { words.next().unwrap_or_default() } else { next };
        let Some(table) = Watched::of(name) else { return false };
        match verb {
            "UPDATE" => words.nth(1).is_none_or(|column| !table.loose.contains(&column)),
            "DELETE" => true,
            _ => false,
        }
    }

    /// The key of a row `t` as one text.
    fn key_sql(&self) -> String {
        let parts: Vec<String> = self.key.iter().map(|it| format!("CAST(t.{it} AS TEXT)")).collect();
        parts.join(" || '|' || ")
    }

    /// What is sealed of a row `t`.
    fn columns_sql(&self) -> String {
        let plain = self.columns.iter().map(|it| format!("CAST(t.{it} AS TEXT)"));
        let encrypted =
            self.encrypted.iter().map(|it| format!("CASE WHEN t.{it} IS NULL THEN '0' ELSE '1' END"));
        plain.chain(encrypted).collect::<Vec<String>>().join(", ")
    }

    /// Every row: key, the seal that is kept, and what is sealed.
    pub(crate) fn rows_sql(&self) -> String {
        let (key, columns, name) = (self.key_sql(), self.columns_sql(), self.name);
        format!(
            "SELECT {key}, s.mac, {columns} FROM {name} t \
             LEFT JOIN row_seal s ON s.of_table = '{name}' AND s.row_key = {key}"
        )
    }

    /// The rows whose first key column is among `$1`, as [`Watched::rows_sql`] without the seal.
    pub(crate) fn some_rows_sql(&self) -> String {
        let (key, columns) = (self.key_sql(), self.columns_sql());
        format!(
            "SELECT {key}, CAST(NULL AS TEXT), {columns} FROM {} t WHERE t.{} IN keys1($1)",
            self.name, self.key[0]
        )
    }

    /// How many columns are sealed.
    pub(crate) fn width(&self) -> usize {
        self.columns.len() + self.encrypted.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_the_order_of_their_names() {
        assert!(WATCHED.windows(2).all(|it| it[0].name < it[1].name));
        assert!(Watched::of("identity").is_some() && Watched::of("visit").is_none());
    }

    #[test]
    fn what_changes_a_sealed_row_is_recognised() {
        for (sql, expected) in [
            ("UPDATE identity SET known_until = $1 WHERE person_id = $2", true),
            ("DELETE FROM policy_draft_file WHERE draft_id = $1", true),
            ("UPDATE account_token SET used_at = $1 WHERE id = $2", false),
            ("UPDATE user_account SET password = $1 WHERE id = $2", true),
            ("UPDATE visit SET state = $1", false),
            ("SELECT 1 FROM identity", false),
        ] {
            assert_eq!(Watched::is_changed_by(sql), expected, "{sql}");
        }
    }
}
