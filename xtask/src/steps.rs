//! The steps of `cargo xtask test`, in order. The first that fails ends the run.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::{
    api_fuzz,
    postgres::{self, Server},
    prepare,
    runner::{self, Count},
    tidy, web,
};

/// What the steps share.
struct Run {
    root: PathBuf,
    server: Option<Server>,
}

/// How a step ended, unless it failed.
enum Done {
    Passed(Count),
    Skipped(String),
}

struct Step {
    name: &'static str,
    about: &'static str,
    /// What to do when it fails.
    remedy: &'static str,
    work: fn(&mut Run) -> Result<Done, String>,
}

const STEPS: &[Step] = &[
    Step {
        name: "prerequisites",
        about: "programs that the later steps call",
        remedy: "type the command above and run this again",
        work: |_| prepare::prepare().map(|()| Done::Passed(Count::default())),
    },
    Step {
        name: "tidy",
        about: "edges between crates, file sizes, banned words, documents",
        remedy: "each line above says where and what to do",
        work: |run| tidy::check(&run.root).map(|()| Done::Passed(Count::default())),
    },
    Step {
        name: "format",
        about: "cargo fmt --all --check",
        remedy: "run `cargo fmt --all`",
        work: |run| run.cargo("format", &["fmt", "--all", "--check"]),
    },
    Step {
        name: "web",
        about: "the portal: fresh types, lints, unit tests, build, size of the first load",
        remedy: "`npm run lint`, `npm run check`, `npm test` in web/ say more; `npm run api` makes the types fresh",
        work: |run| web::check(&run.root).map(|()| Done::Passed(Count::default())),
    },
    Step {
        name: "lints",
        about: "cargo clippy, no warnings",
        remedy: "`cargo clippy --workspace --all-targets --fix --allow-dirty` repairs many of them",
        work: |run| {
            run.cargo(
                "lints",
                &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
            )
        },
    },
    Step {
        name: "tests",
        about: "unit and integration tests on both database engines",
        remedy: "run one alone with `cargo nextest run NAME` or `cargo test NAME`",
        work: tests,
    },
    Step {
        name: "doc-tests",
        about: "examples in the documentation",
        remedy: "run `cargo test --workspace --doc`",
        work: |run| run.cargo("doc-tests", &["test", "--workspace", "--doc", "--locked"]),
    },
    Step {
        name: "fuzz",
        about: "a minute of bad messages to the hospital gateway, from the commit's seed",
        remedy: "the line `again:` above has the same round once more; see docs/gateway.md",
        work: fuzz,
    },
    Step {
        name: "browser",
        about: "the portal in a browser, against the real program",
        remedy: "pictures of each page are in e2e/shots; run one test with `node --test tests/NAME` in e2e/",
        work: |run| web::browse(&run.root).map(|()| Done::Passed(Count::default())),
    },
    Step {
        name: "api-fuzz",
        about: "the whole interface by its description, as each role, against the real program",
        remedy: "run `python3 e2e/fuzz.py --role NAME` alone; each finding above has a curl line",
        work: |run| {
            api_fuzz::fuzz(&run.root).map(|it| it.map_or(Done::Passed(Count::default()), Done::Skipped))
        },
    },
    Step {
        name: "packs",
        about: "mingbai policy check and policy test on every pack",
        remedy: "each finding above names file, line and remedy",
        work: packs,
    },
];

/// Prints the names of the steps.
pub fn list() {
    for step in STEPS {
        println!("{:<14} {}", step.name, step.about);
    }
}

/// Runs all steps, or those that `words` name.
///
/// # Errors
/// When a step fails or does not exist.
pub fn test(root: &Path, words: &[&str]) -> Result<(), String> {
    let steps = choose(words)?;
    let started = Instant::now();
    let mut run = Run { root: root.to_path_buf(), server: None };
    let (mut passed, mut skipped, mut tests) = (0, 0, Count::default());
    for (nth, step) in steps.iter().enumerate() {
        let place = format!("{}/{}", nth + 1, steps.len());
        println!("== {place} {}: {}", step.name, step.about);
        let at = Instant::now();
        match (step.work)(&mut run) {
            Ok(Done::Passed(count)) => {
                passed += 1;
                tests.passed += count.passed;
                println!("   ok, {} s (since the start {} s)", tenths(at), tenths(started));
            }
            Ok(Done::Skipped(why)) => {
                skipped += 1;
                println!("   skipped: {why}");
            }
            Err(message) => {
                let name = step.name;
                return Err(format!(
                    "step {place} ({name}) failed after {} s: {message}\n  what to do: {}\n  then go on with: cargo xtask test --from {name}",
                    tenths(at),
                    step.remedy
                ));
            }
        }
    }
    drop(run);
    if tests.passed > 0 {
        println!("tests: {} passed, {} failed", tests.passed, tests.failed);
    }
    let skipped = if skipped > 0 { format!(" ({skipped} skipped)") } else { String::new() };
    println!("mingbai: {passed} steps passed{skipped} in {} s", started.elapsed().as_secs());
    Ok(())
}

fn choose(words: &[&str]) -> Result<Vec<&'static Step>, String> {
    let position = |name: &str| {
        let names = || STEPS.iter().map(|it| it.name).collect::<Vec<_>>().join(", ");
        STEPS
            .iter()
            .position(|it| it.name == name)
            .ok_or_else(|| format!("no step `{name}`; there are {}", names()))
    };
    match words {
        [] => Ok(STEPS.iter().collect()),
        ["--from", name] => Ok(STEPS[position(name)?..].iter().collect()),
        names => {
            let mut chosen = names.iter().map(|it| position(it)).collect::<Result<Vec<_>, _>>()?;
            chosen.sort_unstable();
            chosen.dedup();
            Ok(chosen.into_iter().map(|it| &STEPS[it]).collect())
        }
    }
}

fn tenths(since: Instant) -> String {
    let tenths = since.elapsed().as_millis() / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn tests(run: &mut Run) -> Result<Done, String> {
    if std::env::var_os(postgres::VARIABLE).is_none() && run.server.is_none() {
        let server = postgres::start()?;
        println!("   {}={}", postgres::VARIABLE, server.url);
        run.server = Some(server);
    }
    if prepare::has_nextest() {
        run.cargo("tests", &["nextest", "run", "--workspace", "--locked", "--no-fail-fast"])
    } else {
        run.cargo(
            "tests",
            &["test", "--workspace", "--lib", "--bins", "--tests", "--locked", "--no-fail-fast"],
        )
    }
}

/// Two kinds of tests beside each other, so that both cores are busy; each prints its seed and how many it tried. The
/// seed is the commit's: each commit tries others, and a commit that has passed passes again.
fn fuzz(run: &mut Run) -> Result<Done, String> {
    let head = Command::new("git").current_dir(&run.root).args(["rev-parse", "--short=7", "HEAD"]).output();
    let head = head.map(|it| String::from_utf8_lossy(&it.stdout).into_owned()).unwrap_or_default();
    let seed = u64::from_str_radix(head.trim(), 16).unwrap_or(1);
    let mut command = Command::new("cargo");
    command
        .current_dir(&run.root)
        .env("MINGBAI_FUZZ_SECONDS", "60")
        .env("MINGBAI_FUZZ_SEED", seed.to_string());
    println!("   MINGBAI_FUZZ_SEED={seed}");
    let suite = ["-p", "mingbai-gateway", "--locked", "--test", "suite"];
    let tests = ["generator::", "bytes::"];
    if prepare::has_nextest() {
        command.args(["nextest", "run"]).args(suite).args(tests).args(["--success-output", "final"]);
    } else {
        command.arg("test").args(suite).args(["--", "--nocapture"]).args(tests);
    }
    runner::run("fuzz", &mut command).map(Done::Passed)
}

fn packs(run: &mut Run) -> Result<Done, String> {
    let packs = run.packs();
    if packs.is_empty() {
        return Ok(Done::Skipped("there are no packs yet".to_owned()));
    }
    if !run.root.join("crates/mingbai/Cargo.toml").exists() {
        return Ok(Done::Skipped("there is no command line yet".to_owned()));
    }
    let mingbai = ["run", "-q", "-p", "mingbai", "--locked", "--", "policy"];
    run.cargo("packs", &["build", "-q", "-p", "mingbai", "--locked"])?;
    let mut failures = Vec::new();
    for command in ["check", "test"] {
        if !runner::succeeds(
            Command::new("cargo").current_dir(&run.root).args(mingbai).args([command, "--help"]),
        ) {
            return Ok(Done::Skipped(format!("mingbai has no command `policy {command}` yet")));
        }
        println!("   policy {command} on {} packs", packs.len());
        let packs = packs.iter().map(String::as_str);
        let arguments: Vec<&str> = mingbai.into_iter().chain([command]).chain(packs).collect();
        // Both, so that one run shows everything that is wrong with the packs.
        failures.extend(run.cargo("packs", &arguments).err());
    }
    if failures.is_empty() { Ok(Done::Passed(Count::default())) } else { Err(failures.join("; ")) }
}

impl Run {
    fn cargo(&self, step: &str, arguments: &[&str]) -> Result<Done, String> {
        let mut command = Command::new("cargo");
        command.current_dir(&self.root).args(arguments);
        if let Some(server) = &self.server {
            command.env(postgres::VARIABLE, &server.url);
        }
        runner::run(step, &mut command).map(Done::Passed)
    }

    /// Folders with a `pack.toml`, those of the product first.
    fn packs(&self) -> Vec<String> {
        let mut found = Vec::new();
        for place in ["packs", "packs/published"] {
            let entries = fs::read_dir(self.root.join(place)).into_iter().flatten().flatten();
            let folders = entries.filter(|it| it.path().join("pack.toml").exists());
            let mut names: Vec<String> =
                folders.map(|it| format!("{place}/{}", it.file_name().to_string_lossy())).collect();
            names.sort();
            found.extend(names);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name_and_keep_their_order() {
        let names = |words: &[&str]| choose(words).map(|it| it.iter().map(|it| it.name).collect::<Vec<_>>());
        assert_eq!(names(&[]).unwrap().len(), STEPS.len());
        assert_eq!(names(&["lints", "tidy", "lints"]).unwrap(), ["tidy", "lints"]);
        assert_eq!(
            names(&["--from", "doc-tests"]).unwrap(),
            ["doc-tests", "fuzz", "browser", "api-fuzz", "packs"]
        );
        assert!(names(&["no-such-step"]).is_err());
    }
}
