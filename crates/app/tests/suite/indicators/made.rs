//! Made people with what is known of them, and their bills.

use base::Day;
use fastrand::Rng;
use store::{Coverage, Entitlement, Filing, Identity, Person};

use crate::common::{Bureau, day, visit};

/// A made person, in plain words.
pub struct Made {
    pub id: String,
    pub township: String,
    pub village: String,
    pub birth: Day,
    pub insured: Option<(&'static str, Day)>,
    pub poor: Option<(Day, &'static str, String)>,
    pub filed: Vec<&'static str>,
    pub subsidy_fen: Option<i64>,
}

/// A made bill, with what the decision said.
pub struct Bill {
    pub person: usize,
    pub on: Day,
    pub kind: &'static str,
    pub is_diagnosed: bool,
    pub total: i64,
    pub eligible: i64,
    pub own: i64,
    pub pooled: i64,
    pub aid: i64,
}

pub fn make(rng: &mut Rng) -> Vec<Made> {
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

pub async fn save(bureau: &Bureau, people: &[Made]) {
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

pub async fn bills(bureau: &Bureau, people: &[Made], rng: &mut Rng) -> Vec<Bill> {
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
