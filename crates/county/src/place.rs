//! Townships and villages with codes (12 digits: region, township, village) and made names.

use crate::{
    household::BLOCK,
    random::{Subject, stream},
    setup::Setup,
    tables,
};

/// A township or street (乡镇、街道).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Township {
    /// Nine digits: region and township.
    pub code: String,
    /// Name with its kind: 云溪镇.
    pub name: String,
    /// Name of the seat without its kind, as institutions use it: 云溪.
    pub short_name: String,
    /// Positions of its villages in `County::villages`.
    pub villages: std::ops::Range<usize>,
}

/// A village or neighbourhood (村、社区).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Twelve digits: region, township, village.
    pub code: String,
    /// Name with its kind: 王家坪村.
    pub name: String,
    /// Position of its township in `County::townships`.
    pub township: usize,
    /// Its people, by index.
    pub people: std::ops::Range<u32>,
}

pub(crate) fn townships(setup: &Setup) -> Vec<Township> {
    let (count, villages) = (setup.townships as usize, setup.villages as usize);
    let mut rng = stream(setup.seed, Subject::Place, 0);
    let offset = rng.usize(0..tables::TOWNSHIP_FIRST.len());
    let seat = |nth: usize| {
        let first = tables::TOWNSHIP_FIRST[(nth + offset) % tables::TOWNSHIP_FIRST.len()];
        let second = tables::TOWNSHIP_SECOND[(nth * 7 + offset) % tables::TOWNSHIP_SECOND.len()];
        format!("{first}{second}")
    };
    let streets = count.div_ceil(6);
    let towns = streets + (count - streets) * 4 / 5;
    (0..count)
        .map(|nth| {
            // Streets 001…, towns 100…, townships 200…, as the statistical codes have it.
            let (kind, number) = match nth {
                _ if nth < streets => ("街道", nth + 1),
                _ if nth < towns => ("镇", 100 + nth - streets),
                _ => ("乡", 200 + nth - towns),
            };
            let short_name = seat(nth);
            Township {
                code: format!("{}{number:03}", setup.region),
                name: format!("{short_name}{kind}"),
                short_name,
                villages: nth * villages / count..(nth + 1) * villages / count,
            }
        })
        .collect()
}

/// Villages of unequal size whose borders lie between blocks of households.
pub(crate) fn villages(setup: &Setup, townships: &[Township]) -> Vec<Village> {
    let mut rng = stream(setup.seed, Subject::Place, 1);
    let weights: Vec<u64> = (0..setup.villages).map(|_| rng.u64(40..=160)).collect();
    let whole: u64 = weights.iter().sum();
    let blocks = u64::from(setup.people.div_ceil(BLOCK));
    let border = |weight: u64| ((blocks * weight / whole) as u32 * BLOCK).min(setup.people);
    let mut before = 0;
    let mut villages = Vec::with_capacity(weights.len());
    for (township_index, township) in townships.iter().enumerate() {
        let is_street = township.name.ends_with("街道");
        let offset = rng.usize(0..tables::SURNAMES.len());
        for (nth, village) in township.villages.clone().enumerate() {
            let (name, number) = if is_street {
                let first = tables::NEIGHBOURHOODS[(nth + offset) % tables::NEIGHBOURHOODS.len()];
                let part = nth / tables::NEIGHBOURHOODS.len();
                let part = ["", "东", "西", "南", "北"].get(part).copied().unwrap_or("外");
                (format!("{first}{part}社区"), nth + 1)
            } else {
                let family = tables::SURNAMES[(nth + offset) % 97].0;
                let ground = tables::GROUNDS[(nth * 5 + offset) % tables::GROUNDS.len()];
                (format!("{family}家{ground}村"), nth + 200)
            };
            let people = border(before)..border(before + weights[village]);
            before += weights[village];
            let code = format!("{}{number:03}", township.code);
            villages.push(Village { code, name, township: township_index, people });
        }
    }
    villages
}
