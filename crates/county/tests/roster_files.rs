//! Files as departments send them, read back by strangers to the writer.

use std::{collections::HashMap, fs, path::Path};

use calamine::{Data, Reader, Xlsx, open_workbook};
use county::roster::{
    RosterPlan, Scenario, Source,
    write::{Form, Manifest, Options, write},
};

fn written(people: u32, options: Options) -> (RosterPlan, Manifest, tempfile::TempDir) {
    let plan = RosterPlan::make(9, Scenario::wenshang(people)).expect("enough people");
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = write(&plan, folder.path(), options).expect("files are written");
    (plan, manifest, folder)
}

/// Cells of the sheet and row that the truth names.
fn cells(folder: &Path, file: &str, sheet: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.join(file)).expect("a file");
    let delimiter = if file.ends_with(".txt") { '\t' } else { ',' };
    if !file.ends_with(".xlsx") {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
        };
        let delimiter = if text.lines().next().unwrap().contains(';') { ';' } else { delimiter };
        let split = |line: &str| line.split(delimiter).map(str::to_owned).collect();
        return text.lines().map(split).collect();
    }
    let mut book: Xlsx<_> = open_workbook(folder.join(file)).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet of the truth");
    assert_eq!(range.start(), Some((0, 0)));
    let text = |it: &Data| match it {
        Data::Float(it) => format!("{it:.0}"),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn the_truth_points_at_the_right_row_of_every_file() {
    let (plan, manifest, folder) = written(4_000, Options::everything(Form::AsSent));
    let truth = fs::read_to_string(folder.path().join("truth/truth.csv")).unwrap();
    let mut read = HashMap::new();
    let mut checked = 0;
    for line in truth.lines().skip(1) {
        let parts: Vec<&str> = line.split(',').collect();
        let &[file, source, sheet, row, person, dirt] = parts.as_slice() else { panic!("{line}") };
        let key = (file.to_owned(), sheet.to_owned());
        let rows = read.entry(key).or_insert_with(|| cells(folder.path(), file, sheet));
        let row = &rows[row.parse::<usize>().unwrap() - 1];
        let Ok(person) = person.parse() else { continue };
        let person = plan.county().person(person);
        if dirt == "clean" || dirt == "duplicate" {
            assert!(row.iter().any(|it| it == person.number.reveal()), "{source}: {row:?}");
            assert!(row.contains(&person.name), "{source}: {row:?}");
            checked += 1;
        }
    }
    assert_eq!(truth.lines().count() as u32 - 1, manifest.roster_rows());
    assert!(checked * 10 > manifest.roster_rows() * 9);
    assert_eq!(manifest.files.len(), 14);
}

#[test]
fn departments_write_each_in_their_own_way() {
    let (plan, manifest, folder) = written(4_000, Options::everything(Form::AsSent));
    let name = |source: Source| {
        let file = manifest.files.iter().find(|it| it.source == source).expect("every source");
        folder.path().join(&file.name)
    };
    let start = |source: Source| fs::read(name(source)).unwrap()[..3].to_vec();
    assert_eq!(start(Source::Veterans), [0xef, 0xbb, 0xbf]);
    assert_ne!(start(Source::Employee), [0xef, 0xbb, 0xbf]);
    let police = fs::read(name(Source::Police)).unwrap();
    assert!(String::from_utf8(police.clone()).is_err(), "GB18030");
    let (text, _, is_broken) = encoding_rs::GB18030.decode(&police);
    assert!(!is_broken && text.starts_with("变动类型\t变动日期"));

    let mut poverty: Xlsx<_> = open_workbook(name(Source::Poverty)).unwrap();
    let townships: Vec<String> = plan.county().townships().iter().map(|it| it.name.clone()).collect();
    let sheets = poverty.sheet_names().to_vec();
    assert!(sheets.len() > 1 && sheets.iter().all(|it| townships.contains(it)));
    let range = poverty.worksheet_range(&sheets[0]).unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    assert!(rows[0][0].to_string().contains("花名册") && rows[1][0].to_string().contains("填报单位"));
    assert_eq!(rows[2][5].to_string(), "公民身份号码");
    assert_eq!(rows[rows.len() - 3][0].to_string(), "合计");
    assert!(rows[rows.len() - 1][0].to_string().starts_with("填报人"));
    let blank = rows[3..rows.len() - 3].iter().filter(|it| it[2] == Data::Empty).count();
    assert!(blank > 0, "cells of one village are merged");

    let mut civil: Xlsx<_> = open_workbook(name(Source::CivilAffairs)).unwrap();
    let range = civil.worksheet_range("Sheet1").unwrap();
    let birth = range.rows().nth(2).unwrap()[5].clone();
    assert!(matches!(birth, Data::DateTime(_)), "{birth:?} is a number shown as a day");
}

#[test]
fn the_plain_form_is_the_same_rows() {
    let (plan, manifest, folder) = written(2_000, Options::bench());
    assert_eq!(manifest.roster_rows(), plan.scenario().all_rows());
    assert_eq!(manifest.files.len(), 10);
    for file in &manifest.files {
        let text = fs::read_to_string(folder.path().join(&file.name)).expect("UTF-8");
        assert_eq!(text.lines().count() as u32, file.rows + 1, "{}", file.name);
        assert_eq!(plan.row_count(file.source) as u32, file.rows);
    }
    assert!(!folder.path().join("truth").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let plan = RosterPlan::make(9, Scenario::wenshang(2_000)).expect("enough people");
    let file = tempfile::NamedTempFile::new().expect("a file");
    let error = write(&plan, file.path(), Options::bench()).expect_err("a file is no folder");
    assert!(error.to_string().starts_with("county.write：写不了文件"), "{error}");
}
