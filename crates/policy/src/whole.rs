//! What can be said only of a pack as a whole: clauses without rule, cases twice, files nobody reads.

use std::collections::BTreeMap;

use base::{Finding, Findings};

use crate::load::PackSource;
use crate::model::{Fact, FactKind, Pack, Place};

/// Reports all of it.
pub fn check(source: &PackSource, pack: &Pack, findings: &mut Findings) {
    check_clauses(pack, findings);
    check_files(source, findings);
    check_cases(pack, findings);
    check_size(pack, findings);
    check_restrictions(pack, findings);
}

/// Below `policies/` nothing lies that nobody reads.
fn check_files(source: &PackSource, findings: &mut Findings) {
    for path in source.files.keys().filter(|it| it.starts_with("policies/") && it.ends_with(".toml")) {
        let parts: Vec<&str> = path.split('/').collect();
        if !matches!(parts[..], ["policies", _, "rules.toml"] | ["policies", _, "cases", _]) {
            let finding =
                Finding::error("POL-0002", "没有谁会读这个文件", "规则写在 rules.toml，算例放在 cases/ 下");
            findings.push(finding.at(format!("{}/{path}", source.name), 1));
        }
    }
}

fn check_cases(pack: &Pack, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for case in &pack.cases {
        if let Some(first) = seen.insert(&case.id, &case.place) {
            let message = format!("算例 {} 重复，另一个在 {}:{}", case.id, first.file, first.line);
            let finding =
                Finding::error("POL-0017", message, "算例的 id（没写时是名称）在一个包里只能用一次");
            findings.push(finding.at(&case.place.file, case.place.line).of(format!("case {}", case.id)));
        }
    }
}

/// All combinations of the closed facts can be numbered; the engine keeps its programs by that number.
fn check_size(pack: &Pack, findings: &mut Findings) {
    let size = |fact: &Fact| match &fact.kind {
        FactKind::Closed { values, .. } => values.len().max(1),
        // The cuts of a number fact are at most two for every rule and table row.
        FactKind::Number { .. } => 64,
        FactKind::Amount { .. } => 1,
    };
    let product =
        pack.facts.iter().try_fold(1_u64, |product, it| product.checked_mul(u64::try_from(size(it)).ok()?));
    if product.is_none() {
        let finding =
            Finding::error("POL-0004", "事实的取值组合太多", "请删去没有规则用到的事实，或合并取值");
        findings.push(finding.of("[[fact]]"));
    }
}

/// Restrictions of catalogue items name facts and values that the pack has.
fn check_restrictions(pack: &Pack, findings: &mut Findings) {
    for item in &pack.catalogue {
        for (fact, words) in &item.only {
            let known: &[String] = match pack.fact(fact).map(|it| &pack.facts[it].kind) {
                Some(FactKind::Closed { values, .. }) => values,
                _ => &[],
            };
            for word in words.iter().filter(|it| !known.contains(it)) {
                let message = format!("{} 的限定 only_{fact}：没有取值“{word}”", item.code);
                let remedy = "请用 pack.toml 里该事实的取值";
                findings
                    .push(Finding::error("POL-0019", message, remedy).at(&item.place.file, item.place.line));
            }
        }
    }
}

/// Every clause carries a rule or a reason why it has none.
fn check_clauses(pack: &Pack, findings: &mut Findings) {
    for (index, instrument) in pack.instruments.iter().enumerate() {
        for (clause_index, clause) in instrument.clauses.iter().enumerate() {
            let is_cited = pack.cited.contains(&(index, clause_index));
            let finding = match (is_cited, &clause.no_rule) {
                (false, None) => {
                    let message = format!("{}既没有规则引用，也没有写明为什么不需要规则", clause.id);
                    Finding::error("POL-0008", message, "请写规则，或在条文下写 <!-- norule: 理由 -->")
                }
                (true, Some(_)) => {
                    let message = format!("{}写着不需要规则，却有规则引用它", clause.id);
                    Finding::error("POL-0008", message, "请删去 norule，或改正引用")
                }
                _ => continue,
            };
            findings.push(finding.at(&instrument.file, clause.line));
        }
    }
}
