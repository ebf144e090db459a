//! Runs other programs: forwards what they print as it comes, counts the tests they report, and says
//! every half minute that it is still alive.

use std::{
    io::{self, BufRead, BufReader, IsTerminal, Read, Write},
    process::{Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// How often a long step says that it is still running.
const NOTE_EVERY: Duration = Duration::from_secs(30);

/// Tests that the programs reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// How many passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
}

/// Runs `command` to its end.
///
/// # Errors
/// When it cannot be started or ends with another code than 0; the message names the command.
pub fn run(step: &str, command: &mut Command) -> Result<Count, String> {
    if io::stderr().is_terminal() && std::env::var_os("CARGO_TERM_COLOR").is_none() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let line = shown(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cannot start `{line}`: {error}"))?;
    let outputs = [child.stdout.take().map(forward_to_stdout), child.stderr.take().map(forward_to_stderr)];

    let (ended, waiting) = mpsc::channel::<()>();
    let note = thread::spawn({
        let step = step.to_owned();
        move || note_progress(&step, &waiting)
    });
    let mut count = Count::default();
    for output in outputs.into_iter().flatten() {
        let part = output.join().map_err(|_| format!("reading the output of `{line}` failed"))?;
        count.passed += part.passed;
        count.failed += part.failed;
    }
    let status = child.wait().map_err(|error| format!("waiting for `{line}` failed: {error}"))?;
    drop(ended);
    note.join().map_err(|_| "the progress note failed".to_owned())?;
    if status.success() { Ok(count) } else { Err(format!("`{line}` ended with {status}")) }
}

/// Whether `command` can be started and ends well; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The command as one would type it; a long list of arguments is cut.
fn shown(command: &Command) -> String {
    const MOST_WORDS: usize = 14;
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<String> = words.map(|it| it.to_string_lossy().into_owned()).collect();
    match words.get(..MOST_WORDS) {
        Some(first) if words.len() > MOST_WORDS => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

fn forward_to_stdout(from: impl Read + Send + 'static) -> thread::JoinHandle<Count> {
    thread::spawn(move || forward(from, &mut io::stdout()))
}

fn forward_to_stderr(from: impl Read + Send + 'static) -> thread::JoinHandle<Count> {
    thread::spawn(move || forward(from, &mut io::stderr()))
}

/// Passes every line on. A reader that goes away must not end the step, so write errors are let go.
fn forward(from: impl Read, to: &mut dyn Write) -> Count {
    let mut count = Count::default();
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let _ = to.write_all(&line).and_then(|()| to.flush());
        let reported = count_in(&String::from_utf8_lossy(&line));
        count.passed += reported.passed;
        count.failed += reported.failed;
        line.clear();
    }
    count
}

/// Reads the closing lines of nextest (`Summary […] 12 tests run: 11 passed, 1 failed`) and of
/// `cargo test` (`test result: ok. 12 passed; 0 failed; …`).
fn count_in(line: &str) -> Count {
    let line = without_colour(line);
    let is_summary = line.contains("Summary [") || line.trim_start().starts_with("test result:");
    if !is_summary {
        return Count::default();
    }
    let words: Vec<&str> = line.split([' ', ',', ';', ':']).filter(|it| !it.is_empty()).collect();
    let before = |word: &str| {
        let at = words.iter().position(|it| it.trim_end() == word)?;
        words.get(at.checked_sub(1)?)?.parse().ok()
    };
    Count { passed: before("passed").unwrap_or(0), failed: before("failed").unwrap_or(0) }
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // `ESC [ … letter`
            let _ = characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

fn note_progress(step: &str, ended: &mpsc::Receiver<()>) {
    let started = Instant::now();
    while ended.recv_timeout(NOTE_EVERY) == Err(RecvTimeoutError::Timeout) {
        eprintln!("   … {step}: {} s so far", started.elapsed().as_secs());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_runners() {
        let rows = [
            ("     Summary [   0.862s] 11 tests run: 11 passed, 0 skipped", 11, 0),
            (
                "\u{1b}[32;1m     Summary\u{1b}[0m [ 0.1s] 3 tests run: \u{1b}[1m2\u{1b}[0m passed, 1 failed",
                2,
                1,
            ),
            ("test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", 5, 0),
            ("the summary of 3 passed exams", 0, 0),
        ];
        for (line, passed, failed) in rows {
            assert_eq!(count_in(line), Count { passed, failed }, "{line}");
        }
    }

    #[test]
    fn a_command_that_fails_is_named() {
        let error = run("example", Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.contains("sh -c exit 3") && error.contains('3'), "{error}");
        assert!(run("example", &mut Command::new("no-such-program-here")).is_err());
    }
}
