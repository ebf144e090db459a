//! Whether all senders are there: this round's files beside those of the last one and the extracts that the pack
//! asks for, and what a partial round does without them.
//!
//! **Knows:** who is absent and why; that an absent sender's last files stand in for him.
//! **Does not know:** which problems that hides (`roster::round::Blind`).

use base::Finding;
use roster::compare::Source;
use roster::round::Blind;
use roster::rules::Rules;
use store::RosterFile;

use super::RosterDesk;
use super::evidence::unpack;
use super::queries::source_of;
use crate::error::{AppError, Fault};
use crate::roster::{Gathered, GatheredFile, REGISTER, SourceFile, gather};

/// How a round is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundOptions {
    /// Keep it although senders are absent.
    pub partial: bool,
    /// Senders whose lists are complete although they have no rows, or far fewer than last time.
    pub complete: Vec<String>,
}

/// Why a sender counts as absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// No file of his.
    Missing,
    /// This file of his, or a part of it, cannot be read or used.
    Lost(String),
    /// This file has a header and no rows.
    HeaderOnly(String),
    /// None of the rows can be used: file, how many cannot.
    NoRows(String, u64),
    /// Far fewer rows than last time: then, now.
    Shrunk(i64, i64),
}

/// A sender who is not, or not wholly, in the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Code of department or extract; empty when nobody knows whose file is lost.
    pub department: String,
    /// Why.
    pub why: Why,
    /// He was in the last round.
    pub was_there: bool,
}

/// Lists below this are too small to tell anything from their size.
const ROWS_TO_COMPARE: i64 = 20;

/// Who is absent, in the order of the pack; a header-only list that was empty before is only told.
fn absences(
    gathered: &Gathered,
    last: &[RosterFile],
    rules: &Rules,
    options: &RoundOptions,
) -> (Vec<Absence>, Vec<Finding>) {
    let (mut absent, mut told) = (Vec::new(), Vec::new());
    let departments = rules.departments.iter().map(|it| (it.code.as_str(), false));
    let extracts = rules.extracts.iter().map(|it| (it.code.as_str(), true));
    for (code, is_extract) in departments.chain(extracts) {
        let before = last.iter().filter(|it| it.department == code);
        let (had, before) = before.fold((false, 0), |sum, it| (true, sum.1 + it.usable));
        let of: Vec<&GatheredFile> = gathered.files.iter().filter(|it| it.department == code).collect();
        let now = of.iter().map(|it| it.usable() as i64).sum::<i64>();
        let is_complete = options.complete.iter().any(|it| it == code);
        let was_there = had && before > 0;
        let lost = gathered.lost.iter().find(|it| it.department.as_deref() == Some(code));
        let why = match (lost, of.as_slice()) {
            (Some(lost), _) => Some(Why::Lost(lost.name.clone())),
            (None, []) => (was_there || is_extract).then_some(Why::Missing),
            (None, [first, ..]) if now == 0 => {
                let refused: usize =
                    of.iter().flat_map(|it| &it.tables).map(|it| it.checked.refused.len()).sum();
                let name = first.name.clone();
                let why = match refused {
                    0 => Why::HeaderOnly(name),
                    rows => Why::NoRows(name, rows as u64),
                };
                Some(why).filter(|_| !is_complete)
            }
            _ if now * 2 < before && before >= ROWS_TO_COMPARE && !is_complete => {
                Some(Why::Shrunk(before, now))
            }
            _ => None,
        };
        let Some(why) = why else { continue };
        let is_empty = matches!(why, Why::HeaderOnly(_));
        let absence = Absence { department: code.to_owned(), why, was_there };
        if is_empty && !was_there {
            told.push(absence.finding(rules, options).as_warning());
        } else {
            absent.push(absence);
        }
    }
    let nobodys = gathered.lost.iter().filter(|it| it.department.is_none());
    absent.extend(nobodys.map(|it| Absence {
        department: String::new(),
        why: Why::Lost(it.name.clone()),
        was_there: false,
    }));
    (absent, told)
}

impl Absence {
    /// In words; an error, for what it would do to the ledger.
    fn finding(&self, rules: &Rules, options: &RoundOptions) -> Finding {
        let code = &self.department;
        let department = rules.departments.iter().find(|it| it.code == *code).map(|it| it.name.as_str());
        let extract = || rules.extracts.iter().find(|it| it.code == *code).map(|it| it.name.as_str());
        let name = department.or_else(extract).unwrap_or("不知哪个部门");
        let whose = format!("{name}（{code}）");
        let (finding, message, file) = match &self.why {
            Why::Missing if self.was_there => {
                ("ROS-0421", format!("上一轮有{whose}的名单，这一轮没有"), String::new())
            }
            Why::Missing => ("ROS-0421", format!("没有{whose}，每一轮都要有这份导出"), String::new()),
            Why::Lost(file) if code.is_empty() => (
                "ROS-0422",
                "读不出来或看不出是谁的，没有用上；不知道缺的是哪个部门".to_owned(),
                file.clone(),
            ),
            Why::Lost(file) => {
                ("ROS-0422", format!("{whose}的这份文件没有（或没有全部）读出来"), file.clone())
            }
            Why::HeaderOnly(file) => {
                ("ROS-0423", format!("{whose}的名单只有表头，下面一个人也没有"), file.clone())
            }
            Why::NoRows(file, rows) => {
                ("ROS-0424", format!("{whose}的名单 {rows} 行，没有一行能用"), file.clone())
            }
            Why::Shrunk(before, now) => (
                "ROS-0425",
                format!("{whose}上一轮 {before} 行，这一轮只有 {now} 行，可能不全"),
                String::new(),
            ),
        };
        let remedy = match (&self.why, options.partial) {
            (_, true) => "这一轮不全：凡规则要看这个部门的问题，保持上一轮的样子，不新增也不销".to_owned(),
            (Why::HeaderOnly(_) | Why::NoRows(..) | Why::Shrunk(..), _) => {
                format!("请核对；确实如此的加 --complete {code}，还拿不到的加 --partial 先做不全的一轮")
            }
            _ if code.is_empty() => {
                "请写明“部门代码=文件”，或把无关的文件移走；暂时拿不到的加 --partial 先做不全的一轮"
                    .to_owned()
            }
            _ => "请补齐再做这一轮；暂时拿不到的加 --partial 先做不全的一轮".to_owned(),
        };
        Finding::error(finding, message, remedy).at(file, 0)
    }
}

/// What a round is without.
#[derive(Debug, Default)]
pub(super) struct Completeness {
    /// Who is absent.
    pub(super) absent: Vec<Absence>,
    /// The same as findings.
    pub(super) findings: Vec<Finding>,
    /// What cannot be told therefore.
    pub(super) blind: Blind,
    /// To be kept nevertheless.
    pub(super) is_partial: bool,
}

impl Completeness {
    /// Refuses a round that would cure problems because their sender is absent.
    pub(super) fn check(&self) -> Result<(), AppError> {
        if self.absent.is_empty() || self.is_partial {
            return Ok(());
        }
        let findings = self.findings.iter().filter(|it| it.severity == base::Severity::Error);
        Err(AppError { fault: Fault::State, findings: base::Findings(findings.cloned().collect()) })
    }

    /// Codes of the absent; `?` where nobody knows.
    pub(super) fn codes(&self) -> Vec<String> {
        let code =
            |it: &Absence| if it.department.is_empty() { "?".to_owned() } else { it.department.clone() };
        self.absent.iter().map(code).collect()
    }
}

impl RosterDesk {
    /// Compares the senders with those of the last round; in a partial one the last files of who is absent stand
    /// in for him, so that what they say stays said.
    pub(super) async fn complete(
        &self,
        gathered: &mut Gathered,
        options: &RoundOptions,
    ) -> Result<Completeness, AppError> {
        let known = |code: &String| source_of(&self.rules, code).is_some();
        if let Some(wrong) = options.complete.iter().find(|it| !known(it)) {
            let message = format!("规则包里没有部门“{wrong}”");
            return Err(AppError::input("complete", message, "请写部门或导出的代码"));
        }
        let mut session = self.app.inner.store.read().await?;
        let last = match session.list_roster_rounds().await?.into_iter().next() {
            Some(round) => session.list_round_files(round.number).await?,
            None => Vec::new(),
        };
        let (absent, told) = absences(gathered, &last, &self.rules, options);
        let mut found = Completeness { is_partial: options.partial, ..Completeness::default() };
        found.findings.extend(absent.iter().map(|it| it.finding(&self.rules, options)));
        found.findings.extend(told);
        if options.partial {
            let mut sources: Vec<Source> = Vec::new();
            let mut stand_ins = Vec::new();
            for it in &absent {
                sources.extend(source_of(&self.rules, &it.department));
                for file in last.iter().filter(|file| file.department == it.department) {
                    let parts = session.load_roster_document(&file.sha256).await?;
                    if let Some(bytes) = unpack(&parts, &file.sha256) {
                        let department = Some(file.department.clone());
                        stand_ins.push(SourceFile { name: file.name.clone(), department, bytes });
                    }
                }
            }
            found.blind = if absent.iter().any(|it| it.department.is_empty()) {
                Blind::of_everything()
            } else {
                Blind::of(&self.rules, &sources)
            };
            self.stand_in(gathered, stand_ins).await?;
        }
        found.absent = absent;
        Ok(found)
    }

    /// Puts the last files of the absent in the place of what is there of theirs.
    async fn stand_in(&self, gathered: &mut Gathered, files: Vec<SourceFile>) -> Result<(), AppError> {
        if files.is_empty() {
            return Ok(());
        }
        let (rules, mappings) = (std::sync::Arc::clone(&self.rules), self.mappings().await?);
        let old = super::heavy(move || gather(files, &rules, &mappings)).await?;
        let is_old = |code: &str| code != REGISTER && old.files.iter().any(|it| it.department == code);
        gathered.files.retain(|it| !is_old(&it.department));
        gathered.files.extend(old.files);
        Ok(())
    }
}
