//! Whether two names can be one person's.
//!
//! **Knows:** folded names. **Does not know:** numbers, relatives; who judges by it must.

use super::name::{NormalName, Place};

/// How well two names fit, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Different.
    None,
    /// Only the first character is the same.
    Surname,
    /// At least one is blank.
    Blank,
    /// One character differs, is missing or has changed places, in a name of three or more. Brothers and
    /// sisters differ like this too.
    Near,
    /// One is the other cut short: without what follows the middle dot, or after at least three characters.
    Short,
    /// Equal where characters could be typed.
    Gaps,
    /// Equal in every character.
    Equal,
}

impl Fit {
    /// Whether the names are the same as far as they can be read.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self >= Fit::Short
    }
}

/// Compares two names.
#[must_use]
pub fn fit(one: &NormalName, two: &NormalName) -> Fit {
    if one.is_blank() || two.is_blank() {
        return Fit::Blank;
    }
    if one.has_gap() || two.has_gap() {
        let (gaps, full) = if one.has_gap() { (one, two) } else { (two, one) };
        let same =
            if full.has_gap() { gaps.places == full.places } else { matches(&gaps.places, &full.places) };
        return if same { Fit::Gaps } else { surname(one, two) };
    }
    if one.places == two.places {
        return Fit::Equal;
    }
    let (short, long) = if one.places.len() <= two.places.len() { (one, two) } else { (two, one) };
    if is_cut(short, long) {
        return Fit::Short;
    }
    if is_near(&short.places, &long.places) { Fit::Near } else { surname(one, two) }
}

fn surname(one: &NormalName, two: &NormalName) -> Fit {
    match (one.places.first(), two.places.first()) {
        (Some(Place::Is(a)), Some(Place::Is(b))) if a == b => Fit::Surname,
        _ => Fit::None,
    }
}

/// A pattern with gaps against a name without.
fn matches(pattern: &[Place], name: &[Place]) -> bool {
    match pattern.split_first() {
        None => name.is_empty(),
        Some((Place::Is(code), rest)) => name
            .split_first()
            .is_some_and(|(first, others)| *first == Place::Is(*code) && matches(rest, others)),
        Some((Place::Gap(most), rest)) => {
            (0..=usize::from(*most).min(name.len())).any(|it| matches(rest, &name[it..]))
        }
    }
}

fn is_cut(short: &NormalName, long: &NormalName) -> bool {
    let length = short.places.len();
    long.places.starts_with(&short.places)
        && (long.dot == Some(length) && length >= 2 || length >= 4 && long.places.len() >= 5)
}

fn is_near(short: &[Place], long: &[Place]) -> bool {
    if long.len() < 3 || long.len() - short.len() > 1 {
        return false;
    }
    let same = |a: &[Place], b: &[Place]| a == b;
    let first = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return same(&short[first..], &long[first + 1..]);
    }
    let swapped = first + 1 < long.len()
        && short[first] == long[first + 1]
        && short[first + 1] == long[first]
        && same(&short[first + 2..], &long[first + 2..]);
    swapped || same(&short[first + 1..], &long[first + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_fits() {
        for (one, two, wanted) in [
            ("王小明", "王 小明", Fit::Equal),
            ("張小明", "张小明", Fit::Equal),
            ("王?明", "王小明", Fit::Gaps),
            ("王zhe", "王喆", Fit::Gaps),
            ("王(吉吉)", "王喆", Fit::Gaps),
            ("王⿰王吉明", "王珏明", Fit::Gaps),
            ("阿依古丽?买买提", "阿依古丽·买买提", Fit::Gaps),
            ("王小明（已故）", "王小明", Fit::Gaps),
            ("王小明(女)", "王小明(户主)", Fit::Gaps),
            ("王??", "王小明", Fit::Gaps),
            ("王?", "王小明", Fit::Surname),
            ("李?明", "王小明", Fit::None),
            ("阿依古丽", "阿依古丽·买买提", Fit::Short),
            ("古丽", "古丽·买买提", Fit::Short),
            ("买买提艾力江", "买买提艾力江卡地尔", Fit::Short),
            ("王小明", "王小红", Fit::Near),
            ("王小明", "王晓明", Fit::Near),
            ("王小明", "王明小", Fit::Near),
            ("王小明", "王明", Fit::Near),
            ("欧阳小明", "欧小明", Fit::Near),
            ("李小明", "王小明", Fit::Near),
            ("王明", "王红", Fit::Surname),
            ("王小明", "王大红", Fit::Surname),
            ("王小明", "李大红", Fit::None),
            ("", "李大红", Fit::Blank),
            ("??", "李大红", Fit::Blank),
        ] {
            let (a, b) = (NormalName::read(one), NormalName::read(two));
            assert_eq!(fit(&a, &b), wanted, "{one} {two}");
            assert_eq!(fit(&b, &a), wanted, "{two} {one}");
        }
    }
}
