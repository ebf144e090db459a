//! Filings for treatment in another place: recorded on two time axes; a late one works out again what it touches.

use base::Day;
use serde::{Deserialize, Serialize};
use store::{CrossRegionFiling, Writer};
use utoipa::ToSchema;

use crate::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::filings::SEQUENCE;
use crate::late;
use crate::model::AdjustmentView;
use crate::people::outside;

/// A filing (异地就医备案), or the end of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingRequest {
    /// The person.
    pub person_id: String,
    /// Code of the place of treatment, or what codes of places begin with (`51`: a whole province).
    pub place: String,
    /// `residence` (长期居住), `referral` (转诊), `temporary` (临时外出) or as the desk says.
    #[serde(default)]
    pub kind: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day; until further notice when absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// Whether filings of these days are taken back, instead of one being made.
    #[serde(default)]
    pub is_withdrawn: bool,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
}

/// What a filing changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FilingView {
    /// The person.
    pub person_id: String,
    /// Earlier filings that were replaced.
    pub superseded: usize,
    /// Settlements worked out again.
    pub adjusted: Vec<AdjustmentView>,
}

/// The next number of a filing.
async fn number(writer: &mut Writer) -> Result<String, AppError> {
    Ok(format!("B{:010}", writer.next_numbers(SEQUENCE, 1).await?))
}

impl App {
    /// Records a filing, or takes filings back, and books what that changes about settlements already made.
    ///
    /// # Errors
    /// An unknown person; a place that is no code; days in the wrong order.
    pub async fn file_cross_region(
        &self,
        request: FilingRequest,
        operator: &str,
    ) -> Result<FilingView, AppError> {
        let place = request.place.as_str();
        if !(2..=6).contains(&place.len()) || !place.bytes().all(|it| it.is_ascii_digit()) {
            let message = format!("就医地“{}”不是区划代码", place.chars().take(20).collect::<String>());
            return Err(AppError::input("place", message, "应为区划代码的前 2 至 6 位，如 510000 或 51"));
        }
        let until = request.until.unwrap_or(Day::MAX);
        if until < request.from {
            let message = format!("止日 {until} 早于起日 {}", request.from);
            return Err(AppError::input("until", message, "请核对日期"));
        }
        // A whole province may be written as one.
        let place = match place.trim_end_matches("0000") {
            province if province.len() == 2 => province,
            _ => place,
        };
        let person_id = request.person_id.as_str();
        let institutions = self.inner.institutions();
        let region = self.region();
        let mut writer = self.inner.store.write().await?;
        let known = writer.find_person(person_id).await?;
        known.ok_or_else(|| AppError::not_found("参保人", person_id))?;
        let now = self.inner.clock.now();
        let mut rows: Vec<CrossRegionFiling> = Vec::new();
        let mut superseded = 0;
        for old in writer.load_cross_region_filings(&[person_id]).await? {
            if old.place != place || old.valid_until < request.from || until < old.valid_from {
                continue;
            }
            writer.supersede_filing(&old.id, &now).await?;
            superseded += 1;
            for (start, end) in outside(old.valid_from, old.valid_until, request.from, until) {
                rows.push(CrossRegionFiling {
                    id: number(&mut writer).await?,
                    valid_from: start,
                    valid_until: end,
                    known_from: now.clone(),
                    ..old.clone()
                });
            }
        }
        if request.is_withdrawn && superseded == 0 {
            let message = format!("{person_id} 在这段时间没有到 {place} 的备案");
            return Err(AppError::state(message, "请核对就医地和日期"));
        }
        if !request.is_withdrawn {
            rows.push(CrossRegionFiling {
                id: number(&mut writer).await?,
                person_id: person_id.to_owned(),
                place: place.to_owned(),
                valid_from: request.from,
                valid_until: until,
                known_from: now.clone(),
                known_until: None,
                kind: request.kind.clone(),
                source: request.source.clone(),
            });
        }
        writer.add_cross_region_filings(&rows).await?;
        let mut desk = Desk::new(&region, &institutions, now);
        let cause = serde_json::json!({ "cross_region_filing": &request }).to_string();
        let (adjusted, works) =
            late::recompute(&self.inner, &mut writer, &mut desk, person_id, None, &cause).await?;
        let mut audit = self.audit("", operator, "person.filing", person_id);
        audit.detail = cause;
        desk.batch.audits.push(audit);
        late::save(&mut writer, &desk.batch, &works).await?;
        writer.commit().await?;
        Ok(FilingView { person_id: person_id.to_owned(), superseded, adjusted })
    }

    /// Filings of a person that count today.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn cross_region_filings(&self, person_id: &str) -> Result<Vec<CrossRegionFiling>, AppError> {
        Ok(self.inner.store.read().await?.load_cross_region_filings(&[person_id]).await?)
    }
}
