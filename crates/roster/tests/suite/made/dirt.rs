//! Rows of departments' lists with one kind of dirt each, and who is really meant.

use super::{Maker, Person};

/// What was done to a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Clean,
    Digit,
    Swap,
    Fifteen,
    Spelling,
    NameShape,
    NameGap,
    NameSlip,
    DigitAndName,
    MissingDigit,
    ExtraDigit,
    Scientific,
    Rounded,
    NoNumber,
    ChangedNumber,
    WrongNumber,
    RelativesNumber,
    Stranger,
    Namesake,
    Sibling,
    Twin,
}

/// Kinds with their share in 100,000 rows, after the dirt that others were measured on.
pub const SHARES: [(Kind, u32); 20] = [
    (Kind::Digit, 800),
    (Kind::Swap, 300),
    (Kind::Fifteen, 300),
    (Kind::Spelling, 500),
    (Kind::NameShape, 250),
    (Kind::NameGap, 150),
    (Kind::NameSlip, 50),
    (Kind::DigitAndName, 30),
    (Kind::MissingDigit, 60),
    (Kind::ExtraDigit, 60),
    (Kind::Scientific, 50),
    (Kind::Rounded, 50),
    (Kind::NoNumber, 50),
    (Kind::ChangedNumber, 50),
    (Kind::WrongNumber, 150),
    (Kind::RelativesNumber, 50),
    (Kind::Stranger, 80),
    (Kind::Namesake, 40),
    (Kind::Sibling, 40),
    (Kind::Twin, 40),
];

/// A row with its truth.
pub struct Row {
    pub written: Person,
    /// Index of the person meant, unless nobody on the register is.
    pub truth: Option<usize>,
    pub kind: Kind,
}

impl Maker {
    /// A dirty row of a kind about person `who`; `None` when the person cannot have this dirt.
    pub fn row(&mut self, people: &[Person], who: usize, kind: Kind) -> Option<Row> {
        let person = &people[who];
        let mut it = person.clone();
        let mut truth = Some(who);
        match kind {
            Kind::Clean => {}
            Kind::Digit => it.number = self.digit(&it.number),
            Kind::Swap => it.number = self.swap(&it.number)?,
            Kind::Fifteen if it.birth.as_str() < "2000" => {
                it.number = format!("{}{}", &it.number[..6], &it.number[8..17]);
            }
            Kind::Fifteen => return None,
            Kind::Spelling => it.number = self.spelling(&it.number),
            Kind::NameShape => it.name = self.shape(&it.name)?,
            Kind::NameGap => it.name = self.gap(&it.name),
            Kind::NameSlip => it.name = self.slip(&it.name)?,
            Kind::DigitAndName => {
                it.number = self.digit(&it.number);
                it.name = self.gap(&it.name);
            }
            Kind::MissingDigit => {
                it.number.remove(self.rng.usize(0..18));
            }
            Kind::ExtraDigit => {
                let at = self.rng.usize(0..17);
                let doubled = it.number.as_bytes()[at] as char;
                it.number.insert(at, doubled);
            }
            Kind::Scientific => it.number = format!("{}.{}E+17", &it.number[..1], &it.number[1..6]),
            Kind::Rounded => it.number = format!("{}000", &it.number[..15]),
            Kind::NoNumber => it.number = ["", "无", "不详"][self.rng.usize(0..3)].to_owned(),
            Kind::ChangedNumber => {
                let year = it.birth[..4].parse().ok()?;
                let other = self.person('王', year);
                let body = format!("{}{}{}", &other.number[..6], &it.number[6..14], &other.number[14..17]);
                it.number = format!("{body}{}", base::check_digit(&body)?);
                if !self.taken.insert(body.parse().ok()?) {
                    return None;
                }
            }
            Kind::WrongNumber => {
                let other = &people[self.rng.usize(0..people.len())];
                if other.name == it.name {
                    return None;
                }
                it.number.clone_from(&other.number);
            }
            Kind::RelativesNumber => {
                let other = people.get(who + 1)?;
                if other.household != it.household || other.name == it.name {
                    return None;
                }
                it.number.clone_from(&other.number);
            }
            Kind::Stranger | Kind::Namesake | Kind::Sibling | Kind::Twin => {
                truth = None;
                it = self.nobody(person, kind)?;
            }
        }
        Some(Row { written: self.layout(it), truth, kind })
    }

    /// Somebody who is not registered, near to one who is.
    fn nobody(&mut self, person: &Person, kind: Kind) -> Option<Person> {
        let surname = person.name.chars().next()?;
        let year = self.rng.i32(1940..2020);
        let mut it = self.person(surname, year);
        (it.township, it.village) = (person.township.clone(), person.village.clone());
        it.household = format!("9{:06}", self.rng.u32(0..1_000_000));
        match kind {
            Kind::Namesake => it.name.clone_from(&person.name),
            Kind::Sibling | Kind::Twin => {
                it.household.clone_from(&person.household);
                it.name = self.slip(&person.name)?;
            }
            _ => {}
        }
        if kind == Kind::Twin {
            let order: u32 = person.number[14..17].parse().ok()?;
            let body = format!("{}{:03}", &person.number[..14], (order + 2) % 1_000);
            if !self.taken.insert(body.parse().ok()?) {
                return None;
            }
            it.number = format!("{body}{}", base::check_digit(&body)?);
            it.sex = person.sex;
            it.birth.clone_from(&person.birth);
        }
        (it.name != person.name || kind == Kind::Namesake).then_some(it)
    }

    pub fn digit(&mut self, number: &str) -> String {
        let at = self.rng.usize(0..17);
        let mut bytes = number.as_bytes().to_vec();
        bytes[at] = b'0' + (bytes[at] - b'0' + self.rng.u8(1..10)) % 10;
        String::from_utf8(bytes).unwrap()
    }

    pub fn swap(&mut self, number: &str) -> Option<String> {
        let mut bytes = number.as_bytes().to_vec();
        let places: Vec<usize> = (0..17).filter(|it| bytes[*it] != bytes[*it + 1]).collect();
        let at = self.rng.choice(places)?;
        bytes.swap(at, at + 1);
        String::from_utf8(bytes).ok()
    }

    fn spelling(&mut self, number: &str) -> String {
        match self.rng.usize(0..6) {
            0 => number.to_lowercase(),
            1 => number.chars().map(|it| char::from_u32(u32::from(it) + 0xfee0).unwrap()).collect(),
            2 => format!(" {number} "),
            3 => format!("'{number}"),
            4 => format!("{} {} {}", &number[..6], &number[6..14], &number[14..]),
            _ => format!("\u{3000}{number}.0"),
        }
    }

    fn shape(&mut self, name: &str) -> Option<String> {
        let other = if name.contains('·') {
            name.replace('·', ["•", "・", ".", "．", " "][self.rng.usize(0..5)])
        } else if self.rng.bool() {
            let mut spaced: Vec<char> = name.chars().collect();
            spaced.insert(1, [' ', '\u{3000}'][self.rng.usize(0..2)]);
            spaced.into_iter().collect()
        } else {
            let pairs = "伟偉丽麗军軍杰傑涛濤华華国國红紅兰蘭云雲飞飛东東龙龍凤鳳辉輝鹏鵬张張刘劉陈陳杨楊黄黃赵趙吴吳马馬";
            let list: Vec<char> = pairs.chars().collect();
            let old = |it: char| list.chunks(2).find(|pair| pair[0] == it).map_or(it, |pair| pair[1]);
            name.chars().map(old).collect()
        };
        (other != name).then_some(other)
    }

    fn gap(&mut self, name: &str) -> String {
        let mut characters: Vec<String> = name.chars().map(String::from).collect();
        let last = characters.len() - 1;
        characters[last] = ["?", "？", "□", "zhe", "(左王右玉)", "\u{e5e5}"][self.rng.usize(0..6)].to_owned();
        characters.concat()
    }

    fn slip(&mut self, name: &str) -> Option<String> {
        let mut characters: Vec<char> = name.chars().collect();
        let other = self.rng.choice(self.given.iter().copied())?;
        let last = characters.last_mut()?;
        if *last == other || name.chars().count() < 3 {
            return None;
        }
        *last = other;
        Some(characters.into_iter().collect())
    }

    /// Departments write different columns: all, name and village, name and birth day.
    fn layout(&mut self, mut it: Person) -> Person {
        match self.rng.usize(0..3) {
            0 => {}
            1 => {
                it.sex = "";
                it.birth.clear();
                it.household.clear();
            }
            _ => {
                it.household.clear();
                it.birth = it.birth.replace('-', ["/", ".", ""][self.rng.usize(0..3)]);
            }
        }
        it
    }

    /// `count` rows with the usual shares of dirt times `factor`, about people drawn at random; one in 200
    /// follows as a duplicate.
    pub fn rows(&mut self, people: &[Person], count: usize, factor: u32) -> Vec<Row> {
        let mut rows = Vec::with_capacity(count);
        while rows.len() < count {
            let mut draw = self.rng.u32(0..100_000);
            let mut kind = Kind::Clean;
            for (other, share) in SHARES {
                if draw < share * factor {
                    kind = other;
                    break;
                }
                draw -= share * factor;
            }
            let who = self.rng.usize(0..people.len());
            if let Some(row) = self.row(people, who, kind) {
                rows.push(row);
                if self.rng.u32(0..200) == 0 && rows.len() < count {
                    rows.extend(self.row(people, who, Kind::Clean));
                }
            }
        }
        rows
    }
}
