//! Waivers, flags, refunds and subsidies of one person on two time axes, and the money that waits.
//!
//! **Knows:** entitlements. **Does not know:** coverage and identities (`effects`).

use base::{Day, Fen};
use store::{Entitlement, PaymentLine};

use super::effects::{Outcome, Work};
use super::found::KeptEffect;
use super::json;
use crate::error::AppError;

impl Work<'_> {
    /// Records a waiver, flag, refund or subsidy, unless the same counts already.
    pub(super) async fn entitle(
        &mut self,
        kind: &str,
        effect: &KeptEffect,
        amount_fen: Fen,
    ) -> Result<Outcome, AppError> {
        let class = effect.class.clone().unwrap_or_else(|| self.row.class.clone());
        let counts = |it: &Entitlement| {
            it.known_until.is_none()
                && it.kind == kind
                && it.class == class
                && if amount_fen == Fen::ZERO {
                    it.valid_from <= effect.from && it.valid_until >= effect.until
                } else {
                    // Money once for one problem.
                    it.problem == Some(self.row.id)
                }
        };
        if self.entitled.iter().any(counts) {
            return Ok(Outcome::Nothing("已经办过"));
        }
        let row = Entitlement {
            person_id: self.file.person.id.clone(),
            kind: kind.to_owned(),
            class,
            valid_from: effect.from,
            valid_until: effect.until,
            known_from: self.now.to_owned(),
            known_until: None,
            amount_fen: amount_fen.0,
            source: self.source(),
            problem: Some(self.row.id),
        };
        self.writer.add_entitlements(&[row]).await?;
        Ok(Outcome::Done { facts: false })
    }

    /// Ends entitlements of a kind with `last`; whether any went on longer.
    pub(super) async fn shorten(&mut self, kind: &str, last: Day) -> Result<bool, AppError> {
        let counts = |it: &&Entitlement| it.known_until.is_none() && it.kind == kind && it.valid_until > last;
        let open: Vec<Entitlement> = self.entitled.iter().filter(counts).cloned().collect();
        for row in &open {
            self.writer.supersede_entitlement(row, self.now).await?;
            if row.valid_from <= last {
                let again = Entitlement { valid_until: last, known_from: self.now.to_owned(), ..row.clone() };
                self.writer.add_entitlements(&[again]).await?;
            }
        }
        Ok(!open.is_empty())
    }

    pub(super) async fn pay(&mut self, kind: &str, effect: &KeptEffect) -> Result<(), AppError> {
        let line = PaymentLine {
            id: self.writer.next_numbers("payment_line", 1).await?,
            list: None,
            kind: kind.to_owned(),
            person_id: self.file.person.id.clone(),
            class: effect.class.clone().unwrap_or_else(|| self.row.class.clone()),
            amount_fen: effect.amount_fen.0,
            source: json(&serde_json::json!({ "problem": self.row.id, "code": self.row.code })),
            problem: Some(self.row.id),
            made_at: self.now.to_owned(),
        };
        self.writer.add_payment_lines(&[line]).await?;
        Ok(())
    }
}
