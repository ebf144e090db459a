//! A year of a small made county against the real application, checked after each step.
//!
//! **Knows:** the use cases of `app`, a second plain model of what they should do, and how to end a
//! process without goodbye. **Does not know:** how the application does its work.
//!
//! Start reading at [`run`]. Everything follows from the seed: the same seed does the same things in
//! the same order. (Where within an operation the process dies depends on the machine; what follows
//! does not, because the operation is then asked for again.)

pub mod action;
pub mod audit;
pub mod choose;
mod county;
pub mod machine;
pub mod model;
pub mod pack;
pub mod perform;
pub mod words;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::sync::Arc;

use app::Region;
use base::Day;
use policy::PackSource;

use action::Action;
use choose::Chooser;
use machine::Machine;
use perform::World;
use words::Words;

/// Actions shown when a simulation fails.
const SHOWN: usize = 20;

/// What to simulate.
#[derive(Debug, Clone)]
pub struct Options {
    /// Everything follows from it.
    pub seed: u64,
    /// How many actions.
    pub steps: usize,
    /// An empty database; a SQLite file in a temporary folder when absent.
    pub database_url: Option<String>,
    /// The first day.
    pub begins: Day,
    /// Looks at everything each so many steps.
    pub audit_every: usize,
    /// Percentage of operations in whose middle the process dies.
    pub cut_percent: u8,
}

/// What happened.
#[derive(Debug, Clone)]
pub struct Report {
    /// The seed.
    pub seed: u64,
    /// Actions done.
    pub steps: usize,
    /// Settlements that count at the end.
    pub settlements: usize,
    /// How often each kind of action was done and refused.
    pub counts: BTreeMap<&'static str, (usize, usize)>,
    /// The last day.
    pub ends: Day,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "种子 {}：{} 步，到 {}，有效结算 {} 笔；",
            self.seed, self.steps, self.ends, self.settlements
        )?;
        for (what, (done, refused)) in &self.counts {
            write!(f, " {what} {done}/{refused}")?;
        }
        Ok(())
    }
}

/// Where application and model came apart.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The seed.
    pub seed: u64,
    /// The action, from 1.
    pub step: usize,
    /// What differs.
    pub differs: String,
    /// The last actions, the failing one at the end.
    pub last: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "模拟失败：种子 {}，第 {} 步", self.seed, self.step)?;
        for action in &self.last {
            writeln!(f, "  {action}")?;
        }
        write!(f, "{}", self.differs)
    }
}

impl std::error::Error for Failure {}

/// The last actions; says them also when something panics.
struct Journal {
    seed: u64,
    step: usize,
    last: VecDeque<String>,
}

impl Journal {
    fn note(&mut self, step: usize, today: Day, action: &Action, cut: Option<u32>) {
        if self.last.len() == SHOWN {
            self.last.pop_front();
        }
        self.step = step;
        let cut = cut.map(|it| format!(" 中断于 {it}")).unwrap_or_default();
        self.last.push_back(format!("{step} {today}{cut} {action:?}"));
    }

    fn failure(&self, differs: String) -> Failure {
        Failure { seed: self.seed, step: self.step, differs, last: self.last.iter().cloned().collect() }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.failure("panic".to_owned()));
        }
    }
}

/// Simulates.
///
/// # Errors
/// [`Failure`]: where application and model came apart, with the seed to do it again.
pub fn run(source: &PackSource, options: &Options) -> Result<Report, Failure> {
    let mut source = source.clone();
    // Worked cases are not needed to settle, and would not fit changed rates.
    source.files.retain(|path, _| !path.contains("/cases/"));
    let source = &source;
    let mut journal = Journal { seed: options.seed, step: 0, last: VecDeque::new() };
    let folder = folder().map_err(|it| journal.failure(it.to_string()))?;
    let url =
        options.database_url.clone().unwrap_or_else(|| folder.path().join("sim.db").display().to_string());
    let region = Region::load(source).map_err(|it| journal.failure(format!("{:?}", it.0)))?;
    let region = Arc::new(region);
    let words = Words::of(&region, source);
    let mut random = fastrand::Rng::with_seed(options.seed);
    let failed = |journal: &Journal, error: app::AppError| journal.failure(error.text());
    let machine = Machine::start(&url, &region, options.begins).map_err(|it| failed(&journal, it))?;
    let model = county::make(&machine, &region, &words, options.begins, &mut random)
        .map_err(|it| failed(&journal, it))?;
    let mut chooser = Chooser::new(random.fork(), words);
    let mut world = World::new(machine, model, source.clone(), random.fork());
    for step in 1..=options.steps {
        if random.u8(..100) < 40 {
            world.pass(1);
        }
        let action = chooser.next(&world.model);
        let looks = 1 << random.u32(1..=13);
        let cut = (random.u8(..100) < options.cut_percent).then_some(random.u32(0..looks));
        journal.note(step, world.model.today, &action, cut);
        world.perform(&action, cut).map_err(|it| journal.failure(it))?;
        let people = touched(&world, &action);
        let audited = audit::after_step(&world.machine, &world.model, &people);
        audited.map_err(|it| journal.failure(it))?;
        if step % options.audit_every == 0 || step == options.steps {
            audit::everything(&world.machine, &world.model).map_err(|it| journal.failure(it))?;
        }
    }
    Ok(Report {
        seed: options.seed,
        steps: options.steps,
        settlements: world.model.live.len(),
        counts: world.counts.clone(),
        ends: world.model.today,
    })
}

/// A folder in memory where there is one: processes die here, machines do not.
fn folder() -> std::io::Result<tempfile::TempDir> {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())
}

/// Whose settlements an action may have changed.
fn touched(world: &World, action: &Action) -> BTreeSet<String> {
    let model = &world.model;
    let of_visit = |id: &String| model.visits.get(id).map(|it| it.person.clone());
    let mut people = BTreeSet::new();
    match action {
        Action::Settle(it) => {
            people.extend(it.visit.as_ref().map(|it| it.person_id.clone()));
            people.extend(it.visit_id.as_ref().and_then(of_visit));
        }
        Action::Burst(all) => {
            people.extend(all.iter().filter_map(|it| it.visit.as_ref()).map(|it| it.person_id.clone()))
        }
        // Who it was is gone from the model: everybody.
        Action::Reverse(_) | Action::Rule(_) | Action::Compute(_) => {
            people.extend(model.people.keys().cloned())
        }
        Action::Fact(fact) => {
            people.insert(fact.person_id().to_owned());
        }
        _ => {}
    }
    people
}
