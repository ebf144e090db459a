//! Which packing a browser takes: the words of `Accept-Encoding`.

/// How a body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Plain,
    /// gzip.
    Gzip,
    /// brotli.
    Brotli,
}

impl Packing {
    /// The word in `Content-Encoding`.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Packing::Plain => None,
            Packing::Gzip => Some("gzip"),
            Packing::Brotli => Some("br"),
        }
    }
}

/// Whether a header with weights (`gzip, br;q=0`) takes a word.
pub fn takes(header: &str, word: &str) -> bool {
    let of = |wanted: &str| {
        header.split(',').find_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let name = pieces.next()?;
            if !name.eq_ignore_ascii_case(wanted) {
                return None;
            }
            let weight = pieces.find_map(|it| it.strip_prefix("q="));
            Some(weight.is_none_or(|it| it.chars().any(|c| ('1'..='9').contains(&c))))
        })
    };
    of(word).or_else(|| of("*")).unwrap_or(false)
}

/// The best packing that is there and taken.
pub fn choose(header: &str, has_gzip: bool, has_brotli: bool) -> Packing {
    match () {
        () if has_brotli && takes(header, "br") => Packing::Brotli,
        () if has_gzip && takes(header, "gzip") => Packing::Gzip,
        () => Packing::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses() {
        let rows = [
            ("gzip, deflate, br", true, true, Packing::Brotli),
            ("gzip, deflate, br", true, false, Packing::Gzip),
            ("gzip;q=0.5, br;q=0", true, true, Packing::Gzip),
            ("br;q=0.000, gzip;q=0", true, true, Packing::Plain),
            ("*", true, true, Packing::Brotli),
            ("identity", true, true, Packing::Plain),
            ("", true, true, Packing::Plain),
            ("BR", false, true, Packing::Brotli),
        ];
        for (header, gzip, brotli, expected) in rows {
            assert_eq!(choose(header, gzip, brotli), expected, "{header}");
        }
    }
}
