//! `mingbai roster register` and `roster round` are killed (SIGKILL) again and again: all of an import or a round is
//! there afterwards, or nothing of it, and the same command run to its end gives what an undisturbed one gives.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use county::roster::write::{Form, Options, write};
use county::roster::{RosterPlan, Scenario, Source};
use store::{ProblemFilter, Store};

const KILLS: u32 = 6;
const PEOPLE: u32 = 20_000;

#[test]
fn kills_leave_all_or_nothing_of_a_round_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    kill_again_and_again(&folder.path().join("crash.db").display().to_string(), 3);
}

#[test]
fn kills_leave_all_or_nothing_of_a_round_on_postgres() {
    if let Some(database) = testkit::postgres_database() {
        kill_again_and_again(&database.url, 4);
    }
}

fn kill_again_and_again(url: &str, seed: u64) {
    let lists = tempfile::tempdir().unwrap();
    let plan = RosterPlan::make(5, Scenario::wenshang(PEOPLE).without_dirt()).unwrap();
    let written = write(&plan, lists.path(), Options::everything(Form::Csv)).unwrap();
    let named = |it: &county::roster::write::WrittenFile| {
        format!("{}={}", it.source.code(), lists.path().join(&it.name).display())
    };
    let (register, rosters): (Vec<_>, Vec<_>) =
        written.files.iter().partition(|it| it.source == Source::Register);
    let register: Vec<String> =
        vec!["register".to_owned(), lists.path().join(&register[0].name).display().to_string()];
    let mut round = vec!["round".to_owned(), "--as-of".to_owned(), plan.day().to_string()];
    round.extend(rosters.into_iter().map(named));

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut killed = 0;
    for command in [&register, &round] {
        // How long an undisturbed one takes, on a database of its own.
        let (whole, expected) = undisturbed(&runtime, &register, command);
        for _ in 0..KILLS {
            let wait = whole.mul_f64(random.f64());
            killed += u32::from(run(url, command, Some(wait)));
            let (people, rounds, problems) = runtime.block_on(counts(url));
            assert!(people == 0 || people == i64::from(PEOPLE), "{people} people: half an import");
            assert_eq!(rounds == 0, problems == 0, "{rounds} rounds, {problems} problems: half a round");
        }
        assert!(!run(url, command, None), "the last one is not killed");
        // A round that was done when the kill came is there once more, with the same problems.
        let (people, _, problems) = runtime.block_on(counts(url));
        assert_eq!((people, problems), (expected.0, expected.2));
    }
    assert!(killed >= KILLS / 2, "only {killed} kills hit a process at work");
    runtime.block_on(async {
        let store = Store::open(url, &testkit::keys()).await.unwrap();
        let report = store.read_snapshot().await.unwrap().verify().await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        store.close().await;
    });
}

/// How long a command takes on a fresh database, and what is there then.
fn undisturbed(
    runtime: &tokio::runtime::Runtime,
    register: &[String],
    command: &[String],
) -> (Duration, (i64, i64, i64)) {
    let folder = tempfile::tempdir().unwrap();
    let url = folder.path().join("whole.db").display().to_string();
    if command != register {
        run(&url, register, None);
    }
    let begun = Instant::now();
    run(&url, command, None);
    (begun.elapsed(), runtime.block_on(counts(&url)))
}

/// Runs a command of `mingbai roster`; whether it was killed before its end.
fn run(url: &str, command: &[String], kill_after: Option<Duration>) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .env("MINGBAI_KEYS", testkit::key_file())
        .arg("roster")
        .args(command)
        .args(["--pack", "wenshang", "--database-url", url])
        .env("MINGBAI_LOG", "error")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    if let Some(wait) = kill_after {
        std::thread::sleep(wait);
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            child.wait().unwrap();
            return true;
        }
        return false;
    }
    assert!(child.wait().unwrap().success(), "{command:?}");
    false
}

/// People, rounds and problems in the database.
async fn counts(url: &str) -> (i64, i64, i64) {
    if !url.starts_with("postgres") && !Path::new(url).exists() {
        return (0, 0, 0);
    }
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let mut session = store.read().await.unwrap();
    let people = session.count_people().await.unwrap();
    let rounds = session.list_roster_rounds().await.unwrap().len() as i64;
    let mut problems = 0;
    session.for_each_roster_problem(&ProblemFilter::default(), |_| problems += 1).await.unwrap();
    drop(session);
    store.close().await;
    (people, rounds, problems)
}
