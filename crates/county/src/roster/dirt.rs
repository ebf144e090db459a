//! Kinds of dirt on rows, how often each, and how each damages a number or a name.
//! Knows texts only: who is damaged is the plan's choice.

use fastrand::Rng;

use super::variants;

/// What is wrong with a row. At most one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dirt {
    /// Nothing.
    Clean,
    /// One character of the number is another.
    DigitWrong,
    /// Two neighbours of the number changed places.
    Swapped,
    /// The old number of 15 digits (people born before 2000).
    Old15,
    /// A digit is missing: 17 characters.
    DigitMissing,
    /// A digit too many: 19 characters.
    DigitExtra,
    /// 9.90100196801012E+17: the last three digits are lost.
    Scientific,
    /// No number; name, birth and place only.
    NumberMissing,
    /// A small x.
    SmallX,
    /// Digits of full width.
    FullWidth,
    /// Blanks inside the number or around it.
    NumberBlank,
    /// An apostrophe before the number.
    Apostrophe,
    /// A blank inside the name.
    NameBlank,
    /// Another kind of middle dot.
    NameDot,
    /// A traditional character or a written variant.
    NameTraditional,
    /// A rare character lost: ? or its sound instead.
    NameRare,
    /// The row stands there a second time.
    Duplicate,
    /// A person who is not on the register.
    Stranger,
    /// Not on the register, and of the same name as someone who is.
    Namesake,
    /// Not on the register: brother or sister of someone who is; same surname, village, birth year nearby.
    Sibling,
    /// The valid number of another registered person, of the same household where there is one.
    WrongNumber,
    /// The number that the person had before it was changed.
    OldNumber,
    /// The name that the person had before it was changed.
    OldName,
}

impl Dirt {
    /// Code as written into `truth.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Dirt::Clean => "clean",
            Dirt::DigitWrong => "digit_wrong",
            Dirt::Swapped => "swapped",
            Dirt::Old15 => "old_15",
            Dirt::DigitMissing => "digit_missing",
            Dirt::DigitExtra => "digit_extra",
            Dirt::Scientific => "scientific",
            Dirt::NumberMissing => "number_missing",
            Dirt::SmallX => "small_x",
            Dirt::FullWidth => "full_width",
            Dirt::NumberBlank => "number_blank",
            Dirt::Apostrophe => "apostrophe",
            Dirt::NameBlank => "name_blank",
            Dirt::NameDot => "name_dot",
            Dirt::NameTraditional => "name_traditional",
            Dirt::NameRare => "name_rare",
            Dirt::Duplicate => "duplicate",
            Dirt::Stranger => "stranger",
            Dirt::Namesake => "namesake",
            Dirt::Sibling => "sibling",
            Dirt::WrongNumber => "wrong_number",
            Dirt::OldNumber => "old_number",
            Dirt::OldName => "old_name",
        }
    }

    /// Whether the row's person is not on the register.
    #[must_use]
    pub const fn is_not_in_register(self) -> bool {
        matches!(self, Dirt::Stranger | Dirt::Namesake | Dirt::Sibling)
    }

    /// Whether only a person can say whose row it is; problems are kept off such rows.
    #[must_use]
    pub const fn needs_a_person(self) -> bool {
        matches!(self, Dirt::Scientific | Dirt::NumberMissing | Dirt::WrongNumber | Dirt::OldNumber)
            || self.is_not_in_register()
    }
}

/// How many rows of a million are damaged in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DirtRates {
    /// [`Dirt::DigitWrong`].
    pub digit_wrong_ppm: u32,
    /// [`Dirt::Swapped`].
    pub swapped_ppm: u32,
    /// [`Dirt::Old15`], of all rows.
    pub old_15_ppm: u32,
    /// Spelling of the number: x, full width, blanks, apostrophe.
    pub spelling_ppm: u32,
    /// Spelling of the name: blank, dot, traditional, rare.
    pub name_ppm: u32,
    /// [`Dirt::DigitMissing`] and [`Dirt::DigitExtra`], half each.
    pub length_ppm: u32,
    /// [`Dirt::Scientific`].
    pub scientific_ppm: u32,
    /// [`Dirt::NumberMissing`].
    pub number_missing_ppm: u32,
    /// [`Dirt::WrongNumber`].
    pub wrong_number_ppm: u32,
    /// [`Dirt::Duplicate`], exact.
    pub duplicate_ppm: u32,
    /// Strangers, namesakes and siblings, exact.
    pub not_in_register_ppm: u32,
}

impl DirtRates {
    /// As measured on lists of other counties.
    pub const MEASURED: DirtRates = DirtRates {
        digit_wrong_ppm: 8_000,
        swapped_ppm: 3_000,
        old_15_ppm: 3_000,
        spelling_ppm: 5_000,
        name_ppm: 4_000,
        length_ppm: 600,
        scientific_ppm: 300,
        number_missing_ppm: 300,
        wrong_number_ppm: 2_000,
        duplicate_ppm: 5_000,
        not_in_register_ppm: 2_000,
    };
}

/// The damaged form of a good number of 18 characters; unchanged for dirt that is not the number's.
pub(crate) fn damage_number(rng: &mut Rng, number: &str, dirt: Dirt) -> String {
    let mut bytes = number.as_bytes().to_vec();
    match dirt {
        Dirt::DigitWrong => {
            let at = rng.usize(0..18);
            let digits: &[u8] = if at == 17 { b"0123456789X" } else { b"0123456789" };
            let others: Vec<u8> = digits.iter().copied().filter(|it| *it != bytes[at]).collect();
            bytes[at] = others[rng.usize(0..others.len())];
        }
        Dirt::Swapped => {
            // The check character changes places only where it is a digit.
            let last = if bytes[17] == b'X' { 16 } else { 17 };
            let differ: Vec<usize> = (0..last).filter(|it| bytes[*it] != bytes[it + 1]).collect();
            let at = differ[rng.usize(0..differ.len())];
            bytes.swap(at, at + 1);
        }
        Dirt::Old15 => {
            bytes.truncate(17);
            bytes.drain(6..8);
        }
        Dirt::DigitMissing => {
            bytes.remove(rng.usize(0..18));
        }
        Dirt::DigitExtra => bytes.insert(rng.usize(0..18), b'0' + rng.u8(0..10)),
        Dirt::Scientific => {
            let kept = &number[..15];
            return format!("{}.{}E+17", &kept[..1], kept[1..].trim_end_matches('0'));
        }
        Dirt::NumberMissing => bytes.clear(),
        Dirt::SmallX => bytes.make_ascii_lowercase(),
        Dirt::FullWidth => return number.chars().map(full_width).collect(),
        Dirt::NumberBlank => {
            return match rng.u32(0..3) {
                0 => format!("{} {} {}", &number[..6], &number[6..14], &number[14..]),
                1 => format!(" {number}"),
                _ => format!("{number}\u{3000}"),
            };
        }
        Dirt::Apostrophe => bytes.insert(0, b'\''),
        _ => {}
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn full_width(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
}

/// A way to misspell this number, among those that it allows.
pub(crate) fn spelling(rng: &mut Rng, number: &str) -> Dirt {
    if number.ends_with('X') && rng.bool() {
        return Dirt::SmallX;
    }
    [Dirt::FullWidth, Dirt::NumberBlank, Dirt::Apostrophe][rng.usize(0..3)]
}

/// A way to misspell this name, among those that it allows.
pub(crate) fn misspelling(rng: &mut Rng, name: &str) -> Dirt {
    if name.contains('·') {
        return if rng.u32(0..5) == 0 { Dirt::NameBlank } else { Dirt::NameDot };
    }
    if name.chars().any(variants::is_rare) {
        return Dirt::NameRare;
    }
    if rng.u32(0..3) > 0 && name.chars().any(|it| variants::traditional(it).is_some()) {
        return Dirt::NameTraditional;
    }
    Dirt::NameBlank
}

/// The misspelt form of a name; unchanged for dirt that is not the name's.
pub(crate) fn damage_name(rng: &mut Rng, name: &str, dirt: Dirt) -> String {
    match dirt {
        Dirt::NameBlank => {
            let at = name.char_indices().nth(1).map_or(name.len(), |it| it.0);
            let blank = if rng.bool() { ' ' } else { '\u{3000}' };
            format!("{}{blank}{}", &name[..at], &name[at..])
        }
        Dirt::NameDot => {
            let dots = ["•", "．", "・", ".", "‧", ""];
            name.replace('·', dots[rng.usize(0..dots.len())])
        }
        Dirt::NameTraditional => {
            let mut is_done = false;
            let change = |it: char| match variants::traditional(it) {
                Some(other) if !is_done => {
                    is_done = true;
                    other
                }
                _ => it,
            };
            name.chars().map(change).collect()
        }
        Dirt::NameRare => {
            let is_lost = rng.bool();
            let mut out = String::new();
            for it in name.chars() {
                match (variants::is_rare(it), is_lost) {
                    (false, _) => out.push(it),
                    (true, true) => out.push('?'),
                    (true, false) => out.push_str(variants::sound(it)),
                }
            }
            out
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use base::{PersonNumber, check_digit};

    use super::*;

    fn number() -> String {
        let body = "99010019680101202";
        format!("{body}{}", check_digit(body).unwrap())
    }

    #[test]
    fn damaged_numbers_never_pass_for_good_ones() {
        let number = number();
        for seed in 0..2_000 {
            let mut rng = Rng::with_seed(seed);
            for dirt in [Dirt::DigitWrong, Dirt::Swapped, Dirt::DigitMissing, Dirt::DigitExtra, Dirt::Old15] {
                let damaged = damage_number(&mut rng, &number, dirt);
                assert!(PersonNumber::parse(&damaged).is_err(), "{dirt:?}: {damaged}");
            }
        }
    }

    #[test]
    fn forms() {
        let (number, rng) = (number(), &mut Rng::with_seed(1));
        assert_eq!(damage_number(rng, &number, Dirt::Old15), "990100680101202");
        assert_eq!(damage_number(rng, &number, Dirt::Scientific), "9.90100196801012E+17");
        assert_eq!(damage_number(rng, &number, Dirt::NumberMissing), "");
        assert_eq!(damage_number(rng, &number, Dirt::FullWidth).chars().count(), 18);
        assert_eq!(damage_number(rng, &number, Dirt::Apostrophe), format!("'{number}"));
        assert_eq!(damage_name(rng, "刘国华", Dirt::NameTraditional), "劉国华");
        assert!(
            ["艾力•肉孜", "艾力．肉孜", "艾力・肉孜", "艾力.肉孜", "艾力‧肉孜", "艾力肉孜"]
                .contains(&damage_name(rng, "艾力·肉孜", Dirt::NameDot).as_str())
        );
        assert!(["李?", "李zhe"].contains(&damage_name(rng, "李喆", Dirt::NameRare).as_str()));
    }
}
