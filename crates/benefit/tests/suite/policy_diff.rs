//! What `policy diff` says of one change: what is written differently, who is affected, on which days.

use policy::Pack;
use policy::diff::{What, affected, changes};

use crate::small_pack;

const RULES: &str = "policies/law/rules.toml";

fn pack(edits: &[(&str, &str)]) -> Pack {
    let mut source = small_pack::source();
    let mut text = String::from_utf8(source.files[RULES].clone()).unwrap();
    for (find, write) in edits {
        assert!(text.contains(find), "no “{find}”");
        text = text.replacen(find, write, 1);
    }
    source.files.insert(RULES.to_owned(), text.into_bytes());
    let (pack, findings) = policy::load(&source);
    assert!(findings.is_usable(), "{findings:#?}");
    pack
}

/// Affected people as `who, from–until: what`.
fn sentences(new: &Pack) -> Vec<String> {
    let (found, too_many) = affected(&pack(&[]), new);
    assert!(too_many.is_empty());
    found.iter().map(|it| format!("{}，{} 至 {}：{}", it.who, it.from, it.until, it.what)).collect()
}

#[test]
fn the_same_package_has_no_difference() {
    assert!(changes(&pack(&[]), &pack(&[])).is_empty());
    assert!(sentences(&pack(&[])).is_empty());
}

#[test]
fn a_cell_of_a_table_touches_its_row() {
    let new = pack(&[("[\"二级\", \"500元\"]", "[\"二级\", \"600元\"]")]);
    let found = changes(&pack(&[]), &new);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id.as_str(), found[0].what), ("basic.deductible", What::Changed));
    assert_eq!(
        (found[0].fields[0].old.as_str(), found[0].fields[0].new.as_str()),
        ("二级 500 元", "二级 600 元")
    );
    // First and later admissions differ in words, because the later one is adjusted.
    assert_eq!(
        sentences(&new),
        [
            "二级 × 第几次住院 1，2024-01-01 至 9999-12-31：起付线：500 元 → 600 元",
            "二级 × 第几次住院 2 及以上，2024-01-01 至 9999-12-31：起付线：500 元，加上 -100 元 → 600 元，加上 -100 元",
        ]
    );
}

#[test]
fn a_date_touches_only_the_days_in_between() {
    let limit = "value = \"20万元\"\nmeter = \"paid_year\"";
    let later = format!(
        "until = 2024-12-31\n{limit}\n\n[[rule]]\nid = \"basic.limit.2025\"\nlayer = \"basic\"\nsets = \"pay_limit\"\nclause = \"第五条\"\nfrom = 2025-01-01\nuntil = 2025-06-30\nvalue = \"25万元\"\nmeter = \"paid_year\"\n\n[[rule]]\nid = \"basic.limit.2026\"\nlayer = \"basic\"\nsets = \"pay_limit\"\nclause = \"第五条\"\nfrom = 2025-07-01\n{limit}"
    );
    let new = pack(&[(limit, &later)]);
    let found = changes(&pack(&[]), &new);
    let words: Vec<(&str, What)> = found.iter().map(|it| (it.id.as_str(), it.what)).collect();
    assert_eq!(
        words,
        [
            ("basic.limit", What::Changed),
            ("basic.limit.2025", What::Added),
            ("basic.limit.2026", What::Added)
        ]
    );
    assert_eq!(
        sentences(&new),
        ["所有人，2025-01-01 至 2025-06-30：支付限额（年度已付）：20 万元 → 25 万元"]
    );
}

#[test]
fn an_index_touches_who_takes_a_share_of_it() {
    let new = pack(&[("value = \"8200元\"", "value = \"8500元\"")]);
    let found = sentences(&new);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found
            .iter()
            .all(|it| it.starts_with("三级 × 第几次住院") && it.contains("，2025-01-01 至 9999-12-31："))
    );
    assert!(found[0].contains("（社平工资：8200 元） → 社平工资 × 10%（社平工资：8500 元）"), "{}", found[0]);
}
