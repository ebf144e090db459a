//! Balances as sums over what counts: no entries, no history.

use std::collections::BTreeMap;

use benefit::Decision;

use super::{Model, Settled};

/// What a hospital gives up.
fn reduction(decision: &Decision) -> i64 {
    decision.payers.iter().filter(|it| it.kind == "hospital").map(|it| it.amount_fen.0).sum()
}

/// What others than person and hospital bear, accounts included.
fn funded(decision: &Decision) -> i64 {
    decision.parts.total_fen.0 - decision.cash_fen.0 - reduction(decision)
}

impl Settled {
    /// Whose account bears what now: owner, kind, fen. The family's accounts in the order of their names.
    #[must_use]
    pub fn draws(&self) -> Vec<(String, String, i64)> {
        let mut draws = Vec::new();
        for share in &self.now.accounts {
            if share.payer != "account_family" {
                draws.push((self.person.clone(), share.payer.clone(), share.amount_fen.0));
                continue;
            }
            let mut family: Vec<_> = self.drawn.iter().filter(|it| it.1 != self.person).collect();
            family.sort_by_key(|it| format!("{}@{}", it.0, it.1));
            let mut left = share.amount_fen.0;
            for (kind, owner, fen) in family {
                let fen = left.min(*fen);
                left -= fen;
                draws.push((owner.clone(), kind.clone(), fen));
            }
            assert_eq!(left, 0, "the family's accounts bear what was drawn from them");
        }
        draws
    }
}

impl Model {
    /// What is in a personal account.
    #[must_use]
    pub fn account(&self, owner: &str, kind: &str) -> i64 {
        let credited = self.ordered.get(&format!("person-account:{owner}:{kind}")).copied().unwrap_or(0);
        let draws = self.live.iter().filter(|it| !it.now.accounts.is_empty()).flat_map(Settled::draws);
        -credited - draws.filter(|it| it.0 == owner && it.1 == kind).map(|it| it.2).sum::<i64>()
    }

    /// All balances that are not zero, by account.
    #[must_use]
    pub fn balances(&self) -> BTreeMap<String, i64> {
        let mut balances = self.ordered.clone();
        let mut add = |path: String, fen: i64| *balances.entry(path).or_default() += fen;
        for settled in &self.live {
            let (first, now, person) = (&settled.first, &settled.now, &settled.person);
            for share in now.payers.iter().filter(|it| it.kind != "hospital") {
                add(format!("payer:{}", share.payer), share.amount_fen.0);
            }
            for (owner, kind, fen) in settled.draws() {
                add(format!("person-account:{owner}:{kind}"), fen);
            }
            for share in &now.benefits {
                add(format!("payer:{}", share.payer), share.amount_fen.0);
                add(format!("benefit:{}:{person}", share.payer), -share.amount_fen.0);
            }
            // What changed since it was settled is between the bureau and the person.
            add(format!("person:{person}:due"), (now.cash_fen - first.cash_fen).0);
            let Some(institution) = &settled.institution else {
                add(format!("benefit:bill:{person}"), -funded(first));
                continue;
            };
            let account = |part: &str| format!("institution:{institution}:{part}");
            add(account("receivable"), -funded(first) + reduction(now) - reduction(first));
            add(account("reduction"), reduction(now));
            add(account("patient"), -first.cash_fen.0 - reduction(now));
            let part = if settled.paid { "cash" } else { "due" };
            add(format!("person:{person}:{part}"), first.cash_fen.0);
        }
        balances.retain(|_, fen| *fen != 0);
        assert_eq!(balances.values().sum::<i64>(), 0, "debits are credits");
        balances
    }
}
