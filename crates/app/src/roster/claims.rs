//! A table as claims: what each usable row says of its person, borrowed from the file.
//!
//! **Knows:** columns. **Does not know:** what a match is.

use intake::Table;
use intake::values::half_width;
use roster::normal::{Claim, Claims, Number, birth_mark, folded_name, read_number};
use roster::register::Register;
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
/// who does not have the key. Of a number that is right, else of everything that the row says; each in the one shape
/// that matching compares, so that another spelling of the row is the same claim.
pub(super) fn claim_id(register: &Register, claim: &Claim<'_>, key: &[u8; 32]) -> u64 {
    let mut hash = Sha256::new();
    hash.update(key);
    match read_number(claim.number) {
        Number::Valid(number, _) => {
            hash.update(number.bits().to_le_bytes());
            // Another's number on several rows: each row's own claim.
            hash.update(folded_name(claim.name).as_bytes());
        }
        number => {
            let (township, village) = register.normal_places(claim.township, claim.village);
            let birth = birth_mark(claim.birth).map_or_else(|| plain(claim.birth), |it| format!("{it:06}"));
            for text in [number_text(number, claim.number), folded_name(claim.name), birth, township, village]
            {
                hash.update(text.as_bytes());
                hash.update([0x1f]);
            }
        }
    }
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.iter().take(8).fold(0, |id, it| id << 8 | u64::from(*it))
}

/// A number that is not right, by its digits and letters: words like 无 and signs are no number.
fn number_text(number: Number, written: &str) -> String {
    match number {
        Number::Damaged(it) | Number::Partial(it) => {
            it.values().iter().map(|it| char::from(b'0' + it)).collect()
        }
        Number::Other(key) => format!("{:016x}", key.bits()),
        _ => half_width(written).chars().filter(char::is_ascii_alphanumeric).collect(),
    }
}

fn plain(text: &str) -> String {
    half_width(text).chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster::normal::Aliases;

    #[test]
    fn a_claim_without_a_number_keeps_its_name_however_it_is_spelled() {
        let mut aliases = Aliases::default();
        aliases.township("990100101", "城关镇");
        aliases.village("990100101203", "东沟村");
        let register = Register::build(&Vec::<Claim<'_>>::new(), aliases);
        let id = |number, name, birth, township, village| {
            let claim = Claim { number, name, birth, township, village, ..Claim::default() };
            claim_id(&register, &claim, &[7; 32])
        };
        let one = id("", "张伟", "1942-03-18", "城关镇", "东沟村");
        for (number, name, birth, township, village) in [
            ("", "张伟", "1942.3.18", "城关镇", "东沟村"),
            ("", "張 伟", "42-3-18", "城关街道办事处", "东沟"),
            ("无", "张伟", "15418", "汶上县城关镇", "东沟村委会"),
            ("-", "张　伟", "１９４２年３月１８日", "990100101", "990100101203"),
            (" ", "张伟(女)", "19420318", "城 关", "城关镇东沟村"),
        ] {
            assert_eq!(id(number, name, birth, township, village), one, "{birth} {township} {village}");
        }
        for (number, name, birth, township, village) in [
            ("123", "张伟", "1942-03-18", "城关镇", "东沟村"),
            ("", "张强", "1942-03-18", "城关镇", "东沟村"),
            ("", "张伟", "1942-03-19", "城关镇", "东沟村"),
            ("", "张伟", "", "城关镇", "东沟村"),
            ("", "张伟", "1942-03-18", "河口镇", "东沟村"),
            ("", "张伟", "1942-03-18", "城关镇", "西沟村"),
        ] {
            assert_ne!(
                id(number, name, birth, township, village),
                one,
                "{number} {name} {birth} {township} {village}"
            );
        }
        let damaged = |number| id(number, "张伟", "", "", "");
        assert_eq!(damaged("99010019420318502"), damaged("9901 0019 4203 18502"));
        assert_eq!(damaged("９９０１００１９４２０３１８５０２"), damaged("'99010019420318502"));
        assert_ne!(damaged("99010019420318502"), damaged("99010019420318503"));
    }

    #[test]
    fn one_claim_in_its_spellings() {
        let key = [7; 32];
        let register = Register::new(Aliases::default());
        let claim_id = |claim: &Claim<'_>, key: &[u8; 32]| super::claim_id(&register, claim, key);
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
