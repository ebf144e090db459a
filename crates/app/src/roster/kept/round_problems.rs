//! The problems of a round: new ones opened, known ones carried on, gone ones verified, contradicted ones opened
//! again.
//!
//! **Knows:** keys and events. **Does not know:** how rounds compare (`roster::round`) or what a round may do to a
//! problem (`roster::problem::after_round`).

use std::collections::{BTreeSet, HashMap};

use base::Day;
use roster::problem::{Event, State, What, after_round};
use roster::round::{
    InputPrint, KeptProblem, LookBack, ProblemKey, Round, Standing, SubjectKey, compare_rounds,
};
use store::{RosterEvent, RosterFile, RosterProblem, RosterRound, Writer};

use super::found::{Maker, key_text, stage_number, stage_of};
use super::round_view::standing_number;
use super::{RosterDesk, json};
use crate::error::AppError;

/// The key from its text ([`key_text`]).
fn key_of(problem: &RosterProblem) -> ProblemKey {
    let subject = match (problem.person_no, problem.key.get(1..17)) {
        (Some(no), _) => SubjectKey::Person(u64::try_from(no).unwrap_or(0)),
        (None, claim) => {
            SubjectKey::Claim(claim.and_then(|it| u64::from_str_radix(it, 16).ok()).unwrap_or(0))
        }
    };
    ProblemKey { subject, code: problem.code.clone(), about: problem.about.clone() }
}

impl RosterDesk {
    /// Writes problems and the events of the round; how it compares.
    pub(super) async fn keep_problems(
        &self,
        writer: &mut Writer,
        maker: &Maker<'_>,
        previous: Option<&RosterRound>,
        files: &[RosterFile],
        now: &str,
    ) -> Result<LookBack, AppError> {
        let last = previous.map_or(0, |it| it.number);
        let known = writer.all_roster_problems().await?;
        let inputs = match previous {
            Some(it) => writer.list_round_files(it.number).await?,
            None => Vec::new(),
        };
        let problems = &maker.prepared.reconciled.problems;
        let setting = maker.prepared.reconciled.facts.setting;
        let year = setting.year_end.year();
        let keys: Vec<ProblemKey> =
            problems.iter().map(|it| ProblemKey::of(it, &self.rules, year, u64::from)).collect();
        // Of what an absent sender hides nothing is said: what was open stays as it was, nothing is opened.
        let blind = &maker.prepared.completeness.blind;
        let is_hidden = |key: &ProblemKey| blind.hides(key, &self.rules);
        let (hidden, known): (Vec<RosterProblem>, Vec<RosterProblem>) =
            known.into_iter().partition(|it| !blind.is_nothing() && is_hidden(&key_of(it)));
        let (mut stays, rests): (Vec<RosterProblem>, Vec<RosterProblem>) =
            hidden.into_iter().partition(|it| it.seen_round == last);
        let mut now_round = Round {
            number: super::small(maker.round),
            as_of: setting.as_of,
            inputs: files.iter().map(print_of).collect(),
            problems: keys
                .iter()
                .filter(|it| !is_hidden(it))
                .cloned()
                .chain(stays.iter().map(key_of))
                .map(kept)
                .collect(),
            cured_before: BTreeSet::new(),
        };
        let seen = |it: &&RosterProblem| it.seen_round == last;
        let before = Round {
            number: super::small(last),
            as_of: previous.map_or(Day::MIN, |it| it.as_of),
            inputs: inputs.iter().map(print_of).collect(),
            problems: known.iter().filter(seen).chain(&stays).map(|it| kept(key_of(it))).collect(),
            cured_before: known.iter().filter(|it| !seen(it)).chain(&rests).map(key_of).collect(),
        };
        let found = compare_rounds(&before, &mut now_round);
        let mut standings: HashMap<&ProblemKey, Standing> = HashMap::new();
        for (list, standing) in [
            (&found.new, Standing::New),
            (&found.still_open, Standing::StillOpen),
            (&found.come_back, Standing::ComeBack),
            (&found.cured, Standing::Cured),
        ] {
            standings.extend(list.iter().map(|it| (it, standing)));
        }

        let mut by_key: HashMap<String, RosterProblem> =
            known.into_iter().map(|it| (it.key.clone(), it)).collect();
        let mut rows: Vec<RosterProblem> = Vec::with_capacity(problems.len());
        let mut events: Vec<RosterEvent> = Vec::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut fresh: Vec<usize> = Vec::new();
        for (problem, key) in problems.iter().zip(&keys) {
            // Two files may name one claim twice under one rule: one problem.
            if is_hidden(key) || !taken.insert(key_text(key)) {
                continue;
            }
            let mut row = maker.row(key, problem);
            row.standing = standings.get(key).map_or(0, |it| standing_number(*it));
            match by_key.remove(&row.key) {
                Some(old) => row = continued(row, old),
                None => fresh.push(rows.len()),
            }
            rows.push(row);
        }
        let first = writer.next_numbers("roster_problem", i64::try_from(fresh.len()).unwrap_or(0)).await?;
        for (id, at) in (first..).zip(&fresh) {
            rows[*at].id = id;
        }
        let is_new: BTreeSet<usize> = fresh.into_iter().collect();
        for (at, row) in rows.iter_mut().enumerate() {
            self.after_round(row, true, is_new.contains(&at), maker.round, setting.as_of, now, &mut events);
        }
        for mut row in by_key.into_values() {
            let was_seen = row.seen_round == last;
            row.standing = standing_number(Standing::Cured);
            let changed =
                self.after_round(&mut row, false, false, maker.round, setting.as_of, now, &mut events);
            if was_seen || changed {
                rows.push(row);
            }
        }
        for row in &mut stays {
            row.seen_round = maker.round;
            row.standing = standing_number(Standing::StillOpen);
        }
        rows.append(&mut stays);
        rows.sort_unstable_by_key(|it| it.id);
        events.sort_unstable_by_key(|it| (it.problem, it.seq));
        writer.save_roster_problems(&rows).await?;
        writer.add_roster_events(&events).await?;
        Ok(found)
    }

    /// Lets the round speak of one problem (`roster::problem::after_round`); whether it did.
    #[expect(clippy::too_many_arguments, reason = "what a round knows of one problem")]
    fn after_round(
        &self,
        row: &mut RosterProblem,
        is_found: bool,
        is_new: bool,
        round: i64,
        as_of: Day,
        now: &str,
        events: &mut Vec<RosterEvent>,
    ) -> bool {
        // What was remedied after the day of the extracts cannot show in them yet.
        if is_found && !is_new && row.stage >= 2 && row.stage_on > as_of {
            return false;
        }
        let state = State { stage: stage_of(row.stage), is_opened: !is_new, ..State::default() };
        let rule = self.rules.problem(&row.code).map(|it| &self.rules.problems[it]);
        let Some(event) = after_round(&state, rule, is_found, super::small(round), as_of) else {
            return false;
        };
        match event.what {
            What::VerifiedByRound { .. } => row.stage = 3,
            What::ReopenedByRound { .. } => {
                row.stage = stage_number(roster::problem::Stage::Open);
                row.due = None;
            }
            _ => {}
        }
        row.stage_on = as_of;
        push_event(row, &event, now, events);
        true
    }
}

/// Adds an event to a problem's history.
pub(super) fn push_event(row: &mut RosterProblem, event: &Event, now: &str, events: &mut Vec<RosterEvent>) {
    row.events += 1;
    events.push(RosterEvent {
        problem: row.id,
        seq: row.events,
        at: now.to_owned(),
        actor: event.by.clone(),
        event: json(event),
    });
}

/// A problem that is found again: what the ledger knows stays, what the rosters say is new.
fn continued(row: RosterProblem, old: RosterProblem) -> RosterProblem {
    RosterProblem {
        id: old.id,
        found_round: old.found_round,
        stage: old.stage,
        stage_on: old.stage_on,
        desk_level: old.desk_level,
        desk_region: old.desk_region,
        due: old.due,
        events: old.events,
        ..row
    }
}

fn kept(key: ProblemKey) -> KeptProblem {
    KeptProblem { key, rows: Vec::new(), amount_fen: base::Fen::ZERO }
}

fn print_of(file: &RosterFile) -> InputPrint {
    InputPrint {
        source: file.department.clone(),
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        rows: u64::try_from(file.rows).unwrap_or(0),
    }
}
