//! The people, one after the other or any one by index.

use base::{Day, PersonNumber};

use crate::{
    County, Disease,
    cover::{self, Coverage, IdentityPeriod, Life, OpeningCredit},
    household::{self, Role},
    name, number,
    random::{Subject, chance, stream},
};

/// Share of people whose number was given out elsewhere, in parts of a million.
const MOVED_HERE_PPM: i64 = 30_000;

/// A made person with everything that is true of them in the county's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Position in the county, from 0.
    pub index: u32,
    /// A valid number that nobody else in the county has.
    pub number: PersonNumber,
    /// Name; perhaps with a rare character or a middle dot.
    pub name: String,
    /// Sex, as in the number.
    pub female: bool,
    /// Birth day, as in the number.
    pub birth: Day,
    /// Day of death, when it lies in the county's year.
    pub death: Option<Day>,
    /// Number of the household, unique in the county.
    pub household: u32,
    /// Index of the household's head.
    pub head: u32,
    /// What the person is to the head.
    pub role: Role,
    /// Position of the village in `County::villages`.
    pub village: usize,
    /// Periods of insurance, oldest first, without overlap.
    pub coverage: Vec<Coverage>,
    /// Periods of identities, in the order of the setup.
    pub identities: Vec<IdentityPeriod>,
    /// The personal account at the start of the year; none for residents.
    pub opening: Option<OpeningCredit>,
    /// Long-lasting diseases.
    pub diseases: Vec<Disease>,
}

impl Person {
    /// The insurance on a day, unless the person has none then.
    #[must_use]
    pub fn coverage_on(&self, day: Day) -> Option<&Coverage> {
        self.coverage.iter().find(|it| it.from <= day && day <= it.until)
    }

    /// The identities held on a day, in the order of the setup.
    pub fn identities_on(&self, day: Day) -> impl Iterator<Item = &str> {
        let on_day = move |it: &&IdentityPeriod| it.from <= day && day <= it.until;
        self.identities.iter().filter(on_day).map(|it| it.name.as_str())
    }

    /// Whether the person has been born and not died by the end of a day.
    #[must_use]
    pub fn is_alive_on(&self, day: Day) -> bool {
        self.birth <= day && self.death.is_none_or(|death| day <= death)
    }
}

impl County {
    /// All people by index, made one at a time.
    pub fn people(&self) -> impl ExactSizeIterator<Item = Person> + '_ {
        (0..self.setup.people).map(|index| self.person(index))
    }

    /// Person number `index`; the same whatever was made before.
    ///
    /// # Panics
    /// When the county has no such person.
    #[must_use]
    pub fn person(&self, index: u32) -> Person {
        let setup = &self.setup;
        assert!(index < setup.people, "the county has {} people, not {index}", setup.people);
        let seat = household::seat(setup.seed, index);
        let mut rng = stream(setup.seed, Subject::Person, u64::from(index));
        let female = seat.female.unwrap_or_else(|| rng.u32(0..100) < 48);

        let earliest = setup.year - seat.youngest - (number::CLASSES as i32 - 1);
        let birth_year = number::birth_year(setup.seed, u64::from(index), earliest);
        let area = if chance(&mut rng, MOVED_HERE_PPM) { "990200" } else { &setup.region };
        let (number, birth) = number::make(setup.seed, u64::from(index), birth_year, female, area);

        let death = self.draw_death(&mut rng, birth);
        let identities = cover::identities(setup, seat.household, birth, death);
        let life = Life { birth, death, female, has_identity: !identities.is_empty() };
        let mut cover_rng = stream(setup.seed, Subject::Cover, u64::from(index));
        let coverage = cover::coverage(setup, &mut cover_rng, &life);
        let opening = cover::opening(&mut cover_rng, setup.year, &coverage);
        let mut health = stream(setup.seed, Subject::Health, u64::from(index));
        Person {
            index,
            number,
            name: self.draw_name(&seat, index, female),
            female,
            birth,
            death,
            household: seat.household,
            head: seat.head,
            role: seat.role,
            village: self.village_of(index),
            coverage,
            identities,
            opening,
            diseases: Disease::draw(&mut health, setup.year - birth_year),
        }
    }

    fn village_of(&self, index: u32) -> usize {
        self.villages.partition_point(|it| it.people.end <= index)
    }

    /// Head and children share the family's name; spouses and parents bring their own.
    fn draw_name(&self, seat: &household::Seat, index: u32, female: bool) -> String {
        let own = stream(self.setup.seed, Subject::Name, u64::from(index));
        let mut family = match seat.role {
            Role::Head | Role::Child => stream(self.setup.seed, Subject::Name, u64::from(seat.head)),
            Role::Spouse | Role::Parent => own.clone(),
        };
        let family = name::family(&mut family);
        let mut own = own;
        own.u64(..);
        name::person(&mut own, family, female)
    }

    /// A death in the county's year, by age: about seven in a thousand people.
    fn draw_death(&self, rng: &mut fastrand::Rng, birth: Day) -> Option<Day> {
        let age = self.setup.year - birth.year();
        let ppm = match age {
            ..1 => 4_000,
            1..40 => 500,
            40..60 => 2_500,
            60..70 => 9_000,
            70..80 => 26_000,
            _ => 80_000,
        };
        if !chance(rng, ppm) {
            return None;
        }
        let day = cover::day(self.setup.year, 1, 1).plus_days(rng.i32(0..365));
        (day > birth).then_some(day)
    }
}
