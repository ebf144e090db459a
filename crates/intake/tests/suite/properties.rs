//! Whatever comes in, nothing panics and every row comes out once.

use intake::{check, read_file, recognise, rows_fingerprint};
use proptest::prelude::*;

fn all_rows_come_out(bytes: Vec<u8>) {
    let sheets = read_file("任意", bytes);
    assert!(!sheets.tables.is_empty() || !sheets.findings.is_empty());
    for table in &sheets.tables {
        let recognised = recognise("任意", table, &[]);
        let checked = check("任意", table, &recognised);
        let mut rows: Vec<usize> =
            checked.usable.iter().chain(&checked.refused).map(|it| *it as usize).collect();
        rows.extend(checked.set_aside.iter().map(|it| it.row));
        rows.sort_unstable();
        assert_eq!(rows, (0..table.len()).collect::<Vec<_>>());
        let lines: Vec<usize> = checked.findings.0.iter().map(|it| it.line).collect();
        let is_told = |row: &u32| lines.contains(&table.row_number(*row as usize));
        let all_at_once = checked.findings.0.iter().any(|it| it.code == "INT-0308");
        assert!(all_at_once || checked.refused.iter().all(is_told));
        let _ = rows_fingerprint(table, &recognised, &checked);
    }
}

/// A line of a list: cells from what lists are made of, with any delimiter and quotes.
fn line() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "990100(19|20)[0-9]{2}0[1-9]1[0-9][0-9]{3}[0-9X]",
        Just("姓名".to_owned()),
        Just("身份证号".to_owned()),
        Just("户主姓名".to_owned()),
        Just("合计".to_owned()),
        Just("填表人：".to_owned()),
        Just(String::new()),
        "[张李王][一二三]{1,2}",
        "\"[a村\"，\n]{0,6}\"?",
        "\\PC{0,8}",
        "[0-9]{1,6}",
    ];
    (proptest::collection::vec(cell, 0..7), prop_oneof![Just(","), Just("\t"), Just("，")])
        .prop_map(|(cells, delimiter)| cells.join(delimiter))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        all_rows_come_out(bytes);
    }

    #[test]
    fn any_bytes_behind_a_known_beginning(
        magic in prop_oneof![
            Just(&b"PK\x03\x04"[..]), Just(&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..]), Just(&b"<table>"[..]),
            Just(&b"\xff\xfe"[..]), Just(&b"\xef\xbb\xbf"[..]),
        ],
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        all_rows_come_out([magic, &bytes].concat());
    }

    #[test]
    fn a_damaged_old_workbook(at in 0_usize..6000, byte in any::<u8>(), keep in 1_usize..10) {
        let mut bytes = include_bytes!("files/roster.xls").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(bytes.len() * keep / 9);
        all_rows_come_out(bytes);
    }

    #[test]
    fn any_list(lines in proptest::collection::vec(line(), 0..30), gb in any::<bool>()) {
        let text = lines.join("\r\n");
        let gb_bytes = || encoding_rs::GB18030.encode(&text).0.into_owned();
        all_rows_come_out(if gb { gb_bytes() } else { text.clone().into_bytes() });
    }
}
