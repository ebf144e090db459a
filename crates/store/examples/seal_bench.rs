//! What sealing costs: a value, a blind index, an import of people, a start of the register, a change of keys.
//!
//! `cargo run --release -p mingbai-store --example seal_bench -- [--people N]`

use std::time::Instant;

use base::Day;
use store::{Algorithm, Keys, MakeKeys, Person, Store, StoreError};

const NOW: &str = "2026-11-22T08:00:00Z";

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let mut words = std::env::args().skip(1);
    let mut count = 200_000;
    while let Some(word) = words.next() {
        if word == "--people" {
            count = words.next().and_then(|it| it.parse().ok()).expect("a number follows");
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let url = folder.path().join("bench.db").display().to_string();
    let make = MakeKeys { algorithm: Algorithm::Aes256Gcm, now: NOW.to_owned() };
    let keys = Keys::File { path: folder.path().join("keys"), make: Some(make) };
    let store = Store::open(&url, &keys).await?;
    store.migrate().await?;
    let people: Vec<Person> = (0..count).map(person).collect();

    let begun = Instant::now();
    let mut writer = store.write().await?;
    writer.drop_person_indexes().await?;
    let mut first = 0;
    for some in people.chunks(10_000) {
        writer.add_registered(first, some).await?;
        first += some.len() as i64;
    }
    writer.build_person_indexes().await?;
    writer.commit().await?;
    told("import", count, begun);

    let begun = Instant::now();
    let mut seen = 0;
    store.read().await?.for_each_registered(|_| seen += 1).await?;
    assert_eq!(seen, count);
    told("register opened", count, begun);

    let mut session = store.read().await?;
    let begun = Instant::now();
    for index in 0..2_000 {
        let number = person(index * 7 % count).number.expect("everybody has one");
        assert_eq!(session.find_people_by_number(&number).await?.len(), 1);
    }
    told("find by number", 2_000, begun);
    let begun = Instant::now();
    for _ in 0..200 {
        assert_eq!(session.find_people_by_name("王", &store::Within::everything(), None, 20).await?.items.len(), 20);
    }
    told("find by the first character, a page of 20", 200, begun);
    for (what, name, found) in [("a whole name", "王秀英", 20), ("a beginning nobody has", "王秀明", 0)]
    {
        let begun = Instant::now();
        for _ in 0..100 {
            assert_eq!(session.find_people_by_name(name, &store::Within::everything(), None, 20).await?.items.len(), found);
        }
        told(&format!("find by {what}, a page of 20"), 100, begun);
    }
    drop(session);

    let begun = Instant::now();
    let report = store.read_snapshot().await?.verify().await?;
    assert!(report.findings.is_empty());
    told("verify", count, begun);

    for algorithm in [Algorithm::Aes256Gcm, Algorithm::Sm4Gcm] {
        let number = store.ring().add_key(algorithm, NOW)?;
        store.use_key(number).await?;
        let begun = Instant::now();
        assert!(store.reseal(|_, _| {}).await?.is_complete);
        told(&format!("sealed anew under {}", algorithm.word()), count, begun);
    }
    let begun = Instant::now();
    let mut seen = 0;
    store.read().await?.for_each_registered(|_| seen += 1).await?;
    told("register opened under sm4-gcm", seen, begun);
    store.close().await;
    Ok(())
}

fn told(what: &str, count: usize, begun: Instant) {
    let seconds = begun.elapsed().as_secs_f64();
    println!("{what}: {count} in {seconds:.2} s, {:.1} µs each", seconds * 1e6 / count as f64);
}

fn person(index: usize) -> Person {
    let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    let given = ["明", "芳", "伟", "秀英", "建国", "丽", "强", "磊", "洋", "艳"];
    Person {
        id: format!("P{index:07}"),
        number: Some(format!("990100{:08}{:04}", 19_400_000 + index / 10_000, index % 10_000)),
        name: format!("{}{}", surnames[index % 10], given[index / 10 % 10]),
        sex: "女".into(),
        birth: Day::new(1960, 5, 4).expect("a day"),
        household_id: Some(format!("H{:07}", index / 3)),
        region: "990100100".into(),
        village: "示例村".into(),
        recorded_at: NOW.into(),
    }
}
