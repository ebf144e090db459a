//! A table as claims: what each usable row says of its person, borrowed from the file.
//!
//! **Knows:** columns. **Does not know:** what a match is.

use intake::Table;
use roster::normal::{Claim, Claims, Number, read_number};
use sha2::{Digest, Sha256};

use super::columns::{Columns, Role};

/// The usable rows of a table.
pub(super) struct TableClaims<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) rows: &'a [u32],
}

impl Claims for TableClaims<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn claim(&self, at: usize) -> Claim<'_> {
        claim_of(self.table, self.columns, self.rows[at] as usize)
    }
}

/// What one row of a table says.
#[inline]
pub(super) fn claim_of<'a>(table: &'a Table, columns: &Columns, row: usize) -> Claim<'a> {
    let text = |role: Role| columns.text(table, row, role);
    Claim {
        number: text(Role::Number),
        name: text(Role::Name),
        sex: text(Role::Sex),
        birth: text(Role::Birth),
        township: text(Role::Township),
        village: text(Role::Village),
        household: text(Role::Household),
    }
}

/// The name of a claim: the same for rows that claim the same person, in every round; it tells nothing to
/// who does not have the key. Of a number that is right, else of everything that the row says.
pub(super) fn claim_id(claim: &Claim<'_>, key: &[u8; 32]) -> u64 {
    let mut hash = Sha256::new();
    hash.update(key);
    match read_number(claim.number) {
        Number::Valid(number, _) => {
            hash.update(number.bits().to_le_bytes());
            // Another's number on several rows: each row's own claim.
            hash.update(plain(claim.name).as_bytes());
        }
        _ => {
            for text in [claim.number, claim.name, claim.birth, claim.township, claim.village] {
                hash.update(plain(text).as_bytes());
                hash.update([0x1f]);
            }
        }
    }
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.iter().take(8).fold(0, |id, it| id << 8 | u64::from(*it))
}

fn plain(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_claim_in_its_spellings() {
        let key = [7; 32];
        let body = "99010019540301002";
        let number = format!("{body}{}", base::check_digit(body).unwrap());
        let spaced = format!(" {number}");
        let one = Claim { number: &number, name: "张三", village: "东沟", ..Claim::default() };
        let two = Claim { number: &spaced, name: "张 三", ..Claim::default() };
        assert_eq!(claim_id(&one, &key), claim_id(&two, &key));
        assert_ne!(claim_id(&one, &key), claim_id(&one, &[8; 32]));
        let other = Claim { number: "", ..one };
        assert_ne!(claim_id(&one, &key), claim_id(&other, &key));
    }
}
