//! What `adjudicate` promises: one answer a line, in the order of the input; the same decisions however
//! the input is shuffled; findings instead of panics.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use benefit::Engine;
use fastrand::Rng;
use policy::PackSource;
use proptest::prelude::*;
use serde_json::Value;

use super::output::Summary;

/// Deductible and limit of the year per person, a limit that the household shares, an account.
const PACK: &str = r#"
[pack]
id = "t"
name = "测试"
[[fact]]
id = "visit"
name = "就医类别"
values = ["门诊", "住院"]
[[meter]]
id = "ded"
name = "起付"
period = "year"
[[meter]]
id = "month"
name = "月限额"
period = "month"
[[meter]]
id = "home"
name = "全家限额"
period = "year"
owner = "household"
"#;

const RULES: &str = r#"
[[layer]]
id = "basic"
name = "统筹"
payer = "pooled"
order = 10
clause = "第一条"
base = "eligible"
[[rule]]
id = "basic.deductible"
layer = "basic"
sets = "deductible"
meter = "ded"
clause = "第一条"
value = "100元"
[[rule]]
id = "basic.rate"
layer = "basic"
sets = "rate"
clause = "第一条"
by = ["visit"]
table = [["门诊", "50%"], ["住院", "80%"]]
[[rule]]
id = "basic.month"
layer = "basic"
sets = "pay_limit"
meter = "month"
clause = "第一条"
value = "300元"
[[rule]]
id = "basic.home"
layer = "basic"
sets = "pay_limit"
meter = "home"
clause = "第一条"
value = "1000元"
[[layer]]
id = "account"
name = "账户"
payer = "account"
order = 90
clause = "第一条"
base = "rest"
[[rule]]
id = "account.rate"
layer = "account"
sets = "rate"
clause = "第一条"
value = "100%"
"#;

const LAW: &str = "---\nid: p\ntitle: 办法\nnumber: 测试〔2024〕1号\nissuer: 测试\neffective: 2020-01-01\nsource: x\n---\n\n第一条 测试。\n";

fn engine() -> Engine {
    let files = [("pack.toml", PACK), ("policies/p/rules.toml", RULES), ("policies/p/document.md", LAW)];
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    let (pack, findings) = policy::load(&PackSource { name: "t".to_owned(), files });
    Engine::new(pack, findings).expect("the test's pack is right")
}

fn visits(seed: u64, count: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(seed);
    let mut visits: Vec<(String, String)> = (0..count)
        .map(|at| {
            let person = rng.u32(1..6);
            let on = format!("{}-{:02}-{:02}", rng.u32(2023..2025), rng.u32(1..4), rng.u32(1..4));
            let kind = if rng.bool() { "门诊" } else { "住院" };
            let home = if person < 4 { format!(r#","household":"H{}""#, person / 2) } else { String::new() };
            let extra = match rng.u32(0..8) {
                0 => r#","balances":{"account":5000}"#,
                1 => r#","credits":{"account":700}"#,
                2 => r#","meters":{"ded":2000}"#,
                3 => r#","facts":{"visit":"手术"}"#,
                _ => "",
            };
            let facts = if extra.contains("facts") { String::new() } else { format!(r#","facts":{{"visit":"{kind}"}}"#) };
            let fen = rng.u32(0..60_000);
            // Some have the same day and name.
            let id = if rng.u32(0..20) == 0 { "V".to_owned() } else { format!("V{at}") };
            let text = format!(
                r#"{{"id":"{id}","person":"P{person}"{home},"on":"{on}"{facts}{extra},"amounts":{{"eligible":{fen}}}}}"#
            );
            (on, text)
        })
        .collect();
    visits.sort();
    visits.into_iter().map(|(_, text)| text).collect()
}

fn answers(engine: &Engine, lines: &[String]) -> (Vec<Value>, Summary) {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("visits.jsonl");
    std::fs::write(&input, lines.join("\n")).expect("the input");
    read(engine, &input, folder.path())
}

fn read(engine: &Engine, input: &Path, folder: &Path) -> (Vec<Value>, Summary) {
    let (result, summary) = super::adjudicate(engine, input, folder, false).expect("it works");
    let text = std::fs::read_to_string(result.path()).expect("the output");
    (text.lines().map(|it| serde_json::from_str(it).expect("JSON")).collect(), summary)
}

/// Answers by the text of the line they answer, without the line's number.
fn by_text(lines: &[String], answers: &[Value]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, (line, answer)) in lines.iter().zip(answers).enumerate() {
        assert_eq!(answer["line"], at + 1, "answers come in the order of the input");
        let mut answer = answer.clone();
        if let Some(map) = answer.as_object_mut() {
            map.remove("line");
        }
        let text = answer.to_string().replace(&format!("\"line\":{}", at + 1), "");
        found.entry(line.clone()).or_default().push(text);
    }
    found.values_mut().for_each(|it| it.sort());
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_order_gives_the_same_decisions(seed: u64, count in 1_usize..60) {
        let engine = engine();
        let lines = visits(seed, count);
        let (first, _) = answers(&engine, &lines);
        prop_assert_eq!(first.len(), lines.len());
        let mut shuffled = lines.clone();
        Rng::with_seed(seed ^ 1).shuffle(&mut shuffled);
        let (second, _) = answers(&engine, &shuffled);
        prop_assert_eq!(by_text(&lines, &first), by_text(&shuffled, &second));
    }

    #[test]
    fn whatever_the_bytes_each_line_has_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().expect("a folder");
        let input = folder.path().join("visits.jsonl");
        std::fs::write(&input, &bytes).expect("the input");
        let (answers, summary) = read(&engine(), &input, folder.path());
        prop_assert_eq!(answers.len() as u64, summary.lines);
        prop_assert!(answers.iter().all(|it| it["findings"][0]["code"].is_string()));
    }
}

#[test]
fn in_order_is_one_pass_and_meters_go_on() {
    let line = |id: &str, on: &str, fen: u32| {
        format!(
            r#"{{"id":"{id}","person":"P1","on":"{on}","facts":{{"visit":"住院"}},"amounts":{{"eligible":{fen}}}}}"#
        )
    };
    let lines =
        [line("a", "2024-01-01", 20_000), line("b", "2024-01-02", 20_000), line("c", "2025-01-02", 20_000)];
    let (answers, summary) = answers(&engine(), &lines);
    assert!(!summary.was_sorted);
    let paid = |at: usize| answers[at]["decision"]["payers"][0]["amount_fen"].as_i64();
    // (200 − 100) × 80%; no deductible left: 200 × 80%; a new year.
    assert_eq!([paid(0), paid(1), paid(2)], [Some(8_000), Some(16_000), Some(8_000)]);
}

#[test]
fn bad_lines_say_what_is_wrong() {
    let rows: [(&[u8], &str); 9] = [
        (b"{", "ADJ-0003"),
        (b"[]", "ADJ-0003"),
        ("{\"id\":\"姓名\"".as_bytes(), "ADJ-0003"),
        (b"{\"id\":\"\xd0\xd5\xc3\xfb\"}", "ADJ-0002"),
        (br#"{"id":"a","person":"","on":"2024-01-01"}"#, "ADJ-0004"),
        (br#"{"id":"a","person":"P","on":"2024-02-30"}"#, "ADJ-0003"),
        (br#"{"id":"a","person":"P","on":"2024-01-01","colour":1}"#, "ADJ-0003"),
        (br#"{"id":"a","person":"P","on":"2024-01-01","amounts":{"total":1.5}}"#, "ADJ-0003"),
        (br#"{"id":"b","person":"P","on":"2024-01-01","amounts":{"total":9000000000000000000}}"#, "BEN-0001"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("visits.jsonl");
    let mut file = std::fs::File::create(&input).expect("the input");
    for (bytes, _) in rows {
        file.write_all(bytes).and_then(|()| file.write_all(b"\n")).expect("the input");
    }
    let (answers, summary) = read(&engine(), &input, folder.path());
    assert_eq!(summary.failed, 9);
    for (answer, (bytes, code)) in answers.iter().zip(rows) {
        let finding = &answer["findings"][0];
        assert_eq!(finding["code"], code, "{}: {answer}", String::from_utf8_lossy(bytes));
        assert_eq!(finding["line"], answer["line"]);
        assert_ne!(finding["remedy"], "");
    }
}
