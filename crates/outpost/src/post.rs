//! Posting the queue, and resolving what the centre sees otherwise.

use std::collections::BTreeSet;

use app::PersonView;
use app::model::ReverseRequest;
use base::Day;

use crate::centre::{Answer, Centre};
use crate::error::OutpostError;
use crate::event::{Action, Event, Item, ItemState};
use crate::figures::Figures;
use crate::notebook::Notebook;

/// The centre's code for another content under a number that it has.
const OTHER_CONTENT: &str = "APP-0011";

/// What that means here, and what to do.
const SET_BACK: &str = "中心已有同一编号的另一张单，队列多半被换成了从前的拷贝：请把这一张换一个单据号重新结算并发送，再对本笔 accept 了结（再发没有用）；并请医保局按已给出的编号、校验码核对";

/// What posting brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Posted {
    /// At the centre with the same figures.
    pub same: usize,
    /// At the centre with other figures, refused, or suspected to be there already: to be resolved.
    pub conflicts: usize,
}

impl Notebook {
    /// Posts everything that waits, in order. What was posted stays posted when this ends in the middle, and is
    /// not posted twice when it is begun again: a message that the centre has answered is answered the same.
    ///
    /// # Errors
    /// [`OutpostError::Network`] with the rest still waiting; [`OutpostError::Disk`].
    pub async fn post(&mut self, centre: &Centre, now: impl Fn() -> String) -> Result<Posted, OutpostError> {
        let waiting: Vec<u64> =
            self.items().iter().filter(|it| it.state == ItemState::Queued).map(|it| it.number).collect();
        let mut posted = Posted::default();
        for number in waiting {
            let event = self.post_one(centre, number, now()).await?;
            self.record(&event)?;
            if self.item(number)?.state == ItemState::Posted {
                posted.same += 1;
            } else {
                posted.conflicts += 1;
            }
        }
        Ok(posted)
    }

    async fn post_one(&self, centre: &Centre, number: u64, at: String) -> Result<Event, OutpostError> {
        let item = self.item(number)?;
        if !item.is_confirmed
            && let Some((settlement_id, figures)) = self.suspect(centre, item).await?
        {
            return Ok(Event::Suspected { item: number, settlement_id, figures, at });
        }
        match centre.settle(&item.request).await? {
            // Numbers go on with the queue: one that the centre has for another bill is of a queue that was set back.
            Answer::Refused(reason) if reason.contains(OTHER_CONTENT) => {
                let reason = format!("{reason}。{SET_BACK}");
                Ok(Event::Refused { item: number, reason, at })
            }
            Answer::Refused(reason) => {
                let why = self.changes(centre, item, "").await?;
                let reason = if why.is_empty() { reason } else { format!("{reason}（{why}）") };
                Ok(Event::Refused { item: number, reason, at })
            }
            Answer::Done(view) => {
                let figures = read(&view)?;
                let reason = if figures == item.provisional {
                    String::new()
                } else {
                    let why = self.changes(centre, item, &view.policy_version).await?;
                    let other = "累计或账户余额已变（在别处结算过，或较早的单据有变）";
                    if why.is_empty() { other.to_owned() } else { why }
                };
                Ok(Event::Answered { item: number, settlement_id: view.id, figures, reason, at })
            }
        }
    }

    /// A settlement at the centre that looks like this one and is none of ours.
    async fn suspect(&self, centre: &Centre, item: &Item) -> Result<Option<(String, Figures)>, OutpostError> {
        let ours: BTreeSet<&str> = self.items().iter().map(|it| it.request.message_id.as_str()).collect();
        let rows =
            centre.settled(&item.person_id, &item.request.institution_id, item.view.settled_on).await?;
        let same = rows.into_iter().find(|it| {
            it.state == "settled"
                && it.total_fen.0 == item.provisional.total_fen
                && !ours.contains(it.visit_id.as_str())
        });
        let Some(row) = same else { return Ok(None) };
        let figures = match centre.find(&row.id).await? {
            Answer::Done(view) => read(&view)?,
            Answer::Refused(_) => Figures::default(),
        };
        Ok(Some((row.id, figures)))
    }

    /// What has changed about the person or the rules since the extract was taken.
    async fn changes(
        &self,
        centre: &Centre,
        item: &Item,
        policy_version: &str,
    ) -> Result<String, OutpostError> {
        let on = item.view.settled_on;
        let mut changes: Vec<String> = Vec::new();
        if policy_version.contains('/') {
            changes.push(format!("参保地已变，按那里的待遇计算（{policy_version}）"));
        } else if !policy_version.is_empty() && policy_version != self.extract().policy_version {
            changes.push(format!("规则已更新：{} → {policy_version}", self.extract().policy_version));
        }
        let Some(known) = self.field().people().get(&item.person_id) else { return Ok(changes.join("；")) };
        let Some(person) = centre.person(&item.person_id).await? else {
            return Ok("中心没有这个人了".to_owned());
        };
        let holds = |from: Day, until: Day| from <= on && on <= until;
        let coverage: BTreeSet<String> = known
            .coverage
            .iter()
            .filter(|it| holds(it.valid_from, it.valid_until))
            .map(|it| [it.insurance.as_str(), it.status.as_str()].join(" ").trim().to_owned())
            .collect();
        let identities: BTreeSet<String> = known
            .identities
            .iter()
            .filter(|it| holds(it.valid_from, it.valid_until))
            .map(|it| it.identity.clone())
            .collect();
        let PersonView { coverage: coverage_now, identities: identities_now, .. } = person;
        let now = |list: Vec<app::PeriodView>| -> BTreeSet<String> {
            list.into_iter().filter(|it| holds(it.from, it.until)).map(|it| it.what).collect()
        };
        let shown = |set: &BTreeSet<String>| {
            if set.is_empty() {
                "无".to_owned()
            } else {
                set.iter().cloned().collect::<Vec<_>>().join("、")
            }
        };
        for (what, before, after) in
            [("参保", coverage, now(coverage_now)), ("身份", identities, now(identities_now))]
        {
            if before != after {
                changes.push(format!("{what}已变：{} → {}", shown(&before), shown(&after)));
            }
        }
        Ok(changes.join("；"))
    }

    /// Decides what is done about a conflict. Reversing asks the centre first; asked again it does nothing twice.
    ///
    /// # Errors
    /// An item that is no conflict, or not one that can be resolved so; the centre's refusal.
    pub async fn resolve(
        &mut self,
        number: u64,
        action: Action,
        centre: Option<&Centre>,
        by: &str,
        note: &str,
        at: String,
    ) -> Result<(), OutpostError> {
        let item = self.item(number)?;
        let allowed: &[Action] = match item.state {
            ItemState::Differs => &[Action::Accept, Action::Reverse],
            ItemState::Refused | ItemState::Duplicate => &[Action::Accept, Action::Again],
            _ => &[],
        };
        if !allowed.contains(&action) {
            let message = format!("第 {number} 笔是“{}”", item.state.word());
            let remedy = match item.state {
                ItemState::Differs => "可以 accept（以中心为准）或 reverse（冲销）",
                ItemState::Refused | ItemState::Duplicate => {
                    "可以 accept（以中心为准，这一笔了结）或 again（再发）"
                }
                _ => "不需要处理",
            };
            return Err(OutpostError::state(message, remedy));
        }
        if by.trim().is_empty() {
            return Err(OutpostError::state("没有写明谁处理", "请用 --by 写姓名"));
        }
        if action == Action::Reverse {
            let centre = centre
                .ok_or_else(|| OutpostError::state("冲销要连上中心", "请给 --url 或 --database-url"))?;
            let request = ReverseRequest {
                institution_id: item.request.institution_id.clone(),
                message_id: format!("{}-R", item.request.message_id),
                operator: by.to_owned(),
                settlement_id: item.settlement_id.clone(),
                reason: note.to_owned(),
            };
            if let Answer::Refused(reason) = centre.reverse(request).await? {
                return Err(OutpostError::Refused(reason));
            }
        }
        self.record(&Event::Resolved { item: number, action, at, by: by.to_owned(), note: note.to_owned() })
    }
}

fn read(view: &app::model::SettlementView) -> Result<Figures, OutpostError> {
    Figures::of(view).map_err(|it| OutpostError::Network(format!("中心的结算读不懂：{it}")))
}
