//! A made county's files through gathering and reconciling, beside what is true of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use app::roster::{Gathered, Options, REGISTER, Reconciled, SourceFile, gather, reconcile_with, register_of};
use county::roster::RosterPlan;
use county::roster::write::{Form, Options as Written, write};
use roster::compare::{Problem, Setting, Subject};
use roster::normal::Aliases;
use roster::register::Register;
use roster::rules::Rules;

/// The rules of a pack of this repository.
pub fn rules(region: &str) -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(region).join("rosters");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the pack's rosters")
        .map(|it| it.expect("an entry").path())
        .map(|it| (it.display().to_string(), std::fs::read_to_string(&it).expect("text")))
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let (rules, findings) = Rules::read(&files);
    assert!(findings.is_empty(), "{findings:?}");
    rules.expect("rules")
}

/// One row of a roster, in truth.
#[derive(Debug, Clone)]
pub struct RowTruth {
    pub person: Option<u32>,
    pub dirt: String,
}

/// A round, compared.
pub struct Compared {
    pub register: Register,
    pub gathered: Gathered,
    pub found: Reconciled,
    /// By file name, sheet, row number.
    pub truth: HashMap<(String, String, usize), RowTruth>,
}

/// Writes the plan's round, reads it back and compares it.
pub fn compare(plan: &RosterPlan, form: Form, rules: &Rules) -> Compared {
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = write(plan, folder.path(), Written::everything(form)).expect("written");
    let file = |name: &str| SourceFile {
        name: name.to_owned(),
        department: None,
        bytes: std::fs::read(folder.path().join(name)).expect("a file"),
    };
    let gathered = gather(manifest.files.iter().map(|it| file(&it.name)).collect(), rules, &[]);
    for (file, written) in gathered.files.iter().zip(&manifest.files) {
        assert_eq!(file.department, written.source.code(), "{}", file.name);
    }
    assert_eq!(gathered.files.len(), manifest.files.len(), "{:?}", gathered.findings);
    let list = gathered.files.iter().find(|it| it.department == REGISTER).expect("a register");
    let register = register_of(list, Aliases::default());
    assert_eq!(register.len() as u32, plan.scenario().people);
    let options = Options { claim_key: [7; 32], ..Options::default() };
    let found = reconcile_with(&register, &gathered, rules, Setting::of_year(plan.day()), &options);
    let lines = std::fs::read_to_string(folder.path().join("truth/truth.csv")).expect("the truth");
    let mut truth = HashMap::new();
    for line in lines.lines().skip(1) {
        let part: Vec<&str> = line.split(',').collect();
        let row = RowTruth { person: part[4].parse().ok(), dirt: part[5].to_owned() };
        truth.insert((part[0].to_owned(), part[2].to_owned(), part[3].parse().expect("a row")), row);
    }
    Compared { register, gathered, found, truth }
}

/// How rows of one kind of dirt were matched.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    pub rows: u64,
    /// Of people on the register.
    pub registered: u64,
    /// Led to a person.
    pub matched: u64,
    /// … who is another.
    pub wrong: u64,
    /// The right person is the first candidate.
    pub first: u64,
    /// Neither.
    pub missed: u64,
}

impl Compared {
    /// By kind of dirt; rows of extracts, which have none, are not among them.
    pub fn scores(&self) -> BTreeMap<String, Score> {
        let mut scores: BTreeMap<String, Score> = BTreeMap::new();
        let mut seen = 0;
        for own in &self.found.decisions {
            let file = &self.gathered.files[own.file];
            for (at, row) in own.rows.iter().enumerate() {
                let (sheet, number) = file.place(*row).expect("a row of the file");
                let key = (file.name.clone(), sheet.to_owned(), number);
                let Some(truth) = self.truth.get(&key) else { continue };
                seen += 1;
                let score = scores.entry(truth.dirt.clone()).or_default();
                let found = own.person(at);
                let first = own.decisions[at].candidates().first().map(|it| it.person);
                score.rows += 1;
                score.registered += u64::from(truth.person.is_some());
                score.matched += u64::from(found.is_some());
                score.wrong += u64::from(found.is_some() && found != truth.person);
                let is_first = found.is_none() && first.is_some() && first == truth.person;
                score.first += u64::from(is_first);
                let is_missed = truth.person.is_some() && found != truth.person && !is_first;
                score.missed += u64::from(is_missed);
                if is_missed || found.is_some() && found != truth.person {
                    eprintln!(
                        "{} {sheet} {number} {}: {found:?} instead of {:?}, {:?}",
                        file.department, truth.dirt, truth.person, own.decisions[at]
                    );
                }
            }
        }
        assert_eq!(seen, self.truth.len(), "every row of the truth was read and judged usable");
        scores
    }

    /// Problems of people, of the people that wrong numbers are about, and how many of claims.
    pub fn problems(&self, rules: &Rules) -> Problems {
        let mut found = Problems::default();
        for it in &self.found.problems {
            let code = it.code.text(rules);
            match it.subject {
                Subject::Person(ix) => found.people.push((ix, code)),
                // Of the one whose row it is: namesakes of one village are candidates of equal rank.
                Subject::Claim(_) if code == "changed.wrong_number" => match self.row_truth(it) {
                    Some(person) => found.people.push((person, code)),
                    None => *found.claims.entry(code).or_default() += 1,
                },
                Subject::Claim(_) => *found.claims.entry(code).or_default() += 1,
            }
        }
        found.people.sort();
        found
    }

    /// Whose the row of a claim is in truth.
    pub fn row_truth(&self, problem: &Problem) -> Option<u32> {
        let row = problem.rows.first()?;
        let file = &self.gathered.files[usize::from(row.file)];
        let (sheet, number) = file.place(row.row)?;
        self.truth.get(&(file.name.clone(), sheet.to_owned(), number))?.person
    }

    /// A row for a message: where it stands, what is wrong with it, its cells.
    pub fn tell_row(&self, row: &roster::compare::RowFact) -> String {
        let file = &self.gathered.files[usize::from(row.file)];
        let Some((table, at)) = file.locate(row.row) else { return String::new() };
        let number = table.table.row_number(at);
        let truth = self.truth.get(&(file.name.clone(), table.table.sheet.clone(), number));
        let cells: Vec<&str> = (0..table.table.cells_in(at)).map(|it| table.table.cell(at, it)).collect();
        let register = self.register.name(row.person_ix);
        format!("{} {number} {:?} registered as {register}: {cells:?}", file.name, truth.map(|it| &it.dirt))
    }

    /// A problem for a message.
    pub fn tell(&self, problem: &Problem, rules: &Rules) -> String {
        format!(
            "{:?} {} {:?} {:?}",
            problem.subject,
            problem.code.text(rules),
            problem.words(rules),
            problem.dates
        )
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Problems {
    pub people: Vec<(u32, String)>,
    pub claims: BTreeMap<String, u64>,
}

/// What is true: people and codes.
pub fn true_problems(plan: &RosterPlan) -> BTreeSet<(u32, String)> {
    plan.problems().map(|it| (it.person, it.problem.code().to_owned())).collect()
}

/// The sum of all kinds.
pub fn total(scores: &BTreeMap<String, Score>) -> Score {
    scores.values().fold(Score::default(), |sum, it| Score {
        rows: sum.rows + it.rows,
        registered: sum.registered + it.registered,
        matched: sum.matched + it.matched,
        wrong: sum.wrong + it.wrong,
        first: sum.first + it.first,
        missed: sum.missed + it.missed,
    })
}

/// One line per kind.
pub fn print(scores: &BTreeMap<String, Score>) {
    println!(
        "{:<18}{:>9}{:>11}{:>9}{:>7}{:>7}{:>7}",
        "dirt", "rows", "registered", "matched", "wrong", "first", "missed"
    );
    for (dirt, it) in scores.iter().map(|it| (it.0.as_str(), *it.1)).chain([("all", total(scores))]) {
        let Score { rows, registered, matched, wrong, first, missed } = it;
        println!("{dirt:<18}{rows:>9}{registered:>11}{matched:>9}{wrong:>7}{first:>7}{missed:>7}");
    }
}
