//! States of a request, and the table of what may be done in each.

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A desk has it (办理中).
    InHand,
    /// Documents are missing and were asked for (待补正): the clock stands.
    Waiting,
    /// Done (已办结).
    Done,
    /// Refused with a reason (不予办理).
    Refused,
    /// Taken back by who applied (已撤回).
    Withdrawn,
}

/// What may be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Taken in (受理).
    TakeIn,
    /// Missing documents asked for, all at once (一次性告知).
    Ask,
    /// Documents brought (补齐材料).
    Supply,
    /// Handed to another level (移交).
    HandOver,
    /// Done (办结).
    Finish,
    /// Refused (不予办理).
    Refuse,
    /// Taken back (撤回).
    Withdraw,
}

impl State {
    /// All of them.
    pub const ALL: [State; 5] =
        [State::InHand, State::Waiting, State::Done, State::Refused, State::Withdrawn];

    /// Its word in the interface and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            State::InHand => "in_hand",
            State::Waiting => "waiting",
            State::Done => "done",
            State::Refused => "refused",
            State::Withdrawn => "withdrawn",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::InHand => "办理中",
            State::Waiting => "待补正",
            State::Done => "已办结",
            State::Refused => "不予办理",
            State::Withdrawn => "已撤回",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// Whether nothing more happens.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(self, State::Done | State::Refused | State::Withdrawn)
    }
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 7] =
        [Act::TakeIn, Act::Ask, Act::Supply, Act::HandOver, Act::Finish, Act::Refuse, Act::Withdraw];

    /// Its word in the interface and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Act::TakeIn => "take_in",
            Act::Ask => "ask",
            Act::Supply => "supply",
            Act::HandOver => "hand_over",
            Act::Finish => "finish",
            Act::Refuse => "refuse",
            Act::Withdraw => "withdraw",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Act::TakeIn => "受理",
            Act::Ask => "一次性告知",
            Act::Supply => "补齐材料",
            Act::HandOver => "移交",
            Act::Finish => "办结",
            Act::Refuse => "不予办理",
            Act::Withdraw => "撤回",
        }
    }
}

/// In which state what may be done, and which states may come of it. What is not here is refused.
pub const TABLE: [(State, Act, &[State]); 9] = [
    (State::InHand, Act::Ask, &[State::Waiting]),
    (State::InHand, Act::Supply, &[State::InHand]),
    (State::InHand, Act::HandOver, &[State::InHand]),
    (State::InHand, Act::Finish, &[State::Done]),
    (State::InHand, Act::Refuse, &[State::Refused]),
    (State::InHand, Act::Withdraw, &[State::Withdrawn]),
    (State::Waiting, Act::Supply, &[State::Waiting, State::InHand]),
    (State::Waiting, Act::Refuse, &[State::Refused]),
    (State::Waiting, Act::Withdraw, &[State::Withdrawn]),
];

/// What may come of an act in a state; nothing when it may not be done.
#[must_use]
pub fn follows(state: State, act: Act) -> &'static [State] {
    TABLE.iter().find(|it| (it.0, it.1) == (state, act)).map_or(&[], |it| it.2)
}
