//! Whether a visit lies within what was agreed. Pure.

use base::Day;

use crate::error::{AppError, Fault};

/// An agreement or a suspension that was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Whether it suspends.
    pub suspends: bool,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Kinds of visit; empty for all.
    pub scope: Vec<String>,
}

impl Terms {
    fn holds(&self, on: Day) -> bool {
        self.from <= on && on <= self.until
    }

    fn is_for(&self, visit: &str) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|it| it == visit)
    }
}

/// How an institution stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No agreement is kept here: nothing is checked.
    Unkept,
    /// Within an agreement.
    Active,
    /// Within an agreement, and suspended at least in part.
    Suspended,
    /// All agreements lie before or after.
    Outside,
}

impl Standing {
    /// The word of the interface.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Unkept => "unkept",
            Standing::Active => "active",
            Standing::Suspended => "suspended",
            Standing::Outside => "outside",
        }
    }
}

/// How an institution with these terms stands on a day.
#[must_use]
pub fn standing(terms: &[Terms], on: Day) -> Standing {
    let mut agreed = terms.iter().filter(|it| !it.suspends).peekable();
    if agreed.peek().is_none() {
        return Standing::Unkept;
    }
    if !agreed.any(|it| it.holds(on)) {
        return Standing::Outside;
    }
    let suspended = terms.iter().any(|it| it.suspends && it.holds(on));
    if suspended { Standing::Suspended } else { Standing::Active }
}

/// Refuses a visit that begins outside what was agreed. The day is that of admission: who was admitted before an
/// agreement ended is still settled.
///
/// # Errors
/// Why it is refused.
pub fn check(name: &str, id: &str, terms: &[Terms], visit: &str, on: Day) -> Result<(), AppError> {
    let refuse = |code, message: String, remedy| Err(AppError::new(Fault::State, code, message, remedy));
    let who = if name.is_empty() { id.to_owned() } else { format!("{name}（{id}）") };
    let agreed: Vec<&Terms> = terms.iter().filter(|it| !it.suspends).collect();
    if agreed.is_empty() {
        return Ok(());
    }
    let now: Vec<&&Terms> = agreed.iter().filter(|it| it.holds(on)).collect();
    if now.is_empty() {
        let near = agreed.iter().max_by_key(|it| it.until);
        let told = near.map_or_else(String::new, |it| format!("，最近一份是 {} 至 {}", it.from, it.until));
        let message = format!("{who} 在 {on} 没有有效的定点协议{told}");
        return refuse("INS-0001", message, "请续签协议，或核对入院（就诊）日期");
    }
    if !now.iter().any(|it| it.is_for(visit)) {
        let scope: Vec<&str> = now.iter().flat_map(|it| it.scope.iter().map(String::as_str)).collect();
        let message = format!("{who} 的定点协议不含“{visit}”，只含 {}", scope.join("、"));
        return refuse("INS-0002", message, "请核对就医类别，或先变更协议");
    }
    if let Some(it) = terms.iter().find(|it| it.suspends && it.holds(on) && it.is_for(visit)) {
        let message = format!("{who} 的协议已暂停（{} 至 {}），不能办理 {on} 的“{visit}”", it.from, it.until);
        return refuse("INS-0003", message, "请到其他定点机构办理，或等协议恢复");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(suspends: bool, from: &str, until: &str, scope: &[&str]) -> Terms {
        let day = |text: &str| text.parse().unwrap();
        Terms {
            suspends,
            from: day(from),
            until: day(until),
            scope: scope.iter().map(|it| (*it).into()).collect(),
        }
    }

    #[test]
    fn a_visit_must_begin_within_what_was_agreed() {
        let all = [
            terms(false, "2023-01-01", "2023-12-31", &[]),
            terms(false, "2024-01-01", "2024-12-31", &["普通门诊"]),
            terms(true, "2023-06-01", "2023-06-30", &[]),
            terms(true, "2023-09-01", "2023-09-30", &["住院"]),
        ];
        let rows = [
            ("2022-12-31", "住院", Some("INS-0001"), Standing::Outside),
            ("2023-01-01", "住院", None, Standing::Active),
            ("2023-06-15", "普通门诊", Some("INS-0003"), Standing::Suspended),
            ("2023-07-01", "普通门诊", None, Standing::Active),
            ("2023-09-30", "住院", Some("INS-0003"), Standing::Suspended),
            ("2023-09-30", "普通门诊", None, Standing::Suspended),
            ("2023-12-31", "住院", None, Standing::Active),
            ("2024-01-01", "住院", Some("INS-0002"), Standing::Active),
            ("2024-12-31", "普通门诊", None, Standing::Active),
            ("2025-01-01", "普通门诊", Some("INS-0001"), Standing::Outside),
        ];
        for (on, visit, expected, stands) in rows {
            let on = on.parse().unwrap();
            let said = check("示例", "H1", &all, visit, on).err().map(|it| it.findings.0[0].code);
            assert_eq!(said, expected, "{on} {visit}");
            assert_eq!(standing(&all, on), stands, "{on}");
        }
        assert!(check("示例", "H1", &[], "住院", "2024-01-01".parse().unwrap()).is_ok());
        assert_eq!(standing(&all[2..], "2023-06-15".parse().unwrap()), Standing::Unkept);
    }
}
