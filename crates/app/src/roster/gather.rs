//! Bytes of files to recognised and checked tables, each with its sender.
//!
//! **Knows:** the order of the steps. **Does not know:** the register, what rows mean.

use std::collections::HashMap;

use base::{Finding, Findings};
use intake::{
    Checked, Format, Mapping, Recognised, Sheets, Table, check, mark_lost_digits, read_files, recognise,
};
use rayon::prelude::*;
use roster::rules::Rules;

use super::columns::recognise_of;
use super::department;

/// Code of the list of all insured people, beside the departments and extracts of the pack.
pub const REGISTER: &str = "register";

/// A file as it came.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    /// Its name, for evidence and for telling the sender.
    pub name: String,
    /// Code of department or extract, when the caller knows.
    pub department: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// All files of a round.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Files whose sender is known, in the order given.
    pub files: Vec<GatheredFile>,
    /// Files, or parts of them, that could not be read or whose sender is not known.
    pub lost: Vec<LostFile>,
    /// What could not be read, recognised or used.
    pub findings: Findings,
}

/// A file of which something is not in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFile {
    /// Its name.
    pub name: String,
    /// Code of department or extract, where the caller or the name tells it.
    pub department: Option<String>,
}

/// A file whose sender is known.
#[derive(Debug)]
pub struct GatheredFile {
    /// Its name.
    pub name: String,
    /// Code of department or extract, such as `poverty`, `enrolment`, `register`.
    pub department: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Its sheets with rows.
    pub tables: Vec<GatheredTable>,
}

/// A sheet with its columns and rows judged.
#[derive(Debug)]
pub struct GatheredTable {
    /// The cells.
    pub table: Table,
    /// Which column is what.
    pub recognised: Recognised,
    /// Which rows can be used.
    pub checked: Checked,
    /// Rows of the sheets before it: `first_row` + index in the table is the row of the file.
    pub first_row: u32,
}

impl GatheredFile {
    /// The table and its row (index) of a row of the file, as facts and problems count rows.
    #[must_use]
    pub fn locate(&self, row: u32) -> Option<(&GatheredTable, usize)> {
        let nth = self.tables.partition_point(|it| it.first_row <= row).checked_sub(1)?;
        let table = &self.tables[nth];
        let at = (row - table.first_row) as usize;
        (at < table.table.len()).then_some((table, at))
    }

    /// Sheet and row number as a clerk sees them.
    #[must_use]
    pub fn place(&self, row: u32) -> Option<(&str, usize)> {
        self.locate(row).map(|(table, at)| (table.table.sheet.as_str(), table.table.row_number(at)))
    }

    /// Rows that can be used, over all sheets.
    #[must_use]
    pub fn usable(&self) -> usize {
        self.tables.iter().map(|it| it.checked.usable.len()).sum()
    }
}

/// Reads all files on all cores. A file whose sender is unclear is set aside with a finding, a file that is
/// there twice is used once.
#[must_use]
pub fn gather(files: Vec<SourceFile>, rules: &Rules, mappings: &[Mapping]) -> Gathered {
    let (given, named): (Vec<_>, Vec<_>) =
        files.into_iter().map(|it| (it.department, (it.name, it.bytes))).unzip();
    let sheets = read_files(named);
    let mut gathered = Gathered::default();
    let mut seen: HashMap<([u8; 32], Option<String>), String> = HashMap::new();
    let mut chosen: Vec<(Sheets, Option<String>)> = Vec::with_capacity(sheets.len());
    for (sheet, given) in sheets.into_iter().zip(given) {
        // The same bytes may stand for two lists only where the caller says whose each is.
        let key = (sheet.content_sha256, given.clone());
        if let Some(first) = seen.get(&key) {
            gathered.findings.push(same_file(&sheet.file, first));
            continue;
        }
        seen.insert(key, sheet.file.clone());
        chosen.push((sheet, given));
    }
    let judged: Vec<Judged> = chosen
        .into_par_iter()
        .map(|(sheets, given)| {
            // What cannot be read is an error of the reading itself; rows are judged later.
            let (name, is_damaged) = (sheets.file.clone(), !sheets.findings.is_usable());
            let (file, findings) = match judge(sheets, given.clone(), rules, mappings) {
                Ok((file, findings)) => (Some(file), findings),
                Err(findings) => (None, findings),
            };
            let whose = || match (&file, given) {
                (Some(file), _) => Some(file.department.clone()),
                (None, Some(code)) => department::is_known(rules, &code).then_some(code),
                (None, None) => department::by_name(&name, rules),
            };
            let lost = is_damaged || file.is_none();
            let lost = lost.then(|| LostFile { department: whose(), name: name.clone() });
            Judged { file, lost, findings }
        })
        .collect();
    for it in judged {
        gathered.files.extend(it.file);
        gathered.lost.extend(it.lost);
        gathered.findings.extend(it.findings.0);
    }
    gathered
}

/// What became of one file.
struct Judged {
    file: Option<GatheredFile>,
    lost: Option<LostFile>,
    findings: Findings,
}

fn judge(
    sheets: Sheets,
    given: Option<String>,
    rules: &Rules,
    mappings: &[Mapping],
) -> Result<(GatheredFile, Findings), Findings> {
    let Sheets { file, format, tables, mut findings, content_sha256, .. } = sheets;
    let tables: Vec<Table> = tables.into_iter().filter(|it| !it.is_empty()).collect();
    let department = match given {
        Some(code) if department::is_known(rules, &code) => code,
        Some(code) => {
            findings.push(department::unknown(&file, &code, rules));
            return Err(findings);
        }
        None => {
            let recognised: Vec<Recognised> = tables.iter().map(|it| recognise(&file, it, &[])).collect();
            match department::decide(&file, &tables, &recognised, rules) {
                Ok(code) => code,
                // A file that cannot be read has said so already.
                Err(_) if tables.is_empty() && !findings.is_empty() => return Err(findings),
                Err(finding) => {
                    findings.push(finding);
                    return Err(findings);
                }
            }
        }
    };
    let own: Vec<Mapping> = mappings.iter().filter(|it| it.department == department).cloned().collect();
    let names = department::columns(rules, &department);
    let recognised: Vec<Recognised> = tables.iter().map(|it| recognise_of(&file, it, &own, names)).collect();
    let mut judged = Vec::with_capacity(tables.len());
    let mut first_row = 0;
    for (mut table, mut recognised) in tables.into_iter().zip(recognised) {
        if matches!(format, Format::Delimited { .. }) {
            mark_lost_digits(&mut table, &recognised);
        }
        let mut checked = check(&file, &table, &recognised);
        findings.extend(std::mem::take(&mut recognised.findings).0);
        findings.extend(std::mem::take(&mut checked.findings).0);
        let rows = u32::try_from(table.len()).unwrap_or(u32::MAX);
        judged.push(GatheredTable { table, recognised, checked, first_row });
        first_row = first_row.saturating_add(rows);
    }
    Ok((GatheredFile { name: file, department, sha256: content_sha256, tables: judged }, findings))
}

fn same_file(file: &str, first: &str) -> Finding {
    let message = format!("与“{first}”内容完全相同，只用了前一份");
    Finding::error("ROS-0403", message, "请核对是否把同一份名册发了两次，或漏发了另一份")
        .as_warning()
        .at(file, 0)
}
