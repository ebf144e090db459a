//! The packs of the repository, and bills by chance that fit them.

use std::fs;
use std::path::{Path, PathBuf};

use base::{Day, Fen};
use benefit::{Bill, Engine, FeeLine, MeterValues};
use fastrand::Rng;
use policy::model::{FactKind, PayerKind};
use policy::{Pack, PackSource};

/// Every pack under `packs/` that can be used, by name.
pub fn engines() -> Vec<(String, Engine)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut folders: Vec<PathBuf> = children(&root);
    folders.extend(children(&root.join("published")));
    folders.sort();
    let packs = folders.iter().filter(|it| it.join("pack.toml").is_file());
    packs.filter_map(|it| Some((it.file_name()?.to_string_lossy().into_owned(), load(it)?))).collect()
}

/// One pack.
#[allow(dead_code, reason = "each test is a program of its own; not all of them load single packs")]
pub fn engine(path: &str) -> Engine {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(path);
    load(&folder).unwrap_or_else(|| panic!("{path} cannot be used"))
}

fn load(folder: &Path) -> Option<Engine> {
    let mut source = PackSource { name: folder.display().to_string(), ..PackSource::default() };
    collect(folder, folder, &mut source);
    let (pack, findings) = policy::load(&source);
    Engine::new(pack, findings).ok()
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the packs are beside the crates");
    entries.filter_map(|it| Some(it.ok()?.path())).collect()
}

fn collect(root: &Path, folder: &Path, source: &mut PackSource) {
    for path in children(folder) {
        if path.is_dir() {
            collect(root, &path, source);
        } else if let (Ok(inside), Ok(bytes)) = (path.strip_prefix(root), fs::read(&path)) {
            source.files.insert(inside.to_string_lossy().into_owned(), bytes);
        }
    }
}

/// A day near those on which something of the pack changes.
pub fn day(rng: &mut Rng, pack: &Pack) -> Day {
    let spans: Vec<Day> =
        pack.layers.iter().map(|it| it.span.from).chain(pack.rules.iter().map(|it| it.span.from)).collect();
    let start = if spans.is_empty() {
        Day::new(2024, 1, 1).expect("a day")
    } else {
        spans[rng.usize(0..spans.len())]
    };
    start.plus_days(rng.i32(-30..900))
}

/// Small amounts, usual ones and very large ones; sometimes nothing.
pub fn amount(rng: &mut Rng) -> i64 {
    match rng.u32(0..20) {
        0 => 0,
        1..6 => rng.i64(1..20_000),
        6..15 => rng.i64(10_000..3_000_000),
        15..19 => rng.i64(1_000_000..100_000_000),
        _ => rng.i64(0..200_000_000_000),
    }
}

/// A bill with every fact that the pack knows.
pub fn bill(rng: &mut Rng, engine: &Engine) -> Bill {
    let pack = engine.pack();
    let on = day(rng, pack);
    let mut bill = Bill { on: Some(on), ..Bill::default() };
    for fact in &pack.facts {
        match &fact.kind {
            FactKind::Closed { values, default } => {
                let word = values[rng.usize(0..values.len())].clone();
                if fact.id == "identity" && rng.bool() {
                    bill.identities = vec![word, values[rng.usize(0..values.len())].clone()];
                } else if default.is_none() || rng.u32(0..4) > 0 {
                    bill.facts.insert(fact.id.clone(), word);
                }
            }
            FactKind::Number { from_meter, default } => {
                if (from_meter.is_none() && default.is_none()) || rng.bool() {
                    let most = if rng.bool() { 8 } else { 110 };
                    bill.numbers.insert(fact.id.clone(), rng.i64(0..most));
                }
            }
            FactKind::Amount { .. } => {
                if rng.bool() {
                    bill.amounts.insert(fact.id.clone(), Fen(amount(rng)));
                }
            }
        }
    }
    bill.lines = lines(rng, pack, on);
    if bill.lines.is_empty() {
        let eligible = amount(rng);
        let others = ["out_of_scope", "over_limit", "prepaid"]
            .map(|it| (it, if rng.bool() { amount(rng) } else { 0 }));
        let total = eligible + others.iter().map(|it| it.1).sum::<i64>();
        bill.amounts.insert("eligible".to_owned(), Fen(eligible));
        bill.amounts.insert("total".to_owned(), Fen(total));
        bill.amounts.extend(others.map(|(id, fen)| (id.to_owned(), Fen(fen))));
        for pot in &pack.pots {
            if rng.bool() {
                bill.amounts.insert(pot.id.clone(), Fen(rng.i64(0..=eligible)));
            }
        }
    }
    for payer in pack.payers.iter().filter(|it| it.kind == PayerKind::Account) {
        if rng.bool() {
            bill.balances.insert(payer.id.clone(), Fen(amount(rng)));
        }
    }
    bill
}

/// Lines of the catalogue, more often than not; none where the pack has no catalogue.
fn lines(rng: &mut Rng, pack: &Pack, on: Day) -> Vec<FeeLine> {
    let count = if rng.u32(0..3) == 0 { 0 } else { rng.usize(1..6) };
    let line = |rng: &mut Rng| {
        let day = on.plus_days(-rng.i32(0..20));
        let usable: Vec<_> = pack.catalogue.iter().filter(|it| it.span.contains(day)).collect();
        let item = usable.get(rng.usize(0..usable.len().max(1)))?;
        let quantity_e4 = if rng.bool() { 10_000 } else { rng.i64(1..300_000) };
        Some(FeeLine {
            code: item.code.clone(),
            on: Some(day),
            amount_fen: Fen(amount(rng) / 10),
            quantity_e4,
            ..FeeLine::default()
        })
    };
    (0..count).filter_map(|_| line(rng)).collect()
}

/// Meters before the bill: nothing, a little, much.
pub fn meters(rng: &mut Rng, pack: &Pack) -> MeterValues {
    let mut value = |it: &policy::model::Meter| match (it.counts.is_some(), rng.bool()) {
        (_, false) => 0,
        (true, true) => rng.i64(0..6),
        (false, true) => amount(rng),
    };
    let used = pack.meters.iter().map(&mut value).collect();
    let last = pack.meters.iter().map(&mut value).collect();
    MeterValues { used, last }
}
