//! `mingbai adjudicate`: a file of visits to a file of decisions, in the order of each person's time.
//!
//! When the visits come in order, one pass is enough. When one comes earlier than another that was
//! already decided for the same person (or household), everything begins again with an external sort.
//! Either way line *n* of the output answers line *n* of the input, and memory depends on the number
//! of people, not of visits.

mod desk;
mod input;
mod output;
mod progress;
mod sorted;
#[cfg(test)]
mod tests;
mod visit;

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use benefit::Engine;
use tempfile::NamedTempFile;

use self::desk::{Desk, Turn};
use self::input::Lines;
use self::output::{Answer, Summary};
use self::progress::Progress;
use crate::packs;

/// What `adjudicate` is told.
#[derive(Debug, clap::Args)]
pub struct Adjudicate {
    /// 规则包：文件夹，或内置规则包的名字
    #[arg(long)]
    pack: String,
    /// 单据文件，一行一个 JSON；- 为标准输入
    #[arg(long)]
    input: PathBuf,
    /// 结果文件，一行答一行；- 为标准输出
    #[arg(long)]
    output: PathBuf,
    /// 写出每一步的依据和数字
    #[arg(long)]
    trace: bool,
}

/// Decides a file of visits. Exit code 1 when any line could not be decided.
///
/// # Errors
/// When the pack has errors, or a file cannot be read or written.
pub fn run(options: &Adjudicate) -> anyhow::Result<ExitCode> {
    let engine = packs::engine_of(&options.pack)?;
    let folder = work_folder(&options.output);
    let spooled = if is_standard(&options.input) { Some(spool(&folder)?) } else { None };
    let input = spooled.as_ref().map_or(options.input.as_path(), NamedTempFile::path);
    let (mut result, summary) = adjudicate(&engine, input, &folder, options.trace)?;
    if is_standard(&options.output) {
        result.rewind()?;
        io::copy(result.as_file_mut(), &mut io::stdout().lock()).context("写不了标准输出")?;
    } else {
        // The result appears under its name only when it is whole.
        result.persist(&options.output).with_context(|| format!("写不了 {}", options.output.display()))?;
    }
    eprintln!("{summary}");
    Ok(if summary.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Decides the visits of a file into a new file in `folder`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn adjudicate(
    engine: &Engine,
    input: &Path,
    folder: &Path,
    trace: bool,
) -> anyhow::Result<(NamedTempFile, Summary)> {
    let mut result = result_file(folder).with_context(|| format!("写不了 {}", folder.display()))?;
    if let Some(summary) = in_one_pass(engine, input, result.as_file_mut(), trace)? {
        return Ok((result, summary));
    }
    result.as_file_mut().set_len(0)?;
    result.rewind()?;
    let mut out = BufWriter::with_capacity(1 << 20, result.as_file_mut());
    let summary = sorted::run(engine, input, folder, &mut out, trace)?;
    out.flush()?;
    drop(out);
    Ok((result, summary))
}

/// Decides line after line; `None` when a visit comes earlier than one that was already decided.
fn in_one_pass(
    engine: &Engine,
    input: &Path,
    out: &mut File,
    trace: bool,
) -> anyhow::Result<Option<Summary>> {
    let mut lines = Lines::open(input)?;
    let mut progress = Progress::new("逐行计算", lines.bytes());
    let mut out = BufWriter::with_capacity(1 << 20, out);
    let mut desk = Desk::new(engine, trace);
    let mut summary = Summary::default();
    while let Some(line) = lines.next_line().context("读不了单据文件")? {
        let answer = match line.visit() {
            Ok(visit) => match desk.decide(line.number, visit) {
                Turn::Answer(answer) => answer,
                Turn::TooEarly => return Ok(None),
            },
            Err(finding) => Answer::refused(line.number, vec![finding]),
        };
        summary.count(&answer);
        answer.write(&mut out)?;
        progress.at(lines.position());
    }
    out.flush()?;
    Ok(Some(summary))
}

/// A file that others may read once it has its name, unlike other temporary files.
fn result_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    builder.prefix(".adjudicate-").tempfile_in(folder)
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// Temporary files lie beside the result, on the same disk.
fn work_folder(output: &Path) -> PathBuf {
    if is_standard(output) {
        return std::env::temp_dir();
    }
    match output.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Standard input as a file: it may have to be read twice.
fn spool(folder: &Path) -> anyhow::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder).with_context(|| format!("写不了 {}", folder.display()))?;
    let mut buffer = vec![0; 1 << 20];
    let mut input = io::stdin().lock();
    loop {
        let read = input.read(&mut buffer).context("读不了标准输入")?;
        if read == 0 {
            break;
        }
        if file.write_all(&buffer[..read]).is_err() {
            bail!("标准输入写不进临时文件：{}", folder.display());
        }
    }
    file.flush()?;
    Ok(file)
}
