//! Doing an action in the application and in the model, and comparing the answers.

mod claims;
mod orders;
mod people;
mod settle;

use std::collections::BTreeMap;

use app::model::{NewVisit, SettlementView};
use app::{App, AppError};
use base::Day;
use benefit::Decision;
use policy::PackSource;

use crate::action::Action;
use crate::machine::Machine;
use crate::model::{Charge, Difference, Model, Refused, Visit};

/// What differs, in words.
pub type Differs = String;

/// What was answered to a message: its content, and the answer.
type Answers = BTreeMap<(String, String), (String, String)>;

/// Both worlds.
pub struct World {
    /// The application.
    pub machine: Machine,
    /// What should be true.
    pub model: Model,
    /// The pack in force.
    pub source: PackSource,
    /// Answers given so far.
    answers: Answers,
    /// Chance for what the model does not decide.
    pub random: fastrand::Rng,
    /// How often each kind of thing happened: done, refused.
    pub counts: BTreeMap<&'static str, (usize, usize)>,
}

impl World {
    /// A world that begins.
    #[must_use]
    pub fn new(machine: Machine, model: Model, source: PackSource, random: fastrand::Rng) -> World {
        World { machine, model, source, answers: Answers::new(), random, counts: BTreeMap::new() }
    }

    /// Does an action. `cut` says after how many looks the process dies in the middle of it; it is
    /// then done again as a caller would who got no answer.
    ///
    /// # Errors
    /// Where application and model differ.
    pub fn perform(&mut self, action: &Action, cut: Option<u32>) -> Result<(), Differs> {
        match action {
            Action::Open(institution, new) => self.open(institution, new, cut),
            Action::Lines(institution, request) => {
                let mut after = self.model.clone();
                let mut expected = after.add_lines(&request.visit_id, institution, &request.lines);
                for it in &request.refunds {
                    let number = usize::try_from(it.line_no).unwrap_or(0);
                    let refund =
                        after.refund(&request.visit_id, institution, number, it.amount_fen.0, it.quantity_e4);
                    expected = expected.and(refund);
                }
                let (institution, request) = (institution.clone(), request.clone());
                self.once("lines", expected, after, cut, move |app| {
                    let (institution, request) = (institution.clone(), request.clone());
                    async move { app.add_lines(&institution, "", request).await.map(drop) }
                })
            }
            Action::Discharge(institution, request) => {
                let mut after = self.model.clone();
                let expected = after.discharge(&request.visit_id, institution, request.discharged_on);
                let (institution, request) = (institution.clone(), request.clone());
                self.once("discharge", expected, after, cut, move |app| {
                    let (institution, request) = (institution.clone(), request.clone());
                    async move { app.discharge(&institution, "", request).await.map(drop) }
                })
            }
            Action::Cancel(institution, id) => {
                let mut after = self.model.clone();
                let expected = after.cancel(id, institution);
                let (institution, id) = (institution.clone(), id.clone());
                self.once("cancel", expected, after, cut, move |app| {
                    let (institution, id) = (institution.clone(), id.clone());
                    async move { app.cancel_visit(&institution, "", &id).await.map(drop) }
                })
            }
            Action::Settle(request) => self.settle(request, cut),
            Action::Burst(requests) => self.burst(requests, cut),
            Action::Reverse(request) => self.reverse(request, cut),
            Action::Order(order) => self.order(order, cut),
            Action::Fact(fact) => self.fact(fact, cut),
            Action::Share(share) => self.share(share),
            Action::Gather(request) => self.gather(request),
            Action::Compute(id) => self.compute(id, cut),
            Action::Pay(id) => {
                let mut after = self.model.clone();
                let expected = after.pay_claim(id);
                let id = id.clone();
                self.once("pay claim", expected, after, cut, move |app| {
                    let id = id.clone();
                    async move { app.pay_reimbursement(&id, "").await.map(drop) }
                })
            }
            Action::Sign(id) => {
                let mut after = self.model.clone();
                let expected = after.claim(id, "paid").map(drop);
                after.set_claim(id, if expected.is_ok() { "signed" } else { "gathered" });
                let id = id.clone();
                self.once("sign claim", expected, after, cut, move |app| {
                    let id = id.clone();
                    async move { app.sign_reimbursement(&id, "").await.map(drop) }
                })
            }
            Action::Rule(since) => self.rule(*since, cut),
            Action::Restart => {
                self.machine.restart().map_err(|it| it.text())?;
                self.count("restart", true);
                Ok(())
            }
            Action::Days(days) => {
                self.pass(*days);
                Ok(())
            }
        }
    }

    /// Days pass.
    pub fn pass(&mut self, days: i32) {
        self.model.today = self.model.today.plus_days(days);
        self.machine.set_day(self.model.today);
    }

    fn count(&mut self, what: &'static str, done: bool) {
        let count = self.counts.entry(what).or_default();
        if done { count.0 += 1 } else { count.1 += 1 }
    }

    /// Something that no message number protects: after a cut, the chain says whether it was done.
    fn once<F, A>(
        &mut self,
        what: &'static str,
        expected: Result<(), Refused>,
        after: Model,
        cut: Option<u32>,
        operation: F,
    ) -> Result<(), Differs>
    where
        F: Fn(App) -> A,
        A: Future<Output = Result<(), AppError>>,
    {
        let mut is_done = false;
        if let Some(looks) = cut {
            let before = self.machine.links().map_err(|it| it.text())?;
            self.machine.cut(looks, &operation).map_err(|it| it.text())?;
            is_done = self.machine.links().map_err(|it| it.text())? > before;
            self.count("cut", is_done);
        }
        let answer = if is_done { Ok(()) } else { self.machine.run(operation) };
        self.count(what, answer.is_ok());
        agree(what, &expected, &answer)?;
        if expected.is_ok() {
            self.model = after;
        }
        Ok(())
    }

    fn open(&mut self, institution: &str, new: &NewVisit, cut: Option<u32>) -> Result<(), Differs> {
        let mut after = self.model.clone();
        let id = new.id.clone().unwrap_or_default();
        let expected = after.open(&id, visit_of(institution, new));
        let (institution, new) = (institution.to_owned(), new.clone());
        self.once("open", expected, after, cut, move |app| {
            let (institution, new) = (institution.clone(), new.clone());
            async move { app.open_visit(&institution, "", new).await.map(drop) }
        })
    }
}

/// A visit as the model keeps it.
fn visit_of(institution: &str, new: &NewVisit) -> Visit {
    Visit {
        person: new.person_id.clone(),
        institution: institution.to_owned(),
        kind: new.kind.clone(),
        state: "open",
        admitted: new.admitted_on.unwrap_or(Day::MAX),
        discharged: new.discharged_on,
        facts: new.facts.clone(),
        numbers: new.numbers.clone(),
        amounts: new.amounts.clone(),
        lines: new.lines.iter().map(|it| Charge { line: it.clone(), refunds: None }).collect(),
        treat_first: new.treat_first,
    }
}

/// Both do it, or both refuse it for the same reason.
fn agree<A, B>(
    what: &str,
    expected: &Result<A, Refused>,
    answer: &Result<B, AppError>,
) -> Result<(), Differs> {
    match (expected, answer) {
        (Ok(_), Ok(_)) => Ok(()),
        (Err(refused), Err(error)) if error.findings.0.iter().any(|it| it.code == refused.0) => Ok(()),
        (Ok(_), Err(error)) => Err(format!("{what}: refused: {error}")),
        (Err(refused), Err(error)) => {
            Err(format!("{what}: expected {refused:?}, refused otherwise: {error}"))
        }
        (Err(refused), Ok(_)) => Err(format!("{what}: done, but expected {refused:?}")),
    }
}

fn same_decision(what: &str, expected: &Decision, view: &SettlementView) -> Result<(), Differs> {
    let mut decision = view.read_decision().map_err(|it| it.to_string())?;
    decision.trace.clear();
    if decision == *expected {
        Ok(())
    } else {
        Err(format!("{what}: decided\n{decision:?}\ninstead of\n{expected:?}"))
    }
}

fn same_differences(expected: &[Difference], told: &[app::model::AdjustmentView]) -> Result<(), Differs> {
    let told: BTreeMap<&str, i64> =
        told.iter().map(|it| (it.settlement_id.as_str(), it.difference_fen.0)).collect();
    let expected: BTreeMap<&str, i64> = expected.iter().map(|it| (it.0.as_str(), it.1)).collect();
    if told == expected { Ok(()) } else { Err(format!("differences {told:?} instead of {expected:?}")) }
}
