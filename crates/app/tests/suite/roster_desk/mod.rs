//! A desk of rosters on a fresh database, and the files of a made county for it.

use std::path::Path;
use std::sync::Arc;

use app::roster::SourceFile;
use app::roster::kept::{CoverageGiven, RosterDesk, RoundOptions};
use app::{App, FixedClock};
use base::Day;
use county::roster::RosterPlan;
use county::roster::write::{Form, Options, write};
use roster::problem::{Actor, Desk};
use roster::rules::{DeskLevel, Rules};
use store::{Institution, ProblemFilter, RosterProblem, Store};

use crate::common::{region, shipped};

pub fn rules(name: &str) -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name).join("rosters");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .map(|it| (it.display().to_string(), std::fs::read_to_string(&it).unwrap()))
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    Rules::read(&files).0.unwrap()
}

/// The files of a round: the register, and all others.
pub fn files_of(plan: &RosterPlan, form: Form) -> (SourceFile, Vec<SourceFile>) {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(plan, folder.path(), Options::everything(form)).unwrap();
    let mut register = None;
    let mut others = Vec::new();
    for it in &manifest.files {
        let file = SourceFile {
            name: it.name.clone(),
            department: Some(it.source.code().to_owned()),
            bytes: std::fs::read(folder.path().join(&it.name)).unwrap(),
        };
        if it.source.code() == "register" { register = Some(file) } else { others.push(file) }
    }
    (register.unwrap(), others)
}

pub struct Kept {
    pub desk: RosterDesk,
    pub app: App,
    pub clock: Arc<FixedClock>,
    _folder: Option<tempfile::TempDir>,
}

pub async fn open(folder: Option<tempfile::TempDir>, url: &str, pack: &str, today: Day) -> Kept {
    let clock = Arc::new(FixedClock::new(today));
    let store = Store::open(url, &testkit::keys()).await.unwrap();
    store.migrate().await.unwrap();
    let app = App::start(store, region(&shipped(pack)), clock.clone()).await.unwrap();
    let hospital = Institution {
        id: "H1".into(),
        name: "示例医院".into(),
        level: app.region().values("level").unwrap()[0].clone(),
        kind: "hospital".into(),
        region: String::new(),
        attributes: "{}".into(),
    };
    app.save_institutions(&[hospital]).await.unwrap();
    let desk = RosterDesk::open(app.clone(), Arc::new(rules(pack))).await.unwrap();
    Kept { desk, app, clock, _folder: folder }
}

pub fn actor(id: &str, level: DeskLevel, region: &str) -> Actor {
    Actor { id: id.to_owned(), desk: Desk { level, region: region.to_owned() } }
}

pub fn given(plan: &RosterPlan) -> CoverageGiven {
    let from = Day::new(i16::try_from(plan.day().year()).unwrap(), 1, 1).unwrap();
    CoverageGiven { insurance: "居民".to_owned(), from, until: Day::MAX }
}

pub async fn all(desk: &RosterDesk, filter: &ProblemFilter) -> Vec<RosterProblem> {
    let (mut found, mut cursor) = (Vec::new(), None);
    loop {
        let page = desk.problems(filter, cursor.as_deref(), 500).await.unwrap();
        found.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            return found;
        }
    }
}

pub fn of_code(code: &str) -> ProblemFilter {
    ProblemFilter { code: Some(code.to_owned()), ..ProblemFilter::default() }
}

/// The four extracts of the bureau, without anybody on them.
pub fn empty_extracts() -> Vec<SourceFile> {
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

/// A round without some of its lists.
pub fn partial() -> RoundOptions {
    RoundOptions { partial: true, ..RoundOptions::default() }
}
