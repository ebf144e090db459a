//! Multiplying amounts by rates, to the fen: the quick way in 64 bits where the product is sure to fit,
//! the exact way in 128 bits elsewhere. Both give the same number.

use base::{PPM, Rounding, divide_rounded};

/// Amounts below this (8.8 × 10¹² fen) times a rate of at most 100% stay within `i64`.
const QUICK: u64 = 1 << 43;

/// Amounts and meters beyond this (10 万亿元) are refused before they enter a run, so that no sum of a
/// run can leave `i64`.
pub const LARGEST_METER: i64 = 1_000_000_000_000_000;

/// Whether `amount × rate` is sure to fit for every rate from 0 to 100%.
#[inline]
pub fn is_quick(amount: i64) -> bool {
    amount.unsigned_abs() < QUICK
}

/// `amount × rate` to the fen, halves away from zero; `rate` in parts of a million.
#[inline]
pub fn times_rate(amount: i64, rate: i64) -> i64 {
    if is_quick(amount) && rate.unsigned_abs() <= PPM.unsigned_abs() {
        return per_million(amount * rate);
    }
    exact(amount, rate, PPM, Rounding::FenHalfUp)
}

/// `amount × rate`, rounded as named.
#[inline]
pub fn rounded_rate(amount: i64, rate: i64, round: Rounding) -> i64 {
    if round == Rounding::FenHalfUp { times_rate(amount, rate) } else { exact(amount, rate, PPM, round) }
}

/// A number of millionths as whole ones, halves away from zero.
#[inline]
pub fn per_million(millionths: i64) -> i64 {
    const HALF: i64 = PPM / 2;
    if millionths >= 0 { (millionths + HALF) / PPM } else { (millionths - HALF) / PPM }
}

/// `amount × top / bottom` to the fen, halves away from zero; `bottom` is positive.
#[inline]
pub fn proportion(amount: i64, top: i64, bottom: i64) -> i64 {
    match amount.checked_mul(top) {
        Some(product) if product.unsigned_abs() < 1 << 62 && bottom < 1 << 61 => {
            let half = bottom / 2;
            if product >= 0 { (product + half) / bottom } else { (product - half) / bottom }
        }
        _ => exact(amount, top, bottom, Rounding::FenHalfUp),
    }
}

/// `numerator / denominator`, rounded as named; `None` beyond ±[`LARGEST_METER`], which only absurd factors
/// in a pack can reach.
pub fn quotient(numerator: i128, denominator: i128, round: Rounding) -> Option<i64> {
    let most = i128::from(LARGEST_METER).saturating_mul(denominator);
    (-most..=most).contains(&numerator).then(|| divide_rounded(numerator, denominator, round))
}

#[cold]
fn exact(amount: i64, top: i64, bottom: i64, round: Rounding) -> i64 {
    divide_rounded(i128::from(amount) * i128::from(top), i128::from(bottom), round)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_is_exact(amount in -LARGEST_METER..LARGEST_METER, rate in 0..=PPM, bottom in 1..PPM) {
            prop_assert_eq!(times_rate(amount, rate), exact(amount, rate, PPM, Rounding::FenHalfUp));
            let small = amount / 1_000;
            prop_assert_eq!(times_rate(small, rate), exact(small, rate, PPM, Rounding::FenHalfUp));
            prop_assert_eq!(proportion(small, rate, bottom), exact(small, rate, bottom, Rounding::FenHalfUp));
        }
    }
}
