//! An institution's own codes and the codes of the catalogue that they mean, by period.

use base::{Day, Finding, Findings};
use serde::Serialize;
use store::ItemComparison;

use super::{Sender, Turn};
use crate::App;
use crate::error::{AppError, Fault};
use crate::reported::Words;
use crate::settle::unreadable;

/// A comparison as an institution says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewComparison {
    /// Its own code.
    pub own_code: String,
    /// Its own name.
    pub own_name: String,
    /// Kind of list.
    pub list_type: String,
    /// Code of the catalogue.
    pub code: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Beside it.
    pub said: Words,
}

/// A comparison that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonRecord {
    /// The comparison.
    pub comparison: NewComparison,
    /// Instant from which it is known.
    pub known_from: String,
}

impl NewComparison {
    fn row(&self, sender: &Sender, at: &str) -> Result<ItemComparison, AppError> {
        Ok(ItemComparison {
            institution_id: sender.institution_id.clone(),
            own_code: self.own_code.clone(),
            list_type: self.list_type.clone(),
            code: self.code.clone(),
            valid_from: self.from,
            known_from: at.to_owned(),
            valid_until: self.until,
            known_until: None,
            own_name: self.own_name.clone(),
            said: serde_json::to_string(&self.said).map_err(unreadable)?,
            operator: sender.operator.clone(),
        })
    }

    fn of(row: ItemComparison) -> NewComparison {
        NewComparison {
            own_code: row.own_code,
            own_name: row.own_name,
            list_type: row.list_type,
            code: row.code,
            from: row.valid_from,
            until: row.valid_until,
            said: serde_json::from_str(&row.said).unwrap_or_default(),
        }
    }

    fn overlaps(&self, from: Day, until: Day) -> bool {
        self.from <= until && from <= self.until
    }
}

impl App {
    /// Takes in comparisons, all of them or none. One that overlaps with an earlier one to the same code
    /// takes its place; one to another code is refused.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub async fn compare_items(&self, sender: &Sender, new: &[NewComparison]) -> Result<(), AppError> {
        let Turn::First(mut once) = self.turn(sender, &new).await? else { return Ok(()) };
        let mut codes: Vec<&str> = new.iter().map(|it| it.own_code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let known = once.writer.load_item_comparisons(&sender.institution_id, Some(&codes)).await?;
        let mut findings = Findings::default();
        for (nth, it) in new.iter().enumerate() {
            let bad = |message: String, remedy: &str| {
                Finding::error("APP-0032", message, remedy).of(format!("第 {} 条 {}", nth + 1, it.own_code))
            };
            if it.until < it.from {
                findings.push(bad(format!("止日 {} 早于起日 {}", it.until, it.from), "请核对日期"));
            }
            let is_same = |own: &str, list: &str| own == it.own_code && list == it.list_type;
            let earlier = new[..nth].iter().find(|other| {
                is_same(&other.own_code, &other.list_type) && it.overlaps(other.from, other.until)
            });
            if let Some(other) = earlier {
                let message = format!("与同一报文里对照到 {} 的期间重叠", other.code);
                findings.push(bad(message, "同一天一个院内编码只能对照一个目录编码"));
            }
            let other = known.iter().find(|other| {
                is_same(&other.own_code, &other.list_type)
                    && other.code != it.code
                    && it.overlaps(other.valid_from, other.valid_until)
            });
            if let Some(other) = other {
                let period = format!("{} 至 {}", other.valid_from, other.valid_until);
                let message = format!("{period} 已对照到 {}", other.code);
                findings.push(bad(message, "请先撤销原对照（3302），或错开期间"));
            }
        }
        if !findings.is_empty() {
            return Err(AppError { fault: Fault::Input, findings });
        }
        let at = self.inner.clock.now();
        let replaced = known.iter().filter(|row| {
            new.iter().any(|it| {
                (&row.own_code, &row.list_type, &row.code) == (&it.own_code, &it.list_type, &it.code)
                    && it.overlaps(row.valid_from, row.valid_until)
            })
        });
        for row in replaced {
            once.writer.withdraw_item_comparison(row, &at).await?;
        }
        let rows: Vec<ItemComparison> = new.iter().map(|it| it.row(sender, &at)).collect::<Result<_, _>>()?;
        once.writer.add_item_comparisons(&rows).await?;
        let subject = new.first().map_or("", |it| it.own_code.as_str()).to_owned();
        self.keep(once, sender, "", "comparison.upload", &subject).await
    }

    /// Withdraws comparisons of an own code to a code; how many there were.
    ///
    /// # Errors
    /// Another content under the same number; the store's failure.
    pub async fn withdraw_comparisons(
        &self,
        sender: &Sender,
        own_code: &str,
        list_type: &str,
        code: &str,
    ) -> Result<usize, AppError> {
        let mut once = match self.turn(sender, &(own_code, list_type, code)).await? {
            Turn::First(once) => once,
            Turn::Again(count) => return Ok(count.parse().unwrap_or(0)),
        };
        let known = once.writer.load_item_comparisons(&sender.institution_id, Some(&[own_code])).await?;
        let at = self.inner.clock.now();
        let mut count = 0;
        for row in known.iter().filter(|it| it.list_type == list_type && it.code == code) {
            once.writer.withdraw_item_comparison(row, &at).await?;
            count += 1;
        }
        self.keep(once, sender, &count.to_string(), "comparison.withdraw", own_code).await?;
        Ok(count)
    }

    /// Comparisons of an institution that count: of some own codes, or all.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn comparisons(
        &self,
        institution_id: &str,
        own_codes: Option<&[&str]>,
    ) -> Result<Vec<ComparisonRecord>, AppError> {
        let mut session = self.inner.store.read().await?;
        let rows = session.load_item_comparisons(institution_id, own_codes).await?;
        let records = rows.into_iter().map(|row| {
            let known_from = row.known_from.clone();
            ComparisonRecord { comparison: NewComparison::of(row), known_from }
        });
        Ok(records.collect())
    }
}
