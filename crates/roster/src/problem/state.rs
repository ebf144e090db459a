//! The state of a problem: the fold of its events.
//!
//! **Knows:** what each event makes of a state. **Does not know:** who may cause it.
//! **Invariant:** the fold is total. An event that does not fit the stage changes nothing and is counted.

use base::Day;

use super::event::{Desk, Document, Event, What};

/// How far a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stage {
    /// 待交办.
    #[default]
    Open,
    /// 整改中.
    Assigned,
    /// 待核实.
    Remedied,
    /// 待销号.
    Verified,
    /// 已销号.
    StruckOff,
}

impl Stage {
    /// Its Chinese words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Open => "待交办",
            Stage::Assigned => "整改中",
            Stage::Remedied => "待核实",
            Stage::Verified => "待销号",
            Stage::StruckOff => "已销号",
        }
    }
}

/// What is known of a problem on the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// How far it is.
    pub stage: Stage,
    /// Whether any round has opened it.
    pub is_opened: bool,
    /// The desk that works on it.
    pub desk: Option<Desk>,
    /// To be remedied until.
    pub due: Option<Day>,
    /// Who released its effects.
    pub approved_by: Option<String>,
    /// Who remedied it.
    pub remedied_by: Option<String>,
    /// Everybody who remedied it at any time: none of them verifies it.
    pub hands: Vec<String>,
    /// All documents, of earlier remedies too.
    pub documents: Vec<Document>,
    /// The last word of a person: note, reason.
    pub note: String,
    /// How often it came up again.
    pub reopened: u32,
    /// The last round that spoke of it.
    pub last_round: u32,
    /// Events that did not fit: a fault of whoever kept them.
    pub misfits: u32,
}

impl State {
    /// Whether it is late on `today`: due, and nobody has said that it is done.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.overdue_days(today) > 0
    }

    /// By how many days it is late.
    #[must_use]
    pub fn overdue_days(&self, today: Day) -> i32 {
        match (self.stage, self.due) {
            (Stage::Open | Stage::Assigned, Some(due)) => today.days_since(due).max(0),
            _ => 0,
        }
    }

    fn again(&mut self) {
        // Back to the desk that had it; the days begin anew with the next assignment.
        self.stage = Stage::Open;
        self.approved_by = None;
        self.remedied_by = None;
        self.due = None;
        self.reopened += 1;
    }

    fn take(&mut self, event: &Event) {
        use Stage::{Assigned, Open, Remedied, StruckOff, Verified};
        match (&event.what, self.stage) {
            (What::Opened { round }, Open) if !self.is_opened => {
                self.is_opened = true;
                self.last_round = *round;
            }
            _ if !self.is_opened => self.misfits += 1,
            (What::Assigned { desk, due }, Open | Assigned) => {
                self.stage = Assigned;
                self.desk = Some(desk.clone());
                self.due = Some(*due);
            }
            (What::Approved, Open | Assigned) => self.approved_by = Some(event.by.clone()),
            (What::Remedied { note, documents }, Assigned) => {
                self.stage = Remedied;
                self.remedied_by = Some(event.by.clone());
                if !self.hands.contains(&event.by) {
                    self.hands.push(event.by.clone());
                }
                self.documents.extend(documents.iter().cloned());
                self.note.clone_from(note);
            }
            (What::Verified, Remedied) => self.stage = Verified,
            (What::VerifiedByRound { round }, Open | Assigned | Remedied) => {
                self.stage = Verified;
                self.last_round = *round;
            }
            (What::Rejected { reason }, Remedied) => {
                self.stage = Assigned;
                self.remedied_by = None;
                self.note.clone_from(reason);
            }
            (What::StruckOff, Verified) => self.stage = StruckOff,
            (What::Reopened { reason }, Verified | StruckOff) => {
                self.note.clone_from(reason);
                self.again();
            }
            (What::ReopenedByRound { round }, Remedied | Verified | StruckOff) => {
                self.last_round = *round;
                self.again();
            }
            _ => self.misfits += 1,
        }
    }
}

/// The state after these events, in their order.
#[must_use]
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> State {
    let mut state = State::default();
    for event in events {
        state.take(event);
    }
    state
}
