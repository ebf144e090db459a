//! `policy check` finds each kind of fault: one fault in a good package makes exactly one kind of finding,
//! with its code, file and line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mingbai_benefit::cases::{self, check_source};
use mingbai_benefit::{Engine, explain};
use policy::PackSource;

use crate::small_pack;

/// A way to break the package and where it must be found.
struct Fault {
    name: &'static str,
    /// File, text in it, what to write instead.
    file: &'static str,
    find: &'static str,
    write: &'static str,
    code: &'static str,
    /// File of the finding and a text on its line (of the broken package).
    at: (&'static str, &'static str),
}

const PACK: &str = "pack.toml";
const LAW: &str = "policies/law/document.md";
const RULES: &str = "policies/law/rules.toml";
const CASES: &str = "policies/law/cases/cases.toml";
const DRUGS: &str = "catalogue/drugs.csv";

const fn fault(
    name: &'static str,
    (file, find, write): (&'static str, &'static str, &'static str),
    code: &'static str,
    at: (&'static str, &'static str),
) -> Fault {
    Fault { name, file, find, write, code, at }
}

const LAYER: &str = "[[layer]]";

#[rustfmt::skip]
const FAULTS: &[Fault] = &[
    // writing
    fault("quote missing", (RULES, "id = \"basic.limit\"", "id = \"basic.limit"), "POL-0001", (RULES, "id = \"basic.limit")),
    fault("unknown key of a rule", (RULES, "meter = \"paid_year\"", "metre = \"paid_year\"\nmeter = \"paid_year\""), "POL-0002", (RULES, "metre")),
    fault("unknown key of pack.toml", (PACK, "region =", "regio = 1\nregion ="), "POL-0002", (PACK, "regio = 1")),
    fault("unknown key of a case", (CASES, "name = \"二级，第二次住院\"", "nam = 1\nname = \"二级，第二次住院\""), "POL-0002", (CASES, "nam = 1")),
    fault("unknown key of a band", (RULES, "{ rate = \"80%\" }", "{ rate = \"80%\", up = 1 }"), "POL-0002", (RULES, "up = 1")),
    fault("layer without base", (RULES, "base = \"eligible\"\n", ""), "POL-0003", (RULES, LAYER)),
    fault("rule without value", (RULES, "value = \"20万元\"\n", ""), "POL-0003", (RULES, "@rule basic.limit")),
    fault("case without expectation", (CASES, "expect = { pooled = \"700元\", person = \"700元\" }\n", ""), "POL-0003", (CASES, "[[case]]")),
    fault("two ways to give a value", (RULES, "value = \"20万元\"", "value = \"20万元\"\nbands = []"), "POL-0004", (RULES, "@rule basic.limit")),
    fault("bands without bands_from", (RULES, "bands_from = \"deductible\"\n", ""), "POL-0004", (RULES, LAYER)),
    fault("bands that do not rise", (RULES, "up_to = \"30000元\", rate = \"70%\" }, {", "up_to = \"30000元\", rate = \"70%\" }, { up_to = \"20000元\", rate = \"75%\" }, {"), "POL-0004", (RULES, "rate = \"70%\"")),
    fault("meter where none is used", (RULES, "unless = { identity", "meter = \"paid_year\"\nunless = { identity"), "POL-0004", (RULES, "@rule basic.rate")),
    fault("row of a table too short", (RULES, "[\"二级\", \"500元\"]", "[\"500元\"]"), "POL-0004", (RULES, "[\"500元\"]")),
    fault("admission from a meter of money", (PACK, "counts = \"visits\"\n", ""), "POL-0004", (PACK, "from_meter")),
    // numbers and days
    fault("value without unit", (RULES, "value = \"20万元\"", "value = \"200000\""), "POL-0005", (RULES, "value = \"200000\"")),
    fault("bare number", (RULES, "value = \"20万元\"", "value = 200000"), "POL-0005", (RULES, "value = 200000")),
    fault("three decimals", (RULES, "value = \"20万元\"", "value = \"100.005元\""), "POL-0005", (RULES, "100.005")),
    fault("rate instead of an amount", (RULES, "value = \"20万元\"", "value = \"20%\""), "POL-0005", (RULES, "value = \"20%\"")),
    fault("percent instead of points", (RULES, "adjust = \"plus\"", "adjust = \"times\""), "POL-0005", (RULES, "value = \"-100元\"")),
    fault("absurd amount", (RULES, "value = \"20万元\"", "value = \"99999999999999万元\""), "POL-0005", (RULES, "99999999999999")),
    fault("absurd rate", (RULES, "rate = \"80%\"", "rate = \"99999999999%\""), "POL-0005", (RULES, "99999999999%")),
    fault("absurd share", (RULES, "share = \"20%\", of", "share = \"2000%\", of"), "POL-0005", (RULES, "2000%")),
    fault("day that does not exist", (RULES, "value = \"20万元\"", "until = 2025-02-29\nvalue = \"20万元\""), "POL-0005", (RULES, "2025-02-29")),
    fault("quoted day that does not exist", (RULES, "value = \"20万元\"", "until = \"2025-02-29\"\nvalue = \"20万元\""), "POL-0005", (RULES, "2025-02-29")),
    fault("number fact out of range", (RULES, "admission = \"2+\"", "admission = -2"), "POL-0005", (RULES, "admission = -2")),
    fault("end before beginning", (RULES, "value = \"20万元\"", "from = 2024-05-01\nuntil = 2024-04-30\nvalue = \"20万元\""), "POL-0018", (RULES, "@rule basic.limit")),
    fault("day of a case that does not exist", (CASES, "id = \"S-1\"\nname = \"二级，第二次住院\"\non = 2024-03-01", "id = \"S-1\"\nname = \"二级，第二次住院\"\non = \"2024-02-30\""), "POL-0005", (CASES, "2024-02-30")),
    fault("absurd meter", (CASES, "working", "meters = { paid_year = 9223372036854775807 }\nworking"), "POL-0005", (CASES, "9223372036854775807")),
    // names
    fault("unknown fact", (RULES, "when = { admission = \"2+\" }", "when = { admision = \"2+\" }"), "POL-0006", (RULES, "admision")),
    fault("unknown value of a fact", (RULES, "unless = { identity = [\"低保\"]", "unless = { identity = [\"特困\", \"低保\"]"), "POL-0006", (RULES, "特困")),
    fault("unknown layer", (RULES, "id = \"basic.limit\"\nlayer = \"basic\"", "id = \"basic.limit\"\nlayer = \"basics\""), "POL-0006", (RULES, "basics")),
    fault("unknown payer", (RULES, "payer = \"pooled\"", "payer = \"poole\""), "POL-0006", (RULES, "\"poole\"")),
    fault("unknown meter", (RULES, "meter = \"paid_year\"", "meter = \"paid\""), "POL-0006", (RULES, "meter = \"paid\"")),
    fault("unknown name in a base", (RULES, "base = \"eligible\"", "base = \"eligibel\""), "POL-0006", (RULES, "eligibel")),
    fault("override of an unknown rule", (RULES, "value = \"20万元\"", "overrides = \"nothing\"\nvalue = \"20万元\""), "POL-0006", (RULES, "nothing")),
    fault("override of an unknown pre-paid share", (RULES, "tag = [\"集采\"]\nshare = \"5%\"\noverrides = \"prepaid.drug\"", "tag = [\"集采\"]\nshare = \"5%\"\noverrides = [\"prepaid.drug\", \"prepaid.x\"]"), "POL-0006", (RULES, "@prepaid prepaid.bought")),
    fault("unknown rounding", (RULES, "base = \"eligible\"", "base = \"eligible\"\nround = \"cent\""), "POL-0006", (RULES, "cent")),
    fault("unknown class", (RULES, "class = [\"乙\"]\nshare", "class = [\"丁\", \"乙\"]\nshare"), "POL-0006", (RULES, "丁")),
    fault("unknown outcome", (CASES, "expect = { pooled", "expect = { outcome = \"fine\", pooled"), "POL-0006", (CASES, "fine")),
    fault("share of a rule that is no constant", (RULES, "value = \"20万元\"", "value = { share = \"100%\", of = \"20万元 - rule.basic.deductible\" }"), "POL-0006", (RULES, "@rule basic.limit")),
    // law
    fault("no clause", (RULES, "clause = \"第四条\"\nunless", "unless"), "POL-0007", (RULES, "@rule basic.rate")),
    fault("clause that is not there", (RULES, "clause = \"第四条\"\nunless", "clause = \"第九条\"\nunless"), "POL-0007", (RULES, "第九条")),
    fault("paragraph that is not there", (RULES, "第三条第二款", "第三条第三款"), "POL-0007", (RULES, "第三条第三款")),
    fault("note that is not there", (RULES, "notes.md#社平工资", "notes.md#平均工资"), "POL-0007", (RULES, "平均工资")),
    fault("clause with neither rule nor reason", (LAW, "<!-- norule: 宗旨 -->\n", ""), "POL-0008", (LAW, "第一条")),
    fault("clause with both", (LAW, "第五条 年度支付限额 20 万元。", "第五条 年度支付限额 20 万元。\n\n<!-- norule: 无 -->"), "POL-0008", (LAW, "第五条")),
    fault("no day of effect", (LAW, "effective: 2024-01-01", "effective: 2024-02-30"), "POL-0003", (LAW, "---")),
    // coverage
    fault("gap by level", (RULES, "[[\"二级\", \"500元\"], [\"三级\"", "[[\"三级\""), "POL-0009", (RULES, LAYER)),
    fault("gap by day", (RULES, "value = \"20万元\"", "until = 2025-12-31\nvalue = \"20万元\""), "POL-0009", (RULES, LAYER)),
    fault("gap by identity", (RULES, "unless = { identity = [\"低保\"] }", "when = { identity = [\"普通\"], level = [\"二级\"] }"), "POL-0009", (RULES, LAYER)),
    fault("index without a value on some days", (RULES, "until = 2024-12-31, value", "until = 2024-11-30, value"), "POL-0009", (RULES, "@rule basic.deductible")),
    fault("amount whose table leaves someone out", (RULES, "[[\"*\", { share = \"20%\"", "[[\"二级\", { share = \"20%\""), "POL-0009", (RULES, "@amount bonus")),
    fault("conflict by identity", (RULES, "unless = { identity = [\"低保\"] }\n", ""), "POL-0010", (RULES, "@rule basic.rate.poor")),
    fault("two rows for one level", (RULES, "[\"二级\", \"500元\"]", "[\"二级\", \"500元\"], [[\"二级\"], \"600元\"]"), "POL-0010", (RULES, "600元")),
    fault("pre-paid shares on one line", (RULES, "overrides = \"prepaid.drug\"\n", ""), "POL-0010", (RULES, "@prepaid prepaid.bought")),
    fault("overlapping values of an index", (RULES, "until = 2024-12-31, value", "until = 2025-12-31, value"), "POL-0010", (RULES, "[[index]]")),
    fault("implausible rate", (RULES, "rate = \"80%\" }", "rate = \"180%\" }"), "POL-0011", (RULES, "@rule basic.rate")),
    fault("implausible deductible", (RULES, "[\"二级\", \"500元\"]", "[\"二级\", \"500万元\"]"), "POL-0011", (RULES, "@rule basic.deductible")),
    // cases
    fault("because leaves a rule out", (CASES, "\"basic.rate\", \"basic.limit\"]", "\"basic.rate\"]"), "POL-0012", (CASES, "@case S-1")),
    fault("because cites too much", (CASES, "\"basic.rate\", \"basic.limit\"]", "\"basic.rate\", \"basic.limit\", \"bonus\"]"), "POL-0012", (CASES, "@case S-1")),
    fault("wrong working", (CASES, "(1400 - 400) * 70% = 700", "(1400 - 400) * 70% = 701"), "POL-0014", (CASES, "= 701")),
    fault("working that cannot be read", (CASES, "500 - 100 = 400", "五百减一百 = 400"), "POL-0014", (CASES, "五百")),
    fault("wrong answer", (CASES, "pooled = \"700元\", person", "pooled = \"700.01元\", person"), "POL-0015", (CASES, "@case S-1")),
    fault("unknown key of expect", (CASES, "expect = { pooled = \"700元\"", "expect = { pooled = \"700元\", polled = \"1元\""), "POL-0015", (CASES, "@case S-1")),
    fault("rule without case", (RULES, "[[prepaid]]\nid = \"prepaid.drug\"", "[[prepaid]]\nid = \"prepaid.stuff\"\nclause = \"第六条\"\nclass = [\"乙\"]\nkind = [\"耗材\"]\nshare = \"20%\"\noverrides = \"prepaid.drug\"\n\n[[prepaid]]\nid = \"prepaid.drug\""), "POL-0013", (RULES, "@prepaid prepaid.stuff")),
    fault("ambiguous case without note", (CASES, "working", "check = \"ambiguous\"\nworking"), "POL-0003", (CASES, "[[case]]")),
    // identifiers
    fault("rule twice", (RULES, "id = \"basic.limit\"", "id = \"basic.rate\""), "POL-0017", (RULES, "sets = \"pay_limit\"")),
    fault("pre-paid share twice", (RULES, "id = \"prepaid.bought\"", "id = \"prepaid.drug\""), "POL-0017", (RULES, "tag = [\"集采\"]")),
    fault("fact twice", (PACK, "[[meter]]\n", "[[fact]]\nid = \"level\"\nname = \"又一个\"\nvalues = [\"一级\"]\n[[meter]]\n"), "POL-0017", (PACK, "name = \"又一个\"")),
    fault("meter twice", (PACK, "[[meter]]\n", "[[meter]]\nid = \"paid_year\"\n[[meter]]\n"), "POL-0017", (PACK, "name = \"年度已付\"")),
    fault("case twice", (CASES, "id = \"S-2\"", "id = \"S-1\""), "POL-0017", (CASES, "name = \"低保，三级，有明细\"")),
    // order
    fault("base of a later amount", (RULES, "base = \"eligible\"", "base = \"eligible - bonus\""), "POL-0020", (RULES, LAYER)),
    fault("deductible of its own layer's payment", (RULES, "of = \"index.wage\"", "of = \"index.wage - basic.paid\""), "POL-0020", (RULES, "@rule basic.deductible")),
    fault("amount before its layer", (RULES, "order = 20", "order = 5"), "POL-0020", (RULES, "@amount bonus")),
    // catalogue
    fault("class of an item", (DRUGS, "D1,甲片,药品,乙", "D1,甲片,药品,丁"), "POL-0019", (DRUGS, "丁")),
    fault("unknown column", (DRUGS, "only_level,tags", "only_level,marks"), "POL-0019", (DRUGS, "marks")),
    fault("rows that overlap", (DRUGS, "D1,甲片,药品,乙,,,,,\n", "D1,甲片,药品,乙,,,,,\nD1,甲片片,药品,乙,,,,,\n"), "POL-0019", (DRUGS, "甲片片")),
    fault("restriction to an unknown level", (DRUGS, "D1,甲片,药品,乙,,,,,", "D1,甲片,药品,乙,,,,四级,"), "POL-0019", (DRUGS, "四级")),
    fault("absurd price limit", (DRUGS, "only_level,tags\n", "price_limit,tags\nD3,丙片,药品,乙,,,,99999999999,\n"), "POL-0019", (DRUGS, "99999999999")),
    fault("day of an item", (DRUGS, "D1,甲片,药品,乙,,,", "D1,甲片,药品,乙,,2024-02-30,"), "POL-0019", (DRUGS, "2024-02-30")),
];

fn broken(fault: &Fault) -> (PackSource, String) {
    let mut source = small_pack::source();
    let text = String::from_utf8(source.files[fault.file].clone()).unwrap();
    assert!(text.contains(fault.find), "{}: the good package has no “{}”", fault.name, fault.find);
    source.files.insert(fault.file.to_owned(), text.replacen(fault.find, fault.write, 1).into_bytes());
    let place = place(&source, fault);
    (source, place)
}

/// `file:line` of the first line with the text; `@rule x` is the `[[…]]` line above `id = "x"`.
fn place(source: &PackSource, fault: &Fault) -> String {
    let (file, needle) = fault.at;
    let text = String::from_utf8_lossy(&source.files[file]).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let find = |words: &str| {
        lines.iter().position(|it| it.contains(words)).unwrap_or_else(|| panic!("no “{words}”"))
    };
    let above = |from: usize| (0..=from).rev().find(|at| lines[*at].starts_with("[[")).unwrap();
    let line = match needle.strip_prefix('@').and_then(|it| it.split_once(' ')) {
        Some((_, id)) => above(find(&format!("id = \"{id}\""))),
        // Findings about a table as a whole stand on its first line.
        None if [
            "sets = \"pay_limit\"",
            "tag = [\"集采\"]",
            "name = \"又一个\"",
            "name = \"年度已付\"",
            "name = \"低保，三级，有明细\"",
        ]
        .contains(&needle) =>
        {
            above(find(needle))
        }
        None => find(needle),
    };
    format!("small/{file}:{}", line + 1)
}

fn found(source: &PackSource) -> BTreeSet<(&'static str, String)> {
    check_source(source).0.iter().map(|it| (it.code, format!("{}:{}", it.file, it.line))).collect()
}

#[test]
fn the_small_package_is_clean() {
    let findings = check_source(&small_pack::source());
    assert!(findings.0.is_empty(), "{findings:#?}");
}

#[test]
fn each_fault_is_found_where_it_is() {
    let mut wrong = Vec::new();
    for fault in FAULTS {
        let (source, place) = broken(fault);
        let expected = BTreeSet::from([(fault.code, place)]);
        let found = found(&source);
        if found != expected {
            let list: Vec<String> = check_source(&source).0.iter().map(ToString::to_string).collect();
            wrong.push(format!(
                "{}:\n  expected {expected:?}\n  found {found:?}\n    {}",
                fault.name,
                list.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} faults:\n{}", wrong.len(), FAULTS.len(), wrong.join("\n"));
}

#[test]
fn every_code_is_told_in_the_document() {
    let document = include_str!("../../../../docs/policy-writing.md");
    let codes: BTreeSet<&str> = FAULTS.iter().map(|it| it.code).chain(["POL-0016"]).collect();
    for code in codes {
        assert!(document.contains(code), "docs/policy-writing.md does not explain {code}");
    }
}

/// The files of a folder.
fn read(folder: &Path, name: &str) -> PackSource {
    let mut source = PackSource { name: name.to_owned(), ..PackSource::default() };
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

#[test]
fn the_example_of_the_document_is_clean_and_as_printed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/shili");
    let source = read(&folder, "packs/shili");
    let findings = check_source(&source);
    assert!(findings.0.is_empty(), "{findings:#?}");
    // The law, the words and the rules stand in the document as they stand in the files.
    let document = include_str!("../../../../docs/policy-writing.md");
    for file in
        ["policies/shili-2025-03/rules.toml", "pack.toml", "policies/shili-2025-03/cases/inpatient.toml"]
    {
        let text = String::from_utf8(source.files[file].clone()).unwrap();
        let first = text.split("\n\n").find(|it| {
            it.contains("id = \"major.bands\"") || it.contains("id = \"admissions\"") || it.contains("SL-01")
        });
        assert!(document.contains(first.unwrap().trim()), "{file} is printed differently");
    }
    // What `policy explain` prints in the document is what it prints today.
    let (pack, findings) = policy::load(&source);
    let engine = Engine::new(pack, findings).unwrap();
    let result = cases::run(&engine, &engine.pack().cases[0]);
    for line in explain::text(&result.decisions[0]).lines().map(str::trim_end).filter(|it| !it.is_empty()) {
        assert!(document.contains(line), "not in the document: {line}");
    }
}

#[test]
fn faults_of_whole_files() {
    let at = |source: &PackSource| found(source);
    // GB18030 where UTF-8 is meant: 第 is B5 DA.
    let mut source = small_pack::source();
    let mut bytes = b"# 1\n# ".to_vec();
    bytes.extend([0xB5, 0xDA, b'\n']);
    source.files.insert("policies/law/cases/more.toml".to_owned(), bytes);
    assert_eq!(
        at(&source),
        BTreeSet::from([("POL-0016", "small/policies/law/cases/more.toml:2".to_owned())])
    );

    let mut source = small_pack::source();
    source.files.insert("policies/law/rule.toml".to_owned(), Vec::new());
    assert_eq!(at(&source), BTreeSet::from([("POL-0002", "small/policies/law/rule.toml:1".to_owned())]));

    let mut source = small_pack::source();
    source.files.remove("pack.toml");
    assert_eq!(at(&source), BTreeSet::from([("POL-0003", "small:0".to_owned())]));

    let mut source = small_pack::source();
    source.files.remove("policies/law/document.md");
    assert!(at(&source).contains(&("POL-0003", "small/policies/law/document.md:1".to_owned())));
}

#[test]
fn several_faults_are_all_told_at_once() {
    let mut source = small_pack::source();
    for name in
        ["value without unit", "unknown layer", "class of an item", "clause with neither rule nor reason"]
    {
        let fault = FAULTS.iter().find(|it| it.name == name).unwrap();
        let text = String::from_utf8(source.files[fault.file].clone()).unwrap();
        source.files.insert(fault.file.to_owned(), text.replacen(fault.find, fault.write, 1).into_bytes());
    }
    let codes: BTreeSet<&str> = found(&source).into_iter().map(|(code, _)| code).collect();
    assert!(codes.is_superset(&BTreeSet::from(["POL-0005", "POL-0008", "POL-0019"])), "{codes:?}");
}
