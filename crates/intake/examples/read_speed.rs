//! How fast files become tables and lists become workbooks: `cargo run --release --example read_speed`.
//!
//! Makes nine lists of made people with 1,340,700 rows (half of them GB18030), a workbook of
//! 200,000 rows and a ledger of 100,000 rows, and prints the best of several runs.

use std::time::Instant;

use intake::{
    check, read_files, recognise, rows_fingerprint,
    write::{OutColumn, XlsxWriter},
};

const ROWS: [usize; 9] = [520_000, 260_000, 120_000, 60_000, 9_000, 4_700, 11_000, 156_000, 200_000];

fn main() {
    let mut random = fastrand::Rng::with_seed(4);
    let texts: Vec<String> = ROWS.iter().map(|rows| list(*rows, &mut random)).collect();
    let files: Vec<(String, Vec<u8>)> = (1..)
        .zip(&texts)
        .map(|(index, text)| {
            let bytes = if index % 2 == 0 {
                encoding_rs::GB18030.encode(text).0.into_owned()
            } else {
                text.clone().into_bytes()
            };
            (format!("名单{index}.csv"), bytes)
        })
        .collect();
    let bytes: usize = files.iter().map(|it| it.1.len()).sum();
    drop(texts);
    println!("nine lists: {} rows, {} MiB", ROWS.iter().sum::<usize>(), bytes >> 20);
    let mut best = [f64::MAX; 3];
    for _ in 0..5 {
        let copy = files.clone();
        let start = Instant::now();
        let sheets = read_files(copy);
        best[0] = best[0].min(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let mut usable = 0;
        let mut judged = Vec::new();
        for it in &sheets {
            let recognised = recognise(&it.file, &it.tables[0], &[]);
            let checked = check(&it.file, &it.tables[0], &recognised);
            usable += checked.usable.len();
            judged.push((recognised, checked));
        }
        best[1] = best[1].min(start.elapsed().as_secs_f64());
        assert_eq!(usable, ROWS.iter().sum::<usize>());
        let start = Instant::now();
        for (it, (recognised, checked)) in sheets.iter().zip(&judged) {
            std::hint::black_box(rows_fingerprint(&it.tables[0], recognised, checked));
        }
        best[2] = best[2].min(start.elapsed().as_secs_f64());
        let held: usize = sheets.iter().map(|it| it.tables[0].bytes_held()).sum();
        println!("  held in tables: {} MiB", held >> 20);
    }
    println!(
        "read {:.3} s, recognise and check {:.3} s, fingerprint of rows {:.3} s",
        best[0], best[1], best[2]
    );
    drop(files);

    let columns: Vec<OutColumn> = HEADER
        .iter()
        .chain(&["等级", "险种", "联系电话", "说明"])
        .map(|it| OutColumn::text(*it, 14))
        .collect();
    let (mut book, mut write_s, mut read_s) = (Vec::new(), f64::MAX, f64::MAX);
    for _ in 0..3 {
        let start = Instant::now();
        book = workbook(100_000, 12, &columns);
        write_s = write_s.min(start.elapsed().as_secs_f64());
    }
    println!("write 100,000 rows x 12 columns: {write_s:.3} s, {} MiB", book.len() >> 20);
    let book = workbook(200_000, 10, &columns[..10]);
    for _ in 0..3 {
        let copy = book.clone();
        let start = Instant::now();
        let sheets = intake::read_file("名单.xlsx", copy);
        read_s = read_s.min(start.elapsed().as_secs_f64());
        assert_eq!(sheets.tables[0].len(), 200_001);
    }
    println!("read XLSX 200,000 rows x 10 columns, texts in the cells: {read_s:.3} s");

    let book = shared_texts(200_000);
    let mut read_s = f64::MAX;
    for _ in 0..3 {
        let copy = book.clone();
        let start = Instant::now();
        let sheets = intake::read_file("名单.xlsx", copy);
        read_s = read_s.min(start.elapsed().as_secs_f64());
        assert_eq!(sheets.tables[0].len(), 200_001);
    }
    println!("read XLSX 200,000 rows x 10 columns, shared texts as Excel writes them: {read_s:.3} s");
}

fn shared_texts(rows: u32) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(6);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..=rows {
        let mut cells = if row == 0 { HEADER.map(str::to_owned).to_vec() } else { person(&mut random) };
        cells.resize(10, "二级".to_owned());
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const HEADER: [&str; 8] =
    ["乡镇", "村（社区）", "姓名", "身份证号", "性别", "与户主关系", "人员类别", "认定日期"];

fn list(rows: usize, random: &mut fastrand::Rng) -> String {
    let mut text = format!("{}\r\n", HEADER.join(","));
    for _ in 0..rows {
        text.push_str(&person(random).join(","));
        text.push_str("\r\n");
    }
    text
}

fn person(random: &mut fastrand::Rng) -> Vec<String> {
    let pick = |random: &mut fastrand::Rng, of: &str| {
        of.chars().nth(random.usize(..of.chars().count())).unwrap_or('一')
    };
    let name: String =
        [pick(random, "王李张刘陈杨赵黄"), pick(random, "一二三四五六七八"), pick(random, "甲乙丙丁戊己")]
            .iter()
            .collect();
    let (year, month, day) = (random.u16(1930..2020), random.u8(1..13), random.u8(1..29));
    let number = format!("990100{year}{month:02}{day:02}{:04}", random.u16(0..10_000));
    vec![
        format!("{}镇", pick(random, "甲乙丙丁戊己")),
        format!("{}家村", pick(random, "王李张刘陈杨赵黄")),
        name,
        number,
        pick(random, "男女").to_string(),
        "户主".to_owned(),
        "脱贫享受政策".to_owned(),
        format!("{}-{month:02}-{day:02}", random.u16(2014..2021)),
    ]
}

fn workbook(rows: usize, width: usize, columns: &[OutColumn]) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(5);
    let mut writer = XlsxWriter::new();
    writer.sheet("问题台账", None, columns).expect("a sheet");
    for _ in 0..rows {
        let mut cells = person(&mut random);
        cells.resize(width, "二级".to_owned());
        writer.row(&cells).expect("a row");
    }
    writer.finish().expect("a workbook")
}
