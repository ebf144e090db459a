//! Bytes as hexadecimal digits, and back.

/// Lower-case hexadecimal digits of bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digits = |it: &u8| [DIGITS[usize::from(it >> 4)], DIGITS[usize::from(it & 15)]];
    bytes.iter().flat_map(digits).collect()
}

/// The bytes of hexadecimal digits, small or capital; `None` when that is not what the text is.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |it: u8| char::from(it).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    bytes.collect::<Option<Vec<u8>>>().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(hex(&[0x00, 0x0a, 0xf1]), "000af1");
        assert_eq!(unhex(&hex(&bytes)), Some(bytes.clone()));
        assert_eq!(unhex(&hex(&bytes).to_uppercase()), Some(bytes));
    }

    #[test]
    fn what_is_no_hexadecimal_is_nothing() {
        assert_eq!(unhex(""), Some(Vec::new()));
        for text in ["0", "0g", "+f", " f", "0x", "二二", "00\n"] {
            assert_eq!(unhex(text), None, "{text:?}");
        }
    }
}
