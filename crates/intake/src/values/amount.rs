//! Amounts in yuan, read into whole fen without ever being a fraction.

use base::{Fen, MoneyError};

use super::{ValueError, plain};

/// Reads an amount in yuan: `280`, `￥1,280.50`, `２８０元`, `280.00元整`, `人民币280元`.
///
/// # Errors
/// When it is no amount, has more than two decimals, or its commas do not part thousands.
pub fn parse_amount(text: &str) -> Result<Fen, ValueError> {
    let plain = plain(text);
    let body = plain.trim_start_matches("人民币").trim_start_matches(['¥', '￥']);
    let body = body.trim_end_matches(['整', '正']).trim_end_matches('元');
    let (sign, digits) = body.strip_prefix('-').map_or(("", body), |it| ("-", it.trim_start_matches('¥')));
    if digits.starts_with(['-', '+']) {
        return Err(not_an_amount(text));
    }
    Fen::parse_yuan(&format!("{sign}{digits}")).map_err(|error| match error {
        MoneyError::NotANumber(_) => not_an_amount(text),
        MoneyError::TooFine(_) => {
            let message = format!("“{text}”的小数超过两位，金额只到分");
            ValueError::new("INT-0412", message, "请核对这笔金额，改为两位小数")
        }
        MoneyError::TooLarge(_) => {
            ValueError::new("INT-0413", format!("“{text}”超出金额范围"), "请核对是不是把别的号码填进了金额")
        }
    })
}

fn not_an_amount(text: &str) -> ValueError {
    ValueError::new("INT-0411", format!("“{text}”不是金额"), "请写成以元为单位的数字，如 280 或 280.50")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings() {
        for (text, expected) in [
            ("280", Ok(28_000)),
            ("￥1,280.50", Ok(128_050)),
            (" ２８０ 元", Ok(28_000)),
            ("280.00元整", Ok(28_000)),
            ("人民币280元", Ok(28_000)),
            ("1，280", Ok(128_000)),
            ("-280", Ok(-28_000)),
            ("¥-280", Ok(-28_000)),
            ("280.100", Ok(28_010)),
            ("280.123", Err("INT-0412")),
            ("1,28", Err("INT-0411")),
            ("12,3456", Err("INT-0411")),
            ("1.5万", Err("INT-0411")),
            ("二百八", Err("INT-0411")),
            ("", Err("INT-0411")),
            ("--5", Err("INT-0411")),
            ("2.8E+2", Err("INT-0411")),
            ("990100195403010021", Err("INT-0413")),
        ] {
            assert_eq!(parse_amount(text).map(|it| it.0).map_err(|it| it.code), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(fen in -1_000_000_000_i64..1_000_000_000) {
            prop_assert_eq!(parse_amount(&Fen(fen).to_string()), Ok(Fen(fen)));
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,20}") {
            let _ = parse_amount(&text);
        }
    }
}
