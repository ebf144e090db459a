//! Sealing the cells of a bulk insert: one place for every table.

use std::borrow::Cow;
use std::fmt::Write as _;

use rayon::prelude::*;

use super::columns::{KEY_BETWEEN, SealedTable, place_into};
use super::envelope::{DataKey, NONCE_BYTES};
use crate::StoreError;
use crate::engine::{Cell, Insert, Rows};

/// Rows from which on all cores are asked.
const WORTH_SHARING: usize = 256;
/// Rows that share one call for random bytes.
const TOGETHER: usize = 64;

/// Where things are in a row of an insert.
struct Plan {
    table: &'static str,
    key: Vec<usize>,
    sealed: Vec<(usize, &'static str)>,
}

/// Seals what must be sealed in these rows.
pub(crate) fn seal_rows(insert: &Insert, rows: &mut Rows<'_>, key: &DataKey) -> Result<(), StoreError> {
    let Some(table) = SealedTable::of(insert.table) else { return Ok(()) };
    let position = |name: &str| {
        insert.columns.iter().position(|it| it.0 == name).expect("an insert names key and sealed columns")
    };
    let plan = Plan {
        table: table.name,
        key: table.key.iter().map(|it| position(it.0)).collect(),
        sealed: table.columns.iter().map(|it| (position(it), *it)).collect(),
    };
    let count = rows.count();
    let (width, cells) = rows.cells_mut();
    if count < WORTH_SHARING {
        return cells.chunks_mut(width * TOGETHER).try_for_each(|some| plan.seal(some, width, key));
    }
    cells.par_chunks_mut(width * TOGETHER).try_for_each(|some| plan.seal(some, width, key))
}

impl Plan {
    fn seal(&self, cells: &mut [Cell<'_>], width: usize, key: &DataKey) -> Result<(), StoreError> {
        let mut random = vec![0; cells.len() / width * self.sealed.len() * NONCE_BYTES];
        getrandom::fill(&mut random).map_err(|_| StoreError::Random)?;
        let mut nonces = random.chunks_exact(NONCE_BYTES);
        let (mut row_key, mut place) = (String::new(), String::new());
        for row in cells.chunks_mut(width) {
            row_key.clear();
            for (index, at) in self.key.iter().enumerate() {
                if index > 0 {
                    row_key.push_str(KEY_BETWEEN);
                }
                match &row[*at] {
                    Cell::Null => {}
                    Cell::Int(value) => write!(row_key, "{value}").expect("a text grows"),
                    Cell::Text(value) => row_key.push_str(value),
                }
            }
            for (at, column) in &self.sealed {
                let mut nonce = [0; NONCE_BYTES];
                nonce.copy_from_slice(nonces.next().expect("a nonce for every cell"));
                if let Cell::Text(value) = &row[*at] {
                    place_into(&mut place, self.table, column, &row_key);
                    row[*at] = Cell::Text(Cow::Owned(key.seal(nonce, &place, value)));
                }
            }
        }
        Ok(())
    }
}
