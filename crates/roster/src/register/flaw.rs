//! What is wrong with the register itself.
//!
//! **Knows:** indexes. **Does not know:** rows of files; who imports maps the index to the row.

use base::Finding;

/// One flaw of one person's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flaw {
    /// Who.
    pub person: u32,
    /// What.
    pub kind: FlawKind,
}

/// Kinds of flaws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlawKind {
    /// The same number as the earlier person of this index.
    SharedNumber(u32),
    /// The number has 18 characters, but is not valid.
    InvalidNumber,
    /// No number that could be used.
    NoNumber,
    /// No name.
    NoName,
}

impl Flaw {
    /// For a clerk. Rows are counted from 1.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (code, message, remedy) = match self.kind {
            FlawKind::SharedNumber(other) => (
                "ROS-0101",
                format!("与底册第 {} 人的身份证号相同", other + 1),
                "请核对是否同一人重复登记，或其中一人号码登记错误",
            ),
            FlawKind::InvalidNumber => {
                ("ROS-0102", "身份证号校验码或出生日期不符".to_owned(), "请按身份证原件更正底册")
            }
            FlawKind::NoNumber => {
                ("ROS-0103", "没有可用的证件号码，只能按姓名和出生日期比对".to_owned(), "请补登证件号码")
            }
            FlawKind::NoName => ("ROS-0104", "没有姓名，名册上同一号码的人无法确认".to_owned(), "请补登姓名"),
        };
        Finding::error(code, message, remedy).as_warning().of(format!("底册第 {} 人", self.person + 1))
    }
}
