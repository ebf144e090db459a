//! Made people and made dirt with known truth, for tests and examples of matching. Nobody in it exists:
//! all numbers carry region 9901.

pub mod dirt;

use std::collections::HashSet;

use fastrand::Rng;
use roster::normal::Claim;

const SURNAMES: &str = "王王王王李李李李张张张刘刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国红玉梅春生海燕志文龙凤云飞雪琴东林峰波辉鹏晶浩宇欣怡梓涵子轩思远雨泽佳琪俊熙博诗婷";
const UNCOMMON: &str = "珏喆堃淼鑫垚赟翀";

/// One made person, in texts as a register has them.
#[derive(Clone)]
pub struct Person {
    pub number: String,
    pub name: String,
    pub sex: &'static str,
    pub birth: String,
    pub township: String,
    pub village: String,
    pub household: String,
}

impl Person {
    pub fn claim(&self) -> Claim<'_> {
        Claim {
            number: &self.number,
            name: &self.name,
            sex: self.sex,
            birth: &self.birth,
            township: &self.township,
            village: &self.village,
            household: &self.household,
        }
    }
}

/// `count` people in households and villages of some 1,200; all numbers differ.
pub struct Maker {
    rng: Rng,
    taken: HashSet<u64>,
    surnames: Vec<char>,
    given: Vec<char>,
    uncommon: Vec<char>,
}

impl Maker {
    pub fn new(seed: u64) -> Maker {
        let list = |it: &str| it.chars().collect::<Vec<char>>();
        Maker {
            rng: Rng::with_seed(seed),
            taken: HashSet::new(),
            surnames: list(SURNAMES),
            given: list(GIVEN),
            uncommon: list(UNCOMMON),
        }
    }

    pub fn people(&mut self, count: usize) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::with_capacity(count);
        let mut household = 0;
        while people.len() < count {
            household += 1;
            let village = people.len() / 1_200;
            let surname = self.rng.choice(self.surnames.iter().copied()).unwrap();
            for nth in 0..self.rng.usize(1..=5) {
                let year = if nth < 2 { self.rng.i32(1935..1990) } else { self.rng.i32(1990..2024) };
                let family =
                    if nth == 1 { self.rng.choice(self.surnames.iter().copied()).unwrap() } else { surname };
                let mut person = self.person(family, year);
                person.township = format!("第{}镇", village / 20 + 1);
                person.village = format!("{}号村", village + 1);
                person.household = format!("{household:07}");
                people.push(person);
            }
        }
        people.truncate(count);
        people
    }

    pub fn person(&mut self, surname: char, year: i32) -> Person {
        let female = self.rng.bool();
        let birth = base::Day::new(year as i16, 1, 1).unwrap().plus_days(self.rng.i32(0..365));
        let (number, body) = loop {
            let order = self.rng.u32(0..500) * 2 + u32::from(!female);
            let digits = birth.to_string().replace('-', "");
            let body = format!("99010{}{digits}{order:03}", self.rng.u32(0..2));
            let key: u64 = body.parse().unwrap();
            if self.taken.insert(key) {
                break (format!("{body}{}", base::check_digit(&body).unwrap()), key);
            }
        };
        let _ = body;
        Person {
            number,
            name: self.name(surname),
            sex: if female { "女" } else { "男" },
            birth: birth.to_string(),
            township: String::new(),
            village: String::new(),
            household: String::new(),
        }
    }

    fn name(&mut self, surname: char) -> String {
        if self.rng.u32(0..400) == 0 {
            let mut part =
                || (0..3).map(|_| self.rng.choice(self.given.iter().copied()).unwrap()).collect::<String>();
            return format!("{}·{}", part(), part());
        }
        let mut name = String::from(surname);
        for _ in 0..1 + usize::from(self.rng.u32(0..100) < 82) {
            let rare = self.rng.u32(0..250) == 0;
            let list = if rare { &self.uncommon } else { &self.given };
            name.push(self.rng.choice(list.iter().copied()).unwrap());
        }
        name
    }
}

/// The register of made people.
pub fn register(people: &[Person]) -> roster::register::Register {
    let rows = roster::normal::from_fn(people.len(), |it| people[it].claim());
    roster::register::Register::build(&rows, roster::normal::Aliases::default())
}
