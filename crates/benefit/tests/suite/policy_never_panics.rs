//! Whatever is done to the files of a package, reading, checking, comparing and showing it never panics.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use mingbai_benefit::cases::check_source;
use policy::PackSource;
use proptest::prelude::*;

use crate::small_pack;

/// One change to a file.
#[derive(Debug, Clone)]
enum Change {
    /// Deletes some bytes.
    Delete { at: usize, count: usize },
    /// Writes something into it.
    Insert { at: usize, what: &'static str },
    /// Swaps two lines.
    Swap { a: usize, b: usize },
    /// Writes a line twice.
    Twice { at: usize },
    /// Replaces a run of digits.
    Number { nth: usize, by: &'static str },
    /// Flips a byte.
    Flip { at: usize, by: u8 },
}

const WORDS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "\"",
    "=",
    ",",
    ".",
    "#",
    "%",
    "元",
    "万元",
    "-",
    "0",
    "\n",
    "第",
    "条",
    "\u{0}",
    "(",
    "((((((((",
    " * ",
    " / 0 ",
    "rest",
    "eligible",
    "不限",
    "*",
    "999999999999",
    "min(",
];
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "999999999",
    "9999999999",
    "999999999999",
    "1000000000000",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "99999999999999999999999999999",
    "0.000001",
    "1e9",
    "00",
    "1,000,000",
];

fn change() -> impl Strategy<Value = Change> {
    let at = 0_usize..4_000;
    prop_oneof![
        (at.clone(), 1_usize..40).prop_map(|(at, count)| Change::Delete { at, count }),
        (at.clone(), proptest::sample::select(WORDS)).prop_map(|(at, what)| Change::Insert { at, what }),
        (0_usize..120, 0_usize..120).prop_map(|(a, b)| Change::Swap { a, b }),
        (0_usize..120).prop_map(|at| Change::Twice { at }),
        (0_usize..60, proptest::sample::select(NUMBERS)).prop_map(|(nth, by)| Change::Number { nth, by }),
        (at, 1_u8..=255).prop_map(|(at, by)| Change::Flip { at, by }),
    ]
}

fn apply(bytes: &[u8], change: &Change) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        return bytes;
    }
    let lines =
        |bytes: &[u8]| bytes.split_inclusive(|it| *it == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    match change {
        Change::Delete { at, count } => {
            let from = at % bytes.len();
            let to = (from + count).min(bytes.len());
            bytes.drain(from..to);
        }
        Change::Insert { at, what } => {
            let at = at % bytes.len();
            bytes.splice(at..at, what.bytes());
        }
        Change::Swap { a, b } => {
            let mut all = lines(&bytes);
            let count = all.len();
            all.swap(a % count, b % count);
            bytes = all.concat();
        }
        Change::Twice { at } => {
            let mut all = lines(&bytes);
            let at = at % all.len();
            all.insert(at, all[at].clone());
            bytes = all.concat();
        }
        Change::Number { nth, by } => {
            let is_start =
                |at: usize| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit());
            let starts: Vec<usize> = (0..bytes.len()).filter(|at| is_start(*at)).collect();
            if !starts.is_empty() {
                let from = starts[nth % starts.len()];
                let count = bytes[from..].iter().take_while(|it| it.is_ascii_digit()).count();
                bytes.splice(from..from + count, by.bytes());
            }
        }
        Change::Flip { at, by } => {
            let at = at % bytes.len();
            bytes[at] ^= by;
        }
    }
    bytes
}

/// The shipped packages: every shape of rule is in one of them.
fn shipped() -> &'static [PackSource] {
    static PACKS: OnceLock<Vec<PackSource>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/published");
        let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
        folders.retain(|it| it.join("pack.toml").is_file());
        folders.sort();
        folders.iter().map(|it| read(it)).collect()
    })
}

fn read(folder: &Path) -> PackSource {
    let mut source = PackSource { name: "shipped".to_owned(), ..PackSource::default() };
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()));
        } else {
            let inside = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            source.files.insert(inside, fs::read(&path).unwrap());
        }
    }
    source
}

fn broken(changes: &[(usize, Change)]) -> PackSource {
    let mut source = small_pack::source();
    let names: Vec<String> = source.files.keys().cloned().collect();
    for (file, change) in changes {
        let bytes = source.files.get_mut(&names[file % names.len()]).unwrap();
        *bytes = apply(bytes, change);
    }
    source
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_file_makes_a_panic(changes in proptest::collection::vec((0_usize..6, change()), 1..4)) {
        let source = broken(&changes);
        let findings = check_source(&source);
        let (pack, _) = policy::load(&source);
        let pages = policy::render::pages(&pack, &findings, &[]);
        prop_assert!(!pages.is_empty());
        let (good, _) = policy::load(&small_pack::source());
        let _ = (policy::diff::changes(&good, &pack), policy::diff::affected(&good, &pack));
    }

    #[test]
    fn absurd_numbers_in_shipped_packages_make_no_panic(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..200, proptest::sample::select(NUMBERS)), 1..4),
    ) {
        let mut source = which.get(shipped()).clone();
        let names: Vec<String> = source.files.keys().filter(|it| it.ends_with(".toml")).cloned().collect();
        for (file, nth, by) in changes {
            let bytes = source.files.get_mut(file.get(&names)).unwrap();
            *bytes = apply(bytes, &Change::Number { nth, by });
        }
        let _ = check_source(&source);
    }
}
