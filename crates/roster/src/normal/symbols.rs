//! The characters of a number that may be damaged, and the arithmetic of the check character.
//!
//! **Knows:** GB 11643: the weighted sum of all 18 characters is 1 modulo 11. **Does not know:** people.

/// The value of the character X.
pub const X: u8 = 10;
/// A character that cannot be read.
pub const UNKNOWN: u8 = 11;
/// Weights of the 18 places; the check character counts once.
pub const WEIGHTS: [u32; 18] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
/// Inverses modulo 11, by number.
pub const INVERSES: [u32; 11] = [0, 1, 6, 4, 3, 9, 2, 8, 7, 5, 10];

/// Up to 20 characters: digits as their values, [`X`] and [`UNKNOWN`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Symbols {
    at: [u8; 20],
    length: u8,
}

impl Symbols {
    /// No character.
    pub const EMPTY: Symbols = Symbols { at: [0; 20], length: 0 };

    /// Adds one character; `false` when there are too many.
    pub fn push(&mut self, value: u8) -> bool {
        let Some(place) = self.at.get_mut(usize::from(self.length)) else { return false };
        *place = value;
        self.length += 1;
        true
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[u8] {
        &self.at[..usize::from(self.length)]
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> &mut [u8] {
        &mut self.at[..usize::from(self.length)]
    }

    /// How many characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.length)
    }

    /// Whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The same without the character at `place`.
    #[must_use]
    pub fn without(&self, place: usize) -> Symbols {
        let mut rest = Symbols::EMPTY;
        for (at, value) in self.values().iter().enumerate() {
            if at != place {
                rest.push(*value);
            }
        }
        rest
    }

    /// The same with `value` before the character at `place`.
    #[must_use]
    pub fn with(&self, place: usize, value: u8) -> Symbols {
        let mut all = Symbols::EMPTY;
        for at in 0..=self.len() {
            if at == place {
                all.push(value);
            }
            if let Some(it) = self.values().get(at) {
                all.push(*it);
            }
        }
        all
    }

    /// Weighted sum modulo 11 of the first 18 characters, unknown ones as 0.
    #[must_use]
    pub fn sum(&self) -> u32 {
        let readable = |it: u8| if it == UNKNOWN { 0 } else { u32::from(it) };
        self.values().iter().zip(WEIGHTS).map(|(it, weight)| readable(*it) * weight).sum::<u32>() % 11
    }

    /// Whether every character stands where it may: X only at the end, nothing unreadable.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.values().iter().enumerate().all(|(at, it)| *it < X || (*it == X && at == 17))
    }

    /// The digits from `first` on as a number, when all are digits.
    #[must_use]
    pub fn number(&self, first: usize, count: usize) -> Option<u64> {
        let digits = self.values().get(first..first + count)?;
        digits.iter().try_fold(0, |sum, it| (*it < X).then(|| sum * 10 + u64::from(*it)))
    }
}

/// Never prints the digits.
impl std::fmt::Debug for Symbols {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Symbols({} characters)", self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverses_are_inverses() {
        for it in 1..11 {
            assert_eq!(it * INVERSES[it as usize] % 11, 1);
        }
    }

    /// The two forms of the rule agree: the sum of 18 is 1 exactly when the check character is right.
    #[test]
    fn the_sum_agrees_with_the_check_character() {
        for seed in 0..500_u64 {
            let body = format!("{:017}", seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000_000_000_000);
            let right = base::check_digit(&body).unwrap();
            for check in "0123456789X".chars() {
                let mut symbols = Symbols::EMPTY;
                for it in body.chars().chain([check]) {
                    symbols.push(it.to_digit(10).map_or(X, |it| it as u8));
                }
                assert_eq!(symbols.sum() == 1, check == right);
            }
        }
    }

    #[test]
    fn putting_in_and_taking_out() {
        let mut it = Symbols::EMPTY;
        for value in [1, 2, 3] {
            assert!(it.push(value));
        }
        assert_eq!(it.without(1).values(), [1, 3]);
        assert_eq!(it.with(0, 9).values(), [9, 1, 2, 3]);
        assert_eq!(it.with(3, 9).values(), [1, 2, 3, 9]);
        assert_eq!(it.number(1, 2), Some(23));
    }
}
