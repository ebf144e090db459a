//! Orders of money, and reimbursement by hand.

use app::model::MoneyKind;

use super::{Claim, Model, Refused};

impl Model {
    /// Moves money by order.
    ///
    /// # Errors
    /// When there is less than that.
    pub fn order(&mut self, kind: MoneyKind, subject: &str, account: &str, fen: i64) -> Result<(), Refused> {
        let receivable = format!("institution:{subject}:receivable");
        let prepayment = format!("institution:{subject}:prepayment");
        let (due, cash) = (format!("person:{subject}:due"), format!("person:{subject}:cash"));
        let bank = "clearing:bank".to_owned();
        let balances = self.balances();
        let balance = |path: &str| balances.get(path).copied().unwrap_or(0);
        let (debit, credit, enough) = match kind {
            MoneyKind::Prepay => (prepayment, bank, true),
            MoneyKind::Offset => {
                let enough = balance(&prepayment) >= fen && -balance(&receivable) >= fen;
                (receivable, prepayment, enough)
            }
            MoneyKind::PayInstitution => {
                let enough = -balance(&receivable) >= fen;
                (receivable, bank, enough)
            }
            MoneyKind::Collect => {
                let enough = balance(&due) >= fen;
                (cash, due, enough)
            }
            MoneyKind::PayBack => {
                let enough = -balance(&due) >= fen;
                (due, bank, enough)
            }
            // One place only: there are no claims between places here.
            MoneyKind::ClaimReceived | MoneyKind::ClaimPaid => (bank.clone(), bank, false),
            MoneyKind::Credit => {
                ("clearing:contributions".to_owned(), format!("person-account:{subject}:{account}"), true)
            }
        };
        if !enough {
            return Err(Refused("APP-0003", "not enough".to_owned()));
        }
        self.moved(&debit, &credit, fen);
        Ok(())
    }

    fn moved(&mut self, debit: &str, credit: &str, fen: i64) {
        *self.ordered.entry(debit.to_owned()).or_default() += fen;
        *self.ordered.entry(credit.to_owned()).or_default() -= fen;
    }

    /// A claim in one of these states.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn claim(&self, id: &str, state: &str) -> Result<&Claim, Refused> {
        let claim = self.claims.get(id).ok_or_else(|| Refused("APP-0002", id.to_owned()))?;
        if claim.state == state { Ok(claim) } else { Err(Refused("APP-0003", claim.state.to_owned())) }
    }

    /// Pays a claim.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn pay_claim(&mut self, id: &str) -> Result<(), Refused> {
        let claim = self.claim(id, "computed")?.clone();
        if claim.settlement.as_ref().is_some_and(|it| self.reversed.contains(it)) {
            return Err(Refused("APP-0003", "reversed".to_owned()));
        }
        self.moved(&format!("benefit:bill:{}", claim.person), "clearing:bank", claim.amount_fen);
        self.set_claim(id, "paid");
        Ok(())
    }

    /// Puts a claim into another state.
    pub fn set_claim(&mut self, id: &str, state: &'static str) {
        if let Some(claim) = self.claims.get_mut(id) {
            claim.state = state;
        }
    }
}
