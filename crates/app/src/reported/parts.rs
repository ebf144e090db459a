//! Visits that are settled in parts: an institution charges a patient several times during one visit, and each
//! charging batch is a settlement of its own.
//!
//! **Knows:** how the lines of a visit are divided: each settlement has a visit of ours, the first under the number
//! of the visit itself, others under that number with `-1`, `-2` … behind it (parts). **Does not know:** rules,
//! messages.
//!
//! **Invariant:** a line that is not given back is in one part only; what is moved is given back where it was.

use std::collections::HashSet;

use base::{Day, Fen};
use store::{FeeLine, Session, Visit, VisitState};

use super::apply::{Live, apply, back, live, said};
use super::{BATCH, NUMBER, VisitChange, Which, keep_report, report_of};
use crate::App;
use crate::error::AppError;
use crate::visits::check_open;

/// The visit that a number is of: its own, or that of the visit which it is a part of.
#[must_use]
pub fn visit_of(id: &str) -> &str {
    match id.split_once('-') {
        Some((visit, part)) if is_ours(visit) && part.parse::<u32>().is_ok() => visit,
        _ => id,
    }
}

/// Whether a number is one that we give to visits or parts of them.
pub(crate) fn is_ours(id: &str) -> bool {
    let visit = id.split_once('-').map_or(id, |it| it.0);
    let digits = visit.strip_prefix('V').unwrap_or_default();
    digits.len() == 10 && digits.bytes().all(|it| it.is_ascii_digit())
}

/// A visit with its parts; a part alone.
pub(crate) async fn family(session: &mut Session, id: &str) -> Result<Vec<Visit>, AppError> {
    let missing = || AppError::not_found("就诊", id);
    let visit = session.load_visits(&[id]).await?.remove(id).ok_or_else(missing)?;
    let parts = report_of(&visit).parts;
    let ids: Vec<String> = (1..=parts).map(|nth| format!("{id}-{nth}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut loaded = if ids.is_empty() { Default::default() } else { session.load_visits(&ids).await? };
    let mut family = vec![visit];
    family.extend(ids.iter().filter_map(|it| loaded.remove(*it)));
    Ok(family)
}

impl App {
    /// What would be settled for some lines of a visit; nothing is written.
    pub(crate) async fn part_of_visit(&self, id: &str, which: &Which) -> Result<Visit, AppError> {
        let mut session = self.inner.store.read_snapshot().await?;
        let mut family = family(&mut session, id).await?;
        let changed = change(&mut family, &VisitChange::Gather(which.clone()), self.inner.clock.today())?;
        Ok(family.swap_remove(changed.shown))
    }
}

/// What a change did to a family.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Members that are other than before.
    pub members: Vec<usize>,
    /// Lines that are new.
    pub lines: Vec<FeeLine>,
    /// The member that answers the message.
    pub shown: usize,
}

fn is_open(visit: &Visit) -> bool {
    matches!(visit.state, VisitState::Open | VisitState::Discharged)
}

/// Applies a change to a visit and its parts.
pub(crate) fn change(family: &mut Vec<Visit>, change: &VisitChange, today: Day) -> Result<Changed, AppError> {
    let open: Vec<usize> = (0..family.len()).filter(|at| is_open(&family[*at])).collect();
    if let VisitChange::Charge { lines, goes_on, .. } = change {
        let at = match open.first() {
            Some(at) => Some(*at),
            None if *goes_on && family[0].state == VisitState::Settled => Some(new_part(family, 0)?),
            None => None,
        };
        if let Some(at) = at {
            no_number_twice(family, at, lines.iter().map(|it| it.number.as_str()))?;
            let lines = apply(&mut family[at], change, today)?;
            let members = if at == 0 { vec![0] } else { vec![0, at] };
            return Ok(Changed { members, lines, shown: at });
        }
    }
    let Some(first_open) = open.first().copied() else {
        check_open(&family[0], &family[0].institution_id)?;
        return Err(AppError::state(format!("就诊 {} 不能再改", family[0].id), "请核对就诊号"));
    };
    match change {
        VisitChange::Gather(which) => gather(family, &open, which),
        VisitChange::Describe(_) => {
            let mut lines = Vec::new();
            for at in &open {
                lines.extend(apply(&mut family[*at], change, today)?);
            }
            Ok(Changed { members: open, lines, shown: first_open })
        }
        VisitChange::TakeBack(which) => {
            let meant = |at: &usize| !meant(&family[*at], which).is_empty();
            let mut having: Vec<usize> = open.iter().copied().filter(meant).collect();
            if having.is_empty() {
                having.push(first_open);
            }
            let mut lines = Vec::new();
            for at in &having {
                lines.extend(apply(&mut family[*at], change, today)?);
            }
            Ok(Changed { shown: having[0], members: having, lines })
        }
        VisitChange::Remark(remarks) => {
            let has = |at: &usize| {
                let numbers = remarks.iter().map(|it| it.0.clone()).collect();
                !meant(&family[*at], &Which::Numbers(numbers)).is_empty()
            };
            let at = open.iter().copied().find(has).unwrap_or(first_open);
            let lines = apply(&mut family[at], change, today)?;
            Ok(Changed { members: vec![at], lines, shown: at })
        }
        VisitChange::Cancel if family.iter().any(|it| it.state == VisitState::Settled) => {
            let message = format!("就诊 {} 有已经结算的收费批次", family[0].id);
            Err(AppError::state(message, "请先撤销结算和费用明细，再撤销就诊登记"))
        }
        VisitChange::Cancel => {
            for at in &open {
                apply(&mut family[*at], change, today)?;
            }
            Ok(Changed { members: open, lines: Vec::new(), shown: 0 })
        }
        VisitChange::Open { .. }
        | VisitChange::Charge { .. }
        | VisitChange::Discharge { .. }
        | VisitChange::UndoDischarge => {
            let lines = apply(&mut family[first_open], change, today)?;
            Ok(Changed { members: vec![first_open], lines, shown: first_open })
        }
    }
}

/// The first member keeps how many parts there are.
fn with_first(mut members: Vec<usize>) -> Vec<usize> {
    if !members.contains(&0) {
        members.insert(0, 0);
    }
    members
}

/// A new part with what is known of a member, without its lines.
fn new_part(family: &mut Vec<Visit>, like: usize) -> Result<usize, AppError> {
    let mut report = report_of(&family[0]);
    report.parts += 1;
    let id = format!("{}-{}", family[0].id, report.parts);
    keep_report(&mut family[0], &report)?;
    let mut part = Visit { id, state: VisitState::Open, lines: Vec::new(), ..family[like].clone() };
    let mut report = report_of(&part);
    report.parts = 0;
    report.lines.clear();
    keep_report(&mut part, &report)?;
    family.push(part);
    Ok(family.len() - 1)
}

/// Lines that are meant, of those that are not given back.
fn meant(visit: &Visit, which: &Which) -> Vec<Live> {
    let report = report_of(visit);
    let fits = |it: &Live| match which {
        Which::All => true,
        Which::Batch(batch) => said(&report, it.line_no, BATCH) == batch,
        Which::Numbers(numbers) => numbers.iter().any(|number| number == said(&report, it.line_no, NUMBER)),
    };
    live(visit).into_iter().filter(fits).collect()
}

/// A line's number is given once within the visit, settled or not.
fn no_number_twice<'n>(
    family: &[Visit],
    but: usize,
    numbers: impl Iterator<Item = &'n str>,
) -> Result<(), AppError> {
    let mut used = HashSet::new();
    for visit in family.iter().enumerate().filter(|it| it.0 != but).map(|it| it.1) {
        let report = report_of(visit);
        used.extend(live(visit).iter().map(|it| said(&report, it.line_no, NUMBER).to_owned()));
    }
    match numbers.into_iter().find(|it| used.contains(*it)) {
        None => Ok(()),
        Some(number) => {
            let message = format!("流水号 {number} 在这次就诊中已经上传");
            Err(AppError::input("feedetl_sn", message, "每条明细用不同的流水号；重新上传前请先撤销原明细"))
        }
    }
}

/// Brings the lines that are meant into one member that has no others, to be settled.
fn gather(family: &mut Vec<Visit>, open: &[usize], which: &Which) -> Result<Changed, AppError> {
    let having: Vec<(usize, Vec<Live>)> =
        open.iter().map(|at| (*at, meant(&family[*at], which))).filter(|it| !it.1.is_empty()).collect();
    let Some((first, lines)) = having.first() else {
        let message = match which {
            Which::Batch(batch) => format!("收费批次 {batch} 没有未结算的费用明细"),
            _ => format!("就诊 {} 没有未结算的费用明细", family[0].id),
        };
        return Err(AppError::input("chrg_bchno", message, "请核对收费批次号；已结算的不能再结"));
    };
    if having.len() == 1 && lines.len() == live(&family[*first]).len() {
        return Ok(Changed { shown: *first, ..Changed::default() });
    }
    let part = new_part(family, *first)?;
    let mut report = report_of(&family[part]);
    let (mut moved, mut new) = (Vec::new(), Vec::new());
    for (at, lines) in &having {
        let from = &mut family[*at];
        let said = report_of(from).lines;
        let mut next = from.lines.iter().map(|it| it.line_no).max().unwrap_or(0) + 1;
        for it in lines {
            let Some(of) = from.lines.iter().find(|line| line.line_no == it.line_no).cloned() else {
                continue;
            };
            moved.push(back(&of, next, Fen(it.amount_fen), it.quantity_e4));
            from.lines.extend(moved.last().cloned());
            next += 1;
            let line_no = i64::try_from(new.len() + 1).unwrap_or(i64::MAX);
            report.lines.insert(line_no, said.get(&it.line_no).cloned().unwrap_or_default());
            new.push(FeeLine { line_no, amount_fen: it.amount_fen, quantity_e4: it.quantity_e4, ..of });
        }
    }
    let visit = &mut family[part];
    for line in &mut new {
        line.visit_id.clone_from(&visit.id);
    }
    visit.lines.clone_from(&new);
    keep_report(visit, &report)?;
    let members = having.iter().map(|it| it.0).chain([part]).collect();
    Ok(Changed { members: with_first(members), lines: moved.into_iter().chain(new).collect(), shown: part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_of_their_visit() {
        for (id, of) in [
            ("V0000000012", "V0000000012"),
            ("V0000000012-3", "V0000000012"),
            ("V0000000012-x", "V0000000012-x"),
            ("ZY-3", "ZY-3"),
            ("", ""),
        ] {
            assert_eq!(visit_of(id), of, "{id}");
        }
        assert!(is_ours("V0000000012-3") && is_ours("V0000000012") && !is_ours("V12"));
    }
}
