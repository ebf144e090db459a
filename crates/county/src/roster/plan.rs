//! The plan: who is on which roster, who has which problem, in which round.
//! Holds a few bytes a person; rows are made when asked for (`rows`), files elsewhere (`write`).

use std::collections::HashMap;

use base::{Day, PersonNumber};

use super::{
    Scenario, Source,
    problem::Problem,
    state::{Change, Standing, State},
    story::{self, Story},
};
use crate::{County, Person, SetupError};

/// Someone who is on a roster and not on the register, or the old number of someone who is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spare {
    pub number: PersonNumber,
    pub birth: Day,
    pub female: bool,
    /// The registered person nearby.
    pub near: u32,
    pub name: String,
    pub dirt: super::Dirt,
}

/// What each roster and extract says of each person in one round, with the truth about it.
#[derive(Debug, Clone)]
pub struct RosterPlan {
    pub(crate) county: County,
    pub(crate) scenario: Scenario,
    pub(crate) seed: u64,
    pub(crate) round: u8,
    pub(crate) states: Vec<State>,
    /// Birth years, for choosing people by age without making them again.
    pub(crate) birth_years: Vec<i16>,
    /// Whose names typists get wrong most: a rare character or a middle dot.
    pub(crate) has_hard_name: Vec<bool>,
    /// People not on the register, by roster.
    pub(crate) strangers: [Vec<Spare>; 9],
    /// Numbers that people had before.
    pub(crate) old_numbers: HashMap<u32, Spare>,
    /// Names that people had before.
    pub(crate) old_names: HashMap<u32, String>,
    /// Old 15-digit numbers fall on people born before 2000 only; so their share there is higher.
    pub(crate) old_15_ppm: u32,
}

/// A problem that is in a round's files, or was mended in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemTruth {
    /// Whose: position in the county.
    pub person: u32,
    /// Which.
    pub problem: Problem,
    /// New, open, back or cured.
    pub standing: Standing,
    /// The roster whose entry is wrong, for changed numbers and names.
    pub source: Option<Source>,
}

/// Someone whose identity changed since the month before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeTruth {
    /// Whose: position in the county.
    pub person: u32,
    /// How.
    pub change: Change,
    /// The roster that says so.
    pub source: Source,
    /// Class before; none when added.
    pub before: Option<&'static str>,
    /// Class now; none when gone or withdrawn.
    pub after: Option<&'static str>,
}

impl RosterPlan {
    /// Makes the county of the scenario and its first round. The same seed gives the same plan.
    ///
    /// # Errors
    /// When the scenario's numbers make no county, or there are too few people for its rows and problems.
    pub fn make(seed: u64, scenario: Scenario) -> Result<RosterPlan, SetupError> {
        let county = County::new(scenario.setup(seed))?;
        RosterPlan::new(county, seed, scenario)
    }

    /// The first round over a county. Only its people and places count; identities and coverage are the
    /// plan's own.
    ///
    /// # Errors
    /// When the county has too few people for the scenario's rows and problems.
    pub fn new(county: County, seed: u64, scenario: Scenario) -> Result<RosterPlan, SetupError> {
        super::build::build(county, seed, scenario)
    }

    /// The county whose people are on the rosters.
    #[must_use]
    pub fn county(&self) -> &County {
        &self.county
    }

    /// What the plan was made from.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Number of the round, from 1.
    #[must_use]
    pub fn round(&self) -> u32 {
        u32::from(self.round)
    }

    /// Day on which this round's files were exported.
    #[must_use]
    pub fn day(&self) -> Day {
        self.scenario.round_day(self.round())
    }

    /// The problems that are in this round's files, by person.
    pub fn problems(&self) -> impl Iterator<Item = ProblemTruth> + '_ {
        self.truths(|state| state.problem.map(|it| (it, state.standing)))
    }

    /// The problems of the round before that this round's files show as mended, by person.
    pub fn cured(&self) -> impl Iterator<Item = ProblemTruth> + '_ {
        let round = self.round;
        self.truths(move |state| {
            let is_now = state.problem.is_none() && state.change.is_none() && state.mended_in == round;
            state.cured.filter(|_| is_now).map(|it| (it, Standing::Cured))
        })
    }

    fn truths(
        &self,
        choose: impl Fn(&State) -> Option<(Problem, Standing)>,
    ) -> impl Iterator<Item = ProblemTruth> {
        self.states.iter().zip(0_u32..).filter_map(move |(state, person)| {
            let (problem, standing) = choose(state)?;
            Some(ProblemTruth { person, problem, standing, source: state.source })
        })
    }

    /// Whose identities changed since the round before (second round of a scenario with changes).
    pub fn changes(&self) -> impl Iterator<Item = ChangeTruth> + '_ {
        let changed = self.states.iter().zip(0_u32..).filter(|it| it.0.change.is_some());
        changed.filter(|it| it.0.since_round == self.round).filter_map(|(state, person)| {
            let change = state.change?;
            let source = state.source?;
            let class = |state: &State| {
                let story = self.story_of(&self.county.person(person), state);
                if source == Source::Poverty { story.poverty } else { story.civil }
            };
            let before = State { change: None, ..*state };
            Some(ChangeTruth {
                person,
                change,
                source,
                before: (change != Change::Added).then(|| class(&before)),
                after: matches!(change, Change::Added | Change::Reclassed).then(|| class(state)),
            })
        })
    }

    /// The rosters that list a person in this round.
    pub fn listed_on(&self, person: u32) -> impl Iterator<Item = Source> + '_ {
        let state = self.states[person as usize];
        Source::ROSTERS.into_iter().filter(move |it| state.is_on(*it))
    }

    pub(crate) fn story_of(&self, person: &Person, state: &State) -> Story {
        story::story(&self.scenario, self.seed, person.index, person.birth, state)
    }

    /// The story without making the person: only the year of birth counts for the classes.
    pub(crate) fn classes_of(&self, index: u32, state: &State) -> Story {
        let birth = crate::cover::day(i32::from(self.birth_years[index as usize]), 1, 1);
        story::story(&self.scenario, self.seed, index, birth, state)
    }

    pub(crate) fn age(&self, index: u32) -> i32 {
        self.scenario.year - i32::from(self.birth_years[index as usize])
    }
}
