//! What it costs to keep a comparison: the register's first import, a round with its evidence, a daily file, the
//! work list of 100,000 problems.
//!
//! **Knows:** the use cases of the roster desk. **Does not know:** how the files were made.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::ensure;
use app::roster::SourceFile;
use app::roster::kept::{CoverageGiven, RosterDesk};
use app::{App, Region, SystemClock};
use base::Day;
use roster::rules::Rules;
use store::{Keys, ProblemFilter, RosterProblem, Store};

/// People of the daily file.
const DAILY_ROWS: usize = 500;
/// Problems of the ledger that is exported.
const LISTED: i64 = 100_000;
/// The department of copied problems.
const COPIES: &str = "bench";

/// Seconds and what they were spent on. Figures are in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Stored {
    /// `reconcile.register_seconds`: the file of the register to people with coverage in the database.
    pub register: Duration,
    /// The register from the database into memory, as at start.
    pub opened: Duration,
    /// `reconcile.stored_seconds`: a comparison in memory to all of it in the database, evidence packed and kept.
    pub stored: Duration,
    /// `reconcile.daily_seconds`: a daily file matched, compared and kept.
    pub daily: Duration,
    /// `reconcile.export_seconds`: 100,000 problems as a workbook, a sheet for each township.
    pub exported: Duration,
    /// Rows that were kept.
    pub rows: u64,
}

/// The bureau's four extracts, with nobody on them: a round asks for them.
fn empty_extracts() -> Vec<SourceFile> {
    let file = |department: &str, header: &str| SourceFile {
        name: format!("{department}.csv"),
        department: Some(department.to_owned()),
        bytes: format!("姓名,身份证号,{header}\n").into_bytes(),
    };
    vec![
        file("enrolment", "险种,参保日期"),
        file("waiver", "人员类别,开始日期"),
        file("flag", "人员类别,开始日期"),
        file("payment", "缴费日期,缴费金额"),
    ]
}

/// Measures on an empty database at `url`. `register` and `files` are as departments send them.
///
/// # Errors
/// When the database is not empty, or a step refuses.
pub async fn measure(
    url: &str,
    region: Arc<Region>,
    rules: Rules,
    register: SourceFile,
    files: Vec<SourceFile>,
    as_of: Day,
) -> anyhow::Result<Stored> {
    let store = Store::open(url, &Keys::passing()?).await?;
    store.migrate().await?;
    ensure!(store.read().await?.count_people().await? == 0, "测速请给空的数据库");
    let app = App::start(store, region, Arc::new(SystemClock::default())).await?;
    let rules = Arc::new(rules);
    let desk = RosterDesk::open(app.clone(), Arc::clone(&rules)).await?;

    let coverage = CoverageGiven { insurance: "居民".to_owned(), from: as_of, until: Day::MAX };
    let start = Instant::now();
    let imported = desk.import_register(register, Some(&coverage), "bench").await?;
    let register = start.elapsed();
    ensure!(imported.added > 0, "底册是空的");
    let start = Instant::now();
    let desk_again = RosterDesk::open(app.clone(), Arc::clone(&rules)).await?;
    let opened = start.elapsed();
    drop(desk_again);

    // Packing the bytes belongs to keeping them; it is done while the files are still at hand.
    let start = Instant::now();
    let packed: Vec<_> =
        files.iter().map(|it| app::roster::kept::Packed::of(&it.name, &it.bytes).bytes).collect();
    let packing = start.elapsed();
    ensure!(packed.len() == files.len());
    let prepared = desk.prepare([files, empty_extracts()].concat(), as_of).await?;
    let start = Instant::now();
    let view = desk.keep(&prepared, "bench").await?;
    let stored = start.elapsed() + packing;
    drop(prepared);

    let page = desk.problems(&ProblemFilter::default(), None, 1_000).await?;
    let mut text = "姓名,身份证号码,救助类别,认定日期\n".to_owned();
    for it in page.items.iter().filter(|it| it.person_id.is_some()).take(DAILY_ROWS) {
        text.push_str(&format!("{},{},低保,{as_of}\n", it.name, it.number));
    }
    let daily = SourceFile {
        name: "daily.csv".to_owned(),
        department: Some("civil_affairs".to_owned()),
        bytes: text.into_bytes(),
    };
    let start = Instant::now();
    desk.take_daily(daily, "bench").await?;
    let daily = start.elapsed();

    fill_ledger(&app, &page.items).await?;
    let start = Instant::now();
    let filter = ProblemFilter { department: Some(COPIES.to_owned()), ..ProblemFilter::default() };
    let bytes = desk.work_list(&filter).await?;
    let exported = start.elapsed();
    ensure!(!bytes.is_empty());
    app.store().close().await;
    Ok(Stored { register, opened, stored, daily, exported, rows: view.counts.rows })
}

/// Copies problems, so that the ledger has as many as the bar says under a department of their own.
async fn fill_ledger(app: &App, examples: &[RosterProblem]) -> anyhow::Result<()> {
    let mut writer = app.store().write().await?;
    let first = writer.next_numbers("roster_problem", LISTED).await?;
    let copies: Vec<RosterProblem> = (first..first + LISTED)
        .zip(examples.iter().cycle())
        .map(|(id, it)| RosterProblem {
            id,
            key: format!("bench {id}"),
            department: COPIES.to_owned(),
            ..it.clone()
        })
        .collect();
    writer.save_roster_problems(&copies).await?;
    writer.commit().await?;
    Ok(())
}
