//! The truth beside the files: whose every row is, and what is wrong with it.

use std::{fs, path::Path};

use super::{
    super::{RosterPlan, Row, Source},
    Manifest, WriteError, failed,
};

/// What is true of the rows of one file, as lines of `truth.csv`.
pub(crate) struct TruthPart {
    /// File and source, as every line begins.
    start: String,
    lines: String,
    is_wanted: bool,
}

impl TruthPart {
    pub(crate) fn new(file: &str, source: Source, is_wanted: bool) -> TruthPart {
        TruthPart { start: format!("{file},{},", source.code()), lines: String::new(), is_wanted }
    }

    /// Adds a row; rows are counted from 1 as a spreadsheet or an editor shows them.
    pub(crate) fn add(&mut self, sheet: &str, row_number: u32, row: &Row) {
        use std::fmt::Write as _;
        if !self.is_wanted {
            return;
        }
        self.lines.push_str(&self.start);
        let person = row.person.map(|it| it.to_string()).unwrap_or_default();
        // Writing to a text cannot fail.
        let _ = writeln!(self.lines, "{sheet},{row_number},{person},{}", row.dirt.code());
    }
}

/// Writes `truth/truth.csv`, `problems.csv`, `changes.csv` and `manifest.csv` below the folder.
pub(crate) fn write(plan: &RosterPlan, manifest: &Manifest, parts: Vec<TruthPart>) -> Result<(), WriteError> {
    let folder = manifest.folder.join("truth");
    fs::create_dir_all(&folder).map_err(|it| failed(&folder, it))?;
    let put = |name: &str, text: String| {
        let path: &Path = &folder.join(name);
        fs::write(path, text).map_err(|it| failed(path, it))
    };
    let mut rows = "file,source,sheet,row,person,dirt\n".to_owned();
    for part in parts {
        rows.push_str(&part.lines);
    }
    put("truth.csv", rows)?;
    let number = |person: u32| plan.county().person(person).number.reveal().to_owned();
    let mut problems = "person,number,problem,standing,source\n".to_owned();
    for it in plan.problems().chain(plan.cured()) {
        let source = it.source.map_or("", Source::code);
        let (problem, standing) = (it.problem.code(), it.standing.code());
        problems += &format!("{},{},{problem},{standing},{source}\n", it.person, number(it.person));
    }
    put("problems.csv", problems)?;
    let mut changes = "person,number,change,source,before,after\n".to_owned();
    for it in plan.changes() {
        let (change, source) = (it.change.code(), it.source.code());
        let (before, after) = (it.before.unwrap_or(""), it.after.unwrap_or(""));
        changes += &format!("{},{},{change},{source},{before},{after}\n", it.person, number(it.person));
    }
    put("changes.csv", changes)?;
    let mut files = "file,source,round,rows\n".to_owned();
    for it in &manifest.files {
        files += &format!("{},{},{},{}\n", it.name, it.source.code(), manifest.round, it.rows);
    }
    put("manifest.csv", files)
}
