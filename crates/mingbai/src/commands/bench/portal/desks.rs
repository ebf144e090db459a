//! What lies on the desks: a round of rosters with its ledger of problems, reimbursements, agreements, drafts.

use std::time::Duration;

use anyhow::{Context, ensure};
use app::App;
use app::model::{NewVisit, ReimbursementRequest};
use app::policies::{NewDraft, StartTrial};
use app::roster::SourceFile;
use app::roster::kept::RosterDesk;
use base::{Day, Fen};
use benefit::FeeLine;
use store::{Agreement, PolicyDraft, ProblemFilter, Reimbursement, RosterProblem};

use super::town::Town;
use crate::commands::demo::made;

/// Problems of the ledger.
const PROBLEMS: u32 = 100_000;
/// People of the one roster of the round.
const LISTED: u32 = 20_000;
/// Reimbursements.
const REIMBURSEMENTS: u32 = 5_000;
/// What the draft that is tried is called.
pub const TRIED: &str = "调整起付线";
/// Drafts of policies.
const DRAFTS: u32 = 200;

/// A round: one department's roster of people on the register, and the bureau's own lists without anybody.
///
/// # Errors
/// A step that refuses.
pub async fn round(desk: &RosterDesk, town: &Town) -> anyhow::Result<()> {
    let mut text = "姓名,身份证号码,救助类别,认定日期\n".to_owned();
    for nth in 0..LISTED.min(town.people / 4) {
        let it = town.somebody(nth);
        let class = if nth % 5 == 0 { "特困" } else { "低保" };
        text.push_str(&format!("{},{},{class},2024-02-01\n", it.name, it.number.reveal()));
    }
    let file = |department: &str, text: String| SourceFile {
        name: format!("{department}.csv"),
        department: Some(department.to_owned()),
        bytes: text.into_bytes(),
    };
    let empty = |department: &str, header: &str| file(department, format!("姓名,身份证号,{header}\n"));
    let files = vec![
        file("civil_affairs", text),
        empty("enrolment", "险种,参保日期"),
        empty("waiver", "人员类别,开始日期"),
        empty("flag", "人员类别,开始日期"),
        empty("payment", "缴费日期,缴费金额"),
    ];
    let prepared = desk.prepare(files, town.today).await?;
    let view = desk.keep(&prepared, "bench").await?;
    ensure!(view.counts.rows > 0, "名册一行也没有比对上");
    Ok(())
}

/// Fills the ledger up with problems of all kinds, everywhere, as far as desks get with them in a year.
///
/// # Errors
/// A round without problems; the store's failure.
pub async fn problems(app: &App, town: &Town) -> anyhow::Result<()> {
    let mut session = app.store().read().await?;
    let found = session.list_roster_problems(&ProblemFilter::default(), None, 400).await?.items;
    drop(session);
    ensure!(!found.is_empty(), "这一轮没有发现问题");
    let codes: Vec<&str> = town.rules.problems.iter().map(|it| it.code.as_str()).collect();
    let departments: Vec<&str> = town.rules.departments.iter().map(|it| it.code.as_str()).collect();
    let mut writer = app.store().write().await?;
    let first = writer.next_numbers("roster_problem", PROBLEMS.into()).await?;
    let mut rows = Vec::with_capacity(10_000);
    for nth in 0..PROBLEMS {
        let (person, of) = (town.somebody(nth), &found[nth as usize % found.len()]);
        let (township, village) = town.home(&person);
        // Some kinds are common and most are rare, as in every county.
        let code = codes[(nth as usize * nth as usize / 7) % codes.len() / (1 + nth as usize % 3)];
        let stage = [0, 0, 0, 0, 0, 1, 1, 2, 3, 4][(nth / 3) as usize % 10];
        rows.push(RosterProblem {
            id: first + i64::from(nth),
            key: format!("bench {nth}"),
            kind: code.split('.').next().unwrap_or_default().to_owned(),
            code: code.to_owned(),
            person_id: Some(made::person_id(person.index)),
            person_no: Some(person.index.into()),
            name: person.name.clone(),
            number: person.number.reveal().to_owned(),
            desk_level: (stage > 0).then_some(if nth % 2 == 0 { 1 } else { 2 }),
            desk_region: if stage > 0 { township.clone() } else { String::new() },
            township,
            village,
            department: departments[nth as usize % departments.len()].to_owned(),
            age_band: i64::from(nth % 5),
            stage,
            stage_on: town.today.plus_days(-i32::try_from(nth % 200)?),
            due: (stage > 0).then(|| town.today.plus_days(i32::try_from(nth % 60).unwrap_or(0) - 20)),
            ..of.clone()
        });
        if rows.len() == 10_000 {
            writer.save_roster_problems(&rows).await?;
            rows.clear();
        }
    }
    writer.save_roster_problems(&rows).await?;
    writer.commit().await?;
    Ok(())
}

/// Reimbursements in every state: one taken in as at the desk, the others like it.
///
/// # Errors
/// The store's failure.
pub async fn reimbursements(app: &App, town: &Town) -> anyhow::Result<()> {
    let region = app.region();
    let kinds = region.values("visit").unwrap_or_default();
    let kind = kinds.iter().find(|it| it.contains("住院")).or(kinds.first()).context("规则包没有就诊类别")?;
    let levels = region.values("level").unwrap_or_default();
    let on = town.today.plus_days(-30);
    let request = ReimbursementRequest {
        message_id: "bench".to_owned(),
        operator: "bench".to_owned(),
        institution_name: "外地医院".to_owned(),
        level: levels.first().context("规则包没有机构级别")?.clone(),
        papers: vec!["发票".to_owned()],
        visit: NewVisit {
            person_id: made::person_id(0),
            kind: kind.clone(),
            admitted_on: Some(on.plus_days(-5)),
            discharged_on: Some(on),
            lines: vec![FeeLine {
                name: "药品".to_owned(),
                class: Some("甲".to_owned()),
                amount_fen: Fen(500_000),
                quantity_e4: 10_000,
                ..FeeLine::default()
            }],
            ..NewVisit::default()
        },
    };
    app.gather_reimbursement(request).await?;
    let mut session = app.store().read().await?;
    let of = session.find_reimbursement("B-bench").await?.context("没有受理的手工报销")?;
    drop(session);
    let like = |nth: u32| Reimbursement {
        id: format!("{}-{nth:05}", of.id),
        person_id: made::person_id(town.somebody(nth).index),
        state: ["gathered", "computed", "paid", "signed", "signed"][nth as usize % 5].to_owned(),
        amount_fen: i64::from(nth % 977) * 100,
        // Taken in day by day, some at the same instant.
        created_at: format!("{}T01:00:00.000000Z", town.today.plus_days(-(nth as i32 % 900))),
        ..of.clone()
    };
    let rows: Vec<Reimbursement> = (0..REIMBURSEMENTS).map(like).collect();
    let mut writer = app.store().write().await?;
    writer.save_reimbursements(&rows).await?;
    writer.commit().await?;
    Ok(())
}

/// An agreement with every institution; some proposals wait.
///
/// # Errors
/// The store's failure.
pub async fn agreements(app: &App, town: &Town) -> anyhow::Result<()> {
    let at = "2024-01-02T01:00:00.000000Z";
    let mut writer = app.store().write().await?;
    for (nth, it) in town.made.county.institutions().iter().enumerate() {
        let waits = nth % 12 == 5;
        let agreement = Agreement {
            id: format!("A{nth:05}"),
            institution_id: it.code.clone(),
            kind: if nth % 60 == 7 { "suspension" } else { "agreement" }.to_owned(),
            valid_from: Day::new(2024, 1, 1)?,
            valid_until: Day::new(2025, 12, 31)?,
            scope: "[]".to_owned(),
            note: "定点协议".to_owned(),
            replaces_id: None,
            state: if waits { "proposed" } else { "approved" }.to_owned(),
            proposed_by: "bench".to_owned(),
            proposed_at: at.to_owned(),
            decided_by: (!waits).then(|| "bench2".to_owned()),
            decided_at: (!waits).then(|| at.to_owned()),
            reason: String::new(),
        };
        writer.save_agreement(&agreement).await?;
    }
    writer.commit().await?;
    app.reload_institutions().await?;
    Ok(())
}

/// Drafts in every state; one of them with its files, tried on ten days of settlements.
///
/// # Errors
/// A trial that fails; the store's failure.
pub async fn drafts(app: &App, town: &Town) -> anyhow::Result<()> {
    let region = app.region();
    let instruments: Vec<String> = region.engine.pack().instruments.iter().map(|it| it.id.clone()).collect();
    let instrument = |nth: u32| instruments.get(nth as usize % instruments.len().max(1)).cloned();
    let new = NewDraft {
        instrument: instrument(0).context("规则包没有政策文件")?,
        title: TRIED.to_owned(),
        purpose: "测速".to_owned(),
        effective_on: None,
        copy_of: None,
    };
    let draft = app.begin_draft(new, "bench").await?.draft;
    let (from, until) = (Some(town.today.plus_days(-29)), Some(town.today.plus_days(-20)));
    app.start_trial(&draft.id, StartTrial { from, until, shift_years: 0 }, "bench").await?;
    loop {
        let trial = app.read_trial(&draft.id).await?;
        let Some(progress) = trial.progress else {
            ensure!(trial.summary.is_some(), "试算没有结果");
            break;
        };
        ensure!(progress.state == "running", "试算没有做完：{}", progress.message);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let mut writer = app.store().write().await?;
    for nth in 0..DRAFTS {
        let state = ["draft", "submitted", "refused", "withdrawn"][nth as usize % 4];
        writer
            .add_policy_draft(&PolicyDraft {
                id: format!("B{nth:05}"),
                instrument: instrument(nth).unwrap_or_default(),
                title: format!("草案 {nth}"),
                state: state.to_owned(),
                revision: 1,
                authors: "[\"bench\"]".to_owned(),
                created_at: "2024-03-01T01:00:00.000000Z".to_owned(),
                changed_at: "2024-03-01T01:00:00.000000Z".to_owned(),
                ..PolicyDraft::default()
            })
            .await?;
    }
    writer.commit().await?;
    Ok(())
}
