//! The way for visits that do not come in order: parts by person on disk, each sorted and decided in
//! memory, and the answers merged back into the order of the input.
//!
//! **Invariant:** a person's visits (and those of everybody who shares a household with him) lie in one
//! part. **Invariant:** the order within a part is (day, name of the visit, text of the line), which
//! does not depend on the order of the input.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::hash::BuildHasher;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use anyhow::Context;
use base::Finding;
use benefit::{Book, Engine};
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::desk::{Desk, Turn};
use super::input::Lines;
use super::output::{Answer, Summary};
use super::progress::Progress;
use super::visit::{self, Visit};

/// How much input a part should have; its answers are some times as long.
const PART_BYTES: u64 = 24 << 20;
/// How many files may be open at once.
const MOST_PARTS: u64 = 400;

/// Decides a file in any order.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(
    engine: &Engine,
    input: &Path,
    folder: &Path,
    out: &mut impl Write,
    trace: bool,
) -> anyhow::Result<Summary> {
    let mut summary = Summary { was_sorted: true, ..Summary::default() };
    let groups = if Book::new(engine).has_household_meters() { Some(Groups::read(input)?) } else { None };
    let (parts, unreadable) = split(input, folder, groups.as_ref(), &mut summary)?;
    drop(groups);
    let mut answers = vec![unreadable];
    let size = std::fs::metadata(input).map_or(0, |it| it.len());
    let (count, mut progress) = (parts.len() as u64, Progress::new("排序计算", size));
    for (at, part) in (1..).zip(parts) {
        answers.push(decide(engine, part, folder, trace, &mut summary)?);
        progress.now_at(size / count * at);
    }
    merge(answers, out)?;
    Ok(summary)
}

/// A file of records: number of the line, length, bytes.
#[derive(Debug)]
struct Records(BufWriter<File>);

impl Records {
    fn new(folder: &Path) -> anyhow::Result<Records> {
        let file = tempfile::tempfile_in(folder).with_context(|| format!("写不了 {}", folder.display()))?;
        Ok(Records(BufWriter::with_capacity(1 << 16, file)))
    }

    fn write(&mut self, line: usize, bytes: &[u8]) -> anyhow::Result<()> {
        self.0.write_all(&(line as u64).to_le_bytes())?;
        self.0.write_all(&(bytes.len() as u64).to_le_bytes())?;
        self.0.write_all(bytes)?;
        Ok(())
    }

    fn into_reader(self) -> anyhow::Result<BufReader<File>> {
        let mut file = self.0.into_inner().context("写不了临时文件")?;
        file.rewind()?;
        Ok(BufReader::with_capacity(1 << 16, file))
    }
}

/// The next record; `None` at the end.
fn read_record(reader: &mut impl Read, bytes: &mut Vec<u8>) -> anyhow::Result<Option<usize>> {
    let mut head = [0; 16];
    match reader.read_exact(&mut head) {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let [line, length] =
        [&head[..8], &head[8..]].map(|it| it.iter().rev().fold(0_u64, |all, it| all << 8 | u64::from(*it)));
    bytes.resize(usize::try_from(length)?, 0);
    reader.read_exact(bytes)?;
    Ok(Some(usize::try_from(line)?))
}

/// Lines by person into parts; lines that cannot be read are answered at once.
fn split(
    input: &Path,
    folder: &Path,
    groups: Option<&Groups>,
    summary: &mut Summary,
) -> anyhow::Result<(Vec<Records>, Records)> {
    let mut lines = Lines::open(input)?;
    let mut progress = Progress::new("按人分开", lines.bytes());
    let count = (lines.bytes() / PART_BYTES + 1).min(MOST_PARTS);
    let mut parts = (0..count).map(|_| Records::new(folder)).collect::<anyhow::Result<Vec<Records>>>()?;
    let mut unreadable = Records::new(folder)?;
    let mut bytes = Vec::new();
    while let Some(line) = lines.next_line().context("读不了单据文件")? {
        match line.visit() {
            Ok(visit) => {
                let hash = match groups {
                    Some(groups) => FxBuildHasher.hash_one(groups.of(&visit)),
                    None => FxBuildHasher.hash_one(visit.person.as_str()),
                };
                parts[usize::try_from((hash >> 20) % count)?].write(line.number, line.bytes)?;
            }
            Err(finding) => {
                let answer = Answer::refused(line.number, vec![finding]);
                summary.count(&answer);
                bytes.clear();
                answer.write(&mut bytes)?;
                unreadable.write(answer.line, &bytes)?;
            }
        }
        progress.at(lines.position());
    }
    Ok((parts, unreadable))
}

/// A visit of a part.
struct Entry {
    line: usize,
    visit: Visit,
    text: Vec<u8>,
}

/// Decides a part in the order of time; the answers come in the order of the input.
fn decide(
    engine: &Engine,
    part: Records,
    folder: &Path,
    trace: bool,
    summary: &mut Summary,
) -> anyhow::Result<Records> {
    let mut reader = part.into_reader()?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut bytes = Vec::new();
    while let Some(line) = read_record(&mut reader, &mut bytes)? {
        // It could be read when it was put into the part.
        if let Ok(visit) = visit::parse(line, &bytes) {
            entries.push(Entry { line, visit, text: bytes.clone() });
        }
    }
    entries.sort_by(|a, b| {
        let key = |it: &Entry| it.visit.on;
        (key(a), &a.visit.id, &a.visit.person, &a.text).cmp(&(key(b), &b.visit.id, &b.visit.person, &b.text))
    });
    let mut desk = Desk::new(engine, trace);
    let mut answers: Vec<(usize, Vec<u8>)> = Vec::with_capacity(entries.len());
    for entry in entries {
        let (line, id, person) = (entry.line, entry.visit.id.clone(), entry.visit.person.clone());
        let answer = match desk.decide(line, entry.visit) {
            Turn::Answer(answer) => answer,
            // Sorted, so it can only be the same visit again.
            Turn::TooEarly => {
                let message = format!("{person} 在同一天有两张编号为 {id} 的单据");
                let remedy = "同一人同一天的单据编号不能相同；重复上传的请删去一行";
                let findings = vec![Finding::error("ADJ-0005", message, remedy).at("", line)];
                Answer { line, id, person, decision: None, findings }
            }
        };
        summary.count(&answer);
        let mut text = Vec::new();
        answer.write(&mut text)?;
        answers.push((line, text));
    }
    answers.sort_unstable_by_key(|(line, _)| *line);
    let mut records = Records::new(folder)?;
    for (line, text) in answers {
        records.write(line, &text)?;
    }
    Ok(records)
}

/// All answers in the order of the input.
fn merge(answers: Vec<Records>, out: &mut impl Write) -> anyhow::Result<()> {
    let mut readers = answers.into_iter().map(Records::into_reader).collect::<anyhow::Result<Vec<_>>>()?;
    let mut texts = vec![Vec::new(); readers.len()];
    let mut next = BinaryHeap::new();
    for (at, reader) in readers.iter_mut().enumerate() {
        if let Some(line) = read_record(reader, &mut texts[at])? {
            next.push(Reverse((line, at)));
        }
    }
    while let Some(Reverse((_, at))) = next.pop() {
        out.write_all(&texts[at])?;
        if let Some(line) = read_record(&mut readers[at], &mut texts[at])? {
            next.push(Reverse((line, at)));
        }
    }
    Ok(())
}

/// People and households that hang together: those of one group must lie in one part.
#[derive(Debug, Default)]
struct Groups {
    people: FxHashMap<Box<str>, u32>,
    households: FxHashMap<Box<str>, u32>,
    parent: Vec<u32>,
}

impl Groups {
    fn read(input: &Path) -> anyhow::Result<Groups> {
        let mut groups = Groups::default();
        let mut lines = Lines::open(input)?;
        let mut progress = Progress::new("按户归组", lines.bytes());
        while let Some(line) = lines.next_line().context("读不了单据文件")? {
            let Ok(visit) = line.visit() else { continue };
            let person = member(&mut groups.people, &mut groups.parent, &visit.person);
            if let Some(household) = &visit.household {
                let household = member(&mut groups.households, &mut groups.parent, household);
                let (a, b) = (groups.root(person), groups.root(household));
                groups.parent[a as usize] = b;
            }
            progress.at(lines.position());
        }
        Ok(groups)
    }

    fn root(&self, mut at: u32) -> u32 {
        while self.parent[at as usize] != at {
            at = self.parent[at as usize];
        }
        at
    }

    fn of(&self, visit: &Visit) -> u32 {
        self.people.get(visit.person.as_str()).map_or(0, |it| self.root(*it))
    }
}

fn member(names: &mut FxHashMap<Box<str>, u32>, parent: &mut Vec<u32>, name: &str) -> u32 {
    if let Some(number) = names.get(name) {
        return *number;
    }
    let number = u32::try_from(parent.len()).unwrap_or(u32::MAX);
    parent.push(number);
    names.insert(name.into(), number);
    number
}
