//! Filings and departments: added, found, and withdrawn by an instant. Rows are never deleted.

use crate::engine::{Cell, Insert, Kind, Row, Rows, keys};
use crate::{Filing, HospitalDepartment, Session, StoreError, Writer};

use Kind::{Stamp, Text};

const FILING: Insert = Insert {
    table: "filing",
    columns: &[
        ("id", Text),
        ("person_id", Text),
        ("kind", Text),
        ("subject", Text),
        ("institution_id", Text),
        ("valid_from", Text),
        ("valid_until", Text),
        ("known_from", Text),
        ("known_until", Text),
        ("detail", Text),
    ],
    conflict: "",
};

pub(crate) const HOSPITAL_DEPARTMENT: Insert = Insert {
    table: "hospital_department",
    columns: &[
        ("id", Text),
        ("institution_id", Text),
        ("code", Text),
        ("name", Text),
        ("valid_from", Text),
        ("valid_until", Text),
        ("known_from", Text),
        ("known_until", Text),
        ("detail", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

/// Columns in the order of [`filing`].
pub(crate) const FILING_COLUMNS: &str = "id, person_id, kind, subject, institution_id, valid_from, \
    valid_until, known_from, known_until, detail";

const HOSPITAL_DEPARTMENT_COLUMNS: &str =
    "id, institution_id, code, name, valid_from, valid_until, known_from, known_until, detail";

pub(crate) fn filing(row: &Row) -> Result<Filing, StoreError> {
    let id = row.text(0)?;
    Ok(Filing {
        person_id: row.text(1)?,
        kind: row.text(2)?,
        subject: row.open(3, ["filing", "subject"], &id)?,
        institution_id: row.text(4)?,
        valid_from: row.day(5, "filing")?,
        valid_until: row.day(6, "filing")?,
        known_from: row.text(7)?,
        known_until: row.text_or_null(8)?,
        detail: row.open(9, ["filing", "detail"], &id)?,
        id,
    })
}

fn department(row: &Row) -> Result<HospitalDepartment, StoreError> {
    let id = row.text(0)?;
    Ok(HospitalDepartment {
        institution_id: row.text(1)?,
        code: row.text(2)?,
        name: row.text(3)?,
        valid_from: row.day(4, "hospital_department")?,
        valid_until: row.day(5, "hospital_department")?,
        known_from: row.text(6)?,
        known_until: row.text_or_null(7)?,
        detail: row.open(8, ["hospital_department", "detail"], &id)?,
        id,
    })
}

impl Session {
    /// Filings by number, withdrawn or not. Unknown numbers are left out.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure (so for all below).
    pub async fn load_filings(&mut self, ids: &[&str]) -> Result<Vec<Filing>, StoreError> {
        let sql = format!("SELECT {FILING_COLUMNS} FROM filing WHERE id IN keys1($1) ORDER BY id");
        let rows = self.connection.fetch(sql, &[keys(ids.iter().copied())]).await?;
        rows.iter().map(filing).collect()
    }

    /// Filings of one kind for a person, by first day; withdrawn ones too.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_filings(&mut self, person_id: &str, kind: &str) -> Result<Vec<Filing>, StoreError> {
        let sql = format!(
            "SELECT {FILING_COLUMNS} FROM filing WHERE person_id = $1 AND kind = $2 ORDER BY valid_from, id"
        );
        let cells = [Cell::from(person_id), Cell::from(kind)];
        self.connection.fetch(sql, &cells).await?.iter().map(filing).collect()
    }

    /// All filings for a person, by first day; withdrawn ones too.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn filings_of_person(&mut self, person_id: &str) -> Result<Vec<Filing>, StoreError> {
        let sql = format!("SELECT {FILING_COLUMNS} FROM filing WHERE person_id = $1 ORDER BY valid_from, id");
        self.connection.fetch(sql, &[person_id.into()]).await?.iter().map(filing).collect()
    }

    /// Departments of an institution that count today, by code and first day.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_hospital_departments(
        &mut self,
        institution_id: &str,
    ) -> Result<Vec<HospitalDepartment>, StoreError> {
        let sql = format!(
            "SELECT {HOSPITAL_DEPARTMENT_COLUMNS} FROM hospital_department WHERE institution_id = $1 \
             AND known_until IS NULL ORDER BY code, valid_from, id"
        );
        self.connection.fetch(sql, &[institution_id.into()]).await?.iter().map(department).collect()
    }
}

impl Writer {
    /// Adds filings.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_filings(&mut self, filings: &[Filing]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&FILING, filings.len());
        for it in filings {
            rows.push([
                (&it.id).into(),
                (&it.person_id).into(),
                (&it.kind).into(),
                (&it.subject).into(),
                (&it.institution_id).into(),
                it.valid_from.into(),
                it.valid_until.into(),
                (&it.known_from).into(),
                (&it.known_until).into(),
                (&it.detail).into(),
            ]);
        }
        self.connection.insert(&FILING, rows).await
    }

    /// Marks a filing as withdrawn at an instant: it stays, but does not count from then on.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such filing that counts today.
    pub async fn supersede_filing(&mut self, id: &str, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE filing SET known_until = $1 WHERE id = $2 AND known_until IS NULL";
        let (firsts, cells) = ([id.to_owned()], [at.into(), id.into()]);
        let touched = self.connection.execute_watched("filing", &firsts, sql, &cells).await?;
        StoreError::unless_found(touched, "有效的备案", id)
    }

    /// Adds departments.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_hospital_departments(
        &mut self,
        departments: &[HospitalDepartment],
    ) -> Result<(), StoreError> {
        let mut rows = Rows::new(&HOSPITAL_DEPARTMENT, departments.len());
        for it in departments {
            rows.push([
                (&it.id).into(),
                (&it.institution_id).into(),
                (&it.code).into(),
                (&it.name).into(),
                it.valid_from.into(),
                it.valid_until.into(),
                (&it.known_from).into(),
                (&it.known_until).into(),
                (&it.detail).into(),
            ]);
        }
        self.connection.insert(&HOSPITAL_DEPARTMENT, rows).await
    }

    /// Marks a department as changed or withdrawn at an instant.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such department that counts today.
    pub async fn supersede_hospital_department(&mut self, id: &str, at: &str) -> Result<(), StoreError> {
        let (set, which) = ([("known_until", at.into())], "id = $1 AND known_until IS NULL");
        let what = ("有效的科室", id);
        self.connection.change_stamped_one("hospital_department", &set, which, &[id.into()], what).await
    }
}
