//! All valid numbers from which a damaged one can have come by one slip.
//!
//! **Knows:** the arithmetic of the check character: for each place at most one digit mends the sum, so
//! a damaged number has some twenty neighbours, not 180. **Does not know:** who has them.

use super::Slip;
use crate::normal::{INVERSES, Key, Symbols, UNKNOWN, WEIGHTS, X, from_fifteen};

/// Calls `found` for every valid number that is one slip away.
pub(super) fn neighbours(written: &Symbols, mut found: impl FnMut(Key, Slip)) {
    match written.len() {
        18 => {
            characters(written, &mut found);
            swaps(written, &mut found);
            rounded(written, &mut found);
        }
        17 => missing(written, &mut found),
        19 => extra(written, &mut found),
        14..=16 => fifteen(written, &mut found),
        _ => {}
    }
}

fn emit(symbols: &Symbols, slip: Slip, found: &mut impl FnMut(Key, Slip)) {
    // The sum is right already; only the birth day may still be none.
    let key = Key::of(symbols);
    if !key.is_none() && key.can_be_born() {
        found(key, slip);
    }
}

fn place(at: usize) -> u8 {
    at as u8 + 1
}

/// The value at `at` that makes the sum 1, given that the sum is `sum` with value 0 there.
fn mending(at: usize, sum: u32) -> u8 {
    ((12 - sum % 11) * INVERSES[WEIGHTS[at] as usize % 11] % 11) as u8
}

fn characters(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    for at in 0..18 {
        let mut other = *written;
        other.values_mut()[at] = 0;
        let value = mending(at, other.sum());
        if value == X && at < 17 {
            continue;
        }
        other.values_mut()[at] = value;
        if other != *written {
            emit(&other, Slip::Character { place: place(at) }, found);
        }
    }
}

fn swaps(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    for at in 0..17 {
        let mut other = *written;
        other.values_mut().swap(at, at + 1);
        if other != *written && other.sum() == 1 {
            emit(&other, Slip::Swapped { place: place(at) }, found);
        }
    }
}

fn missing(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    for at in 0..18 {
        let mut other = written.with(at, 0);
        let value = mending(at, other.sum());
        if value == X && at < 17 {
            continue;
        }
        // A missing one of several equal digits is missing once.
        if at > 0 && written.values()[at - 1] == value {
            continue;
        }
        other.values_mut()[at] = value;
        emit(&other, Slip::Missing { place: place(at) }, found);
    }
}

fn extra(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    for at in 0..19 {
        if at > 0 && written.values()[at - 1] == written.values()[at] {
            continue;
        }
        let other = written.without(at);
        if other.sum() == 1 {
            emit(&other, Slip::Extra { place: place(at) }, found);
        }
    }
}

/// The last three characters were lost: a hundred numbers begin like this.
fn rounded(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    let lost = |it: &u8| *it == 0 || *it == UNKNOWN;
    if !written.values()[15..].iter().all(lost) {
        return;
    }
    if let Some(first) = written.number(0, 15) {
        for rest in 0..100 {
            let key = Key::from_body(first * 100 + rest);
            if key.is_valid() {
                found(key, Slip::Rounded);
            }
        }
    }
}

/// Old numbers have no check character: every digit of 15 may be wrong, two may be swapped, one of 16
/// too many. Who asks must not take a single hit for proof.
fn fifteen(written: &Symbols, found: &mut impl FnMut(Key, Slip)) {
    let mut old = |symbols: &Symbols, slip| {
        if let Some(key) = from_fifteen(symbols) {
            found(key, slip);
        }
    };
    match written.len() {
        15 => {
            for at in 0..15 {
                for value in (0..10).filter(|it| *it != written.values()[at]) {
                    let mut other = *written;
                    other.values_mut()[at] = value;
                    old(&other, Slip::Character { place: place(at) });
                }
                let mut other = *written;
                if at < 14 && other.values()[at] != other.values()[at + 1] {
                    other.values_mut().swap(at, at + 1);
                    old(&other, Slip::Swapped { place: place(at) });
                }
            }
        }
        16 => {
            for at in 0..16 {
                old(&written.without(at), Slip::Extra { place: place(at) });
            }
        }
        _ => {
            for at in 0..15 {
                for value in 0..10 {
                    old(&written.with(at, value), Slip::Missing { place: place(at) });
                }
            }
        }
    }
}

/// Numbers that two slips part from a valid one: a wrong digit of 17 together with the check character,
/// or two swapped ones with it. Far too many to prove anything.
pub(super) fn two_slips(written: &Symbols, mut found: impl FnMut(Key)) {
    let Some(body) = written.number(0, 17) else { return };
    let digit = |at: usize| u64::from(written.values()[at]);
    let unit = |at: usize| 10_u64.pow(16 - at as u32);
    let weight = |at: usize| u64::from(WEIGHTS[at]);
    let sum: u64 = (0..17).map(|at| digit(at) * weight(at)).sum();
    // The check value follows from the changed sum: no need to add up anew.
    let mut offer = |body: u64, sum: u64| {
        let key = Key::new(body, ((12 - sum % 11) % 11) as u8);
        if key.can_be_born() {
            found(key);
        }
    };
    for at in 0..17 {
        let (others, rest) = (body - digit(at) * unit(at), sum - digit(at) * weight(at));
        for value in (0..10).filter(|it| *it != digit(at)) {
            offer(others + value * unit(at), rest + value * weight(at));
        }
        if at < 16 && digit(at) != digit(at + 1) {
            let (one, two) = (digit(at + 1), digit(at));
            let others = others - digit(at + 1) * unit(at + 1) + one * unit(at) + two * unit(at + 1);
            let rest = rest - digit(at + 1) * weight(at + 1) + one * weight(at) + two * weight(at + 1);
            offer(others, rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::{Number, read_number};

    fn damaged(text: &str) -> Symbols {
        match read_number(text) {
            Number::Damaged(symbols) => symbols,
            other => panic!("{text}: {other:?}"),
        }
    }

    /// Every number two slips away is valid, and those that change one digit are all there.
    #[test]
    fn two_slips_are_valid_numbers() {
        let key = Key::from_body(99_010_019_900_307_123);
        let mut all = Vec::new();
        two_slips(&key.symbols().unwrap(), |it| all.push(it));
        assert!(all.iter().all(|it| it.is_valid() && *it != key));
        for order in [113, 143, 923, 132, 213] {
            assert!(all.contains(&Key::from_body(99_010_019_900_307_000 + order)), "{order}");
        }
    }

    /// Whatever single slip happens to a number, the number is among the neighbours with that slip.
    #[test]
    fn every_slip_is_undone() {
        for seed in 0..60_u64 {
            let body = format!("9901001987{:02}{:02}{:03}", seed % 12 + 1, seed % 28 + 1, seed * 7919 % 1000);
            let good = format!("{body}{}", base::check_digit(&body).unwrap());
            let key = Key::plain(&good);
            let check = |text: &str, wanted: fn(Slip) -> bool| {
                if matches!(read_number(text), Number::Valid(..)) {
                    return;
                }
                let (mut hits, mut all) = (0, 0);
                neighbours(&damaged(text), |it, slip| {
                    hits += usize::from(it == key && wanted(slip));
                    all += 1;
                });
                assert!(hits >= 1, "{good} from {text}: {hits} hits of {all}");
                assert!(all < 140);
            };
            for at in 0..18 {
                for digit in "0123456789".chars() {
                    let mut other: Vec<char> = good.chars().collect();
                    other[at] = digit;
                    let other: String = other.into_iter().collect();
                    if other != good {
                        check(&other, |it| matches!(it, Slip::Character { .. }));
                    }
                }
                let mut less = good.clone();
                less.remove(at);
                check(&less, |it| matches!(it, Slip::Missing { .. }));
                for digit in "0123456789".chars() {
                    let mut more = good.clone();
                    more.insert(at, digit);
                    check(&more, |it| matches!(it, Slip::Extra { .. }));
                }
                let mut swapped: Vec<char> = good.chars().collect();
                if at < 17 && swapped[at] != swapped[at + 1] {
                    swapped.swap(at, at + 1);
                    check(&swapped.into_iter().collect::<String>(), |it| matches!(it, Slip::Swapped { .. }));
                }
            }
            check(&format!("{}000", &good[..15]), |it| matches!(it, Slip::Rounded | Slip::Character { .. }));
        }
    }
}
