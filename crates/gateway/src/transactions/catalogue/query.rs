//! 1304, 1312, 1316 to 1319: the catalogue page by page.

use app::exchange::{ComparisonRecord, shares_of};
use base::{Day, Fen};

use super::download::{ITEMS, edition};
use super::pages::{Asked, Row, flag, made, made_by, page};
use super::rows::{Listed, listed};
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::Instant;
use crate::transactions::Call;

/// 1304: the pack's items of the list, which most places have none of.
async fn herbs(call: &Call<'_>) -> Result<Node, Refusal> {
    items(call, |it, asked, region, when| {
        let wanted = it.list.infno == "1304"
            && asked.is("med_list_codg", &it.item.code)
            && asked.contains("drug_genname", &it.item.name)
            && asked.contains("drug_prodname", &it.item.name);
        if !wanted {
            return Vec::new();
        }
        let mut row = vec![
            ("med_list_codg", Node::text(&it.item.code)),
            ("drug_prodname", Node::text(&it.item.name)),
            ("drug_genname", Node::text(&it.item.name)),
            ("begndate", Node::text(it.from())),
            ("enddate", Node::maybe(&it.until())),
            ("vali_flag", flag(it.is_valid(asked.today))),
            ("rid", Node::text(it.row())),
            ("ver", Node::text(when)),
        ];
        row.extend(made(when, region));
        row.push(("poolarea_no", Node::text(region)));
        vec![row]
    })
    .await
}

/// 1312.
async fn terms(call: &Call<'_>) -> Result<Node, Refusal> {
    items(call, |it, asked, region, when| {
        let wanted = asked.is("hilist_code", &it.item.code)
            && asked.contains("hilist_name", &it.item.name)
            && asked.is("list_type", &it.list.list_type)
            && asked.is("med_chrgitm_type", &it.list.charge_type)
            && asked.is("chrgitm_lv", it.level())
            && asked.is("lmt_used_flag", if it.is_limited() { "1" } else { "0" });
        if !wanted {
            return Vec::new();
        }
        let mut row = vec![
            ("hilist_code", Node::text(&it.item.code)),
            ("hilist_name", Node::text(&it.item.name)),
            ("insu_admdvs", Node::text(region)),
            ("begndate", Node::text(it.from())),
            ("enddate", Node::maybe(&it.until())),
            ("med_chrgitm_type", Node::text(&it.list.charge_type)),
            ("chrgitm_lv", Node::text(it.level())),
            ("lmt_used_flag", flag(it.is_limited())),
            ("list_type", Node::text(&it.list.list_type)),
            ("med_use_flag", Node::text("1")),
            ("matn_used_flag", Node::text("1")),
            ("hilist_use_type", Node::text("9")),
            ("lmt_cpnd_type", Node::text("1")),
            ("wubi", Node::Null),
            ("pinyin", Node::Null),
            ("memo", Node::maybe(&it.limit())),
            ("vali_flag", flag(it.is_valid(asked.today))),
            ("rid", Node::text(it.row())),
        ];
        row.extend(made(when, region));
        row.push(("poolarea_no", Node::text(region)));
        vec![row]
    })
    .await
}

/// 1316: the codes of both catalogues are the same here.
async fn matches(call: &Call<'_>) -> Result<Node, Refusal> {
    items(call, |it, asked, region, when| {
        let wanted = asked.is("hilist_code", &it.item.code)
            && asked.is("med_list_codg", &it.item.code)
            && asked.is("list_type", &it.list.list_type);
        if !wanted {
            return Vec::new();
        }
        let mut row = vec![
            ("med_list_codg", Node::text(&it.item.code)),
            ("hilist_code", Node::text(&it.item.code)),
            ("list_type", Node::text(&it.list.list_type)),
            ("insu_admdvs", Node::text(region)),
            ("begndate", Node::text(it.from())),
            ("enddate", Node::maybe(&it.until())),
            ("memo", Node::Null),
            ("vali_flag", flag(it.is_valid(asked.today))),
            ("rid", Node::text(it.row())),
        ];
        row.extend(made(when, region));
        row.push(("poolarea_no", Node::text(region)));
        vec![row]
    })
    .await
}

/// 1318: one row for each level that has a limit.
async fn price_limits(call: &Call<'_>) -> Result<Node, Refusal> {
    let levels = &call.gateway.profile.level;
    items(call, |it, asked, region, when| {
        if !asked.is("hilist_code", &it.item.code) || !asked.is("overlmt_dspo_way", "1") {
            return Vec::new();
        }
        let any = it.item.price_limits.get("");
        let others = it
            .item
            .price_limits
            .iter()
            .filter(|(word, _)| !word.is_empty() && !levels.iter().any(|level| &level.word == *word));
        let limits = levels.iter().filter_map(|level| {
            let limit = it.item.price_limits.get(&level.word).or(any)?;
            Some((level.word.as_str(), level.lmtpric_type(), *limit))
        });
        let limits = limits.chain(others.map(|(word, limit)| (word.as_str(), "9", *limit)));
        let limits = limits.filter(|(_, kind, _)| asked.is("hilist_lmtpric_type", kind));
        limits
            .filter(|(word, ..)| asked.is("rid", &format!("{}-{word}", it.row())))
            .map(|(word, kind, limit)| {
                let mut row = vec![
                    ("hilist_code", Node::text(&it.item.code)),
                    ("hilist_lmtpric_type", Node::text(kind)),
                    ("overlmt_dspo_way", Node::text("1")),
                    ("insu_admdvs", Node::text(region)),
                    ("begndate", Node::text(it.from())),
                    ("enddate", Node::maybe(&it.until())),
                    ("hilist_pric_uplmt_amt", Node::Money(Fen(limit))),
                    ("vali_flag", flag(it.is_valid(asked.today))),
                    ("rid", Node::text(format!("{}-{word}", it.row()))),
                ];
                row.extend(made(when, region));
                row.extend([("tabname", Node::Null), ("poolarea_no", Node::text(region))]);
                row
            })
            .collect()
    })
    .await
}

/// 1319: one row for each period and insurance, where the share depends on nothing but item and day.
async fn shares(call: &Call<'_>) -> Result<Node, Refusal> {
    let pack = call.gateway.app.region();
    let insurances = &call.gateway.profile.insurance;
    items(call, |it, asked, region, when| {
        if !asked.is("hilist_code", &it.item.code) || !asked.is("selfpay_prop_type", "10") {
            return Vec::new();
        }
        let shares = shares_of(&pack, it.item);
        let shares = shares.iter().filter(|(from, until, _)| asked.in_time(*from, *until));
        let wanted = shares.flat_map(|share| insurances.iter().map(move |insurance| (share, insurance)));
        let rid = |from: Day, insutype: &str| {
            format!("{}-{}-{insutype}", it.item.code, from.to_string().replace('-', ""))
        };
        wanted
            .filter(|(_, insurance)| asked.is("selfpay_prop_psn_type", &insurance.insutype))
            .filter(|(share, insurance)| asked.is("rid", &rid(share.0, &insurance.insutype)))
            .map(|((from, until, share), insurance)| {
                let until = if *until == Day::MAX { Node::Null } else { Node::text(until.to_string()) };
                let mut row = vec![
                    ("hilist_code", Node::text(&it.item.code)),
                    ("selfpay_prop_psn_type", Node::text(&insurance.insutype)),
                    ("selfpay_prop_type", Node::text("10")),
                    ("insu_admdvs", Node::text(region)),
                    ("begndate", Node::text(from.to_string())),
                    ("enddate", until),
                    ("selfpay_prop", Node::Decimal(*share, 6)),
                    ("vali_flag", flag(it.is_valid(asked.today))),
                    ("rid", Node::text(rid(*from, &insurance.insutype))),
                ];
                row.extend(made(when, region));
                row.extend([("tabname", Node::Null), ("poolarea_no", Node::text(region))]);
                row
            })
            .collect()
    })
    .await
}

/// Rows of the items that are in time, each as `rows` says.
async fn items(
    call: &Call<'_>,
    rows: impl Fn(&Listed<'_>, &Asked<'_>, &str, &str) -> Vec<Row>,
) -> Result<Node, Refusal> {
    let edition = edition(call, ITEMS).await?;
    let asked = Asked { row: call.first(), today: call.gateway.instant().day };
    let (region, when) = (call.gateway.region(), edition.made.spaced());
    if !asked.is_news(edition.made) || !asked.is("insu_admdvs", &region) {
        return page(call, Vec::new());
    }
    let pack = call.gateway.app.region();
    let listed = listed(&call.gateway.profile, &pack.engine.pack().catalogue);
    let in_time = listed.iter().filter(|it| asked.in_time(it.item.span.from, it.item.span.until));
    page(call, in_time.flat_map(|it| rows(it, &asked, &region, &when)).collect())
}

/// 1317: the institution's own comparisons.
async fn comparisons(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let institution = call.institution.id.as_str();
    if !["", institution].contains(&row.field("fixmedins_code")) {
        return Err(Refusal::new("GW-0371", "只能查询本机构的目录对照", "请填写本机构编号"));
    }
    let asked = Asked { row, today: call.gateway.instant().day };
    let region = call.gateway.region();
    let known = call.gateway.app.comparisons(institution, None).await?;
    let wanted = known.iter().filter(|it| {
        let one = &it.comparison;
        asked.is("medins_list_codg", &one.own_code)
            && asked.contains("medins_list_name", &one.own_name)
            && asked.is("list_type", &one.list_type)
            && asked.is("med_list_codg", &one.code)
            && asked.in_time(one.from, one.until)
            && Instant::of_clock(&it.known_from).is_none_or(|made| asked.is_news(made))
    });
    page(call, wanted.map(|it| comparison(call, it, &asked, &region)).collect())
}

fn comparison(call: &Call<'_>, it: &ComparisonRecord, asked: &Asked<'_>, region: &str) -> Row {
    let one = &it.comparison;
    let said = |name: &str| Node::maybe(one.said.get(name).map_or("", String::as_str));
    let memo = match (one.said.get("memo"), call.gateway.item(&one.code)) {
        (_, None) => "中心目录没有这个编码，费用按全自费",
        (Some(memo), _) => memo,
        (None, _) => "",
    };
    let when = Instant::of_clock(&it.known_from).map_or(String::new(), Instant::spaced);
    let mut row = vec![
        ("fixmedins_code", Node::text(&call.institution.id)),
        ("medins_list_codg", Node::text(&one.own_code)),
        ("medins_list_name", Node::text(&one.own_name)),
        ("insu_admdvs", Node::text(region)),
        ("list_type", Node::text(&one.list_type)),
        ("med_list_codg", Node::text(&one.code)),
        ("begndate", Node::text(one.from.to_string())),
        ("enddate", Node::text(one.until.to_string())),
    ];
    for name in ["aprvno", "dosform", "exct_cont", "item_cont", "prcunt", "spec", "pacspec"] {
        row.push((name, said(name)));
    }
    row.extend([
        ("memo", Node::maybe(memo)),
        ("vali_flag", flag(asked.today <= one.until)),
        ("rid", Node::text(format!("{}-{}-{}", one.own_code, one.code, one.from).replace(' ', ""))),
    ]);
    row.extend(made_by(&when, region, &call.institution.id, &call.institution.name));
    row.push(("poolarea_no", Node::text(region)));
    row
}

/// All of them.
pub async fn query(call: &Call<'_>) -> Result<Node, Refusal> {
    match call.table.infno {
        "1304" => herbs(call).await,
        "1312" => terms(call).await,
        "1316" => matches(call).await,
        "1317" => comparisons(call).await,
        "1318" => price_limits(call).await,
        _ => shares(call).await,
    }
}
