//! The tables that booking writes, with their columns and what happens when a row is there already.

use crate::engine::{Insert, Kind};

use Kind::{Home, Int, Stamp, Text};

pub(crate) const VISIT: Insert = Insert {
    table: "visit",
    columns: &[
        ("id", Text),
        ("person_id", Text),
        ("institution_id", Text),
        ("kind", Text),
        ("state", Text),
        ("admitted_on", Text),
        ("discharged_on", Text),
        ("facts", Text),
        ("diagnoses", Text),
        ("treat_first", Int),
        ("agreement", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, \
        admitted_on = excluded.admitted_on, discharged_on = excluded.discharged_on, \
        facts = excluded.facts, diagnoses = excluded.diagnoses, \
        treat_first = excluded.treat_first, agreement = excluded.agreement",
};

pub(crate) const FEE_LINE: Insert = Insert {
    table: "fee_line",
    columns: &[
        ("visit_id", Text),
        ("line_no", Int),
        ("charged_on", Text),
        ("code", Text),
        ("name", Text),
        ("amount_fen", Int),
        ("quantity_e4", Int),
        ("class", Text),
        ("kind", Text),
        ("prepaid_ppm", Int),
        ("tags", Text),
        ("refunds_line_no", Int),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const SETTLEMENT: Insert = Insert {
    table: "settlement",
    columns: &[
        ("id", Text),
        ("visit_id", Text),
        ("person_id", Text),
        ("institution_id", Text),
        ("settled_on", Text),
        ("year", Int),
        ("state", Text),
        ("total_fen", Int),
        ("person_fen", Int),
        ("cash_fen", Int),
        ("policy_version", Text),
        ("replaces_id", Text),
        ("booked_at", Text),
        ("bill", Text),
        ("decision", Text),
        ("home", Home),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const SHARE: Insert = Insert {
    table: "settlement_share",
    columns: &[("settlement_id", Text), ("kind", Text), ("payer", Text), ("amount_fen", Int)],
    conflict: "",
};

pub(crate) const METER_CHANGE: Insert = Insert {
    table: "meter_change",
    columns: &[
        ("source_id", Text),
        ("owner_id", Text),
        ("meter", Text),
        ("period", Text),
        ("change", Int),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const ACCUMULATOR: Insert = Insert {
    table: "accumulator",
    columns: &[("owner_id", Text), ("meter", Text), ("period", Text), ("value", Int)],
    conflict: "ON CONFLICT (owner_id, meter, period) \
        DO UPDATE SET value = accumulator.value + excluded.value",
};

/// Numbers grow: the first entry of a day stays the first.
pub(crate) const ENTRY_DAY: Insert = Insert {
    table: "entry_day",
    columns: &[("booked_on", Text), ("first_seq", Int), ("last_seq", Int)],
    conflict: "ON CONFLICT (booked_on) DO UPDATE SET last_seq = excluded.last_seq",
};

pub(crate) const ENTRY: Insert = Insert {
    table: "entry",
    columns: &[
        ("seq", Int),
        ("id", Text),
        ("kind", Text),
        ("booked_on", Text),
        ("reference", Text),
        ("reverses", Text),
        ("document", Text),
        ("hash", Text),
    ],
    conflict: "",
};

pub(crate) const POSTING: Insert = Insert {
    table: "posting",
    columns: &[("seq", Int), ("no", Int), ("account", Text), ("amount_fen", Int)],
    conflict: "",
};

pub(crate) const ACCOUNT: Insert = Insert {
    table: "account",
    columns: &[("owner", Text), ("path", Text), ("balance_fen", Int)],
    conflict: "ON CONFLICT (owner, path) \
        DO UPDATE SET balance_fen = account.balance_fen + excluded.balance_fen",
};

/// Numbers of entries only grow: the first of a month stays, the last is the new one.
pub(crate) const ACCOUNT_MONTH: Insert = Insert {
    table: "account_month",
    columns: &[
        ("path", Text),
        ("month", Text),
        ("debit_fen", Int),
        ("credit_fen", Int),
        ("postings", Int),
        ("first_seq", Int),
        ("last_seq", Int),
    ],
    conflict: "ON CONFLICT (path, month) \
        DO UPDATE SET debit_fen = account_month.debit_fen + excluded.debit_fen, \
        credit_fen = account_month.credit_fen + excluded.credit_fen, \
        postings = account_month.postings + excluded.postings, last_seq = excluded.last_seq",
};

pub(crate) const AUDIT: Insert = Insert {
    table: "audit",
    columns: &[
        ("seq", Int),
        ("at", Text),
        ("actor", Text),
        ("action", Text),
        ("subject", Text),
        ("detail", Text),
        ("hash", Text),
    ],
    conflict: "",
};

pub(crate) const OUTBOX: Insert = Insert {
    table: "outbox",
    columns: &[
        ("id", Int),
        ("topic", Text),
        ("body", Text),
        ("state", Text),
        ("created_at", Text),
        ("sent_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const REQUEST: Insert = Insert {
    table: "request",
    columns: &[
        ("key", Text),
        ("input_hash", Text),
        ("response", Text),
        ("answered_at", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

pub(crate) const HEAD: Insert = Insert {
    table: "head",
    columns: &[
        ("id", Int),
        ("chain_seq", Int),
        ("chain_hash", Text),
        ("outbox_seq", Int),
        ("writes", Int),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET chain_seq = excluded.chain_seq, \
        chain_hash = excluded.chain_hash, outbox_seq = excluded.outbox_seq, writes = excluded.writes",
};
