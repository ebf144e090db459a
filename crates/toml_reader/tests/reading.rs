//! What is wrong with a file is said once, with code and line; what is right is read.

use toml_reader::{FileKind, Table, plain_syntax, read_file};

const PLAIN: FileKind = FileKind {
    unknown_key: "T-02",
    missing: "T-03",
    wrong_type: "T-04",
    no_day: "T-05",
    unknown_word: "T-06",
    type_remedy: "请改正",
    trims: true,
    syntax: |error| plain_syntax("T-01", error),
};

const GOOD: &str = "name = \" 甲 \"\nmany = [\"a\", \"b\"]\ncount = 7\non = 2024-02-29\nis = true\nword = \"yes\"\n\
    [[part]]\nid = \"x\"\n";

fn read(root: &Table<'_, '_>) -> String {
    let name = root.required("name").text.to_owned();
    let (many, count, on, is) =
        (root.strings("many").len(), root.count("count", 9), root.day("on"), root.boolean("is"));
    let word = root.text("word").and_then(|it| root.word(it, &[("yes", 1), ("no", 2)]));
    let mut parts = String::new();
    for part in root.tables("part", "id") {
        parts += &part.place;
        part.required("id");
        part.finish();
    }
    root.finish();
    format!("{name} {many} {count:?} {} {is} {word:?} {parts}", on.map_or(String::new(), |it| it.to_string()))
}

#[test]
fn what_is_right_is_read() {
    let (read, findings) = read_file("x.toml", &format!("\u{feff}{GOOD}"), &PLAIN, read);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(read, "甲 2 Some(7) 2024-02-29 true Some(1) part x");
}

/// What is replaced, by what, and the findings: code and line.
type Row = (&'static str, &'static str, &'static [(&'static str, usize)]);

#[test]
fn each_fault_is_said_once_at_its_line() {
    let rows: [Row; 14] = [
        ("name = \" 甲 \"", "name = \"  \"", &[("T-03", 1)]),
        ("name = \" 甲 \"\n", "", &[("T-03", 1)]),
        ("name = \" 甲 \"", "name = 7", &[("T-04", 1)]),
        // A line that is no TOML has no name on it: that is no second finding.
        ("name = \" 甲 \"", "name = ", &[("T-01", 1)]),
        ("[\"a\", \"b\"]", "\"a\"", &[]),
        ("[\"a\", \"b\"]", "[\"a\", 7]", &[("T-04", 2)]),
        ("count = 7", "count = 10", &[("T-04", 3)]),
        ("count = 7", "count = -1", &[("T-04", 3)]),
        ("count = 7", "count = \"7\"", &[("T-04", 3)]),
        ("2024-02-29", "\"2024-02-30\"", &[("T-05", 4)]),
        ("2024-02-29", "2024-02-29T08:00:00", &[("T-05", 4)]),
        ("is = true", "is = \"true\"", &[("T-04", 5)]),
        ("\"yes\"", "\"maybe\"", &[("T-06", 6)]),
        ("id = \"x\"", "id = \"x\"\nmore = 1", &[("T-02", 9)]),
    ];
    for (from, to, expected) in rows {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        let (_, findings) = read_file("x.toml", &text, &PLAIN, read);
        let found: Vec<(&str, usize)> = findings.0.iter().map(|it| (it.code, it.line)).collect();
        assert_eq!(found, expected, "{to}: {findings:#?}");
    }
}
