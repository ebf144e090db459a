//! Writing the ledger: problems with their state, events that are only added.

use super::model::{RosterEvent, RosterProblem};
use super::tables::{EVENT, PROBLEM};
use crate::engine::{Row, Rows, key_of, keys};
use crate::{Session, StoreError, Writer};

pub(super) const PROBLEM_COLUMNS: &str = "id, key, kind, code, about, person_no, person_id, name, number, \
    township, village, department, age_band, class, amount_fen, found_round, seen_round, standing, stage, \
    stage_on, desk_level, desk_region, due, events, detail";

pub(super) fn problem(row: &Row) -> Result<RosterProblem, StoreError> {
    let id = row.int(0)?;
    Ok(RosterProblem {
        id,
        key: row.text(1)?,
        kind: row.text(2)?,
        code: row.text(3)?,
        about: row.text(4)?,
        person_no: row.int_or_null(5)?,
        person_id: row.text_or_null(6)?,
        name: row.open(7, ["roster_problem", "name"], id)?,
        number: row.open(8, ["roster_problem", "number"], id)?,
        township: row.text(9)?,
        village: row.text(10)?,
        department: row.text(11)?,
        age_band: row.int(12)?,
        class: row.text(13)?,
        amount_fen: row.int(14)?,
        found_round: row.int(15)?,
        seen_round: row.int(16)?,
        standing: row.int(17)?,
        stage: row.int(18)?,
        stage_on: row.day(19, "roster_problem")?,
        desk_level: row.int_or_null(20)?,
        desk_region: row.text(21)?,
        due: row.day_or_null(22, "roster_problem")?,
        events: row.int(23)?,
        detail: row.open(24, ["roster_problem", "detail"], id)?,
    })
}

impl Session {
    /// A problem by number.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn find_roster_problem(&mut self, id: i64) -> Result<Option<RosterProblem>, StoreError> {
        let sql = format!("SELECT {PROBLEM_COLUMNS} FROM roster_problem WHERE id = $1");
        self.connection.fetch_optional(sql, &[id.into()]).await?.as_ref().map(problem).transpose()
    }

    /// Every problem ever found, by number: what a round is compared with.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn all_roster_problems(&mut self) -> Result<Vec<RosterProblem>, StoreError> {
        let sql = format!("SELECT {PROBLEM_COLUMNS} FROM roster_problem ORDER BY id");
        let mut found = Vec::new();
        self.connection
            .for_each(sql, &[], |row| {
                found.push(problem(&row)?);
                Ok(())
            })
            .await?;
        Ok(found)
    }

    /// Which of these keys the ledger has.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn known_roster_problems(&mut self, wanted: &[&str]) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT key FROM roster_problem WHERE key IN keys1($1) ORDER BY key";
        let rows = self.connection.fetch(sql, &[keys(wanted.iter().copied())]).await?;
        rows.iter().map(|row| row.text(0)).collect()
    }

    /// What happened to a problem, in order.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_roster_events(&mut self, problem: i64) -> Result<Vec<RosterEvent>, StoreError> {
        let sql = "SELECT problem, seq, at, actor, event FROM roster_event WHERE problem = $1 ORDER BY seq";
        let rows = self.connection.fetch(sql, &[problem.into()]).await?;
        rows.iter()
            .map(|row| {
                let (problem, seq) = (row.int(0)?, row.int(1)?);
                let key = key_of(&[&problem, &seq]);
                Ok(RosterEvent {
                    problem,
                    seq,
                    at: row.text(2)?,
                    actor: row.text(3)?,
                    event: row.open(4, ["roster_event", "event"], key)?,
                })
            })
            .collect()
    }
}

impl Writer {
    /// Writes problems; those that are there already get the new state. Each number at most once a call.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a key that another problem has.
    pub async fn save_roster_problems(&mut self, problems: &[RosterProblem]) -> Result<(), StoreError> {
        for some in problems.chunks(8_192) {
            let mut rows = Rows::new(&PROBLEM, some.len());
            for it in some {
                rows.push([
                    it.id.into(),
                    (&it.key).into(),
                    (&it.kind).into(),
                    (&it.code).into(),
                    (&it.about).into(),
                    it.person_no.into(),
                    (&it.person_id).into(),
                    (&it.name).into(),
                    (&it.number).into(),
                    (&it.township).into(),
                    (&it.village).into(),
                    (&it.department).into(),
                    it.age_band.into(),
                    (&it.class).into(),
                    it.amount_fen.into(),
                    it.found_round.into(),
                    it.seen_round.into(),
                    it.standing.into(),
                    it.stage.into(),
                    it.stage_on.into(),
                    it.desk_level.into(),
                    (&it.desk_region).into(),
                    it.due.into(),
                    it.events.into(),
                    (&it.detail).into(),
                ]);
            }
            self.connection.insert(&PROBLEM, rows).await?;
        }
        Ok(())
    }

    /// Adds events.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody was quicker.
    pub async fn add_roster_events(&mut self, events: &[RosterEvent]) -> Result<(), StoreError> {
        for some in events.chunks(8_192) {
            let mut rows = Rows::new(&EVENT, some.len());
            for it in some {
                let RosterEvent { problem, seq, at, actor, event } = it;
                rows.push([(*problem).into(), (*seq).into(), at.into(), actor.into(), event.into()]);
            }
            self.connection.insert(&EVENT, rows).await?;
        }
        Ok(())
    }
}
