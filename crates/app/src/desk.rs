//! One group of settlements in memory: what was loaded, what the group has changed so far, and the
//! rows to write. A later settlement of the group sees what an earlier one used up.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base::{Day, Fen};
use benefit::run::Workspace;
use benefit::{Bill, Decision, MeterKey, MeterValues};
use ledger::{Bearer, Between, Divided, Share};
use store::{BookBatch, CrossRegionFiling, PersonFile, SettlementShare};

use crate::cross::Applied;
use crate::error::{AppError, Fault};
use crate::facts;
use crate::institutions::Institutions;
use crate::region::Region;

/// Everything a group of settlements works on.
pub struct Desk<'a> {
    pub region: &'a Region,
    pub institutions: &'a Institutions,
    pub people: BTreeMap<String, PersonFile>,
    /// Filings of those who come from elsewhere or go there.
    pub filings: Vec<CrossRegionFiling>,
    /// Meters by owner; each owner has few.
    pub meters: HashMap<String, Vec<Meter>>,
    pub batch: BookBatch,
    /// Where accounts stand that were drawn from, by owner and kind.
    pub drawn_balances: HashMap<(String, String), i64>,
    pub now: String,
    pub workspace: Workspace,
    /// By the region's index and day.
    keys: HashMap<(usize, Day), Arc<Vec<MeterKey>>>,
}

/// Where a meter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter {
    pub meter: String,
    pub period: String,
    pub value: i64,
}

impl<'a> Desk<'a> {
    pub fn new(region: &'a Region, institutions: &'a Institutions, now: String) -> Desk<'a> {
        Desk {
            region,
            institutions,
            people: BTreeMap::new(),
            filings: Vec::new(),
            meters: HashMap::new(),
            batch: BookBatch::default(),
            drawn_balances: HashMap::new(),
            now,
            workspace: region.engine.workspace(),
            keys: HashMap::new(),
        }
    }

    /// Meters that a decision of a region on `on` may look at, by the names under which they are stored.
    pub fn keys(&mut self, region: &Region, on: Day) -> Arc<Vec<MeterKey>> {
        let made = || {
            let mut keys = region.engine.meter_keys(on);
            if region.insured.is_some() {
                keys.iter_mut().for_each(|it| it.id = region.meter_name(&it.id));
            }
            Arc::new(keys)
        };
        Arc::clone(self.keys.entry((region.index, on)).or_insert_with(made))
    }

    /// What a bill of a person at an institution on a day is settled by.
    pub fn applied(&self, person_id: &str, institution_id: &str, on: Day) -> Result<Applied<'a>, AppError> {
        match self.people.get(person_id) {
            None => Ok(Applied::own(self.region.on(on))),
            Some(file) => Applied::of(self.region, file, self.institutions.get(institution_id), on),
        }
    }

    /// Takes in what the store knows of meters.
    pub fn put_meters(&mut self, accumulators: Vec<store::Accumulator>) {
        for it in accumulators {
            let meter = Meter { meter: it.meter, period: it.period, value: it.value };
            self.meters.entry(it.owner_id).or_default().push(meter);
        }
    }

    /// Meters of a person (and household) for a day.
    pub fn meter_values(
        &mut self,
        region: &Region,
        person_id: &str,
        household: Option<&str>,
        on: Day,
    ) -> MeterValues {
        let count = region.engine.pack().meters.len();
        let mut values = MeterValues { used: vec![0; count], last: vec![0; count] };
        for key in self.keys(region, on).iter() {
            let owner = if key.household { household.unwrap_or(person_id) } else { person_id };
            let Some(meters) = self.meters.get(owner) else { continue };
            let found = meters.iter().find(|it| it.meter == key.id && it.period == key.period);
            let list = if key.last { &mut values.last } else { &mut values.used };
            list[key.meter] = found.map_or(0, |it| it.value);
        }
        values
    }

    /// Moves meters as a decision says (`sign` −1 takes them back).
    pub fn move_meters(&mut self, decision: &Decision, person_id: &str, household: Option<&str>, sign: i64) {
        for change in &decision.meters {
            let owner = if change.household { household.unwrap_or(person_id) } else { person_id };
            if !self.meters.contains_key(owner) {
                self.meters.insert(owner.to_owned(), Vec::new());
            }
            let Some(meters) = self.meters.get_mut(owner) else { continue };
            match meters.iter_mut().find(|it| it.meter == change.meter && it.period == change.period) {
                Some(meter) => meter.value += sign * change.change,
                None => meters.push(Meter {
                    meter: change.meter.clone(),
                    period: change.period.clone(),
                    value: sign * change.change,
                }),
            }
        }
    }

    /// Decides a bill with the meters as the group has left them.
    pub fn decide(
        &mut self,
        region: &Region,
        bill: &Bill,
        person_id: &str,
        household: Option<&str>,
    ) -> Result<Decision, AppError> {
        let on = bill.on.unwrap_or(Day::MIN);
        let meters = self.meter_values(region, person_id, household, on);
        let mut decision = if region.index == 0 {
            region.engine.decide_with(bill, &meters, true, &mut self.workspace)?
        } else {
            region.engine.decide_with(bill, &meters, true, &mut region.engine.workspace())?
        };
        if region.insured.is_some() {
            decision.meters.iter_mut().for_each(|it| it.meter = region.meter_name(&it.meter));
        }
        if let benefit::Outcome::NoRule { reasons } = &decision.outcome {
            let message = format!("规则包里缺少适用的规则，不能结算：{}", reasons.join("；"));
            return Err(AppError::new(
                Fault::State,
                "APP-0012",
                message,
                "请待遇科补规则（mingbai policy check）",
            ));
        }
        decision
            .check_identities()
            .map_err(|message| AppError::new(Fault::Ours, "APP-0013", message, "没有入账；请联系管理员"))?;
        Ok(decision)
    }

    /// Whose account paid what.
    pub fn drawn(&self, decision: &Decision, person_id: &str, on: Day) -> Vec<(String, Share)> {
        let mut drawn: Vec<(String, Share)> = Vec::new();
        for share in &decision.accounts {
            if share.payer != "account_family" {
                drawn.push((
                    person_id.to_owned(),
                    Share { name: share.payer.clone(), amount_fen: share.amount_fen.0 },
                ));
                continue;
            }
            let mut left = share.amount_fen.0;
            let shared = self.people.get(person_id).map(|it| facts::shared_on(it, on)).unwrap_or_default();
            for source in shared {
                let amount_fen = left.min(source.balance_fen.max(0));
                if amount_fen > 0 {
                    drawn.push((
                        source.share.owner_id.clone(),
                        Share { name: source.share.kind.clone(), amount_fen },
                    ));
                    left -= amount_fen;
                }
            }
        }
        drawn
    }

    /// Takes what accounts paid out of the balances in memory.
    pub fn draw(&mut self, drawn: &[(String, Share)]) {
        for (owner, share) in drawn {
            self.move_balance(owner, &share.name, -share.amount_fen);
        }
    }

    fn move_balance(&mut self, owner: &str, kind: &str, change: i64) {
        let mut stands = None;
        for (id, file) in &mut self.people {
            if id == owner {
                for balance in file.balances.iter_mut().filter(|it| it.kind == kind) {
                    balance.balance_fen += change;
                    stands = Some(balance.balance_fen);
                }
            }
            for shared in
                file.shared.iter_mut().filter(|it| it.share.owner_id == owner && it.share.kind == kind)
            {
                shared.balance_fen += change;
                stands = Some(shared.balance_fen);
            }
        }
        if let Some(balance_fen) = stands {
            self.drawn_balances.insert((owner.to_owned(), kind.to_owned()), balance_fen);
        }
    }
}

/// A decision as the ledger divides it. `drawn` says whose account paid what.
pub fn divided(
    decision: &Decision,
    person: &str,
    institution: Option<&str>,
    drawn: Vec<(String, Share)>,
    cash_paid: bool,
    between: Option<&Between>,
) -> Divided {
    let share = |it: &benefit::PayerShare| Share { name: it.payer.clone(), amount_fen: it.amount_fen.0 };
    let bearer = |kind: &str| match kind {
        "insurer" => Bearer::Insurer,
        "hospital" => Bearer::Hospital,
        "government" => Bearer::Government,
        _ => Bearer::Fund,
    };
    Divided {
        person: person.to_owned(),
        institution: institution.map(str::to_owned),
        total_fen: decision.parts.total_fen.0,
        payers: decision.payers.iter().map(|it| (bearer(&it.kind), share(it))).collect(),
        accounts: drawn,
        cash_fen: decision.cash_fen.0,
        cash_paid,
        // Money beside the bill is paid out by the place of insurance itself.
        benefits: match between {
            Some(Between::InsuredThere(_)) => Vec::new(),
            _ => decision.benefits.iter().map(share).collect(),
        },
        between: between.cloned(),
    }
}

/// The shares of a settlement as they are stored: payers, accounts, cash.
pub fn stored_shares(decision: &Decision, drawn: &[(String, Share)], person: &str) -> Vec<SettlementShare> {
    let mut shares: Vec<SettlementShare> = decision
        .payers
        .iter()
        .map(|it| SettlementShare {
            kind: it.kind.clone(),
            payer: it.payer.clone(),
            amount_fen: it.amount_fen.0,
        })
        .collect();
    for (owner, share) in drawn {
        let payer = if owner == person { share.name.clone() } else { format!("{}@{owner}", share.name) };
        shares.push(SettlementShare { kind: "account".to_owned(), payer, amount_fen: share.amount_fen });
    }
    if decision.cash_fen != Fen::ZERO {
        let amount_fen = decision.cash_fen.0;
        shares.push(SettlementShare { kind: "person".to_owned(), payer: "cash".to_owned(), amount_fen });
    }
    shares
}

/// Meter changes as they are stored.
pub fn stored_meters(
    decision: &Decision,
    source_id: &str,
    person: &str,
    household: Option<&str>,
    sign: i64,
) -> Vec<store::MeterChange> {
    let change = |it: &benefit::MeterChange| store::MeterChange {
        source_id: source_id.to_owned(),
        owner_id: if it.household { household.unwrap_or(person) } else { person }.to_owned(),
        meter: it.meter.clone(),
        period: it.period.clone(),
        change: sign * it.change,
    };
    decision.meters.iter().map(change).collect()
}
