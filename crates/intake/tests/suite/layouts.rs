//! Layouts that departments really send, made here with made people of region 990100.

use base::Severity;
use intake::{
    Checked, Field, Format, Mapping, Reason, Recognised, Sheets, Table, check, read_file, recognise,
    rows_fingerprint,
};
use rust_xlsxwriter::{Format as Style, Workbook};

const A: &str = "990100195403010021";
const B: &str = "990100196005050018";
const C: &str = "990100198812120033";

struct Read {
    sheets: Sheets,
    recognised: Recognised,
    checked: Checked,
}

impl Read {
    fn of(name: &str, bytes: impl Into<Vec<u8>>) -> Read {
        Read::with(name, bytes, &[])
    }

    fn with(name: &str, bytes: impl Into<Vec<u8>>, mappings: &[Mapping]) -> Read {
        let sheets = read_file(name, bytes.into());
        assert!(!sheets.tables.is_empty(), "{:?}", sheets.findings);
        let recognised = recognise(name, &sheets.tables[0], mappings);
        let checked = check(name, &sheets.tables[0], &recognised);
        assert_eq!(checked.len(), sheets.tables[0].len(), "every row is judged once");
        Read { sheets, recognised, checked }
    }

    fn table(&self) -> &Table {
        &self.sheets.tables[0]
    }

    fn column(&self, field: Field) -> Vec<&str> {
        self.checked
            .usable
            .iter()
            .map(|row| self.recognised.field(self.table(), *row as usize, field))
            .collect()
    }

    fn reasons(&self) -> Vec<(usize, Reason)> {
        self.checked.set_aside.iter().map(|it| (self.table().row_number(it.row), it.reason)).collect()
    }

    fn codes(&self) -> Vec<(&'static str, usize)> {
        self.checked.findings.0.iter().map(|it| (it.code, it.line)).collect()
    }

    fn column_codes(&self) -> Vec<&'static str> {
        self.recognised.findings.0.iter().map(|it| it.code).collect()
    }
}

/// A workbook with titles, two header rows, a merged village, several kinds of cells, totals and signatures.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("农村低保").unwrap();
    let plain = Style::new();
    let day = Style::new().set_num_format("yyyy/m/d");
    sheet.merge_range(0, 0, 0, 7, "某县2020年农村低保对象花名册", &plain).unwrap();
    sheet.write(1, 0, "填报单位：某县民政局").unwrap();
    sheet.write(1, 5, "2020年12月1日").unwrap();
    for (column, title) in [(0, "序号"), (1, "村（社区）"), (2, "姓 名"), (3, "公民身份号码")]
    {
        sheet.merge_range(2, column, 3, column, title, &plain).unwrap();
    }
    sheet.merge_range(2, 4, 2, 5, "保障情况", &plain).unwrap();
    sheet.write(3, 4, "批准时间").unwrap();
    sheet.write(3, 5, "取消日期").unwrap();
    sheet.merge_range(2, 6, 2, 7, "个人缴费", &plain).unwrap();
    sheet.write(3, 6, "日期").unwrap();
    sheet.write(3, 7, "金额（元）").unwrap();
    sheet.merge_range(4, 1, 6, 1, "王家村", &plain).unwrap();
    for (row, number, name) in [(4, 1, "张三"), (5, 2, "李四"), (6, 3, "赵·五")] {
        sheet.write(row, 0, number).unwrap();
        sheet.write(row, 2, name).unwrap();
    }
    sheet.write(4, 3, A).unwrap();
    // stored as a number: its last digits are gone
    sheet.write(5, 3, 990_100_196_005_050_018_f64).unwrap();
    sheet.write(6, 3, C).unwrap();
    sheet.write_with_format(4, 4, 43_835, &day).unwrap();
    sheet.write(5, 4, "2020.1.5").unwrap();
    sheet.write(4, 6, "20200105").unwrap();
    sheet.write(4, 7, 280.5).unwrap();
    sheet.write(6, 7, true).unwrap();
    sheet.write(8, 0, "合计").unwrap();
    sheet.write(8, 2, "3人").unwrap();
    sheet.write(9, 0, "注：本表一式三份").unwrap();
    sheet.write(10, 1, "填表人：甲").unwrap();
    sheet.write(10, 4, "审核人：乙").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_as_a_county_sends_it() {
    let read = Read::of("低保.xlsx", workbook());
    assert_eq!(read.sheets.format, Format::Xlsx);
    assert_eq!(read.column(Field::Name), ["张三", "李四", "赵·五"]);
    assert_eq!(read.column(Field::Village), ["王家村"; 3]);
    assert_eq!(read.column(Field::Number), [A, "9.90100196005050E+17", C]);
    assert_eq!(read.column(Field::Since), ["2020-01-05", "2020.1.5", ""]);
    assert_eq!(read.column(Field::PaidOn), ["20200105", "", ""]);
    assert_eq!(read.column(Field::Amount), ["280.5", "", "是"]);
    assert_eq!(read.codes(), [("INT-0302", 6)]);
    assert_eq!(
        read.reasons(),
        [
            (1, Reason::Title),
            (2, Reason::Title),
            (3, Reason::Header),
            (4, Reason::Header),
            (9, Reason::Total),
            (10, Reason::Note),
            (11, Reason::Signature),
        ]
    );
}

#[test]
fn an_old_workbook() {
    let read = Read::of("低保.xls", include_bytes!("files/roster.xls").to_vec());
    assert_eq!(read.sheets.format, Format::Xls);
    assert_eq!(read.column(Field::Name), ["张三", "李四"]);
    assert_eq!(read.column(Field::Township), ["甲镇"; 2]);
    assert_eq!(read.column(Field::Number), [A, "9.90100196005050E+17"]);
    assert_eq!(read.column(Field::Since), ["2020-01-05"; 2]);
    assert_eq!(read.column(Field::Amount), ["280.5"; 2]);
    assert_eq!(read.codes(), [("INT-0302", 4)]);
    assert_eq!(read.reasons().len(), 4);
}

/// Room for as many cells as this file says it has would be 180 gigabytes.
#[test]
fn an_old_workbook_that_says_it_has_four_billion_rows() {
    let mut bytes = include_bytes!("files/roster.xls").to_vec();
    let dimensions = [0x00, 0x02, 0x0E, 0x00];
    let at = bytes.windows(4).position(|it| it == dimensions).expect("it says how large its sheet is");
    bytes[at + 8..at + 12].copy_from_slice(&u32::MAX.to_le_bytes());
    let sheets = read_file("低保.xls", bytes);
    assert_eq!(sheets.findings.0.iter().map(|it| it.code).collect::<Vec<_>>(), ["INT-0103"]);
    assert!(sheets.findings.0[0].message.contains("限度"), "{:?}", sheets.findings);
}

#[test]
fn other_things_named_xls() {
    let page =
        format!("<html><body><table><tr><th>姓名<th>身份证号</tr><tr><td>张三</td><td>{A}</td></tr></table>");
    let gb = encoding_rs::GB18030.encode(&page).0.into_owned();
    let read = Read::of("导出.xls", gb);
    assert!(matches!(read.sheets.format, Format::Html { encoding: intake::Encoding::Gb18030 }));
    assert_eq!(read.column(Field::Number), [A]);
    let read = Read::of("导出.xls", format!("姓名\t身份证号\n张三\t{A}\n"));
    assert!(matches!(read.sheets.format, Format::Delimited { delimiter: '\t', .. }));
}

#[test]
fn files_that_are_no_lists() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ole = |stream: &str| [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &utf16(stream)].concat();
    let mut cut = workbook();
    cut.truncate(cut.len() / 2);
    for (name, bytes, code) in [
        ("空.csv", Vec::new(), "INT-0101"),
        ("空行.csv", b"\r\n,,,\r\n".to_vec(), "INT-0101"),
        ("加密.xlsx", ole("EncryptedPackage"), "INT-0102"),
        ("坏.xls", ole("Workbook"), "INT-0103"),
        ("坏.xlsx", [b"PK\x03\x04xl/".to_vec(), vec![7; 99]].concat(), "INT-0103"),
        ("文.docx", b"PK\x03\x04word/document.xml".to_vec(), "INT-0106"),
        ("扫描.pdf", b"%PDF-1.7".to_vec(), "INT-0106"),
        ("乱.csv", (1..=8).cycle().take(999).collect(), "INT-0106"),
    ] {
        let sheets = read_file(name, bytes);
        assert_eq!(sheets.findings.0.iter().map(|it| it.code).collect::<Vec<_>>(), [code], "{name}");
        assert!(sheets.findings.0.iter().all(|it| it.file == name && !it.remedy.is_empty()));
    }
    assert!(!read_file("断.xlsx", cut).findings.is_usable());
}

#[test]
fn dirty_text_and_every_row_accounted_for() {
    let text = format!(
        "某县脱贫人口名单\n单位：某局,,,2020年\n序号,户主姓名,姓名,身份证号码,人员类别,备注\n\
         1,张大,张三,{A},脱贫享受政策,\n2,李大,李四,,脱贫享受政策,无证\n3,王大,,{B},监测对象,\n4,赵大,,,监测对象,\n\
         5,,,,,\n王家村,,,,,\n6,孙大,孙一,9.901E+17,监测对象,\n7,周大,周二,不详,监测对象,\n8,周大,,不详,监测对象,\n\
         序号,户主姓名,姓名,身份证号码,人员类别,备注\n9,吴大,吴一,{C},监测对象,一,二\n小计,,3人,,,\n\n第1页共2页,,,,,\n"
    );
    let read = Read::of("脱贫.csv", text);
    assert_eq!(read.column(Field::Name), ["张三", "李四", "", "孙一", "周二", "吴一"]);
    assert_eq!(
        read.codes(),
        [
            ("INT-0303", 5),
            ("INT-0304", 6),
            ("INT-0301", 7),
            ("INT-0302", 10),
            ("INT-0307", 11),
            ("INT-0307", 12),
            ("INT-0305", 14),
        ]
    );
    assert_eq!(
        read.reasons()[3..],
        [
            (8, Reason::EmptyForm),
            (9, Reason::Heading),
            (13, Reason::RepeatedHeader),
            (15, Reason::Total),
            (17, Reason::Signature),
        ]
    );
    let refused = read.checked.findings.0.iter().filter(|it| it.severity == Severity::Error).count();
    assert_eq!((refused, read.checked.refused.len()), (2, 2));
}

#[test]
fn changes_with_two_numbers_and_groups_over_columns() {
    let text = format!(
        "序号,变更前,,变更后,,变更日期\n,姓名,身份证号,姓名,身份证号,\n1,张三,{A},张三三,{B},2020/1/5\n"
    );
    let read = Read::of("公安变更.csv", text);
    assert_eq!(read.column(Field::OldName), ["张三"]);
    assert_eq!(read.column(Field::OldNumber), [A]);
    assert_eq!(read.column(Field::NewName), ["张三三"]);
    assert_eq!(read.column(Field::NewNumber), [B]);
    assert_eq!(read.column(Field::Happened), ["2020/1/5"]);
}

#[test]
fn no_header_two_claims_heads_only() {
    let read = Read::of("无表头.csv", format!("王小一,男,{A}\n李小二,女,{B}\n"));
    assert_eq!(
        (read.column(Field::Name), read.column(Field::Number)),
        (vec!["王小一", "李小二"], vec![A, B])
    );
    assert_eq!(read.column_codes(), ["INT-0201"]);

    let read =
        Read::of("婚姻.csv", format!("男方姓名,男方身份证号,女方姓名,女方身份证号\n张三,{A},李四,{B}\n"));
    assert_eq!(read.column_codes(), ["INT-0204", "INT-0204"]);

    let read = Read::of("户主.csv", format!("户主姓名,户主身份证号,乡镇\n张三,{A},甲镇\n"));
    assert_eq!(read.column_codes(), ["INT-0205"]);
    assert_eq!((read.checked.refused.len(), read.codes()), (1, vec![("INT-0308", 2)]));

    // the clerk says that the heads are the people meant
    let mut mapping = read.recognised.to_mapping("veterans");
    mapping.columns[0].field = Some(Field::Name);
    mapping.columns[1].field = Some(Field::Number);
    let saved = Mapping::from_toml(&mapping.to_toml()).unwrap();
    let again = Read::with("户主.csv", format!("户主姓名,户主身份证号,乡镇\n张三,{A},甲镇\n"), &[saved]);
    assert_eq!((again.column(Field::Number), again.recognised.is_mapped), (vec![A], true));
}

#[test]
fn the_same_list_in_another_file_is_noticed() {
    let digest = |read: &Read| rows_fingerprint(read.table(), &read.recognised, &read.checked);
    let csv =
        Read::of("一.csv", format!("姓名,身份证号,认定日期\n张三,{A},2020-01-05\n李四,{B},2020年1月6日\n"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["认定日期", "姓 名", "身份证号码"], ["2020/1/6", "李四", B], ["20200105", "张三", A]]
            .iter()
            .enumerate()
    {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    let xlsx = Read::of("二.xlsx", book.save_to_buffer().unwrap());
    let other =
        Read::of("三.csv", format!("姓名,身份证号,认定日期\n张三,{A},2020-01-05\n李四,{C},2020-01-06\n"));
    assert_eq!(digest(&csv), digest(&xlsx));
    assert_ne!(digest(&csv), digest(&other));
    assert_ne!(csv.sheets.content_sha256, xlsx.sheets.content_sha256);
}
