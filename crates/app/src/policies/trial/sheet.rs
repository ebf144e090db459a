//! A trial as a workbook: sums by payer and by identity, then people.

use base::Fen;
use intake::write::{OutColumn, XlsxWriter};
use store::{PolicyDraft, PolicyTrial};

use super::sums::{TrialPerson, TrialSummary};
use crate::error::AppError;

/// Four sheets: by payer, by identity, who gains, who loses.
pub fn workbook(
    draft: &PolicyDraft,
    kept: &PolicyTrial,
    summary: &TrialSummary,
    people: &[TrialPerson],
) -> Result<Vec<u8>, AppError> {
    let day = |it: Option<base::Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let title = format!(
        "试算：{}（{}），{} 至 {} 的 {} 张结算单，{} 张有变化；{} 于 {} 所做",
        draft.title,
        draft.id,
        day(summary.from),
        day(summary.until),
        summary.settlements,
        summary.changed,
        kept.made_by,
        kept.made_at.get(..10).unwrap_or_default(),
    );
    let mut writer = XlsxWriter::new();
    let amounts = |first: OutColumn| {
        [first, OutColumn::yuan("现行（元）"), OutColumn::yuan("草案（元）"), OutColumn::yuan("变化（元）")]
    };
    writer.sheet("按支付方", Some(&title), &amounts(OutColumn::text("支付方", 24)))?;
    for it in &summary.by_payer {
        writer.row(&[it.name.clone(), yuan(it.old_fen), yuan(it.new_fen), yuan(it.change_fen)])?;
    }
    let counts = [OutColumn::count("人数"), OutColumn::count("少负担的人"), OutColumn::count("多负担的人")];
    let columns: Vec<OutColumn> = amounts(OutColumn::text("身份", 24)).into_iter().chain(counts).collect();
    writer.sheet("按身份（个人负担）", Some(&title), &columns)?;
    for it in &summary.by_identity {
        let counts = [it.people, it.gain_people, it.lose_people].map(|it| it.to_string());
        let [people, gain, lose] = counts;
        let row = [
            it.identity.clone(),
            yuan(it.old_fen),
            yuan(it.new_fen),
            yuan(it.change_fen),
            people,
            gain,
            lose,
        ];
        writer.row(&row)?;
    }
    let columns = [
        OutColumn::text("参保人编号", 20),
        OutColumn::text("险种", 10),
        OutColumn::text("身份", 16),
        OutColumn::count("结算单"),
        OutColumn::yuan("现行负担（元）"),
        OutColumn::yuan("草案负担（元）"),
        OutColumn::yuan("变化（元）"),
    ];
    for (name, gains) in [("少负担的人", true), ("多负担的人", false)] {
        writer.sheet(name, Some(&title), &columns)?;
        for it in people.iter().filter(|it| (it.change_fen < Fen::ZERO) == gains) {
            writer.row(&[
                it.person_id.clone(),
                it.insurance.clone(),
                it.identity.clone(),
                it.settlements.to_string(),
                yuan(it.old_fen),
                yuan(it.new_fen),
                yuan(it.change_fen),
            ])?;
        }
    }
    Ok(writer.finish()?)
}

fn yuan(fen: Fen) -> String {
    fen.to_string()
}
