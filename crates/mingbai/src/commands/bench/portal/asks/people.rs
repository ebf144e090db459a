//! People, visits, settlements.

use super::super::callers::Who::{Benefits, Data, Hospital, Supervisor, Township, Villages};
use super::Asks;

pub fn put(asks: &mut Asks<'_>) {
    search(asks);
    let found = asks.found;
    for (who, what) in [(Benefits, "一个人"), (Hospital, "一个人")] {
        asks.inside("/people/{id}", who, what, &found.people);
    }
    asks.inside("/people/{id}/history", Benefits, "一个人的全部记录", &found.people);
    asks.inside("/people/{id}/history", Benefits, "就诊很多的人", &found.regulars);
    asks.inside("/people/{id}/entitlement", Benefits, "应享待遇", &found.people);
    asks.inside("/people/{id}/entitlement", Benefits, "就诊很多的人的待遇", &found.regulars);
    settlements(asks);
    asks.each("/visits", Benefits, "一家机构在院的", "/visits?institution_id=", &found.hospitals);
    let own = found.hospitals.first().cloned().unwrap_or_default();
    asks.deep("/visits", Hospital, "翻页", &format!("/visits?limit=20&institution_id={own}"));
    asks.each("/visits", Supervisor, "一家机构在院的本镇人", "/visits?institution_id=", &found.hospitals);
    asks.inside("/visits/{id}", Benefits, "一次就诊", &found.visits);
    asks.inside("/visits/{id}/lines", Benefits, "明细", &found.visits);
    asks.inside("/visits/{id}", Benefits, "在院的", &found.waiting);
}

fn search(asks: &mut Asks<'_>) {
    let found = asks.found;
    let common = |list: &[String]| list.iter().take(8).cloned().collect::<Vec<_>>();
    let rare = |list: &[String]| list.iter().rev().take(20).cloned().collect::<Vec<_>>();
    for who in [Benefits, Data, Township, Villages] {
        let path = "/people?q=";
        asks.each("/people", who, "常见的姓", path, &common(&found.families));
        asks.each("/people", who, "少见的姓", path, &rare(&found.families));
        asks.each("/people", who, "姓名开头两字，常见", path, &common(&found.beginnings));
        asks.each("/people", who, "姓名开头两字，少见", path, &rare(&found.beginnings));
        asks.each("/people", who, "全名，常见", path, &common(&found.names));
        asks.each("/people", who, "全名，少见", path, &rare(&found.names));
        let family = found.families.first().cloned().unwrap_or_default();
        asks.deep("/people", who, "常见的姓，翻页", &format!("/people?q={}", super::encoded(&family)));
    }
    for who in [Benefits, Hospital] {
        asks.each("/people", who, "身份证号", "/people?q=", &found.numbers);
        asks.each("/people", who, "参保人编号", "/people?q=", &found.people);
    }
    asks.one("/people", Benefits, "没有的名字", "/people?q=%E9%BE%98%E9%BE%98%E9%BE%98");
}

fn settlements(asks: &mut Asks<'_>) {
    let found = asks.found;
    let route = "/settlements";
    let days: Vec<String> = (1..=12).map(|it| format!("2024-{it:02}-10&until=2024-{it:02}-10")).collect();
    let days: Vec<String> = days.iter().map(|it| format!("/settlements?from={it}")).collect();
    let months: Vec<String> =
        (1..=12).map(|it| format!("/settlements?from=2024-{it:02}-01&until=2024-{it:02}-28")).collect();
    for who in [Benefits, Supervisor] {
        asks.one(route, who, "第一页", "/settlements");
        asks.deep(route, who, "翻页", "/settlements?limit=200");
        asks.add(route, who, "一天的", days.clone());
        asks.add(route, who, "一个月的", months.clone());
        asks.each(route, who, "一家机构的", "/settlements?institution_id=", &found.hospitals);
    }
    asks.each(route, Benefits, "一个人的", "/settlements?person_id=", &found.people);
    asks.each(route, Benefits, "就诊很多的人的", "/settlements?person_id=", &found.regulars);
    let both = found
        .hospitals
        .iter()
        .map(|it| format!("/settlements?institution_id={it}&from=2024-07-01&until=2024-07-31"));
    asks.add(route, Benefits, "一家机构一个月的", both.collect());
    asks.one(route, Hospital, "本院的", "/settlements");
    asks.add(route, Hospital, "本院一天的", days);
    asks.deep(route, Hospital, "本院的，翻页", "/settlements?limit=100");
    asks.inside("/settlements/{id}", Benefits, "一张结算单", &found.settlements);
}
