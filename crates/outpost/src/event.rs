//! What happened, in order, and what follows from it: the items of the queue.

use app::model::{SettleRequest, SettlementView};
use serde::{Deserialize, Serialize};

use crate::figures::Figures;

/// Something that happened. Only added, never changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A visit was settled provisionally: it becomes the next item.
    Settled {
        /// The doctor's number of the bill.
        bill: String,
        /// What is posted later.
        request: SettleRequest,
        /// What was told.
        view: SettlementView,
        /// Instant.
        at: String,
    },
    /// The centre has settled it.
    Answered {
        /// Number of the item, from 1.
        item: u64,
        /// The centre's number.
        settlement_id: String,
        /// The centre's figures.
        figures: Figures,
        /// Why they differ; empty when they do not.
        reason: String,
        /// Instant.
        at: String,
    },
    /// The centre does not settle it.
    Refused {
        /// Number of the item.
        item: u64,
        /// Why.
        reason: String,
        /// Instant.
        at: String,
    },
    /// The centre has something that looks the same; nothing was posted.
    Suspected {
        /// Number of the item.
        item: u64,
        /// The centre's settlement.
        settlement_id: String,
        /// Its figures as far as lists show them.
        figures: Figures,
        /// Instant.
        at: String,
    },
    /// Somebody has decided what to do.
    Resolved {
        /// Number of the item.
        item: u64,
        /// What.
        action: Action,
        /// Instant.
        at: String,
        /// Who.
        by: String,
        /// Why.
        note: String,
    },
}

/// What can be decided about a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// What the centre says counts.
    Accept,
    /// The centre's settlement was taken back: nothing counts.
    Reverse,
    /// It is posted (again): what stood in the way was mended, or it is no duplicate.
    Again,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// To be posted.
    Queued,
    /// At the centre with the same figures.
    Posted,
    /// At the centre with other figures: to be resolved.
    Differs,
    /// Not at the centre, which refuses it: to be resolved.
    Refused,
    /// Perhaps at the centre already: to be resolved.
    Duplicate,
    /// At the centre; its figures were accepted.
    Accepted,
    /// Was at the centre and was taken back.
    Reversed,
    /// Not at the centre by us, and that is settled: refused, or a duplicate.
    Closed,
}

impl ItemState {
    /// In words for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ItemState::Queued => "待发",
            ItemState::Posted => "已入账，一致",
            ItemState::Differs => "已入账，金额不同，待处理",
            ItemState::Refused => "中心不受理，待处理",
            ItemState::Duplicate => "疑似重复，待处理",
            ItemState::Accepted => "已入账，以中心为准",
            ItemState::Reversed => "已冲销",
            ItemState::Closed => "已了结，中心没有这一笔",
        }
    }

    /// Whether somebody has to decide.
    #[must_use]
    pub fn is_conflict(self) -> bool {
        matches!(self, ItemState::Differs | ItemState::Refused | ItemState::Duplicate)
    }

    /// Whether it moves the person's meters, as far as the notebook knows.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, ItemState::Queued | ItemState::Posted | ItemState::Differs | ItemState::Accepted)
    }
}

/// A provisional settlement and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Number in the queue, from 1.
    pub number: u64,
    /// The doctor's number of the bill.
    pub bill: String,
    /// The person.
    pub person_id: String,
    /// Instant of the provisional settlement.
    pub settled_at: String,
    /// Where it stands.
    pub state: ItemState,
    /// What was told on the spot.
    pub provisional: Figures,
    /// The centre's settlement.
    pub settlement_id: String,
    /// The centre's figures.
    pub centre: Option<Figures>,
    /// Why they differ, or why it is refused.
    pub reason: String,
    /// Who decided, and why.
    pub resolved: String,
    /// Whether it is known to be no duplicate.
    pub is_confirmed: bool,
    /// What is posted.
    #[serde(skip)]
    pub request: SettleRequest,
    /// What was told.
    #[serde(skip)]
    pub view: SettlementView,
}

/// The items that follow from events; `None` for events that do not fit together.
pub fn items_of(events: &[Event]) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    for event in events {
        apply(&mut items, event)?;
    }
    Some(items)
}

/// Takes one event in.
pub fn apply(items: &mut Vec<Item>, event: &Event) -> Option<()> {
    let found = |number: &u64| usize::try_from(*number).ok()?.checked_sub(1);
    match event {
        Event::Settled { bill, request, view, at } => {
            items.push(Item {
                number: items.len() as u64 + 1,
                bill: bill.clone(),
                person_id: view.person_id.clone(),
                settled_at: at.clone(),
                state: ItemState::Queued,
                provisional: Figures::of(view).ok()?,
                settlement_id: String::new(),
                centre: None,
                reason: String::new(),
                resolved: String::new(),
                is_confirmed: false,
                request: request.clone(),
                view: view.clone(),
            });
        }
        Event::Answered { item, settlement_id, figures, reason, .. } => {
            let it = items.get_mut(found(item)?)?;
            it.state = if *figures == it.provisional { ItemState::Posted } else { ItemState::Differs };
            it.settlement_id.clone_from(settlement_id);
            it.centre = Some(figures.clone());
            it.reason.clone_from(reason);
        }
        Event::Refused { item, reason, .. } => {
            let it = items.get_mut(found(item)?)?;
            it.state = ItemState::Refused;
            it.reason.clone_from(reason);
        }
        Event::Suspected { item, settlement_id, figures, .. } => {
            let it = items.get_mut(found(item)?)?;
            it.state = ItemState::Duplicate;
            it.settlement_id.clone_from(settlement_id);
            it.centre = Some(figures.clone());
            it.reason = format!("中心已有同一人、同一天、同一机构、同样总额的结算 {settlement_id}");
        }
        Event::Resolved { item, action, by, note, .. } => {
            let it = items.get_mut(found(item)?)?;
            it.state = match (it.state, action) {
                (ItemState::Differs, Action::Accept) => ItemState::Accepted,
                (ItemState::Differs, Action::Reverse) => ItemState::Reversed,
                (ItemState::Refused | ItemState::Duplicate, Action::Accept) => ItemState::Closed,
                (ItemState::Refused | ItemState::Duplicate, Action::Again) => {
                    it.is_confirmed = true;
                    ItemState::Queued
                }
                _ => return None,
            };
            it.resolved = format!("{by} {note}").trim().to_owned();
        }
    }
    Some(())
}
