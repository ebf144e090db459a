//! Bytes to text: UTF-8, UTF-16 and GB18030, told apart by what the bytes allow.
//!
//! **Knows:** encodings. **Does not know:** rows and columns.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use rayon::prelude::*;

/// How the text of a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    Utf8,
    /// UTF-16, little or big end first.
    Utf16,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// The name that a clerk knows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Gb18030 => "GB18030",
        }
    }
}

/// Text, how it was written, and how many characters could not be read (each is U+FFFD now).
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    pub(crate) damaged: usize,
}

/// Reads `bytes` as text.
pub(crate) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(big_end) = utf16_end(&bytes) {
        let encoding = if big_end { UTF_16BE } else { UTF_16LE };
        let text = encoding.decode_with_bom_removal(&bytes).0.into_owned();
        return Decoded { damaged: count_damage(&text), text, encoding: Encoding::Utf16 };
    }
    let (bytes, valid) = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: Encoding::Utf8, damaged: 0 },
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            (error.into_bytes(), valid)
        }
    };
    // GB18030 is hardly ever right UTF-8 beyond its first Chinese character; damaged UTF-8 mostly is
    if !bytes[..valid].is_ascii() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let damaged = count_damage(&text);
        if damaged * 10 <= text.chars().filter(|c| !c.is_ascii()).count() {
            return Decoded { text, encoding: Encoding::Utf8, damaged };
        }
    }
    let text = decode_gb(&bytes);
    Decoded { damaged: count_damage(&text), text, encoding: Encoding::Gb18030 }
}

/// GB18030 in pieces that end with a line (a line feed is never part of a longer character), on
/// all cores.
fn decode_gb(bytes: &[u8]) -> String {
    let pieces: Vec<String> = pieces(bytes, 1 << 20)
        .into_par_iter()
        .map(|it| GB18030.decode_without_bom_handling(it).0.into_owned())
        .collect();
    match <[String; 1]>::try_from(pieces) {
        Ok([one]) => one,
        Err(many) => many.concat(),
    }
}

/// Cuts `bytes` after a line feed into pieces of about `size`.
pub(crate) fn pieces(bytes: &[u8], size: usize) -> Vec<&[u8]> {
    let mut rest = bytes;
    let mut found = Vec::new();
    while rest.len() > size {
        let Some(end) = rest[size..].iter().position(|b| *b == b'\n') else { break };
        let (piece, after) = rest.split_at(size + end + 1);
        found.push(piece);
        rest = after;
    }
    found.push(rest);
    found
}

fn count_damage(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// Whether the bytes are UTF-16, and with the big end first.
fn utf16_end(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(false),
        [0xfe, 0xff, ..] => return Some(true),
        _ => {}
    }
    // without a mark: separators, digits and line ends leave a zero in every other byte
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = sample.len() / 20 + 1;
    if odd > enough && even == 0 {
        return Some(false);
    }
    (even > enough && odd == 0).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_in_every_writing() {
        let text = "姓名,身份证号\r\n曹䶮,990100195403010021\r\n";
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
            units.flat_map(|it: u16| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
        };
        let rows = [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (GB18030.encode(text).0.into_owned(), Encoding::Gb18030),
            (utf16(false, true), Encoding::Utf16),
            (utf16(true, true), Encoding::Utf16),
            (utf16(false, false), Encoding::Utf16),
            (utf16(true, false), Encoding::Utf16),
        ];
        for (bytes, encoding) in rows {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.damaged), (text, encoding, 0));
        }
    }

    #[test]
    fn a_cut_character_is_counted_and_the_rest_kept() {
        let mut bytes = "姓名,乡镇,村\n张三,甲镇,王家村\n".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 2);
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding, decoded.damaged), (Encoding::Utf8, 1));
        assert!(decoded.text.starts_with("姓名,乡镇,村\n张三,甲镇,王家"));
    }
}
