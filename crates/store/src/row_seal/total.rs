//! How many seals of a table there are, kept under a seal of its own.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::seal::Ring;

/// How many seals of a table there are, and their sum (exclusive or).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Total {
    pub(super) rows: i64,
    sum: u128,
}

impl Total {
    pub(super) fn add(&mut self, mac: &str) {
        self.rows += 1;
        self.sum ^= number(mac);
    }

    pub(super) fn take(&mut self, mac: &str) {
        self.rows -= 1;
        self.sum ^= number(mac);
    }

    /// As it is kept: with a seal of its own.
    pub(super) fn text(self, ring: &Ring, table: &str) -> String {
        let body = format!("{}.{:032x}", self.rows, self.sum);
        let mac = ring.row_mac(table, "", &body);
        format!("{body}.{mac}")
    }

    /// Nothing when it is not ours.
    pub(super) fn read(text: &str, ring: &Ring, table: &str) -> Option<Total> {
        let (body, _) = text.rsplit_once('.')?;
        let (rows, sum) = body.split_once('.')?;
        let total = Total { rows: rows.parse().ok()?, sum: u128::from_str_radix(sum, 16).ok()? };
        (total.text(ring, table) == text).then_some(total)
    }
}

fn number(mac: &str) -> u128 {
    let bytes = URL_SAFE_NO_PAD.decode(mac).ok().and_then(|it| <[u8; 16]>::try_from(it).ok());
    bytes.map_or(0, u128::from_be_bytes)
}
