//! Prints what a made county looks like and how long it takes:
//! `cargo run --release -p mingbai-county --example census -- 1400000`.

use std::time::Instant;

use base::Fen;
use county::{CatalogueItem, County, Setup, VisitKind};

fn main() {
    let people = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(20_000);
    let setup = Setup::new(1, people).with_identities(["特困", "低保", "返贫致贫", "低保边缘", "监测对象"]);
    let county = match County::new(setup) {
        Ok(county) => county,
        Err(error) => return eprintln!("{error}"),
    };
    let started = Instant::now();
    let mut ages = [0_u32; 11];
    for person in county.people() {
        let decade = usize::try_from((county.setup().year - person.birth.year()) / 10).unwrap_or(0);
        ages[decade.min(10)] += 1;
    }
    println!("{people} people in {:?}", started.elapsed());
    for (decade, count) in ages.into_iter().enumerate() {
        println!("{:>3} {count:>8} {}", decade * 10, "█".repeat((count * 200 / people) as usize));
    }

    let catalogue: Vec<CatalogueItem> = (1..=200).map(item).collect();
    let started = Instant::now();
    let (mut visits, mut lines, mut stays, mut cost, mut stay_cost) = (0_u64, 0, 0_u64, Fen::ZERO, Fen::ZERO);
    for visit in county.all_visits(&catalogue) {
        visits += 1;
        lines += visit.lines.len();
        cost += visit.total_fen();
        if visit.kind == VisitKind::Inpatient {
            stays += 1;
            stay_cost += visit.total_fen();
        }
    }
    println!("{visits} visits ({stays} stays) with {lines} lines, {cost} yuan in {:?}", started.elapsed());
    println!("{} yuan a stay", Fen(stay_cost.0 / i64::try_from(stays.max(1)).unwrap_or(1)));
    for institution in county.institutions().iter().take(8) {
        println!("{} {} {}", institution.code, institution.level.name(), institution.name);
    }
    for person in county.people().take(12) {
        let village = &county.villages()[person.village];
        println!(
            "{} {} {} {} {}",
            person.number,
            person.name,
            person.role.name(),
            person.birth,
            village.name
        );
    }
}

fn item(nth: i64) -> CatalogueItem {
    let kind = ["药品", "药品", "诊疗", "耗材"][(nth % 4) as usize];
    let class = ["甲", "乙", "乙", "丙"][(nth % 7 % 4) as usize];
    CatalogueItem {
        code: format!("X{nth:04}"),
        name: format!("{kind}{nth}"),
        kind: kind.to_owned(),
        class: class.to_owned(),
        typical_price_fen: Fen(nth * nth * 3),
    }
}
