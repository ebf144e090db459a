//! Lines of a file as bytes, with their numbers; none of them can take more memory than the longest
//! line that is allowed.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use base::Finding;

use super::visit::{self, Visit};

/// A line longer than this is not a visit.
pub const LONGEST: usize = 16 << 20;

/// The lines of a file.
#[derive(Debug)]
pub struct Lines {
    reader: BufReader<File>,
    buffer: Vec<u8>,
    number: usize,
    position: u64,
    bytes: u64,
}

/// One line.
#[derive(Debug)]
pub struct Line<'a> {
    /// Counted from 1.
    pub number: usize,
    /// Its bytes, without the end of the line.
    pub bytes: &'a [u8],
    /// Whether the rest was thrown away.
    pub is_too_long: bool,
}

impl Lines {
    /// Opens a file.
    pub fn open(path: &Path) -> anyhow::Result<Lines> {
        let file = File::open(path).with_context(|| format!("读不出单据文件 {}", path.display()))?;
        let bytes = file.metadata().map_or(0, |it| it.len());
        let reader = BufReader::with_capacity(1 << 20, file);
        Ok(Lines { reader, buffer: Vec::new(), number: 0, position: 0, bytes })
    }

    /// Size of the file.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How far it has been read.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The next line that is not blank.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        loop {
            let Some(is_too_long) = self.fill()? else { return Ok(None) };
            self.number += 1;
            if self.number == 1 && self.buffer.starts_with("\u{feff}".as_bytes()) {
                self.buffer.drain(..3);
            }
            if !self.buffer.trim_ascii().is_empty() {
                let bytes = self.buffer.trim_ascii();
                return Ok(Some(Line { number: self.number, bytes, is_too_long }));
            }
        }
    }

    /// Reads one line into the buffer: whether it was too long, `None` at the end.
    fn fill(&mut self) -> io::Result<Option<bool>> {
        self.buffer.clear();
        let mut is_too_long = false;
        let mut is_any = false;
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(is_any.then_some(is_too_long));
            }
            is_any = true;
            let end = chunk.iter().position(|it| *it == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            let room = LONGEST - self.buffer.len();
            is_too_long |= part.len() > room;
            self.buffer.extend_from_slice(&part[..part.len().min(room)]);
            let used = end.map_or(chunk.len(), |it| it + 1);
            self.reader.consume(used);
            self.position += used as u64;
            if end.is_some() {
                return Ok(Some(is_too_long));
            }
        }
    }
}

impl Line<'_> {
    /// The visit of the line, or what is wrong with it.
    pub fn visit(&self) -> Result<Visit, Finding> {
        if self.is_too_long {
            let message = format!("一行超过 {} MB", LONGEST >> 20);
            return Err(Finding::error("ADJ-0001", message, "一张单据一行；请拆开").at("", self.number));
        }
        visit::parse(self.number, self.bytes)
    }
}
