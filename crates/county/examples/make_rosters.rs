//! Writes the rosters of a scenario into a folder:
//! `cargo run --release -p mingbai-county --features files --example make_rosters -- wenshang rosters --rounds 3`.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use county::roster::{
    JIANGJIN_PEOPLE, RosterPlan, Scenario,
    write::{Form, Options, write},
};

const HELP: &str = "make_rosters wenshang|jiangjin FOLDER [--people N] [--seed N] [--rounds N] [--clean]
             [--form as-sent|csv|bench]
  csv: everything as plain CSV; bench: nine rosters and the register as plain CSV, without truth
  --clean: no dirt, problems only";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

struct Wish {
    scenario: Scenario,
    folder: PathBuf,
    seed: u64,
    rounds: u32,
    options: Options,
}

fn read(words: &[String]) -> Option<Wish> {
    let value = |name: &str| {
        let place = words.iter().position(|it| it == name)?;
        words.get(place + 1).map(String::as_str)
    };
    let number = |name: &str, usual: u32| value(name).map_or(Some(usual), |it| it.parse().ok());
    let scenario = match words.first()?.as_str() {
        "wenshang" => Scenario::wenshang(number("--people", 700_000)?),
        "jiangjin" => Scenario::jiangjin(number("--people", JIANGJIN_PEOPLE)?),
        _ => return None,
    };
    let scenario = if words.iter().any(|it| it == "--clean") { scenario.without_dirt() } else { scenario };
    let options = match value("--form").unwrap_or("as-sent") {
        "as-sent" => Options::everything(Form::AsSent),
        "csv" => Options::everything(Form::Csv),
        "bench" => Options::bench(),
        _ => return None,
    };
    let folder = PathBuf::from(words.get(1).filter(|it| !it.starts_with('-'))?);
    let seed = u64::from(number("--seed", 1)?);
    Some(Wish { scenario, folder, seed, rounds: number("--rounds", 1)?, options })
}

fn run(words: Vec<String>) -> Result<(), String> {
    let wish = read(&words).ok_or(HELP)?;
    let started = Instant::now();
    let mut plan = RosterPlan::make(wish.seed, wish.scenario).map_err(|it| it.to_string())?;
    println!("planned {} people in {:?}", plan.scenario().people, started.elapsed());
    for round in 1..=wish.rounds {
        if round > 1 {
            plan = plan.advance(plan.scenario().mending);
        }
        let folder = match wish.rounds {
            ..=1 => wish.folder.clone(),
            _ => wish.folder.join(format!("round-{round}")),
        };
        let started = Instant::now();
        let manifest = write(&plan, &folder, wish.options).map_err(|it| it.to_string())?;
        for file in &manifest.files {
            println!("{:>10} {:<14} {}", file.rows, file.source.code(), file.name);
        }
        let (problems, cured, changes) =
            (plan.problems().count(), plan.cured().count(), plan.changes().count());
        println!(
            "round {round} ({}): {} rows of rosters, {problems} problems, {cured} cured, {changes} identities \
             changed, written in {:?}",
            plan.day(),
            manifest.roster_rows(),
            started.elapsed()
        );
    }
    Ok(())
}
