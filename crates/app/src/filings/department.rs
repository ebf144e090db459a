//! Departments of an institution (科室), as it reports them.

use base::Day;
use serde::Serialize;
use store::BookBatch;

use super::file::{SEQUENCE, answered, request};
use crate::App;
use crate::error::AppError;
use crate::reported::Words;
use crate::settle::{self, check_id, unreadable};

/// What a message does to departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum HospitalDepartmentChange {
    /// They are new.
    Add(Vec<HospitalDepartment>),
    /// One is described anew.
    Change(HospitalDepartment),
    /// One never was.
    Withdraw {
        /// Code.
        code: String,
        /// Name.
        name: String,
        /// First day.
        from: Day,
    },
}

/// A department as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HospitalDepartment {
    /// The institution's own code.
    pub code: String,
    /// Name.
    pub name: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// All that was said.
    pub said: Words,
}

impl App {
    /// Takes in one message about departments. A retry changes nothing.
    ///
    /// # Errors
    /// A code that is taken in these days; one that is not there; another content under the same number.
    pub async fn report_hospital_departments(
        &self,
        institution_id: &str,
        operator: &str,
        message_id: &str,
        change: HospitalDepartmentChange,
    ) -> Result<(), AppError> {
        check_id("message_id", message_id)?;
        let hash = settle::hash(&change)?;
        let mut writer = self.inner.store.write().await?;
        if answered(&mut writer, institution_id, message_id, &hash).await?.is_some() {
            return Ok(());
        }
        let mut known = writer.list_hospital_departments(institution_id).await?;
        let now = self.inner.clock.now();
        let (action, gone, new) = match change {
            HospitalDepartmentChange::Add(new) => ("hospital_department.add", None, new),
            HospitalDepartmentChange::Change(new) => {
                let old = find(&known, &new.code, new.from)?;
                ("hospital_department.change", Some(old), vec![new])
            }
            HospitalDepartmentChange::Withdraw { code, name, from } => {
                let old = find(&known, &code, from)?;
                if old.name != name {
                    let message = format!("科室 {code} 登记的名称是“{}”", old.name);
                    return Err(AppError::input("hosp_dept_name", message, "请核对科室编码和名称"));
                }
                ("hospital_department.withdraw", Some(old), Vec::new())
            }
        };
        if let Some(old) = &gone {
            known.retain(|it| it.id != old.id);
            writer.supersede_hospital_department(&old.id, &now).await?;
        }
        let mut numbered = Vec::new();
        for it in new {
            check(&known, &it)?;
            let department = store::HospitalDepartment {
                id: format!("K{:010}", writer.next_numbers(SEQUENCE, 1).await?),
                institution_id: institution_id.to_owned(),
                code: it.code,
                name: it.name,
                valid_from: it.from,
                valid_until: it.until,
                known_from: now.clone(),
                known_until: None,
                detail: serde_json::to_string(&it.said).map_err(unreadable)?,
            };
            known.push(department.clone());
            numbered.push(department);
        }
        writer.add_hospital_departments(&numbered).await?;
        let audit = self.audit(institution_id, operator, action, institution_id);
        let request = request(institution_id, message_id, hash, "hospital_departments", now);
        let batch = BookBatch { audits: vec![audit], requests: vec![request], ..BookBatch::default() };
        writer.book(&batch).await?;
        writer.commit().await?;
        Ok(())
    }

    /// Departments of an institution that count today, by code.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn hospital_departments_of(
        &self,
        institution_id: &str,
    ) -> Result<Vec<HospitalDepartment>, AppError> {
        let mut session = self.inner.store.read().await?;
        let record = |it: store::HospitalDepartment| HospitalDepartment {
            code: it.code,
            name: it.name,
            from: it.valid_from,
            until: it.valid_until,
            said: serde_json::from_str(&it.detail).unwrap_or_default(),
        };
        Ok(session.list_hospital_departments(institution_id).await?.into_iter().map(record).collect())
    }
}

/// The department of a code: the one of that first day, or the only one.
fn find(
    known: &[store::HospitalDepartment],
    code: &str,
    from: Day,
) -> Result<store::HospitalDepartment, AppError> {
    let mut of_code = known.iter().filter(|it| it.code == code);
    let exact = known.iter().find(|it| it.code == code && it.valid_from == from);
    let found = exact.or_else(|| of_code.next().filter(|_| of_code.next().is_none()));
    found.cloned().ok_or_else(|| {
        let message = format!("没有自 {from} 起的科室 {code}");
        AppError::input("hosp_dept_codg", message, "请核对科室编码和开始时间；可用 5101 查询")
    })
}

fn check(known: &[store::HospitalDepartment], new: &HospitalDepartment) -> Result<(), AppError> {
    if new.until < new.from {
        let message = format!("科室 {} 的结束时间早于开始时间", new.code);
        return Err(AppError::input("endtime", message, "请核对日期"));
    }
    let taken = known
        .iter()
        .find(|it| it.code == new.code && it.valid_from <= new.until && new.from <= it.valid_until);
    match taken {
        None => Ok(()),
        Some(it) => {
            let message = format!("科室编码 {} 自 {} 起已经登记为“{}”", it.code, it.valid_from, it.name);
            Err(AppError::state(message, "更改请用科室信息变更（3402）"))
        }
    }
}
