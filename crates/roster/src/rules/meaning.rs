//! What the words on a row mean: category and status to one [`Meaning`].
//!
//! **Knows:** the words of the pack. **Does not know:** which column they stood in.

use super::model::{Rules, Says};

/// Further things that a row may state, as bits.
pub mod marks {
    /// Paid back where the person was insured before.
    pub const REFUNDED: u8 = 1;
    /// The signed letter of giving up the benefits is there.
    pub const DECLINED: u8 = 2;
    /// The family has given up the search.
    pub const GIVEN_UP: u8 = 4;
    /// The row carries a former number of the person.
    pub const OLD_NUMBER: u8 = 8;
    /// The row carries another name than the register.
    pub const OTHER_NAME: u8 = 16;
    /// The number on the row was damaged and has been repaired by rule.
    pub const REPAIRED: u8 = 32;
}

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meaning {
    /// What it says.
    pub says: Says,
    /// The class that it speaks of.
    pub class: Option<u8>,
}

/// A word on a row that the pack does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{department}的名册上有不认识的类别或状态“{word}”，请在规则包 rosters 里写明它的含义，或退回部门更正"
)]
pub struct UnknownWord {
    /// Department by name.
    pub department: String,
    /// The word as written.
    pub word: String,
}

impl Rules {
    /// What a row of a department with this category and status says. A status that ends or denies
    /// (dead, missing, withdrawn) goes before the category, which still gives the class.
    ///
    /// # Errors
    /// When a word is not in the pack and the department has no default, or `department` is not one.
    pub fn meaning(&self, department: usize, category: &str, status: &str) -> Result<Meaning, UnknownWord> {
        let unknown =
            |name: &str, word: &str| UnknownWord { department: name.to_owned(), word: word.to_owned() };
        let Some(it) = self.departments.get(department) else { return Err(unknown("", category)) };
        let find = |text: &str| -> Result<Option<Meaning>, UnknownWord> {
            let text = clean(text);
            if text.is_empty() {
                return Ok(None);
            }
            let row = it.rows.iter().find(|row| row.words.iter().any(|word| clean(word) == text));
            match (row, it.default) {
                (Some(row), _) => Ok(Some(Meaning { says: row.says, class: row.class })),
                (None, Some(_)) if it.rows.is_empty() => Ok(None),
                _ => Err(unknown(&it.name, &text)),
            }
        };
        let (category_says, status_says) = (find(category)?, find(status)?);
        let says = match (category_says, status_says) {
            (Some(category), Some(status)) if status.says != Says::Nothing => {
                Some(Meaning { says: status.says, class: category.class.or(status.class) })
            }
            (Some(category), _) => Some(category),
            (None, Some(status)) if status.says != Says::Nothing => Some(status),
            _ => None,
        };
        let default = it.default.map(|(says, class)| Meaning { says, class });
        says.or(default).ok_or_else(|| unknown(&it.name, ""))
    }
}

/// Without blanks of any kind.
fn clean(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_do_not_matter() {
        assert_eq!(clean(" 低　保 "), "低保");
    }
}
