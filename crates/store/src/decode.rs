//! From rows to values: each function says which columns it wants, in which order.

use ledger::{AuditEvent, ChainLink, Entry, EntryKind, Hash, Posting};

use crate::engine::Row;
use crate::{
    Coverage, FamilyShare, FeeLine, Identity, LoggedEntry, Person, Settlement, SettlementState,
    SettlementSummary, StoreError, Visit, VisitState,
};

pub(crate) const PERSON_COLUMNS: &str =
    "id, number, name, sex, birth, household_id, region, village, recorded_at";

/// Key of a message: institutions' codes have no bar in them.
pub(crate) fn request_key(institution_id: &str, message_id: &str) -> String {
    format!("{institution_id}|{message_id}")
}

/// Owner and kind in the path of a personal account.
pub(crate) fn personal(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("person-account:")?.split_once(':')
}

pub(crate) fn person(row: &Row) -> Result<Person, StoreError> {
    let id = row.text(0)?;
    Ok(Person {
        number: row.open_or_null(1, ["person", "number"], &id)?,
        name: row.open(2, ["person", "name"], &id)?,
        id,
        sex: row.text(3)?,
        birth: row.day(4, "person")?,
        household_id: row.text_or_null(5)?,
        region: row.text(6)?,
        village: row.text(7)?,
        recorded_at: row.text(8)?,
    })
}

pub(crate) fn coverage(row: &Row) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        person_id: row.text(0)?,
        insurance: row.text(1)?,
        status: row.text(2)?,
        attributes: row.text(3)?,
        valid_from: row.day(4, "coverage")?,
        valid_until: row.day(5, "coverage")?,
        known_from: row.text(6)?,
        known_until: row.text_or_null(7)?,
        source: row.text(8)?,
    })
}

pub(crate) fn identity(row: &Row) -> Result<Identity, StoreError> {
    Ok(Identity {
        person_id: row.text(0)?,
        identity: row.text(1)?,
        valid_from: row.day(2, "identity")?,
        valid_until: row.day(3, "identity")?,
        known_from: row.text(4)?,
        known_until: row.text_or_null(5)?,
        source: row.text(6)?,
    })
}

pub(crate) fn family_share(row: &Row) -> Result<FamilyShare, StoreError> {
    Ok(FamilyShare {
        member_id: row.text(0)?,
        owner_id: row.text(1)?,
        kind: row.text(2)?,
        valid_from: row.day(3, "family_share")?,
        valid_until: row.day(4, "family_share")?,
        known_from: row.text(5)?,
        known_until: row.text_or_null(6)?,
    })
}

pub(crate) fn visit(row: &Row) -> Result<Visit, StoreError> {
    let word = row.str(4)?;
    let state = VisitState::parse(word).ok_or_else(|| StoreError::Corrupt {
        table: "visit",
        what: "就诊状态",
        value: word.to_owned(),
    })?;
    let id = row.text(0)?;
    Ok(Visit {
        person_id: row.text(1)?,
        institution_id: row.text(2)?,
        kind: row.text(3)?,
        state,
        admitted_on: row.day(5, "visit")?,
        discharged_on: row.day_or_null(6, "visit")?,
        facts: row.open(7, ["visit", "facts"], &id)?,
        diagnoses: row.open(8, ["visit", "diagnoses"], &id)?,
        treat_first: row.int(9)? != 0,
        agreement: row.open(10, ["visit", "agreement"], &id)?,
        id,
        lines: Vec::new(),
    })
}

pub(crate) fn fee_line(row: &Row) -> Result<FeeLine, StoreError> {
    Ok(FeeLine {
        visit_id: row.text(0)?,
        line_no: row.int(1)?,
        charged_on: row.day(2, "fee_line")?,
        code: row.text(3)?,
        name: row.text(4)?,
        amount_fen: row.int(5)?,
        quantity_e4: row.int(6)?,
        class: row.text_or_null(7)?,
        kind: row.text_or_null(8)?,
        prepaid_ppm: row.int_or_null(9)?,
        tags: row.text(10)?,
        refunds_line_no: row.int_or_null(11)?,
    })
}

pub(crate) fn settlement(row: &Row) -> Result<Settlement, StoreError> {
    let id = row.text(0)?;
    Ok(Settlement {
        visit_id: row.text(1)?,
        person_id: row.text(2)?,
        institution_id: row.text(3)?,
        settled_on: row.day(4, "settlement")?,
        year: row.int(5)?,
        state: state(row)?,
        total_fen: row.int(7)?,
        person_fen: row.int(8)?,
        cash_fen: row.int(9)?,
        policy_version: row.text(10)?,
        replaces_id: row.text_or_null(11)?,
        booked_at: row.text(12)?,
        bill: row.open(13, ["settlement", "bill"], &id)?,
        decision: row.text(14)?,
        id,
        shares: Vec::new(),
    })
}

/// What a list of settlements shows: without the documents, which fill a page of the database each.
pub(crate) const SUMMARY_COLUMNS: &str = "id, visit_id, person_id, institution_id, settled_on, year, state, \
    total_fen, person_fen, cash_fen";

pub(crate) fn summary(row: &Row) -> Result<SettlementSummary, StoreError> {
    Ok(SettlementSummary {
        id: row.text(0)?,
        visit_id: row.text(1)?,
        person_id: row.text(2)?,
        institution_id: row.text(3)?,
        settled_on: row.day(4, "settlement")?,
        state: state(row)?,
        total_fen: row.int(7)?,
        person_fen: row.int(8)?,
        cash_fen: row.int(9)?,
    })
}

pub(crate) fn state(row: &Row) -> Result<SettlementState, StoreError> {
    let word = row.str(6)?;
    SettlementState::parse(word).ok_or_else(|| StoreError::Corrupt {
        table: "settlement",
        what: "结算状态",
        value: word.to_owned(),
    })
}

/// seq, id, kind, booked_on, reference, reverses, document, hash, prev.
pub(crate) fn logged_entry(row: &Row) -> Result<LoggedEntry, StoreError> {
    let corrupt = |what, value: &str| StoreError::Corrupt { table: "entry", what, value: value.to_owned() };
    let kind = EntryKind::parse(row.str(2)?).ok_or_else(|| corrupt("凭证类型", row.str(2).unwrap_or("")))?;
    let document = match row.text_or_null(6)? {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| corrupt("哈希值", &text))?),
    };
    let entry = Entry {
        id: row.text(1)?,
        kind,
        on: row.day(3, "entry")?,
        reference: row.text(4)?,
        reverses: row.text_or_null(5)?,
        document,
        postings: Vec::new(),
    };
    let link = ChainLink { seq: row.int(0)?, hash: hash(row, 7, "entry")?, prev: hash(row, 8, "entry")? };
    Ok(LoggedEntry { link, entry })
}

/// seq, account, amount_fen.
pub(crate) fn posting(row: &Row) -> Result<Posting, StoreError> {
    let path = row.str(1)?;
    let account = path.parse().map_err(|_| StoreError::Corrupt {
        table: "posting",
        what: "账户",
        value: path.to_owned(),
    })?;
    Ok(Posting::new(account, row.int(2)?))
}

/// seq, at, actor, action, subject, detail.
pub(crate) fn audit(row: &Row) -> Result<AuditEvent, StoreError> {
    audit_with(row, row.open(5, ["audit", "detail"], row.int(0)?)?)
}

/// As [`audit`] for the auditor: a detail that does not open stands as it is stored, and its hash differs.
pub(crate) fn audit_or_raw(row: &Row) -> Result<AuditEvent, StoreError> {
    audit_with(row, row.open_or_raw(5, ["audit", "detail"], row.int(0)?)?)
}

fn audit_with(row: &Row, detail: String) -> Result<AuditEvent, StoreError> {
    Ok(AuditEvent {
        at: row.text(1)?,
        actor: row.text(2)?,
        action: row.text(3)?,
        subject: row.text(4)?,
        detail,
    })
}

pub(crate) fn hash(row: &Row, column: usize, table: &'static str) -> Result<Hash, StoreError> {
    let text = row.str(column)?;
    let corrupt = |_| StoreError::Corrupt { table, what: "哈希值", value: text.to_owned() };
    text.parse().map_err(corrupt)
}
