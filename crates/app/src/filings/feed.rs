//! What filings say about a visit: the facts that they set on its bill.
//!
//! **Knows:** which filing holds on which day. **Does not know:** what rules make of a fact.

use std::collections::BTreeMap;

use base::Day;
use store::{CrossRegionFiling, Filing, Institution, PersonFile};

use super::{CHRONIC, TRANSFER};
use crate::cross::place_of_institution;
use crate::error::{AppError, Fault};
use crate::region::Region;

/// A fact on a visit that says for which disease the visit is, in words of the pack; empty when that was
/// not said. A visit that has it is settled only by what is filed. Rules never see it.
pub const FILED_DISEASE: &str = "filed_disease";

/// A visit as far as filings are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// Kind of visit.
    pub kind: &'a str,
    /// Facts that were stated of it.
    pub stated: &'a BTreeMap<String, String>,
    /// Facts of a bill that was made before, when it is made again.
    pub before: Option<&'a BTreeMap<String, String>>,
    /// Where it was.
    pub institution: Option<&'a Institution>,
    /// First day.
    pub admitted_on: Day,
    /// Day of the rules.
    pub on: Day,
}

/// Diseases filed for a person that hold on a day.
pub fn diseases_on(file: &PersonFile, on: Day) -> Vec<&str> {
    let holds = file.filings.iter().filter(|it| {
        it.kind == CHRONIC && it.known_until.is_none() && it.valid_from <= on && on <= it.valid_until
    });
    holds.map(|it| it.subject.as_str()).collect()
}

fn transfers_on(file: &PersonFile, on: Day) -> impl Iterator<Item = &Filing> {
    let holds = move |it: &&Filing| it.known_until.is_none() && it.valid_from <= on && on <= it.valid_until;
    file.filings.iter().filter(|it| it.kind == TRANSFER).filter(holds)
}

/// Filings for treatment in other places, and beside them a transfer to the institution that held when the
/// visit began: it is a filing for the place that the institution lies in.
pub fn with_transfers(
    filings: &[CrossRegionFiling],
    file: &PersonFile,
    institution_id: &str,
    admitted_on: Day,
    on: Day,
) -> Vec<CrossRegionFiling> {
    let transfers = transfers_on(file, admitted_on).filter(|it| it.subject == institution_id);
    let transfers = transfers.map(|it| CrossRegionFiling {
        id: it.id.clone(),
        person_id: it.person_id.clone(),
        // Wherever that is.
        place: String::new(),
        valid_from: admitted_on.min(on),
        valid_until: admitted_on.max(on),
        known_from: it.known_from.clone(),
        known_until: None,
        kind: "referral".to_owned(),
        source: it.id.clone(),
    });
    filings.iter().cloned().chain(transfers).collect()
}

/// Facts that filings set; `None` takes a fact off the bill.
pub fn facts(region: &Region, file: &PersonFile, visit: Occasion<'_>) -> Vec<(String, Option<String>)> {
    let mut facts = Vec::new();
    let rules = &region.filings;
    if let Some(it) = rules.chronic.as_ref().filter(|it| it.is_for(visit.kind)) {
        let asked = visit.stated.get(FILED_DISEASE);
        if asked.is_some() || !visit.stated.contains_key(&it.fact) {
            let said = asked.map_or("", String::as_str);
            let before = visit.before.and_then(|facts| facts.get(&it.fact)).map_or("", String::as_str);
            let said = if said.is_empty() { before } else { said };
            let disease = it.disease(&diseases_on(file, visit.on), said);
            if disease.is_some() || asked.is_some() {
                facts.push((it.fact.clone(), disease));
            }
        }
    }
    if let (Some(it), Some(institution)) = (&rules.transfer, visit.institution)
        && !visit.stated.contains_key(&it.fact)
        && !it.is_local(&institution.region)
        // Another place that settles with this one has filing rules of its own.
        && place_of_institution(institution).is_none()
    {
        let holds = transfers_on(file, visit.admitted_on).any(|it| it.subject == institution.id);
        facts.push((it.fact.clone(), Some(if holds { it.with.clone() } else { it.without.clone() })));
    }
    facts
}

/// Refuses to settle a visit that says it is for a filed disease when none is filed for it.
///
/// # Errors
/// What is filed, and what to do.
pub fn check(
    region: &Region,
    file: &PersonFile,
    kind: &str,
    stated: &BTreeMap<String, String>,
    on: Day,
) -> Result<(), AppError> {
    let rules = region.filings.chronic.as_ref().filter(|it| it.is_for(kind));
    let (Some(rules), Some(asked)) = (rules, stated.get(FILED_DISEASE)) else { return Ok(()) };
    let held = diseases_on(file, on);
    if rules.disease(&held, asked).is_some() {
        return Ok(());
    }
    let id = &file.person.id;
    let (message, remedy) = match (held.as_slice(), asked.as_str()) {
        ([], "") => {
            (format!("{id} 在 {on} 没有有效的慢特病备案"), "请先办理慢特病备案（2503），或按普通门诊结算")
        }
        ([], asked) => (
            format!("{id} 在 {on} 没有“{asked}”的慢特病备案"),
            "请先办理慢特病备案（2503），或按普通门诊结算",
        ),
        (held, "") => (
            format!("{id} 备案了 {} 个病种：{}", held.len(), held.join("、")),
            "请在就诊信息（2203）的 dise_codg 里写明这次是哪个病种",
        ),
        (held, asked) => (
            format!("{id} 在 {on} 没有“{asked}”的慢特病备案；已备案：{}", held.join("、")),
            "请核对病种编码，或先办理慢特病备案（2503）",
        ),
    };
    Err(AppError::new(Fault::State, "APP-0055", message, remedy))
}
