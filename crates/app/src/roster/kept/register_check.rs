//! What is wrong with the rows of a list of insured people before they are written: numbers that cannot be used,
//! what contradicts a number, rows that speak of one person twice, numbers whose person is another.
//!
//! **Knows:** one file and the register in memory. **Does not know:** the store, coverage.

use base::{Finding, PersonNumber};
use rayon::prelude::*;
use roster::matching::match_one;
use roster::normal::{
    Aliases, Birth, Claim, Fit, Form, Key, NormalName, Number, Sex, fit, name_key, normal_township,
    normal_village, read_birth, read_number, read_sex, sounds_alike,
};
use roster::register::Register;
use rustc_hash::FxHashMap;

use super::register_rows::Rows;
use crate::roster::identity::sole_but_for_number;

/// Why the number of a row is not taken as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Letters that look like digits; with digits in their place the number is right.
    Letters,
    /// 18 characters, but check character or birth day are wrong.
    Wrong,
    /// Too short, too long, or not to be read.
    Unreadable,
}

/// What a row says of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Checked {
    /// The number; none where it cannot be used.
    pub(super) key: Key,
    pub(super) fault: Option<Fault>,
    /// The birth day or sex written beside a right number is another than the one in it.
    pub(super) contradicts: bool,
    /// The birth day is written, and is the one in the number.
    pub(super) confirms: bool,
}

impl Checked {
    pub(super) fn of(claim: &Claim<'_>) -> Checked {
        let plain = Key::plain(claim.number);
        let (key, fault) = if plain.is_valid() { (plain, None) } else { number(claim.number) };
        let (mut contradicts, mut confirms) = (false, false);
        if !key.is_none() && !key.is_other() {
            let birth = read_birth(claim.birth).map(|it| it.agrees(Birth(key.birth_digits())));
            let sex = read_sex(claim.sex).map(|it| (it == Sex::Female) == key.is_female());
            contradicts = birth == Some(false) || sex == Some(false);
            confirms = birth == Some(true) && !contradicts;
        }
        Checked { key, fault, contradicts, confirms }
    }

    /// The number as it is kept; nothing where it cannot be used.
    pub(super) fn number(&self, written: &str) -> Option<String> {
        match number_text(self.key) {
            Some(text) => Some(text),
            None if self.key.is_none() => None,
            None => Some(intake::values::half_width(written).trim().to_uppercase()),
        }
    }
}

/// The 18 characters of an identity number.
pub(super) fn number_text(key: Key) -> Option<String> {
    if key.is_none() || key.is_other() {
        return None;
    }
    let check = match key.bits() & 15 {
        10 => "X".to_owned(),
        it => it.to_string(),
    };
    Some(format!("{:017}{check}", key.body()))
}

fn number(text: &str) -> (Key, Option<Fault>) {
    match read_number(text) {
        Number::Missing => (Key::NONE, None),
        Number::Valid(key, Form::Letters) => (key, Some(Fault::Letters)),
        Number::Valid(key, _) => (key, None),
        // Eight digits are a permit; other documents have a letter.
        Number::Other(key) if digits(text) == 8 || text.bytes().any(|it| it.is_ascii_alphabetic()) => {
            (key, None)
        }
        Number::Damaged(it) if it.len() == 18 => (Key::NONE, Some(Fault::Wrong)),
        // 无, 待补 and the like are no number.
        Number::Unusable if digits(text) == 0 => (Key::NONE, None),
        _ => (Key::NONE, Some(Fault::Unreadable)),
    }
}

fn digits(text: &str) -> usize {
    intake::values::half_width(text).bytes().filter(u8::is_ascii_digit).count()
}

/// Why a row is left out beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// The other row has the same number.
    Number,
    /// The other row is the same person: name, birth day and village agree.
    Person,
}

/// All rows of a file, checked.
pub(super) struct CheckedRows {
    pub(super) of: Vec<Checked>,
    /// The row that speaks for each number.
    told: FxHashMap<Key, u32>,
    /// Rows that are left out, and the row beside which they are.
    beside: FxHashMap<u32, (u32, Beside)>,
}

impl CheckedRows {
    pub(super) fn of(rows: &Rows<'_>, register: &Register) -> CheckedRows {
        let of: Vec<Checked> =
            (0..rows.len()).into_par_iter().map(|at| Checked::of(&rows.claim(at))).collect();
        let mut told = FxHashMap::with_capacity_and_hasher(of.len(), rustc_hash::FxBuildHasher);
        let mut beside = FxHashMap::default();
        // Of rows with one number the one that fits it speaks, of equals the first.
        let rank = |at: u32| {
            let (claim, checked) = (rows.claim(at as usize), of[at as usize]);
            let known = register.by_key(checked.key).next();
            (
                known.is_some_and(|it| is_named(register, it, claim.name)),
                checked.confirms,
                !checked.contradicts,
            )
        };
        for (at, checked) in (0_u32..).zip(&of) {
            if checked.key.is_none() {
                continue;
            }
            if let Some(earlier) = told.insert(checked.key, at) {
                let is_better = rank(at) > rank(earlier);
                let (speaks, left) = if is_better { (at, earlier) } else { (earlier, at) };
                told.insert(checked.key, speaks);
                beside.insert(left, (speaks, Beside::Number));
            }
        }
        let mut checked = CheckedRows { of, told, beside };
        checked.find_doubles(rows);
        checked
    }

    /// Rows without a number that can be used, and that are somebody who stands in the file already.
    fn find_doubles(&mut self, rows: &Rows<'_>) {
        let mut numberless: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, checked) in (0_u32..).zip(&self.of) {
            let name = if checked.key.is_none() { name_key(rows.claim(at as usize).name) } else { 0 };
            if name != 0 {
                numberless.entry(name).or_default().push(at);
            }
        }
        if numberless.is_empty() {
            return;
        }
        let of = &self.of;
        let doubles: Vec<(u32, u32)> = (0..of.len())
            .into_par_iter()
            .flat_map_iter(|at| {
                let claim = rows.claim(at);
                let same = numberless.get(&name_key(claim.name)).map_or(&[][..], Vec::as_slice);
                let goes_before = move |it: &u32| !of[at].key.is_none() || at < *it as usize;
                let is_one = move |it: &&u32| {
                    at != **it as usize
                        && goes_before(it)
                        && is_one_person(&claim, of[at].key, &rows.claim(**it as usize))
                };
                same.iter().filter(is_one).map(move |it| (*it, at as u32))
            })
            .collect();
        for (left, speaks) in doubles {
            if !self.beside.contains_key(&speaks) {
                self.beside.entry(left).or_insert((speaks, Beside::Person));
            }
        }
    }

    /// The row beside which this one is left out.
    pub(super) fn beside(&self, at: usize) -> Option<(usize, Beside)> {
        if self.beside.is_empty() {
            return None;
        }
        self.beside.get(&u32::try_from(at).ok()?).map(|it| (it.0 as usize, it.1))
    }

    /// Whether a number stands in the file; the row.
    pub(super) fn told(&self, key: Key) -> Option<usize> {
        if key.is_none() { None } else { self.told.get(&key).map(|it| *it as usize) }
    }

    /// The person of a row: by the number; by name, birth day and village where there is none; and, where the number
    /// is new, the one person who is the same but for the number, when the old number is no longer in the file.
    pub(super) fn person(&self, register: &Register, at: usize, claim: &Claim<'_>) -> Option<u32> {
        let key = self.of[at].key;
        let by_rest = || {
            let decision = match_one(register, claim);
            decision.person().or_else(|| sole_but_for_number(&decision))
        };
        if key.is_none() {
            return by_rest();
        }
        let renumbered = || by_rest().filter(|it| self.told(register.key(*it)).is_none());
        register.by_key(key).next().or_else(renumbered)
    }

    /// What becomes of a row whose person is known.
    pub(super) fn standing(
        &self,
        register: &Register,
        at: usize,
        claim: &Claim<'_>,
        person: u32,
    ) -> Standing {
        let checked = self.of[at];
        let (own, written) = (NormalName::read(register.name(person)), NormalName::read(claim.name));
        let fit = fit(&own, &written);
        let is_own_number = checked.key == register.key(person);
        if checked.key.is_none() || !is_own_number {
            return if checked.contradicts { Standing::UnlikelyNumber } else { Standing::Same };
        }
        let resembles = fit == Fit::Near || sounds_alike(&own, &written);
        match fit {
            fit if fit.is_sure() => Standing::Same,
            _ if checked.contradicts => Standing::AnothersNumber,
            _ if own.is_blank() || resembles && checked.confirms => Standing::Same,
            _ => Standing::OtherName,
        }
    }
}

/// Whether the row is that of the person who has its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Yes.
    Same,
    /// The name is another one; nothing else contradicts.
    OtherName,
    /// The name is another one, and birth day or sex contradict the number.
    AnothersNumber,
    /// The number is a new one, and birth day or sex contradict it.
    UnlikelyNumber,
}

pub(super) const fn is_unusable(checked: &Checked) -> bool {
    checked.key.is_none() && checked.fault.is_some()
}

fn is_named(register: &Register, person: u32, name: &str) -> bool {
    fit(&NormalName::read(register.name(person)), &NormalName::read(name)).is_sure()
}

/// Whether a row with `key` and a row whose number cannot be used, of one name, are one person: birth day and village
/// are written in both and agree.
fn is_one_person(one: &Claim<'_>, key: Key, faulty: &Claim<'_>) -> bool {
    let aliases = Aliases::default();
    let birth = number_text(key).and_then(|_| Birth::from_digits(key.birth_digits()));
    let births = (birth.or_else(|| read_birth(one.birth)), read_birth(faulty.birth));
    let village = |it: &Claim<'_>| normal_village(it.village, &aliases);
    let township = |it: &Claim<'_>| normal_township(it.township, &aliases);
    matches!(births, (Some(one), Some(two)) if one.agrees(two))
        && !village(one).is_empty()
        && village(one) == village(faulty)
        && township(one) == township(faulty)
}

/// A number that cannot be used, or had to be mended.
pub(super) fn faulty(fault: Fault, is_known: bool) -> Finding {
    let (code, message) = match fault {
        Fault::Letters => {
            let message = "证件号码里有字母，已按形近的数字读取，校验码相符";
            return Finding::error("ROS-0430", message, "请在参保系统里更正号码").as_warning();
        }
        Fault::Wrong => ("ROS-0431", "证件号码的校验码或出生日期不对，号码没有入库"),
        Fault::Unreadable => ("ROS-0431", "证件号码位数不对或认不出，号码没有入库"),
    };
    let message = if is_known {
        format!("{message}；姓名、出生日期、住址与库里一人相同，按原登记保留")
    } else {
        format!("{message}；此人先按没有号码登记")
    };
    Finding::error(code, message, "请按身份证原件在参保系统里更正后重新导入")
}

/// A row that is left out beside another.
pub(super) fn left_out(other_line: usize, beside: Beside) -> Finding {
    match beside {
        Beside::Number => Finding::error(
            "ROS-0432",
            format!("证件号码与第 {other_line} 行相同，这一行没有入库"),
            "请核对是重复登记还是号码登记错误，在参保系统里更正后重新导入",
        ),
        Beside::Person => Finding::error(
            "ROS-0433",
            format!("与第 {other_line} 行是同一人，这一行没有入库"),
            "请在参保系统里删去重复的登记；确是两个人的，补齐号码后重新导入",
        ),
    }
}

/// A row whose number is that of a person with another name, and that was not written.
pub(super) fn other_person(person: &str, standing: Standing) -> Finding {
    match standing {
        Standing::AnothersNumber => Finding::error(
            "ROS-0435",
            format!("证件号码是参保人 {person} 的，姓名不同，出生日期或性别也与号码不符，这一行没有入库"),
            "多半是串行或号码填错，请在参保系统里更正后重新导入",
        ),
        Standing::UnlikelyNumber => Finding::error(
            "ROS-0435",
            format!("像是参保人 {person} 换了号码，但新号码与出生日期或性别不符，这一行没有入库"),
            "请按身份证原件在参保系统里更正后重新导入",
        ),
        _ => Finding::error(
            "ROS-0434",
            format!("证件号码是参保人 {person} 的，姓名不同，没有改"),
            "核实确是本人改名的，加 --accept-changes 再导入一次；是另一人的，请更正号码",
        ),
    }
}

/// Birth day or sex beside a right number say something else.
pub(super) fn contradiction() -> Finding {
    let message = "出生日期或性别与证件号码不符，已按号码记";
    Finding::error("ROS-0436", message, "请核对号码是不是本人的").as_warning()
}

/// Birth day and sex of a right number.
pub(super) fn life_of(number: &str) -> Option<(base::Day, &'static str)> {
    let number = PersonNumber::parse(number).ok()?;
    Some((number.birth(), if number.is_female() { "女" } else { "男" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(birth: &str, order: u32) -> String {
        let body = format!("990100{birth}{order:03}");
        format!("{body}{}", base::check_digit(&body).unwrap())
    }

    #[test]
    fn numbers_of_a_register() {
        let good = number("19420318", 502);
        let wrong = format!("{}{}", &good[..17], if good.ends_with('1') { '2' } else { '1' });
        let letters = good.replacen('0', "O", 1);
        let fault = |text: &str| {
            let it = Checked::of(&Claim { number: text, ..Claim::default() });
            (it.fault, it.key.is_none())
        };
        for (text, wanted) in [
            (good.as_str(), (None, false)),
            ("", (None, true)),
            ("无", (None, true)),
            ("H12345678", (None, false)),
            ("12345678", (None, false)),
            (letters.as_str(), (Some(Fault::Letters), false)),
            (wrong.as_str(), (Some(Fault::Wrong), true)),
            (&good[..17], (Some(Fault::Unreadable), true)),
            ("123", (Some(Fault::Unreadable), true)),
            ("1234567890", (Some(Fault::Unreadable), true)),
        ] {
            assert_eq!(fault(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_number() {
        let good = number("19420318", 502);
        let of = |sex, birth| {
            let it = Checked::of(&Claim { number: &good, sex, birth, ..Claim::default() });
            (it.contradicts, it.confirms)
        };
        assert_eq!(of("女", "1942.3.18"), (false, true));
        assert_eq!(of("", ""), (false, false));
        assert_eq!(of("男", "1942-03-18"), (true, false));
        assert_eq!(of("女", "1942-03-19"), (true, false));
    }
}
