//! Citizen identity numbers (公民身份号码, GB 11643): 17 digits and a check character.

use std::fmt;

use crate::Day;

/// A well-formed 18-character identity number with a right check character and a birth day that
/// exists. Printing shows a masked form; [`PersonNumber::reveal`] gives the whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonNumber(String);

/// Why a text is not an identity number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonNumberError {
    /// Not 17 digits followed by a digit or X.
    #[error("身份证号应为 18 位：17 位数字加一位校验码")]
    Form,
    /// Birth day inside the number does not exist.
    #[error("身份证号中的出生日期不存在")]
    Birth,
    /// The last character does not follow from the first 17.
    #[error("身份证号校验码不符，请核对是否有一位写错")]
    CheckDigit,
}

/// The check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2); `None` when `body`
/// is not 17 digits.
#[must_use]
pub fn check_digit(body: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let bytes = body.as_bytes();
    if bytes.len() != 17 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    "10X98765432".chars().nth((sum % 11) as usize)
}

impl PersonNumber {
    /// Reads a number; a small x is taken as X, outer blanks are dropped.
    ///
    /// # Errors
    /// [`PersonNumberError`] names the first of form, birth day and check character that is wrong.
    pub fn parse(text: &str) -> Result<PersonNumber, PersonNumberError> {
        let text = text.trim().to_ascii_uppercase();
        if text.len() != 18 || !text.is_char_boundary(17) {
            return Err(PersonNumberError::Form);
        }
        let (body, last) = text.split_at(17);
        let expected = check_digit(body).ok_or(PersonNumberError::Form)?;
        if !last.chars().all(|c| c.is_ascii_digit() || c == 'X') {
            return Err(PersonNumberError::Form);
        }
        birth_of(body).ok_or(PersonNumberError::Birth)?;
        if !last.starts_with(expected) {
            return Err(PersonNumberError::CheckDigit);
        }
        Ok(PersonNumber(text))
    }

    /// The number in full. Call it only where a person has a logged reason, or to store it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The day of birth in the number.
    ///
    /// # Panics
    /// Never: parsing has checked it.
    #[must_use]
    pub fn birth(&self) -> Day {
        birth_of(&self.0).expect("parsed numbers hold a day that exists")
    }

    /// Whether the number is a woman's (even 17th digit).
    #[must_use]
    pub fn is_female(&self) -> bool {
        self.0.as_bytes()[16].is_multiple_of(2)
    }
}

/// A number as it may be shown: masked, or hidden where it is no identity number.
#[must_use]
pub fn masked(number: &str) -> String {
    PersonNumber::parse(number).map_or_else(|_| "********".to_owned(), |it| it.to_string())
}

fn birth_of(number: &str) -> Option<Day> {
    let year = number.get(6..10)?.parse().ok()?;
    let month = number.get(10..12)?.parse().ok()?;
    let day = number.get(12..14)?.parse().ok()?;
    Day::new(year, month, day).ok()
}

/// First six and last two characters; the birth day and order are hidden.
impl fmt::Display for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}**********{}", &self.0[..6], &self.0[16..])
    }
}

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_and_bad_numbers() {
        let body = "50011619540301002";
        let good = format!("{body}{}", check_digit(body).unwrap());
        let number = PersonNumber::parse(&format!(" {} ", good.to_lowercase())).unwrap();
        assert_eq!(number.reveal(), good);
        assert_eq!(number.birth().to_string(), "1954-03-01");
        assert!(number.is_female());
        assert!(!format!("{number} {number:?}").contains("19540301"));
        assert_eq!(masked(&good), number.to_string());
        assert_eq!(masked(&good[1..]), "********");

        let wrong_check = format!("{body}{}", if good.ends_with('1') { '2' } else { '1' });
        assert_eq!(PersonNumber::parse(&wrong_check), Err(PersonNumberError::CheckDigit));
        assert_eq!(PersonNumber::parse("12345"), Err(PersonNumberError::Form));
        assert_eq!(PersonNumber::parse("身份证号码身份"), Err(PersonNumberError::Form));
        assert_eq!(PersonNumber::parse("500116195413010021"), Err(PersonNumberError::Birth));
    }

    /// The check character notices every single wrong digit.
    #[test]
    fn one_wrong_digit_is_always_noticed() {
        let body = "50011619540301002";
        let check = check_digit(body).unwrap();
        for position in 0..17 {
            for digit in b'0'..=b'9' {
                let mut other = body.as_bytes().to_vec();
                if other[position] == digit {
                    continue;
                }
                other[position] = digit;
                let other = String::from_utf8(other).unwrap();
                assert_ne!(check_digit(&other), Some(check), "{other}");
            }
        }
    }
}
