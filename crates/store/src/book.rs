//! Booking: everything of a group of settlements in one transaction and a fixed number of statements.
//!
//! **Invariant:** a balance or meter changes only together with the posting or change it is made of.
//! **Invariant:** the chain goes on without gap: entries in the order given, then audit events.

use std::collections::BTreeMap;

use base::Day;
use ledger::{AuditEvent, ChainLink, Entry, Outcome};

use crate::account_months::Movements;
use crate::audit::{AUDIT_PERSON, audit_rows};
use crate::decode::request_key;
use crate::engine::{Cell, Insert, Rows, keys};
use crate::tables::{
    ACCOUNT, ACCUMULATOR, AUDIT, ENTRY, ENTRY_DAY, FEE_LINE, HEAD, METER_CHANGE, OUTBOX, POSTING, REQUEST,
    SETTLEMENT, SHARE, VISIT,
};
use crate::{
    FeeLine, MeterChange, NewMessage, Request, Settlement, SettlementState, StoreError, Visit, Writer,
};

/// What is written together. What is empty costs nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookBatch {
    /// Visits, new or changed. Their `lines` are not written; see [`BookBatch::lines`].
    pub visits: Vec<Visit>,
    /// New fee lines.
    pub lines: Vec<FeeLine>,
    /// New settlements with their shares.
    pub settlements: Vec<Settlement>,
    /// Settlements that no longer count. Each must be there and count until now.
    pub reversed: Vec<String>,
    /// How meters move. The accumulators follow.
    pub meter_changes: Vec<MeterChange>,
    /// Entries. The balances follow.
    pub entries: Vec<Entry>,
    /// What goes into the audit log.
    pub audits: Vec<AuditEvent>,
    /// Messages that leave after the commit.
    pub outbox: Vec<NewMessage>,
    /// Answers, so that a retry gets the same.
    pub requests: Vec<Request>,
}

/// Where the chain stands after a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// The last link.
    pub link: ChainLink,
    /// Number of the last outgoing message.
    pub outbox_seq: i64,
}

/// Rows on their way, by table.
pub(crate) type Inserts<'a> = Vec<(&'static Insert, Rows<'a>)>;

impl Writer {
    /// Writes the batch. Nothing is durable before [`Writer::commit`]; after an error the writer must
    /// be dropped.
    ///
    /// # Errors
    /// [`StoreError::Unbalanced`] and [`StoreError::SharesDiffer`] before anything is written;
    /// [`StoreError::Duplicate`] for an id, a message or a reversal that is there already;
    /// [`StoreError::Missing`] for a settlement to reverse that is not there or counts no longer.
    pub async fn book(&mut self, batch: &BookBatch) -> Result<Booked, StoreError> {
        check(batch)?;
        self.mark_reversed(&batch.reversed).await?;
        let mut head = self.head;
        head.writes = self.version() + 1;
        let mut inserts = Inserts::with_capacity(16);
        visit_rows(&mut inserts, batch);
        settlement_rows(&mut inserts, &batch.settlements);
        meter_rows(&mut inserts, &batch.meter_changes);
        ledger_rows(&mut inserts, &mut head.link, batch);
        message_rows(&mut inserts, &mut head.outbox_seq, batch);
        inserts.push((&HEAD, head.row()));
        self.connection.insert_all(inserts).await?;
        self.head = head;
        Ok(Booked { link: head.link, outbox_seq: head.outbox_seq })
    }

    async fn mark_reversed(&mut self, ids: &[String]) -> Result<(), StoreError> {
        if ids.is_empty() {
            return Ok(());
        }
        let (set, which) = ([("state", "reversed".into())], "id IN keys1($1) AND state = 'settled'");
        let cells = [keys(ids.iter().map(String::as_str))];
        let touched = self.connection.change_stamped("settlement", &set, which, &cells).await?;
        if touched == ids.len() as u64 {
            Ok(())
        } else {
            self.connection.fail();
            Err(StoreError::Missing { what: "可冲销的结算单", id: ids.join("、") })
        }
    }
}

fn visit_rows<'a>(inserts: &mut Inserts<'a>, batch: &'a BookBatch) {
    let mut rows = Rows::new(&VISIT, batch.visits.len());
    for visit in &batch.visits {
        let Visit {
            id,
            person_id,
            institution_id,
            kind,
            state,
            admitted_on,
            discharged_on,
            facts,
            diagnoses,
            treat_first,
            agreement,
            lines: _,
        } = visit;
        rows.push([
            id.into(),
            person_id.into(),
            institution_id.into(),
            kind.into(),
            state.as_str().into(),
            (*admitted_on).into(),
            (*discharged_on).into(),
            facts.into(),
            diagnoses.into(),
            (*treat_first).into(),
            agreement.into(),
        ]);
    }
    inserts.push((&VISIT, rows));
    let mut rows = Rows::new(&FEE_LINE, batch.lines.len());
    for line in &batch.lines {
        let FeeLine {
            visit_id,
            line_no,
            charged_on,
            code,
            name,
            amount_fen,
            quantity_e4,
            class,
            kind,
            prepaid_ppm,
            tags,
            refunds_line_no,
        } = line;
        rows.push([
            visit_id.into(),
            (*line_no).into(),
            (*charged_on).into(),
            code.into(),
            name.into(),
            (*amount_fen).into(),
            (*quantity_e4).into(),
            class.into(),
            kind.into(),
            (*prepaid_ppm).into(),
            tags.into(),
            (*refunds_line_no).into(),
        ]);
    }
    inserts.push((&FEE_LINE, rows));
}

fn settlement_rows<'a>(inserts: &mut Inserts<'a>, settlements: &'a [Settlement]) {
    let mut rows = Rows::new(&SETTLEMENT, settlements.len());
    let mut shares = Rows::new(&SHARE, settlements.len() * 4);
    for settlement in settlements {
        let Settlement {
            id,
            visit_id,
            person_id,
            institution_id,
            settled_on,
            year,
            state,
            total_fen,
            person_fen,
            cash_fen,
            policy_version,
            replaces_id,
            booked_at,
            bill,
            decision,
            shares: parts,
        } = settlement;
        rows.push([
            id.into(),
            visit_id.into(),
            person_id.into(),
            institution_id.into(),
            (*settled_on).into(),
            (*year).into(),
            state.as_str().into(),
            (*total_fen).into(),
            (*person_fen).into(),
            (*cash_fen).into(),
            policy_version.into(),
            replaces_id.into(),
            booked_at.into(),
            bill.into(),
            decision.into(),
            person_id.into(),
        ]);
        for part in parts {
            let kind = Cell::from(&part.kind);
            shares.push([id.into(), kind, (&part.payer).into(), part.amount_fen.into()]);
        }
    }
    inserts.push((&SETTLEMENT, rows));
    inserts.push((&SHARE, shares));
}

fn meter_rows<'a>(inserts: &mut Inserts<'a>, changes: &'a [MeterChange]) {
    let mut rows = Rows::new(&METER_CHANGE, changes.len());
    let mut sums: BTreeMap<[&str; 3], i64> = BTreeMap::new();
    for MeterChange { source_id, owner_id, meter, period, change } in changes {
        let cells = [source_id, owner_id, meter, period].map(Cell::from);
        let [source, owner, name, when] = cells;
        rows.push([source, owner, name, when, (*change).into()]);
        *sums.entry([owner_id, meter, period]).or_default() += change;
    }
    inserts.push((&METER_CHANGE, rows));
    let mut rows = Rows::new(&ACCUMULATOR, sums.len());
    for ([owner_id, meter, period], change) in sums {
        rows.push([owner_id.into(), meter.into(), period.into(), change.into()]);
    }
    inserts.push((&ACCUMULATOR, rows));
}

fn ledger_rows<'a>(inserts: &mut Inserts<'a>, link: &mut ChainLink, batch: &'a BookBatch) {
    let mut rows = Rows::new(&ENTRY, batch.entries.len());
    let mut postings = Rows::new(&POSTING, batch.entries.len() * 6);
    let mut accounts: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let mut movements = Movements::default();
    let mut days: BTreeMap<Day, (i64, i64)> = BTreeMap::new();
    for entry in &batch.entries {
        *link = link.next(entry);
        let Entry { id, kind, on, reference, reverses, document, postings: moved } = entry;
        rows.push([
            link.seq.into(),
            id.into(),
            kind.as_str().into(),
            (*on).into(),
            reference.into(),
            reverses.into(),
            document.map_or(Cell::Null, |it| it.to_string().into()),
            link.hash.to_string().into(),
        ]);
        days.entry(*on).or_insert((link.seq, link.seq)).1 = link.seq;
        for (no, posting) in (1_i64..).zip(moved) {
            let path = posting.account.as_str();
            postings.push([link.seq.into(), no.into(), path.into(), posting.amount_fen.into()]);
            *accounts.entry((posting.account.owner(), path)).or_default() += posting.amount_fen;
            movements.add(path, *on, posting.amount_fen, link.seq);
        }
    }
    inserts.push((&ENTRY, rows));
    inserts.push((&POSTING, postings));
    let mut rows = Rows::new(&ACCOUNT, accounts.len());
    for ((owner, path), amount_fen) in accounts {
        rows.push([owner.into(), path.into(), amount_fen.into()]);
    }
    inserts.push((&ACCOUNT, rows));
    movements.push_rows(inserts);
    let mut rows = Rows::new(&ENTRY_DAY, days.len());
    for (day, (first, last)) in days {
        rows.push([day.into(), first.into(), last.into()]);
    }
    inserts.push((&ENTRY_DAY, rows));
    let (rows, people) = audit_rows(link, &batch.audits);
    inserts.push((&AUDIT, rows));
    inserts.push((&AUDIT_PERSON, people));
}

fn message_rows<'a>(inserts: &mut Inserts<'a>, outbox_seq: &mut i64, batch: &'a BookBatch) {
    let mut rows = Rows::new(&OUTBOX, batch.outbox.len());
    for NewMessage { topic, body, created_at } in &batch.outbox {
        *outbox_seq += 1;
        let id = (*outbox_seq).into();
        rows.push([id, topic.into(), body.into(), "pending".into(), created_at.into(), Cell::Null]);
    }
    inserts.push((&OUTBOX, rows));
    let mut rows = Rows::new(&REQUEST, batch.requests.len());
    for Request { institution_id, message_id, input_hash, response, answered_at } in &batch.requests {
        let key = request_key(institution_id, message_id).into();
        rows.push([key, input_hash.into(), response.into(), answered_at.into()]);
    }
    inserts.push((&REQUEST, rows));
}

/// What contradicts itself is refused before anything is written.
fn check(batch: &BookBatch) -> Result<(), StoreError> {
    for entry in &batch.entries {
        let outcome = entry.check_form();
        if outcome != Outcome::Created {
            return Err(StoreError::Unbalanced { id: entry.id.clone(), outcome });
        }
    }
    for settlement in &batch.settlements {
        assert_eq!(settlement.state, SettlementState::Settled, "a new settlement counts");
        let parts: i128 = settlement.shares.iter().map(|it| i128::from(it.amount_fen)).sum();
        if parts != i128::from(settlement.total_fen) {
            return Err(StoreError::SharesDiffer {
                id: settlement.id.clone(),
                parts_fen: i64::try_from(parts).unwrap_or(i64::MAX),
                total_fen: settlement.total_fen,
            });
        }
    }
    Ok(())
}
