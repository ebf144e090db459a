//! The engine against a second, plain model: random bills on every pack of the repository.

use std::collections::BTreeMap;

use base::{Day, Findings};
use benefit::{Bill, Decision, Engine, MeterValues, Outcome};
use fastrand::Rng;

use crate::made;
use crate::plain::{self, Answer};

/// Bills per pack. More by `MINGBAI_BILLS=100000`.
fn how_many() -> u64 {
    std::env::var("MINGBAI_BILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

/// The decision in the words of the plain model.
fn as_answer(decision: &Decision) -> Answer {
    let wide = |fen: base::Fen| i128::from(fen.0);
    let parts = &decision.parts;
    let parts = [
        parts.total_fen,
        parts.out_of_scope_fen,
        parts.over_limit_fen,
        parts.prepaid_fen,
        parts.eligible_fen,
    ]
    .map(wide);
    let no_rule = matches!(decision.outcome, Outcome::NoRule { .. });
    let shares = |list: &[benefit::PayerShare]| -> BTreeMap<String, i128> {
        list.iter().map(|it| (it.payer.clone(), wide(it.amount_fen))).collect()
    };
    let layer = |it: &benefit::decision::LayerResult| {
        let values =
            [it.base_fen, it.deductible_fen, it.over_fen, it.self_fen, it.cut_fen, it.paid_fen].map(wide);
        (it.layer.clone(), values)
    };
    Answer {
        no_rule,
        parts,
        layers: decision.layers.iter().map(layer).collect(),
        amounts: decision.amounts.iter().map(|it| (it.id.clone(), wide(it.amount_fen))).collect(),
        payers: shares(&decision.payers),
        accounts: shares(&decision.accounts),
        meters: decision.meters.iter().map(|it| (it.meter.clone(), i128::from(it.change))).collect(),
    }
}

fn compare(name: &str, engine: &Engine, bill: &Bill, meters: &MeterValues) -> Result<(), String> {
    let plain = plain::decide(engine.pack(), bill, meters);
    let decision = match engine.decide(bill, meters, true) {
        Ok(decision) => decision,
        // A line without a share is a finding of the engine; the model calls it a missing rule.
        Err(findings) if plain.no_rule && is_about_shares(&findings) => return Ok(()),
        Err(findings) if findings.0.iter().all(|it| it.code == "BEN-0004") && is_absurd(&plain) => {
            return Ok(());
        }
        Err(findings) => return Err(format!("{name}: {bill:?}: {findings:?}")),
    };
    let engine_says = as_answer(&decision);
    if plain.no_rule && engine_says.no_rule {
        return Ok(());
    }
    if plain != engine_says {
        return Err(format!("{name}\n{bill:#?}\n{meters:?}\nplain  {plain:?}\nengine {engine_says:?}"));
    }
    // Without trace, layers of the usual shape go another way.
    match engine.decide(bill, meters, false) {
        Ok(quick) if as_answer(&quick) == plain => {}
        quick => return Err(format!("{name}\n{bill:#?}\n{meters:?}\nplain {plain:?}\nquick {quick:?}")),
    }
    decision.check_identities().map_err(|it| format!("{name}: {it}: {bill:?}"))
}

/// Whether something in the answer is more than anybody was ever paid (1 万亿元).
fn is_absurd(answer: &Answer) -> bool {
    answer.amounts.values().chain(answer.layers.values().flatten()).any(|it| it.abs() > 100_000_000_000_000)
}

fn is_about_shares(findings: &Findings) -> bool {
    findings.0.iter().all(|it| it.code == "BEN-0003")
}

#[test]
fn engine_and_plain_model_agree_on_every_pack() {
    let mut decided = 0;
    for (name, engine) in made::engines() {
        let many = if name == "jiangjin" { 10 } else { 1 };
        for seed in 0..how_many() * many {
            let mut rng = Rng::with_seed(seed);
            let bill = made::bill(&mut rng, &engine);
            let meters = made::meters(&mut rng, engine.pack());
            if let Err(difference) = compare(&name, &engine, &bill, &meters) {
                panic!("seed {seed}: {difference}");
            }
            decided += 1;
        }
    }
    assert!(decided > 10_000, "only {decided} bills: where are the packs?");
}

/// The worked cases, which were calculated by hand, hold for the plain model too.
#[test]
fn the_plain_model_decides_the_first_visit_of_each_worked_case_as_the_engine_does() {
    let mut compared = 0;
    for (name, engine) in made::engines() {
        for case in &engine.pack().cases {
            let Some(visit) = case.visits.first() else { continue };
            let bill = benefit::cases::bill(visit);
            let on_catalogue = |day: Day, code: &str| engine.catalogue().find(code, day).is_some();
            let day = visit.on.unwrap_or(Day::MIN);
            if !bill.lines.iter().all(|it| on_catalogue(it.on.unwrap_or(day), &it.code)) {
                continue;
            }
            let mut meters = MeterValues {
                used: vec![0; engine.pack().meters.len()],
                last: vec![0; engine.pack().meters.len()],
            };
            for (id, value) in &visit.meters {
                if let Some(meter) = engine.pack().meter(id) {
                    meters.used[meter] = *value;
                }
            }
            compare(&name, &engine, &bill, &meters).unwrap_or_else(|it| panic!("{}: {it}", case.id));
            compared += 1;
        }
    }
    assert!(compared > 100, "only {compared} cases");
}
