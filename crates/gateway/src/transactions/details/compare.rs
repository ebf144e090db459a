//! Two books, line by line: what stands on one side and not on the other.
//!
//! **Knows:** lines of both sides. **Does not know:** files, messages, where lines come from.
//!
//! A settlement that was taken back is two lines, one of them back. What neither side lets stand (booked
//! and taken back here, unknown there) is no difference.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen};

/// A line of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the institution's file; 0 for ours.
    pub place: usize,
    pub setl_id: String,
    pub mdtrt_id: String,
    pub psn_no: String,
    pub fee_fen: Fen,
    pub fund_fen: Fen,
    pub account_fen: Fen,
    /// Whether it takes a settlement back.
    pub is_back: bool,
}

/// What the centre knows of a settlement, also outside the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub booked_on: Day,
    pub reversed_on: Option<Day>,
}

/// How two books differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The institution has it, the centre has not.
    OnlyInstitution,
    /// The centre has it, the institution has not.
    OnlyCentre,
    /// Both have it, with other amounts.
    Amounts,
    /// Both have it, for another visit or person.
    Persons,
    /// The institution took it back, the centre did not.
    BackAtInstitution,
    /// The centre took it back, the institution did not.
    BackAtCentre,
    /// The institution has the line twice.
    Twice,
    /// Both have it, the centre on another day or for another kind of clearing.
    Elsewhere(Day),
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    pub kind: Kind,
    pub theirs: Option<&'a Line>,
    pub ours: Option<&'a Line>,
}

type Key<'a> = (&'a str, bool);

/// Differences in the order of their file, then of ours. `known` has what the centre knows of every
/// settlement that either side names.
pub fn compare<'a>(
    theirs: &'a [Line],
    ours: &'a [Line],
    known: &BTreeMap<String, Known>,
) -> Vec<Difference<'a>> {
    let own: BTreeMap<Key<'_>, &Line> =
        ours.iter().map(|it| ((it.setl_id.as_str(), it.is_back), it)).collect();
    let named: BTreeSet<Key<'_>> = theirs.iter().map(|it| (it.setl_id.as_str(), it.is_back)).collect();
    let mut seen = BTreeSet::new();
    let mut differences = Vec::new();
    for it in theirs {
        let key = (it.setl_id.as_str(), it.is_back);
        let ours = own.get(&key).copied();
        let kind = if !it.setl_id.is_empty() && !seen.insert(key) {
            Some(Kind::Twice)
        } else if let Some(ours) = ours {
            difference(it, ours)
        } else {
            let has_opposite = named.contains(&(it.setl_id.as_str(), !it.is_back));
            unmatched(it.is_back, has_opposite, known.get(&it.setl_id))
        };
        differences.extend(kind.map(|kind| Difference { kind, theirs: Some(it), ours }));
    }
    for it in ours.iter().filter(|it| !named.contains(&(it.setl_id.as_str(), it.is_back))) {
        let names_opposite = named.contains(&(it.setl_id.as_str(), !it.is_back));
        let is_back_too = known.get(&it.setl_id).is_some_and(|it| it.reversed_on.is_some());
        let kind = match (it.is_back, names_opposite) {
            (true, true) => Kind::BackAtCentre,
            // Booked and taken back in the period, and the institution has neither.
            (true, false) if own.contains_key(&(it.setl_id.as_str(), false)) => continue,
            (true, false) => Kind::BackAtCentre,
            (false, false) if is_back_too => continue,
            (false, _) => Kind::OnlyCentre,
        };
        differences.push(Difference { kind, theirs: None, ours: Some(it) });
    }
    differences
}

fn difference(theirs: &Line, ours: &Line) -> Option<Kind> {
    // What is taken back is written with or without its sign.
    let same = |theirs: Fen, ours: Fen| theirs == ours || (ours < Fen::ZERO && theirs == -ours);
    let is_same = same(theirs.fee_fen, ours.fee_fen)
        && same(theirs.fund_fen, ours.fund_fen)
        && same(theirs.account_fen, ours.account_fen);
    let fits = |theirs: &str, ours: &str| theirs.is_empty() || theirs == ours;
    if !is_same {
        Some(Kind::Amounts)
    } else if !fits(&theirs.mdtrt_id, &ours.mdtrt_id) || !fits(&theirs.psn_no, &ours.psn_no) {
        Some(Kind::Persons)
    } else {
        None
    }
}

fn unmatched(is_back: bool, has_opposite: bool, known: Option<&Known>) -> Option<Kind> {
    match (is_back, known) {
        // Booked and taken back there, never here.
        (_, None) if has_opposite => None,
        (_, None) => Some(Kind::OnlyInstitution),
        (false, Some(known)) => Some(Kind::Elsewhere(known.booked_on)),
        (true, Some(Known { reversed_on: Some(day), .. })) => Some(Kind::Elsewhere(*day)),
        (true, Some(_)) => Some(Kind::BackAtInstitution),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Kind::*;
    use super::*;

    fn line(id: &str, fee: i64, is_back: bool) -> Line {
        Line {
            place: 0,
            setl_id: id.to_owned(),
            mdtrt_id: format!("V{id}"),
            psn_no: "P".to_owned(),
            fee_fen: Fen(fee),
            fund_fen: Fen(fee / 2),
            account_fen: Fen::ZERO,
            is_back,
        }
    }

    fn kinds(theirs: &[Line], ours: &[Line], known: &[(&str, Option<&str>)]) -> Vec<(Kind, String, bool)> {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let known = known.iter().map(|(id, back)| {
            let known = Known { booked_on: day("2024-03-05"), reversed_on: back.map(day) };
            ((*id).to_owned(), known)
        });
        let found = compare(theirs, ours, &known.collect());
        let line = |it: &Difference<'_>| it.theirs.or(it.ours).map(|it| (it.setl_id.clone(), it.is_back));
        found
            .iter()
            .map(|it| {
                let (id, back) = line(it).unwrap();
                (it.kind, id, back)
            })
            .collect()
    }

    #[test]
    fn equal_books_have_no_differences() {
        let both = [line("1", 100, false), line("2", 50, false), line("2", -50, true)];
        let known = [("1", None), ("2", Some("2024-03-05"))];
        assert_eq!(kinds(&both, &both, &known), []);
        let mut unsigned = both.to_vec();
        unsigned[2] = line("2", 50, true);
        assert_eq!(kinds(&unsigned, &both, &known), []);
        assert_eq!(kinds(&[], &[], &[]), []);
    }

    #[test]
    fn each_kind_of_difference_is_told() {
        let theirs = [
            line("1", 100, false), // equal
            line("2", 101, false), // another amount
            line("3", 70, false),  // unknown to the centre
            line("5", 80, false),  // taken back here only
            line("6", 90, false),  // taken back there only
            line("6", -90, true),
            line("", 33, false), // never got a number
        ];
        let ours = [
            line("1", 100, false),
            line("2", 100, false),
            line("4", 60, false), // unknown there
            line("5", 80, false),
            line("5", -80, true),
            line("6", 90, false),
        ];
        let known = [("1", None), ("2", None), ("4", None), ("5", Some("2024-03-05")), ("6", None)];
        let it = |kind, id: &str, back| (kind, id.to_owned(), back);
        let expected = [
            it(Amounts, "2", false),
            it(OnlyInstitution, "3", false),
            it(BackAtInstitution, "6", true),
            it(OnlyInstitution, "", false),
            it(OnlyCentre, "4", false),
            it(BackAtCentre, "5", true),
        ];
        assert_eq!(kinds(&theirs, &ours, &known), expected);
    }

    #[test]
    fn what_stands_on_neither_side_is_no_difference() {
        let pair = [line("1", 10, false), line("1", -10, true)];
        assert_eq!(kinds(&pair, &[], &[]), [], "booked and taken back there only");
        assert_eq!(kinds(&[], &pair, &[("1", Some("2024-03-05"))]), [], "here only");
        assert_eq!(kinds(&[], &pair[..1], &[("1", Some("2024-03-06"))]), [], "taken back after the period");
        assert_eq!(
            kinds(&[], &pair[1..], &[("1", Some("2024-03-05"))])[0].0,
            BackAtCentre,
            "booked before it"
        );
    }

    #[test]
    fn lines_twice_of_others_and_of_other_days_are_told() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let one = [line("1", 10, false)];
        assert_eq!(kinds(&[one[0].clone(), one[0].clone()], &one, &[("1", None)])[0].0, Twice);
        assert_eq!(kinds(&one, &[], &[("1", None)])[0].0, Elsewhere(day("2024-03-05")));
        let back = [line("1", -10, true)];
        assert_eq!(kinds(&back, &[], &[("1", Some("2024-03-09"))])[0].0, Elsewhere(day("2024-03-09")));
        let other = Line { psn_no: "Q".to_owned(), ..one[0].clone() };
        assert_eq!(kinds(&[other], &one, &[("1", None)])[0].0, Persons);
        let silent = Line { psn_no: String::new(), mdtrt_id: String::new(), ..one[0].clone() };
        assert_eq!(kinds(&[silent], &one, &[("1", None)]), []);
    }

    /// What a settlement may be on one side.
    fn side() -> impl Strategy<Value = (bool, bool, i64)> {
        (any::<bool>(), any::<bool>(), 1..4_i64)
    }

    fn rows(id: usize, (is_there, is_back, fee): (bool, bool, i64)) -> Vec<Line> {
        let id = id.to_string();
        let all = [line(&id, fee * 100, false), line(&id, -fee * 100, true)];
        all[..if is_there { 1 + usize::from(is_back) } else { 0 }].to_vec()
    }

    proptest! {
        /// Totals differ by what the differences say, and there are differences only where it matters.
        #[test]
        fn differences_explain_the_totals(sides in proptest::collection::vec((side(), side()), 0..12)) {
            let theirs: Vec<Line> = sides.iter().enumerate().flat_map(|(id, it)| rows(id, it.0)).collect();
            let ours: Vec<Line> = sides.iter().enumerate().flat_map(|(id, it)| rows(id, it.1)).collect();
            let day: Day = "2024-03-05".parse().unwrap();
            let known = sides.iter().enumerate().filter(|(_, it)| it.1.0).map(|(id, it)| {
                (id.to_string(), Known { booked_on: day, reversed_on: it.1.1.then_some(day) })
            });
            let found = compare(&theirs, &ours, &known.collect());
            let sum = |lines: &[Line]| lines.iter().map(|it| it.fee_fen).sum::<Fen>();
            let said: Fen = found
                .iter()
                .map(|it| {
                    let fee = |line: Option<&Line>| line.map_or(Fen::ZERO, |it| it.fee_fen);
                    fee(it.theirs) - fee(it.ours)
                })
                .sum();
            prop_assert_eq!(said, sum(&theirs) - sum(&ours));
            for (id, (there, here)) in sides.iter().enumerate() {
                let stands = |it: &(bool, bool, i64)| if it.0 && !it.1 { it.2 } else { 0 };
                let id = id.to_string();
                let is_told = found.iter().any(|it| it.theirs.or(it.ours).unwrap().setl_id == id);
                let is_known_to_both = there.0 && here.0;
                if stands(there) != stands(here) {
                    prop_assert!(is_told, "{} {:?} {:?}", id, there, here);
                } else if !is_known_to_both {
                    prop_assert!(!is_told, "{} {:?} {:?}", id, there, here);
                }
            }
        }
    }
}
