//! Matters on both engines: numbers that are never given twice, desks that see their own people only, and what
//! receipts and the progress page say.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::matters::{GivenDocument, MatterAct, MatterCommand, MatterQuery, MatterTake, NewStation};
use app::{App, AppError, FixedClock, Printed, Region};
use base::Day;
use programme::matters::read_receipt_number;
use store::{Person, Store};

use crate::common;

/// A Monday.
const TODAY: &str = "2026-11-23";
const VILLAGE: &str = "990100001/甲村";

struct Desk {
    app: App,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

async fn desks() -> Vec<Desk> {
    let mut urls = vec![None];
    urls.extend(testkit::postgres_database().map(|it| Some(it.url)));
    let mut desks = Vec::new();
    for url in urls {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("matters.db").display().to_string();
        let store = Store::open(url.as_deref().unwrap_or(&file), &testkit::keys()).await.unwrap();
        store.migrate().await.unwrap();
        let clock = Arc::new(FixedClock::new(TODAY.parse().unwrap()));
        let region = Region::load(&common::shipped("jiangjin")).unwrap();
        let app = App::start(store, region, Arc::<FixedClock>::clone(&clock)).await.unwrap();
        let people = [("P1", "甲村"), ("P2", "乙村"), ("P3", ""), ("P4", "甲村")];
        let people: Vec<Person> = people.iter().map(|it| person(it.0, it.1)).collect();
        let mut writer = app.store().write().await.unwrap();
        writer.save_people(&people).await.unwrap();
        writer.commit().await.unwrap();
        desks.push(Desk { app, clock, _folder: folder });
    }
    desks
}

fn person(id: &str, village: &str) -> Person {
    Person {
        id: id.to_owned(),
        number: (id == "P1").then(|| "99010019540301002X".to_owned()),
        name: format!("示例{id}"),
        sex: "女".to_owned(),
        birth: "1954-03-01".parse().unwrap(),
        household_id: None,
        region: "990100001".to_owned(),
        village: village.to_owned(),
        recorded_at: "2020-01-01T00:00:00Z".to_owned(),
    }
}

fn brought(documents: &[&str]) -> Vec<GivenDocument> {
    let given =
        |it: &&str| GivenDocument { document: (*it).to_owned(), sha256: String::new(), name: String::new() };
    documents.iter().map(given).collect()
}

fn take(matter: &str, person: &str, desk: &str, documents: &[&str]) -> MatterTake {
    MatterTake {
        matter: matter.to_owned(),
        person_id: person.to_owned(),
        desk: desk.to_owned(),
        documents: brought(documents),
        behalf: String::new(),
        note: String::new(),
    }
}

fn act(act: MatterCommand, desk: &str, to: &str, note: &str) -> MatterAct {
    MatterAct { act, desk: desk.to_owned(), documents: Vec::new(), to: to.to_owned(), note: note.to_owned() }
}

fn code<T: std::fmt::Debug>(answer: Result<T, AppError>) -> &'static str {
    answer.unwrap_err().findings.0[0].code
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_are_given_once_however_many_desks_ask_at_a_time() {
    for desk in desks().await {
        let matters =
            ["202", "301", "1101", "103", "106", "204", "401", "402", "403", "502", "801", "105", "302"];
        let mut tasks = tokio::task::JoinSet::new();
        for matter in matters {
            for person in ["P1", "P2", "P3", "P4"] {
                let app = desk.app.clone();
                tasks.spawn(async move { app.take_matter(take(matter, person, "", &["id"]), "甲").await });
            }
        }
        let mut numbers = BTreeSet::new();
        while let Some(done) = tasks.join_next().await {
            let id = done.unwrap().unwrap().id;
            assert_eq!(read_receipt_number(&id), Ok(id.clone()));
            assert!(numbers.insert(id), "a number was given twice");
        }
        assert_eq!(numbers.len(), matters.len() * 4);
        let report = desk.app.verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_matter_of_one_person_is_taken_in_once_at_a_time() {
    for desk in desks().await {
        let first = desk.app.take_matter(take("501", "P1", VILLAGE, &["id", "illness"]), "甲").await.unwrap();
        let again = desk.app.take_matter(take("501", "P1", "", &["id"]), "甲").await;
        assert_eq!(code(again), "APP-1202");
        let back = act(MatterCommand::Withdraw, VILLAGE, "", "先不办了");
        desk.app.act_on_matter(&first.id, back, "甲").await.unwrap();
        let second = desk.app.take_matter(take("501", "P1", "", &["id"]), "甲").await.unwrap();
        assert_ne!(first.id, second.id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_village_hands_up_and_the_county_finishes() {
    for desk in desks().await {
        let app = &desk.app;
        let taken = app.take_matter(take("501", "P1", VILLAGE, &["id"]), "村医").await.unwrap();
        assert_eq!((taken.state.as_str(), taken.standing.as_str()), ("waiting", "stopped"));
        assert_eq!(taken.due_on, None);
        desk.clock.set(day("2026-11-25"));
        let mut bring = act(MatterCommand::Supply, VILLAGE, "", "");
        bring.documents = brought(&["illness"]);
        let full = app.act_on_matter(&taken.id, bring, "村医").await.unwrap();
        // Twenty working days after Wednesday the 25th; the days of waiting do not count.
        assert_eq!((full.state.as_str(), full.due_on), ("in_hand", Some(day("2026-12-23"))));
        assert_eq!(full.may_hand_to, ["township", "county"]);
        assert!(!full.may.contains(&"finish".to_owned()), "{:?}", full.may);
        let up = act(MatterCommand::HandOver, VILLAGE, "county", "村里只受理");
        let up = app.act_on_matter(&taken.id, up, "村医").await.unwrap();
        assert_eq!(up.level, "county");
        assert_eq!(up.may, ["supply", "withdraw"], "what the applicant does may still come to the village");
        let own = act(MatterCommand::Finish, "", "", "认定");
        assert_eq!(code(app.act_on_matter(&taken.id, own, "村医").await), "APP-1205");
        let ended = act(MatterCommand::Finish, "", "", "认定为高血压");
        let ended = app.act_on_matter(&taken.id, ended, "县经办").await.unwrap();
        let acts: Vec<&str> = ended.events.iter().map(|it| it.act.as_str()).collect();
        assert_eq!(acts, ["take_in", "ask", "supply", "hand_over", "finish"]);
        assert_eq!((ended.state.as_str(), ended.is_on_time, ended.may.len()), ("done", true, 0));
        let figures = app.matter_figures("", None, None).await.unwrap();
        assert_eq!((figures.total.taken, figures.total.on_time_ppm), (1, Some(1_000_000)));
        assert_eq!(figures.by_level[0].done, 1, "it was taken in by a village");
        assert!(app.verify().await.unwrap().findings.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_sees_and_serves_its_own_people_only() {
    for desk in desks().await {
        let app = &desk.app;
        let mine = app.take_matter(take("502", "P1", VILLAGE, &["id", "illness"]), "甲").await.unwrap();
        let other = app.take_matter(take("502", "P2", "990100001", &["id", "illness"]), "乙").await.unwrap();
        for stranger in ["P2", "P3"] {
            assert_eq!(
                code(app.take_matter(take("502", stranger, VILLAGE, &["id"]), "甲").await),
                "APP-0002"
            );
        }
        let list = |desk: &str, mine: bool| {
            let query = MatterQuery { desk: desk.to_owned(), mine, ..MatterQuery::default() };
            async move {
                let page = app.list_matters(&query).await.unwrap();
                page.items.into_iter().map(|it| it.id).collect::<BTreeSet<String>>()
            }
        };
        let both: BTreeSet<String> = [mine.id.clone(), other.id.clone()].into();
        assert_eq!(list(VILLAGE, false).await, [mine.id.clone()].into());
        assert_eq!(list("990100001/乙村", false).await, [other.id.clone()].into());
        assert_eq!(list("990100001/乙村", true).await, BTreeSet::new(), "it lies at the township");
        assert_eq!(list("990100001", true).await, [other.id.clone()].into());
        assert_eq!((list("990100001", false).await, list("", false).await), (both.clone(), both));
        assert_eq!(list("990100002", false).await, BTreeSet::new());
        for stranger in ["990100001/乙村", "990100002", "990200"] {
            assert_eq!(code(app.matter_request(&mine.id, stranger).await), "APP-0002", "{stranger}");
            let steal = act(MatterCommand::Finish, stranger, "", "");
            assert_eq!(code(app.act_on_matter(&mine.id, steal, "丙").await), "APP-0002", "{stranger}");
            assert_eq!(code(app.print_receipt(&mine.id, stranger, false).await), "APP-0002");
        }
        let count = app.count_matters(VILLAGE).await.unwrap();
        assert_eq!((count.open, count.overdue), (1, 0));
        desk.clock.set(day("2026-12-31"));
        let count = app.count_matters(VILLAGE).await.unwrap();
        assert_eq!((count.open, count.overdue), (1, 1));
        let late = MatterQuery { overdue: true, ..MatterQuery::default() };
        let late = app.list_matters(&late).await.unwrap();
        assert_eq!((late.items.len(), late.items[0].standing.as_str()), (2, "overdue"));
        // A person without a village: nothing can be handed down to one.
        let homeless = app.take_matter(take("502", "P3", "", &["id", "illness"]), "甲").await.unwrap();
        assert_eq!(homeless.may_hand_to, ["township"]);
        let down = act(MatterCommand::HandOver, "", "village", "退回村里");
        assert_eq!(code(app.act_on_matter(&homeless.id, down, "甲").await), "APP-0003");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn progress_tells_the_state_and_nothing_of_the_person() {
    for desk in desks().await {
        let app = &desk.app;
        let taken = app.take_matter(take("1001", "P1", VILLAGE, &["id"]), "甲").await.unwrap();
        let found = app.matter_progress(&taken.spaced, "002x").await.unwrap();
        assert_eq!((found.state.as_str(), found.due_on), ("waiting", None));
        let told = serde_json::to_string(&found).unwrap();
        for secret in ["示例P1", "P1", "失能", "990100", "甲村", "care_form"] {
            assert!(!told.contains(secret), "{told} tells {secret}");
        }
        let wrong = app.matter_progress(&taken.id, "0021").await.unwrap_err();
        let mut unknown = taken.id.clone();
        unknown.replace_range(.., &programme::matters::receipt_number(day(TODAY), 999));
        let unknown = app.matter_progress(&unknown, "002X").await.unwrap_err();
        assert_eq!(wrong, unknown, "the answers must not tell which of the two was wrong");
        let last = taken.id.chars().last().unwrap();
        let slip = format!("{}{}", &taken.id[..12], if last == '0' { '1' } else { '0' });
        assert_eq!(code(app.matter_progress(&slip, "002X").await), "APP-0001");
        let without_number = app.take_matter(take("202", "P4", "", &["id"]), "甲").await.unwrap();
        assert!(app.matter_progress(&without_number.id, "P4").await.is_err(), "four characters");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn receipts_say_what_is_missing_and_uploads_come_back() {
    let desk = desks().await.remove(0);
    let app = &desk.app;
    let kept = app.keep_matter_document("病历.pdf", b"%PDF made".to_vec(), "甲").await.unwrap();
    let mut with_file = take("501", "P1", VILLAGE, &["id"]);
    with_file.documents.push(GivenDocument {
        document: "illness".into(),
        sha256: kept.sha256.clone(),
        name: "病历.pdf".into(),
    });
    let mut unknown = with_file.clone();
    unknown.documents[1].sha256 = "0".repeat(64);
    assert_eq!(code(app.take_matter(unknown, "甲").await), "APP-0001");
    let taken = app.take_matter(with_file, "甲").await.unwrap();
    let (name, bytes) = app.matter_document(&taken.id, &kept.sha256, VILLAGE).await.unwrap();
    assert_eq!((name.as_str(), bytes.as_slice()), ("病历.pdf", b"%PDF made".as_slice()));
    assert_eq!(code(app.matter_document(&taken.id, &"0".repeat(64), VILLAGE).await), "APP-0002");

    let waiting = app.take_matter(take("602", "P1", VILLAGE, &["id"]), "甲").await.unwrap();
    let Printed::Html(text) = app.print_receipt(&waiting.id, VILLAGE, false).await.unwrap() else { panic!() };
    for said in ["一次性告知书", "缺，请补", "医疗收费票据", "已核验", "不收费", &waiting.spaced, "<svg"]
    {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("99010019540301002X"), "the number is masked");
    let Printed::Pdf(pdf) = app.print_receipt(&taken.id, VILLAGE, true).await.unwrap() else { panic!() };
    assert!(pdf.starts_with(b"%PDF"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_network_is_covered_as_its_list_says() {
    for desk in desks().await {
        let app = &desk.app;
        let station = |place: &str, minutes: Option<u32>, matters: &[&str]| NewStation {
            place: place.to_owned(),
            name: "医保服务站".to_owned(),
            minutes,
            matters: matters.iter().map(|it| (*it).to_owned()).collect(),
            ..NewStation::default()
        };
        let wrong =
            [station("甲村", None, &[]), station(VILLAGE, None, &["999"]), station(VILLAGE, None, &[])];
        assert_eq!(app.replace_stations(&wrong, "甲").await.unwrap_err().findings.0.len(), 3);
        let list = [station("990100001", None, &[]), station(VILLAGE, Some(20), &["103"])];
        assert_eq!(app.replace_stations(&list, "甲").await.unwrap(), 2);
        let found = app.network().await.unwrap();
        assert_eq!((found.villages, found.covered, found.people, found.people_covered), (2, 1, 3, 2));
        let town = &found.townships[0];
        assert_eq!(
            (town.without.as_slice(), town.far.as_slice()),
            (&["乙村".to_owned()][..], &["甲村".to_owned()][..])
        );
        assert_eq!((found.promised, found.circle_minutes), (Some(301), 15));
        assert!(found.nobody_offers.iter().any(|it| it.matter == "901"), "there is no desk of the county");
        assert_eq!(app.replace_stations(&list[..1], "甲").await.unwrap(), 1);
        assert_eq!(app.stations().await.unwrap().len(), 1);
    }
}

/// A notice of holidays comes after requests were taken in: lists go by the new days.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_calendar_moves_last_days() {
    for desk in desks().await {
        let app = &desk.app;
        let taken = app.take_matter(take("501", "P1", VILLAGE, &["id", "illness"]), "甲").await.unwrap();
        assert_eq!(taken.due_on, Some(day("2026-12-21")));
        assert_eq!(app.recount_matters().await.unwrap(), 0);
        let mut source = common::shipped("jiangjin");
        let calendar = "[[year]]\nyear = 2026\nsource = \"x\"\nfree = [\"2026-12-07..2026-12-08\"]\n";
        source.files.insert("calendar.toml".to_owned(), calendar.as_bytes().to_vec());
        app.set_region(Region::load(&source).unwrap());
        assert_eq!(app.recount_matters().await.unwrap(), 1);
        desk.clock.set(day("2026-12-23"));
        assert_eq!(app.count_matters(VILLAGE).await.unwrap().overdue, 0);
        assert_eq!(
            app.list_matters(&MatterQuery::default()).await.unwrap().items[0].due_on,
            Some(day("2026-12-23"))
        );
        assert!(app.verify().await.unwrap().findings.is_empty());
    }
}
