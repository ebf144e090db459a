//! Townships, villages and households as written: suffixes dropped, codes and other names resolved.
//!
//! **Knows:** what places are called. **Does not know:** which places there are, unless told.

use rustc_hash::FxHashMap;

use super::text::{finish, half, is_blank, mix};

const GOVERNMENT: [&str; 1] = ["人民政府"];
const TOWNSHIP_ENDS: [&str; 7] = ["街道办事处", "民族乡", "街道办", "街道", "镇", "乡", "办事处"];
const VILLAGE_ENDS: [&str; 14] = [
    "社区居民委员会",
    "社区居委会",
    "居民委员会",
    "村民委员会",
    "社区村",
    "居委会",
    "村委会",
    "行政村",
    "社区",
    "居委",
    "嘎查",
    "自然村",
    "村",
    "居",
];

/// Codes and other names of places, each with the name that the register uses.
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    townships: FxHashMap<String, String>,
    villages: FxHashMap<String, String>,
}

impl Aliases {
    /// `other` (a code or another name) means the township `name`.
    pub fn township(&mut self, other: &str, name: &str) {
        self.townships.insert(plain_township(other), plain_township(name));
    }

    /// `other` (a code or another name) means the village `name`.
    pub fn village(&mut self, other: &str, name: &str) {
        self.villages.insert(normal_plain_village(other), normal_plain_village(name));
    }
}

/// A township without blanks, county in front and suffix, by its name in the register.
#[must_use]
pub fn normal_township(text: &str, aliases: &Aliases) -> String {
    let short = plain_township(text);
    aliases.townships.get(&short).cloned().unwrap_or(short)
}

/// A village without blanks, township and suffix, by its name in the register.
#[must_use]
pub fn normal_village(text: &str, aliases: &Aliases) -> String {
    let short = normal_plain_village(text);
    aliases.villages.get(&short).cloned().unwrap_or(short)
}

/// What stands after the last county, city or district in front: both parts have two characters at least, so
/// that 新市区街道, 大市口街道 and 城区街道 stay whole.
fn plain_township(text: &str) -> String {
    let short = strip(&strip(text, &GOVERNMENT), &TOWNSHIP_ENDS);
    let places: Vec<(usize, char)> = short.char_indices().collect();
    let end = places.iter().enumerate().rev().find(|(nth, (_, it))| {
        *nth >= 2 && places.len() - nth > 2 && matches!(it, '县' | '市' | '区' | '旗' | '省')
    });
    match end {
        Some((_, (at, it))) => short[at + it.len_utf8()..].to_owned(),
        None => short,
    }
}

fn normal_plain_village(text: &str) -> String {
    let short = strip(text, &VILLAGE_ENDS);
    for end in ["街道办事处", "街道", "镇", "乡"] {
        if let Some(at) = short.rfind(end) {
            let rest = &short[at + end.len()..];
            if at > 0 && !rest.is_empty() {
                return rest.to_owned();
            }
        }
    }
    short
}

fn strip(text: &str, ends: &[&str]) -> String {
    let mut clean: String = text.chars().map(half).filter(|it| !is_blank(*it)).collect();
    clean.make_ascii_uppercase();
    for end in ends {
        if let Some(rest) = clean.strip_suffix(end)
            && !rest.is_empty()
        {
            clean.truncate(rest.len());
            break;
        }
    }
    clean
}

/// A household's number in one word; 0 when there is none. Width, blanks, signs and noughts in front
/// do not matter.
#[must_use]
pub fn household_key(text: &str) -> u32 {
    let (mut state, mut empty) = (11, true);
    for it in text.chars().map(half) {
        if !it.is_alphanumeric() || (it == '0' && empty) {
            continue;
        }
        empty = false;
        state = mix(state, u64::from(u32::from(it.to_ascii_uppercase())));
    }
    if empty { 0 } else { finish(state) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_in_its_names() {
        let mut aliases = Aliases::default();
        aliases.village("990100101203", "东沟村");
        aliases.township("990100101", "城关镇");
        for spelling in
            ["东沟", "东沟村", " 东 沟 村 ", "东沟村委会", "城关镇东沟村", "东沟社区", "990100101203"]
        {
            assert_eq!(normal_village(spelling, &aliases), "东沟", "{spelling}");
        }
        for spelling in ["城关", "城关镇", "城关街道", "城关乡", "城关街道办事处", "９９０１００１０１"]
        {
            assert_eq!(normal_township(spelling, &aliases), "城关", "{spelling}");
        }
        for spelling in ["汶上县城关镇", "济宁市汶上县城关 街道办", "某某区城关街道办事处", "城关镇人民政府"]
        {
            assert_eq!(normal_township(spelling, &aliases), "城关", "{spelling}");
        }
        for (name, wanted) in [
            ("新市区街道", "新市区"),
            ("大市口街道", "大市口"),
            ("城区街道", "城区"),
            ("李市镇", "李市"),
            ("江津区李市镇", "李市"),
            ("市中街道", "市中"),
        ] {
            assert_eq!(normal_township(name, &aliases), wanted);
        }
        for (name, wanted) in [("镇东村", "镇东"), ("乡", "乡"), ("村", "村"), ("城镇村", "城镇"), ("", "")]
        {
            assert_eq!(normal_village(name, &aliases), wanted);
        }
    }

    #[test]
    fn households() {
        assert_eq!(household_key("000123"), household_key("１２３"));
        assert_ne!(household_key("123"), household_key("1230"));
        assert_eq!(household_key(" - "), 0);
    }
}
