//! Which birth days and orders are taken, so that numbers made beside the county's belong to nobody in it.

use base::{Day, PersonNumber, check_digit};
use fastrand::Rng;

use crate::cover::day;

/// Days from 1900 on, with 1,000 orders each.
const DAYS: i32 = 82_000;

/// One bit for each (birth day, order). Whoever differs in one of them has another number, whatever
/// the region in front of it.
#[derive(Debug)]
pub(crate) struct Taken {
    start: Day,
    bits: Vec<u64>,
}

impl Taken {
    pub(crate) fn new() -> Taken {
        Taken { start: day(1900, 1, 1), bits: vec![0; DAYS as usize * 1_000 / 64 + 1] }
    }

    /// Takes the place of a number; false when it was taken before.
    pub(crate) fn take(&mut self, number: &str, birth: Day) -> bool {
        let order: usize = number[14..17].parse().unwrap_or(0);
        let days = usize::try_from(birth.days_since(self.start)).unwrap_or(0);
        let place = days * 1_000 + order;
        let Some(word) = self.bits.get_mut(place / 64) else { return false };
        let bit = 1_u64 << (place % 64);
        let is_free = *word & bit == 0;
        *word |= bit;
        is_free
    }

    /// A number that nobody has, of someone born on `birth`; a near day instead when all five hundred
    /// orders of that day are taken.
    pub(crate) fn make(
        &mut self,
        rng: &mut Rng,
        area: &str,
        birth: Day,
        female: bool,
    ) -> (PersonNumber, Day) {
        let mut birth = birth;
        for attempt in 1_u32.. {
            let order = rng.u32(0..500) * 2 + u32::from(!female);
            let (year, month, of_month) = (birth.year(), birth.month(), birth.day_of_month());
            let body = format!("{area}{year:04}{month:02}{of_month:02}{order:03}");
            if self.take(&format!("{body}0"), birth) {
                let check = check_digit(&body).unwrap_or('0');
                if let Ok(number) = PersonNumber::parse(&format!("{body}{check}")) {
                    return (number, birth);
                }
            }
            if attempt.is_multiple_of(200) {
                birth = birth.plus_days(1);
            }
        }
        unreachable!("a county has far fewer people than days and orders")
    }
}
