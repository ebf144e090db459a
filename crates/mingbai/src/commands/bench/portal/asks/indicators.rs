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
        asks.add("/indicators/{code}/people", who, "背后的人", list(""));
        if who == Benefits {
            let village = format!("&place={}", super::encoded(&found.villages[0]));
            asks.add("/indicators/{code}/people", who, "一个村背后的人", list(&village));
        }
    }
    asks.each("/indicators", Benefits, "一个镇的", "/indicators?place=", &found.townships);
    asks.each("/indicators", Benefits, "一个村的", "/indicators?place=", &found.villages);
    let by_place = found.townships.iter().zip(found.indicators.iter().cycle());
    let by_place = by_place.map(|(place, code)| format!("/indicators/{code}?place={place}"));
    asks.add("/indicators/{code}", Benefits, "一个指标，到村", by_place.collect());
}
