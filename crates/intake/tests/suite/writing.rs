//! What is written can be read again, by Excel and by ourselves.

use intake::{
    Field, check, read_file, recognise,
    write::{CsvEncoding, CsvWriter, OutColumn, ReturnedSheet, XlsxWriter, write_returned},
};

const A: &str = "990100195403010021";

#[test]
fn a_workbook_with_a_sheet_per_township() {
    let columns = [
        OutColumn::text("姓名", 12),
        OutColumn::text("身份证号", 21),
        OutColumn::yuan("缴费金额"),
        OutColumn::count("人数"),
    ];
    let mut writer = XlsxWriter::new();
    for township in ["甲镇", "乙/镇", "甲镇"] {
        writer.sheet(township, Some("应退费名单"), &columns).unwrap();
        writer.row(&["张三", A, "280.50", "2"]).unwrap();
        writer.row(&["李四", "", "待定", ""]).unwrap();
    }
    let sheets = read_file("退费.xlsx", writer.finish().unwrap());
    let names: Vec<&str> = sheets.tables.iter().map(|it| it.sheet.as_str()).collect();
    assert_eq!(names, ["甲镇", "乙镇", "甲镇(2)"]);
    for table in &sheets.tables {
        let recognised = recognise("退费.xlsx", table, &[]);
        let checked = check("退费.xlsx", table, &recognised);
        let row = checked.usable[0] as usize;
        assert_eq!(recognised.field(table, row, Field::Number), A);
        assert_eq!(recognised.field(table, row, Field::Amount), "280.5");
        assert_eq!(recognised.field(table, row + 1, Field::Amount), "待定");
    }
}

#[test]
fn csv_in_both_encodings() {
    for encoding in [CsvEncoding::Utf8Bom, CsvEncoding::Gb18030] {
        let mut writer = CsvWriter::new(encoding, ',').keeping_digits();
        writer.row(&["姓名", "身份证号"]).unwrap();
        writer.row(&["曹䶮", A]).unwrap();
        let sheets = read_file("名单.csv", writer.finish().unwrap());
        assert_eq!([0, 1].map(|it| sheets.tables[0].cell(1, it)), ["曹䶮", A]);
    }
}

#[test]
fn back_in_the_sender_s_own_layout() {
    let text = format!("某局名单\n序号;姓名;证件号码;面积\n1;张三;{A};8\n合计;1人\n");
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    let sheets = read_file("名单.csv", gb);
    let table = &sheets.tables[0];
    let recognised = recognise("名单.csv", table, &[]);
    let checked = check("名单.csv", table, &recognised);
    let added = [OutColumn::text("核对结果", 12), OutColumn::text("说明", 30)];
    let usable: Vec<usize> = checked.usable.iter().map(|it| *it as usize).collect();
    let results =
        |row: usize| if usable.contains(&row) { vec!["一致".into(), "无".into()] } else { Vec::new() };
    let sheet = || ReturnedSheet { table, recognised: &recognised, added: &added, results: &results };
    let bytes = write_returned(sheets.format, &[sheet()]).unwrap();
    let back = encoding_rs::GB18030.decode(&bytes).0.into_owned();
    let expected = format!(
        "某局名单;;;\r\n序号;姓名;证件号码;面积;核对结果;说明\r\n1;张三;{A}\t;8;一致;无\r\n合计;1人;;\r\n"
    );
    assert_eq!(back, expected);

    let bytes = write_returned(intake::Format::Xlsx, &[sheet()]).unwrap();
    let again = read_file("名单.xlsx", bytes);
    let cells: Vec<&str> = (0..6).map(|it| again.tables[0].cell(2, it)).collect();
    assert_eq!(cells, ["1", "张三", A, "8", "一致", "无"]);
}

#[test]
fn merged_cells_and_empty_rows_go_back_where_they_were() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 2, "某局名单", &plain).unwrap();
    for (column, title) in ["村", "姓名", "身份证号"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), title).unwrap();
    }
    sheet.merge_range(3, 0, 4, 0, "东沟村", &plain).unwrap();
    for (row, name) in [(3, "张三"), (4, "李四")] {
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 2, A).unwrap();
    }
    let sheets = read_file("名单.xlsx", book.save_to_buffer().unwrap());
    let table = &sheets.tables[0];
    let recognised = recognise("名单.xlsx", table, &[]);
    let results = |row: usize| vec![format!("第{}行", table.row_number(row))];
    let added = [OutColumn::text("核对结果", 12)];
    let sheet = ReturnedSheet { table, recognised: &recognised, added: &added, results: &results };
    let again = read_file("名单.xlsx", write_returned(sheets.format, &[sheet]).unwrap());
    let back = &again.tables[0];
    let numbers = |table: &intake::Table| (0..table.len()).map(|it| table.row_number(it)).collect::<Vec<_>>();
    assert_eq!(numbers(back), numbers(table), "the empty second row is still there");
    assert_eq!(back.merge_at(0, 1), table.merge_at(0, 1));
    let last = back.len() - 1;
    assert_eq!(back.merge_at(last, 0), table.merge_at(last, 0));
    assert_eq!([0, 1, 3].map(|it| back.cell(last, it)), ["东沟村", "李四", "第5行"]);
}
