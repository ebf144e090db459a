//! Institutions in memory, with what was agreed.

use std::collections::HashMap;
use std::ops::Deref;

use base::Day;
use store::{Agreement, Institution};

use super::terms::{Terms, check};
use crate::error::AppError;

/// All institutions by number, with their terms.
#[derive(Debug, Clone, Default)]
pub struct Institutions {
    by_id: HashMap<String, Institution>,
    terms: HashMap<String, Vec<Terms>>,
}

impl Institutions {
    /// With what was approved.
    #[must_use]
    pub fn new(list: Vec<Institution>, agreements: Vec<Agreement>) -> Institutions {
        let mut terms: HashMap<String, Vec<Terms>> = HashMap::new();
        for it in agreements.into_iter().filter(|it| it.state == "approved") {
            let scope = serde_json::from_str(&it.scope).unwrap_or_default();
            let suspends = it.kind == "suspension";
            let own = Terms { suspends, from: it.valid_from, until: it.valid_until, scope };
            terms.entry(it.institution_id).or_default().push(own);
        }
        Institutions { by_id: list.into_iter().map(|it| (it.id.clone(), it)).collect(), terms }
    }

    /// What was agreed with one.
    #[must_use]
    pub fn terms(&self, id: &str) -> &[Terms] {
        self.terms.get(id).map_or(&[], Vec::as_slice)
    }

    /// Refuses a visit that begins outside what was agreed.
    ///
    /// # Errors
    /// Why.
    pub fn check(&self, id: &str, visit: &str, admitted_on: Day) -> Result<(), AppError> {
        let name = self.by_id.get(id).map_or("", |it| it.name.as_str());
        check(name, id, self.terms(id), visit, admitted_on)
    }
}

impl Deref for Institutions {
    type Target = HashMap<String, Institution>;
    fn deref(&self) -> &HashMap<String, Institution> {
        &self.by_id
    }
}

impl FromIterator<Institution> for Institutions {
    fn from_iter<I: IntoIterator<Item = Institution>>(list: I) -> Institutions {
        Institutions::new(list.into_iter().collect(), Vec::new())
    }
}
