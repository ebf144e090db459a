//! Reversals and orders of money: messages that are answered once.

use app::model::{MoneyOrder, MoneyView, ReverseRequest};

use super::{Differs, World, agree, same_differences};
use crate::model::Refused;

impl World {
    pub(super) fn reverse(&mut self, request: &ReverseRequest, cut: Option<u32>) -> Result<(), Differs> {
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

    pub(super) fn order(&mut self, order: &MoneyOrder, cut: Option<u32>) -> Result<(), Differs> {
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
            self.machine
                .cut(looks, |app| async move { app.order_money(asked).await })
                .map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let asked = order.clone();
        let answer: Result<MoneyView, _> =
            self.machine.run(|app| async move { app.order_money(asked).await });
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
}
