//! Numbers on receipts: slips are noticed.

use base::Day;
use programme::matters::{ReceiptError, read_receipt_number, receipt_number, spaced};
use proptest::prelude::*;

fn day() -> Day {
    "2026-11-22".parse().unwrap()
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let number = receipt_number(day(), 1);
    assert_eq!(number.len(), 13);
    assert!(number.starts_with("261122000001"));
    assert_eq!(read_receipt_number(&spaced(&number)), Ok(number.clone()));
    let wide: String =
        number.chars().map(|it| char::from_u32(u32::from(it) - 0x30 + 0xff10).unwrap()).collect();
    assert_eq!(read_receipt_number(&format!(" {wide}\u{3000}")), Ok(number));
    for text in ["", "12", "26112200000a1", "二六", &"1".repeat(40)] {
        assert_eq!(read_receipt_number(text), Err(ReceiptError::Form), "{text}");
    }
}

proptest! {
    #[test]
    fn one_wrong_digit_is_noticed(serial in 0..9_999_999_u64, at in 0..13_usize, other in 0..10_u8) {
        let mut bytes = receipt_number(day(), serial).into_bytes();
        prop_assume!(at < bytes.len() && bytes[at] != b'0' + other);
        bytes[at] = b'0' + other;
        let text = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(read_receipt_number(&text), Err(ReceiptError::CheckDigit));
    }

    #[test]
    fn two_neighbours_swapped_are_noticed(serial in 0..9_999_999_u64, at in 0..12_usize) {
        let mut bytes = receipt_number(day(), serial).into_bytes();
        prop_assume!(bytes[at] != bytes[at + 1]);
        bytes.swap(at, at + 1);
        let text = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(read_receipt_number(&text), Err(ReceiptError::CheckDigit));
    }
}
