//! Builds the first round: lists first, then problems among the listed, then events of everyone else.

use std::collections::HashMap;

use fastrand::Rng;

use super::{
    Dirt, Scenario, Source,
    namesakes::{Namesakes, old_names},
    plan::{RosterPlan, Spare},
    problem::Problem::{self, *},
    state::State,
    strangers,
    taken::Taken,
    variants,
};
use crate::{
    County, SetupError,
    household::BLOCK,
    random::{Subject, chance, stream},
};

pub(crate) fn build(county: County, seed: u64, scenario: Scenario) -> Result<RosterPlan, SetupError> {
    let people = county.setup().people;
    let mut taken = Taken::new();
    let mut birth_years = Vec::with_capacity(people as usize);
    let mut has_hard_name = Vec::with_capacity(people as usize);
    let mut namesakes = Namesakes::default();
    for person in county.people() {
        taken.take(person.number.reveal(), person.birth);
        namesakes.add(&person);
        birth_years.push(i16::try_from(person.birth.year()).unwrap_or(0));
        has_hard_name.push(person.name.chars().any(|it| it == '·' || variants::is_rare(it)));
    }
    let before_2000 = birth_years.iter().filter(|it| **it < 2000).count().max(1);
    let old_15_ppm = u64::from(scenario.dirt.old_15_ppm) * u64::from(people) / before_2000 as u64;
    let plan = RosterPlan {
        county,
        scenario,
        seed,
        round: 1,
        states: vec![State::UNLISTED; people as usize],
        birth_years,
        has_hard_name,
        strangers: Default::default(),
        old_numbers: HashMap::new(),
        old_names: HashMap::new(),
        old_15_ppm: u32::try_from(old_15_ppm).unwrap_or(0),
    };
    let mut builder = Builder { rng: stream(seed, Subject::Plan, 0), plan, order: Vec::new() };
    builder.order = builder.shuffled_households();
    builder.list_beneficiaries()?;
    builder.give_problems()?;
    builder.list_events()?;
    builder.cross_numbers();
    let Builder { mut rng, mut plan, .. } = builder;
    strangers::make(&mut plan, &mut taken, &mut rng);
    make_old_numbers(&mut plan, &mut taken, &mut rng);
    plan.old_names = old_names(&plan, &namesakes);
    Ok(plan)
}

struct Builder {
    rng: Rng,
    plan: RosterPlan,
    /// Everyone, families together, blocks of families in any order.
    order: Vec<u32>,
}

fn too_few(what: &str) -> SetupError {
    SetupError(format!("人数太少，排不下“{what}”；请增加人数，或减少名单行数与问题数"))
}

impl Builder {
    fn shuffled_households(&mut self) -> Vec<u32> {
        let people = self.plan.county.setup().people;
        let mut blocks: Vec<u32> = (0..people.div_ceil(BLOCK)).collect();
        self.rng.shuffle(&mut blocks);
        let members = |block: u32| block * BLOCK..((block + 1) * BLOCK).min(people);
        blocks.into_iter().flat_map(members).collect()
    }

    fn count_on(&self, source: Source) -> u32 {
        self.plan.states.iter().filter(|it| it.is_on(source)).count() as u32
    }

    /// Lists people in `order` who pass, until the roster is full.
    fn fill(&mut self, source: Source, may: impl Fn(&RosterPlan, u32, &State) -> bool) -> u32 {
        let mut left = self.plan.scenario.listed(source).saturating_sub(self.count_on(source));
        for nth in 0..self.order.len() {
            if left == 0 {
                break;
            }
            let index = self.order[nth];
            let state = self.plan.states[index as usize];
            if !state.is_on(source) && may(&self.plan, index, &state) {
                self.plan.states[index as usize].on |= source.bit();
                left -= 1;
            }
        }
        left
    }

    /// Poverty and civil affairs share families, as do the disabled and veterans with both.
    fn list_beneficiaries(&mut self) -> Result<(), SetupError> {
        let lists = [
            (Source::Poverty, 0, 0),
            (Source::CivilAffairs, 30, Source::Poverty.bit()),
            (Source::Disabled, 40, Source::Poverty.bit() | Source::CivilAffairs.bit()),
            (Source::Veterans, 10, Source::Poverty.bit() | Source::CivilAffairs.bit()),
        ];
        for (source, shared_percent, shared_with) in lists {
            let shared = self.plan.scenario.listed(source) * shared_percent / 100;
            let mut pool: Vec<u32> = self.order.clone();
            pool.retain(|it| self.plan.states[*it as usize].on & shared_with != 0);
            self.rng.shuffle(&mut pool);
            let mut left = shared.min(pool.len() as u32 / 3);
            for index in pool {
                let state = self.plan.states[index as usize];
                // Where two rosters meet, both entitle: what one withdraws, the other would not.
                if left == 0 || source == Source::Veterans && self.plan.age(index) < 20 {
                    continue;
                }
                let story = self.plan.classes_of(index, &state);
                if story.has_poverty_benefits() && story.has_civil_benefits() {
                    self.plan.states[index as usize].on |= source.bit();
                    left -= 1;
                }
            }
            let adult = if source == Source::Veterans { 20 } else { 2 };
            if self.fill(source, |plan, index, state| state.is_free() && plan.age(index) >= adult) > 0 {
                return Err(too_few(source.title()));
            }
        }
        Ok(())
    }

    fn give_problems(&mut self) -> Result<(), SetupError> {
        let mut pools = self.pools();
        for (problem, count) in self.plan.scenario.problems.clone() {
            let (youngest, oldest) = problem.ages();
            for nth in 0..count {
                let place = place_of(problem, nth);
                let pool = &mut pools[place as usize];
                let fits = |it: &u32| {
                    let age = self.plan.age(*it);
                    youngest <= age && age <= oldest && (problem != ChangedName || self.has_plain_name(*it))
                };
                let position = pool.iter().rposition(fits);
                let position = position.or_else(|| pool.len().checked_sub(1));
                let index = position.map(|it| pool.swap_remove(it)).ok_or_else(|| too_few(problem.code()))?;
                self.give(index, problem, nth);
            }
        }
        Ok(())
    }

    /// Names with a middle dot have no surname to keep.
    fn has_plain_name(&self, index: u32) -> bool {
        !self.plan.county.person(index).name.contains('·')
    }

    /// People to whom problems may happen, by [`Place`]: on one list, and entitled by it.
    fn pools(&mut self) -> [Vec<u32>; 3] {
        let mut pools: [Vec<u32>; 3] = Default::default();
        for &index in &self.order {
            let state = self.plan.states[index as usize];
            let story = || self.plan.classes_of(index, &state);
            let place = match state.on {
                0 => Place::Unlisted,
                on if on == Source::Poverty.bit() && story().has_poverty_benefits() => Place::Poverty,
                on if on == Source::CivilAffairs.bit() && story().has_allowance() => Place::Allowance,
                _ => continue,
            };
            if self.plan.age(index) >= 2 {
                pools[place as usize].push(index);
            }
        }
        for pool in &mut pools {
            self.rng.shuffle(pool);
        }
        pools
    }

    fn give(&mut self, index: u32, problem: Problem, nth: u32) {
        let state = &mut self.plan.states[index as usize];
        state.problem = Some(problem);
        let is_even = nth.is_multiple_of(2);
        state.on |= match problem {
            MissingKeep if is_even => Source::Police.bit(),
            MissingCancelled => Source::Police.bit(),
            EndedDead if is_even => Source::Funeral.bit() | Source::Police.bit(),
            EndedDead | EndedDeadUnreported | UncoveredDead => Source::Funeral.bit(),
            ElsewhereAsk | ElsewhereReturn | ElsewhereDeclined => Source::Elsewhere.bit(),
            EmployeeWatch | EmployeeEnded => Source::Employee.bit(),
            UncoveredMarriedOut => Source::Marriage.bit(),
            // The police knows of half of the changes; the rest must be unique otherwise.
            ChangedNumber | ChangedName if nth % 4 < 2 => Source::Police.bit(),
            _ => 0,
        };
        if matches!(problem, ChangedNumber | ChangedName) {
            let is_poverty = state.is_on(Source::Poverty);
            state.source = Some(if is_poverty { Source::Poverty } else { Source::CivilAffairs });
        }
    }

    /// Events of people on no list of benefits: they make the rosters long, and problems of nobody.
    fn list_events(&mut self) -> Result<(), SetupError> {
        let aged = |youngest: i32, oldest: i32| {
            move |plan: &RosterPlan, index: u32, state: &State| {
                let age = plan.age(index);
                state.is_free() && youngest <= age && age <= oldest
            }
        };
        // The police reports some of the dead whom the funeral home has.
        let funeral = self.fill(Source::Funeral, aged(55, 120));
        let dead = self.count_on(Source::Funeral) * 2 / 3;
        let mut dead = dead.min(self.plan.scenario.listed(Source::Police) / 3);
        for &index in &self.order {
            let state = &mut self.plan.states[index as usize];
            if dead > 0 && state.on == Source::Funeral.bit() && state.problem.is_none() {
                state.on |= Source::Police.bit();
                dead -= 1;
            }
        }
        let left = [
            (Source::Funeral, funeral),
            (Source::Marriage, self.fill(Source::Marriage, aged(20, 45))),
            (Source::Employee, self.fill(Source::Employee, aged(20, 60))),
            (Source::Police, self.fill(Source::Police, aged(2, 120))),
            (Source::Elsewhere, self.fill(Source::Elsewhere, aged(2, 120))),
        ];
        for (source, left) in left {
            // Too few of that age: anyone then.
            if left > 0 && self.fill(source, aged(1, 120)) > 0 {
                return Err(too_few(source.title()));
            }
        }
        let is_full = |it: &Source| self.count_on(*it) == self.plan.scenario.listed(*it);
        match Source::ROSTERS.into_iter().find(|it| !is_full(it)) {
            Some(source) => Err(too_few(source.title())),
            None => Ok(()),
        }
    }

    /// Rows with another person's number: a problem of the one whose row it is.
    fn cross_numbers(&mut self) {
        let ppm = i64::from(self.plan.scenario.dirt.wrong_number_ppm);
        for source in Source::ROSTERS {
            for (state, index) in self.plan.states.iter_mut().zip(0_u64..) {
                if state.is_on(source) && state.problem.is_none() {
                    let stream_index = index | (source as u64 + 1) << 40;
                    if chance(&mut stream(self.plan.seed, Subject::Roster, stream_index), ppm) {
                        state.problem = Some(ChangedWrongNumber);
                        state.source = Some(source);
                    }
                }
            }
        }
    }
}

/// Where people with a problem are taken from.
#[derive(Debug, Clone, Copy)]
enum Place {
    Unlisted = 0,
    Poverty = 1,
    Allowance = 2,
}

fn place_of(problem: Problem, nth: u32) -> Place {
    match problem {
        FlagWithoutRoster => Place::Unlisted,
        PaidAllowance | PaidAllowanceLate | UncoveredLateAllowance | UncoveredMarriedOut => Place::Allowance,
        EndedStatusLost | ChangedNumber | ChangedName if !nth.is_multiple_of(2) => Place::Allowance,
        _ => Place::Poverty,
    }
}

/// What people with a changed number had before: most the same birth day and another order,
/// some of those whom the police reports another day or year.
fn make_old_numbers(plan: &mut RosterPlan, taken: &mut Taken, rng: &mut Rng) {
    let changed = plan.states.iter().zip(0_u32..).filter(|it| it.0.problem == Some(ChangedNumber));
    let changed: Vec<u32> = changed.map(|it| it.1).collect();
    for near in changed {
        let person = plan.county.person(near);
        let days = match rng.u32(0..5) {
            // Without the police's word only name, birth and village lead to the person.
            _ if !plan.states[near as usize].is_on(Source::Police) => 0,
            0 => rng.i32(1..28),
            1 => -365 * rng.i32(1..4),
            _ => 0,
        };
        let area = if rng.u32(0..4) == 0 { "990200" } else { "990100" };
        let (number, birth) = taken.make(rng, area, person.birth.plus_days(days), person.female);
        let spare =
            Spare { number, birth, female: person.female, near, name: person.name, dirt: Dirt::OldNumber };
        plan.old_numbers.insert(near, spare);
    }
}
