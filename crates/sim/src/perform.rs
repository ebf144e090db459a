//! Doing an action in the application and in the model, and comparing the answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::model::{MoneyView, NewVisit, PersonFact, ReimbursementRequest, ReverseRequest, SettleRequest, SettlementView};
use app::{App, AppError};
use base::Day;
use benefit::Decision;
use futures_util::future::join_all;
use policy::PackSource;
use store::FamilyShare;

use crate::action::Action;
use crate::machine::Machine;
use crate::model::{Charge, Claim, Difference, Model, Refused, Said, Settled, Share, Visit};

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
                    let refund = after.refund(&request.visit_id, institution, number, it.amount_fen.0, it.quantity_e4);
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

    /// What the model says to a request: an answer given before, a refusal, or a settlement.
    fn expect(&self, request: &SettleRequest) -> Expected {
        let key = (request.institution_id.clone(), request.message_id.clone());
        if let Some((content, answer)) = self.answers.get(&key) {
            return if *content == content_of(request) {
                Expected::Again(answer.clone())
            } else {
                Expected::Refused(Refused("APP-0011", "other content".to_owned()))
            };
        }
        let settled = match (&request.visit, &request.visit_id) {
            (Some(new), _) => {
                let id = new.id.clone().unwrap_or_default();
                self.model.settle_new(visit_of(&request.institution_id, new), &id, request.settled_on)
            }
            (None, Some(id)) => self.model.settle_known(id, &request.institution_id, request.settled_on),
            (None, None) => Err(Refused("APP-0001", "nothing".to_owned())),
        };
        match settled {
            Ok(settled) => Expected::Settled(Box::new(settled)),
            Err(refused) => Expected::Refused(refused),
        }
    }

    fn settle(&mut self, request: &SettleRequest, cut: Option<u32>) -> Result<(), Differs> {
        let expected = self.expect(request);
        if !matches!(expected, Expected::Again(_)) && self.random.u8(..100) < 40 {
            let asked = request.clone();
            let preview = self.machine.run(|app| async move { app.preview(asked).await });
            match (&expected, &preview) {
                (Expected::Settled(it), Ok(view)) => same_decision("preview", &it.1, view)?,
                (Expected::Refused(refused), _) if refused.0 == "APP-0011" => {}
                (Expected::Refused(refused), it) => agree::<(), _>("preview", &Err(refused.clone()), it)?,
                (_, Err(error)) => return Err(format!("preview refused: {error}")),
                (Expected::Again(_), Ok(_)) => {}
            }
        }
        if let Some(looks) = cut {
            let asked = request.clone();
            self.machine.cut(looks, |app| async move { app.settle(asked).await }).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = request.clone();
        let answer = self.machine.run(|app| async move { app.settle(asked).await });
        self.take(request, expected, &answer)
    }

    /// Takes the answer to a settlement into the model.
    fn take(&mut self, request: &SettleRequest, expected: Expected, answer: &Result<SettlementView, AppError>) -> Result<(), Differs> {
        let what = if request.visit.is_some() { "settle at once" } else { "settle stay" };
        self.count(what, answer.is_ok());
        match (expected, answer) {
            (Expected::Again(id), Ok(view)) if id == view.id => Ok(()),
            (Expected::Refused(refused), it) => agree::<(), _>(what, &Err(refused), it),
            (Expected::Settled(it), Ok(view)) => {
                let (visit, decision, settled) = *it;
                same_decision(what, &decision, view)?;
                let due = if visit.treat_first { 0 } else { decision.cash_fen.0 };
                if view.cash_due_fen.0 != due {
                    return Err(format!("cash due {} instead of {due}", view.cash_due_fen));
                }
                self.model.book(&view.visit_id, visit, settled, &view.id);
                let key = (request.institution_id.clone(), request.message_id.clone());
                self.answers.insert(key, (content_of(request), view.id.clone()));
                Ok(())
            }
            (expected, answer) => Err(format!("{what}: expected {expected:?}, got {answer:?}")),
        }
    }

    fn burst(&mut self, requests: &[SettleRequest], cut: Option<u32>) -> Result<(), Differs> {
        if let Some(looks) = cut {
            let asked = requests.to_vec();
            let all = |app: App| async move { drop(join_all(asked.into_iter().map(|it| app.settle(it))).await) };
            self.machine.cut(looks, all).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = requests.to_vec();
        let answers = self.machine.run(|app| async move { join_all(asked.into_iter().map(|it| app.settle(it))).await });
        for (request, answer) in requests.iter().zip(&answers) {
            let expected = self.expect(request);
            self.take(request, expected, answer)?;
        }
        Ok(())
    }

    fn reverse(&mut self, request: &ReverseRequest, cut: Option<u32>) -> Result<(), Differs> {
        let key = (request.institution_id.clone(), request.message_id.clone());
        let content = format!("{request:?}");
        let mut after = self.model.clone();
        let known = self.answers.get(&key).cloned();
        let expected = match &known {
            Some((said, _)) if *said == content => Ok(vec![]),
            Some(_) => Err(Refused("APP-0011", "other content".to_owned())),
            None => after.reverse(&request.settlement_id, &request.institution_id),
        };
        if let Some(looks) = cut {
            let asked = request.clone();
            self.machine.cut(looks, |app| async move { app.reverse(asked).await }).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = request.clone();
        let answer = self.machine.run(|app| async move { app.reverse(asked).await });
        self.count("reverse", answer.is_ok());
        agree("reverse", &expected, &answer)?;
        let (Ok(differences), Ok(view)) = (expected, answer) else { return Ok(()) };
        let told = format!("{view:?}");
        match known {
            Some((_, first)) if first == told => Ok(()),
            Some((_, first)) => Err(format!("the second answer to a reversal differs: {first} and {told}")),
            None => {
                same_differences(&differences, &view.adjusted)?;
                self.model = after;
                self.answers.insert(key, (content, told));
                Ok(())
            }
        }
    }

    fn order(&mut self, order: &app::model::MoneyOrder, cut: Option<u32>) -> Result<(), Differs> {
        let key = ("bureau".to_owned(), order.message_id.clone());
        let content = format!("{order:?}");
        let mut after = self.model.clone();
        let known = self.answers.get(&key).cloned();
        let expected = match &known {
            Some((said, _)) if *said == content => Ok(()),
            Some(_) => Err(Refused("APP-0011", "other content".to_owned())),
            None => after.order(order.kind, &order.subject_id, &order.account, order.amount_fen.0),
        };
        if let Some(looks) = cut {
            let asked = order.clone();
            self.machine.cut(looks, |app| async move { app.order_money(asked).await }).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = order.clone();
        let answer: Result<MoneyView, _> = self.machine.run(|app| async move { app.order_money(asked).await });
        self.count("order", answer.is_ok());
        agree("order", &expected, &answer)?;
        let Ok(view) = answer else { return Ok(()) };
        let told = format!("{view:?}");
        match known {
            Some((_, first)) if first == told => Ok(()),
            Some((_, first)) => Err(format!("the second answer to an order differs: {first} and {told}")),
            None => {
                let balances = after.balances();
                for (path, fen) in &view.balances {
                    let should = balances.get(path).copied().unwrap_or(0);
                    if should != *fen {
                        return Err(format!("{path} answered as {fen} instead of {should}"));
                    }
                }
                self.model = after;
                self.answers.insert(key, (content, told));
                Ok(())
            }
        }
    }

    fn fact(&mut self, fact: &PersonFact, cut: Option<u32>) -> Result<(), Differs> {
        let mut after = self.model.clone();
        let (what, expected) = match fact {
            PersonFact::Identity { person_id, identity, from, until, .. } => {
                let until = until.unwrap_or(Day::MAX);
                ("identity", after.say(person_id, *from, until, Said::Is(identity.clone(), true)))
            }
            PersonFact::IdentityEnds { person_id, identity, until, .. } => {
                let said = Said::Is(identity.clone(), false);
                ("identity ends", after.say(person_id, until.plus_days(1), Day::MAX, said))
            }
            PersonFact::Coverage { person_id, insurance, status, attributes, from, until, .. } => {
                let mut facts = attributes.clone();
                facts.insert("insurance".to_owned(), insurance.clone());
                facts.insert("status".to_owned(), status.clone());
                ("coverage", after.say(person_id, *from, until.unwrap_or(Day::MAX), Said::Covered(Some(facts))))
            }
            PersonFact::Death { person_id, on, .. } => ("death", after.say(person_id, *on, *on, Said::Dead)),
        };
        if let Some(looks) = cut {
            let before = self.machine.links().map_err(|it| it.text())?;
            let said = fact.clone();
            self.machine.cut(looks, |app| async move { app.record_fact(said, "").await }).map_err(|it| it.text())?;
            let is_done = self.machine.links().map_err(|it| it.text())? > before;
            self.count("cut", is_done);
            if is_done {
                agree(what, &expected, &Ok(()))?;
                self.model = after;
                return Ok(());
            }
        }
        let said = fact.clone();
        let answer = self.machine.run(|app| async move { app.record_fact(said, "").await });
        self.count(what, answer.is_ok());
        agree(what, &expected, &answer)?;
        if let (Ok(differences), Ok(view)) = (expected, answer) {
            same_differences(&differences, &view.adjusted)?;
            self.model = after;
        }
        Ok(())
    }

    fn share(&mut self, share: &FamilyShare) -> Result<(), Differs> {
        let mut after = self.model.clone();
        let expected = after.share(Share {
            owner: share.owner_id.clone(),
            member: share.member_id.clone(),
            kind: share.kind.clone(),
            from: share.valid_from,
            until: share.valid_until,
        });
        let known_from = self.machine.now();
        let share = FamilyShare { known_from, ..share.clone() };
        self.once("share", expected, after, None, move |app| {
            let share = share.clone();
            async move { app.share_account(share).await }
        })
    }

    fn gather(&mut self, request: &ReimbursementRequest) -> Result<(), Differs> {
        let id = format!("B-{}", request.message_id);
        let key = ("claims".to_owned(), id.clone());
        let content = format!("{request:?}");
        let known = self.answers.get(&key).map(|it| it.0.clone());
        let expected = match known {
            Some(said) if said != content => Err(Refused("APP-0011", "other content".to_owned())),
            _ => Ok(()),
        };
        let is_new = !self.answers.contains_key(&key);
        let asked = request.clone();
        let answer = self.machine.run(|app| async move { app.gather_reimbursement(asked).await });
        self.count("gather", answer.is_ok());
        agree("gather", &expected, &answer)?;
        if expected.is_ok() && is_new {
            let mut visit = visit_of("outside", &request.visit);
            visit.treat_first = false;
            visit.facts.insert("level".to_owned(), request.level.clone());
            let (person, level) = (visit.person.clone(), request.level.clone());
            let claim = Claim { person, level, visit, state: "gathered", settlement: None, amount_fen: 0 };
            self.model.claims.insert(id.clone(), claim);
            self.answers.insert(key, (content, id));
        }
        Ok(())
    }

    fn compute(&mut self, id: &str, cut: Option<u32>) -> Result<(), Differs> {
        let claim = self.model.claim(id, "gathered").cloned();
        let expected = claim.and_then(|it| {
            let id = String::new();
            self.model.settle_new(it.visit, &id, None)
        });
        let owned = id.to_owned();
        if let Some(looks) = cut {
            let id = owned.clone();
            self.machine.cut(looks, |app| async move { app.compute_reimbursement(&id, "").await }).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let settle = |app: App, id: String| async move {
            let state = app.list_reimbursements("computed").await?;
            let known = state.into_iter().find(|it| it.id == id);
            let view = match known {
                Some(view) if cut.is_some() => view,
                _ => app.compute_reimbursement(&id, "").await?,
            };
            let settled = app.find_settlement(view.settlement_id.as_deref().unwrap_or("")).await?;
            Ok::<_, AppError>((view, settled))
        };
        // Where the process died after the answer was written, asking once more is refused: it is computed.
        let answer = match (&expected, cut) {
            (Err(_), Some(_)) => self.machine.run(|app| async move {
                app.compute_reimbursement(&owned, "").await?;
                Err(AppError::state("computed", ""))
            }),
            _ => self.machine.run(|app| settle(app, owned)),
        };
        self.count("compute claim", answer.is_ok());
        agree("compute claim", &expected, &answer)?;
        if let (Ok((visit, decision, settled)), Ok((view, booked))) = (expected, answer) {
            same_decision("claim", &decision, &booked)?;
            let amount = (decision.parts.total_fen - decision.cash_fen).0;
            if view.amount_fen.0 != amount {
                return Err(format!("claim {id} pays {} instead of {amount}", view.amount_fen.0));
            }
            self.model.book(&booked.visit_id, visit, settled, &booked.id);
            if let Some(claim) = self.model.claims.get_mut(id) {
                (claim.state, claim.settlement, claim.amount_fen) = ("computed", Some(booked.id), amount);
            }
        }
        Ok(())
    }

    fn rule(&mut self, since: Day, cut: Option<u32>) -> Result<(), Differs> {
        let Some((source, region)) = crate::pack::with_another_rate(&self.source, &mut self.random) else { return Ok(()) };
        let region = Arc::new(region);
        self.source = source;
        self.model.set_region(&region);
        self.machine.set_region(&region);
        if let Some(looks) = cut {
            let all = |app: App| async move { app.recompute_since(since, "rule", |_| ()).await };
            self.machine.cut(looks, all).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let answer = self.machine.run(|app| async move { app.recompute_since(since, "rule", |_| ()).await });
        self.count("rule", answer.is_ok());
        let expected = self.model.work_out_since(since);
        agree("rule", &expected, &answer)?;
        match (expected, answer, cut) {
            (Ok(differences), Ok(adjusted), None) => same_differences(&differences, &adjusted),
            _ => Ok(()),
        }
    }
}

/// What the model says to a request.
#[derive(Debug)]
enum Expected {
    Again(String),
    Refused(Refused),
    Settled(Box<(Visit, Decision, Settled)>),
}

fn content_of(request: &SettleRequest) -> String {
    format!("{request:?}")
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
fn agree<A, B>(what: &str, expected: &Result<A, Refused>, answer: &Result<B, AppError>) -> Result<(), Differs> {
    match (expected, answer) {
        (Ok(_), Ok(_)) => Ok(()),
        (Err(refused), Err(error)) if error.findings.0.iter().any(|it| it.code == refused.0) => Ok(()),
        (Ok(_), Err(error)) => Err(format!("{what}: refused: {error}")),
        (Err(refused), Err(error)) => Err(format!("{what}: expected {refused:?}, refused otherwise: {error}")),
        (Err(refused), Ok(_)) => Err(format!("{what}: done, but expected {refused:?}")),
    }
}

fn same_decision(what: &str, expected: &Decision, view: &SettlementView) -> Result<(), Differs> {
    let mut decision = view.read_decision().map_err(|it| it.to_string())?;
    decision.trace.clear();
    if decision == *expected { Ok(()) } else { Err(format!("{what}: decided\n{decision:?}\ninstead of\n{expected:?}")) }
}

fn same_differences(expected: &[Difference], told: &[app::model::AdjustmentView]) -> Result<(), Differs> {
    let told: BTreeMap<&str, i64> = told.iter().map(|it| (it.settlement_id.as_str(), it.difference_fen.0)).collect();
    let expected: BTreeMap<&str, i64> = expected.iter().map(|it| (it.0.as_str(), it.1)).collect();
    if told == expected { Ok(()) } else { Err(format!("differences {told:?} instead of {expected:?}")) }
}
