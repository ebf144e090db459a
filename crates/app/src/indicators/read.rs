//! Reading the indicator files of a pack, with everything that is wrong with them at once.

use std::collections::BTreeSet;

use base::{Finding, Findings};
use policy::PackSource;
use policy::model::{FactKind, Pack};
use serde::Deserialize;

use super::definition::{Direction, Indicator, Side, Unit};

const FOLDER: &str = "indicators/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    indicator: Vec<toml::Spanned<Indicator>>,
}

/// Indicators of a pack, in the order of files and within them. Without files there are none.
///
/// # Errors
/// What is wrong with them.
pub fn read(source: &PackSource, pack: &Pack) -> Result<Vec<Indicator>, Findings> {
    let mut found = Vec::new();
    let mut wrong = Findings::default();
    let mut codes = BTreeSet::new();
    let files = source.files.iter().filter(|it| it.0.starts_with(FOLDER) && it.0.ends_with(".toml"));
    for (path, bytes) in files {
        let file = format!("{}/{path}", source.name);
        let text = String::from_utf8_lossy(bytes);
        let line =
            |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|it| **it == b'\n').count() + 1;
        match toml::from_str::<File>(&text) {
            Ok(read) => {
                for it in read.indicator {
                    let line = line(it.span().start);
                    let indicator = it.into_inner();
                    let said = check(&indicator, pack);
                    if !codes.insert(indicator.code.clone()) {
                        let message = format!("指标代码“{}”用了两次", indicator.code);
                        wrong.push(Finding::error("IND-0003", message, "请换一个代码").at(&file, line));
                    }
                    for (code, message, remedy) in said {
                        wrong.push(Finding::error(code, message, remedy).at(&file, line).of(&indicator.code));
                    }
                    found.push(indicator);
                }
            }
            Err(error) => {
                let line = line(error.span().map_or(0, |it| it.start));
                let message = format!("读不懂：{}", error.message());
                wrong.push(Finding::error("IND-0001", message, "写法见 docs/indicators.md").at(&file, line));
            }
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

type Said = (&'static str, String, String);

fn check(it: &Indicator, pack: &Pack) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if it.code.is_empty() || it.code.len() > 48 || !it.code.chars().all(fits) {
        said.push(("IND-0002", format!("指标代码“{}”不合要求", it.code), "用小写字母、数字和下划线".into()));
    }
    for (what, text) in [("名称", &it.name), ("分组", &it.group), ("含义", &it.meaning), ("出处", &it.source)]
    {
        if text.trim().is_empty() {
            said.push(("IND-0002", format!("没有写{what}"), "每个指标要写明名称、分组、含义、出处".into()));
        }
    }
    if it.unit.is_ratio() != it.denominator.is_some() {
        let message =
            if it.unit.is_ratio() { "比率指标没有分母" } else { "不是比率的指标有分母" };
        said.push(("IND-0004", message.into(), "percent、yuan_each 要有 denominator，其余不要".into()));
    }
    let limits = [("target", &it.target), ("warning", &it.warning)];
    for (key, text) in limits.iter().filter_map(|(key, it)| Some((key, it.as_deref()?))) {
        if let Err(message) = it.scaled(text) {
            said.push(("IND-0005", format!("{key}：{message}"), "按指标的单位写，百分数不带 %".into()));
        }
        if it.direction == Direction::None {
            said.push(("IND-0005", format!("写了 {key} 而没有写方向"), "请写 direction = up 或 down".into()));
        }
    }
    for published in &it.published {
        if let Err(message) = it.scaled(&published.value) {
            said.push(("IND-0005", format!("published：{message}"), "按指标的单位写".into()));
        }
    }
    if let Some(below) = &it.denominator {
        let both = [it.numerator.measure, below.measure];
        let is_listed = both[0].is_of_settlements() == both[1].is_of_settlements();
        if it.people.is_some() && !is_listed {
            said.push(("IND-0004", "分子分母口径不同，不能列名单".into(), "请去掉 people".into()));
        }
        side(below, pack, "denominator", &mut said);
    }
    side(&it.numerator, pack, "numerator", &mut said);
    let money = matches!(it.unit, Unit::Yuan | Unit::YuanEach);
    if money != it.numerator.measure.is_money() && it.unit != Unit::Percent {
        said.push((
            "IND-0004",
            "单位与分子的口径不合".into(),
            "金额用 yuan，个数用 people、visits、rows".into(),
        ));
    }
    said
}

fn side(side: &Side, pack: &Pack, key: &str, said: &mut Vec<Said>) {
    let closed = |fact: &str| match &pack.facts[pack.fact(fact)?].kind {
        FactKind::Closed { values, .. } => Some(values.as_slice()),
        FactKind::Number { .. } | FactKind::Amount { .. } => None,
    };
    let mut words = |fact: &str, given: &[String]| {
        if given.is_empty() {
            return;
        }
        match closed(fact) {
            None => {
                let message = format!("{key}：规则包没有封闭取值的事实“{fact}”");
                said.push(("IND-0006", message, "请核对 pack.toml 的 [[fact]]".into()));
            }
            Some(known) => {
                for word in given.iter().filter(|it| !known.contains(it)) {
                    let message = format!("{key}：事实“{fact}”没有取值“{word}”");
                    said.push(("IND-0006", message, format!("可用：{}", known.join("、"))));
                }
            }
        }
    };
    words("identity", &side.identity);
    words("identity", &side.not_identity);
    words("insurance", &side.insurance);
    words("visit", &side.visit);
    words("level", &side.level);
    for (fact, given) in &side.facts {
        words(fact, given);
    }
    for payer in side.payers.iter().filter(|it| !pack.payers.iter().any(|at| at.id == **it)) {
        let known: Vec<&str> = pack.payers.iter().map(|it| it.id.as_str()).collect();
        said.push(("IND-0006", format!("{key}：没有支付方“{payer}”"), format!("可用：{}", known.join("、"))));
    }
    if let Some(meter) = side.meter.as_ref().filter(|it| !pack.meters.iter().any(|at| at.id == **it)) {
        said.push((
            "IND-0006",
            format!("{key}：没有累计器“{meter}”"),
            "请核对 pack.toml 的 [[meter]]".into(),
        ));
    }
    if side.meter.is_some() != side.meter_from.is_some() {
        said.push(("IND-0004", format!("{key}：meter 与 meter_from 要一起写"), "请补上另一个".into()));
    }
    let of_settlements = !side.visit.is_empty()
        || !side.level.is_empty()
        || !side.facts.is_empty()
        || !side.payers.is_empty()
        || side.diagnosed.is_some()
        || side.treat_first.is_some()
        || side.person_share_until.is_some()
        || side.cash_from.is_some();
    if of_settlements && !side.measure.is_of_settlements() {
        said.push((
            "IND-0004",
            format!("{key}：不是结算的口径不能按就医筛选"),
            "请改用结算的 measure".into(),
        ));
    }
}
