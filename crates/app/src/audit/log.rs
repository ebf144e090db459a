//! Looking through the audit log: by person, by who did it, by what was done, by time.

use base::Day;
use serde::{Deserialize, Serialize};
use store::{AuditFilter, AuditLine};
use utoipa::{IntoParams, ToSchema};

use super::Sight;
use crate::App;
use crate::error::AppError;

/// Which lines. What is left out does not restrict.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Number of a person: everything about her, her visits, settlements and reimbursements.
    pub person: Option<String>,
    /// Who did it: name of the account, exactly.
    pub actor: Option<String>,
    /// What was done: a code, or its beginning with a point at the end (`view.`).
    pub action: Option<String>,
    /// From this day on (in China).
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Until this day, which is included.
    #[param(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 200.
    pub limit: Option<usize>,
}

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditLineView {
    /// Place in the chain.
    pub seq: i64,
    /// Instant (UTC).
    pub at: String,
    /// Who.
    pub actor: String,
    /// What, as code.
    pub action: String,
    /// On what: a number, or what a list was asked for.
    pub subject: String,
    /// The rest, as JSON text.
    pub detail: String,
    /// Hash of its link in the chain.
    pub hash: String,
}

/// Lines of the audit log, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditPage {
    /// The latest first.
    pub items: Vec<AuditLineView>,
    /// `cursor` of the next page. A page may be short and still have a next one: only so many lines are looked
    /// through at a time.
    pub next: Option<String>,
}

impl From<AuditLine> for AuditLineView {
    fn from(it: AuditLine) -> AuditLineView {
        AuditLineView {
            seq: it.seq,
            at: it.event.at,
            actor: it.event.actor,
            action: it.event.action,
            subject: it.event.subject,
            detail: it.event.detail,
            hash: it.hash.to_string(),
        }
    }
}

/// Midnight in China on a day, as instant in UTC.
fn midnight(day: Day) -> String {
    format!("{}T16:00:00", day.plus_days(-1))
}

fn filter(query: &AuditQuery) -> Result<AuditFilter, AppError> {
    let text =
        |it: &Option<String>| it.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    if let (Some(from), Some(until)) = (query.from, query.until)
        && until < from
    {
        return Err(AppError::input("until", format!("止于 {until}，早于起于 {from}"), "请把日期调过来"));
    }
    Ok(AuditFilter {
        person_id: text(&query.person),
        actor: text(&query.actor),
        action: text(&query.action),
        from: query.from.map(midnight),
        until: query.until.map(|it| midnight(it.plus_days(1))),
    })
}

impl App {
    /// Lines of the audit log, the latest first. Who looks is recorded too.
    ///
    /// # Errors
    /// A cursor that is not one; days the wrong way round; the store's failure.
    pub async fn audit_log(&self, who: &str, query: &AuditQuery) -> Result<AuditPage, AppError> {
        let cursor = match query.cursor.as_deref().map(str::parse::<i64>) {
            None => None,
            Some(Ok(seq)) => Some(seq),
            Some(Err(_)) => {
                return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
            }
        };
        let filter = filter(query)?;
        let mut session = self.inner.store.read().await?;
        let page = session.list_audits(&filter, cursor, query.limit.unwrap_or(50).clamp(1, 200)).await?;
        drop(session);
        let asked = |name: &str, it: &Option<String>| it.as_ref().map(|it| format!("{name}={it}"));
        let asked: Vec<String> = [
            asked("person", &filter.person_id),
            asked("actor", &filter.actor),
            asked("action", &filter.action),
        ]
        .into_iter()
        .flatten()
        .collect();
        let sight = Sight {
            action: "list.audit".to_owned(),
            subject: asked.join(" "),
            people: filter.person_id.into_iter().collect(),
            ..Sight::default()
        };
        self.saw(who, sight).await?;
        Ok(AuditPage { items: page.items.into_iter().map(AuditLineView::from).collect(), next: page.next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_chinese_and_instants_utc() {
        let query = AuditQuery {
            from: "2024-03-01".parse().ok(),
            until: "2024-03-01".parse().ok(),
            actor: Some(" ".to_owned()),
            ..AuditQuery::default()
        };
        let filter = filter(&query).unwrap();
        assert_eq!(filter.from.as_deref(), Some("2024-02-29T16:00:00"));
        assert_eq!(filter.until.as_deref(), Some("2024-03-01T16:00:00"));
        assert_eq!(filter.actor, None);
        let wrong = AuditQuery { until: "2024-02-01".parse().ok(), ..query };
        assert!(super::filter(&wrong).is_err());
    }
}
