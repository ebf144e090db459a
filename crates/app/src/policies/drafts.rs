//! Beginning, writing and reading drafts.

use base::Day;
use serde::Deserialize;
use store::{BookBatch, DraftSide, PolicyDraft, Session};
use utoipa::ToSchema;

use super::editions::{Files, files_of, files_on};
use super::folder::{blank, check_instrument, edited};
use super::model::{PolicyDraftRow, PolicyDraftView, PolicyFile, authors, loaded, shown, stored};
use crate::App;
use crate::error::{AppError, Fault};

/// The sequence of numbers of drafts.
const SEQUENCE: &str = "policy_draft";
/// Longest title.
const LONGEST_TITLE: usize = 200;
/// Longest text of a reason.
pub(super) const LONGEST_REASON: usize = 4_000;
/// Most drafts of a list.
const MOST: usize = 500;

/// A draft to begin.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// The instrument to change, or the name of a new folder.
    pub instrument: String,
    /// What to call the draft.
    pub title: String,
    /// Why it is made.
    #[serde(default)]
    pub purpose: String,
    /// The day from which it is to hold.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_on: Option<Day>,
    /// Begin with the texts of this draft instead of those in force.
    #[serde(default)]
    pub copy_of: Option<String>,
}

/// What a draft is to be from now on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The revision that was read: who comes later is told.
    pub revision: i64,
    /// What it is called; as before when absent.
    #[serde(default)]
    pub title: Option<String>,
    /// Why it is made; as before when absent.
    #[serde(default)]
    pub purpose: Option<String>,
    /// First day in force; as before when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_on: Option<Day>,
    /// Files that are new or changed; the others stay.
    #[serde(default)]
    pub files: Vec<PolicyFile>,
    /// Files to take out.
    #[serde(default)]
    pub removed: Vec<String>,
}

impl App {
    /// Begins a draft with what is in force.
    ///
    /// # Errors
    /// A name that a folder cannot have; nobody who acts; no such draft to copy.
    pub async fn begin_draft(&self, new: NewDraft, operator: &str) -> Result<PolicyDraftView, AppError> {
        check_operator(operator)?;
        check_instrument(&new.instrument)?;
        let title = text("title", &new.title, LONGEST_TITLE, true)?;
        let purpose = text("purpose", &new.purpose, LONGEST_REASON, false)?;
        let mut writer = self.inner.store.write().await?;
        let before = self.in_force(&new.instrument, new.effective_on);
        let files = match &new.copy_of {
            None if before.is_empty() => blank(&new.instrument, &title),
            None => before.clone(),
            Some(id) => {
                let copied = found(&mut writer, id).await?;
                if copied.instrument != new.instrument {
                    let message = format!("草案 {id} 写的是 {}", copied.instrument);
                    return Err(AppError::input("copy_of", message, "请写同一个文件标识"));
                }
                loaded(writer.load_policy_files(id, DraftSide::Draft).await?)
            }
        };
        let now = self.inner.clock.now();
        let number = writer.next_numbers(SEQUENCE, 1).await?;
        let draft = PolicyDraft {
            id: format!("P{number:06}"),
            instrument: new.instrument,
            title,
            purpose,
            state: "draft".to_owned(),
            revision: 1,
            effective_on: new.effective_on,
            copied_from: new.copy_of,
            authors: serde_json::json!([operator]).to_string(),
            created_at: now.clone(),
            changed_at: now,
            ..PolicyDraft::default()
        };
        writer.add_policy_draft(&draft).await?;
        writer.put_policy_files(&draft.id, DraftSide::Before, &stored(&before)).await?;
        writer.put_policy_files(&draft.id, DraftSide::Draft, &stored(&files)).await?;
        self.log(&mut writer, operator, "policy.begin", &draft).await?;
        writer.commit().await?;
        Ok(self.view_of(&draft, files, before))
    }

    /// Writes on a draft.
    ///
    /// # Errors
    /// A draft that was handed in or decided on; one that somebody else has saved meanwhile; texts that cannot
    /// be in a folder.
    pub async fn save_draft(
        &self,
        id: &str,
        save: SaveDraft,
        operator: &str,
    ) -> Result<PolicyDraftView, AppError> {
        check_operator(operator)?;
        let mut writer = self.inner.store.write().await?;
        let mut draft = found_as(&mut writer, id, "draft", "只有在写的草案可以改", save.revision).await?;
        if let Some(title) = &save.title {
            draft.title = text("title", title, LONGEST_TITLE, true)?;
        }
        if let Some(purpose) = &save.purpose {
            draft.purpose = text("purpose", purpose, LONGEST_REASON, false)?;
        }
        draft.effective_on = save.effective_on.or(draft.effective_on);
        let files = loaded(writer.load_policy_files(id, DraftSide::Draft).await?);
        let files = edited(files, &save.files, &save.removed)?;
        let mut names = authors(&draft);
        if !names.iter().any(|it| it == operator) {
            names.push(operator.to_owned());
        }
        draft.authors = serde_json::json!(names).to_string();
        writer.put_policy_files(id, DraftSide::Draft, &stored(&files)).await?;
        self.step(&mut writer, &mut draft, operator, "policy.save").await?;
        let before = loaded(writer.load_policy_files(id, DraftSide::Before).await?);
        writer.commit().await?;
        Ok(self.view_of(&draft, files, before))
    }

    /// Drafts, the latest first; those in a state, or all.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn list_drafts(&self, state: Option<&str>) -> Result<Vec<PolicyDraftRow>, AppError> {
        let known = ["draft", "submitted", "approved", "refused", "withdrawn"];
        if let Some(state) = state.filter(|it| !known.contains(it)) {
            let message = format!("没有“{}”这种状态", state.chars().take(20).collect::<String>());
            return Err(AppError::input("state", message, format!("可用：{}", known.join("、"))));
        }
        let drafts = self.inner.store.read().await?.list_policy_drafts(state, MOST).await?;
        Ok(drafts.iter().map(PolicyDraftRow::from).collect())
    }

    /// A draft with its files.
    ///
    /// # Errors
    /// No such draft.
    pub async fn read_draft(&self, id: &str) -> Result<PolicyDraftView, AppError> {
        let mut session = self.inner.store.read().await?;
        let draft = found(&mut session, id).await?;
        let files = loaded(session.load_policy_files(id, DraftSide::Draft).await?);
        let before = loaded(session.load_policy_files(id, DraftSide::Before).await?);
        Ok(self.view_of(&draft, files, before))
    }

    fn view_of(&self, draft: &PolicyDraft, files: Files, before: Files) -> PolicyDraftView {
        PolicyDraftView {
            is_behind: self.is_behind(draft, &before),
            draft: PolicyDraftRow::from(draft),
            files: shown(&files),
            before: shown(&before),
        }
    }

    /// Whether what is in force is no longer what an open draft was begun with.
    pub(super) fn is_behind(&self, draft: &PolicyDraft, before: &Files) -> bool {
        let open = ["draft", "submitted"].contains(&draft.state.as_str());
        open && self.in_force(&draft.instrument, draft.effective_on) != *before
    }

    /// The folder of an instrument as it is in force on the day from which a draft is to hold; of those that are
    /// approved for later, the last.
    pub(super) fn in_force(&self, instrument: &str, on: Option<Day>) -> Files {
        let overlays = self.inner.policies.overlays();
        let last = overlays.iter().filter(|it| it.instrument == instrument).map(|it| it.from).max();
        let day = on.unwrap_or(self.today()).max(last.unwrap_or(Day::MIN));
        files_of(&files_on(&self.region().sources.own, &overlays, day), instrument)
    }

    /// Writes a draft one revision further, with its line in the log.
    pub(super) async fn step(
        &self,
        writer: &mut store::Writer,
        draft: &mut PolicyDraft,
        operator: &str,
        action: &str,
    ) -> Result<(), AppError> {
        let seen = draft.revision;
        draft.revision += 1;
        draft.changed_at = self.inner.clock.now();
        if !writer.save_policy_draft(draft, seen).await? {
            return Err(moved_on(draft));
        }
        self.log(writer, operator, action, draft).await
    }

    async fn log(
        &self,
        writer: &mut store::Writer,
        operator: &str,
        action: &str,
        draft: &PolicyDraft,
    ) -> Result<(), AppError> {
        let mut audit = self.audit("bureau", operator, action, &draft.id);
        let files = writer.load_policy_files(&draft.id, DraftSide::Draft).await?;
        let texts: Vec<&str> = files.iter().flat_map(|it| [it.path.as_str(), it.body.as_str()]).collect();
        audit.detail = serde_json::json!({
            "instrument": draft.instrument, "revision": draft.revision, "state": draft.state,
            "effective_on": draft.effective_on, "remark": draft.remark,
            "files": ledger::Hash::of_texts(&texts).to_string(),
        })
        .to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        Ok(())
    }
}

/// A draft that must be there.
pub(super) async fn found(session: &mut Session, id: &str) -> Result<PolicyDraft, AppError> {
    session.find_policy_draft(id).await?.ok_or_else(|| AppError::not_found("政策草案", id))
}

/// Somebody must be known to act: the rule of two people rests on it.
pub(super) fn check_operator(operator: &str) -> Result<(), AppError> {
    if operator.trim().is_empty() {
        return Err(AppError::input("X-Operator", "没有说是谁在办", "请先登录，或在“谁在办理”里写上经办人"));
    }
    Ok(())
}

/// A draft that must be in a state, and as it was read.
pub(super) async fn found_as(
    session: &mut Session,
    id: &str,
    state: &str,
    why: &str,
    revision: i64,
) -> Result<PolicyDraft, AppError> {
    let draft = found(session, id).await?;
    check_state(&draft, state, why)?;
    if draft.revision == revision { Ok(draft) } else { Err(moved_on(&draft)) }
}

fn check_state(draft: &PolicyDraft, wanted: &str, why: &str) -> Result<(), AppError> {
    if draft.state == wanted {
        return Ok(());
    }
    let remedy = "请刷新看它现在的状态；已批准的不能改，要改请另起草案";
    Err(AppError::new(
        Fault::State,
        "APP-0111",
        format!("{why}，草案 {} 现在是{}", draft.id, state_word(&draft.state)),
        remedy,
    ))
}

fn moved_on(draft: &PolicyDraft) -> AppError {
    let message = format!("草案 {} 在您打开之后被别人改过", draft.id);
    AppError::new(Fault::State, "APP-0112", message, "请重新打开，把您的改动再写上")
}

fn state_word(state: &str) -> &'static str {
    match state {
        "draft" => "在写",
        "submitted" => "待审批",
        "approved" => "已批准",
        "refused" => "已退回",
        _ => "已作废",
    }
}

/// A text of a field, trimmed and bounded.
pub(super) fn text(field: &str, text: &str, most: usize, required: bool) -> Result<String, AppError> {
    let text = text.trim();
    if required && text.is_empty() {
        return Err(AppError::input(field, "没有写", "请写一句话"));
    }
    if text.chars().count() > most {
        return Err(AppError::input(field, format!("超过 {most} 字"), "请写短些"));
    }
    Ok(text.to_owned())
}
