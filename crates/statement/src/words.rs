//! Amounts in Chinese capital numerals (人民币大写), as banks and vouchers write them.
//!
//! Of the two forms that the rules for vouchers allow where a zero may be left out, this one is
//! used: a run of zeros between two figures of the yuan is one 零 (壹拾万零柒仟元), and between 元
//! and 角 there is none.

use base::Fen;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// The amount in words: 14,904.00 is `壹万肆仟玖佰零肆元整`. A negative amount begins with 负.
#[must_use]
pub fn amount_in_words(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut words = String::new();
    if amount.0 < 0 {
        words.push('负');
    }
    if yuan > 0 {
        push_integer(&mut words, yuan);
        words.push('元');
    }
    match (jiao, fen) {
        (0, 0) if yuan == 0 => words.push_str("零元整"),
        (0, 0) => words.push('整'),
        (_, 0) => words.extend([digit(jiao), '角', '整']),
        (0, _) if yuan == 0 => words.extend([digit(fen), '分']),
        (0, _) => words.extend(['零', digit(fen), '分']),
        _ => words.extend([digit(jiao), '角', digit(fen), '分']),
    }
    words
}

/// A whole number above zero: split at 亿, then at 万, then digit by digit.
fn push_integer(words: &mut String, value: u64) {
    const YI: u64 = 100_000_000;
    const WAN: u64 = 10_000;
    for (unit, name) in [(YI, '亿'), (WAN, '万')] {
        if value >= unit {
            let (high, low) = (value / unit, value % unit);
            push_integer(words, high);
            words.push(name);
            if low > 0 {
                if low < unit / 10 || high.is_multiple_of(10) {
                    words.push('零');
                }
                push_integer(words, low);
            }
            return;
        }
    }
    let mut zeros = false;
    let mut begun = false;
    for (unit, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let figure = value / unit % 10;
        if figure == 0 {
            zeros = begun;
            continue;
        }
        if zeros {
            words.push('零');
        }
        words.push(digit(figure));
        words.push_str(name);
        (zeros, begun) = (false, true);
    }
}

fn digit(figure: u64) -> char {
    DIGITS[(figure % 10) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_and_their_words() {
        let rows = [
            ("0", "零元整"),
            ("0.05", "伍分"),
            ("0.50", "伍角整"),
            ("0.55", "伍角伍分"),
            ("1", "壹元整"),
            ("10.00", "壹拾元整"),
            ("10.05", "壹拾元零伍分"),
            ("10.50", "壹拾元伍角整"),
            ("15", "壹拾伍元整"),
            ("100.01", "壹佰元零壹分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("1010.00", "壹仟零壹拾元整"),
            ("1001", "壹仟零壹元整"),
            ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("10000", "壹万元整"),
            ("10001", "壹万零壹元整"),
            ("14,904.00", "壹万肆仟玖佰零肆元整"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("100100", "壹拾万零壹佰元整"),
            ("107000.53", "壹拾万零柒仟元伍角叁分"),
            ("1,000,000", "壹佰万元整"),
            ("10,010,010.10", "壹仟零壹万零壹拾元壹角整"),
            ("100,000,000", "壹亿元整"),
            ("100,010,000", "壹亿零壹万元整"),
            ("110,000,000", "壹亿壹仟万元整"),
            ("1,000,000,001", "壹拾亿零壹元整"),
            ("1,010,000,000", "壹拾亿零壹仟万元整"),
            ("100,000,000,000", "壹仟亿元整"),
            ("-14.20", "负壹拾肆元贰角整"),
        ];
        for (amount, expected) in rows {
            assert_eq!(amount_in_words(Fen::parse_yuan(amount).unwrap()), expected, "{amount}");
        }
        assert!(amount_in_words(Fen(i64::MIN)).starts_with("负玖"));
    }

    /// Reads the words back, knowing only what each character means.
    fn read(words: &str) -> i64 {
        let (sign, words) = words.strip_prefix('负').map_or((1, words), |rest| (-1, rest));
        let (mut total, mut section, mut part, mut figure) = (0_i64, 0_i64, 0_i64, 0_i64);
        let mut cents = 0;
        for c in words.chars() {
            match c {
                '拾' => part += figure * 10,
                '佰' => part += figure * 100,
                '仟' => part += figure * 1000,
                '万' => (section, part) = ((part + figure) * 10_000, 0),
                '亿' => (total, section, part) = ((section + part + figure) * 100_000_000, 0, 0),
                '元' => total += section + part + figure,
                '角' => cents += figure * 10,
                '分' => cents += figure,
                '整' => {}
                c => {
                    figure = DIGITS.iter().position(|it| *it == c).unwrap().try_into().unwrap();
                    continue;
                }
            }
            figure = 0;
        }
        sign * (total * 100 + cents)
    }

    proptest! {
        #[test]
        fn words_read_back_as_the_amount(fen in -1_000_000_000_000_i64..1_000_000_000_000) {
            let words = amount_in_words(Fen(fen));
            prop_assert_eq!(read(&words), fen, "{}", words);
            prop_assert!(!words.contains("零零") && !words.contains("零元") || fen == 0, "{}", words);
        }
    }
}
