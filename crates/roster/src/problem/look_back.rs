//! What a round does to the ledger by itself: opens, verifies, opens again.
//!
//! **Knows:** whether the round still finds the problem. **Does not know:** why.

use base::Day;

use super::event::{Event, What};
use super::state::{Stage, State};
use crate::rules::{ProblemRule, Verification};

/// The event of a round for one problem, `None` when it changes nothing.
///
/// A problem that stays after it was said to be cured is open again, unless its document is the cure.
/// One that is gone is verified, whoever mended it; where a second person has to look, only after the
/// remedy was reported.
#[must_use]
pub fn after_round(
    state: &State,
    rule: Option<&ProblemRule>,
    is_found: bool,
    round: u32,
    on: Day,
) -> Option<Event> {
    let verification = rule.map_or(Verification::SecondPerson, |it| it.verification);
    let what = match (is_found, state.stage) {
        (true, _) if !state.is_opened => What::Opened { round },
        (_, _) if !state.is_opened => return None,
        (true, Stage::Open | Stage::Assigned) => return None,
        (true, _) if verification == Verification::Document => return None,
        // Reported after this round's day: the extract cannot show it yet; `round` tells the edge.
        (true, Stage::Remedied | Stage::Verified | Stage::StruckOff) => What::ReopenedByRound { round },
        (false, Stage::Remedied) => What::VerifiedByRound { round },
        (false, Stage::Open | Stage::Assigned) if verification != Verification::SecondPerson => {
            What::VerifiedByRound { round }
        }
        (false, _) => return None,
    };
    Some(Event { on, by: String::new(), what })
}
