//! Rosters kept: import, rounds, ledger, effects on settlements, on both engines, on a made county.

use std::sync::Arc;
use std::time::Duration;

use app::roster::SourceFile;
use app::roster::kept::RosterDesk;
use county::roster::write::Form;
use county::roster::{Mending, RosterPlan, Scenario};
use roster::problem::{Command, Document};
use roster::rules::DeskLevel;
use store::{ProblemFilter, RosterProblem};

use crate::common::{asking, code, day, engines, stay};
use crate::roster_desk::{actor, all, files_of, given, of_code, open, rules};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rounds_are_kept_and_look_back() {
    let plan = RosterPlan::make(11, Scenario::wenshang(20_000).without_dirt()).unwrap();
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", plan.day()).await;
        let desk = &kept.desk;
        let (register, files) = files_of(&plan, Form::Csv);
        assert_eq!(code(desk.run_round(files.clone(), plan.day(), "某").await.map(|it| it.0)), "APP-0003");
        let done = desk.import_register(register.clone(), None, "某").await.unwrap();
        assert_eq!((done.added, done.rows, desk.people().await), (20_000, 20_000, 20_000));
        let again = desk.import_register(register, None, "某").await.unwrap();
        assert_eq!((again.same_as, again.added), (Some(done.file), 0));

        let (first, _) = desk.run_round(files.clone(), plan.day(), "某").await.unwrap();
        let truth = plan.problems().count() as u64;
        assert_eq!((first.number, first.counts.new, first.counts.still_open), (1, first.counts.problems, 0));
        let people = all(desk, &ProblemFilter::default()).await;
        let of_people = people.iter().filter(|it| it.person_id.is_some()).count() as u64;
        assert!(of_people.abs_diff(truth) * 50 <= truth, "{of_people} of {truth}");
        assert_eq!(people.len() as u64, first.counts.problems);

        // The desk opened anew knows the same people in the same places.
        let other = RosterDesk::open(kept.app.clone(), Arc::new(rules("wenshang"))).await.unwrap();
        assert_eq!(other.people().await, 20_000);
        let somebody = people.iter().find(|it| it.person_id.is_some()).unwrap();
        let rows = other.person_rows(somebody.person_id.as_ref().unwrap(), None).await.unwrap();
        assert!(!rows.is_empty());

        // The next round: some mended, some half, some back.
        let next = plan.advance(Mending {
            cured_ppm: 600_000,
            half_done_ppm: 100_000,
            back_ppm: 0,
            newly_listed: 40,
        });
        let (_, later) = files_of(&next, Form::Csv);
        kept.clock.set(next.day());
        let (second, _) = other.run_round(later.clone(), next.day(), "某").await.unwrap();
        let counts = &second.counts;
        assert_eq!(second.number, 2);
        assert!(counts.cured > 0 && counts.still_open > 0, "{counts:?}");
        assert_eq!(counts.still_open + counts.cured, first.counts.problems);
        assert!(counts.turned.iter().any(|it| it.1 == "paid.refunded_not_waived"), "{:?}", counts.turned);
        // Cured ones wait to be struck off where the round is the proof.
        let verified = all(desk, &ProblemFilter { stage: Some(3), ..ProblemFilter::default() }).await;
        assert!(!verified.is_empty());
        let (done, refused) = desk
            .act_on_all(&[verified[0].id], &actor("县甲", DeskLevel::County, "990100"), &Command::StrikeOff)
            .await
            .unwrap();
        assert_eq!((done[0].stage.as_str(), refused.len()), ("已销号", 0));

        // The first round's files once more: the very same files are noticed, what was struck off is open again.
        let (third, _) = desk.run_round(files, next.day(), "某").await.unwrap();
        assert_eq!(third.same_files.len(), 13);
        assert!(third.counts.come_back > 0);
        let view = desk.problem(verified[0].id).await.unwrap();
        assert_eq!((view.row.stage, view.state.stage.word(), view.state.reopened), (0, "待交办", 1));
        assert_eq!(view.row.events as usize, view.events.len());
        assert_eq!(view.state.misfits, 0);

        let figures = desk.figures().await.unwrap();
        assert!(figures.cover.iter().any(|it| it.class == "poverty" && it.people > 0));
        let page = desk.missing("poverty", &store::Within::everything(), None, 3).await.unwrap();
        assert!(page.items.len() == 3 && page.next.is_some());
        assert!(desk.identity_changes().await.unwrap().values().any(|it| it.added > 0));
        let sums: i64 =
            desk.statistics(&ProblemFilter::default()).await.unwrap().iter().map(|it| it.problems).sum();
        assert_eq!(sums as usize, all(desk, &ProblemFilter::default()).await.len());
        assert!(kept.app.verify().await.unwrap().findings.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ledger_refuses_and_an_approval_reaches_settlements() {
    let plan = RosterPlan::make(12, Scenario::wenshang(20_000).without_dirt()).unwrap();
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", plan.day()).await;
        let (desk, app) = (&kept.desk, &kept.app);
        let (register, files) = files_of(&plan, Form::Csv);
        desk.import_register(register, Some(&given(&plan)), "某").await.unwrap();
        desk.run_round(files, plan.day(), "某").await.unwrap();
        let (first, second) =
            (actor("县甲", DeskLevel::County, "990100"), actor("县乙", DeskLevel::County, "990100"));

        // A stay from before, settled without identity.
        let problem = &all(desk, &of_code("uncovered.unexplained")).await[0];
        let person = problem.person_id.clone().unwrap();
        let day_of_stay = |month: u32| format!("{}-{month:02}-10", plan.day().year());
        let visit = stay(&person, &day_of_stay(3), &day_of_stay(3), 60_000);
        let settled = app.settle(asking("1", visit)).await.unwrap();

        // Refusals of the ledger come through, and nothing is written.
        let verify = desk.act(problem.id, &second, Command::StrikeOff).await;
        assert_eq!(code(verify), "ROS-0301");
        let assigned = desk.assign_by_rule(&of_code("uncovered.unexplained"), &first).await.unwrap();
        assert!(assigned.assigned > 0 && assigned.refused.is_empty(), "{assigned:?}");
        let remedy = |documents: Vec<Document>| Command::Remedy { note: "已核实".to_owned(), documents };
        assert_eq!(code(desk.act(problem.id, &first, remedy(Vec::new())).await), "ROS-0304");
        let unknown = Document { kind: "核实记录".into(), name: "a.jpg".into(), sha256: "0".repeat(64) };
        assert_eq!(code(desk.act(problem.id, &first, remedy(vec![unknown])).await), "APP-0001");
        assert_eq!(code(desk.act(99_999_999, &first, Command::Approve).await), "APP-0002");

        // The approval waives and flags; the settled stay comes out differently.
        let done = desk.act(problem.id, &second, Command::Approve).await.unwrap();
        let effects = done.effects.unwrap();
        assert_eq!(effects.done, ["waive", "flag"]);
        assert_eq!(effects.adjusted.len(), 1, "{effects:?}");
        assert_eq!(effects.adjusted[0].settlement_id, settled.id);
        assert!(effects.adjusted[0].difference_fen < base::Fen::ZERO);
        let kinds: Vec<String> =
            desk.entitlements(&person).await.unwrap().into_iter().map(|it| it.kind).collect();
        assert_eq!(kinds, ["flag", "waiver"]);
        assert_eq!(code(desk.act(problem.id, &second, Command::Approve).await), "ROS-0308");
        assert_eq!(code(desk.act(problem.id, &second, remedy(Vec::new())).await), "ROS-0305");
        let proof = desk.upload("核实记录.jpg", b"made".to_vec(), "县甲").await.unwrap();
        let proof = Document { kind: "核实记录".into(), name: proof.name, sha256: proof.sha256 };
        let told = desk.act(problem.id, &first, remedy(vec![proof.clone()])).await.unwrap();
        assert_eq!(told.stage, "待核实");
        assert_eq!(desk.document(&proof.sha256).await.unwrap(), b"made");

        // A death: coverage ends with its month, what came before stands.
        let dead = &all(desk, &of_code("ended.dead")).await[0];
        let dead_id = dead.person_id.clone().unwrap();
        desk.act(dead.id, &second, Command::Approve).await.unwrap();
        kept.clock.set(day(&day_of_stay(12)));
        let refused = app.settle(asking("2", stay(&dead_id, &day_of_stay(12), &day_of_stay(12), 900))).await;
        assert_eq!(code(refused), "APP-0010");

        // A refund waits for the payment list, once.
        let paid = all(desk, &of_code("paid.poverty")).await;
        let ids: Vec<i64> = paid.iter().map(|it| it.id).collect();
        let (done, refused) = desk.act_on_all(&ids, &second, &Command::Approve).await.unwrap();
        assert_eq!((done.len(), refused.len()), (ids.len(), 0));
        let list = desk.make_payment_list("refund", "出纳").await.unwrap();
        assert_eq!(list.lines as usize, ids.len());
        assert_eq!(list.amount_fen, paid.iter().map(|it| it.amount_fen).sum::<i64>());
        assert_eq!(code(desk.make_payment_list("refund", "出纳").await), "APP-0003");
        let (people, sum) = desk.subsidise("县甲").await.unwrap();
        assert!(people > 0 && sum > base::Fen::ZERO);
        assert_eq!(desk.subsidise("县甲").await.unwrap().0, 0);

        // Files that leave.
        let sheets = intake::read_file("清单.xlsx", desk.work_list(&ProblemFilter::default()).await.unwrap());
        assert!(sheets.findings.is_empty() && sheets.tables.len() > 1);
        assert!(desk.payment_file(list.id).await.unwrap().len() > 1_000);
        let poverty =
            desk.files(None, 50).await.unwrap().into_iter().find(|it| it.department == "poverty").unwrap();
        let (name, bytes) = desk.feedback(poverty.id).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(text.contains("医保局比对结果") && text.contains("新发现"), "{name}");
        assert!(app.verify().await.unwrap().findings.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daily_file_is_taken_in_and_a_killed_round_leaves_nothing() {
    let plan = RosterPlan::make(13, Scenario::wenshang(20_000).without_dirt()).unwrap();
    for (folder, url) in engines() {
        let kept = open(folder, &url, "wenshang", plan.day()).await;
        let desk = kept.desk.clone();
        let (register, files) = files_of(&plan, Form::Csv);
        desk.import_register(register, None, "某").await.unwrap();
        let prepared = Arc::new(desk.prepare(files.clone(), plan.day()).await.unwrap());
        for wait in [1, 5, 20, 60] {
            let (desk, prepared) = (desk.clone(), Arc::clone(&prepared));
            let task = tokio::spawn(async move { desk.keep(&prepared, "某").await });
            tokio::time::sleep(Duration::from_millis(wait)).await;
            task.abort();
            let _ = task.await;
        }
        let rounds = desk.rounds().await.unwrap().len();
        let problems = all(&desk, &ProblemFilter::default()).await;
        assert_eq!(rounds == 0, problems.is_empty(), "all of a round or nothing");
        desk.keep(&prepared, "某").await.unwrap();

        // Ten people from the enrolment of the county come onto the civil office's list today.
        let mut text = "姓名,身份证号码,救助类别,认定日期\n".to_owned();
        let somebody = all(&desk, &of_code("uncovered.unexplained")).await;
        let known: Vec<&RosterProblem> = somebody.iter().take(10).collect();
        for it in &known {
            text.push_str(&format!("{},{},特困,{}\n", it.name, it.number, plan.day()));
        }
        let daily = |text: &str| SourceFile {
            name: "民政每日新增.csv".to_owned(),
            department: Some("civil_affairs".to_owned()),
            bytes: text.as_bytes().to_vec(),
        };
        let view = desk.take_daily(daily(&text), "某").await.unwrap();
        assert_eq!(view.files[0].exact, known.len() as u64, "{view:?}");
        assert!(view.known > 0 || !view.new.is_empty());
        let again = desk.take_daily(daily(&text), "某").await.unwrap();
        assert!(again.same_as.is_some());
        let rows = desk.person_rows(known[0].person_id.as_ref().unwrap(), None).await.unwrap();
        assert!(rows.iter().any(|it| it.file == "民政每日新增.csv"), "{rows:?}");
        assert!(kept.app.verify().await.unwrap().findings.is_empty());
    }
}
