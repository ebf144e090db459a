//! Spellings of numbers, as tables.

use super::*;

fn good() -> (String, Key) {
    let body = "99010019900307123";
    let text = format!("{body}{}", base::check_digit(body).unwrap());
    let key = Key::plain(&text);
    (text, key)
}

#[test]
fn spelling_does_not_matter() {
    let (text, key) = good();
    assert!(key.is_valid());
    let wide: String = text.chars().map(|it| char::from_u32(u32::from(it) + 0xfee0).unwrap()).collect();
    let spaced = format!("{} {} {}", &text[..6], &text[6..14], &text[14..]);
    let dashed = format!("{}-{}-{}", &text[..6], &text[6..14], &text[14..]);
    for spelling in [
        text.clone(),
        wide,
        spaced,
        dashed,
        format!("'{text}"),
        format!("‘{text}"),
        format!("\u{3000}{text}\u{a0}"),
        format!("{text}.0"),
        format!("=\"{text}\""),
        format!("\u{feff}{text}\t"),
    ] {
        assert_eq!(read_number(&spelling), Number::Valid(key, Form::Spelling), "{spelling}");
    }
    let letters = text.replacen('0', "O", 1);
    assert_eq!(read_number(&letters), Number::Valid(key, Form::Letters));
}

#[test]
fn every_x_is_an_x() {
    let body = (0..)
        .map(|it| format!("99010019900307{it:03}"))
        .find(|it| base::check_digit(it) == Some('X'))
        .unwrap();
    let key = Key::plain(&format!("{body}X"));
    for x in ["X", "x", "Ｘ", "ｘ", "×", "﹡", "*", " x "] {
        assert_eq!(read_number(&format!("{body}{x}")), Number::Valid(key, Form::Spelling), "{x}");
    }
}

#[test]
fn fifteen_digits_become_eighteen() {
    let (text, _) = good();
    let old = format!("{}{}", &text[..6], &text[8..17]);
    let Number::Valid(key, Form::Fifteen) = read_number(&old) else { panic!("{:?}", read_number(&old)) };
    assert_eq!(key, good().1);
    let hundred = read_number("990100900307998");
    let Number::Valid(key, Form::Fifteen) = hundred else { panic!("{hundred:?}") };
    assert_eq!(key.birth_digits(), 18900307);
    assert!(matches!(read_number("990100901307123"), Number::Damaged(_)));
}

#[test]
fn what_is_not_a_number_is_named() {
    let (text, _) = good();
    for (written, wanted) in [
        ("", "Missing"),
        ("  \u{3000}", "Missing"),
        ("无", "Unusable"),
        ("不详", "Unusable"),
        ("000000000000000000", "Unusable"),
        ("9.901E+17", "Partial"),
        ("990100199001011E+3", "Partial"),
        ("990100199001011E+4", "Unusable"),
        ("9.90100199003071e17", "Partial"),
        ("990100********1234", "Partial"),
        ("990100199003071000", "Damaged"),
        ("H12345678", "Other"),
        ("E1234567(8)", "Other"),
        (&text[..17], "Damaged"),
        (&format!("{text}1"), "Damaged"),
        ("99010019901307123X", "Damaged"),
        ("1234", "Unusable"),
    ] {
        let read = format!("{:?}", read_number(written));
        assert!(read.starts_with(wanted), "{written}: {read}");
    }
}

#[test]
fn keys_give_their_characters_back() {
    let (text, key) = good();
    let symbols = key.symbols().unwrap();
    assert_eq!(Key::of(&symbols), key);
    assert_eq!(symbols.number(0, 17), text[..17].parse().ok());
    assert_eq!(key.birth_digits(), 19900307);
    assert!(!key.is_female());
    assert!(!format!("{key:?} {:?}", symbols).contains("1990"));
}

#[test]
fn only_digits_are_digits() {
    for bad in [
        "9901001990030712:X",
        "99010019900307/231",
        "9901001990030712a1",
        "99010019900307123:",
        "99010019900307123Y",
    ] {
        assert_eq!(Key::plain(bad), Key::NONE, "{bad}");
    }
}
