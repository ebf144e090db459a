//! Settlement lists: uploaded in versions, submitted, and reviewed by the bureau.

use base::Finding;
use serde::Serialize;
use store::SettlementList;

use super::{Sender, Turn};
use crate::App;
use crate::error::{AppError, Fault};

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ListState {
    /// 未提交: the institution may still change it.
    Draft,
    /// 已提交: it waits for the bureau.
    Submitted,
    /// 审核通过.
    Passed,
    /// 审核不通过: the institution mends it.
    Returned,
}

impl ListState {
    const ALL: [ListState; 4] =
        [ListState::Draft, ListState::Submitted, ListState::Passed, ListState::Returned];

    /// As it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ListState::Draft => "draft",
            ListState::Submitted => "submitted",
            ListState::Passed => "passed",
            ListState::Returned => "returned",
        }
    }

    /// In Chinese.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ListState::Draft => "未提交",
            ListState::Submitted => "已提交",
            ListState::Passed => "审核通过",
            ListState::Returned => "审核不通过",
        }
    }

    fn of(text: &str) -> ListState {
        ListState::ALL.into_iter().find(|it| it.as_str() == text).unwrap_or(ListState::Draft)
    }

    /// Whether the bureau has spoken.
    #[must_use]
    pub fn is_reviewed(self) -> bool {
        matches!(self, ListState::Passed | ListState::Returned)
    }

    /// Whether an institution may turn it into another state.
    #[must_use]
    pub fn may_become(self, next: ListState) -> bool {
        use ListState::{Draft, Returned, Submitted};
        matches!((self, next), (Draft | Returned, Draft | Submitted))
    }
}

/// A list as an institution uploads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewList {
    /// The settlement.
    pub settlement_id: String,
    /// The person.
    pub person_id: String,
    /// Draft or submitted.
    pub state: ListState,
    /// What it says, in JSON.
    pub body: String,
}

/// A state that an institution wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewState {
    /// The settlement.
    pub settlement_id: String,
    /// The person; empty when not said.
    pub person_id: String,
    /// The state.
    pub state: ListState,
}

/// The version of a list that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRecord {
    /// Its number, the same in all versions.
    pub list_id: String,
    /// From 1.
    pub version: i64,
    /// The settlement.
    pub settlement_id: String,
    /// The institution.
    pub institution_id: String,
    /// The person.
    pub person_id: String,
    /// Where it stands.
    pub state: ListState,
    /// What it says, in JSON.
    pub body: String,
    /// What the bureau said.
    pub note: String,
    /// Instant of this version.
    pub made_at: String,
    /// Who made this version.
    pub operator: String,
}

fn record(list: SettlementList) -> ListRecord {
    ListRecord {
        list_id: list.list_id,
        version: list.version,
        settlement_id: list.settlement_id,
        institution_id: list.institution_id,
        person_id: list.person_id,
        state: ListState::of(&list.state),
        body: list.body,
        note: list.note,
        made_at: list.made_at,
        operator: list.operator,
    }
}

impl App {
    /// Takes in a list: a new one, or a new version of one that may still be changed.
    ///
    /// # Errors
    /// A list that was submitted or passed; another content under the same number.
    pub async fn upload_list(&self, sender: &Sender, new: &NewList) -> Result<String, AppError> {
        let mut once = match self.turn(sender, new).await? {
            Turn::First(once) => once,
            Turn::Again(list_id) => return Ok(list_id),
        };
        let last = once.writer.find_settlement_list(&new.settlement_id).await?;
        if let Some(last) = &last {
            let state = ListState::of(&last.state);
            if !state.may_become(new.state) {
                let message = format!("结算 {} 的清单{}，不能再改", new.settlement_id, state.word());
                return Err(AppError::state(message, "确需修改的，请医保局审核退回后再上传"));
            }
        }
        let (version, list_id) = match last {
            Some(last) => (last.version + 1, last.list_id),
            None => (1, format!("{:09}", once.writer.next_numbers("settlement_list", 1).await?)),
        };
        let list = SettlementList {
            settlement_id: new.settlement_id.clone(),
            version,
            list_id,
            institution_id: sender.institution_id.clone(),
            person_id: new.person_id.clone(),
            state: new.state.as_str().to_owned(),
            body: new.body.clone(),
            note: String::new(),
            made_at: self.inner.clock.now(),
            operator: sender.operator.clone(),
        };
        once.writer.add_settlement_list(&list).await?;
        self.keep(once, sender, &list.list_id, "list.upload", &list.settlement_id).await?;
        Ok(list.list_id)
    }

    /// Changes states of lists, all of them or none.
    ///
    /// # Errors
    /// Every change that may not be made.
    pub async fn change_lists(&self, sender: &Sender, changes: &[NewState]) -> Result<(), AppError> {
        let Turn::First(mut once) = self.turn(sender, &changes).await? else { return Ok(()) };
        let mut findings = base::Findings::default();
        for change in changes {
            let id = change.settlement_id.as_str();
            let bad = |message: String, remedy: &str| {
                Finding::error("APP-0031", message, remedy).of(format!("结算 {id}"))
            };
            let last = once.writer.find_settlement_list(id).await?;
            let mine = last.filter(|it| {
                it.institution_id == sender.institution_id
                    && (change.person_id.is_empty() || it.person_id == change.person_id)
            });
            let Some(mut list) = mine else {
                findings.push(bad("没有这笔结算的清单".to_owned(), "请先上传清单（4101）"));
                continue;
            };
            let state = ListState::of(&list.state);
            if !state.may_become(change.state) {
                let message = format!("清单{}，不能改为{}", state.word(), change.state.word());
                findings.push(bad(message, "已提交的等待审核；审核不通过的才能再改"));
                continue;
            }
            list.version += 1;
            list.state = change.state.as_str().to_owned();
            list.made_at = self.inner.clock.now();
            list.operator.clone_from(&sender.operator);
            once.writer.add_settlement_list(&list).await?;
        }
        if !findings.is_empty() {
            return Err(AppError { fault: Fault::State, findings });
        }
        let subject = changes.first().map_or("", |it| it.settlement_id.as_str()).to_owned();
        self.keep(once, sender, "", "list.state", &subject).await
    }

    /// The bureau's review of a submitted list.
    ///
    /// # Errors
    /// A list that is not there or not submitted; a refusal without a reason.
    pub async fn review_list(
        &self,
        operator: &str,
        settlement_id: &str,
        passes: bool,
        note: &str,
    ) -> Result<ListRecord, AppError> {
        let mut writer = self.inner.store.write().await?;
        let last = writer.find_settlement_list(settlement_id).await?;
        let mut list = last.ok_or_else(|| AppError::not_found("结算清单", settlement_id))?;
        let state = ListState::of(&list.state);
        if state != ListState::Submitted {
            let message = format!("结算 {settlement_id} 的清单{}", state.word());
            return Err(AppError::state(message, "只有已提交的清单可以审核"));
        }
        if !passes && note.trim().is_empty() {
            return Err(AppError::input("note", "审核不通过没有写理由", "请写明哪里要改"));
        }
        list.version += 1;
        list.state = if passes { ListState::Passed } else { ListState::Returned }.as_str().to_owned();
        list.note = note.trim().to_owned();
        list.made_at = self.inner.clock.now();
        list.operator = operator.to_owned();
        writer.add_settlement_list(&list).await?;
        let audit = self.audit("", operator, "list.review", settlement_id);
        writer.book(&store::BookBatch { audits: vec![audit], ..store::BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(record(list))
    }

    /// The list of a settlement, in the version that counts.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn find_list(&self, settlement_id: &str) -> Result<Option<ListRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        Ok(session.find_settlement_list(settlement_id).await?.map(record))
    }
}

#[cfg(test)]
mod tests {
    use super::ListState::{self, Draft, Passed, Returned, Submitted};

    #[test]
    fn an_institution_changes_only_drafts_and_what_was_returned() {
        let allowed: Vec<(ListState, ListState)> = ListState::ALL
            .into_iter()
            .flat_map(|from| ListState::ALL.map(|to| (from, to)))
            .filter(|(from, to)| from.may_become(*to))
            .collect();
        let expected = [(Draft, Draft), (Draft, Submitted), (Returned, Draft), (Returned, Submitted)];
        assert_eq!(allowed, expected);
        assert!(ListState::ALL.into_iter().all(|it| ListState::of(it.as_str()) == it));
        assert_eq!(Passed.word(), "审核通过");
    }
}
