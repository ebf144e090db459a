//! Reimbursement by hand.

use app::model::ReimbursementRequest;
use app::{App, AppError};

use super::{Differs, World, agree, same_decision, visit_of};
use crate::model::{Claim, Refused};

impl World {
    pub(super) fn gather(&mut self, request: &ReimbursementRequest) -> Result<(), Differs> {
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

    pub(super) fn compute(&mut self, id: &str, cut: Option<u32>) -> Result<(), Differs> {
        let claim = self.model.claim(id, "gathered").cloned();
        let expected = claim.and_then(|it| {
            let id = String::new();
            self.model.settle_new(it.visit, &id, None)
        });
        let owned = id.to_owned();
        if let Some(looks) = cut {
            let id = owned.clone();
            self.machine
                .cut(looks, |app| async move { app.compute_reimbursement(&id, "").await })
                .map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let settle = |app: App, id: String| async move {
            let known = app.find_reimbursement(&id, None, false).await?.row;
            let (settlement_id, amount_fen) = if cut.is_some() && known.state == "computed" {
                (known.settlement_id, known.amount_fen)
            } else {
                let view = app.compute_reimbursement(&id, "").await?;
                (view.settlement_id, view.amount_fen)
            };
            let settled = app.find_settlement(settlement_id.as_deref().unwrap_or("")).await?;
            Ok::<_, AppError>((amount_fen, settled))
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
        if let (Ok((visit, decision, settled)), Ok((paid_fen, booked))) = (expected, answer) {
            same_decision("claim", &decision, &booked)?;
            let amount = (decision.parts.total_fen - decision.cash_fen).0;
            if paid_fen.0 != amount {
                return Err(format!("claim {id} pays {} instead of {amount}", paid_fen.0));
            }
            self.model.book(&booked.visit_id, visit, settled, &booked.id);
            if let Some(claim) = self.model.claims.get_mut(id) {
                (claim.state, claim.settlement, claim.amount_fen) = ("computed", Some(booked.id), amount);
            }
        }
        Ok(())
    }
}
