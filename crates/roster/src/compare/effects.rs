//! What an approved problem does, as values: endings, waivers, flags, refunds, subsidies, corrections.
//!
//! **Knows:** the effect rules and the days of the person. **Does not know:** where effects are kept.
//! An effect carries both times: from when it is true, and since when it is known.

use base::{Day, Fen};

use super::classify::{Code, Problem, Subject};
use super::person::Person;
use crate::rules::{DateExpr, EffectKind, EffectRule, Rules, Says, fact};

/// One thing to be done for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// What is done.
    pub kind: EffectKind,
    /// For whom.
    pub subject: Subject,
    /// First day on which it holds; of an ending: the last day of what ends.
    pub from: Day,
    /// Last day on which it holds.
    pub until: Day,
    /// Money of a refund or a subsidy.
    pub amount_fen: Fen,
    /// Identity class, by index.
    pub class: Option<u8>,
    /// The file whose row says so.
    pub source_file: Option<u16>,
    /// Since when the bureau knows: the day of the round.
    pub known_since: Day,
    /// The day that the rule asks for is not told; the day of the round stands in for it.
    pub day_is_assumed: bool,
}

/// The effects of a problem once it is approved; none of unclassified ones.
#[must_use]
pub fn effects_of(problem: &Problem, person: &Person<'_>, rules: &Rules) -> Vec<Effect> {
    let Code::Rule(index) = problem.code else { return Vec::new() };
    let Some(rule) = rules.problems.get(usize::from(index)) else { return Vec::new() };
    rule.effects.iter().filter_map(|it| effect(it, problem, person, rules)).collect()
}

fn effect(rule: &EffectRule, problem: &Problem, person: &Person<'_>, rules: &Rules) -> Option<Effect> {
    let class = fact::first_class(problem.word);
    let amount_fen = match rule.kind {
        EffectKind::Refund => problem.amount_fen,
        EffectKind::Subsidise => {
            let year = person.setting.year_start.year();
            class
                .and_then(|it| rules.classes.get(usize::from(it)))
                .map_or(Fen::ZERO, |it| it.subsidy_fen(year))
        }
        _ => Fen::ZERO,
    };
    let pays = matches!(rule.kind, EffectKind::Refund | EffectKind::Subsidise);
    if pays && amount_fen == Fen::ZERO {
        return None;
    }
    if rule.kind == EffectKind::Flag && problem.word & fact::FLAGGABLE == 0 {
        return None;
    }
    let day = |it: Option<DateExpr>, otherwise: Day| match it {
        None => (otherwise, false),
        Some(it) => it.day(|anchor| person.anchor(anchor)).map_or((otherwise, true), |day| (day, false)),
    };
    let (from, from_assumed) = day(rule.from, person.setting.as_of);
    let (until, until_assumed) = day(rule.until, person.setting.year_end);
    let source = person.rows.iter().find(|it| it.says() == Says::Entitling && it.class() == class);
    Some(Effect {
        kind: rule.kind,
        subject: problem.subject,
        from,
        until,
        amount_fen,
        class,
        source_file: source.map(|it| it.file),
        known_since: person.setting.as_of,
        day_is_assumed: from_assumed || until_assumed,
    })
}
