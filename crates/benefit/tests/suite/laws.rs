//! What holds for every bill, whatever the pack; and what holds for packs without cliffs.

use base::Fen;
use benefit::run::{NoTrace, RawStep};
use benefit::{Bill, Book, CodedBill, CodedLine, Decision, Engine, MeterValues, Outcome, Refusal};
use fastrand::Rng;
use policy::model::{FactKind, PayerKind};
use proptest::prelude::*;

use crate::made;

fn after(engine: &Engine, before: &MeterValues, decision: &Decision, sign: i64) -> MeterValues {
    let mut meters = before.clone();
    for change in &decision.meters {
        let meter = engine.pack().meter(&change.meter).expect("a meter of the pack");
        meters.used[meter] += sign * change.change;
    }
    meters
}

/// Identities, and the same numbers with and without trace; a reversal restores what was before.
#[test]
fn identities_trace_and_reversal() {
    for (name, engine) in made::engines() {
        for seed in 0..200 {
            let mut rng = Rng::with_seed(seed ^ 0x5eed);
            let bill = made::bill(&mut rng, &engine);
            let meters = made::meters(&mut rng, engine.pack());
            let Ok(mut traced) = engine.decide(&bill, &meters, true) else { continue };
            let plain = engine.decide(&bill, &meters, false).expect("decided with trace");
            traced.check_identities().unwrap_or_else(|it| panic!("{name} {seed}: {it}"));
            let decided = matches!(traced.outcome, Outcome::Decided);
            assert!(!decided || !traced.trace.is_empty(), "{name} {seed}: no steps");
            traced.trace.clear();
            assert_eq!(traced, plain, "{name} {seed}");
            let then = after(&engine, &meters, &plain, 1);
            assert_eq!(after(&engine, &then, &plain, -1), meters, "{name} {seed}");
        }
    }
}

/// A bill in words as one in numbers; `None` when it is more than lines and closed facts.
fn coded<'b>(engine: &Engine, bill: &'b Bill) -> Option<(Vec<i64>, Vec<CodedLine<'b>>)> {
    let pack = engine.pack();
    if bill.lines.is_empty() || !bill.amounts.is_empty() {
        return None;
    }
    let mut facts = engine.blank_facts();
    for (id, word) in &bill.facts {
        let (fact, value) = engine.fact_value(id, word)?;
        facts[fact] = value;
    }
    if let (Some(identity), false) = (pack.fact("identity"), bill.identities.is_empty()) {
        let held =
            bill.identities.iter().filter_map(|it| Some(engine.fact_value("identity", it)?.1)).min()?;
        facts[identity] = held;
    }
    for (id, number) in &bill.numbers {
        facts[pack.fact(id)?] = *number;
    }
    let line = |it: &'b benefit::FeeLine| CodedLine {
        code: &it.code,
        on: it.on.or(bill.on).expect("a day"),
        amount_fen: it.amount_fen.0,
        quantity_e4: it.quantity_e4,
    };
    Some((facts, bill.lines.iter().map(line).collect()))
}

/// The quick way gives the amounts and meters of the way in words, also through the book.
#[test]
fn the_quick_way_is_the_same_way() {
    let mut compared = 0;
    for (name, engine) in made::engines() {
        let pack = engine.pack();
        let (mut ws, mut book) = (engine.workspace(), Book::new(&engine));
        let household = book.has_household_meters().then(|| book.add_household());
        for seed in 0..300 {
            let mut rng = Rng::with_seed(seed);
            let bill = made::bill(&mut rng, &engine);
            let Some((facts, lines)) = coded(&engine, &bill) else { continue };
            let meters = made::meters(&mut rng, pack);
            let on = bill.on.expect("a day");
            let person = book.add_person();
            book.load(&engine, person, household, on, &mut ws);
            ws.used.clone_from(&meters.used);
            ws.last.clone_from(&meters.last);
            for (id, fen) in &bill.balances {
                ws.balances[pack.payer(id).expect("a payer")] = fen.0;
            }
            let looks_back = engine.meter_keys(on).iter().any(|it| it.last);
            book.keep(person, household, &ws);
            book.load(&engine, person, household, on, &mut ws);
            assert_eq!(ws.used, meters.used, "{name} {seed}: the book forgets");
            if !looks_back {
                ws.last.clone_from(&meters.last);
            }
            let meters = MeterValues { used: ws.used.clone(), last: ws.last.clone() };
            let quick =
                engine.decide_coded(&CodedBill { on, facts: &facts, lines: &lines }, &mut ws, &mut NoTrace);
            let words = engine.decide(&bill, &meters, false);
            match (quick, words) {
                (Ok(brief), Ok(decision)) => {
                    assert_eq!(Fen(brief.cash), decision.cash_fen, "{name} {seed}");
                    assert_eq!(
                        Fen(brief.covered),
                        decision.payers.iter().map(|it| it.amount_fen).sum(),
                        "{name} {seed}"
                    );
                    assert_eq!(ws.used, after(&engine, &meters, &decision, 1).used, "{name} {seed}");
                    compared += 1;
                }
                (Err(Refusal::NoRule), Ok(decision)) => {
                    assert!(matches!(decision.outcome, Outcome::NoRule { .. }), "{name} {seed}");
                }
                (Err(Refusal::Share(_) | Refusal::Fact(_)), Err(_)) => {}
                (quick, words) => panic!("{name} {seed}: {quick:?} and {words:?}"),
            }
        }
    }
    assert!(compared > 300, "only {compared}");
}

#[test]
fn steps_and_lines_are_traced_in_numbers_too() {
    let engine = made::engine("jiangjin");
    let mut ws = engine.workspace();
    let mut steps: Vec<RawStep> = Vec::new();
    for seed in 0..50 {
        let bill = made::bill(&mut Rng::with_seed(seed), &engine);
        let Some((facts, lines)) = coded(&engine, &bill) else { continue };
        engine.clear(&mut ws);
        let bill = CodedBill { on: bill.on.expect("a day"), facts: &facts, lines: &lines };
        let _ = engine.decide_coded(&bill, &mut ws, &mut steps);
    }
    assert!(steps.len() > 50);
}

/// An impossible fact is refused, not taken for another situation.
#[test]
fn a_value_that_a_fact_cannot_have_is_refused() {
    let engine = made::engine("published/reference-stay");
    let mut ws = engine.workspace();
    let level = engine.pack().fact("level").expect("a fact");
    for value in [3, -1, i64::MAX, benefit::run::MISSING] {
        let mut facts = engine.blank_facts();
        facts[level] = value;
        let bill = CodedBill { on: base::Day::new(2024, 1, 1).expect("a day"), facts: &facts, lines: &[] };
        assert_eq!(engine.decide_coded(&bill, &mut ws, &mut NoTrace), Err(Refusal::Fact(level)), "{value}");
    }
    ws.used.fill(i64::MAX);
    let mut facts = engine.blank_facts();
    facts[level] = 1;
    let bill = CodedBill { on: base::Day::new(2024, 1, 1).expect("a day"), facts: &facts, lines: &[] };
    assert_eq!(engine.decide_coded(&bill, &mut ws, &mut NoTrace), Err(Refusal::OutOfRange));
}

/// Facts of a bill by chance, parts given by the test.
fn with_eligible(bill: &Bill, eligible: i64) -> Bill {
    let mut bill = bill.clone();
    bill.lines.clear();
    bill.amounts.clear();
    bill.amounts.insert("eligible".to_owned(), Fen(eligible));
    bill.amounts.insert("total".to_owned(), Fen(eligible));
    bill
}

fn paid(decision: &Decision, payer: &str) -> i64 {
    decision.payers.iter().filter(|it| it.payer == payer).map(|it| it.amount_fen.0).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A larger bill never lowers what any fund pays. (Packs with cliffs, where a small bill is treated
    /// better by law, are not among these.)
    #[test]
    fn more_cost_never_pays_less(seed: u64, small in 0_i64..40_000_000, more in 0_i64..10_000_000) {
        thread_local! {
            static PACKS: [Engine; 2] = ["jiangjin", "published/reference-stay"].map(made::engine);
        }
        PACKS.with(|packs| {
            for engine in packs {
                let mut rng = Rng::with_seed(seed);
                let bill = made::bill(&mut rng, engine);
                let meters = made::meters(&mut rng, engine.pack());
                let decide = |eligible: i64| engine.decide(&with_eligible(&bill, eligible), &meters, false);
                let (Ok(less), Ok(more)) = (decide(small), decide(small + more)) else { continue };
                for payer in engine.pack().payers.iter().filter(|it| it.kind == PayerKind::Fund) {
                    let (a, b) = (paid(&less, &payer.id), paid(&more, &payer.id));
                    assert!(a <= b, "{}: {} pays {a} of {small}, {b} of more: {bill:?}", engine.pack().id, payer.id);
                }
            }
        });
    }

    /// Within a yearly limit, and with deductibles of each visit, what the fund pays in all does not
    /// depend on which bill comes first.
    #[test]
    fn a_yearly_limit_does_not_care_for_order(a in 0_i64..30_000_000, b in 0_i64..30_000_000, level in 0_usize..3) {
        thread_local! {
            static ENGINE: Engine = made::engine("published/reference-stay");
        }
        ENGINE.with(|engine| {
            let pack = engine.pack();
            let FactKind::Closed { values, .. } = &pack.facts[pack.fact("level").expect("a fact")].kind else { return };
            let mut bill = Bill { on: base::Day::new(2024, 5, 1).ok(), ..Bill::default() };
            bill.facts.insert("level".to_owned(), values[level].clone());
            let year = |amounts: [i64; 2]| {
                let mut meters = MeterValues { used: vec![0; pack.meters.len()], last: vec![0; pack.meters.len()] };
                amounts.iter().fold([0, 0], |[pooled, major], eligible| {
                    let decision = engine.decide(&with_eligible(&bill, *eligible), &meters, false).expect("decided");
                    meters = after(engine, &meters, &decision, 1);
                    [pooled + paid(&decision, "pooled"), major + paid(&decision, "major")]
                })
            };
            // Each rounding of the own share may move the year's sum by one fen.
            let (one, other) = (year([a, b]), year([b, a]));
            assert_eq!(one[0], other[0]);
            assert!((one[1] - other[1]).abs() <= 1);
        });
    }

    /// Absurd numbers end as findings, not as a panic.
    #[test]
    fn absurd_amounts_are_findings(fen: i64, used: i64, number: i64) {
        thread_local! {
            static ENGINE: Engine = made::engine("jiangjin");
        }
        ENGINE.with(|engine| {
            let mut bill = made::bill(&mut Rng::with_seed(1), engine);
            bill.lines.truncate(1);
            for line in &mut bill.lines {
                line.amount_fen = Fen(fen);
                line.quantity_e4 = used;
            }
            bill.numbers.insert("admission".to_owned(), number);
            let count = engine.pack().meters.len();
            let meters = MeterValues { used: vec![used; count], last: vec![used; count] };
            let _ = engine.decide(&bill, &meters, true);
            let parts = Bill { lines: Vec::new(), ..bill };
            let _ = engine.decide(&with_eligible(&parts, fen), &meters, true);
        });
    }
}
