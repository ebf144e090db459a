//! Sums by place: people are counted in their village; townships and the county follow.

use std::collections::{BTreeMap, HashMap};

use store::IndicatorValue;

use super::definition::Indicator;

/// Sums of both sides of each indicator, by village.
pub struct Tally {
    villages: HashMap<(String, String), Vec<[i64; 2]>>,
    width: usize,
}

impl Tally {
    /// For so many indicators.
    #[must_use]
    pub fn new(width: usize) -> Tally {
        Tally { villages: HashMap::new(), width }
    }

    /// The sums of a village, to add to.
    pub fn of(&mut self, region: &str, village: &str) -> &mut Vec<[i64; 2]> {
        let width = self.width;
        self.villages.entry((region.to_owned(), village.to_owned())).or_insert_with(|| vec![[0, 0]; width])
    }

    /// Values of villages, townships and the county. What is nothing over nothing is left out, except for the
    /// county. `whole` is what is known of the county only, by the position of the indicator.
    #[must_use]
    pub fn values(
        &self,
        indicators: &[&Indicator],
        period: &str,
        county: &str,
        whole: &BTreeMap<usize, i64>,
    ) -> Vec<IndicatorValue> {
        let mut places: BTreeMap<(String, String), Vec<[i64; 2]>> = BTreeMap::new();
        places.insert((county.to_owned(), String::new()), vec![[0, 0]; self.width]);
        for ((region, village), sums) in &self.villages {
            let own = (format!("{region}/{village}"), region.clone());
            let above = [(region.clone(), county.to_owned()), (county.to_owned(), String::new())];
            // People without township count for the county alone.
            let skipped = usize::from(region.is_empty() || region == county);
            for place in std::iter::once(own).chain(above).skip(skipped * 2) {
                let all = places.entry(place).or_insert_with(|| vec![[0, 0]; self.width]);
                for (all, one) in all.iter_mut().zip(sums) {
                    all[0] += one[0];
                    all[1] += one[1];
                }
            }
        }
        let mut values = Vec::new();
        for ((place, parent), sums) in places {
            for (at, indicator) in indicators.iter().enumerate() {
                let is_county = parent.is_empty();
                let extra = if is_county { whole.get(&at).copied().unwrap_or(0) } else { 0 };
                let numerator = sums[at][0] + extra;
                let has_below = indicator.denominator.is_some();
                let denominator = if has_below { sums[at][1] } else { 1 };
                if is_county || numerator != 0 || (has_below && denominator != 0) {
                    values.push(IndicatorValue {
                        code: indicator.code.clone(),
                        period: period.to_owned(),
                        place: place.clone(),
                        parent: parent.clone(),
                        numerator,
                        denominator,
                    });
                }
            }
        }
        values
    }
}
