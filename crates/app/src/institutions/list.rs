//! Finding institutions, and looking at one.

use std::collections::{BTreeMap, BTreeSet};

use base::Day;
use serde::Deserialize;
use store::Institution;
use utoipa::IntoParams;

use super::held::Institutions;
use super::terms::standing;
use super::view::{
    AgreementView, HeldAccount, InstitutionConnection, InstitutionDetail, InstitutionPage, InstitutionRow,
    SettledMonth, StandingCount,
};
use crate::App;
use crate::error::AppError;

/// Words under which the gateway writes how an institution is connected.
const DIALECT: &str = "gateway.dialect";
const OPEN_UNTIL: &str = "gateway.agreement_until";

/// Which institutions; what is absent does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InstitutionQuery {
    /// Beginning of the number, or part of the name.
    #[serde(default)]
    pub q: String,
    /// Level in words of the pack.
    pub level: Option<String>,
    /// `hospital`, `pharmacy` …
    pub kind: Option<String>,
    /// `active`, `suspended`, `outside` or `unkept`.
    pub agreement: Option<String>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// Most on a page: 50 unless told, at most 500.
    pub limit: Option<usize>,
}

fn words(it: &Institution) -> BTreeMap<String, String> {
    serde_json::from_str(&it.attributes).unwrap_or_default()
}

fn row(it: &Institution, known: &Institutions, today: Day) -> InstitutionRow {
    let terms = known.terms(&it.id);
    InstitutionRow {
        id: it.id.clone(),
        name: it.name.clone(),
        level: it.level.clone(),
        kind: it.kind.clone(),
        region: it.region.clone(),
        agreement: standing(terms, today).word().to_owned(),
        until: terms.iter().filter(|it| !it.suspends).map(|it| it.until).max(),
        dialect: words(it).remove(DIALECT).unwrap_or_default(),
    }
}

impl App {
    /// Institutions by number, a page of them.
    #[must_use]
    pub fn list_institutions(&self, query: &InstitutionQuery) -> InstitutionPage {
        let (known, today) = (self.inner.institutions(), self.today());
        let text = query.q.trim();
        let mut rows: Vec<InstitutionRow> = known.values().map(|it| row(it, &known, today)).collect();
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        let mut standings: BTreeMap<String, usize> = BTreeMap::new();
        for it in &rows {
            *standings.entry(it.agreement.clone()).or_default() += 1;
        }
        let levels: BTreeSet<String> = rows.iter().map(|it| it.level.clone()).collect();
        let is = |wanted: &Option<String>, word: &str| {
            wanted.as_deref().is_none_or(|it| it.is_empty() || it == word)
        };
        rows.retain(|it| {
            (text.is_empty() || it.id.starts_with(text) || it.name.contains(text))
                && is(&query.level, &it.level)
                && is(&query.kind, &it.kind)
                && is(&query.agreement, &it.agreement)
        });
        let count = rows.len();
        if let Some(after) = &query.cursor {
            rows.retain(|it| it.id > *after);
        }
        let limit = query.limit.unwrap_or(50).clamp(1, 500);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|it| it.id.clone()) } else { None };
        InstitutionPage {
            items: rows,
            count,
            standings: standings
                .into_iter()
                .map(|(standing, count)| StandingCount { standing, count })
                .collect(),
            levels: levels.into_iter().collect(),
            next,
        }
    }

    /// One institution: what was agreed, how it is connected, what it has settled, what is owed.
    ///
    /// # Errors
    /// When there is none.
    pub async fn read_institution(&self, id: &str) -> Result<InstitutionDetail, AppError> {
        let known = self.inner.institutions();
        let found = known.get(id).ok_or_else(|| AppError::not_found("定点医药机构", id))?;
        let mut session = self.inner.store.read().await?;
        let agreements = session.list_agreements(id).await?;
        let balances = session.balances_of(&[id]).await?;
        let months = session.institution_months(id).await?;
        let last_settled_at = session.last_settlement_of(id).await?;
        let accounts: Vec<HeldAccount> = balances
            .into_iter()
            .filter(|it| it.account.as_str().starts_with("institution:"))
            .map(|it| HeldAccount { account: it.account.as_str().to_owned(), balance_fen: it.amount_fen })
            .collect();
        let of =
            |part: &str| accounts.iter().find(|it| it.account.ends_with(part)).map_or(0, |it| it.balance_fen);
        let mut said = words(found);
        let month = |it: store::InstitutionMonth| SettledMonth {
            month: it.month,
            settlements: it.settlements,
            total_fen: it.total_fen,
            paid_fen: it.paid_fen,
            cash_fen: it.cash_fen,
            known_at: it.known_at,
        };
        Ok(InstitutionDetail {
            row: row(found, &known, self.today()),
            agreements: agreements.into_iter().map(AgreementView::from).collect(),
            connection: InstitutionConnection {
                dialect: said.remove(DIALECT).unwrap_or_default(),
                open_until: said.remove(OPEN_UNTIL),
                last_settled_at,
            },
            owed_fen: -of(":receivable"),
            prepaid_fen: of(":prepayment"),
            accounts,
            months: months.into_iter().rev().map(month).collect(),
        })
    }
}
