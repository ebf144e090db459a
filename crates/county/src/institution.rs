//! Hospitals by level, village rooms and pharmacies.

use crate::{
    place::{Township, Village},
    setup::Setup,
};

/// Level of an institution (机构级别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 三级: the county's largest hospitals.
    Tertiary,
    /// 二级: county and specialist hospitals.
    Secondary,
    /// 一级: township and community health centres.
    Primary,
    /// 村卫生室.
    VillageRoom,
    /// 定点零售药店.
    Pharmacy,
}

impl Level {
    /// The usual word; packs that know fewer levels map it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Tertiary => "三级",
            Level::Secondary => "二级",
            Level::Primary => "一级",
            Level::VillageRoom => "村卫生室",
            Level::Pharmacy => "定点零售药店",
        }
    }
}

/// A designated institution (定点医药机构).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Twelve characters: H (hospital) or P (pharmacy), region, serial number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Position of its township in `County::townships`.
    pub township: usize,
    /// Position of its village in `County::villages`, for village rooms.
    pub village: Option<usize>,
}

/// Two tertiary hospitals, a secondary one for four townships (two at least), a health centre for
/// each township, a room for each village, a pharmacy for every other village.
///
/// In this order, so that the positions below follow from the counts.
pub(crate) fn make(setup: &Setup, townships: &[Township], villages: &[Village]) -> Vec<Institution> {
    let mut all = Vec::new();
    let mut add = |name: String, level: Level, township: usize, village: Option<usize>| {
        let letter = if level == Level::Pharmacy { 'P' } else { 'H' };
        let code = format!("{letter}{}{:05}", setup.region, all.len() + 1);
        all.push(Institution { code, name, level, township, village });
    };
    let county = &setup.name;
    add(format!("{county}人民医院"), Level::Tertiary, 0, None);
    add(format!("{county}中医院"), Level::Tertiary, 0, None);
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    for nth in 0..(townships.len() / 4).max(2) {
        let name = match numerals.get(nth) {
            Some(numeral) => format!("{county}第{numeral}医院"),
            None => format!("{county}第{}医院", nth + 1),
        };
        add(name, Level::Secondary, nth % townships.len(), None);
    }
    for (nth, township) in townships.iter().enumerate() {
        let kind = if township.name.ends_with("街道") { "社区卫生服务中心" } else { "卫生院" };
        add(format!("{}{kind}", township.name), Level::Primary, nth, None);
    }
    for (nth, village) in villages.iter().enumerate() {
        add(format!("{}卫生室", village.name), Level::VillageRoom, village.township, Some(nth));
    }
    for (nth, village) in villages.iter().enumerate().step_by(2) {
        let brand = ["康民", "益寿", "惠仁", "百草", "同安"][nth / 2 % 5];
        let seat = &townships[village.township].short_name;
        add(format!("{brand}大药房{seat}{}店", nth / 2 + 1), Level::Pharmacy, village.township, None);
    }
    all
}
