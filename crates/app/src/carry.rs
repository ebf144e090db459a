//! What a group of settlements leaves to the next one, which is decided before the first is written.
//!
//! Everything is absolute (where a meter stands, not how it moved), so it is right whether or not the
//! next group's snapshot already shows the first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{Request, Version, Visit};

use crate::desk::{Desk, Meter};
use crate::model::SettleRequest;
use crate::settle::Loaded;

/// The state after a group, as far as the group knew it.
pub struct Carried {
    meters: HashMap<String, Vec<Meter>>,
    /// Where accounts stand that the group drew from, by owner and kind.
    balances: HashMap<(String, String), i64>,
    visits: BTreeMap<String, Visit>,
    requests: BTreeMap<(String, String), Request>,
    /// Where the database stands once the group is written.
    pub version: Version,
}

impl Carried {
    /// Keeps what the desk knows after a group.
    pub fn of(desk: Desk<'_>, loaded: Loaded, version: Version) -> Carried {
        Carried {
            meters: desk.meters,
            balances: desk.drawn_balances,
            visits: loaded.visits,
            requests: loaded.requests,
            version,
        }
    }

    /// Puts it over what the next group has loaded, as far as the next group is concerned: the one after
    /// that will find this group in the database.
    pub fn lay_over(&self, desk: &mut Desk<'_>, loaded: &mut Loaded, group: &[SettleRequest]) {
        for (id, file) in &mut desk.people {
            for balance in &mut file.balances {
                if let Some(value) = self.balances.get(&(id.clone(), balance.kind.clone())) {
                    balance.balance_fen = *value;
                }
            }
            for shared in &mut file.shared {
                let key = (shared.share.owner_id.clone(), shared.share.kind.clone());
                if let Some(value) = self.balances.get(&key) {
                    shared.balance_fen = *value;
                }
            }
        }
        let households = desk.people.values().filter_map(|it| it.person.household_id.as_ref());
        let owners: BTreeSet<String> = desk.people.keys().chain(households).cloned().collect();
        for owner in owners {
            let Some(known) = self.meters.get(&owner) else { continue };
            let meters = desk.meters.entry(owner).or_default();
            for meter in known {
                match meters.iter_mut().find(|it| it.meter == meter.meter && it.period == meter.period) {
                    Some(found) => found.value = meter.value,
                    None => meters.push(meter.clone()),
                }
            }
        }
        let named: BTreeSet<&str> = group.iter().filter_map(SettleRequest::visit_number).collect();
        for (id, visit) in &self.visits {
            if named.contains(id.as_str()) || desk.people.contains_key(&visit.person_id) {
                loaded.visits.insert(id.clone(), visit.clone());
            }
        }
        for request in group {
            let key = (request.institution_id.clone(), request.message_id.clone());
            if let Some(answered) = self.requests.get(&key) {
                loaded.requests.insert(key, answered.clone());
            }
        }
    }
}
