//! Last days worked out again, after a pack came with another calendar: lists go by the stored day.

use programme::matters::Request;
use store::{BookBatch, MatterFilter, MatterRequest};

use super::kept;
use super::take::due;
use crate::App;
use crate::error::AppError;

/// Requests looked at together.
const PAGE: usize = 500;

impl App {
    /// Works out the last day of every open request under the calendar in force; how many changed.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn recount_matters(&self) -> Result<usize, AppError> {
        let region = self.region();
        if region.matters.catalogue.is_none() {
            return Ok(0);
        }
        let filter = MatterFilter { is_open: Some(true), ..MatterFilter::default() };
        let mut writer = self.inner.store.write().await?;
        let mut moved: Vec<MatterRequest> = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let page = writer.list_matter_requests(&filter, cursor.as_deref(), PAGE).await?;
            for row in page.items {
                let (request, _): (Request, _) = kept::read(&row)?;
                let due_on = due(&region, &request);
                if due_on != row.due_on {
                    moved.push(MatterRequest { due_on, ..row });
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        if moved.is_empty() {
            return Ok(0);
        }
        for row in &moved {
            writer.move_matter_request(row, 0).await?;
        }
        let mut audit = self.audit("bureau", "", "matter.recount", "calendar");
        audit.detail = serde_json::json!({ "requests": moved.len(), "pack": region.version }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(moved.len())
    }
}
