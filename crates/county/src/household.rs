//! Households: blocks of twelve people, cut into families of one to six.
//!
//! A block is the smallest piece of the county that follows from the seed alone; so any person's
//! household is known without making the ones before.

use fastrand::Rng;

use crate::random::{Subject, pick, stream};

/// People in a block.
pub(crate) const BLOCK: u32 = 12;

/// What a person is to the head of the household (与户主关系).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 户主.
    Head,
    /// 配偶.
    Spouse,
    /// 子女.
    Child,
    /// 父母.
    Parent,
}

impl Role {
    /// The word on the household register.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Role::Head => "户主",
            Role::Spouse => "配偶",
            Role::Child => "子女",
            Role::Parent => "父母",
        }
    }
}

/// One person's place in a household, with what the household decides about age and sex.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seat {
    /// Number of the household, unique in the county.
    pub household: u32,
    /// Index of the head.
    pub head: u32,
    pub role: Role,
    /// The age lies in `youngest ..= youngest + 7`.
    pub youngest: i32,
    /// Decided by the role, or left to the person.
    pub female: Option<bool>,
}

/// Ways to cut a block, with weights; about 2.6 people to a household.
const CUTS: [(&[u32], u32); 8] = [
    (&[1, 2, 2, 3, 4], 5),
    (&[3, 2, 1, 6], 2),
    (&[2, 3, 2, 5], 3),
    (&[1, 1, 2, 2, 3, 3], 4),
    (&[4, 1, 4, 2, 1], 4),
    (&[2, 2, 2, 5, 1], 3),
    (&[3, 3, 2, 4], 3),
    (&[2, 1, 4, 2, 1, 2], 4),
];

/// The seat of person `index`.
pub(crate) fn seat(seed: u64, index: u32) -> Seat {
    let block = index / BLOCK;
    let mut rng = stream(seed, Subject::Household, u64::from(block));
    let cut = pick(&mut rng, &CUTS);
    let mut first = block * BLOCK;
    for (nth, size) in cut.iter().enumerate() {
        if index < first + size {
            // At most six households to a block; eight numbers are set aside.
            let household = block * 8 + nth as u32;
            let mut rng = stream(seed, Subject::Household, u64::from(household) | 1 << 40);
            return place(&mut rng, household, first, *size, index - first);
        }
        first += size;
    }
    unreachable!("every way to cut a block sums to twelve people")
}

/// Draws the household's head and finds seat `nth` from there. Draws happen in the same order for
/// every member, so that all see the same household.
fn place(rng: &mut Rng, household: u32, head: u32, size: u32, nth: u32) -> Seat {
    let head_youngest = match size {
        1 => *rng.choice(&[18, 22, 26, 38, 52, 62, 66, 70, 76, 82, 88]).expect("not empty"),
        2 => *rng.choice(&[24, 30, 40, 46, 48, 50, 54, 58, 62, 66, 70, 74, 78]).expect("not empty"),
        3 => rng.i32(26..=54),
        4 => rng.i32(30..=48),
        _ => rng.i32(28..=46),
    };
    let head_female = rng.u32(0..100) < if size == 1 { 52 } else { 12 };
    let first_gap = rng.i32(20..=24);
    let second_gap = first_gap + rng.i32(2..=6);
    let parent_gap = rng.i32(23..=28);
    let first_parent_female = rng.u32(0..100) < 60;
    let child = |gap: i32| (Role::Child, (head_youngest - gap - 7).max(0), None);
    let (role, youngest, female) = match nth {
        0 => (Role::Head, head_youngest, Some(head_female)),
        1 => (Role::Spouse, (head_youngest - 2).max(20), Some(!head_female)),
        2 => child(first_gap),
        3 => child(second_gap),
        4 => (Role::Parent, head_youngest + parent_gap + 2, Some(first_parent_female)),
        _ => (Role::Parent, head_youngest + parent_gap, Some(!first_parent_female)),
    };
    Seat { household, head, role, youngest, female }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_is_a_block() {
        for (cut, _) in CUTS {
            assert_eq!(cut.iter().sum::<u32>(), BLOCK);
            assert!(cut.len() <= 8 && cut.iter().all(|it| (1..=6).contains(it)));
        }
    }

    #[test]
    fn heads_sit_first_and_families_are_plausible() {
        for index in 0..24_000 {
            let it = seat(1, index);
            let head = seat(1, it.head);
            assert_eq!((head.head, head.household), (it.head, it.household));
            assert_eq!(it.role == Role::Head, index == it.head);
            match it.role {
                // The closest ages that the windows of eight years allow.
                Role::Child => assert!(head.youngest - (it.youngest + 7) >= 19),
                Role::Parent => assert!(it.youngest - (head.youngest + 7) >= 16),
                Role::Head | Role::Spouse => assert!(it.youngest >= 18),
            }
        }
    }
}
