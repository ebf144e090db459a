//! Handing a draft in, taking it back, calling it off; approving and refusing it by somebody else.

use base::{Day, Findings};
use serde::Deserialize;
use store::{DraftSide, PolicyDraft, Writer};
use utoipa::ToSchema;

use super::check::{CheckDraft, Subject};
use super::drafts::{LONGEST_REASON, check_operator, found_as, text};
use super::editions::{Overlay, files_on, first_days};
use super::model::{PolicyDraftRow, authors, loaded};
use super::shelf::{load_overlays, stopped};
use crate::App;
use crate::error::{AppError, Fault};

/// The sequence of approvals.
const APPROVALS: &str = "policy_approval";

/// A step that says nothing but which revision was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The revision that was read.
    pub revision: i64,
}

/// A decision on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// The revision that was read: what is approved is what was looked at.
    pub revision: i64,
    /// Why it is refused; a remark on an approval.
    #[serde(default)]
    pub remark: String,
}

impl App {
    /// Hands a draft in for approval.
    ///
    /// # Errors
    /// A draft with errors (all of them); without day; begun from what is no longer in force.
    pub async fn submit_draft(
        &self,
        id: &str,
        step: Submit,
        operator: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        check_operator(operator)?;
        let subject = self.subject(id, CheckDraft::default()).await?;
        self.check_whole(subject).await?;
        let mut writer = self.inner.store.write().await?;
        let why = "只有在写的草案可以提交";
        let mut draft = found_as(&mut writer, id, "draft", why, step.revision).await?;
        self.check_place(&mut writer, &draft).await?;
        draft.state = "submitted".to_owned();
        draft.submitted_by = operator.to_owned();
        draft.submitted_at = Some(self.inner.clock.now());
        self.done(writer, &mut draft, operator, "policy.submit").await
    }

    /// Takes a draft back that was handed in, to write on it.
    ///
    /// # Errors
    /// Somebody who has not written on it; a draft that was not handed in.
    pub async fn take_back_draft(
        &self,
        id: &str,
        step: Submit,
        operator: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        self.author_step(id, step, operator, "submitted", ("draft", "policy.take_back")).await
    }

    /// Calls a draft off. It stays to be read.
    ///
    /// # Errors
    /// Somebody who has not written on it; a draft that is not being written.
    pub async fn withdraw_draft(
        &self,
        id: &str,
        step: Submit,
        operator: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        self.author_step(id, step, operator, "draft", ("withdrawn", "policy.withdraw")).await
    }

    async fn author_step(
        &self,
        id: &str,
        step: Submit,
        operator: &str,
        from: &str,
        (to, action): (&str, &str),
    ) -> Result<PolicyDraftRow, AppError> {
        check_operator(operator)?;
        let mut writer = self.inner.store.write().await?;
        let why = if from == "draft" {
            "只有在写的草案可以作废"
        } else {
            "只有待审批的草案可以撤回"
        };
        let mut draft = found_as(&mut writer, id, from, why, step.revision).await?;
        if !authors(&draft).iter().any(|it| it == operator) {
            let message = format!("{operator} 没有写过草案 {id}");
            return Err(AppError::new(
                Fault::State,
                "APP-0113",
                message,
                "请由写它的人来办；不同意的请退回并写明理由",
            ));
        }
        draft.state = to.to_owned();
        self.done(writer, &mut draft, operator, action).await
    }

    /// Refuses a draft, with the reason.
    ///
    /// # Errors
    /// No reason; an author; a draft that was not handed in.
    pub async fn refuse_draft(
        &self,
        id: &str,
        decide: Decide,
        operator: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        check_operator(operator)?;
        let remark = text("remark", &decide.remark, LONGEST_REASON, true)?;
        let mut writer = self.inner.store.write().await?;
        let mut draft = self.to_decide(&mut writer, id, decide.revision, operator).await?;
        draft.state = "refused".to_owned();
        draft.remark = remark;
        self.done(writer, &mut draft, operator, "policy.refuse").await
    }

    /// Approves a draft and puts it into force for settlements on and after its day.
    ///
    /// # Errors
    /// An author; a draft that was not handed in; errors of the pack on any day from the draft's first on.
    pub async fn approve_draft(
        &self,
        id: &str,
        decide: Decide,
        operator: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        check_operator(operator)?;
        let remark = text("remark", &decide.remark, LONGEST_REASON, false)?;
        // What costs time is done before the write lock is taken; under it only what may have changed is asked.
        let subject = self.subject(id, CheckDraft::default()).await?;
        self.check_whole(subject.clone()).await?;
        let mut overlays = load_overlays(&mut self.inner.store.read().await?).await?;
        let approved = overlays.iter().map(|it| it.approval).max().unwrap_or(0);
        let mut session = self.inner.store.read().await?;
        let before = loaded(session.load_policy_files(id, DraftSide::Before).await?);
        drop(session);
        overlays.push(Overlay {
            draft_id: id.to_owned(),
            instrument: subject.instrument.clone(),
            from: subject.from,
            approval: i64::MAX,
            before,
            files: subject.files.clone(),
        });
        let region = self.composed(overlays.clone()).await?;

        let mut writer = self.inner.store.write().await?;
        let mut draft = self.to_decide(&mut writer, id, decide.revision, operator).await?;
        self.check_place(&mut writer, &draft).await?;
        if writer.last_policy_approval().await? != approved {
            let message = "批准的同时另有草案生效";
            return Err(AppError::new(Fault::State, "APP-0112", message, "请再批准一次"));
        }
        draft.state = "approved".to_owned();
        draft.remark = remark;
        draft.approval = writer.next_numbers(APPROVALS, 1).await?;
        let row = self.done(writer, &mut draft, operator, "policy.approve").await?;
        if let Some(it) = overlays.last_mut() {
            it.approval = draft.approval;
        }
        self.put_into_force(region, overlays);
        Ok(row)
    }

    /// Writes a draft a step further; with it the transaction ends.
    async fn done(
        &self,
        mut writer: Writer,
        draft: &mut PolicyDraft,
        operator: &str,
        action: &str,
    ) -> Result<PolicyDraftRow, AppError> {
        self.step(&mut writer, draft, operator, action).await?;
        writer.commit().await?;
        Ok(PolicyDraftRow::from(&*draft))
    }

    /// A draft that this person may decide on.
    async fn to_decide(
        &self,
        writer: &mut Writer,
        id: &str,
        revision: i64,
        operator: &str,
    ) -> Result<PolicyDraft, AppError> {
        let why = "只有待审批的草案可以批准或退回";
        let mut draft = found_as(writer, id, "submitted", why, revision).await?;
        if authors(&draft).iter().any(|it| it == operator) || draft.submitted_by == operator {
            let message = format!("{operator} 写过这份草案，不能自己审批");
            return Err(AppError::new(Fault::State, "APP-0113", message, "请由没有写过它的人审批"));
        }
        draft.decided_by = operator.to_owned();
        draft.decided_at = Some(self.inner.clock.now());
        Ok(draft)
    }

    /// The draft's day, and whether it still lies on what it was begun with.
    async fn check_place(&self, writer: &mut Writer, draft: &PolicyDraft) -> Result<(), AppError> {
        let Some(from) = draft.effective_on else {
            return Err(AppError::input("effective_on", "没有写施行日", "请写从哪一天的结算起用它"));
        };
        let overlays = self.inner.policies.overlays();
        let last: Option<Day> =
            overlays.iter().filter(|it| it.instrument == draft.instrument).map(|it| it.from).max();
        if let Some(last) = last.filter(|it| from < *it) {
            let message = format!("这份文件已有 {last} 起施行的一版，新的不能早于它");
            return Err(AppError::input("effective_on", message, format!("请写 {last} 或以后的日子")));
        }
        let before = loaded(writer.load_policy_files(&draft.id, DraftSide::Before).await?);
        if self.is_behind(draft, &before) {
            let message = format!("草案 {} 起草之后，这份文件另有一版生效", draft.id);
            let remedy = "请从现行的文字另起草案，把改动再写上（原草案可对照）";
            return Err(AppError::new(Fault::State, "APP-0114", message, remedy));
        }
        Ok(())
    }

    /// Checks the pack with a draft on every day from its first on: also where later editions of other
    /// instruments lie over it.
    async fn check_whole(&self, subject: Subject) -> Result<(), AppError> {
        let region = self.region();
        let overlays = self.inner.policies.overlays();
        let _permit = self.inner.policies.checks.acquire().await;
        let run = tokio::task::spawn_blocking(move || {
            let later = first_days(&overlays).into_iter().filter(|it| *it > subject.from);
            for day in std::iter::once(subject.from).chain(later) {
                let base = files_on(&region.sources.own, &overlays, day);
                let at = Subject { base, ..subject.clone() };
                let mut findings: Findings = at.check(&region).findings;
                if !findings.is_usable() {
                    findings.0.retain(|it| it.severity == base::Severity::Error);
                    return Err(AppError { fault: Fault::Input, findings });
                }
            }
            Ok(())
        });
        run.await.map_err(stopped)?
    }
}
