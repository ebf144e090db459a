//! 1901: tables of codes, those that answers here are written with.

use super::pages::PACK_NAME;
use crate::node::Node;
use crate::profile::Profile;
use crate::times::Instant;
use crate::transactions::Call;

/// A code: its table, what it means, the code.
type Entry<'a> = (&'a str, &'a str, &'a str);

fn entries(profile: &Profile) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry<'_>> = Vec::new();
    for it in &profile.insurance {
        all.push(("insutype", &it.word, &it.insutype));
        all.push(("selfpay_prop_psn_type", &it.word, &it.insutype));
        all.push(("psn_type", &it.word, &it.psn_type));
        all.extend(
            it.psn_type_by_status.iter().map(|(status, code)| ("psn_type", status.as_str(), code.as_str())),
        );
    }
    for it in &profile.visit {
        all.push(("med_type", &it.word, &it.med_type));
        all.push(("clr_type", &it.word, &it.clr_type));
    }
    all.extend(profile.payer.iter().map(|it| ("fund_pay_type", it.name.as_str(), it.fund_pay_type.as_str())));
    all.extend(profile.identity.iter().map(|it| ("psn_idet_type", it.word.as_str(), it.code.as_str())));
    all.extend(profile.disease.iter().map(|it| ("opsp_dise_code", it.word.as_str(), it.code.as_str())));
    all.extend(profile.meter.iter().map(|it| ("cum_type_code", it.id.as_str(), it.code.as_str())));
    for it in &profile.level {
        all.push(("hosp_lv", &it.word, &it.hosp_lv));
        all.push(("dedc_hosp_lv", &it.word, &it.dedc_hosp_lv));
    }
    for table in &profile.dictionary {
        all.extend(
            table.values.iter().map(|(code, word)| (table.code.as_str(), word.as_str(), code.as_str())),
        );
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|it| seen.insert((it.0, it.2)));
    all
}

/// 1901. Without a type: all tables.
pub fn dictionary(call: &Call<'_>, made: Instant) -> Node {
    let asked = call.first().field("type");
    let wanted = |it: &Entry<'_>| asked.is_empty() || it.0.eq_ignore_ascii_case(asked);
    let mut sort: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    let rows = entries(&call.gateway.profile).into_iter().filter(wanted).map(|(table, label, value)| {
        let place = sort.entry(table).or_insert(0);
        *place += 1;
        Node::Object(vec![
            ("type", Node::text(table.to_ascii_uppercase())),
            ("label", Node::text(label)),
            ("value", Node::text(value)),
            ("parentValue", Node::text("")),
            ("sort", Node::Whole(*place)),
            ("valiFlag", Node::text("1")),
            ("createUser", Node::text(PACK_NAME)),
            ("createDate", Node::text(made.spaced())),
            ("version", Node::Whole(1)),
        ])
    });
    Node::Object(vec![("list", Node::List(rows.collect()))])
}
