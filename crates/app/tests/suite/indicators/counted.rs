//! The second count: straight from made people and bills, with nothing of the program's own.

use std::collections::{BTreeMap, BTreeSet};

use app::indicators::Period;

use super::made::{Bill, Made};

/// Numerator and denominator by indicator and place.
pub type Sums = BTreeMap<(String, String), [i64; 2]>;

/// For each indicator and place, what the made people and bills add up to.
pub fn counted(people: &[Made], bills: &[Bill], month: &str) -> Sums {
    let period = Period::parse(month).unwrap();
    let on = period.last();
    let mut sums = Sums::new();
    let mut add = |code: &str, it: &Made, above: i64, below: i64| {
        for place in ["990201".to_owned(), it.township.clone(), format!("{}/{}", it.township, it.village)] {
            let sum = sums.entry((code.to_owned(), place)).or_default();
            sum[0] += above;
            sum[1] += below;
        }
    };
    for it in people {
        let insured = it.insured.is_some_and(|at| at.1 <= on);
        add("insured_rate", it, i64::from(insured), 1);
        let poor = it.poor.as_ref().is_some_and(|at| at.0 <= on);
        let sourced = poor && it.poor.as_ref().is_some_and(|at| !at.1.is_empty());
        add("poor_sourced", it, i64::from(sourced), i64::from(poor));
        let mut age = on.year() - it.birth.year();
        if (on.month(), on.day_of_month()) < (it.birth.month(), it.birth.day_of_month()) {
            age -= 1;
        }
        let old = insured && it.insured.is_some_and(|at| at.0 == "居民") && (60..80).contains(&age);
        add("old_residents", it, i64::from(old), 0);
        let chronic = it.filed.contains(&"chronic");
        let both = chronic && it.filed.contains(&"designation");
        add("contracted", it, i64::from(both), i64::from(chronic));
        add("subsidy", it, if poor { it.subsidy_fen.unwrap_or(0) } else { 0 }, 0);
        let changed = it.poor.as_ref().is_some_and(|at| at.2.starts_with(month));
        add("changes", it, i64::from(changed), 0);
    }
    for bill in bills.iter().filter(|it| it.on.to_string().starts_with(month)) {
        let it = &people[bill.person];
        add("aid_visits", it, i64::from(bill.aid > 0), 0);
        add("each", it, bill.total, 1);
        if bill.kind == "住院" {
            add("in_scope", it, bill.pooled, bill.eligible);
            let light = bill.is_diagnosed && bill.own * 100 <= bill.total * 40;
            add("light", it, i64::from(light), 1);
        }
    }
    sums
}

/// What is nothing over nothing need not be there; what has no denominator carries 1.
pub fn assert_same(kept: &Sums, counted: &Sums, ratios: &BTreeSet<String>, told: &str) {
    for key in kept.keys().chain(counted.keys()) {
        let expected = counted.get(key).copied().unwrap_or_default();
        let is_ratio = ratios.contains(&key.0);
        let nothing = [0, i64::from(!is_ratio)];
        let found = kept.get(key).copied().unwrap_or(nothing);
        let expected = [expected[0], if is_ratio { expected[1] } else { 1 }];
        assert_eq!(found, expected, "{told} {key:?}");
    }
}
