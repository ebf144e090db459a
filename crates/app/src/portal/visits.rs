//! Fee lines of a visit, and visits that wait at an institution.

use base::{Day, Fen};
use serde::Serialize;
use store::{Knowledge, Within};
use utoipa::ToSchema;

use super::VisitLine;
use crate::App;
use crate::error::AppError;

/// A fee line of a visit, or a refund of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitFeeLine {
    /// Number within the visit, from 1.
    pub line_no: i64,
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Catalogue code.
    pub code: String,
    /// Name.
    pub name: String,
    /// In fen; negative for a refund.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
    /// Quantity in ten-thousandths.
    pub quantity_e4: i64,
    /// Class where the line carries its own.
    pub class: Option<String>,
    /// The line that this one gives back.
    pub refunds_line_no: Option<i64>,
}

/// Visits, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WaitingPage {
    /// By number.
    pub items: Vec<VisitLine>,
    /// `cursor` of the next page; nothing on the last.
    pub next: Option<String>,
}

impl App {
    /// Fee lines of a visit, refunds too, by number.
    ///
    /// # Errors
    /// When there is no such visit.
    pub async fn visit_lines(&self, id: &str) -> Result<Vec<VisitFeeLine>, AppError> {
        let mut found = self.inner.store.read().await?.load_visits(&[id]).await?;
        let visit = found.remove(id).ok_or_else(|| AppError::not_found("就诊", id))?;
        let line = |it: store::FeeLine| VisitFeeLine {
            line_no: it.line_no,
            on: it.charged_on,
            code: it.code,
            name: it.name,
            amount_fen: Fen(it.amount_fen),
            quantity_e4: it.quantity_e4,
            class: it.class,
            refunds_line_no: it.refunds_line_no,
        };
        Ok(visit.lines.into_iter().map(line).collect())
    }

    /// Visits of an institution that are open or wait for settlement; with a person only those of that person.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn waiting_visits(
        &self,
        institution_id: &str,
        person_id: Option<&str>,
        within: &Within,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<WaitingPage, AppError> {
        let mut session = self.inner.store.read().await?;
        let limit = limit.clamp(1, 200);
        let page = session.list_waiting_visits(institution_id, person_id, within, cursor, limit).await?;
        let mut items: Vec<VisitLine> = page.items.into_iter().map(VisitLine::from).collect();
        let ids: Vec<&str> = items.iter().map(|it| it.person_id.as_str()).collect();
        let people = session.load_people(&ids, Knowledge::Current).await?;
        for it in &mut items {
            it.person_name = people.get(&it.person_id).map(|of| of.person.name.clone());
        }
        Ok(WaitingPage { items, next: page.next })
    }
}
