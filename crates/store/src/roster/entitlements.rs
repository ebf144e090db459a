//! What people were given, and the lists by which it is paid.

use super::model_given::{Entitlement, PaymentLine, PaymentList};
use super::tables::{ENTITLEMENT, PAYMENT_LINE, PAYMENT_LIST};
use crate::engine::{Cell, Row, Rows, keys};
use crate::{Session, StoreError, Writer};

fn entitlement(row: &Row) -> Result<Entitlement, StoreError> {
    Ok(Entitlement {
        person_id: row.text(0)?,
        kind: row.text(1)?,
        class: row.text(2)?,
        valid_from: row.day(3, "entitlement")?,
        valid_until: row.day(4, "entitlement")?,
        known_from: row.text(5)?,
        known_until: row.text_or_null(6)?,
        amount_fen: row.int(7)?,
        source: row.text(8)?,
        problem: row.int_or_null(9)?,
    })
}

fn line(row: &Row) -> Result<PaymentLine, StoreError> {
    Ok(PaymentLine {
        id: row.int(0)?,
        list: row.int_or_null(1)?,
        kind: row.text(2)?,
        person_id: row.text(3)?,
        class: row.text(4)?,
        amount_fen: row.int(5)?,
        source: row.text(6)?,
        problem: row.int_or_null(7)?,
        made_at: row.text(8)?,
    })
}

const LINE_COLUMNS: &str = "id, list, kind, person_id, class, amount_fen, source, problem, made_at";

impl Session {
    /// All that people were given, superseded or not, by person, kind and day.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`], or the database's failure.
    pub async fn load_entitlements(&mut self, person_ids: &[&str]) -> Result<Vec<Entitlement>, StoreError> {
        let sql = "SELECT person_id, kind, class, valid_from, valid_until, known_from, known_until, \
            amount_fen, source, problem FROM entitlement WHERE person_id IN keys1($1) \
            ORDER BY person_id, kind, class, valid_from, known_from";
        let rows = self.connection.fetch(sql, &[keys(person_ids.iter().copied())]).await?;
        rows.iter().map(entitlement).collect()
    }

    /// Lists for payment, the latest first.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_payment_lists(&mut self, limit: usize) -> Result<Vec<PaymentList>, StoreError> {
        let sql = "SELECT id, kind, lines, amount_fen, made_at, operator FROM payment_list \
            ORDER BY id DESC LIMIT $1";
        let limit = Cell::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let rows = self.connection.fetch(sql, &[limit]).await?;
        rows.iter()
            .map(|row| {
                Ok(PaymentList {
                    id: row.int(0)?,
                    kind: row.text(1)?,
                    lines: row.int(2)?,
                    amount_fen: row.int(3)?,
                    made_at: row.text(4)?,
                    operator: row.text(5)?,
                })
            })
            .collect()
    }

    /// The lines of a list; with `None` those of `kind` that wait for one.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn list_payment_lines(
        &mut self,
        list: Option<i64>,
        kind: &str,
    ) -> Result<Vec<PaymentLine>, StoreError> {
        let (condition, cell) = match list {
            Some(list) => ("list = $1", Cell::from(list)),
            None => ("list IS NULL AND kind = $1", Cell::from(kind)),
        };
        let sql = format!("SELECT {LINE_COLUMNS} FROM payment_line WHERE {condition} ORDER BY id");
        self.connection.fetch(sql, &[cell]).await?.iter().map(line).collect()
    }
}

impl Writer {
    /// Adds entitlements. A correction is a new row after [`Writer::supersede_entitlement`].
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for the same person, kind, class, day and instant.
    pub async fn add_entitlements(&mut self, entitlements: &[Entitlement]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&ENTITLEMENT, entitlements.len());
        for it in entitlements {
            rows.push([
                (&it.person_id).into(),
                (&it.kind).into(),
                (&it.class).into(),
                it.valid_from.into(),
                (&it.known_from).into(),
                it.valid_until.into(),
                (&it.known_until).into(),
                it.amount_fen.into(),
                (&it.source).into(),
                it.problem.into(),
            ]);
        }
        self.connection.insert(&ENTITLEMENT, rows).await
    }

    /// Marks an entitlement as superseded at an instant: it stays, but does not count from then on.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row that counts today.
    pub async fn supersede_entitlement(&mut self, row: &Entitlement, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE entitlement SET known_until = $1 WHERE person_id = $2 AND kind = $3 \
            AND class = $4 AND valid_from = $5 AND known_from = $6 AND known_until IS NULL";
        let cells = [
            at.into(),
            (&row.person_id).into(),
            (&row.kind).into(),
            (&row.class).into(),
            row.valid_from.into(),
            (&row.known_from).into(),
        ];
        let firsts = [row.person_id.clone()];
        let touched = self.connection.execute_watched("entitlement", &firsts, sql, &cells).await?;
        StoreError::unless_found(touched, "待遇记录", &row.person_id)
    }

    /// Adds lines that wait for a list.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_payment_lines(&mut self, lines: &[PaymentLine]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&PAYMENT_LINE, lines.len());
        for it in lines {
            rows.push([
                it.id.into(),
                it.list.into(),
                (&it.kind).into(),
                (&it.person_id).into(),
                (&it.class).into(),
                it.amount_fen.into(),
                (&it.source).into(),
                it.problem.into(),
                (&it.made_at).into(),
            ]);
        }
        self.connection.insert(&PAYMENT_LINE, rows).await
    }

    /// Adds a list and puts all lines of its kind that wait on it; how many.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for a number that is taken.
    pub async fn add_payment_list(&mut self, list: &PaymentList) -> Result<u64, StoreError> {
        let mut rows = Rows::new(&PAYMENT_LIST, 1);
        let PaymentList { id, kind, lines, amount_fen, made_at, operator } = list;
        rows.push([
            (*id).into(),
            kind.into(),
            (*lines).into(),
            (*amount_fen).into(),
            made_at.into(),
            operator.into(),
        ]);
        self.connection.insert(&PAYMENT_LIST, rows).await?;
        let set = [("list", (*id).into())];
        self.connection
            .change_stamped("payment_line", &set, "list IS NULL AND kind = $1", &[kind.into()])
            .await
    }
}
