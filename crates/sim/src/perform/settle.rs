//! Settling: one, or several at once.

use app::model::{SettleRequest, SettlementView};
use app::{App, AppError};
use benefit::Decision;
use futures_util::future::join_all;

use super::{Differs, World, agree, same_decision, visit_of};
use crate::model::{Refused, Settled, Visit};

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

impl World {
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

    pub(super) fn settle(&mut self, request: &SettleRequest, cut: Option<u32>) -> Result<(), Differs> {
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
    fn take(
        &mut self,
        request: &SettleRequest,
        expected: Expected,
        answer: &Result<SettlementView, AppError>,
    ) -> Result<(), Differs> {
        let what = if request.visit.is_some() { "settle at once" } else { "settle stay" };
        self.count(what, answer.is_ok());
        match (expected, answer) {
            (Expected::Again(id), Ok(view)) if id == view.id => {
                let first = self.model.live(&id).map(|it| if it.paid { it.first.cash_fen.0 } else { 0 });
                match first.filter(|it| *it != view.cash_due_fen.0) {
                    Some(due) => {
                        Err(format!("a retry is told {} are due instead of {due}", view.cash_due_fen))
                    }
                    None => Ok(()),
                }
            }
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

    pub(super) fn burst(&mut self, requests: &[SettleRequest], cut: Option<u32>) -> Result<(), Differs> {
        if let Some(looks) = cut {
            let asked = requests.to_vec();
            let all =
                |app: App| async move { drop(join_all(asked.into_iter().map(|it| app.settle(it))).await) };
            self.machine.cut(looks, all).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = requests.to_vec();
        let answers =
            self.machine.run(|app| async move { join_all(asked.into_iter().map(|it| app.settle(it))).await });
        for (request, answer) in requests.iter().zip(&answers) {
            let expected = self.expect(request);
            self.take(request, expected, answer)?;
        }
        Ok(())
    }
}
