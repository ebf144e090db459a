//! Numbers of people (GB 11643) that are unique by construction.
//!
//! A number is area, birth day, three digits of order (odd for men), check character. Birth days
//! and sexes are drawn, so two people could draw the same ones; remembering what was given out
//! would cost memory and order. Instead person `i` belongs to class `i mod 8` and has rank `i / 8`:
//!
//! - within a class, the rank is sent by a bijection to one of 365 × 500 places (day of the year,
//!   order), so two people of one class differ in day or order, whatever their years and sexes;
//! - two people of different classes never share a birth year, because class `k` is born in years
//!   that are `k` modulo 8 (the household chooses ages from windows of 8 years for this).
//!
//! This holds for 8 × 182,500 = 1,460,000 people of a county.

use base::{Day, PersonNumber, check_digit};

use crate::random::scramble;

/// Classes of people by birth year.
pub(crate) const CLASSES: u64 = 8;
/// Days of a year (29 February is nobody's) times orders of one sex.
const PLACES: u64 = 365 * 500;
/// As many people as a county can have.
pub(crate) const MOST_PEOPLE: u64 = CLASSES * PLACES;

/// The first year from `earliest` on in which person `index` can be born.
pub(crate) fn birth_year(seed: u64, index: u64, earliest: i32) -> i32 {
    let wanted = (index + scramble(seed)) % CLASSES;
    let step = (wanted as i32 - earliest).rem_euclid(CLASSES as i32);
    earliest + step
}

/// Number and birth day of person `index`, born in `year` (from [`birth_year`]).
pub(crate) fn make(seed: u64, index: u64, year: i32, female: bool, area: &str) -> (PersonNumber, Day) {
    let place = place_of(seed, index);
    let (month, day) = month_and_day((place / 500) as u32);
    let order = (place % 500) * 2 + u64::from(!female);
    let mut text = String::with_capacity(18);
    text.push_str(area);
    push_padded(&mut text, year as u64, 4);
    push_padded(&mut text, u64::from(month), 2);
    push_padded(&mut text, u64::from(day), 2);
    push_padded(&mut text, order, 3);
    text.push(check_digit(&text).expect("seventeen digits were put together"));
    let number = PersonNumber::parse(&text).expect("made numbers are well formed");
    let birth = number.birth();
    (number, birth)
}

/// A bijection of ranks, another one for every seed and class: multiply and add modulo
/// [`PLACES`] = 2² × 5⁴ × 73, with a multiplier that shares no factor with it.
fn place_of(seed: u64, index: u64) -> u64 {
    let (class, rank) = (index % CLASSES, index / CLASSES);
    let key = scramble(seed ^ (class + 1));
    let coprime = |it: &u64| !it.is_multiple_of(2) && !it.is_multiple_of(5) && !it.is_multiple_of(73);
    let first = key % PLACES;
    let multiplier = (first..first + PLACES).find(coprime).expect("four neighbours hold a coprime number");
    (rank * multiplier + scramble(key) % PLACES) % PLACES
}

fn month_and_day(mut day_of_year: u32) -> (u32, u32) {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in LENGTHS.into_iter().enumerate() {
        if day_of_year < length {
            return (month as u32 + 1, day_of_year + 1);
        }
        day_of_year -= length;
    }
    (12, 31)
}

fn push_padded(text: &mut String, value: u64, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10_u64.pow(place) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worst case for uniqueness: everyone of one sex, as close in age as the classes allow.
    #[test]
    fn as_many_people_as_fit_have_different_numbers() {
        for seed in [0, 7] {
            let mut seen = vec![0_u64; (MOST_PEOPLE as usize).div_ceil(64)];
            for index in 0..MOST_PEOPLE {
                let year = birth_year(seed, index, 1990);
                assert!((1990..1998).contains(&year));
                let key = (year - 1990) as u64 * PLACES + place_of(seed, index);
                let bit = 1 << (key % 64);
                assert_eq!(seen[(key / 64) as usize] & bit, 0, "person {index} of seed {seed}");
                seen[(key / 64) as usize] |= bit;
            }
        }
    }

    #[test]
    fn days_of_the_year() {
        assert_eq!(month_and_day(0), (1, 1));
        assert_eq!(month_and_day(58), (2, 28));
        assert_eq!(month_and_day(59), (3, 1));
        assert_eq!(month_and_day(364), (12, 31));
    }

    #[test]
    fn a_number_carries_area_birth_and_sex() {
        let year = birth_year(3, 17, 1950);
        let (number, birth) = make(3, 17, year, true, "990100");
        assert!(number.reveal().starts_with("990100"));
        assert_eq!(birth.year(), year);
        assert!(number.is_female());
    }
}
