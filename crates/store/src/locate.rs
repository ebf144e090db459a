//! Where a thing lies: region, institution, department. Asked before each act on it, so each is one look by key.

use crate::{Session, StoreError};

/// Where a thing lies, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// Code of the township; may be empty.
    pub region: String,
    /// Name of the village; may be empty.
    pub village: String,
    /// Whose visit or settlement it is.
    pub institution_id: Option<String>,
    /// The department that has to do with it.
    pub department: Option<String>,
    /// A visit that has not been settled or cancelled.
    pub is_under_way: bool,
}

/// Columns of every look: region, village, institution, department, state of the visit.
const PERSON: &str = "SELECT p.region, p.village, NULL, NULL, NULL FROM person p WHERE p.id = $1";
const VISIT: &str = "SELECT COALESCE(p.region, ''), COALESCE(p.village, ''), v.institution_id, NULL, v.state \
    FROM visit v LEFT JOIN person p ON p.id = v.person_id WHERE v.id = $1";
const SETTLEMENT: &str = "SELECT COALESCE(p.region, ''), COALESCE(p.village, ''), s.institution_id, NULL, v.state \
    FROM settlement s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN visit v ON v.id = s.visit_id \
    WHERE s.id = $1";
const REIMBURSEMENT: &str = "SELECT COALESCE(p.region, ''), COALESCE(p.village, ''), NULL, NULL, NULL \
    FROM reimbursement r LEFT JOIN person p ON p.id = r.person_id WHERE r.id = $1";
const PROBLEM: &str =
    "SELECT r.township, r.village, NULL, r.department, NULL FROM roster_problem r WHERE r.id = $1";

impl Session {
    /// Where a person lives.
    ///
    /// # Errors
    /// The database's failure (so for all below).
    pub async fn locate_person(&mut self, id: &str) -> Result<Option<Location>, StoreError> {
        self.locate(PERSON, id.into()).await
    }

    /// Where the person of a visit lives, and whose visit it is.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn locate_visit(&mut self, id: &str) -> Result<Option<Location>, StoreError> {
        self.locate(VISIT, id.into()).await
    }

    /// Where the person of a settlement lives, and whose settlement it is.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn locate_settlement(&mut self, id: &str) -> Result<Option<Location>, StoreError> {
        self.locate(SETTLEMENT, id.into()).await
    }

    /// Where the person of a reimbursement lives.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn locate_reimbursement(&mut self, id: &str) -> Result<Option<Location>, StoreError> {
        self.locate(REIMBURSEMENT, id.into()).await
    }

    /// Where a problem lies, and whose identity it is about.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn locate_problem(&mut self, id: i64) -> Result<Option<Location>, StoreError> {
        self.locate(PROBLEM, id.into()).await
    }

    async fn locate(
        &mut self,
        sql: &'static str,
        key: crate::engine::Cell<'_>,
    ) -> Result<Option<Location>, StoreError> {
        let Some(row) = self.connection.fetch_optional(sql, &[key]).await? else { return Ok(None) };
        let state = row.text_or_null(4)?;
        Ok(Some(Location {
            region: row.text(0)?,
            village: row.text(1)?,
            institution_id: row.text_or_null(2)?,
            department: row.text_or_null(3)?.filter(|it| !it.is_empty()),
            is_under_way: state.is_some_and(|it| it == "open" || it == "discharged"),
        }))
    }
}
