//! What a settlement comes to, for comparing the notebook's with the centre's.

use std::collections::BTreeMap;

use app::model::SettlementView;
use serde::{Deserialize, Serialize};

/// Amounts of a settlement, in fen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Total.
    pub total_fen: i64,
    /// By payer, accounts included.
    pub payers_fen: BTreeMap<String, i64>,
    /// What the person pays in cash.
    pub cash_fen: i64,
}

impl Figures {
    /// Those of a settlement.
    ///
    /// # Errors
    /// When its decision cannot be read.
    pub fn of(view: &SettlementView) -> Result<Figures, serde_json::Error> {
        let decision = view.read_decision()?;
        let mut payers_fen: BTreeMap<String, i64> = BTreeMap::new();
        for share in decision.payers.iter().chain(&decision.accounts) {
            *payers_fen.entry(share.payer.clone()).or_default() += share.amount_fen.0;
        }
        payers_fen.retain(|_, fen| *fen != 0);
        Ok(Figures { total_fen: decision.parts.total_fen.0, payers_fen, cash_fen: decision.cash_fen.0 })
    }

    /// What funds and accounts bear.
    #[must_use]
    pub fn borne_fen(&self) -> i64 {
        self.payers_fen.values().sum()
    }
}
