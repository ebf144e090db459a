//! One bill to one decision, in words: what the commands and the settlement use.

use base::{Day, Fen, Finding, Findings};
use policy::model::{PayerKind, Slot};

use crate::bill::Bill;
use crate::decision::{Decision, LayerResult, MeterChange, NamedAmount, Outcome, Parts, PayerShare};
use crate::engine::Engine;
use crate::prepare::{MeterValues, Prepared};
use crate::program::{Op, Program};
use crate::run::{NoTrace, RawStep, Workspace};
use crate::words;

/// A meter that a decision on a day needs, and the period it is needed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeterKey {
    /// Index of the meter in the pack.
    pub meter: usize,
    /// Its identifier.
    pub id: String,
    /// Whether it belongs to the household.
    pub household: bool,
    /// Period, as in [`MeterChange::period`].
    pub period: String,
    /// Whether this is the period before.
    pub last: bool,
}

impl Engine {
    /// Meters, with their periods, that deciding a bill of `on` may look at.
    #[must_use]
    pub fn meter_keys(&self, on: Day) -> Vec<MeterKey> {
        let key = |meter: usize, day: Day, last: bool| {
            let declared = &self.pack().meters[meter];
            let period = self.period_key(meter, day);
            MeterKey { meter, id: declared.id.clone(), household: declared.household, period, last }
        };
        let meters = 0..self.pack().meters.len();
        let now = meters.clone().map(|it| key(it, on, false));
        let before = meters
            .filter(|it| self.looks_back()[*it])
            .filter_map(|it| Some(key(it, self.previous_period_day(it, on)?, true)));
        now.chain(before).collect()
    }

    /// Decides a bill.
    ///
    /// # Errors
    /// Everything that is wrong with the bill. That no rule applies is an [`Outcome`], not an error.
    pub fn decide(&self, bill: &Bill, meters: &MeterValues, trace: bool) -> Result<Decision, Findings> {
        let mut ws = self.workspace();
        self.decide_with(bill, meters, trace, &mut ws)
    }

    /// [`Engine::decide`] with a workspace that is used again.
    ///
    /// # Errors
    /// As [`Engine::decide`].
    pub fn decide_with(
        &self,
        bill: &Bill,
        meters: &MeterValues,
        trace: bool,
        ws: &mut Workspace,
    ) -> Result<Decision, Findings> {
        let prepared = self.prepare(bill, meters, ws)?;
        let mut raw: Vec<RawStep> = Vec::new();
        if prepared.program.problems.is_empty() {
            if trace {
                self.run(&prepared.program, ws, &mut raw);
            } else {
                self.run(&prepared.program, ws, &mut NoTrace);
            }
            if ws.out_of_range.load(std::sync::atomic::Ordering::Relaxed) {
                let message = "计算中有金额超出 10 万亿元";
                let remedy = "请核对单据金额，以及规则里的倍数";
                return Err(Findings(vec![Finding::error("BEN-0004", message, remedy)]));
            }
        }
        let mut decision = self.decision(&prepared, meters, ws);
        if trace {
            decision.trace = words::line_steps(self.pack(), &bill.lines, &prepared.splits);
            decision.trace.extend(words::steps(self.pack(), &prepared.program, &raw));
        }
        Ok(decision)
    }

    fn decision(&self, prepared: &Prepared<'_>, meters: &MeterValues, ws: &Workspace) -> Decision {
        let pack = self.pack();
        let program: &Program = &prepared.program;
        let mut decision = Decision {
            outcome: Outcome::Decided,
            parts: parts(ws),
            layers: Vec::new(),
            payers: Vec::new(),
            accounts: Vec::new(),
            person_fen: Fen(ws.pots[0]),
            cash_fen: Fen(ws.pots[0]),
            pots: self.pots(ws),
            amounts: Vec::new(),
            benefits: Vec::new(),
            meters: Vec::new(),
            trace: Vec::new(),
        };
        if !program.problems.is_empty() {
            decision.outcome = Outcome::NoRule { reasons: program.problems.clone() };
            return decision;
        }
        if !program.applies {
            decision.outcome = Outcome::NotApplicable;
        }
        for op in &program.ops {
            match op {
                Op::Layer(op) => {
                    let at = |slot: Slot| Fen(ws.pots[op.out + slot as usize]);
                    let paid = at(Slot::Paid);
                    decision.layers.push(LayerResult {
                        layer: pack.layer_ids[op.layer].clone(),
                        name: pack.layers[op.index].name.clone(),
                        payer: pack.payers[op.payer].id.clone(),
                        base_fen: at(Slot::Base),
                        deductible_fen: at(Slot::Deductible),
                        over_fen: at(Slot::Over),
                        self_fen: at(Slot::SelfPaid),
                        cut_fen: at(Slot::Cut),
                        paid_fen: paid,
                    });
                    match op.kind {
                        PayerKind::Person => {}
                        PayerKind::Account => {
                            add(&mut decision.accounts, self.share(op.payer, paid));
                            decision.cash_fen = decision.cash_fen - paid;
                        }
                        PayerKind::Fund
                        | PayerKind::Insurer
                        | PayerKind::Hospital
                        | PayerKind::Government => {
                            add(&mut decision.payers, self.share(op.payer, paid));
                            decision.person_fen = decision.person_fen - paid;
                            decision.cash_fen = decision.cash_fen - paid;
                        }
                    }
                }
                Op::Amount(op) => {
                    let amount = &pack.amounts[op.index];
                    let amount_fen = Fen(ws.pots[op.out]);
                    decision.amounts.push(NamedAmount {
                        id: amount.id.clone(),
                        name: amount.name.clone(),
                        amount_fen,
                    });
                    if let Some(payer) = op.pays {
                        add(&mut decision.benefits, self.share(payer, amount_fen));
                    }
                }
            }
        }
        for (meter, declared) in pack.meters.iter().enumerate() {
            let before = meters.used.get(meter).copied().unwrap_or(0);
            let change = ws.used[meter] - before;
            if change != 0 {
                let period = self.period_key(meter, prepared.on);
                let household = declared.household;
                decision.meters.push(MeterChange {
                    meter: declared.id.clone(),
                    period,
                    household,
                    before,
                    change,
                });
            }
        }
        decision
    }

    fn pots(&self, ws: &Workspace) -> Vec<NamedAmount> {
        let named = |(index, pot): (usize, &policy::model::Pot)| {
            let amount_fen = Fen(ws.pots[5 + index]);
            NamedAmount { id: pot.id.clone(), name: pot.name.clone(), amount_fen }
        };
        let pots = self.pack().pots.iter().enumerate().map(named);
        pots.filter(|it| it.amount_fen != Fen::ZERO).collect()
    }

    fn share(&self, payer: usize, amount_fen: Fen) -> PayerShare {
        let payer = &self.pack().payers[payer];
        let kind = payer.kind.word().to_owned();
        PayerShare {
            payer: payer.id.clone(),
            name: payer.name.clone(),
            code: payer.code.clone(),
            kind,
            amount_fen,
        }
    }
}

/// The parts of the bill in a workspace.
fn parts(ws: &Workspace) -> Parts {
    Parts {
        total_fen: Fen(ws.pots[0]),
        out_of_scope_fen: Fen(ws.pots[1]),
        over_limit_fen: Fen(ws.pots[2]),
        prepaid_fen: Fen(ws.pots[3]),
        eligible_fen: Fen(ws.pots[4]),
    }
}

fn add(shares: &mut Vec<PayerShare>, share: PayerShare) {
    if share.amount_fen == Fen::ZERO {
        return;
    }
    match shares.iter_mut().find(|it| it.payer == share.payer) {
        Some(known) => known.amount_fen += share.amount_fen,
        None => shares.push(share),
    }
}

impl Decision {
    /// Checks the identities that always hold. The message says which one is broken.
    ///
    /// # Errors
    /// A broken identity: a defect of the engine, never of the data. Nothing may then be booked.
    pub fn check_identities(&self) -> Result<(), String> {
        let sum = |shares: &[PayerShare]| shares.iter().map(|it| it.amount_fen).sum::<Fen>();
        let total = self.parts.total_fen;
        let parts = self.parts.out_of_scope_fen
            + self.parts.over_limit_fen
            + self.parts.prepaid_fen
            + self.parts.eligible_fen;
        if parts != total {
            return Err(format!("四部分之和 {parts} 与总费用 {total} 不符"));
        }
        if sum(&self.payers) + self.person_fen != total {
            return Err(format!(
                "各方 {} 与个人 {} 之和不等于总费用 {total}",
                sum(&self.payers),
                self.person_fen
            ));
        }
        if sum(&self.accounts) + self.cash_fen != self.person_fen {
            return Err(format!(
                "账户 {} 与现金 {} 之和不等于个人 {}",
                sum(&self.accounts),
                self.cash_fen,
                self.person_fen
            ));
        }
        Ok(())
    }
}
