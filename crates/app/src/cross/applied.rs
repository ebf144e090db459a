//! Which places a bill is between, and so which policy and which catalogue it is settled by.

use std::collections::BTreeMap;

use base::Day;
use ledger::Between;
use store::{CrossRegionFiling, Institution, PersonFile};

use super::rules::Outcome;
use super::{place_of_coverage, place_of_institution};
use crate::error::{AppError, Fault};
use crate::facts::coverage_on;
use crate::filings::FILED_DISEASE;
use crate::model::NewVisit;
use crate::region::Region;
use crate::settle::OUTSIDE;

/// The policy and catalogue of a bill.
#[derive(Debug, Clone)]
pub struct Applied<'r> {
    /// Policy of the place of insurance over the catalogue of the place of treatment.
    pub region: &'r Region,
    /// The other place; `None` for a bill that is all ours.
    pub between: Option<Between>,
}

impl<'r> Applied<'r> {
    /// Everything is ours.
    #[must_use]
    pub fn own(region: &'r Region) -> Applied<'r> {
        Applied { region, between: None }
    }

    /// What a bill of a person at an institution on a day is settled by.
    ///
    /// # Errors
    /// A place that is not loaded; a bill that is wholly elsewhere.
    pub fn of(
        own: &'r Region,
        file: &PersonFile,
        institution: Option<&Institution>,
        on: Day,
    ) -> Result<Applied<'r>, AppError> {
        let own = own.on(on);
        let ours = own.engine.pack().region.as_str();
        let elsewhere = |place: Option<String>| place.filter(|it| it != ours);
        let insured = elsewhere(coverage_on(file, on).and_then(place_of_coverage));
        let treated = elsewhere(institution.and_then(place_of_institution));
        match (insured, treated) {
            (None, None) => Ok(Applied::own(own)),
            (Some(insured), None) => {
                if institution.is_some_and(|it| it.id == OUTSIDE) {
                    let message = format!("参保地为 {insured} 的人员在未联网机构的账单不归本地报销");
                    return Err(cross("APP-0033", message, "请告知参保人回参保地办理手工报销"));
                }
                let region = own.places.insuring(&insured).ok_or_else(|| unknown("参保地", &insured))?;
                Ok(Applied { region, between: Some(Between::InsuredThere(insured)) })
            }
            (None, Some(treated)) => {
                let region = own.places.treating(&treated).ok_or_else(|| unknown("就医地", &treated))?;
                Ok(Applied { region, between: Some(Between::TreatedThere(treated)) })
            }
            (Some(insured), Some(treated)) => {
                let message = format!("参保地 {insured}、就医地 {treated} 都不是本地，本系统不能结算");
                Err(cross("APP-0031", message, "请由就医地的系统受理，或核对参保地和机构所在地"))
            }
        }
    }

    /// The same bill by the rules of another day: those of a stay may be those of the year that it began in.
    #[must_use]
    pub fn on(self, own: &'r Region, day: Day) -> Applied<'r> {
        let own = own.on(day);
        let region = match &self.between {
            None => Some(own),
            Some(Between::InsuredThere(code)) => own.places.insuring(code),
            Some(Between::TreatedThere(code)) => own.places.treating(code),
        };
        Applied { region: region.unwrap_or(self.region), ..self }
    }

    /// The visit in words of the policy, with the facts that filing rules say.
    ///
    /// # Errors
    /// A visit that needs a filing and has none, where the rules refuse it.
    pub fn visit(
        &self,
        own: &Region,
        visit: &NewVisit,
        filings: &[CrossRegionFiling],
        on: Day,
    ) -> Result<NewVisit, AppError> {
        let mut visit = visit.clone();
        let Some(between) = &self.between else { return Ok(visit) };
        if let Between::InsuredThere(insured) = between {
            self.translate(own, insured, &mut visit);
        }
        let facts = self.filed_facts(own, &visit.person_id, &visit.kind, filings, on)?;
        visit.facts.extend(facts);
        Ok(visit)
    }

    /// Facts that filing rules say of a visit of a kind, in words of the policy.
    ///
    /// # Errors
    /// As [`Applied::visit`].
    pub fn filed_facts(
        &self,
        own: &Region,
        person_id: &str,
        kind: &str,
        filings: &[CrossRegionFiling],
        on: Day,
    ) -> Result<BTreeMap<String, String>, AppError> {
        let ours = own.engine.pack().region.as_str();
        let (rules, place) = match &self.between {
            None => return Ok(BTreeMap::new()),
            Some(Between::InsuredThere(insured)) => {
                let other = own.places.others.get(insured);
                (other.map_or(&own.places.own, |it| &it.rules), ours)
            }
            Some(Between::TreatedThere(treated)) => (&own.places.own, treated.as_str()),
        };
        let is_filed = filings.iter().any(|it| {
            it.person_id == person_id
                && place.starts_with(it.place.as_str())
                && it.valid_from <= on
                && on <= it.valid_until
        });
        let facts = match rules.outcome(place, kind, on, is_filed) {
            Outcome::Facts(facts) => facts,
            Outcome::NoRule => return Ok(BTreeMap::new()),
            Outcome::Refused(rule) => {
                let message = format!("没有到 {place} 的异地就医备案，按“{}”不能直接结算", rule.name);
                let remedy = "请先办理备案（可补办），再结算；或自费后回参保地手工报销";
                return Err(cross("APP-0032", message, remedy));
            }
        };
        let known = facts.iter().filter(|(id, _)| self.region.values(id).is_some());
        Ok(known.map(|(id, word)| (id.clone(), word.clone())).collect())
    }

    /// A word of ours for a fact, as the policy calls it.
    #[must_use]
    pub fn word(&self, own: &Region, fact: &str, word: &str) -> String {
        match &self.between {
            Some(Between::InsuredThere(code)) => {
                own.places.own.words_of(code).map_or(word, |it| it.theirs(fact, word)).to_owned()
            }
            _ => word.to_owned(),
        }
    }

    /// Puts what our institution says into words of the other place. What its policy does not ask, or has no
    /// word for, is left out: it says nothing to that policy, which has a default or asks for it.
    fn translate(&self, own: &Region, insured: &str, visit: &mut NewVisit) {
        let words = own.places.own.words_of(insured);
        let theirs = |fact: &str, word: &str| words.map_or(word, |it| it.theirs(fact, word)).to_owned();
        visit.kind = theirs("visit", &visit.kind);
        let facts = std::mem::take(&mut visit.facts);
        let has = |id: &str, word: &String| {
            id == FILED_DISEASE || self.region.values(id).is_some_and(|it| it.contains(word))
        };
        visit.facts = facts
            .into_iter()
            .map(|(id, word)| {
                let word = theirs(&id, &word);
                (id, word)
            })
            .filter(|(id, word)| has(id, word))
            .collect();
        let pack = self.region.engine.pack();
        let asks = |id: &String| id == crate::reported::WITHOUT_ACCOUNT || pack.fact(id).is_some();
        visit.numbers.retain(|id, _| asks(id));
    }

    /// The institution as rules may ask of it: what one of ours has agreed with us says nothing to another place.
    #[must_use]
    pub fn institution<'i>(&self, institution: Option<&'i Institution>) -> Option<&'i Institution> {
        institution.filter(|_| !self.is_insured_elsewhere())
    }

    /// Whether the person is insured elsewhere: accounts and money beside the bill are that place's matter.
    #[must_use]
    pub fn is_insured_elsewhere(&self) -> bool {
        matches!(self.between, Some(Between::InsuredThere(_)))
    }
}

fn cross(code: &'static str, message: String, remedy: &str) -> AppError {
    AppError::new(Fault::State, code, message, remedy)
}

fn unknown(what: &str, code: &str) -> AppError {
    let message = format!("{what} {code} 的规则包没有装入，不能直接结算");
    let remedy = "请先按自费办理，由参保人回参保地手工报销；要开通的，启动服务时加 --place 规则包";
    cross("APP-0030", message, remedy)
}
