//! A county with a register, rounds of rosters, evidence and settlements: nobody can be read in the bytes of
//! its database.

use county::roster::write::Form;
use county::roster::{RosterPlan, Scenario};
use store::ProblemFilter;
use testkit::OpenText;

use crate::common::{asking, engines, stay};
use crate::roster_desk::{all, files_of, given, open};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_of_a_county_can_be_read_in_its_database() {
    let plan = RosterPlan::make(21, Scenario::wenshang(3_000)).unwrap();
    let (folder, url) = engines().into_iter().next().unwrap();
    let path = folder.as_ref().unwrap().path().to_owned();
    let kept = open(folder, &url, "wenshang", plan.day()).await;
    let (register, files) = files_of(&plan, Form::Csv);
    let (mut open_files, mut people_read) = (OpenText::default(), 0);
    files.iter().for_each(|it| open_files.read(&it.bytes));
    kept.desk.import_register(register, Some(&given(&plan)), "某").await.unwrap();
    kept.desk.run_round(files, plan.day(), "某").await.unwrap();
    let problems = all(&kept.desk, &ProblemFilter::default()).await;
    let day = plan.day().to_string();
    let person = problems.iter().find_map(|it| it.person_id.clone()).unwrap();
    kept.app.settle(asking("1", stay(&person, &day, &day, 60_000))).await.unwrap();

    let people = kept.app.store().read().await.unwrap().list_people(None, 9_999).await.unwrap().items;
    assert!(kept.app.verify().await.unwrap().findings.is_empty());
    kept.app.store().close().await;
    let text = OpenText::of_folder(&path);
    assert!(text.count() > 1_000 && people.len() >= 3_000 && problems.len() > 10);
    for person in &people {
        let number = person.number.as_deref().unwrap_or("-");
        people_read += usize::from(open_files.has_word(number) || open_files.has_name(&person.name));
        assert!(!text.has_word(number), "the number of {} lies open", person.id);
        assert!(!text.has_name(&person.name), "the name of {} lies open", person.id);
    }
    for problem in &problems {
        assert!(!text.has_word(&problem.number) && !text.has_name(&problem.name), "problem {}", problem.id);
    }
    assert!(people_read > 100, "people are found where they lie open: in the departments' files");
}
