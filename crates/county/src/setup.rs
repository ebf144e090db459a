//! What a county is made from, and the county itself.

use base::{PPM, Rate};

use crate::{
    institution::{self, Institution},
    number::MOST_PEOPLE,
    place::{self, Township, Village},
};

/// How many of the people hold an identity (特困, 低保 …) at some time of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityShare {
    /// Name as the region pack writes it.
    pub name: String,
    /// Share of all people.
    pub share: Rate,
}

/// What a county is made from. Start from [`Setup::new`] and change what matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// Another seed makes another county; the same seed makes the same one.
    pub seed: u64,
    /// How many people, 1 to 1,460,000.
    pub people: u32,
    /// The year whose visits are made; ages are those at its end.
    pub year: i32,
    /// Six digits, the front of codes and of people's numbers. `990100` belongs to nobody.
    pub region: String,
    /// Name of the county.
    pub name: String,
    /// How many townships and streets.
    pub townships: u32,
    /// How many villages and neighbourhoods, at least one for each township.
    pub villages: u32,
    /// Identities with their shares; the earlier one counts where someone holds two.
    pub identities: Vec<IdentityShare>,
    /// Share of people with any insurance.
    pub covered: Rate,
    /// How often people see a doctor: 100% is about ten outpatient visits a year and one stay in
    /// seven years each.
    pub visit_rate: Rate,
}

/// Why a setup cannot be made into a county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupError(pub String);

impl std::fmt::Display for SetupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SetupError {}

impl Setup {
    /// A county like many: 97 % insured, one township for 45,000 people, ten villages each.
    #[must_use]
    pub fn new(seed: u64, people: u32) -> Setup {
        let townships = (people / 45_000).clamp(3, 30);
        Setup {
            seed,
            people,
            year: 2024,
            region: "990100".to_owned(),
            name: "示例县".to_owned(),
            townships,
            villages: townships * 10 + 1,
            identities: Vec::new(),
            covered: Rate::percent(97),
            visit_rate: Rate::WHOLE,
        }
    }

    /// Names the identities of the pack, in its order, with the usual shares: the first is held by
    /// 0.5 % (特困), then 3 % (低保), 0.3 % (返贫致贫), 1 % (低保边缘), 1 % (监测对象), 0.2 % each further.
    #[must_use]
    pub fn with_identities<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Setup {
        const SHARES_PPM: [i64; 5] = [5_000, 30_000, 3_000, 10_000, 10_000];
        let shares = SHARES_PPM.into_iter().chain(std::iter::repeat(2_000));
        let named = names.into_iter().zip(shares);
        self.identities =
            named.map(|(name, ppm)| IdentityShare { name: name.to_owned(), share: Rate(ppm) }).collect();
        self
    }

    fn check(&self) -> Result<(), SetupError> {
        let held: i64 = self.identities.iter().map(|it| it.share.0).sum();
        let rules = [
            (
                self.people >= 1 && u64::from(self.people) <= MOST_PEOPLE,
                "人数应为 1 至 1,460,000；更多的人请分成几个县",
            ),
            ((1990..=2100).contains(&self.year), "年度应在 1990 至 2100 之间"),
            (
                self.region.len() == 6 && self.region.bytes().all(|it| it.is_ascii_digit()),
                "行政区划代码应为 6 位数字，例如 990100",
            ),
            ((1..=99).contains(&self.townships), "乡镇数应为 1 至 99"),
            (
                self.villages >= self.townships && self.villages <= self.townships * 99,
                "村数应不少于乡镇数，且每个乡镇不超过 99 个村",
            ),
            (
                held <= PPM / 2 && self.identities.iter().all(|it| it.share.0 >= 0),
                "各身份比例之和不应超过 50%",
            ),
            ((0..=PPM).contains(&self.covered.0), "参保率应在 0 至 100% 之间"),
            ((0..=10 * PPM).contains(&self.visit_rate.0), "就诊频度应在 0 至 1000% 之间"),
        ];
        match rules.into_iter().find(|it| !it.0) {
            Some((_, message)) => Err(SetupError(message.to_owned())),
            None => Ok(()),
        }
    }
}

/// A made county. Holds its places and institutions; people and visits are made when asked for.
#[derive(Debug, Clone)]
pub struct County {
    pub(crate) setup: Setup,
    pub(crate) townships: Vec<Township>,
    pub(crate) villages: Vec<Village>,
    pub(crate) institutions: Vec<Institution>,
}

impl County {
    /// Makes the county.
    ///
    /// # Errors
    /// When a number of the setup makes no sense; the message says which and what it may be.
    pub fn new(setup: Setup) -> Result<County, SetupError> {
        setup.check()?;
        let townships = place::townships(&setup);
        let villages = place::villages(&setup, &townships);
        let institutions = institution::make(&setup, &townships, &villages);
        Ok(County { setup, townships, villages, institutions })
    }

    /// What it was made from.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Its townships and streets.
    #[must_use]
    pub fn townships(&self) -> &[Township] {
        &self.townships
    }

    /// Its villages and neighbourhoods, by township.
    #[must_use]
    pub fn villages(&self) -> &[Village] {
        &self.villages
    }

    /// Its hospitals, village rooms and pharmacies.
    #[must_use]
    pub fn institutions(&self) -> &[Institution] {
        &self.institutions
    }
}
