//! Rosters: the ledger of problems, counts, who is missing.

use super::super::callers::Who::{Data, Township, Villages};
use super::Asks;

pub fn put(asks: &mut Asks<'_>) {
    let (found, route) = (asks.found, "/rosters/problems");
    for who in [Data, Township, Villages] {
        asks.one(route, who, "第一页", route);
        asks.deep(route, who, "翻页", "/rosters/problems?limit=500");
        asks.one(route, who, "未销号的", "/rosters/problems?open=true");
        asks.one(route, who, "超期的", "/rosters/problems?overdue=true");
        let stages = ["待核实", "待销号", "已销号"].map(str::to_owned);
        asks.each(route, who, "一种进度的", "/rosters/problems?stage=", &stages);
        asks.one(route, who, "一类的", "/rosters/problems?kind=paid");
        asks.each(route, who, "一个子类的", "/rosters/problems?kind=", &found.problem_codes);
        asks.each(route, who, "一个部门的", "/rosters/problems?department=", &found.departments);
        asks.each(route, who, "一个人的", "/rosters/problems?person_id=", &found.people);
        asks.one("/rosters/tally", who, "计数", "/rosters/tally");
        asks.one("/rosters/tally", who, "未销号的计数", "/rosters/tally?open=true");
        asks.one("/rosters/tally", who, "超期的计数", "/rosters/tally?overdue=true");
        asks.each("/rosters/tally", who, "一个子类的计数", "/rosters/tally?kind=", &found.problem_codes);
        asks.one("/rosters/figures", who, "最近一轮", "/rosters/figures");
        asks.one("/rosters/words", who, "用词", "/rosters/words");
        asks.each("/rosters/missing", who, "一类里没参保的", "/rosters/missing?class=", &found.classes);
    }
    asks.each(route, Data, "一个镇的", "/rosters/problems?open=true&township=", &found.townships);
    asks.each(route, Data, "一个镇超期的", "/rosters/problems?overdue=true&township=", &found.townships);
    let of_villages = found.villages.iter().filter_map(|it| it.split_once('/')).map(|(township, village)| {
        format!("/rosters/problems?township={township}&village={}", super::encoded(village))
    });
    asks.add(route, Data, "一个村的", of_villages.collect());
    let of_both = found.townships.iter().zip(found.problem_codes.iter().cycle());
    let of_both = of_both.map(|(place, code)| format!("/rosters/problems?township={place}&kind={code}"));
    asks.add(route, Data, "一个镇一个子类的", of_both.collect());
    asks.each("/rosters/tally", Data, "一个镇的计数", "/rosters/tally?township=", &found.townships);
    asks.inside("/rosters/problems/{id}", Data, "一个问题", &found.problems);
    asks.one("/rosters/rounds", Data, "各轮", "/rosters/rounds");
}
