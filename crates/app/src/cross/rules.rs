//! `cross_region.toml` of a pack: other places in our words, and when a filing is needed.

use std::collections::BTreeMap;

use base::{Day, Finding, Findings};
use serde::Deserialize;

/// Words by their names.
type Words = BTreeMap<String, String>;

/// What a pack says about treatment in another place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossRules {
    /// Other places.
    #[serde(default)]
    pub place: Vec<PlaceWords>,
    /// Filing rules for the people of this pack, the first that fits counts.
    #[serde(default)]
    pub filing: Vec<FilingRule>,
}

/// Another place: how its pack calls what ours calls otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceWords {
    /// Region code of its pack.
    pub code: String,
    /// By fact: our word, its word. Words that are the same in both need not be here.
    #[serde(default)]
    pub words: BTreeMap<String, Words>,
}

/// Whether a filing is needed (异地就医备案), and what it changes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilingRule {
    /// Name, for messages.
    pub name: String,
    /// What the codes of the places begin with; all places when empty.
    #[serde(default)]
    pub places: Vec<String>,
    /// Kinds of visit in words of this pack; all when empty.
    #[serde(default)]
    pub visits: Vec<String>,
    /// First day of settlement.
    #[serde(default)]
    pub from: Option<Day>,
    /// Last day of settlement.
    #[serde(default)]
    pub until: Option<Day>,
    /// Whether a filing is needed.
    pub needed: bool,
    /// Facts with a filing, or where none is needed.
    #[serde(default)]
    pub filed: Words,
    /// Facts without the filing that is needed.
    #[serde(default)]
    pub unfiled: Words,
    /// Without the filing that is needed, nothing is settled.
    #[serde(default)]
    pub unfiled_refused: bool,
    /// Where it stands in the law.
    #[serde(default)]
    pub source: String,
}

/// What filing rules say of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<'r> {
    /// These facts hold.
    Facts(&'r Words),
    /// Refused, under this rule.
    Refused(&'r FilingRule),
    /// No rule is about it.
    NoRule,
}

/// Name of the file.
pub const FILE: &str = "cross_region.toml";

impl CrossRules {
    /// Reads the file of a pack.
    #[must_use]
    pub fn read(file: &str, text: &str) -> (CrossRules, Findings) {
        let mut findings = Findings::default();
        let remedy = "写法见 docs/gateway.md“跨地区”";
        let rules: CrossRules = match toml::from_str(text) {
            Ok(rules) => rules,
            Err(error) => {
                let at = error.span().map_or(0, |it| it.start).min(text.len());
                let line = text.as_bytes()[..at].iter().filter(|it| **it == b'\n').count() + 1;
                let message = format!("读不懂：{}", error.message());
                findings.push(Finding::error("APP-0040", message, remedy).at(file, line));
                return (CrossRules::default(), findings);
            }
        };
        let mut bad = |message: String, remedy: &str| {
            findings.push(Finding::error("APP-0041", message, remedy).at(file, 0));
        };
        for it in &rules.filing {
            let codes_are_digits =
                it.places.iter().all(|code| !code.is_empty() && code.bytes().all(|it| it.is_ascii_digit()));
            if !codes_are_digits {
                bad(format!("备案规则“{}”的 places 不是区划代码", it.name), "写区划代码的开头几位，如 51");
            }
            if it.from.zip(it.until).is_some_and(|(from, until)| until < from) {
                bad(format!("备案规则“{}”的止日早于起日", it.name), "请核对日期");
            }
            if !it.needed && (it.unfiled_refused || !it.unfiled.is_empty()) {
                let remedy = "不需备案的只写 filed";
                bad(format!("备案规则“{}”不需备案，却写了未备案怎么办", it.name), remedy);
            }
            if it.unfiled_refused && !it.unfiled.is_empty() {
                bad(format!("备案规则“{}”既拒绝又写了 unfiled", it.name), "只留一个");
            }
        }
        for (at, it) in rules.place.iter().enumerate() {
            if rules.place[..at].iter().any(|other| other.code == it.code) {
                bad(format!("地区 {} 写了两次", it.code), "只留一个");
            }
        }
        (rules, findings)
    }

    /// What the rules say of a visit of this kind, settled on a day in a place, with or without a filing.
    #[must_use]
    pub fn outcome(&self, place: &str, visit: &str, on: Day, is_filed: bool) -> Outcome<'_> {
        let fits = |it: &&FilingRule| {
            (it.places.is_empty() || it.places.iter().any(|code| place.starts_with(code.as_str())))
                && (it.visits.is_empty() || it.visits.iter().any(|kind| kind == visit))
                && it.from.is_none_or(|from| from <= on)
                && it.until.is_none_or(|until| on <= until)
        };
        match self.filing.iter().find(fits) {
            None => Outcome::NoRule,
            Some(rule) if !rule.needed || is_filed => Outcome::Facts(&rule.filed),
            Some(rule) if rule.unfiled_refused => Outcome::Refused(rule),
            Some(rule) => Outcome::Facts(&rule.unfiled),
        }
    }

    /// Words of another place, by its code.
    #[must_use]
    pub fn words_of(&self, code: &str) -> Option<&PlaceWords> {
        self.place.iter().find(|it| it.code == code)
    }
}

impl PlaceWords {
    /// Its word for ours.
    #[must_use]
    pub fn theirs<'w>(&'w self, fact: &str, ours: &'w str) -> &'w str {
        self.words.get(fact).and_then(|it| it.get(ours)).map_or(ours, String::as_str)
    }

    /// Our words for its word: several of ours may be one of theirs.
    #[must_use]
    pub fn ours(&self, fact: &str, theirs: &str) -> Vec<String> {
        let Some(words) = self.words.get(fact) else { return vec![theirs.to_owned()] };
        let mut ours: Vec<String> =
            words.iter().filter(|(_, it)| *it == theirs).map(|(ours, _)| ours.clone()).collect();
        if !words.contains_key(theirs) {
            ours.push(theirs.to_owned());
        }
        ours
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
[[place]]
code = "990301"
[place.words.visit]
"慢病" = "门诊特殊病种"
"特病" = "门诊特殊病种"

[[filing]]
name = "邻省住院免备案"
places = ["9903", "9904"]
visits = ["住院"]
from = "2021-01-01"
needed = false
filed = { referral = "规范" }

[[filing]]
name = "住院"
visits = ["住院"]
needed = true
filed = { referral = "规范" }
unfiled = { referral = "未规范" }

[[filing]]
name = "门诊"
needed = true
unfiled_refused = true
"#;

    #[test]
    fn the_first_rule_that_fits_counts() {
        let (rules, findings) = CrossRules::read("x", TEXT);
        assert!(findings.is_empty(), "{findings:?}");
        let said = |place: &str, visit: &str, on: &str, is_filed: bool| match rules.outcome(
            place,
            visit,
            on.parse().unwrap_or(Day::MIN),
            is_filed,
        ) {
            Outcome::Facts(facts) => facts.get("referral").cloned().unwrap_or_default(),
            Outcome::Refused(rule) => format!("拒绝：{}", rule.name),
            Outcome::NoRule => "没有规则".to_owned(),
        };
        let rows = [
            ("990301", "住院", "2024-03-01", false, "规范"),
            ("990301", "住院", "2020-12-31", false, "未规范"),
            ("990301", "住院", "2020-12-31", true, "规范"),
            ("110000", "住院", "2024-03-01", false, "未规范"),
            ("110000", "住院", "2024-03-01", true, "规范"),
            ("990301", "门诊", "2024-03-01", false, "拒绝：门诊"),
            ("990301", "门诊", "2024-03-01", true, ""),
        ];
        for (place, visit, on, is_filed, expected) in rows {
            assert_eq!(said(place, visit, on, is_filed), expected, "{place} {visit} {on} {is_filed}");
        }
        assert_eq!(CrossRules::default().outcome("1", "住院", Day::MIN, true), Outcome::NoRule);
    }

    #[test]
    fn words_go_both_ways() {
        let (rules, _) = CrossRules::read("x", TEXT);
        let words = rules.words_of("990301").unwrap();
        assert_eq!(words.theirs("visit", "慢病"), "门诊特殊病种");
        assert_eq!(words.theirs("visit", "住院"), "住院");
        assert_eq!(words.ours("visit", "门诊特殊病种"), ["慢病", "特病", "门诊特殊病种"]);
        assert_eq!(words.ours("level", "三级"), ["三级"]);
    }

    #[test]
    fn what_is_wrong_is_listed() {
        let bad = TEXT
            .replace("\"9904\"", "\"邻省\"")
            .replace("needed = false", "needed = false\nunfiled_refused = true");
        assert_eq!(CrossRules::read("x", &bad).1.0.len(), 2);
        let broken = CrossRules::read("x", "[[filing]]\nname = 1\n").1;
        assert_eq!((broken.0[0].code, broken.0[0].line), ("APP-0040", 2));
    }
}
