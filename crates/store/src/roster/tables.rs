//! Columns of the roster tables, and what happens when a row is there already.

use crate::engine::{Insert, Kind};

use Kind::{Int, Stamp, Text};

pub(crate) const REGISTER_PERSON: Insert = Insert {
    table: "register_person",
    columns: &[("no", Int), ("person_id", Text), ("stamp", Stamp)],
    conflict: "",
};

pub(crate) const PLACE: Insert = Insert {
    table: "roster_place",
    columns: &[("code", Text), ("name", Text), ("stamp", Stamp)],
    conflict: "ON CONFLICT (code) DO UPDATE SET name = excluded.name",
};

pub(crate) const DOCUMENT: Insert = Insert {
    table: "roster_document",
    columns: &[
        ("sha256", Text),
        ("name", Text),
        ("bytes", Int),
        ("parts", Int),
        ("added_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const DOCUMENT_PART: Insert = Insert {
    table: "roster_document_part",
    columns: &[("sha256", Text), ("no", Int), ("body", Text), ("stamp", Stamp)],
    conflict: "",
};

pub(crate) const FILE: Insert = Insert {
    table: "roster_file",
    columns: &[
        ("id", Int),
        ("round", Int),
        ("place", Int),
        ("department", Text),
        ("name", Text),
        ("sha256", Text),
        ("rows_sha256", Text),
        ("sheets", Int),
        ("rows_read", Int),
        ("usable", Int),
        ("set_aside", Int),
        ("refused", Int),
        ("report", Text),
        ("imported_at", Text),
        ("operator", Text),
        ("same_as", Int),
        ("lines", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const MAPPING: Insert = Insert {
    table: "roster_mapping",
    columns: &[
        ("department", Text),
        ("fingerprint", Text),
        ("body", Text),
        ("changed_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (department, fingerprint) DO UPDATE SET body = excluded.body, \
        changed_at = excluded.changed_at, operator = excluded.operator",
};

pub(crate) const ROUND: Insert = Insert {
    table: "roster_round",
    columns: &[
        ("number", Int),
        ("as_of", Text),
        ("counts", Text),
        ("words", Text),
        ("made_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const ROW: Insert = Insert {
    table: "roster_row",
    columns: &[("round", Int), ("block", Int), ("seq", Int), ("packed", Text), ("stamp", Stamp)],
    conflict: "",
};

pub(crate) const PROBLEM: Insert = Insert {
    table: "roster_problem",
    columns: &[
        ("id", Int),
        ("key", Text),
        ("kind", Text),
        ("code", Text),
        ("about", Text),
        ("person_no", Int),
        ("person_id", Text),
        ("name", Text),
        ("number", Text),
        ("township", Text),
        ("village", Text),
        ("department", Text),
        ("age_band", Int),
        ("class", Text),
        ("amount_fen", Int),
        ("found_round", Int),
        ("seen_round", Int),
        ("standing", Int),
        ("stage", Int),
        ("stage_on", Text),
        ("desk_level", Int),
        ("desk_region", Text),
        ("due", Text),
        ("events", Int),
        ("detail", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET person_no = excluded.person_no, \
        person_id = excluded.person_id, name = excluded.name, number = excluded.number, \
        township = excluded.township, village = excluded.village, department = excluded.department, \
        age_band = excluded.age_band, class = excluded.class, amount_fen = excluded.amount_fen, \
        seen_round = excluded.seen_round, standing = excluded.standing, stage = excluded.stage, \
        stage_on = excluded.stage_on, desk_level = excluded.desk_level, \
        desk_region = excluded.desk_region, due = excluded.due, events = excluded.events, \
        detail = excluded.detail",
};

pub(crate) const EVENT: Insert = Insert {
    table: "roster_event",
    columns: &[
        ("problem", Int),
        ("seq", Int),
        ("at", Text),
        ("actor", Text),
        ("event", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(super) const ENTITLEMENT: Insert = Insert {
    table: "entitlement",
    columns: &[
        ("person_id", Text),
        ("kind", Text),
        ("class", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
        ("amount_fen", Int),
        ("source", Text),
        ("problem", Int),
    ],
    conflict: "",
};

pub(crate) const PAYMENT_LIST: Insert = Insert {
    table: "payment_list",
    columns: &[
        ("id", Int),
        ("kind", Text),
        ("lines", Int),
        ("amount_fen", Int),
        ("made_at", Text),
        ("operator", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const PAYMENT_LINE: Insert = Insert {
    table: "payment_line",
    columns: &[
        ("id", Int),
        ("list", Int),
        ("kind", Text),
        ("person_id", Text),
        ("class", Text),
        ("amount_fen", Int),
        ("source", Text),
        ("problem", Int),
        ("made_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};
