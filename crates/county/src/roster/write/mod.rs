//! Writes a round as files: as departments send them, or as plain CSV for benchmarks. The edge of the
//! crate: only what lies under here knows files.

mod cell;
mod layout;
mod sheets;
mod text;
mod truth;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Mutex,
};

use layout::Format;
use truth::TruthPart;

use super::{RosterPlan, Source};

/// How files look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Each sender its own layout, wording, encoding and format.
    AsSent,
    /// CSV in UTF-8, days with dashes: the columns of the senders, nothing to puzzle over.
    Csv,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How files look.
    pub form: Form,
    /// Whether the register is written as well.
    pub with_register: bool,
    /// Whether the four extracts are written as well.
    pub with_extracts: bool,
    /// Whether the truth is written into the folder `truth`: `truth.csv` (every row of a roster),
    /// `problems.csv`, `changes.csv`, `manifest.csv`.
    pub with_truth: bool,
}

impl Options {
    /// Everything, in that form.
    #[must_use]
    pub const fn everything(form: Form) -> Options {
        Options { form, with_register: true, with_extracts: true, with_truth: true }
    }

    /// Nine rosters and the register as plain CSV, without the truth.
    #[must_use]
    pub const fn bench() -> Options {
        Options { form: Form::Csv, with_register: true, with_extracts: false, with_truth: false }
    }
}

/// One file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Its name in the folder.
    pub name: String,
    /// Who sent it.
    pub source: Source,
    /// Rows of people; titles, headers and totals do not count.
    pub rows: u32,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Folder of the files.
    pub folder: PathBuf,
    /// Number of the round.
    pub round: u32,
    /// The files: rosters, extracts, register.
    pub files: Vec<WrittenFile>,
}

impl Manifest {
    /// Rows of the nine rosters.
    #[must_use]
    pub fn roster_rows(&self) -> u32 {
        self.files.iter().filter(|it| it.source.is_roster()).map(|it| it.rows).sum()
    }
}

/// A file could not be written.
#[derive(Debug)]
pub struct WriteError {
    /// Which.
    pub path: PathBuf,
    /// What the system or the spreadsheet writer says.
    pub reason: String,
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        write!(f, "county.write：写不了文件“{path}”（{}）；请检查文件夹是否存在、可写、有空间", self.reason)
    }
}

impl std::error::Error for WriteError {}

fn failed(path: &Path, reason: impl std::fmt::Display) -> WriteError {
    WriteError { path: path.to_owned(), reason: reason.to_string() }
}

/// Writes the plan's round into a folder (made when it is missing), two files at a time.
///
/// # Errors
/// When a file cannot be written; the message says which.
pub fn write(plan: &RosterPlan, folder: &Path, options: Options) -> Result<Manifest, WriteError> {
    fs::create_dir_all(folder).map_err(|it| failed(folder, it))?;
    let mut sources = Source::ROSTERS.to_vec();
    if options.with_extracts {
        sources.extend(Source::EXTRACTS);
    }
    if options.with_register {
        sources.push(Source::Register);
    }
    // The longest last, because the pile is taken from its end.
    let mut pile = sources;
    let length = |it: &Source| match it {
        Source::Register => u32::MAX,
        Source::Enrolment => u32::MAX - 1,
        Source::Payment => u32::MAX - 2,
        Source::Waiver | Source::Flag => 0,
        roster => plan.scenario().rows[*roster as usize],
    };
    pile.sort_by_key(length);
    let (pile, done) = (Mutex::new(pile), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let Some(source) = pile.lock().ok().and_then(|mut it| it.pop()) else { return };
            let result = write_one(plan, source, folder, options);
            if let Ok(mut done) = done.lock() {
                done.push((source, result));
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|it| it.0);
    let mut files = Vec::with_capacity(done.len());
    let mut parts = Vec::new();
    for (_, result) in done {
        let (file, part) = result?;
        files.push(file);
        parts.push(part);
    }
    let manifest = Manifest { folder: folder.to_owned(), round: plan.round(), files };
    if options.with_truth {
        truth::write(plan, &manifest, parts)?;
    }
    Ok(manifest)
}

fn write_one(
    plan: &RosterPlan,
    source: Source,
    folder: &Path,
    options: Options,
) -> Result<(WrittenFile, TruthPart), WriteError> {
    let layout = match options.form {
        Form::AsSent => layout::as_sent(source),
        Form::Csv => layout::plain(source),
    };
    let ending = match layout.format {
        Format::Text { delimiter: b'\t', .. } => "txt",
        Format::Text { .. } => "csv",
        Format::Sheets { .. } => "xlsx",
    };
    let name = match options.form {
        Form::AsSent => format!("{}.{ending}", source.title()),
        Form::Csv => format!("{}.{ending}", source.code()),
    };
    let path = folder.join(&name);
    let mut truth = TruthPart::new(&name, source, options.with_truth && source.is_roster());
    let rows = match layout.format {
        Format::Text { delimiter, encoding } => {
            text::write(plan, source, &layout, (delimiter, encoding), &path, &mut truth)
                .map_err(|it: io::Error| failed(&path, it))?
        }
        Format::Sheets { titles, by_township, merged } => {
            let looks = sheets::Looks { titles, by_township, merged };
            sheets::write(plan, source, &layout, looks, &path, &mut truth).map_err(|it| failed(&path, it))?
        }
    };
    Ok((WrittenFile { name, source, rows }, truth))
}
