//! Orders of money, accounts of the family, bills from outside.

use app::model::{MoneyKind, MoneyOrder, ReimbursementRequest};
use base::{Day, Fen};
use store::FamilyShare;

use super::Chooser;
use crate::action::Action;
use crate::model::Model;
use crate::words::one_of;

impl Chooser {
    pub(super) fn order(&mut self, model: &Model) -> Action {
        use MoneyKind::{ClaimPaid, ClaimReceived, Collect, Credit, Offset, PayBack, PayInstitution, Prepay};
        let kinds = [Prepay, Offset, PayInstitution, Collect, PayBack, Credit, Credit, Collect];
        let kind = kinds[self.random.usize(..kinds.len())];
        let balances = model.balances();
        let mut subject_id = if matches!(kind, Collect | PayBack | Credit) {
            self.person(model)
        } else {
            self.institution(model)
        };
        if let Some(share) = model.shares.last().filter(|_| kind == Credit && self.random.bool()) {
            subject_id = share.owner.clone();
        }
        // Those who owe are found mostly, not by chance.
        let owes = |it: &(&String, &i64)| it.0.ends_with(":due") && (*it.1 > 0) == (kind == Collect);
        let due: Vec<_> = balances.iter().filter(owes).filter_map(|it| it.0.split(':').nth(1)).collect();
        if matches!(kind, Collect | PayBack) && !due.is_empty() && self.chance(90) {
            subject_id = due[self.random.usize(..due.len())].to_owned();
        }
        let held = |path: String| balances.get(&path).copied().unwrap_or(0);
        let most = match kind {
            Prepay => 5_000_000,
            Credit => 200_000,
            Offset => held(format!("institution:{subject_id}:prepayment"))
                .min(-held(format!("institution:{subject_id}:receivable"))),
            PayInstitution => -held(format!("institution:{subject_id}:receivable")),
            Collect => held(format!("person:{subject_id}:due")),
            PayBack => -held(format!("person:{subject_id}:due")),
            // One place only: there are no claims between places here.
            ClaimReceived | ClaimPaid => 0,
        };
        let amount_fen = match self.random.u8(..10) {
            0 => Fen(most.max(0) + 1),
            1..4 => Fen(most.max(1)),
            _ => Fen(self.random.i64(1..=most.max(1))),
        };
        let account =
            if kind == Credit { one_of(&self.words.accounts, &mut self.random) } else { String::new() };
        let message_id = self.message("O");
        Action::Order(MoneyOrder {
            kind,
            subject_id,
            account,
            amount_fen,
            message_id,
            operator: "出纳".to_owned(),
            note: String::new(),
        })
    }

    pub(super) fn share(&mut self, model: &Model) -> Option<Action> {
        let kind = one_of(&self.words.accounts, &mut self.random);
        if kind.is_empty() {
            return None;
        }
        let (mut owner_id, mut member_id) = (self.person(model), self.person(model));
        let mut kind = kind;
        let known = self.random.usize(..model.shares.len().max(1));
        if let Some(known) = model.shares.get(known).filter(|_| self.random.u8(..100) < 35) {
            // Opened a second time, for other days.
            (owner_id, member_id, kind) = (known.owner.clone(), known.member.clone(), known.kind.clone());
        }
        let valid_from = self.past(model.today, 100);
        let valid_until =
            if self.chance(50) { Day::MAX } else { valid_from.plus_days(self.random.i32(0..=200)) };
        let known_from = String::new();
        Some(Action::Share(FamilyShare {
            owner_id,
            member_id,
            kind,
            valid_from,
            valid_until,
            known_from,
            known_until: None,
        }))
    }

    pub(super) fn claim(&mut self, model: &Model) -> Action {
        let ids: Vec<&String> =
            model.claims.iter().filter(|it| it.1.state != "signed").map(|it| it.0).collect();
        if ids.is_empty() || self.chance(35) || self.words.levels.is_empty() {
            let kinds = if self.chance(60) { &self.words.stays } else { &self.words.kinds };
            let kind = one_of(&kinds.clone(), &mut self.random);
            let day = self.past(model.today, 30);
            let person = self.person(model);
            let mut visit = self.new_visit(person, kind, day);
            visit.lines.push(self.words.line(true, day, day, &mut self.random));
            return Action::Gather(ReimbursementRequest {
                message_id: self.message("C"),
                operator: String::new(),
                institution_name: "外地医院".to_owned(),
                level: one_of(&self.words.levels, &mut self.random),
                papers: vec!["发票".to_owned()],
                visit,
            });
        }
        let id = ids[self.random.usize(..ids.len())].clone();
        let state = model.claims.get(&id).map_or("", |it| it.state);
        let turn = if self.chance(10) {
            self.random.usize(..3)
        } else {
            ["gathered", "computed", "paid"].iter().position(|it| *it == state).unwrap_or(0)
        };
        [Action::Compute(id.clone()), Action::Pay(id.clone()), Action::Sign(id)][turn].clone()
    }
}
