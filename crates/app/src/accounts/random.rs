//! Randomness of the operating system, and the texts made of it.

use base::hex;
use sha2::{Digest as _, Sha256};

use crate::error::{AppError, Fault};

/// Letters of codes that people type: none that looks like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Random bytes.
///
/// # Errors
/// When the machine gives none.
pub fn bytes<const N: usize>() -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| AppError::new(Fault::Ours, "ACC-0005", "操作系统没有给出随机数", "请联系管理员"))?;
    Ok(bytes)
}

/// 256 random bits as 64 digits.
///
/// # Errors
/// When the machine gives no randomness.
pub fn token() -> Result<String, AppError> {
    Ok(hex(&bytes::<32>()?))
}

/// A number for a row: `acc-…`.
///
/// # Errors
/// When the machine gives no randomness.
pub fn id(prefix: &str) -> Result<String, AppError> {
    Ok(format!("{prefix}-{}", hex(&bytes::<8>()?)))
}

/// A code that people type, 100 bits: `ABCDE-FGHJK-MNPQR-STVWX`.
///
/// # Errors
/// When the machine gives no randomness.
pub fn code() -> Result<String, AppError> {
    letters::<20>()
}

/// A code for a lost telephone, 75 bits: `ABCDE-FGHJK-MNPQR`.
///
/// # Errors
/// When the machine gives no randomness.
pub fn recovery_code() -> Result<String, AppError> {
    letters::<15>()
}

fn letters<const N: usize>() -> Result<String, AppError> {
    let mut text = String::with_capacity(N + N / 5);
    for (at, byte) in bytes::<N>()?.into_iter().enumerate() {
        if at > 0 && at % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    Ok(text)
}

/// A code as it is hashed: what people mistake for another letter is taken for what it must be.
pub fn typed(code: &str) -> String {
    let letters = code.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_uppercase);
    letters
        .map(|it| match it {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => 'V',
            it => it,
        })
        .collect()
}

/// SHA-256 as 64 digits.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Whether two are the same, in a time that does not depend on where they differ.
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = code().unwrap();
        assert_eq!(code.len(), 23);
        assert_eq!(typed(&code), code.replace('-', ""));
        assert_eq!(typed(&code.to_lowercase().replace('-', " ")), typed(&code));
        assert_eq!(typed("oil-u"), "011V");
        assert_eq!(token().unwrap().len(), 64);
        assert_ne!(token().unwrap(), token().unwrap());
    }

    #[test]
    fn sameness_is_that_of_all_bytes() {
        assert!(is_same(b"abc", b"abc") && !is_same(b"abc", b"abd") && !is_same(b"abc", b"ab"));
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
