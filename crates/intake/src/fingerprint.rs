//! Whether a list is one that came before: a digest over its rows, whatever file they are in.
//!
//! **Knows:** recognised rows. **Does not know:** which lists came before.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    columns::{Field, Recognised},
    read::Table,
    rows::Checked,
    values::{self, Dated},
};

/// A digest of the usable rows of a list by field: the same for CSV and Excel, for other orders of
/// rows and columns, for blanks, full width and other spellings of days. Lists that differ in one
/// person differ here.
#[must_use]
pub fn rows_fingerprint(table: &Table, recognised: &Recognised, checked: &Checked) -> [u8; 32] {
    let digest_of = |buffer: &mut Vec<u8>, row: &u32| {
        buffer.clear();
        normal_row(table, recognised, *row as usize, buffer);
        lanes(Sha256::digest(&buffer).into())
    };
    let add = |a: [u64; 4], b: [u64; 4]| [0, 1, 2, 3].map(|it| a[it].wrapping_add(b[it]));
    let sum =
        checked.usable.par_iter().with_min_len(4096).map_init(Vec::new, digest_of).reduce(|| [0; 4], add);
    let mut whole = Sha256::new();
    whole.update(u64::try_from(checked.usable.len()).unwrap_or(u64::MAX).to_le_bytes());
    sum.iter().for_each(|it| whole.update(it.to_le_bytes()));
    whole.finalize().into()
}

/// Sums of digests do not depend on the order of rows; four lanes keep all 256 bits.
fn lanes(digest: [u8; 32]) -> [u64; 4] {
    [0, 8, 16, 24].map(|at| u64::from_le_bytes(digest[at..at + 8].try_into().unwrap_or([0; 8])))
}

fn normal_row(table: &Table, recognised: &Recognised, row: usize, out: &mut Vec<u8>) {
    for (field, column) in &recognised.fields {
        let text = table.cell(row, *column);
        if text.is_empty() {
            continue;
        }
        out.push(*field as u8);
        match field {
            Field::Birth
            | Field::Since
            | Field::Until
            | Field::Happened
            | Field::DiedOn
            | Field::CrematedOn
            | Field::PaidOn
            | Field::RefundedOn => match values::parse_date(text).map(Dated::first) {
                Ok(day) => {
                    out.extend_from_slice(&day.year().to_le_bytes());
                    out.extend_from_slice(&[day.month(), day.day_of_month()]);
                }
                Err(_) => push_plain(out, text),
            },
            Field::Amount | Field::RefundedAmount => match values::parse_amount(text) {
                Ok(amount) => out.extend_from_slice(&amount.0.to_le_bytes()),
                Err(_) => push_plain(out, text),
            },
            _ => push_plain(out, text),
        }
        out.push(0xff);
    }
}

/// Half width, without blanks and the apostrophe that keeps a number a text, in upper case.
fn push_plain(out: &mut Vec<u8>, text: &str) {
    let half = values::half_width(text);
    let kept = half.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '`'));
    for c in kept {
        out.extend_from_slice(c.to_ascii_uppercase().encode_utf8(&mut [0; 4]).as_bytes());
    }
}
