//! Columns of the tables of the exchange.

use crate::engine::{Insert, Kind};

use Kind::{Int, Stamp, Text};

pub(crate) const FILE: Insert = Insert {
    table: "exchange_file",
    columns: &[
        ("id", Text),
        ("owner", Text),
        ("purpose", Text),
        ("name", Text),
        ("bytes", Int),
        ("sha256", Text),
        ("body", Text),
        ("made_at", Text),
        ("expires_on", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const EDITION: Insert = Insert {
    table: "catalogue_edition",
    columns: &[("list", Text), ("number", Int), ("hash", Text), ("made_at", Text), ("stamp", Stamp)],
    conflict: "",
};

pub(crate) const LIST: Insert = Insert {
    table: "settlement_list",
    columns: &[
        ("settlement_id", Text),
        ("version", Int),
        ("list_id", Text),
        ("institution_id", Text),
        ("person_id", Text),
        ("state", Text),
        ("body", Text),
        ("note", Text),
        ("made_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const COMPARISON: Insert = Insert {
    table: "item_comparison",
    columns: &[
        ("institution_id", Text),
        ("own_code", Text),
        ("list_type", Text),
        ("code", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
        ("own_name", Text),
        ("said", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const RESULT: Insert = Insert {
    table: "analysis_result",
    columns: &[
        ("id", Text),
        ("institution_id", Text),
        ("person_id", Text),
        ("visit_id", Text),
        ("rule", Text),
        ("body", Text),
        ("made_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const HANDLING: Insert = Insert {
    table: "analysis_handling",
    columns: &[
        ("result_id", Text),
        ("number", Int),
        ("stage", Text),
        ("way", Text),
        ("reason", Text),
        ("made_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};
