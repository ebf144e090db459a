//! Saved mappings: which column is what, as a clerk has set it right, for every file with the same header.
//!
//! **Knows:** the text that is kept. **Does not know:** how columns are recognised.

use intake::{Field, Mapping};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::RosterDesk;
use crate::App;
use crate::error::{AppError, Fault};

/// The columns of a sheet as a clerk has set them right.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingOrder {
    /// Code of the department or extract that sends such files.
    pub department: String,
    /// `mapping` of the sheet, as the look gave it.
    pub mapping: String,
    /// Code of each column from the left; nothing where it is not used.
    pub fields: Vec<Option<String>>,
}

/// A mapping that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MappingSaved {
    /// The department.
    pub department: String,
    /// Its columns.
    pub columns: usize,
}

impl RosterDesk {
    /// Saves the columns of a sheet as a clerk has set them right.
    ///
    /// # Errors
    /// Another number of columns; a field that is none, or twice; what [`RosterDesk::save_mapping`] refuses.
    pub async fn save_columns(&self, order: &MappingOrder, operator: &str) -> Result<MappingSaved, AppError> {
        let wrong = |it| AppError { fault: Fault::Input, findings: base::Findings(vec![it]) };
        let mut mapping = Mapping::from_toml(&order.mapping).map_err(wrong)?;
        if mapping.columns.len() != order.fields.len() {
            let message = format!("表里有 {} 列，这里写了 {} 列", mapping.columns.len(), order.fields.len());
            return Err(AppError::input("fields", message, "每一列写一个字段代码，不用的写 null"));
        }
        let mut taken: Vec<Field> = Vec::new();
        for (nth, (column, code)) in mapping.columns.iter_mut().zip(&order.fields).enumerate() {
            let letter = intake::column_letter(nth);
            let field = match code {
                None => None,
                Some(code) => {
                    let found = Field::ALL.iter().copied().find(|it| it.code() == code);
                    let unknown = || {
                        let code: String = code.chars().take(20).collect();
                        let message = format!("{letter} 列：没有字段“{code}”");
                        AppError::input("fields", message, "请用名册用语（/rosters/words）里的字段代码")
                    };
                    Some(found.ok_or_else(unknown)?)
                }
            };
            if let Some(field) = field {
                if taken.contains(&field) {
                    let message = format!("{letter} 列：已有一列是“{}”", field.name());
                    return Err(AppError::input("fields", message, "一个字段只能有一列"));
                }
                taken.push(field);
            }
            column.field = field;
        }
        order.department.clone_into(&mut mapping.department);
        let saved = self.save_mapping(&order.department, &mapping.to_toml(), operator).await?;
        Ok(MappingSaved { department: saved.department, columns: saved.columns.len() })
    }

    /// Saves a mapping of columns, as TOML (see [`intake::Mapping`]). The department is the one that the text
    /// names; `department` where it names none.
    ///
    /// # Errors
    /// The fault in the text; two departments, or one that the pack does not have.
    pub async fn save_mapping(
        &self,
        department: &str,
        toml: &str,
        operator: &str,
    ) -> Result<Mapping, AppError> {
        let wrong = |it| AppError { fault: Fault::Input, findings: base::Findings(vec![it]) };
        let named = department;
        let mut mapping = Mapping::from_toml(toml).map_err(wrong)?;
        if mapping.department.is_empty() {
            department.clone_into(&mut mapping.department);
        }
        let department = mapping.department.as_str();
        if named != department && !named.is_empty() {
            let message = format!("列对照里写的部门是 {department}，这里却指定了 {named}");
            return Err(AppError::input("department", message, "请改成同一个部门，或不指定部门"));
        }
        if !crate::roster::department::is_known(&self.rules, department) {
            let message = if department.is_empty() {
                "列对照里没有写部门".to_owned()
            } else {
                format!("规则包里没有部门“{department}”")
            };
            return Err(AppError::input("department", message, "请写规则包里的部门代码，例如 civil_affairs"));
        }
        let row = store::RosterMapping {
            department: department.to_owned(),
            fingerprint: mapping.fingerprint.clone(),
            body: toml.to_owned(),
            changed_at: self.app.inner.clock.now(),
            operator: operator.to_owned(),
        };
        let mut writer = self.app.inner.store.write().await?;
        writer.save_roster_mapping(&row).await?;
        let audit = self.app.audit("", operator, "roster.map", department);
        writer.book(&store::BookBatch { audits: vec![audit], ..Default::default() }).await?;
        writer.commit().await?;
        Ok(mapping)
    }

    /// The saved mappings.
    ///
    /// # Errors
    /// The store's failure; a mapping that cannot be read any more.
    pub async fn mappings(&self) -> Result<Vec<Mapping>, AppError> {
        RosterDesk::saved_mappings(&self.app).await
    }

    /// The saved mappings, without a desk: the register is not read.
    ///
    /// # Errors
    /// As [`RosterDesk::mappings`].
    pub async fn saved_mappings(app: &App) -> Result<Vec<Mapping>, AppError> {
        let rows = app.inner.store.read().await?.list_roster_mappings().await?;
        let read = |it: store::RosterMapping| {
            let mut mapping = Mapping::from_toml(&it.body)
                .map_err(|found| AppError { fault: Fault::Ours, findings: base::Findings(vec![found]) })?;
            mapping.department = it.department;
            Ok(mapping)
        };
        rows.into_iter().map(read).collect()
    }
}
