//! `filings.toml` of a pack: which fact of the rules a filing sets, on which visits.
//!
//! **Knows:** the file's form, and that its words must be those of the pack. **Does not know:** people.

use std::collections::BTreeMap;

use base::{Finding, Findings};
use policy::PackSource;
use policy::model::{FactKind, Pack};
use serde::Deserialize;

/// Name of the file within a pack.
const FILE: &str = "filings.toml";

/// What filings mean in a region. Without the file they are kept, and change no settlement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilingRules {
    /// Chronic disease (慢特病备案).
    pub chronic: Option<ChronicRules>,
    /// Transfer to another hospital (转院备案).
    pub transfer: Option<TransferRules>,
}

/// What a filed chronic disease does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChronicRules {
    /// The fact that it sets.
    pub fact: String,
    /// Kinds of visit on which it sets it.
    pub visits: Vec<String>,
    /// Words that stand for several diseases together.
    #[serde(default)]
    pub together: BTreeMap<String, Vec<String>>,
    /// Diseases that may be filed: all values of the fact but its default. Filled when reading.
    #[serde(skip)]
    pub diseases: Vec<String>,
}

/// What a filed transfer does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferRules {
    /// The fact that it sets.
    pub fact: String,
    /// What region codes of institutions begin with that need no transfer.
    pub local: Vec<String>,
    /// The fact elsewhere, with a transfer.
    pub with: String,
    /// The fact elsewhere, without one.
    pub without: String,
    /// How long a transfer holds that does not say until when.
    pub days: i32,
}

impl FilingRules {
    /// Reads the file of a pack against its facts.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(source: &PackSource, pack: &Pack) -> Result<FilingRules, Findings> {
        let Some(bytes) = source.files.get(FILE) else { return Ok(FilingRules::default()) };
        let file = format!("{}/{FILE}", source.name);
        let text = String::from_utf8_lossy(bytes);
        let mut rules: FilingRules = toml::from_str(&text).map_err(|error| {
            let at = error.span().map_or(0, |it| it.start).min(text.len());
            let line = text.as_bytes()[..at].iter().filter(|it| **it == b'\n').count() + 1;
            let message = format!("读不懂：{}", error.message());
            Findings(vec![Finding::error("APP-0050", message, "写法见 docs/gateway.md").at(&file, line)])
        })?;
        let mut wrong = Findings::default();
        let mut check = |fact: &str, words: &[String]| {
            let known = values(pack, fact).unwrap_or_default();
            if known.is_empty() {
                let message = format!("规则包没有封闭取值的事实“{fact}”");
                wrong.push(Finding::error("APP-0051", message, "请核对 pack.toml 的 [[fact]]").at(&file, 0));
                return;
            }
            for word in words.iter().filter(|it| !known.contains(it)) {
                let message = format!("事实“{fact}”没有取值“{word}”");
                let remedy = format!("可用：{}", known.join("、"));
                wrong.push(Finding::error("APP-0051", message, remedy).at(&file, 0));
            }
        };
        if let Some(it) = &rules.transfer {
            check(&it.fact, &[it.with.clone(), it.without.clone()]);
        }
        if let Some(it) = &mut rules.chronic {
            check("visit", &it.visits);
            let words: Vec<String> = it
                .together
                .iter()
                .flat_map(|(word, parts)| [word].into_iter().chain(parts))
                .cloned()
                .collect();
            check(&it.fact, &words);
            it.diseases = filed(pack, &it.fact);
        }
        if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
    }
}

fn values<'p>(pack: &'p Pack, fact: &str) -> Option<&'p [String]> {
    match &pack.facts[pack.fact(fact)?].kind {
        FactKind::Closed { values, .. } => Some(values),
        FactKind::Number { .. } | FactKind::Amount { .. } => None,
    }
}

fn filed(pack: &Pack, fact: &str) -> Vec<String> {
    let Some(at) = pack.fact(fact) else { return Vec::new() };
    match &pack.facts[at].kind {
        FactKind::Closed { values, default } => {
            values.iter().enumerate().filter(|it| Some(it.0) != *default).map(|it| it.1.clone()).collect()
        }
        FactKind::Number { .. } | FactKind::Amount { .. } => Vec::new(),
    }
}

impl ChronicRules {
    /// Whether a kind of visit is settled by what was filed.
    #[must_use]
    pub fn is_for(&self, visit: &str) -> bool {
        self.visits.iter().any(|it| it == visit)
    }

    /// The disease of a visit: `asked` is what the visit is said to be for (empty: not said), `held` are
    /// the person's filed diseases. `None` when nothing, or not one alone, is filed for it.
    #[must_use]
    pub fn disease(&self, held: &[&str], asked: &str) -> Option<String> {
        for (word, parts) in &self.together {
            let has = held.contains(&word.as_str()) || parts.iter().all(|it| held.contains(&it.as_str()));
            if has && (asked.is_empty() || asked == word || parts.iter().any(|it| it == asked)) {
                return Some(word.clone());
            }
        }
        match (asked, held) {
            ("", [one]) => Some((*one).to_owned()),
            ("", _) => None,
            (asked, held) => held.contains(&asked).then(|| asked.to_owned()),
        }
    }

    /// Whether a bill with this word of the fact rests on a filing of `disease`.
    #[must_use]
    pub fn rests_on(&self, word: &str, disease: &str) -> bool {
        word == disease || self.together.get(word).is_some_and(|it| it.iter().any(|part| part == disease))
    }
}

impl TransferRules {
    /// Whether an institution in this region needs no transfer.
    #[must_use]
    pub fn is_local(&self, region: &str) -> bool {
        region.is_empty() || self.local.iter().any(|it| region.starts_with(it.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_has_the_disease_that_it_is_for_when_that_is_filed() {
        let rules = ChronicRules {
            fact: "disease".to_owned(),
            visits: vec!["门诊慢特病".to_owned()],
            together: [("两病".to_owned(), vec!["高血压".to_owned(), "糖尿病".to_owned()])].into(),
            diseases: Vec::new(),
        };
        let rows: [(&[&str], &str, Option<&str>); 9] = [
            (&[], "", None),
            (&[], "高血压", None),
            (&["高血压"], "", Some("高血压")),
            (&["高血压"], "糖尿病", None),
            (&["高血压", "透析"], "", None),
            (&["高血压", "透析"], "透析", Some("透析")),
            (&["高血压", "糖尿病"], "高血压", Some("两病")),
            (&["高血压", "糖尿病", "透析"], "透析", Some("透析")),
            (&["两病"], "糖尿病", Some("两病")),
        ];
        for (held, asked, disease) in rows {
            assert_eq!(rules.disease(held, asked).as_deref(), disease, "{held:?} {asked}");
        }
        assert!(rules.rests_on("两病", "高血压") && rules.rests_on("透析", "透析"));
        assert!(!rules.rests_on("两病", "透析") && !rules.rests_on("透析", "高血压"));
    }
}
