//! What differs between places: codes, fields of payers, switches. Read from `gateway.toml` of a pack.
//!
//! **Knows:** the file's form. **Does not know:** messages.

mod model;

use base::{Finding, Findings};
use serde::Deserialize;

pub use model::{
    CatalogueList, Coded, Dictionary, Insurance, Level, MeterCode, Mismatch, Missing, Optional, Payer,
    Rename, Required, Visit,
};

use crate::analysis::Rule;
use crate::fields::Field;

/// Fields of the settlement that a payer's money may stand in.
pub const PAY_FIELDS: [&str; 10] = [
    "hifp_pay",
    "cvlserv_pay",
    "hifes_pay",
    "hifmi_pay",
    "hifob_pay",
    "maf_pay",
    "hifdm_pay",
    "oth_pay",
    "acct_pay",
    "hosp_part_amt",
];

/// A place's settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Region code of the place; the pack's own when empty.
    #[serde(default)]
    pub admdvs: String,
    /// Whether `fund_pay_sumamt` contains what personal accounts pay.
    #[serde(default)]
    pub account_in_fund: bool,
    /// Settling with a total that is not the sum of the lines.
    #[serde(default)]
    pub amount_mismatch: Mismatch,
    /// Settling without an identity number.
    #[serde(default)]
    pub missing_identity: Missing,
    /// Which fields must not be empty.
    #[serde(default)]
    pub required_fields: Required,
    /// Fields that may be empty although the tables ask for them.
    #[serde(default)]
    pub optional: Vec<Optional>,
    /// How much the amount of a line may differ from quantity times price, beyond rounding to the fen.
    #[serde(default)]
    pub line_tolerance_fen: i64,
    /// How many days before the first and after the last day of a visit its costs may arise.
    #[serde(default = "a_day")]
    pub fee_grace_days: i32,
    /// For how many days after its last visit there an institution may ask about a person.
    #[serde(default = "a_quarter")]
    pub ask_days: i32,
    /// Insurances.
    #[serde(default)]
    pub insurance: Vec<Insurance>,
    /// Kinds of visit.
    #[serde(default)]
    pub visit: Vec<Visit>,
    /// Payers.
    #[serde(default)]
    pub payer: Vec<Payer>,
    /// Identities.
    #[serde(default)]
    pub identity: Vec<Coded>,
    /// Diseases of the pack by their national codes.
    #[serde(default)]
    pub disease: Vec<Coded>,
    /// Meters as accumulators.
    #[serde(default)]
    pub meter: Vec<MeterCode>,
    /// Levels of institutions.
    #[serde(default)]
    pub level: Vec<Level>,
    /// Lists of the catalogue.
    #[serde(default)]
    pub catalogue: Vec<CatalogueList>,
    /// Tables of codes beside those above.
    #[serde(default)]
    pub dictionary: Vec<Dictionary>,
    /// Rules of the analysis before and during treatment.
    #[serde(default)]
    pub analysis: Vec<Rule>,
    /// Nodes of answers that are called otherwise here.
    #[serde(default)]
    pub rename: Vec<Rename>,
}

fn a_day() -> i32 {
    1
}

fn a_quarter() -> i32 {
    90
}

impl Default for Profile {
    fn default() -> Profile {
        Profile::read("default.toml", include_str!("default.toml")).0
    }
}

impl Profile {
    /// Reads a pack's `gateway.toml`. Tables that it leaves out are those that ship.
    #[must_use]
    pub fn of_pack(file: &str, text: &str) -> (Profile, Findings) {
        let (mut profile, findings) = Profile::read(file, text);
        let national = Profile::default();
        macro_rules! fill {
            ($($table:ident),*) => {$(
                if profile.$table.is_empty() {
                    profile.$table = national.$table;
                }
            )*};
        }
        fill!(optional, insurance, visit, payer, identity, level, catalogue, dictionary, analysis);
        (profile, findings)
    }

    fn read(file: &str, text: &str) -> (Profile, Findings) {
        let mut findings = Findings::default();
        let profile: Profile = match toml::from_str(text) {
            Ok(profile) => profile,
            Err(error) => {
                let at = error.span().map_or(0, |it| it.start).min(text.len());
                let line = text.as_bytes()[..at].iter().filter(|it| **it == b'\n').count() + 1;
                let message = format!("读不懂：{}", error.message());
                findings.push(Finding::error("GW-0001", message, "写法见 docs/gateway.md").at(file, line));
                return (toml::from_str("").unwrap_or_else(|_| Profile::empty()), findings);
            }
        };
        for it in &profile.payer {
            if !PAY_FIELDS.contains(&it.field.as_str()) {
                let message = format!("支付方 {} 的 field“{}”不是结算信息的字段", it.id, it.field);
                let remedy = format!("可用：{}", PAY_FIELDS.join("、"));
                findings.push(Finding::error("GW-0002", message, remedy).at(file, 0).of(it.id.clone()));
            }
        }
        let days = [profile.fee_grace_days, profile.ask_days];
        if profile.line_tolerance_fen < 0 || days.iter().any(|it| !(0..=3_660).contains(it)) {
            let message = "line_tolerance_fen、fee_grace_days、ask_days 里有负数或太大的数";
            findings.push(Finding::error("GW-0005", message, "天数应在 0 至 3660 之间").at(file, 0));
        }
        for it in &profile.optional {
            if let Some((message, remedy)) = it.check() {
                findings.push(Finding::error("GW-0006", message, remedy).at(file, 0).of(it.infno.clone()));
            }
        }
        for it in &profile.analysis {
            if let Err((message, remedy)) = it.check() {
                findings.push(Finding::error("GW-0004", message, remedy).at(file, 0).of(it.id.clone()));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        for it in &profile.payer {
            if !seen.insert((&it.id, &it.insurance)) {
                let message = format!("支付方 {} 写了两次", it.id);
                findings
                    .push(Finding::error("GW-0003", message, "只留一个，或用 insurance 区分").at(file, 0));
            }
        }
        (profile, findings)
    }

    fn empty() -> Profile {
        Profile {
            admdvs: String::new(),
            account_in_fund: false,
            amount_mismatch: Mismatch::Refuse,
            missing_identity: Missing::Accept,
            required_fields: Required::Needed,
            optional: Vec::new(),
            line_tolerance_fen: 0,
            fee_grace_days: a_day(),
            ask_days: a_quarter(),
            insurance: Vec::new(),
            visit: Vec::new(),
            payer: Vec::new(),
            identity: Vec::new(),
            disease: Vec::new(),
            meter: Vec::new(),
            level: Vec::new(),
            catalogue: Vec::new(),
            dictionary: Vec::new(),
            analysis: Vec::new(),
            rename: Vec::new(),
        }
    }

    /// Whether a field of a transaction must not be empty.
    #[must_use]
    pub fn requires(&self, infno: &str, field: Field) -> bool {
        let may_lack = |it: &Optional| it.infno == infno && it.fields.iter().any(|it| it == field.name);
        let is_asked = field.is_listed && self.required_fields == Required::Table;
        field.is_required || (is_asked && !self.optional.iter().any(may_lack))
    }

    /// The insurance of a word of the pack.
    #[must_use]
    pub fn insurance(&self, word: &str) -> Option<&Insurance> {
        self.insurance.iter().find(|it| it.word == word)
    }

    /// Code of an insurance; `390` when the place does not say.
    #[must_use]
    pub fn insutype(&self, word: &str) -> String {
        self.insurance(word).map_or_else(|| "390".to_owned(), |it| it.insutype.clone())
    }

    /// Kind of person of an insurance and status.
    #[must_use]
    pub fn psn_type(&self, word: &str, status: &str) -> String {
        let found = self.insurance(word);
        let by_status = found.and_then(|it| it.psn_type_by_status.get(status));
        by_status.or(found.map(|it| &it.psn_type)).map_or_else(|| "99".to_owned(), String::clone)
    }

    /// The kind of visit of a code: the longest beginning that fits.
    #[must_use]
    pub fn visit(&self, med_type: &str) -> Option<&Visit> {
        let fits = self.visit.iter().filter(|it| med_type.starts_with(&it.med_type));
        fits.max_by_key(|it| it.med_type.len())
    }

    /// Where a payer's money stands, for an insurance.
    #[must_use]
    pub fn payer(&self, id: &str, insurance: &str) -> Option<&Payer> {
        let own = self.payer.iter().find(|it| it.id == id && it.insurance == insurance);
        own.or_else(|| self.payer.iter().find(|it| it.id == id && it.insurance.is_empty()))
    }

    /// The word of a disease code, or the name itself.
    #[must_use]
    pub fn disease(&self, code: &str) -> Option<&str> {
        self.disease.iter().find(|it| !code.is_empty() && it.code == code).map(|it| it.word.as_str())
    }

    /// The name of a node of an answer here.
    #[must_use]
    pub fn renamed<'a>(&'a self, infno: &str, node: &'a str) -> &'a str {
        let found = self.rename.iter().find(|it| it.infno == infno && it.from == node);
        found.map_or(node, |it| it.to.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_sound_and_a_place_may_say_less() {
        let (profile, findings) = Profile::read("default.toml", include_str!("default.toml"));
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(profile.visit("2101").unwrap().word, "住院");
        assert_eq!(profile.payer("pooled", "居民").unwrap().fund_pay_type, "390100");
        assert_eq!(profile.payer("pooled", "职工").unwrap().fund_pay_type, "310100");
        let (place, findings) = Profile::of_pack("gateway.toml", "account_in_fund = true\n");
        assert!(findings.is_empty() && place.account_in_fund && place.payer == profile.payer);
    }

    #[test]
    fn mistakes_are_findings_with_their_line() {
        let (_, findings) = Profile::of_pack("gateway.toml", "account_in_fund = false\nsurprise = 1\n");
        assert_eq!((findings.0[0].code, findings.0[0].line), ("GW-0001", 2));
        let text = "[[payer]]\nid = \"a\"\nfield = \"x\"\nfund_pay_type = \"1\"\nname = \"n\"\n";
        assert_eq!(Profile::of_pack("gateway.toml", text).1.0[0].code, "GW-0002");
        assert_eq!(
            Profile::of_pack("g", &text.repeat(2).replace("\"x\"", "\"oth_pay\"")).1.0[0].code,
            "GW-0003"
        );
    }
}
