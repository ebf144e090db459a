//! The published schemas are fresh, every shipped pack satisfies them, and they know exactly the keys
//! that the reader asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mingbai_policy::{PackSource, load, schema};
use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "toml") {
            found.push(path);
        }
    }
}

/// TOML as an editor hands it to a schema: dates become text.
fn as_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => json!(i64::from_str_radix(number.as_str(), number.radix()).unwrap()),
        DeValue::Float(number) => json!(number.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(yes) => json!(yes),
        DeValue::Datetime(day) => json!(day.to_string()),
        DeValue::Array(items) => items.iter().map(|it| as_json(it.get_ref())).collect(),
        DeValue::Table(table) => table_as_json(table),
    }
}

fn table_as_json(table: &DeTable<'_>) -> Value {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), as_json(value.get_ref())));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn parsed(text: &str) -> Value {
    table_as_json(DeTable::parse(text).unwrap().get_ref())
}

fn schema_of(path: &Path) -> &'static str {
    let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    match name {
        "pack.toml" => "pack.schema.json",
        "rules.toml" => "rules.schema.json",
        _ => "cases.schema.json",
    }
}

fn validators() -> BTreeMap<&'static str, jsonschema::Validator> {
    schema::all()
        .into_iter()
        .map(|(name, schema)| (name, jsonschema::draft202012::new(&schema).unwrap()))
        .collect()
}

#[test]
fn the_committed_schemas_are_fresh() {
    for (name, schema) in schema::all() {
        let path = root().join("docs/schema").join(name);
        let committed: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(committed == schema, "{name} is stale: run `mingbai policy schema -o docs/schema`");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name} is no valid schema");
    }
}

#[test]
fn every_shipped_pack_satisfies_the_schemas() {
    let validators = validators();
    let mut paths = Vec::new();
    files(&root().join("packs"), &mut paths);
    files(&root().join("docs/examples"), &mut paths);
    assert!(paths.len() > 100, "packs are missing");
    let mut wrong = Vec::new();
    for path in paths
        .iter()
        .filter(|it| it.ends_with("pack.toml") || it.components().any(|part| part.as_os_str() == "policies"))
    {
        let value = parsed(&fs::read_to_string(path).unwrap());
        for error in validators[schema_of(path)].iter_errors(&value) {
            wrong.push(format!("{} {}: {error}", path.display(), error.instance_path()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files that use every kind of table, each with a key `zzz` that nobody knows.
const PACK: &str = r#"
zzz = 1
[pack]
id = "x"
name = "x"
zzz = 1
[[fact]]
id = "visit"
values = ["住院"]
zzz = 1
[[fact]]
id = "n"
number = true
zzz = 1
[[payer]]
id = "p"
zzz = 1
[[meter]]
id = "m"
counts = "visits"
zzz = 1
[[pot]]
id = "q"
zzz = 1
"#;

const RULES: &str = r#"
zzz = 1
[[index]]
id = "i"
clause = "第一条"
values = [{ value = "1元", zzz = 1 }]
zzz = 1
[[layer]]
id = "l"
clause = "第一条"
payer = "pooled"
order = 1
base = "total"
guard = { of = "total", over = "1元", zzz = 1 }
zzz = 1
[[rule]]
id = "share"
clause = "第一条"
layer = "l"
sets = "deductible"
value = { share = "1%", of = "total", zzz = 1 }
zzz = 1
[[rule]]
id = "linear"
clause = "第一条"
layer = "l"
sets = "floor"
value = { base = "1元", step = "1元", per = "age", zzz = 1 }
[[rule]]
id = "table"
clause = "第一条"
layer = "l"
sets = "cost_limit"
by = ["visit"]
table = [["住院", "1元"]]
zzz = 1
[[rule]]
id = "bands"
clause = "第一条"
layer = "l"
sets = "rate"
bands = [{ rate = "50%", zzz = 1 }]
[[amount]]
id = "a"
clause = "第一条"
by = ["visit"]
table = [["住院", "1元"]]
zzz = 1
[[prepaid]]
id = "pre"
clause = "第一条"
share = "1%"
zzz = 1
"#;

const CASES: &str = r#"
zzz = 1
[[case]]
name = "一次"
on = 2024-01-02
lines = [{ amount = "1元", zzz = 1 }]
expect = {}
zzz = 1
[[case]]
name = "几次"
zzz = 1
[[case.visit]]
on = 2024-01-02
expect = {}
zzz = 1
"#;

/// Closed tables of a schema: their keys.
fn closed_tables(schema: &Value, found: &mut BTreeSet<BTreeSet<String>>) {
    match schema {
        Value::Object(map) => {
            if let (Some(Value::Object(properties)), Some(Value::Bool(false))) =
                (map.get("properties"), map.get("additionalProperties"))
            {
                found.insert(properties.keys().cloned().collect());
            }
            map.values().for_each(|it| closed_tables(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| closed_tables(it, found)),
        _ => {}
    }
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    let document = "---\ntitle: t\neffective: 2024-01-01\n---\n第一条 x\n";
    let texts = [
        ("pack.toml", PACK),
        ("policies/d/document.md", document),
        ("policies/d/rules.toml", RULES),
        ("policies/d/cases/c.toml", CASES),
    ];
    let files = texts.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    let (_, findings) = load(&PackSource { name: "x".to_owned(), files });
    let mut reader: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for finding in findings.0.iter().filter(|it| it.code == "POL-0002") {
        assert!(finding.message.contains("zzz"), "{finding}");
        let known = finding.remedy.split_once('：').unwrap().1;
        reader.insert(known.split('、').map(str::to_owned).collect());
    }
    let mut published = BTreeSet::new();
    for (_, schema) in schema::all() {
        closed_tables(&schema, &mut published);
    }
    // What a table is asked for can depend on its other keys, so each asked set lies within a published one,
    // and together they cover it.
    for keys in &reader {
        assert!(published.iter().any(|it| keys.is_subset(it)), "no schema has the keys {keys:?}");
    }
    for keys in &published {
        let covered: BTreeSet<String> =
            reader.iter().filter(|it| it.is_subset(keys)).flatten().cloned().collect();
        let missing: Vec<&String> = keys.difference(&covered).collect();
        assert!(missing.is_empty(), "the reader never asks for {missing:?} of {keys:?}");
    }
}

#[test]
fn what_the_reader_refuses_in_one_file_the_schema_refuses() {
    let validators = validators();
    let rule = |line: &str| format!("[[rule]]\nid = \"r\"\nlayer = \"l\"\nclause = \"第一条\"\n{line}\n");
    let rows = [
        ("sets = \"rate\"\nvalue = \"70%\"", true),
        ("sets = \"rate\"\nvalue = \"70\"", false),
        ("sets = \"rate\"\nvalue = 70", false),
        ("sets = \"rate\"\nvalue = \"500元\"", false),
        ("sets = \"deductible\"\nvalue = \"70%\"", false),
        ("sets = \"deductible\"\nvalue = \"1.6万元\"", true),
        ("sets = \"deductible\"\nvalue = \"1.234元\"", false),
        ("sets = \"deductible\"\nvalue = \"五百元\"", false),
        ("sets = \"pay_limit\"\nvalue = \"不限\"", true),
        ("sets = \"rate\"\nadjust = \"plus\"\nvalue = \"5个百分点\"", true),
        ("sets = \"rate\"\nadjust = \"plus\"\nvalue = \"5%\"", false),
        ("sets = \"rate\"\nadjust = \"times\"\nvalue = \"90%\"", true),
        ("sets = \"rate\"\nadjust = \"times\"\nvalue = \"90个百分点\"", false),
        ("sets = \"deductible\"\nvalue = { share = \"20%\", of = \"total\" }", true),
        ("sets = \"deductible\"\nvalue = { share = \"20%\" }", false),
        ("sets = \"rate\"\nvalue = \"70%\"\nbands = [{ rate = \"70%\" }]", false),
        ("sets = \"rate\"", false),
        ("sets = \"deductible_limit\"\nvalue = \"500元\"", false),
        ("sets = \"nothing\"\nvalue = \"500元\"", false),
        ("sets = \"rate\"\nvalue = \"70%\"\nvallue = 1", false),
    ];
    for (line, good) in rows {
        let value = parsed(&rule(line));
        assert_eq!(validators["rules.schema.json"].is_valid(&value), good, "{line}");
    }
}
