//! People by name, and counted where they live.

use crate::*;

on_both_engines!(a_name_finds_whom_somebody_may_see, people_are_counted_where_they_live);

async fn people(store: &Store) -> Vec<Person> {
    let mut rng = Rng::with_seed(3);
    let names = ["王", "王丽", "王丽华", "王丽英", "王小丽", "李丽华", "欧阳丽"];
    let people: Vec<Person> = (0..120)
        .map(|nth| Person {
            name: names[rng.usize(0..names.len())].into(),
            region: TOWNSHIPS[rng.usize(0..3)].into(),
            village: VILLAGES[rng.usize(0..3)].into(),
            ..person(&format!("P{nth:03}"))
        })
        .collect();
    let mut writer = store.write().await.unwrap();
    writer.save_people(&people[..70]).await.unwrap();
    writer.save_people(&people[70..]).await.unwrap();
    writer.commit().await.unwrap();
    people
}

async fn a_name_finds_whom_somebody_may_see(store: &Store) {
    let people = people(store).await;
    let mut session = store.read().await.unwrap();
    for within in withins() {
        for prefix in ["王", "王丽", "王丽华", "欧", "赵"] {
            let found = pages!(next => session
                .find_people_by_name(prefix, &within, next.as_deref(), 7).await.unwrap());
            let is_it = |it: &&Person| it.name.starts_with(prefix) && within.holds(&it.region, &it.village);
            let mut expected: Vec<&Person> = people.iter().filter(is_it).collect();
            // Those whose whole name it is come first.
            let exact = found.iter().take_while(|it| it.name == prefix).count();
            assert_eq!(exact, expected.iter().filter(|it| it.name == prefix).count());
            let mut found: Vec<&Person> = found.iter().collect();
            found.sort_by(|a, b| a.id.cmp(&b.id));
            expected.sort_by(|a, b| a.id.cmp(&b.id));
            assert_eq!(found, expected, "{prefix} {within:?}");
        }
    }
}

async fn people_are_counted_where_they_live(store: &Store) {
    let mut people = people(store).await;
    let mut writer = store.write().await.unwrap();
    // Some move, one within the batch of newcomers.
    for it in people.iter_mut().step_by(5) {
        it.region = TOWNSHIPS[0].into();
        it.village = "新村".into();
    }
    let newcomer = Person { village: "新村".into(), ..person("P999") };
    people.push(newcomer);
    writer.save_people(&people).await.unwrap();
    writer.commit().await.unwrap();
    let mut session = store.read().await.unwrap();
    assert_eq!(session.count_people().await.unwrap(), people.len() as i64);
    for within in withins() {
        let expected = people.iter().filter(|it| within.holds(&it.region, &it.village)).count();
        assert_eq!(session.count_people_within(&within).await.unwrap(), expected as i64, "{within:?}");
    }
    let homes = session.count_people_by_home().await.unwrap();
    let of = |it: &&Person| it.region == TOWNSHIPS[0] && it.village == "新村";
    let home = homes.iter().find(|it| it.township == TOWNSHIPS[0] && it.village == "新村").unwrap();
    assert_eq!(home.people, people.iter().filter(of).count() as i64);
    assert!(homes.iter().all(|it| it.people > 0));
    let report = session.verify().await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}
