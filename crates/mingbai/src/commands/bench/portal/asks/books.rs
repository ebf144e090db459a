//! The books and the audit log.

use super::super::callers::Who::{Auditor, Benefits, Payment};
use super::Asks;

pub fn put(asks: &mut Asks<'_>) {
    let found = asks.found;
    let owners: Vec<String> = found
        .hospitals
        .iter()
        .chain(&found.regulars)
        .cloned()
        .chain(["pooled".to_owned(), "bank".to_owned()])
        .collect();
    asks.each("/balances", Payment, "一方的余额", "/balances?owner=", &owners);
    for kind in ["payer", "institution", "place", "clearing"] {
        asks.one("/ledger/accounts", Payment, "一类账户", &format!("/ledger/accounts?kind={kind}"));
    }
    asks.deep("/ledger/accounts", Payment, "机构账户，翻页", "/ledger/accounts?kind=institution&limit=50");
    let of_hospitals: Vec<String> =
        found.hospitals.iter().map(|it| format!("institution:{it}:receivable")).collect();
    let of_people: Vec<String> = found.regulars.iter().map(|it| format!("person:{it}:cash")).collect();
    let (route, path) = ("/ledger/entries", "/ledger/entries?account=");
    asks.one(route, Payment, "统筹基金的", "/ledger/entries?account=payer:pooled");
    asks.deep(route, Payment, "统筹基金的，翻页", "/ledger/entries?account=payer:pooled&limit=200");
    asks.each(route, Payment, "一家机构的", path, &of_hospitals);
    asks.each(route, Payment, "一个人的", path, &of_people);
    let months = |account: &str| -> Vec<String> {
        let month = |it: i32| format!("{path}{account}&from=2024-{it:02}-01&until=2024-{it:02}-28");
        (1..=12).map(month).collect()
    };
    asks.add(route, Payment, "统筹基金一个月的", months("payer:pooled"));
    asks.add(route, Payment, "一家机构一个月的", months(&of_hospitals[0]));
    asks.each(route, Benefits, "一张结算单的", "/ledger/entries?reference=", &found.settlements);
    let (route, path) = ("/ledger/statement", "/ledger/statement?account=");
    asks.one(route, Payment, "统筹基金", "/ledger/statement?account=payer:pooled");
    asks.each(route, Payment, "一家机构", path, &of_hospitals);
    asks.each(route, Payment, "就诊很多的人", path, &of_people);
    asks.one("/ledger/clearing", Payment, "一个月", "/ledger/clearing?month=2024-06");
    audit(asks);
}

fn audit(asks: &mut Asks<'_>) {
    let (found, route) = (asks.found, "/audit");
    asks.one(route, Auditor, "第一页", "/audit");
    asks.deep(route, Auditor, "翻页", "/audit?limit=200");
    asks.each(route, Auditor, "一个人的", "/audit?person=", &found.people);
    asks.each(route, Auditor, "就诊很多的人的", "/audit?person=", &found.regulars);
    asks.each(route, Auditor, "一个经办人的", "/audit?actor=", &found.actors);
    asks.each(route, Auditor, "一家机构的", "/audit?actor=", &found.hospitals);
    asks.one(route, Auditor, "常见的事项", "/audit?action=settle");
    asks.one(route, Auditor, "一组事项", "/audit?action=view.");
    asks.one(route, Auditor, "少见的事项", "/audit?action=export.settlements");
    asks.one(route, Auditor, "没有的事项", "/audit?action=account.first");
    let days: Vec<String> =
        (1..=12).map(|it| format!("/audit?from=2024-{it:02}-10&until=2024-{it:02}-12")).collect();
    asks.add(route, Auditor, "几天的", days);
    let both =
        found.actors.iter().map(|it| format!("/audit?actor={}&action=list.people", super::encoded(it)));
    asks.add(route, Auditor, "一个经办人的一种事项", both.collect());
    let both = found.regulars.iter().map(|it| format!("/audit?person={it}&action=view.people"));
    asks.add(route, Auditor, "一个人的一种事项", both.collect());
    asks.one("/audit/checkpoint", Auditor, "检查点", "/audit/checkpoint");
}
