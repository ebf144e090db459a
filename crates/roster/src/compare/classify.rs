//! Words to problems: every rule against every person, exclusions, differences that nothing explains.
//!
//! **Knows:** the rules and the facts. **Does not know:** names, the ledger.
//! **Invariant:** a difference is explained by a problem or becomes an unclassified one.

use base::{Day, Fen};
use rayon::prelude::*;

use super::facts::Facts;
use super::person::Person;
use super::row::{MATCH_MARKS, RowFact};
use super::stray::{StrayWhy, word_of_claim};
use super::word::ClassFacts;
use crate::rules::{Anchor, Condition, DateName, EffectKind, Rules, Says, fact};

/// Whom a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person of the register, by index.
    Person(u32),
    /// Somebody claimed by a row without a person.
    Claim(u64),
}

/// Which problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A rule of the pack, by index.
    Rule(u8),
    /// A difference (by index) that no problem of the person explains.
    Unclassified(u8),
}

impl Code {
    /// `kind.sub-case`, or `unclassified.<difference>`.
    #[must_use]
    pub fn text(self, rules: &Rules) -> String {
        match self {
            Code::Rule(it) => {
                rules.problems.get(usize::from(it)).map_or_else(String::new, |it| it.code.clone())
            }
            Code::Unclassified(it) => {
                let id = rules.differences.get(usize::from(it)).map_or("", |it| it.id.as_str());
                format!("unclassified.{id}")
            }
        }
    }
}

/// Somebody whom a row may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Candidate {
    /// Index in the register.
    pub person_ix: u32,
    /// Points of the match.
    pub score: i32,
}

/// A row that proves something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowRef {
    /// Index of the file in the round.
    pub file: u16,
    /// Row in the file.
    pub row: u32,
    /// What it says.
    pub says: Says,
    /// Of which class.
    pub class: Option<u8>,
}

/// One problem of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whom it is about.
    pub subject: Subject,
    /// Which it is.
    pub code: Code,
    /// All facts of the person.
    pub word: u64,
    /// The facts that the rule speaks of, as far as they are there.
    pub proof: u64,
    /// Days that matter for it.
    pub dates: Vec<(DateName, Day)>,
    /// Rows that prove it.
    pub rows: Vec<RowRef>,
    /// Money to go back, 0 when there is none.
    pub amount_fen: Fen,
    /// The owner of the number on the row, when it is another person's.
    pub owner_ix: Option<u32>,
    /// Who it may be, best first.
    pub candidates: Vec<Candidate>,
}

/// All problems, by person, then claim, then priority of rule.
#[must_use]
pub fn classify(facts: &Facts, rules: &Rules) -> Vec<Problem> {
    const BLOCK: usize = 16_384;
    let blocks: Vec<Vec<Problem>> = facts
        .words()
        .par_chunks(BLOCK)
        .enumerate()
        .map(|(block, words)| {
            let mut found = Vec::new();
            // Neighbours mostly have the same facts: ask the rules once for each run of equal words.
            let mut last = (0, Held::default());
            for (index, word) in words.iter().copied().enumerate() {
                if word == 0 {
                    continue;
                }
                if word != last.0 {
                    last = (word, held_by_facts(word, rules));
                }
                if last.1 != Held::default() {
                    let ix = block * BLOCK + index;
                    problems_of(
                        Subject::Person(ix as u32),
                        word,
                        last.1,
                        &facts.person(ix),
                        rules,
                        &mut found,
                    );
                }
            }
            found
        })
        .collect();
    let mut problems = Vec::with_capacity(blocks.iter().map(Vec::len).sum());
    blocks.into_iter().for_each(|mut it| problems.append(&mut it));
    let classes = ClassFacts::new(rules, facts.setting.year_start.year());
    for strays in facts.strays.chunk_by(|a, b| a.claim == b.claim) {
        let (word, rows) = word_of_claim(strays, facts.setting, &classes);
        let person = Person { rows: &rows, setting: facts.setting };
        let from = problems.len();
        let held = held_by_facts(word, rules);
        problems_of(Subject::Claim(strays[0].claim), word, held, &person, rules, &mut problems);
        for problem in &mut problems[from..] {
            let mut candidates: Vec<Candidate> =
                strays.iter().flat_map(|it| &it.candidates).copied().collect();
            candidates.sort_unstable_by_key(|it| (std::cmp::Reverse(it.score), it.person_ix));
            let mut seen = rustc_hash::FxHashSet::default();
            candidates.retain(|it| seen.insert(it.person_ix));
            problem.candidates = candidates;
            problem.owner_ix = strays.iter().find_map(|it| match it.why {
                StrayWhy::NumberOfOther(owner) => Some(owner),
                _ => None,
            });
        }
    }
    problems
}

/// Rules and differences whose facts fit, as bits; days are tested later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Held {
    rules: u64,
    differences: u64,
}

fn held_by_facts(word: u64, rules: &Rules) -> Held {
    let bits = |conditions: &mut dyn Iterator<Item = &Condition>| {
        conditions.enumerate().filter(|it| it.1.fits(word)).fold(0, |bits, it| bits | 1 << it.0)
    };
    Held {
        rules: bits(&mut rules.problems.iter().map(|it| &it.when)),
        differences: bits(&mut rules.differences.iter().map(|it| &it.when)),
    }
}

fn problems_of(
    subject: Subject,
    word: u64,
    held: Held,
    person: &Person<'_>,
    rules: &Rules,
    found: &mut Vec<Problem>,
) {
    let of = |anchor: Anchor| person.anchor(anchor);
    let (mut excluded, mut explained) = (0, 0);
    for index in ones(held.rules) {
        let rule = &rules.problems[usize::from(index)];
        if excluded & (1 << index) != 0 || !rule.when.fits_dates(&of) {
            continue;
        }
        excluded |= rule.excludes;
        explained |= rule.explains;
        let mut problem = problem(subject, Code::Rule(index), word, &rule.when, person);
        if rule.effects.iter().any(|it| it.kind == EffectKind::Refund) {
            problem.amount_fen = person.unrefunded_fen();
        }
        found.push(problem);
    }
    for index in ones(held.differences & !explained) {
        let difference = &rules.differences[usize::from(index)];
        if difference.when.fits_dates(&of) {
            found.push(problem(subject, Code::Unclassified(index), word, &difference.when, person));
        }
    }
}

/// The positions of the ones, lowest first.
fn ones(mut bits: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let index = u8::try_from(bits.trailing_zeros()).ok().filter(|it| *it < 64)?;
        bits &= bits - 1;
        Some(index)
    })
}

fn problem(subject: Subject, code: Code, word: u64, when: &Condition, person: &Person<'_>) -> Problem {
    let dates = DATES.iter().filter_map(|it| Some((*it, person.day(*it, 0)?))).collect();
    let row = |it: &RowFact| RowRef { file: it.file, row: it.row, says: it.says(), class: it.class() };
    let proves = |it: &&RowFact| it.says() != Says::Nothing || it.marks & MATCH_MARKS != 0;
    Problem {
        subject,
        code,
        word,
        proof: word & when.mentions(),
        dates,
        rows: person.rows.iter().filter(proves).map(row).collect(),
        amount_fen: Fen::ZERO,
        owner_ix: None,
        candidates: Vec::new(),
    }
}

/// The days that a clerk wants to see.
const DATES: [DateName; 9] = [
    DateName::RecognisedOn,
    DateName::WithdrawnOn,
    DateName::DiedOn,
    DateName::MissingSince,
    DateName::MarriedOn,
    DateName::ElsewhereSince,
    DateName::EmployeeUntil,
    DateName::PaidOn,
    DateName::RefundedOn,
];

/// Facts in Chinese, classes included.
impl Problem {
    /// What is known of the person, in words.
    #[must_use]
    pub fn words(&self, rules: &Rules) -> Vec<String> {
        let class = |index: usize| fact::class(u8::try_from(index).unwrap_or(0)) & self.word != 0;
        let classes = rules.classes.iter().enumerate().filter(|it| class(it.0)).map(|it| it.1.name.clone());
        classes.chain(fact::words(self.word).into_iter().map(str::to_owned)).collect()
    }
}
