//! The rows of a block of people as one text, and back.
//!
//! **Knows:** the packing: rows separated by blanks, numbers by dots: person within the block, file, row, what it
//! says, class, marks, first day, last day, amount. **Does not know:** SQL.

use base::{Day, Fen};
use rayon::prelude::*;
use roster::compare::{Facts, RowFact, Source, Stray, StrayWhy};
use roster::rules::{Meaning, Rules, Says};
use store::RosterBlock;

/// People in a block.
pub(super) const BLOCK_PEOPLE: u32 = 32;
const STRAYS_IN_BLOCK: usize = 128;

/// The block of a person.
pub(super) const fn block_of(person: u32) -> i64 {
    (person / BLOCK_PEOPLE) as i64
}

fn push_number(text: &mut String, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    text.extend(digits[at..].iter().map(|it| char::from(*it)));
}

/// 0 is unknown, else days since 1900 and one.
fn day_number(day: Option<Day>) -> u64 {
    day.map_or(0, |it| u64::try_from(it.days_since(Day::MIN)).unwrap_or(0) + 1)
}

fn day_of(number: u64) -> Option<Day> {
    let days = i32::try_from(number.checked_sub(1)?).ok()?;
    Some(Day::MIN.plus_days(days))
}

fn push_row(text: &mut String, first: u64, row: &RowFact) {
    let says = Says::ALL.iter().position(|it| *it == row.says()).unwrap_or(0) as u64;
    let class = row.class().map_or(0, |it| u64::from(it) + 1);
    let amount = u64::try_from(row.amount_fen().0).unwrap_or(0);
    let numbers = [
        first,
        u64::from(row.file),
        u64::from(row.row),
        says,
        class,
        u64::from(row.marks),
        day_number(row.since.day()),
        day_number(row.until.day()),
        amount,
    ];
    for (at, number) in numbers.into_iter().enumerate() {
        if at > 0 {
            text.push('.');
        }
        push_number(text, number);
    }
}

/// All rows of a round by blocks, on all cores.
pub(super) fn pack(facts: &Facts, people: usize, seq: i64) -> Vec<RosterBlock> {
    let blocks = people.div_ceil(BLOCK_PEOPLE as usize);
    let mut packed: Vec<RosterBlock> = (0..blocks)
        .into_par_iter()
        .with_min_len(256)
        .filter_map(|block| {
            let mut text = String::new();
            let first = block * BLOCK_PEOPLE as usize;
            for ix in first..(first + BLOCK_PEOPLE as usize).min(people) {
                for row in facts.rows_of(ix) {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    push_row(&mut text, (ix - first) as u64, row);
                }
            }
            let block = i64::try_from(block).ok()?;
            (!text.is_empty()).then_some(RosterBlock { block, seq, packed: text })
        })
        .collect();
    for (nth, strays) in (1_i64..).zip(facts.strays.chunks(STRAYS_IN_BLOCK)) {
        packed.push(RosterBlock { block: -nth, seq, packed: pack_strays(strays) });
    }
    packed
}

/// Rows without a person: the claim stands in the place of the person, the reason at the end.
fn pack_strays(strays: &[Stray]) -> String {
    let mut text = String::new();
    for stray in strays {
        if !text.is_empty() {
            text.push(' ');
        }
        push_row(&mut text, stray.claim, &stray.row);
        let why = match stray.why {
            StrayWhy::Proposed => ".1",
            StrayWhy::NumberOfOther(_) => ".2",
            StrayWhy::Unknown => ".3",
            StrayWhy::Unusable => ".4",
        };
        text.push_str(why);
    }
    text
}

/// The rows of one block of people; `sources` are the files of the round. What cannot be read is left out.
pub(super) fn unpack(block: &RosterBlock, sources: &[Option<Source>], rules: &Rules) -> Vec<RowFact> {
    let read = |text: &str| -> Option<RowFact> {
        let mut numbers = text.split('.').map(|it| it.parse::<u64>().ok());
        let mut next = || numbers.next().flatten();
        let person = u32::try_from(block.block).ok()? * BLOCK_PEOPLE + u32::try_from(next()?).ok()?;
        let (file, row) = (u16::try_from(next()?).ok()?, u32::try_from(next()?).ok()?);
        let says = *Says::ALL.get(usize::try_from(next()?).ok()?)?;
        let class = next()?.checked_sub(1).and_then(|it| u8::try_from(it).ok());
        let marks = u8::try_from(next()?).ok()?;
        let (since, until) = (day_of(next()?), day_of(next()?));
        let amount = Fen(i64::try_from(next()?).ok()?);
        let mut fact = RowFact::new(person, file, row, Meaning { says, class })
            .with_days(since, until)
            .with_marks(marks)
            .with_amount(amount)?;
        if let Some(Source::Department(department)) = sources.get(usize::from(file)).copied().flatten() {
            let department = rules.departments.get(usize::from(department))?;
            fact = fact.with_authority(department.authority);
        }
        Some(fact)
    };
    block.packed.split(' ').filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was() {
        let day = Day::new(2020, 3, 1).ok();
        let rows = [
            RowFact::new(37, 2, 15, Meaning { says: Says::Entitling, class: Some(3) }).with_days(day, None),
            RowFact::new(33, 12, 1_388_402, Meaning { says: Says::Flag, class: None })
                .with_days(None, Some(Day::MAX))
                .with_marks(40),
        ];
        let paid =
            RowFact::new(63, 0, 1, Meaning { says: Says::Payment, class: None }).with_amount(Fen(28_000));
        for row in rows.into_iter().chain(paid) {
            let mut packed = String::new();
            push_row(&mut packed, u64::from(row.person_ix % BLOCK_PEOPLE), &row);
            let block = RosterBlock { block: block_of(row.person_ix), seq: 0, packed };
            assert_eq!(unpack(&block, &[], &Rules::default()), [row], "{}", block.packed);
        }
        let empty = RosterBlock { block: 1, seq: 0, packed: "nonsense 1.2 x".to_owned() };
        assert_eq!(unpack(&empty, &[], &Rules::default()), []);
    }
}
