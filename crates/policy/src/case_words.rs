//! What a worked case gives and expects, in words: for pages.

use base::Fen;

use crate::case_file::CaseVisit;
use crate::model::{FactKind, PART_IDS, Pack, SLOT_IDS};

const PARTS: [&str; 5] = ["总费用", "全自费", "超限价", "先行自付", "政策范围内"];
const SLOTS: [&str; 7] = ["基数", "实扣起付", "超费用限额", "按比例自付", "限额少付", "支付", "余额"];

/// What a visit is given, without its fee lines: name and value.
#[must_use]
pub fn given(pack: &Pack, visit: &CaseVisit) -> Vec<(String, String)> {
    let mut chips: Vec<(String, String)> = Vec::new();
    if let Some(on) = visit.on {
        chips.push(("结算日".to_owned(), on.to_string()));
    }
    let fact = |id: &str| pack.fact(id).map_or_else(|| id.to_owned(), |it| pack.facts[it].name.clone());
    chips.extend(visit.facts.iter().map(|(id, value)| (fact(id), value.clone())));
    if !visit.identities.is_empty() {
        chips.push((fact("identity"), visit.identities.join("、")));
    }
    chips.extend(visit.numbers.iter().map(|(id, value)| (fact(id), value.to_string())));
    chips.extend(visit.amounts.iter().map(|(id, fen)| (label(pack, id), yuan(*fen))));
    chips.extend(visit.meters.iter().map(|(id, value)| {
        let key = format!("meter.{id}");
        (format!("此前{}", label(pack, &key)), shown(pack, &key, *value))
    }));
    chips.extend(visit.balances.iter().map(|(id, fen)| (label(pack, &format!("balance.{id}")), yuan(*fen))));
    chips
}

/// An amount in yuan.
#[must_use]
pub fn yuan(fen: i64) -> String {
    format!("{} 元", Fen(fen))
}

/// A value of `expect` in its unit.
#[must_use]
pub fn shown(pack: &Pack, key: &str, value: i64) -> String {
    let counts = key
        .strip_prefix("meter.")
        .and_then(|it| pack.meter(it))
        .is_some_and(|it| pack.meters[it].counts.is_some());
    if counts { format!("{value} 次") } else { yuan(value) }
}

/// A key of `expect` (or `given`) in words.
#[must_use]
pub fn label(pack: &Pack, key: &str) -> String {
    let fixed =
        [("person", "个人"), ("cash", "个人现金"), ("covered", "报销合计"), ("fund_total", "基金支付合计")];
    if let Some((_, words)) = fixed.iter().find(|(id, _)| *id == key) {
        return (*words).to_owned();
    }
    if let Some(at) = PART_IDS.iter().position(|it| *it == key) {
        return PARTS[at].to_owned();
    }
    let payer = |id: &str| pack.payer(id).map(|it| pack.payers[it].name.clone());
    if let Some(id) = key.strip_prefix("balance.") {
        return format!("{}余额", payer(id).unwrap_or_else(|| id.to_owned()));
    }
    if let Some(id) = key.strip_prefix("meter.") {
        return format!("累计 {}", pack.meter(id).map_or(id, |it| pack.meters[it].name.as_str()));
    }
    if let Some((layer, slot)) = key.rsplit_once('.') {
        let name =
            pack.layers.iter().find(|it| pack.layer_ids[it.id] == layer).map_or(layer, |it| it.name.as_str());
        let slot = SLOT_IDS.iter().position(|it| *it == slot).map_or(slot, |it| SLOTS[it]);
        return format!("{name}·{slot}");
    }
    let amount = || pack.amounts.iter().find(|it| it.id == key).map(|it| it.name.clone());
    let pot = || pack.pots.iter().find(|it| it.id == key).map(|it| it.name.clone());
    let fact = || {
        let found = pack.fact(key).map(|it| &pack.facts[it])?;
        matches!(found.kind, FactKind::Amount { .. }).then(|| found.name.clone())
    };
    amount().or_else(pot).or_else(|| payer(key)).or_else(fact).unwrap_or_else(|| key.to_owned())
}
