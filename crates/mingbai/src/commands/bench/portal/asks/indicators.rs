//! Indicators: cards, one indicator by place, the people behind it.

use super::super::callers::Who::{Benefits, Township};
use super::Asks;

pub fn put(asks: &mut Asks<'_>) {
    let (found, period) = (asks.found, asks.town.today.to_string()[..7].to_owned());
    for who in [Benefits, Township] {
        asks.one("/indicators", who, "全部指标", "/indicators");
        asks.inside("/indicators/{code}", who, "一个指标", &found.indicators);
        let list = |place: &str| -> Vec<String> {
            let path = |it: &String| format!("/indicators/{it}/people?period={period}{place}");
            found.listed_indicators.iter().map(path).collect()
        };
        let route = "/indicators/{code}/people";
        asks.add(route, who, "背后的人", list(""));
        let busiest =
            found.listed_indicators.first().map(|it| format!("/indicators/{it}/people?period={period}"));
        asks.deep(route, who, "背后的人，翻页", &busiest.unwrap_or_default());
        if who == Benefits {
            let places = found.townships.iter().chain(&found.villages).take(60);
            let lists = places.flat_map(|it| list(&format!("&place={}", super::encoded(it))));
            asks.add(route, who, "一个镇村背后的人", lists.collect());
        }
    }
    asks.each("/indicators", Benefits, "一个镇的", "/indicators?place=", &found.townships);
    asks.each("/indicators", Benefits, "一个村的", "/indicators?place=", &found.villages);
    let by_place = found.townships.iter().zip(found.indicators.iter().cycle());
    let by_place = by_place.map(|(place, code)| format!("/indicators/{code}?place={place}"));
    asks.add("/indicators/{code}", Benefits, "一个指标，到村", by_place.collect());
}
