//! Whatever is wrong with a catalogue is said at once, each at its line.

use programme::matters::Catalogue;

const GOOD: &str = r#"[matters]
name = "清单"
source = "测试"
[[document]]
id = "id"
name = "身份证"
form = "原件"
[[matter]]
code = "1"
name = "查询"
group = "查询"
done_at = ["village", "county"]
documents = ["id"]
limit_days = 0
decides = "经办点"
result = "结果"
clause = "测试"
"#;

fn findings(text: &str) -> Vec<(usize, &'static str)> {
    Catalogue::read("m.toml", text).1.0.iter().map(|it| (it.line, it.code)).collect()
}

#[test]
fn a_good_list_has_no_findings() {
    assert_eq!(findings(GOOD), []);
    assert_eq!(findings(&format!("\u{feff}{GOOD}")), []);
}

#[test]
fn each_fault_is_found_at_its_line() {
    #[allow(clippy::type_complexity, reason = "a table")]
    let rows: [(&str, &str, &[(usize, &str)]); 14] = [
        ("name = \"清单\"", "", &[(1, "PRG-0103")]),
        ("limit_days = 0", "limit_days = 400", &[(8, "PRG-0103"), (14, "PRG-0104")]),
        ("limit_days = 0", "limit_days = \"0\"", &[(8, "PRG-0103"), (14, "PRG-0104")]),
        ("\"village\", \"county\"", "\"town\"", &[(8, "PRG-0108"), (12, "PRG-0106")]),
        ("done_at", "dona_at", &[(8, "PRG-0108"), (12, "PRG-0102")]),
        ("documents = [\"id\"]", "documents = [\"id\", \"x\"]", &[(13, "PRG-0108")]),
        ("documents = [\"id\"]", "documents_if = [\"id\"]", &[(1, "PRG-0108"), (13, "PRG-0108")]),
        ("code = \"1\"", "code = \"一\"", &[(9, "PRG-0104")]),
        ("result = \"结果\"", "result = \"\"", &[(16, "PRG-0103")]),
        ("clause = \"测试\"", "clause = \"测试\"\ndoes = \"dance\"", &[(18, "PRG-0106")]),
        ("clause = \"测试\"", "clause = \"测试\"\ntaken_in_at = [\"village\"]", &[(8, "PRG-0108")]),
        ("\"village\", \"county\"", "\"village\"]\ntaken_in_at = [\"township\"", &[(8, "PRG-0108")]),
        (
            "[[document]]",
            "[[promise]]\nlevel = \"village\"\ndoes = 2\ntakes_in = 1\nsource = \"x\"\n[[document]]",
            &[(1, "PRG-0109"), (1, "PRG-0109")],
        ),
        ("id = \"id\"", "id = \"id", &[(5, "PRG-0101")]),
    ];
    for (from, to, expected) in rows {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        assert_eq!(findings(&text), expected, "{to}");
    }
}

#[test]
fn several_faults_come_together() {
    let text = GOOD.replace("name = \"查询\"", "name = 3").replace("result", "resalt");
    assert_eq!(findings(&text), [(8, "PRG-0103"), (10, "PRG-0104"), (16, "PRG-0102")]);
    assert_eq!(findings(""), [(1, "PRG-0103"), (1, "PRG-0103")]);
}

#[test]
fn any_text_is_read_without_panic() {
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..2_000 {
        let mut bytes = GOOD.as_bytes().to_vec();
        for _ in 0..random.usize(1..6) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(32..127);
        }
        let _ = Catalogue::read("m.toml", &String::from_utf8_lossy(&bytes));
    }
}
