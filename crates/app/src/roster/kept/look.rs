//! A look into a file before it is used: whose it is, which column is what, which rows can be used. Nothing is kept.

use serde::Serialize;
use utoipa::ToSchema;

use base::Findings;

use super::{RosterDesk, heavy};
use crate::error::AppError;
use crate::roster::{Gathered, SourceFile, gather};

/// A file as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileLook {
    /// Its name.
    pub name: String,
    /// Code of its department or extract; nothing when it is not clear whose it is.
    pub department: Option<String>,
    /// Chinese name of the department.
    pub department_name: String,
    /// Sheets with rows.
    pub sheets: Vec<SheetLook>,
    /// What somebody should look at; at most 200.
    #[schema(value_type = Vec<Object>)]
    pub findings: Findings,
}

/// A sheet as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SheetLook {
    /// Its name.
    pub name: String,
    /// All rows with text.
    pub rows: usize,
    /// Rows that name people.
    pub usable: usize,
    /// Titles, headers, totals, notes.
    pub set_aside: usize,
    /// Rows that cannot be used.
    pub refused: usize,
    /// Whether a saved mapping was used.
    pub is_mapped: bool,
    /// Every column, from the left.
    pub columns: Vec<ColumnLook>,
    /// The same as a mapping that can be saved with other fields, as TOML.
    pub mapping: String,
}

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ColumnLook {
    /// Its title.
    pub title: String,
    /// Code of what it is; nothing when it is not used.
    pub field: Option<String>,
    /// Chinese name of what it is.
    pub field_name: String,
    /// In percent.
    pub confidence: u8,
    /// Why, in Chinese.
    pub reason: String,
}

/// Most findings that are shown.
const MOST_FINDINGS: usize = 200;

impl RosterDesk {
    /// Reads a file and says what it is; nothing is kept.
    ///
    /// # Errors
    /// The store's failure. A file that cannot be read is told in the findings.
    pub async fn look(&self, file: SourceFile) -> Result<FileLook, AppError> {
        let rules = std::sync::Arc::clone(&self.rules);
        let mappings = self.mappings().await?;
        let name = file.name.clone();
        let gathered = heavy(move || gather(vec![file], &rules, &mappings)).await?;
        Ok(self.look_of(name, gathered))
    }

    fn look_of(&self, name: String, gathered: Gathered) -> FileLook {
        let mut findings = gathered.findings;
        findings.sort();
        findings.0.truncate(MOST_FINDINGS);
        let file = gathered.files.into_iter().next();
        let department = file.as_ref().map_or("", |it| it.department.as_str());
        let sheet = |it: &crate::roster::GatheredTable| SheetLook {
            mapping: it.recognised.to_mapping(department).to_toml(),
            name: it.table.sheet.clone(),
            rows: it.checked.len(),
            usable: it.checked.usable.len(),
            set_aside: it.checked.set_aside.len(),
            refused: it.checked.refused.len(),
            is_mapped: it.recognised.is_mapped,
            columns: it.recognised.columns.iter().map(column).collect(),
        };
        FileLook {
            name,
            department_name: file.as_ref().map_or_else(String::new, |it| self.sender(&it.department)),
            sheets: file.iter().flat_map(|it| it.tables.iter().map(sheet)).collect(),
            department: file.map(|it| it.department),
            findings,
        }
    }

    /// Chinese name of a department, an extract or the register.
    pub(super) fn sender(&self, code: &str) -> String {
        let department = self.rules.departments.iter().find(|it| it.code == code).map(|it| it.name.clone());
        let extract = || self.rules.extracts.iter().find(|it| it.code == code).map(|it| it.name.clone());
        department.or_else(extract).unwrap_or_else(|| {
            if code == crate::roster::REGISTER { "参保人员底册".to_owned() } else { code.to_owned() }
        })
    }
}

fn column(it: &intake::columns::Column) -> ColumnLook {
    ColumnLook {
        title: it.title.clone(),
        field: it.field.map(|field| field.code().to_owned()),
        field_name: it.field.map_or_else(String::new, |field| field.name().to_owned()),
        confidence: it.confidence,
        reason: it.reason.clone(),
    }
}
