//! What can be said in words of a pack: insurances, identities, kinds of visit, further facts.

use std::collections::BTreeMap;

use app::Region;
use base::{Day, Fen};
use benefit::FeeLine;
use fastrand::Rng;
use policy::PackSource;
use policy::model::{FactKind, PayerKind};

/// Words of a pack, sorted by who says them.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// 险种.
    pub insurances: Vec<String>,
    /// 参保状态.
    pub statuses: Vec<String>,
    /// 身份.
    pub identities: Vec<String>,
    /// 机构级别.
    pub levels: Vec<String>,
    /// 就医类别 of one day.
    pub kinds: Vec<String>,
    /// 就医类别 of several days.
    pub stays: Vec<String>,
    /// Facts of the coverage: 档次.
    pub tiers: Vec<(String, Vec<String>)>,
    /// Facts that institutions state; those that must be stated.
    pub stated: Vec<(String, Vec<String>, bool)>,
    /// Numbers that must be stated.
    pub numbers: Vec<String>,
    /// Kinds of personal accounts.
    pub accounts: Vec<String>,
    /// Codes of the catalogue.
    pub codes: Vec<String>,
}

impl Words {
    /// Words of a pack.
    #[must_use]
    pub fn of(region: &Region, source: &PackSource) -> Words {
        let mut words = Words { codes: crate::pack::codes(source), ..Words::default() };
        for fact in &region.engine.pack().facts {
            match &fact.kind {
                FactKind::Closed { values, default } => {
                    let values = values.clone();
                    match fact.id.as_str() {
                        "insurance" => words.insurances = values,
                        "status" => words.statuses = values,
                        "identity" => words.identities = values,
                        "level" => words.levels = values,
                        "visit" => {
                            let is_stay = |it: &String| it.contains("住院");
                            (words.stays, words.kinds) = values.into_iter().partition(is_stay);
                        }
                        "family_account" => {}
                        id if id.contains("plan") || id.contains("tier") => {
                            words.tiers.push((fact.id.clone(), values))
                        }
                        _ => words.stated.push((fact.id.clone(), values, default.is_none())),
                    }
                }
                FactKind::Number { from_meter: None, default: None }
                    if !["age", "days"].contains(&fact.id.as_str()) =>
                {
                    words.numbers.push(fact.id.clone());
                }
                FactKind::Number { .. } | FactKind::Amount { .. } => {}
            }
        }
        let payers = region.engine.pack().payers.iter();
        let accounts = payers.filter(|it| it.kind == PayerKind::Account && it.id != "account_family");
        words.accounts = accounts.map(|it| it.id.clone()).collect();
        words
    }

    /// Facts that an institution states about a visit.
    pub fn facts(&self, random: &mut Rng) -> BTreeMap<String, String> {
        let mut facts = BTreeMap::new();
        for (id, values, must) in &self.stated {
            if *must || random.u8(..100) < 35 {
                facts.insert(id.clone(), one_of(values, random));
            }
        }
        // Now and then an institution states what is the bureau's to know; its word goes first.
        if random.u8(..100) < 3 && !self.statuses.is_empty() {
            facts.insert("status".to_owned(), one_of(&self.statuses, random));
        }
        facts
    }

    /// Facts of a coverage: insurance, status, tiers.
    pub fn coverage(&self, random: &mut Rng) -> (String, String, BTreeMap<String, String>) {
        let insurance = one_of(&self.insurances, random);
        let status = if random.bool() { one_of(&self.statuses, random) } else { String::new() };
        let tiers = self
            .tiers
            .iter()
            .filter(|_| random.bool())
            .map(|(id, values)| (id.clone(), values))
            .collect::<Vec<_>>();
        let attributes = tiers.into_iter().map(|(id, values)| (id, one_of(values, random))).collect();
        (insurance, status, attributes)
    }

    /// A fee line of the days from `from` to `until`.
    pub fn line(&self, is_stay: bool, from: Day, until: Day, random: &mut Rng) -> FeeLine {
        let most: i64 = match random.u8(..100) {
            0..3 => 40_000_000,
            3..30 if is_stay => 3_000_000,
            _ if is_stay => 300_000,
            _ => 60_000,
        };
        let amount_fen = Fen(random.i64(1..=most));
        let span = until.days_since(from).max(0);
        let on = if random.u8(..100) < 70 { Some(from.plus_days(random.i32(0..=span))) } else { None };
        let quantity_e4 = i64::from(random.u32(1..=6)) * 10_000;
        let line = FeeLine { on, amount_fen, quantity_e4, ..FeeLine::default() };
        if !self.codes.is_empty() && random.u8(..100) < 40 {
            let code = one_of(&self.codes, random);
            return FeeLine { name: code.clone(), code, ..line };
        }
        let (class, prepaid_ppm) = match random.u8(..10) {
            0..6 => ("甲", None),
            6..9 => ("乙", Some(random.i64(0..=6) * 50_000)),
            _ => ("丙", None),
        };
        let kind = ["药品", "诊疗", "耗材"][random.usize(..3)].to_owned();
        FeeLine {
            name: "项目".to_owned(),
            class: Some(class.to_owned()),
            prepaid_ppm,
            kind: Some(kind),
            ..line
        }
    }
}

/// One of several; nothing of none.
pub fn one_of(values: &[String], random: &mut Rng) -> String {
    if values.is_empty() { String::new() } else { values[random.usize(..values.len())].clone() }
}
