//! A number in one word, and what can be read from it.
//!
//! **Knows:** GB 11643. **Does not know:** spellings, people.

use super::{
    symbols::{Symbols, WEIGHTS, X},
    text::{finish, mix},
};

/// A number in one word: 17 digits and the check character as written (right or not), or, with the
/// highest bit, the hash of a document of another kind. 0 is no number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(u64);

/// Never prints the number.
impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0 == 0 { "Key(none)" } else { "Key(…)" })
    }
}

impl Key {
    /// No number.
    pub const NONE: Key = Key(0);

    /// 17 digits and a check value of 0 to 10.
    #[must_use]
    pub const fn new(body: u64, check: u8) -> Key {
        Key(body * 16 + check as u64)
    }

    /// The same number of somebody born in the 19th century, born a hundred years later: orders 996 to 999 were
    /// kept for the very old, and given to others too.
    #[must_use]
    pub fn a_century_later(self) -> Option<Key> {
        (self.birth_digits() / 1_000_000 == 18).then(|| Key::from_body(self.body() + 1_000_000_000))
    }

    /// 17 digits and the check character that follows from them.
    #[must_use]
    pub fn from_body(body: u64) -> Key {
        Key::new(body, check_of(body))
    }

    /// The key of 18 plain bytes, or none: the path of nearly all rows.
    #[must_use]
    #[inline]
    pub fn plain(text: &str) -> Key {
        let bytes = text.as_bytes();
        let Some((first, rest)) = bytes.split_first_chunk::<8>() else { return Key::NONE };
        let (Some((second, last)), true) = (rest.split_first_chunk::<8>(), bytes.len() == 18) else {
            return Key::NONE;
        };
        let check = match last[1] {
            b'X' | b'x' => X,
            it => it.wrapping_sub(b'0'),
        };
        let order = last[0].wrapping_sub(b'0');
        let (Some(first), Some(second)) = (eight_digits(*first), eight_digits(*second)) else {
            return Key::NONE;
        };
        if order > 9 || check > X || (check == X && !matches!(last[1], b'X' | b'x')) {
            return Key::NONE;
        }
        Key::new((first * 100_000_000 + second) * 10 + u64::from(order), check)
    }

    /// The key of 18 symbols, when they are plain.
    #[must_use]
    pub fn of(symbols: &Symbols) -> Key {
        let plain = symbols.len() == 18 && symbols.is_plain();
        match symbols.number(0, 17) {
            Some(body) if plain => Key::new(body, symbols.values()[17]),
            _ => Key::NONE,
        }
    }

    /// The key of a document of another kind.
    pub(super) fn other(text: &str) -> Key {
        let (mut one, mut two) = (3, 5);
        for byte in text.bytes() {
            one = mix(one, u64::from(byte));
            two = mix(two, u64::from(byte) ^ 0x5a);
        }
        Key(1 << 63 | u64::from(finish(one)) << 31 | u64::from(finish(two) >> 1))
    }

    /// Whether there is no number.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether this is the hash of another document.
    #[must_use]
    pub const fn is_other(self) -> bool {
        self.0 >> 63 == 1
    }

    /// The whole word, for hashing and storing.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The key from [`Key::bits`].
    #[must_use]
    pub const fn from_bits(bits: u64) -> Key {
        Key(bits)
    }

    /// The 17 digits.
    #[must_use]
    pub const fn body(self) -> u64 {
        self.0 >> 4
    }

    /// The characters, when this is an identity number.
    #[must_use]
    pub fn symbols(self) -> Option<Symbols> {
        if self.is_none() || self.is_other() {
            return None;
        }
        let mut symbols = Symbols::EMPTY;
        for place in (0..17).rev() {
            symbols.push((self.body() / 10_u64.pow(place) % 10) as u8);
        }
        symbols.push((self.0 & 15) as u8);
        Some(symbols)
    }

    /// Whether the check character is right and the birth day can be.
    #[must_use]
    pub fn is_valid(self) -> bool {
        !self.is_none()
            && !self.is_other()
            && (self.0 & 15) as u8 == check_of(self.body())
            && self.can_be_born()
    }

    /// Whether the birth day can be, the check character aside.
    #[must_use]
    pub fn can_be_born(self) -> bool {
        can_be_born(self.birth_digits())
    }

    /// The eight digits of the birth day, whether it can be or not.
    #[must_use]
    pub const fn birth_digits(self) -> u32 {
        (self.body() / 1_000 % 100_000_000) as u32
    }

    /// Whether the order digit is a woman's (even).
    #[must_use]
    pub const fn is_female(self) -> bool {
        self.body().is_multiple_of(2)
    }
}

/// Eight ASCII digits as a number, all at once.
#[inline]
fn eight_digits(bytes: [u8; 8]) -> Option<u64> {
    let word = u64::from_le_bytes(bytes);
    let digits = word ^ 0x3030_3030_3030_3030;
    if (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    Some(fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff)
}

/// The check value that follows from 17 digits.
fn check_of(body: u64) -> u8 {
    let (mut sum, mut rest) = (0, body);
    for weight in WEIGHTS[..17].iter().rev() {
        sum += rest % 10 * u64::from(*weight);
        rest /= 10;
    }
    ((12 - sum % 11) % 11) as u8
}

/// Whether eight digits are a day on which an insured person can be born.
pub(crate) fn can_be_born(digits: u32) -> bool {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    (1850..2200).contains(&year) && (1..=12).contains(&month) && (1..=longest).contains(&day)
}
