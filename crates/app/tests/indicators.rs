//! Every figure of an indicator against a second, plain count over made people.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use app::indicators::{IndicatorPeople, Period};
use base::Day;
use common::*;
use fastrand::Rng;
use policy::PackSource;
use store::{Coverage, Entitlement, Filing, Identity, Person};

const INDICATORS: &str = r#"
[[indicator]]
code = "insured_rate"
name = "参保率"
group = "参保"
unit = "percent"
direction = "up"
target = "100"
warning = "90"
meaning = "m"
source = "s"
people = "missing"
[indicator.numerator]
measure = "people"
insured = true
[indicator.denominator]
measure = "people"

[[indicator]]
code = "poor_sourced"
name = "低保核准率"
group = "参保"
unit = "percent"
direction = "up"
meaning = "m"
source = "s"
people = "missing"
[indicator.numerator]
measure = "people"
identity = ["低保"]
sourced = true
[indicator.denominator]
measure = "people"
identity = ["低保"]

[[indicator]]
code = "old_residents"
name = "六十岁以上居民"
group = "参保"
unit = "people"
meaning = "m"
source = "s"
people = "counted"
[indicator.numerator]
measure = "people"
insurance = ["居民"]
age_from = 60
age_until = 79

[[indicator]]
code = "contracted"
name = "签约率"
group = "参保"
unit = "percent"
meaning = "m"
source = "s"
people = "missing"
[indicator.numerator]
measure = "people"
filed = ["chronic", "designation"]
[indicator.denominator]
measure = "people"
filed = ["chronic"]

[[indicator]]
code = "subsidy"
name = "资助"
group = "救助"
unit = "yuan"
meaning = "m"
source = "s"
[indicator.numerator]
measure = "given_fen"
given = ["subsidy"]
identity = ["低保"]

[[indicator]]
code = "changes"
name = "身份变动"
group = "救助"
unit = "people"
meaning = "m"
source = "s"
[indicator.numerator]
measure = "identity_changes"

[[indicator]]
code = "aid_visits"
name = "救助人次"
group = "救助"
unit = "visits"
meaning = "m"
source = "s"
people = "counted"
[indicator.numerator]
measure = "settlements"
payers = ["aid"]

[[indicator]]
code = "in_scope"
name = "政策范围内比例"
group = "待遇"
unit = "percent"
meaning = "m"
source = "s"
[indicator.numerator]
measure = "paid_fen"
visit = ["住院"]
payers = ["pooled"]
[indicator.denominator]
measure = "eligible_fen"
visit = ["住院"]

[[indicator]]
code = "each"
name = "次均费用"
group = "待遇"
unit = "yuan_each"
meaning = "m"
source = "s"
[indicator.numerator]
measure = "total_fen"
[indicator.denominator]
measure = "settlements"

[[indicator]]
code = "light"
name = "负担不超过四成"
group = "待遇"
unit = "percent"
meaning = "m"
source = "s"
people = "missing"
[indicator.numerator]
measure = "settlements"
visit = ["住院"]
diagnosed = true
person_share_until = "40"
[indicator.denominator]
measure = "settlements"
visit = ["住院"]
"#;

fn pack() -> PackSource {
    let mut pack = small_pack("discharge", "50%");
    pack.files.insert("indicators/all.toml".to_owned(), INDICATORS.as_bytes().to_vec());
    pack
}

/// A made person, in plain words.
struct Made {
    id: String,
    township: String,
    village: String,
    birth: Day,
    insured: Option<(&'static str, Day)>,
    poor: Option<(Day, &'static str, String)>,
    filed: Vec<&'static str>,
    subsidy_fen: Option<i64>,
}

/// A made bill, with what the decision said.
struct Bill {
    person: usize,
    on: Day,
    kind: &'static str,
    is_diagnosed: bool,
    total: i64,
    eligible: i64,
    own: i64,
    pooled: i64,
    aid: i64,
}

fn make(rng: &mut Rng) -> Vec<Made> {
    let one = |at: usize, rng: &mut Rng| {
        let township = format!("99020100{}", rng.u8(1..4));
        let village = format!("{}村", ["东", "南", "西"][rng.usize(0..3)]);
        let birth = Day::new(rng.i16(1935..2015), rng.i8(1..13), rng.i8(1..29)).unwrap();
        // Some are covered only from the second month on.
        let from = if rng.u8(0..8) == 0 { "2024-02-10" } else { "2020-01-01" };
        let insured = (rng.u8(0..9) > 0).then(|| (["居民", "职工"][usize::from(rng.bool())], day(from)));
        let poor = (rng.u8(0..3) == 0).then(|| {
            let late = rng.u8(0..4) == 0;
            let known = if late { "2024-02-03T01:00:00.000000Z" } else { "2020-01-01T00:00:00.000000Z" };
            let source = ["民政", ""][usize::from(rng.u8(0..5) == 0)];
            (day(if late { "2024-02-01" } else { "2020-01-01" }), source, known.to_owned())
        });
        let mut filed = Vec::new();
        if rng.u8(0..3) == 0 {
            filed.push("chronic");
        }
        if rng.bool() {
            filed.push("designation");
        }
        let subsidy_fen = (rng.u8(0..2) == 0).then(|| rng.i64(100..40_000));
        Made { id: format!("M{at:03}"), township, village, birth, insured, poor, filed, subsidy_fen }
    };
    (0..180).map(|at| one(at, rng)).collect()
}

async fn save(bureau: &Bureau, people: &[Made]) {
    let known = "2020-01-01T00:00:00.000000Z".to_owned();
    let mut writer = bureau.app.store().write().await.unwrap();
    for (nth, it) in people.iter().enumerate() {
        let person = Person {
            id: it.id.clone(),
            number: Some(format!("990201{}0{nth:03}", it.birth.to_string().replace('-', ""))),
            name: format!("某{nth}"),
            sex: "女".to_owned(),
            birth: it.birth,
            household_id: None,
            region: it.township.clone(),
            village: it.village.clone(),
            recorded_at: known.clone(),
        };
        writer.save_people(&[person]).await.unwrap();
        if let Some((insurance, from)) = it.insured {
            let coverage = Coverage {
                person_id: it.id.clone(),
                insurance: insurance.to_owned(),
                status: String::new(),
                attributes: "{}".to_owned(),
                valid_from: from,
                valid_until: Day::MAX,
                known_from: known.clone(),
                known_until: None,
                source: String::new(),
            };
            writer.add_coverage(&[coverage]).await.unwrap();
        }
        if let Some((from, source, known_from)) = &it.poor {
            let identity = Identity {
                person_id: it.id.clone(),
                identity: "低保".to_owned(),
                valid_from: *from,
                valid_until: Day::MAX,
                known_from: known_from.clone(),
                known_until: None,
                source: (*source).to_owned(),
            };
            writer.add_identities(&[identity]).await.unwrap();
        }
        for kind in &it.filed {
            let filing = Filing {
                id: format!("{}{kind}", it.id),
                person_id: it.id.clone(),
                kind: (*kind).to_owned(),
                subject: String::new(),
                institution_id: "H1".to_owned(),
                valid_from: day("2020-01-01"),
                valid_until: Day::MAX,
                known_from: known.clone(),
                known_until: None,
                detail: "{}".to_owned(),
            };
            writer.add_filings(&[filing]).await.unwrap();
        }
        if let Some(amount_fen) = it.subsidy_fen {
            let given = Entitlement {
                person_id: it.id.clone(),
                kind: "subsidy".to_owned(),
                class: "低保".to_owned(),
                valid_from: day("2024-01-01"),
                valid_until: day("2024-12-31"),
                known_from: known.clone(),
                known_until: None,
                amount_fen,
                source: String::new(),
                problem: None,
            };
            writer.add_entitlements(&[given]).await.unwrap();
        }
    }
    writer.commit().await.unwrap();
}

async fn bills(bureau: &Bureau, people: &[Made], rng: &mut Rng) -> Vec<Bill> {
    let mut bills = Vec::new();
    for nth in 0..150 {
        let person = rng.usize(0..people.len());
        let on = Day::new(2024, rng.i8(1..3), rng.i8(1..29)).unwrap();
        if people[person].insured.is_none_or(|it| it.1 > on) {
            continue;
        }
        let kind = ["住院", "普通门诊"][usize::from(rng.bool())];
        let mut new = visit(&people[person].id, kind, &on.to_string(), rng.i64(50..4_000));
        new.discharged_on = Some(on);
        let is_diagnosed = rng.u8(0..4) > 0;
        if is_diagnosed {
            new.diagnoses = vec!["I10".to_owned()];
        }
        let settled = bureau.settle(&format!("B{nth}"), new).await;
        if rng.u8(0..10) == 0 {
            bureau.reverse(&format!("R{nth}"), &settled.id).await;
            continue;
        }
        let decision = settled.read_decision().unwrap();
        let paid = |payer: &str| {
            decision.payers.iter().filter(|it| it.payer == payer).map(|it| it.amount_fen.0).sum()
        };
        bills.push(Bill {
            person,
            on,
            kind,
            is_diagnosed,
            total: decision.parts.total_fen.0,
            eligible: decision.parts.eligible_fen.0,
            own: decision.person_fen.0,
            pooled: paid("pooled"),
            aid: paid("aid"),
        });
    }
    bills
}

type Sums = BTreeMap<(String, String), [i64; 2]>;

/// The second count: for each indicator and place, straight from the made people and bills.
fn counted(people: &[Made], bills: &[Bill], month: &str) -> Sums {
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

async fn kept(bureau: &Bureau, period: &str) -> Sums {
    let codes: Vec<String> = bureau.app.region().indicators.iter().map(|it| it.code.clone()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let mut session = bureau.app.store().read().await.unwrap();
    let values = session.indicator_values_of(&codes, &[period]).await.unwrap();
    values.into_iter().map(|it| ((it.code, it.place), [it.numerator, it.denominator])).collect()
}

/// What is nothing over nothing need not be there; what has no denominator carries 1.
fn assert_same(kept: &Sums, counted: &Sums, ratios: &BTreeSet<String>, told: &str) {
    for key in kept.keys().chain(counted.keys()) {
        let expected = counted.get(key).copied().unwrap_or_default();
        let is_ratio = ratios.contains(&key.0);
        let nothing = [0, i64::from(!is_ratio)];
        let found = kept.get(key).copied().unwrap_or(nothing);
        let expected = [expected[0], if is_ratio { expected[1] } else { 1 }];
        assert_eq!(found, expected, "{told} {key:?}");
    }
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
                it.township.len() > 6 && (place == "990201" || it.township == place || own == place)
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
        }
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

#[test]
fn wrong_definitions_are_all_told_with_file_and_line() {
    let good = "[[indicator]]\ncode = \"a\"\nname = \"n\"\ngroup = \"g\"\nunit = \"people\"\nmeaning = \"m\"\nsource = \"s\"\n\
                [indicator.numerator]\nmeasure = \"people\"\n";
    let rows: [(&str, &str, &[&str]); 10] = [
        ("", "", &[]),
        ("unit = \"people\"", "unit = \"percent\"", &["IND-0004"]),
        ("unit = \"people\"", "unit = \"yuan\"", &["IND-0004"]),
        ("code = \"a\"", "code = \"A b\"", &["IND-0002"]),
        ("name = \"n\"", "name = \"\"", &["IND-0002"]),
        ("source = \"s\"", "source = \"s\"\ntarget = \"x\"\ndirection = \"up\"", &["IND-0005"]),
        ("measure = \"people\"", "measure = \"people\"\nidentity = [\"富\"]", &["IND-0006"]),
        ("measure = \"people\"", "measure = \"people\"\nvisit = [\"住院\"]", &["IND-0004"]),
        ("measure = \"people\"", "measure = \"settlements\"\npayers = [\"nobody\"]", &["IND-0006"]),
        ("measure = \"people\"", "measure = \"people\"\nsql = \"drop\"", &["IND-0001"]),
    ];
    for (from, to, expected) in rows {
        let mut source = small_pack("discharge", "50%");
        let text = if from.is_empty() { good.to_owned() } else { good.replace(from, to) };
        source.files.insert("indicators/x.toml".to_owned(), text.into_bytes());
        let (pack, _) = policy::load(&source);
        let codes: Vec<&str> = match app::indicators::read(&source, &pack) {
            Ok(read) => {
                assert_eq!(read.len(), 1);
                Vec::new()
            }
            Err(findings) => {
                assert!(findings.0.iter().all(|it| it.line > 0 && it.file.ends_with("indicators/x.toml")));
                findings.0.iter().map(|it| it.code).collect()
            }
        };
        assert_eq!(codes, expected, "{to}");
    }
}

#[test]
fn the_packs_that_ship_have_their_indicators() {
    for (name, least, hundred) in [("jiangjin", 18, 4), ("yueyang", 8, 6)] {
        let region = region(&shipped(name));
        assert!(region.indicators.len() >= least, "{name}: {}", region.indicators.len());
        let full = region.indicators.iter().filter(|it| it.target.as_deref() == Some("100")).count();
        assert!(full >= hundred, "{name}: {full}");
    }
}
