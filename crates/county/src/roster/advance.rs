//! From one round to the next: what was mended, what came back, what is new, whose identity changed.

use fastrand::Rng;

use super::{
    Source,
    plan::RosterPlan,
    problem::Problem::{self, *},
    state::{Change, Standing, State},
};
use crate::random::{Subject, stream};

/// How well the problems of a round are mended until the next one; shares in parts of a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mending {
    /// Of the problems that can be cured, how many are.
    pub cured_ppm: u32,
    /// Of the refunds made, how many lack the waiver: the kind of the second pass.
    pub half_done_ppm: u32,
    /// Of the problems cured before, how many come back (where the kind can).
    pub back_ppm: u32,
    /// People newly listed and not yet covered.
    pub newly_listed: u32,
}

impl Mending {
    /// Nothing happens but the changes of identity.
    pub const NONE: Mending = Mending { cured_ppm: 0, half_done_ppm: 0, back_ppm: 0, newly_listed: 0 };
}

impl Default for Mending {
    fn default() -> Mending {
        Mending { cured_ppm: 900_000, half_done_ppm: 50_000, back_ppm: 50_000, newly_listed: 20 }
    }
}

impl RosterPlan {
    /// The next round. The second round of a scenario with changes has exactly that many of them.
    #[must_use]
    pub fn advance(&self, mending: Mending) -> RosterPlan {
        let mut next = self.clone();
        next.round = self.round.saturating_add(1);
        for index in 0..next.states.len() as u32 {
            let state = next.states[index as usize];
            next.states[index as usize] = next.mended(index, state, mending);
        }
        let mut rng = stream(self.seed, Subject::Plan, 100 + u64::from(next.round));
        if next.round == 2 {
            next.change_identities(&mut rng);
        }
        next.list_new(&mut rng, mending.newly_listed);
        next
    }

    fn mended(&self, index: u32, state: State, mending: Mending) -> State {
        let round = self.round;
        let Some(problem) = state.problem else {
            let comes_back = state.change.is_none()
                && state.cured.is_some_and(Problem::comes_back)
                && self.falls_on(index, 1, mending.back_ppm);
            return match state.cured {
                Some(cured) if comes_back => {
                    State { problem: Some(cured), cured: None, standing: Standing::Back, ..state }
                }
                _ => state,
            };
        };
        let open = State { standing: Standing::Open, ..state };
        let now = |problem| State {
            problem: Some(problem),
            standing: Standing::New,
            since_round: round,
            mended_in: round,
            ..state
        };
        match problem {
            // Some of those who are watched lose their work.
            EmployeeWatch if self.falls_on(index, 2, mending.cured_ppm / 9) => return now(EmployeeEnded),
            _ if !problem.is_curable() || !self.falls_on(index, 3, mending.cured_ppm) => return open,
            PaidPoverty | PaidAllowance if self.falls_on(index, 4, mending.half_done_ppm) => {
                return State { since_round: state.since_round, ..now(PaidRefundedNotWaived) };
            }
            ElsewhereAsk if self.falls_on(index, 5, 500_000) => return now(ElsewhereReturn),
            ElsewhereAsk if self.falls_on(index, 6, 500_000) => return now(ElsewhereDeclined),
            _ => {}
        }
        let cured = State { problem: None, cured: Some(problem), mended_in: round, ..state };
        let listed = Source::Poverty.bit() | Source::CivilAffairs.bit();
        match problem {
            MissingCancelled | UncoveredDead | UncoveredMarriedOut => {
                State { on: state.on & !listed, ..cured }
            }
            EndedDeadUnconfirmed => State { on: state.on | Source::Funeral.bit(), ..cured },
            ElsewhereAsk | ElsewhereReturn => State { on: state.on & !Source::Elsewhere.bit(), ..cured },
            _ => cured,
        }
    }

    fn list_new(&mut self, rng: &mut Rng, count: u32) {
        let mut free = self.free_people(rng);
        free.retain(|it| self.classes_of(*it, &State::UNLISTED).has_poverty_benefits());
        for index in free.into_iter().take(count as usize) {
            self.states[index as usize] = State {
                on: Source::Poverty.bit(),
                problem: Some(UncoveredNew),
                listed_in: self.round,
                since_round: self.round,
                ..State::UNLISTED
            };
        }
    }

    fn free_people(&self, rng: &mut Rng) -> Vec<u32> {
        let everyone = self.states.iter().zip(0_u32..);
        let free = everyone.filter(|it| it.0.is_free() && self.age(it.1) >= 2).map(|it| it.1);
        let mut free: Vec<u32> = free.collect();
        rng.shuffle(&mut free);
        free
    }

    /// Identities of people without a problem: the system follows at once, only the rosters differ.
    fn change_identities(&mut self, rng: &mut Rng) {
        let changes = self.scenario.changes;
        let round = self.round;
        let mut listed = Vec::new();
        for (state, index) in self.states.iter().zip(0_u32..) {
            let is_plain = state.story().is_none() && self.age(index) >= 2;
            let source = match state.on {
                on if on == Source::Poverty.bit() => Source::Poverty,
                on if on == Source::CivilAffairs.bit() => Source::CivilAffairs,
                _ => continue,
            };
            let story = self.classes_of(index, state);
            if is_plain && story.is_entitled(state) {
                listed.push((index, source));
            }
        }
        rng.shuffle(&mut listed);
        let kinds = [
            (Change::Gone, changes.gone, Some(FlagWithoutRoster)),
            (Change::Withdrawn, changes.withdrawn, Some(EndedStatusLost)),
            (Change::Reclassed, changes.reclassed, None),
        ];
        for (change, count, cured) in kinds {
            for _ in 0..count {
                let Some((index, source)) = listed.pop() else { break };
                let state = &mut self.states[index as usize];
                let on = if change == Change::Gone { 0 } else { state.on };
                let change = Some(change);
                *state = State { on, change, cured, source: Some(source), since_round: round, ..*state };
            }
        }
        let mut free = self.free_people(rng);
        for nth in 0..changes.added {
            let source = if nth.is_multiple_of(2) { Source::Poverty } else { Source::CivilAffairs };
            let entitled = |it: &u32| {
                let state = State { on: source.bit(), ..State::UNLISTED };
                self.classes_of(*it, &state).is_entitled(&state)
            };
            let Some(position) = free.iter().rposition(entitled) else { break };
            let index = free.swap_remove(position);
            self.states[index as usize] = State {
                on: source.bit(),
                change: Some(Change::Added),
                cured: Some(UncoveredNew),
                source: Some(source),
                listed_in: round,
                since_round: round,
                ..State::UNLISTED
            };
        }
    }
}
