//! Lists for payment: what waits is put on a list; subsidies of everybody waived, by class.
//!
//! **Knows:** lines and lists. **Does not know:** banks.

use base::Day;
use roster::rules::fact;
use store::{BookBatch, Entitlement, PaymentLine, PaymentList};

use super::RosterDesk;
use super::round::words_of;
use crate::error::AppError;

/// People whose subsidies are written at a time.
const CHUNK: usize = 16_384;

impl RosterDesk {
    /// Lists for payment, the latest first.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn payment_lists(&self, limit: usize) -> Result<Vec<PaymentList>, AppError> {
        Ok(self.app.inner.store.read().await?.list_payment_lists(limit.clamp(1, 1_000)).await?)
    }

    /// The lines of a list; without a number those of `kind` (`refund`, `subsidy`) that wait.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn payment_lines(&self, list: Option<i64>, kind: &str) -> Result<Vec<PaymentLine>, AppError> {
        Ok(self.app.inner.store.read().await?.list_payment_lines(list, kind).await?)
    }

    /// Puts all lines of a kind that wait on a new list.
    ///
    /// # Errors
    /// When nothing waits; the store's failure.
    pub async fn make_payment_list(&self, kind: &str, operator: &str) -> Result<PaymentList, AppError> {
        if !["refund", "subsidy"].contains(&kind) {
            return Err(AppError::input("kind", format!("没有“{kind}”这种名单"), "可用：refund、subsidy"));
        }
        let mut writer = self.app.inner.store.write().await?;
        let lines = writer.list_payment_lines(None, kind).await?;
        if lines.is_empty() {
            return Err(AppError::state("没有待支付的人员", "请先审批退费或资助的问题"));
        }
        let list = PaymentList {
            id: writer.next_numbers("payment_list", 1).await?,
            kind: kind.to_owned(),
            lines: i64::try_from(lines.len()).unwrap_or(i64::MAX),
            amount_fen: lines.iter().map(|it| it.amount_fen).sum(),
            made_at: self.app.inner.clock.now(),
            operator: operator.to_owned(),
        };
        writer.add_payment_list(&list).await?;
        let mut audit = self.app.audit("", operator, "roster.payment", &format!("payment-{}", list.id));
        audit.detail =
            serde_json::json!({ "kind": kind, "lines": list.lines, "amount_fen": list.amount_fen })
                .to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok(list)
    }

    /// Subsidises the premium of everybody whom the last round shows with a waiver, or insured in person with a
    /// class that has a fixed subsidy, by class, once a year. How
    /// many, and how much.
    ///
    /// # Errors
    /// No round yet; the store's failure. Nothing is written then.
    pub async fn subsidise(&self, operator: &str) -> Result<(u64, base::Fen), AppError> {
        let held = self.held.read().await;
        let mut writer = self.app.inner.store.write().await?;
        let round = writer.list_roster_rounds().await?.into_iter().next();
        let round = round.ok_or_else(|| AppError::state("还没有做过比对", "请先做一轮比对"))?;
        let words = words_of(&mut writer, &round).await?.unwrap_or_default();
        let setting = self.setting(round.as_of);
        let year = setting.year_end.year();
        let now = self.app.inner.clock.now();
        let mut people: Vec<(u32, usize)> = Vec::new();
        for (no, word) in (0_u32..).zip(&words) {
            let class = fact::first_class(*word).map(usize::from);
            // Waived, or with a fixed subsidy only and insured after paying in person.
            let is_insured = word & fact::WAIVED != 0
                || word & fact::WAIVABLE == 0 && word & fact::ENROLLED != 0 && word & fact::PAID != 0;
            if let Some(class) = class.filter(|_| is_insured) {
                people.push((no, class));
            }
        }
        let (mut count, mut sum) = (0_u64, base::Fen::ZERO);
        for some in people.chunks(CHUNK) {
            let ids: Vec<&str> = some.iter().map(|it| held.id(it.0)).collect();
            let known = writer.load_entitlements(&ids).await?;
            let has = |id: &str, from: Day| {
                let at = known.partition_point(|it| it.person_id.as_str() < id);
                known[at..]
                    .iter()
                    .take_while(|it| it.person_id == id)
                    .any(|it| it.kind == "subsidy" && it.known_until.is_none() && it.valid_from == from)
            };
            let (mut given, mut lines) = (Vec::new(), Vec::new());
            for ((_, class), id) in some.iter().zip(&ids) {
                let Some(class) = self.rules.classes.get(*class) else { continue };
                let amount = class.subsidy_fen(year);
                if amount == base::Fen::ZERO || has(id, setting.year_start) {
                    continue;
                }
                let source = class.subsidies.iter().filter(|it| it.year == year).map(|it| it.source.as_str());
                let source = source.collect::<Vec<_>>().join("、");
                given.push(Entitlement {
                    person_id: (*id).to_owned(),
                    kind: "subsidy".to_owned(),
                    class: class.id.clone(),
                    valid_from: setting.year_start,
                    valid_until: setting.year_end,
                    known_from: now.clone(),
                    known_until: None,
                    amount_fen: amount.0,
                    source: source.clone(),
                    problem: None,
                });
                lines.push(PaymentLine {
                    id: 0,
                    list: None,
                    kind: "subsidy".to_owned(),
                    person_id: (*id).to_owned(),
                    class: class.id.clone(),
                    amount_fen: amount.0,
                    source,
                    problem: None,
                    made_at: now.clone(),
                });
                count += 1;
                sum += amount;
            }
            let first = writer.next_numbers("payment_line", i64::try_from(lines.len()).unwrap_or(0)).await?;
            for (id, line) in (first..).zip(&mut lines) {
                line.id = id;
            }
            writer.add_entitlements(&given).await?;
            writer.add_payment_lines(&lines).await?;
        }
        let mut audit = self.app.audit("", operator, "roster.subsidise", &format!("round-{}", round.number));
        audit.detail = serde_json::json!({ "people": count, "amount_fen": sum }).to_string();
        writer.book(&BookBatch { audits: vec![audit], ..BookBatch::default() }).await?;
        writer.commit().await?;
        Ok((count, sum))
    }
}
