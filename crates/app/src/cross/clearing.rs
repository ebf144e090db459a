//! Clearing between places (异地清算): what other places owe us and we owe them, by month.

use std::collections::BTreeMap;

use base::{Day, Fen};
use ledger::EntryKind;
use serde::{Deserialize, Serialize};
use store::ClaimRow;
use utoipa::ToSchema;

use crate::App;
use crate::error::AppError;

/// Claims between places of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClearingStatement {
    /// Month, `2024-03`.
    pub month: String,
    /// Places with a balance or a movement, receivable before payable.
    pub places: Vec<PlaceClearing>,
}

/// One direction of one place. Amounts are positive both ways, in fen: opening + settled + reversed +
/// adjusted − cleared = closing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlaceClearing {
    /// Code of the place.
    pub place: String,
    /// Its name, when its pack is loaded.
    pub name: String,
    /// `receivable` (它欠我: its people treated here) or `payable` (我欠它: our people treated there).
    pub direction: String,
    /// Before the month.
    #[schema(value_type = i64)]
    pub opening_fen: Fen,
    /// By settlements of the month.
    #[schema(value_type = i64)]
    pub settled_fen: Fen,
    /// Taken back in the month (negative).
    #[schema(value_type = i64)]
    pub reversed_fen: Fen,
    /// Differences of late facts.
    #[schema(value_type = i64)]
    pub adjusted_fen: Fen,
    /// Paid between the places.
    #[schema(value_type = i64)]
    pub cleared_fen: Fen,
    /// After the month.
    #[schema(value_type = i64)]
    pub closing_fen: Fen,
    /// Each movement.
    pub lines: Vec<ClaimLine>,
}

/// A movement of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClaimLine {
    /// Day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The entry.
    pub entry_id: String,
    /// `settle`, `reverse`, `adjust` or `clear`.
    pub kind: String,
    /// The settlement, or the place for money paid.
    pub reference: String,
    /// In fen; more owed is positive.
    #[schema(value_type = i64)]
    pub amount_fen: Fen,
}

/// First and last day of a month `2024-03`.
pub(super) fn days_of(month: &str) -> Option<(Day, Day)> {
    let (year, number) = month.split_once('-')?;
    let (year, number): (i16, i8) = (year.parse().ok()?, number.parse().ok()?);
    let first = Day::new(year, number, 1).ok()?;
    let (year, number) = if number == 12 { (year.checked_add(1)?, 1) } else { (year, number + 1) };
    Some((first, Day::new(year, number, 1).ok()?.plus_days(-1)))
}

/// The part of an account's path that names the place and the direction.
fn parts(account: &str) -> Option<(&str, &str)> {
    account.strip_prefix("place:")?.split_once(':')
}

/// Adds up rows; `opening` is by account, as the ledger has it.
pub(super) fn statement(month: &str, opening: &[(String, i64)], rows: &[ClaimRow]) -> ClearingStatement {
    let mut sides: BTreeMap<(String, bool), PlaceClearing> = BTreeMap::new();
    let side = |sides: &mut BTreeMap<(String, bool), PlaceClearing>,
                account: &str|
     -> Option<((String, bool), i64)> {
        let (place, direction) = parts(account)?;
        let is_payable = direction == "payable";
        let key = (place.to_owned(), is_payable);
        sides.entry(key.clone()).or_insert_with(|| PlaceClearing {
            place: place.to_owned(),
            direction: direction.to_owned(),
            ..PlaceClearing::default()
        });
        Some((key, if is_payable { -1 } else { 1 }))
    };
    for (account, fen) in opening {
        let Some((key, sign)) = side(&mut sides, account) else { continue };
        if let Some(it) = sides.get_mut(&key) {
            it.opening_fen += Fen(sign * fen);
        }
    }
    for row in rows {
        let Some((key, sign)) = side(&mut sides, &row.account) else { continue };
        let Some(it) = sides.get_mut(&key) else { continue };
        let fen = Fen(sign * row.amount_fen);
        match row.kind {
            EntryKind::Settle => it.settled_fen += fen,
            EntryKind::Reverse => it.reversed_fen += fen,
            EntryKind::Clear => it.cleared_fen += Fen(-fen.0),
            _ => it.adjusted_fen += fen,
        }
        it.lines.push(ClaimLine {
            on: row.on,
            entry_id: row.entry_id.clone(),
            kind: row.kind.as_str().to_owned(),
            reference: row.reference.clone(),
            amount_fen: fen,
        });
    }
    let mut places: Vec<PlaceClearing> = sides.into_values().collect();
    for it in &mut places {
        it.closing_fen = it.opening_fen + it.settled_fen + it.reversed_fen + it.adjusted_fen - it.cleared_fen;
    }
    places.retain(|it| it.opening_fen != Fen::ZERO || !it.lines.is_empty());
    ClearingStatement { month: month.to_owned(), places }
}

impl App {
    /// Claims between places of a month; of one place when it is named.
    ///
    /// # Errors
    /// A month that is none; the store's failure.
    pub async fn clearing(&self, month: &str, place: Option<&str>) -> Result<ClearingStatement, AppError> {
        let shown: String = month.chars().take(20).collect();
        let (first, last) = days_of(month)
            .ok_or_else(|| AppError::input("month", format!("“{shown}”不是月份"), "应如 2024-03"))?;
        let mut session = self.inner.store.read_snapshot().await?;
        let opening = session.claims_before(first).await?;
        let rows = session.list_claims(first, last).await?;
        let mut statement = statement(month, &opening, &rows);
        let region = self.region();
        statement.places.retain(|it| place.is_none_or(|place| it.place == place));
        for it in &mut statement.places {
            let known = region.places.list().find(|(code, _)| *code == it.place);
            it.name = known.map_or_else(String::new, |(_, name)| name.to_owned());
        }
        Ok(statement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_adds_up_both_ways() {
        let row = |account: &str, kind: EntryKind, amount_fen: i64| ClaimRow {
            account: account.to_owned(),
            on: "2024-03-05".parse().unwrap_or(Day::MIN),
            entry_id: "E".to_owned(),
            kind,
            reference: "S".to_owned(),
            amount_fen,
        };
        let rows = [
            row("place:990301:payable", EntryKind::Settle, -700),
            row("place:990301:receivable", EntryKind::Settle, 1_000),
            row("place:990301:receivable", EntryKind::Reverse, -300),
            row("place:990301:receivable", EntryKind::Clear, -500),
        ];
        let opening = [("place:990301:receivable".to_owned(), 50)];
        let made = statement("2024-03", &opening, &rows);
        let figures = |it: &PlaceClearing| {
            [it.opening_fen, it.settled_fen, it.reversed_fen, it.adjusted_fen, it.cleared_fen, it.closing_fen]
                .map(|it| it.0)
        };
        assert_eq!(figures(&made.places[0]), [50, 1_000, -300, 0, 500, 250]);
        assert_eq!(figures(&made.places[1]), [0, 700, 0, 0, 0, 700]);
        assert_eq!(made.places[1].direction, "payable");
    }

    #[test]
    fn months_have_their_days() {
        let day = |text: &str| text.parse::<Day>().unwrap_or(Day::MIN);
        assert_eq!(days_of("2024-02"), Some((day("2024-02-01"), day("2024-02-29"))));
        assert_eq!(days_of("2024-12"), Some((day("2024-12-01"), day("2024-12-31"))));
        for bad in ["2024", "2024-13", "2024-00", "x-1", "32767-12", ""] {
            assert_eq!(days_of(bad), None, "{bad}");
        }
    }
}
