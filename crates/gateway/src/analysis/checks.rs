//! The checks, one function each.

use std::collections::BTreeMap;

use base::{Day, Fen, decimal_e4};

use super::{Check, Item, Order, Rule, Violation, Visit};

/// What a rule finds.
pub fn check<'r>(rule: &'r Rule, visit: &Visit, orders: &[Order]) -> Vec<Violation<'r>> {
    match rule.check {
        Check::NotListed => {
            each(rule, orders, |it| it.item.is_none().then(|| "不在医保目录内，费用由个人承担".to_owned()))
        }
        Check::LimitOfUse => each(rule, orders, |it| restriction(visit, it.item.as_ref()?)),
        Check::OutsideStay => each(rule, orders, |it| outside(visit, it.on?)),
        Check::Person => each(rule, orders, |it| person(rule, visit, it.on)),
        Check::MaxQuantity => max_quantity(rule, orders),
        Check::PerDay => per_day(rule, orders),
    }
}

fn concerns(rule: &Rule, order: &Order) -> bool {
    let has_tag = || order.item.as_ref().is_some_and(|it| it.tags.iter().any(|tag| rule.tags.contains(tag)));
    (rule.codes.is_empty() && rule.tags.is_empty()) || rule.codes.contains(&order.code) || has_tag()
}

/// One violation for each order of which `why` says something.
fn each<'r>(rule: &'r Rule, orders: &[Order], why: impl Fn(&Order) -> Option<String>) -> Vec<Violation<'r>> {
    let found = orders.iter().enumerate().filter(|it| concerns(rule, it.1)).filter_map(|(at, it)| {
        let why = why(it)?;
        let content = format!("【{}】{why}", it.name);
        Some(Violation { rule, content, orders: vec![(at, it.amount_fen)] })
    });
    found.collect()
}

fn restriction(visit: &Visit, item: &Item) -> Option<String> {
    let broken = item.only.iter().find(|(fact, allowed)| {
        let said = visit.facts.get(fact);
        said.is_some_and(|it| !it.is_empty() && !allowed.iter().any(|word| it.contains(word)))
    });
    let (fact, allowed) = broken?;
    let said = visit.facts.get(fact).map(|it| it.iter().cloned().collect::<Vec<_>>().join("、"));
    Some(format!("限{}使用，本次为{}", allowed.join("、"), said.unwrap_or_default()))
}

fn outside(visit: &Visit, on: Day) -> Option<String> {
    if let Some(first) = visit.admitted_on.filter(|it| on < *it) {
        return Some(format!("日期 {on} 早于就诊开始 {first}"));
    }
    let last = visit.discharged_on.filter(|it| on > *it)?;
    Some(format!("日期 {on} 晚于就诊结束 {last}"))
}

fn person(rule: &Rule, visit: &Visit, on: Option<Day>) -> Option<String> {
    if !rule.sex.is_empty() && !visit.sex.is_empty() && rule.sex != visit.sex {
        return Some(format!("限{}性使用，患者为{}性", rule.sex, visit.sex));
    }
    let age = on.or(visit.admitted_on)?.age_since(visit.birth?);
    let age = u16::try_from(age).ok()?;
    let (low, high) = (rule.min_age.unwrap_or(0), rule.max_age.unwrap_or(u16::MAX));
    if (low..=high).contains(&age) {
        return None;
    }
    let limit = match (rule.min_age, rule.max_age) {
        (Some(low), Some(high)) => format!("{low} 至 {high} 岁"),
        (Some(low), None) => format!("{low} 岁以上"),
        _ => format!("{high} 岁以下"),
    };
    Some(format!("限{limit}使用，患者 {age} 岁"))
}

/// Orders that go beyond `limit` when they are taken one after the other, with the share that does.
fn beyond(group: &[(usize, &Order)], limit_e4: i64) -> Vec<(usize, Fen)> {
    let mut used = 0_i64;
    let mut found = Vec::new();
    for (at, it) in group {
        let before = used;
        used = used.saturating_add(it.quantity_e4.max(0));
        let over = used - before.max(limit_e4);
        if over > 0 && it.quantity_e4 > 0 {
            let share = i128::from(it.amount_fen.0) * i128::from(over) / i128::from(it.quantity_e4);
            found.push((*at, Fen(i64::try_from(share).unwrap_or(it.amount_fen.0))));
        }
    }
    found
}

fn grouped<'r, K: Ord>(
    rule: &'r Rule,
    orders: &[Order],
    key: impl Fn(&Order) -> Option<K>,
    limit: impl Fn(&Order) -> Option<i64>,
    words: impl Fn(&K, &str) -> String,
) -> Vec<Violation<'r>> {
    let mut groups: BTreeMap<K, Vec<(usize, &Order)>> = BTreeMap::new();
    for (at, it) in orders.iter().enumerate().filter(|it| concerns(rule, it.1)) {
        if let Some(key) = key(it) {
            groups.entry(key).or_default().push((at, it));
        }
    }
    let found = groups.iter().filter_map(|(key, group)| {
        let first = group.first()?.1;
        let limit_e4 = limit(first)?;
        let over = beyond(group, limit_e4);
        let total = group.iter().map(|it| it.1.quantity_e4.max(0)).fold(0, i64::saturating_add);
        let figures = format!("{}，限 {}", decimal_e4(total), decimal_e4(limit_e4));
        let content = format!("【{}】{}", first.name, words(key, &figures));
        (!over.is_empty()).then_some(Violation { rule, content, orders: over })
    });
    found.collect()
}

fn max_quantity<'r>(rule: &'r Rule, orders: &[Order]) -> Vec<Violation<'r>> {
    let key = |it: &Order| Some(it.code.clone());
    let limit = |it: &Order| it.item.as_ref()?.max_quantity_e4;
    grouped(rule, orders, key, limit, |_, figures| format!("本次就诊数量 {figures}"))
}

fn per_day<'r>(rule: &'r Rule, orders: &[Order]) -> Vec<Violation<'r>> {
    let key = |it: &Order| Some((it.code.clone(), it.on?));
    let limit = |_: &Order| rule.max_per_day.map(|it| i64::from(it) * 10_000);
    grouped(rule, orders, key, limit, |key, figures| format!("{} 一日收费 {figures}", key.1))
}

#[cfg(test)]
mod tests {
    use super::super::analyse;
    use super::*;

    fn rule(check: Check) -> Rule {
        Rule {
            id: "R".to_owned(),
            name: "规则".to_owned(),
            check,
            severity: "1".to_owned(),
            basis: String::new(),
            codes: Vec::new(),
            tags: Vec::new(),
            max_per_day: None,
            sex: String::new(),
            min_age: None,
            max_age: None,
        }
    }

    fn order(code: &str, pieces: i64, fen: i64, day: &str) -> Order {
        Order {
            id: code.to_owned(),
            code: code.to_owned(),
            name: code.to_owned(),
            quantity_e4: pieces * 10_000,
            amount_fen: Fen(fen),
            on: day.parse().ok(),
            is_current: true,
            item: Some(Item::default()),
        }
    }

    fn visit() -> Visit {
        let facts = [("visit", "普通门诊"), ("level", "一级")];
        Visit {
            facts: facts.map(|(fact, word)| (fact.to_owned(), [word.to_owned()].into())).into(),
            sex: "男".to_owned(),
            birth: "1960-05-01".parse().ok(),
            admitted_on: "2024-03-01".parse().ok(),
            discharged_on: "2024-03-09".parse().ok(),
        }
    }

    /// Place of each order in question, and the money.
    fn found(rule: &Rule, orders: &[Order]) -> Vec<Vec<(usize, i64)>> {
        let rules = std::slice::from_ref(rule);
        let all = analyse(rules, &visit(), orders);
        all.iter().map(|it| it.orders.iter().map(|it| (it.0, it.1.0)).collect()).collect()
    }

    #[test]
    fn what_the_catalogue_does_not_have() {
        let mut orders = [order("a", 1, 100, "2024-03-01"), order("b", 1, 200, "2024-03-01")];
        orders[1].item = None;
        assert_eq!(found(&rule(Check::NotListed), &orders), [[(1, 200)]]);
        orders[1].is_current = false;
        assert!(found(&rule(Check::NotListed), &orders).is_empty(), "not news");
    }

    #[test]
    fn restrictions_that_do_not_hold() {
        let only = |fact: &str, word: &str| {
            let item = Item { only: vec![(fact.to_owned(), vec![word.to_owned()])], ..Item::default() };
            [Order { item: Some(item), ..order("a", 1, 100, "2024-03-01") }]
        };
        let rule = rule(Check::LimitOfUse);
        for (fact, word, is_found) in [
            ("visit", "住院", true),
            ("visit", "普通门诊", false),
            ("level", "三级", true),
            ("disease", "高血压", false), // not said, not judged
        ] {
            assert_eq!(found(&rule, &only(fact, word)).is_empty(), !is_found, "{fact} {word}");
        }
    }

    #[test]
    fn days_outside_the_stay() {
        let orders =
            ["2024-02-29", "2024-03-01", "2024-03-09", "2024-03-10", ""].map(|day| order("a", 1, 100, day));
        assert_eq!(found(&rule(Check::OutsideStay), &orders), [[(0, 100)], [(3, 100)]]);
    }

    #[test]
    fn more_on_a_day_than_there_can_be() {
        let rule = Rule { codes: vec!["bed".to_owned()], max_per_day: Some(1), ..rule(Check::PerDay) };
        let orders = [
            order("bed", 1, 100, "2024-03-01"),
            order("bed", 2, 200, "2024-03-01"),
            order("bed", 1, 100, "2024-03-02"),
            order("other", 9, 900, "2024-03-02"),
            order("bed", 3, 300, "2024-03-03"),
        ];
        assert_eq!(found(&rule, &orders), [vec![(1, 200)], vec![(4, 200)]]);
    }

    #[test]
    fn more_in_a_visit_than_the_catalogue_allows() {
        let limited = |pieces: i64| {
            let item = Item { max_quantity_e4: Some(30_000), ..Item::default() };
            Order { item: Some(item), ..order("a", pieces, pieces * 100, "2024-03-01") }
        };
        assert!(found(&rule(Check::MaxQuantity), &[limited(2), limited(1)]).is_empty());
        assert_eq!(found(&rule(Check::MaxQuantity), &[limited(2), limited(2)]), [[(1, 100)]]);
    }

    #[test]
    fn items_for_others() {
        let mut rule = Rule { codes: vec!["a".to_owned()], ..rule(Check::Person) };
        let orders = [order("a", 1, 100, "2024-03-01")];
        for (sex, min_age, max_age, is_found) in [
            ("女", None, None, true),
            ("男", None, None, false),
            ("", Some(64), None, true),
            ("", Some(63), None, false),
            ("", None, Some(14), true),
            ("", Some(18), Some(63), false),
        ] {
            (rule.sex, rule.min_age, rule.max_age) = (sex.to_owned(), min_age, max_age);
            assert_eq!(!found(&rule, &orders).is_empty(), is_found, "{sex} {min_age:?} {max_age:?}");
        }
    }

    #[test]
    fn rules_without_their_parameters_are_refused() {
        assert!(rule(Check::NotListed).check().is_ok());
        assert!(rule(Check::PerDay).check().is_err());
        assert!(rule(Check::Person).check().is_err());
        let per_day = Rule { codes: vec!["a".to_owned()], max_per_day: Some(1), ..rule(Check::PerDay) };
        assert!(per_day.check().is_ok());
        assert!(Rule { severity: "9".to_owned(), ..per_day }.check().is_err());
    }
}
