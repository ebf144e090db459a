//! Which places a message is between: where the person is insured, where the institution lies.
//!
//! **Knows:** the two region codes of the envelope, and that what is registered counts, not what a program
//! says. **Does not know:** what places change about a settlement.

use std::collections::BTreeMap;

use app::Region;
use app::cross::PLACE;
use app::reported::{CoverageRecord, InstitutionRecord};

use crate::Inner;
use crate::envelope::Envelope;
use crate::profile::Profile;
use crate::refusal::Refusal;

/// Settings of other places, by region code.
pub type Profiles = BTreeMap<String, Profile>;

/// The other place in which a coverage is held.
pub fn place_of(coverage: Option<&CoverageRecord>) -> Option<&str> {
    coverage.and_then(|it| it.attributes.get(PLACE)).map(String::as_str).filter(|it| !it.is_empty())
}

impl Inner {
    /// Settings of the place whose policy applies; ours when it has none.
    pub(crate) fn profile_of(&self, insured: Option<&str>) -> &Profile {
        insured.and_then(|it| self.profiles.get(it)).unwrap_or(&self.profile)
    }

    /// Whether a code means another place that is loaded.
    pub(crate) fn is_other(&self, code: &str) -> bool {
        !code.is_empty() && code != self.region() && self.app.region().places.knows(code)
    }

    /// Refuses a message that says another place of treatment than the institution's.
    pub(crate) fn check_treated(
        &self,
        envelope: &Envelope,
        institution: &InstitutionRecord,
    ) -> Result<(), Refusal> {
        let said = envelope.mdtrtarea_admvs.as_str();
        let place = institution.attributes.get(PLACE).map(String::as_str);
        if self.is_other(said) && place != Some(said) {
            let message = format!("报文的就医地 {said} 不是机构 {} 所在地", institution.id);
            return Err(Refusal::new("GW-0240", message, "请核对 mdtrtarea_admvs 和机构编号"));
        }
        Ok(())
    }

    /// Refuses a message that says another place of insurance than the person's.
    pub(crate) fn check_insured(
        &self,
        envelope: &Envelope,
        coverage: Option<&CoverageRecord>,
    ) -> Result<(), Refusal> {
        let said = envelope.insuplc_admdvs.as_str();
        if self.is_other(said) && coverage.is_some() && place_of(coverage) != Some(said) {
            let message = format!("报文的参保地 {said} 与登记的参保地不符");
            return Err(Refusal::new(
                "GW-0241",
                message,
                "请核对 insuplc_admdvs；参保地有变的请先更新参保信息",
            ));
        }
        Ok(())
    }

    /// The refusal of somebody who is not known, and is said to be insured in a place that is not loaded.
    pub(crate) fn unknown_place(&self, envelope: &Envelope) -> Option<Refusal> {
        let said: String = envelope.insuplc_admdvs.chars().take(12).collect();
        if said.is_empty() || said == self.region() || self.is_other(&said) {
            return None;
        }
        let message = format!("本地没有这位参保人，报文的参保地 {said} 也没有接入");
        Some(Refusal::new("GW-0242", message, "请先按自费办理，由参保人回参保地手工报销"))
    }
}

/// The region with the catalogue of an institution's place.
pub fn catalogue_of<'r>(own: &'r Region, institution: &InstitutionRecord) -> &'r Region {
    own.treating(institution.attributes.get(PLACE).map(String::as_str)).unwrap_or(own)
}
