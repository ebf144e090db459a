//! The pack in words: what may be chosen, who pays, and the text of the law behind a step.

use base::Day;
use policy::model::{Citation, FactKind, Pack, PayerKind, Span};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;
use crate::roster::kept::Named;

/// Digits of the code of a township.
const TOWNSHIP_DIGITS: usize = 9;

/// The region in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegionView {
    /// Identifier of the pack.
    pub pack: String,
    /// Name of the place.
    pub name: String,
    /// Code of the region.
    pub region: String,
    /// Pack and version, as settlements cite it.
    pub policy_version: String,
    /// Today, as the program sees it.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// Facts by which rules are chosen.
    pub facts: Vec<FactWords>,
    /// Who pays.
    pub payers: Vec<PayerWords>,
    /// Whether there are rules for rosters.
    pub has_rosters: bool,
    /// Whether there is a catalogue of matters.
    pub has_matters: bool,
    /// Townships with their names, as far as the register names them.
    pub townships: Vec<Named>,
    /// Departments that send rosters.
    pub departments: Vec<Named>,
}

/// A fact with the words that it may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactWords {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// `closed`, `number` or `amount`.
    pub kind: String,
    /// Words of a closed fact.
    pub values: Vec<String>,
    /// The word taken when a bill does not say.
    pub default: Option<String>,
}

/// Someone who pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PayerWords {
    /// Identifier.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// `fund`, `insurer`, `hospital`, `government`, `account` or `person`.
    pub kind: String,
}

/// What stands behind a step: the rule, its clause and the clause's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LawView {
    /// Rule; empty when the step cites only a clause.
    pub rule: String,
    /// What people call the rule.
    pub label: String,
    /// What it does, where it adjusts another.
    pub words: String,
    /// First day in force.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day in force.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Whether the value is an assumption.
    pub assumed: bool,
    /// Title of the instrument.
    pub title: String,
    /// Number of the notice.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Where it was published.
    pub source: String,
    /// `第七条第一款`.
    pub clause: String,
    /// The clause, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// The paragraph that is cited, from 1; nothing for the whole clause.
    pub paragraph: Option<usize>,
}

/// What a rule, a share paid first, a named amount, an index or a layer says of itself.
struct Cited<'a> {
    rule: &'a str,
    label: &'a str,
    words: &'a str,
    span: Option<Span>,
    assumed: bool,
    citation: &'a Citation,
}

impl App {
    /// The region's words. `departments` are those of the rules for rosters, where there are such.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn describe_region(&self, departments: Option<Vec<Named>>) -> Result<RegionView, AppError> {
        let places = self.inner.store.read().await?.list_roster_places().await?;
        let townships = places.into_iter().filter(|it| it.code.len() == TOWNSHIP_DIGITS);
        let region = self.region();
        let pack = region.engine.pack();
        Ok(RegionView {
            pack: pack.id.clone(),
            name: pack.name.clone(),
            region: pack.region.clone(),
            policy_version: region.version.clone(),
            today: self.today(),
            facts: pack.facts.iter().map(fact_words).collect(),
            payers: pack.payers.iter().map(payer_words).collect(),
            has_rosters: departments.is_some(),
            has_matters: region.matters.catalogue.is_some(),
            townships: townships.map(|it| Named { code: it.code, name: it.name }).collect(),
            departments: departments.unwrap_or_default(),
        })
    }

    /// The law behind a step, by the rule and the citation that it names, on a day.
    ///
    /// # Errors
    /// When the pack in force has no such clause.
    pub fn find_law(&self, rule: &str, clause: &str, on: Option<Day>) -> Result<LawView, AppError> {
        let region = self.region();
        let pack = region.on(on.unwrap_or(self.today())).engine.pack();
        let found = cited(pack, rule, clause, on).ok_or_else(|| {
            AppError::not_found("这一条规则或条款", if rule.is_empty() { clause } else { rule })
        })?;
        let instrument = &pack.instruments[found.citation.instrument];
        let wanted = found.citation.clause.as_str();
        let whole = instrument.clauses.iter().filter(|it| wanted.starts_with(&it.id));
        let whole = whole.max_by_key(|it| it.id.len());
        Ok(LawView {
            rule: found.rule.to_owned(),
            label: found.label.to_owned(),
            words: found.words.to_owned(),
            from: found.span.map(|it| it.from),
            until: found.span.map(|it| it.until),
            assumed: found.assumed,
            title: instrument.title.clone(),
            number: instrument.number.clone(),
            issuer: instrument.issuer.clone(),
            source: instrument.source.clone(),
            clause: wanted.to_owned(),
            paragraphs: whole.map(|it| it.paragraphs.clone()).unwrap_or_default(),
            paragraph: whole.and_then(|it| paragraph(&wanted[it.id.len()..])),
        })
    }
}

fn fact_words(it: &policy::model::Fact) -> FactWords {
    let (kind, values, default) = match &it.kind {
        FactKind::Closed { values, default } => {
            ("closed", values.clone(), default.and_then(|at| values.get(at).cloned()))
        }
        FactKind::Number { default, .. } => ("number", Vec::new(), default.map(|it| it.to_string())),
        FactKind::Amount { .. } => ("amount", Vec::new(), None),
    };
    FactWords { id: it.id.clone(), name: it.name.clone(), kind: kind.to_owned(), values, default }
}

fn payer_words(it: &policy::model::Payer) -> PayerWords {
    let kind = match it.kind {
        PayerKind::Fund => "fund",
        PayerKind::Insurer => "insurer",
        PayerKind::Hospital => "hospital",
        PayerKind::Government => "government",
        PayerKind::Account => "account",
        PayerKind::Person => "person",
    };
    PayerWords { id: it.id.clone(), name: it.name.clone(), kind: kind.to_owned() }
}

fn cited<'a>(pack: &'a Pack, rule: &'a str, clause: &str, on: Option<Day>) -> Option<Cited<'a>> {
    let is_now = |span: &Span| on.is_none_or(|day| span.contains(day));
    let of_rule = pack.rules.iter().filter(|it| it.id == rule).map(|it| Cited {
        rule: &it.id,
        label: &it.label,
        words: &it.words,
        span: Some(it.span),
        assumed: it.assumed,
        citation: &it.citation,
    });
    let of_prepaid = pack.prepaid.iter().filter(|it| it.id == rule).map(|it| Cited {
        rule: &it.id,
        label: &it.name,
        words: "",
        span: Some(it.span),
        assumed: it.assumed,
        citation: &it.citation,
    });
    let of_amount = pack.amounts.iter().filter(|it| it.id == rule).map(|it| Cited {
        rule: &it.id,
        label: &it.name,
        words: "",
        span: Some(it.span),
        assumed: it.assumed,
        citation: &it.citation,
    });
    let of_layer = pack.layers.iter().map(|it| Cited {
        rule: "",
        label: &it.name,
        words: "",
        span: Some(it.span),
        assumed: it.assumed,
        citation: &it.citation,
    });
    let named: Vec<Cited<'a>> =
        if rule.is_empty() { Vec::new() } else { of_rule.chain(of_prepaid).chain(of_amount).collect() };
    // Of several versions of a rule the one in force that cites this clause; else any that cites it.
    let fits = |it: &Cited<'_>| clause.is_empty() || pack.cite(it.citation) == clause;
    let best = |list: Vec<Cited<'a>>| {
        let at = list
            .iter()
            .position(|it| fits(it) && it.span.as_ref().is_none_or(is_now))
            .or_else(|| list.iter().position(fits))?;
        list.into_iter().nth(at)
    };
    best(named).or_else(|| if clause.is_empty() { None } else { best(of_layer.collect()) })
}

/// `第二款` is 2.
fn paragraph(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('第')?.split('款').next()?;
    let digit = |c: char| "一二三四五六七八九".chars().position(|it| it == c).map(|it| it + 1);
    let mut chars = inner.chars();
    match (chars.next()?, chars.next()) {
        ('十', None) => Some(10),
        ('十', Some(c)) => Some(10 + digit(c)?),
        (c, None) => digit(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::paragraph;

    #[test]
    fn paragraphs_by_their_words() {
        let rows =
            [("第一款", Some(1)), ("第十款", Some(10)), ("第十二款", Some(12)), ("", None), ("第x款", None)];
        for (text, expected) in rows {
            assert_eq!(paragraph(text), expected, "{text}");
        }
    }
}
