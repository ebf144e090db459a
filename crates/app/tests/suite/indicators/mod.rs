//! Every figure of an indicator against a second, plain count over made people.

use std::collections::BTreeSet;

use app::indicators::{IndicatorPeople, Listed};
use counted::{Sums, assert_same, counted};
use fastrand::Rng;
use made::{Made, bills, make, save};
use policy::PackSource;

use crate::common::*;

mod counted;
mod definitions;
mod made;

fn pack() -> PackSource {
    let mut pack = small_pack("discharge", "50%");
    pack.files.insert("indicators/all.toml".to_owned(), include_bytes!("indicators.toml").to_vec());
    pack
}

async fn kept(bureau: &Bureau, period: &str) -> Sums {
    let codes: Vec<String> = bureau.app.region().indicators.iter().map(|it| it.code.clone()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let mut session = bureau.app.store().read().await.unwrap();
    let values = session.indicator_values_of(&codes, &[period]).await.unwrap();
    values.into_iter().map(|it| ((it.code, it.place), [it.numerator, it.denominator])).collect()
}

async fn all_people(bureau: &Bureau, code: &str, period: &str, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut cursor: Option<String> = None;
    for _ in 0..1_000 {
        let page: IndicatorPeople =
            bureau.app.indicator_people(code, period, Some(place), cursor.as_deref(), 7).await.unwrap();
        for it in &page.items {
            assert!(it.number.is_empty() || it.number.contains('*'), "masked: {}", it.number);
        }
        found.extend(page.items.into_iter().map(|it| it.id));
        cursor = page.next;
        if cursor.is_none() {
            return found;
        }
    }
    panic!("pages do not end");
}

async fn figure(bureau: &Bureau, code: &str, period: &str, place: &str) -> [i64; 2] {
    let sums = kept(bureau, period).await;
    sums.get(&(code.to_owned(), place.to_owned())).copied().unwrap_or([0, 0])
}

async fn who_moves_is_listed_where_he_lives_no_more(bureau: &Bureau) {
    let (old, new) = ("990201002/东村", "990201001");
    let list = |place: &'static str| all_people(bureau, "insured_rate", "2024-02", place);
    let before = list(old).await;
    let mover = before.first().expect("somebody is missing").clone();
    let mut session = bureau.app.store().read().await.unwrap();
    let mut person = session.find_person(&mover).await.unwrap().unwrap();
    drop(session);
    person.region = new.to_owned();
    let mut writer = bureau.app.store().write().await.unwrap();
    writer.save_people(&[person]).await.unwrap();
    writer.commit().await.unwrap();
    assert_eq!(list(old).await, before[1..], "not where he lived");
    assert!(!list(new).await.contains(&mover), "and not yet where he lives: that month he did not");
    assert!(list("990201").await.contains(&mover), "but in the county");
    bureau.app.compute_indicators("2024-02", "统计员").await.unwrap();
    assert!(list(new).await.contains(&mover), "worked out again, he is where he lives");
}

#[tokio::test]
async fn every_figure_is_what_a_plain_count_finds() {
    for (folder, url) in engines() {
        let bureau = bureau_on(folder, &url, &pack(), "2024-03-20").await;
        let mut rng = Rng::with_seed(16);
        let mut people = make(&mut rng);
        save(&bureau, &people).await;
        let bills = bills(&bureau, &people, &mut rng).await;
        assert!(bills.len() > 60 && bills.iter().any(|it| it.aid > 0), "{}", bills.len());
        // Those of the bureau who live nowhere count for the county alone.
        for id in ["P1", "P2", "P3", "P4", "W1", "W2"] {
            let insurance = if id.starts_with('W') { "职工" } else { "居民" };
            people.push(Made {
                id: id.to_owned(),
                township: "990201".to_owned(),
                village: String::new(),
                birth: day("1980-05-01"),
                insured: Some((insurance, day("2016-01-01"))),
                poor: None,
                filed: Vec::new(),
                subsidy_fen: None,
            });
        }
        let county_once = |mut sums: Sums, people: &[Made]| {
            // The made six were added to the county twice and to a village that is none.
            sums.retain(|key, _| !key.1.starts_with("990201/"));
            let lost = people.iter().filter(|it| it.township == "990201").count() as i64;
            if let Some(sum) = sums.get_mut(&("insured_rate".to_owned(), "990201".to_owned())) {
                *sum = [sum[0] - lost, sum[1] - lost];
            }
            sums
        };
        let ratios: BTreeSet<String> = bureau
            .app
            .region()
            .indicators
            .iter()
            .filter(|it| it.denominator.is_some())
            .map(|it| it.code.clone())
            .collect();
        let months = ["2024-01", "2024-02"];
        for month in months {
            let done = bureau.app.compute_indicators(month, "统计员").await.unwrap();
            assert_eq!(done.people, 186);
            let expected = county_once(counted(&people, &bills, month), &people);
            assert_same(&kept(&bureau, month).await, &expected, &ratios, &format!("{url} {month}"));
        }
        // The year: what flows adds up, what stands is as at the end of the last month.
        let [first, last] = months.map(|it| county_once(counted(&people, &bills, it), &people));
        let flows = ["changes", "aid_visits", "in_scope", "each", "light"];
        let mut year = last.clone();
        for (key, sum) in &first {
            if flows.contains(&key.0.as_str()) {
                let all = year.entry(key.clone()).or_default();
                *all = [all[0] + sum[0], all[1] + sum[1]];
            }
        }
        assert_same(&kept(&bureau, "2024").await, &year, &ratios, &format!("{url} 2024"));
        // Again, and with another hand: the same, not the double.
        bureau.app.compute_indicators("2024-02", "另一人").await.unwrap();
        assert_same(&kept(&bureau, "2024").await, &year, &ratios, "again");

        // Down to the people: who is missing is who a plain count misses.
        for place in ["990201", "990201001", "990201002/东村"] {
            let inside = |it: &&Made| {
                let own = format!("{}/{}", it.township, it.village);
                place == "990201" || it.township == place || own == place
            };
            let on = day("2024-02-29");
            let mut expected: Vec<String> = people
                .iter()
                .filter(inside)
                .filter(|it| it.insured.is_none_or(|at| at.1 > on))
                .map(|it| it.id.clone())
                .collect();
            expected.sort();
            let mut found = all_people(&bureau, "insured_rate", "2024-02", place).await;
            found.sort();
            assert_eq!(found, expected, "{place}");
            let mut expected: Vec<String> = bills
                .iter()
                .filter(|it| it.on.month() == 1 && it.aid > 0 && inside(&&people[it.person]))
                .map(|it| people[it.person].id.clone())
                .collect();
            expected.sort();
            let mut found = all_people(&bureau, "aid_visits", "2024-01", place).await;
            found.sort();
            assert_eq!(found, expected, "{place}");
            // Every list has as many as its figure says, in a month and in the year.
            for indicator in &bureau.app.region().indicators {
                let Some(which) = indicator.people else { continue };
                for period in ["2024-01", "2024-02", "2024"] {
                    let [counted, of] = figure(&bureau, &indicator.code, period, place).await;
                    let expected = if which == Listed::Missing { of - counted } else { counted };
                    let found = all_people(&bureau, &indicator.code, period, place).await;
                    assert_eq!(found.len() as i64, expected, "{} {period} {place}", indicator.code);
                }
            }
        }
        who_moves_is_listed_where_he_lives_no_more(&bureau).await;
        bureau.verify().await;
    }
}

#[tokio::test]
async fn what_is_shown_of_a_place_and_what_is_refused() {
    let bureau = bureau(&pack(), "2024-03-20").await;
    let people = make(&mut Rng::with_seed(3));
    save(&bureau, &people).await;
    let app = &bureau.app;
    let page = app.indicators(None, None).await.unwrap();
    assert_eq!((page.period.as_str(), page.cards.len(), page.periods.len()), ("2024-03", 10, 0));
    assert!(page.cards.iter().all(|it| it.value.is_none() && it.as_of.is_none()));
    assert_eq!(code(app.compute_indicators("2024-04", "统计员").await), "APP-0001");
    assert_eq!(code(app.compute_indicators("2024", "统计员").await), "APP-0001");
    assert_eq!(code(app.indicator("nothing", None, None).await), "APP-0001");
    assert_eq!(code(app.indicator_people("insured_rate", "2024-03", None, None, 5).await), "APP-0003");
    app.compute_indicators("2024-03", "统计员").await.unwrap();
    // The month has not ended: it counts up to today.
    let page = app.indicators(None, None).await.unwrap();
    let card = &page.cards[0];
    assert_eq!(card.as_of, Some(day("2024-03-20")));
    assert_eq!(page.periods, ["2024-03", "2024"]);
    let standing = if card.value >= Some(900_000) { "short" } else { "alarm" };
    assert_eq!(card.standing, standing);
    assert_eq!(card.trend.len(), 12);
    // The townships add up to the county, save for those who live nowhere.
    let view = app.indicator("insured_rate", None, None).await.unwrap();
    let sum: i64 = view.places.iter().map(|it| it.numerator).sum();
    assert_eq!((view.places.len(), sum + 6), (3, view.card.numerator));
    let down = app.indicator("insured_rate", None, Some("990201001")).await.unwrap();
    let sum: i64 = down.places.iter().map(|it| it.numerator).sum();
    assert_eq!(Some(sum), view.places.first().map(|it| it.numerator));
    assert_eq!(down.path.iter().map(|it| it.level.as_str()).collect::<Vec<_>>(), ["county", "township"]);
    assert_eq!(code(app.indicator_people("changes", "2024-03", None, None, 5).await), "APP-0003");
    let wrong = app.indicator_people("insured_rate", "2024-03", None, Some("x"), 5).await;
    assert_eq!(code(wrong), "APP-0001");
    let bytes = app.indicator_workbook(None, None, None).await.unwrap();
    assert_eq!(&bytes[..2], b"PK");
    let audits = app.store().read().await.unwrap().find_audits("2024-03", 5).await.unwrap();
    assert_eq!(audits[0].action, "indicator.compute");
}
