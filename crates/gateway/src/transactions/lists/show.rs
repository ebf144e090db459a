//! 4103: a list as it was said, with what the settlement knows beside it.

use app::exchange::ListRecord;
use app::reported::{SettlementRecord, VisitRecord, Words, visit_of};
use base::{Day, Fen};

use super::check::Body;
use super::names::{ALWAYS, BLOOD, CARE, Column, DISEASE, DURATIONS, FUNDS, NUMBERS, OPERATION, SOMETIMES};
use super::{STATES, settle};
use crate::node::Node;
use crate::numbers::scaled;
use crate::refusal::Refusal;
use crate::times::{Instant, midnight};
use crate::transactions::charges::Terms;
use crate::transactions::identity::head;
use crate::transactions::setlinfo::Amounts;
use crate::transactions::{Call, FLOW, INPATIENT};

fn word<'w>(words: &'w Words, name: &str) -> &'w str {
    words.get(name).map_or("", String::as_str)
}

fn number(words: &str) -> Node {
    scaled(words, 2).map_or(Node::Null, |it| Node::Decimal(it, 2))
}

/// 4103.
pub async fn show(call: &Call<'_>) -> Result<Node, Refusal> {
    let id = call.first().field("setl_id");
    let (record, visit) = settle::record(call, id).await?;
    let Some(list) = call.gateway.app.find_list(&record.id).await? else {
        return Err(Refusal::new("GW-0363", format!("结算 {} 没有上传清单", record.id), "请先上传（4101）"));
    };
    let body: Body = serde_json::from_str(&list.body).map_err(settle::unreadable)?;
    let insurance = record.facts.get("insurance").map_or("", String::as_str);
    let own = call.gateway.app.region();
    let profile = call.gateway.profile_of(own.places.of_version(&record.policy_version));
    let amounts = Amounts::of(profile, &record.decision, insurance)?;
    let shown =
        Shown { call, profile, record: &record, visit: &visit, list: &list, body: &body, amounts: &amounts };
    let info = shown.info().await?;
    let items = shown.items().await?;
    Ok(Node::Object(vec![
        ("setlinfo", Node::Object(info)),
        ("payinfo", shown.payers()),
        ("opspdiseinfo", shown.chronic()),
        ("diseinfo", shown.rows("diseinfo", "setl_list_diag_id", &DISEASE)),
        ("iteminfo", items),
        ("oprninfo", shown.rows("oprninfo", "setl_list_oprn_id", &OPERATION)),
        ("icuinfo", shown.rows("icuinfo", "setl_list_scs_cutd_id", &CARE)),
        ("drgAppyinfo", Node::List(Vec::new())),
        ("bldinfo", shown.rows("bldinfo", "setl_List_bld_Id", &BLOOD)),
    ]))
}

struct Shown<'a> {
    call: &'a Call<'a>,
    /// Of the place of insurance.
    profile: &'a crate::profile::Profile,
    record: &'a SettlementRecord,
    visit: &'a VisitRecord,
    list: &'a ListRecord,
    body: &'a Body,
    amounts: &'a Amounts,
}

impl Shown<'_> {
    fn said(&self, node: &str) -> &[Words] {
        self.body.get(node).map_or(&[], Vec::as_slice)
    }

    fn of_visit(&self, name: &str) -> &str {
        self.visit.report.said.get(name).map_or("", String::as_str)
    }

    /// A row's own number, and what it belongs to.
    fn keys(&self, key: &'static str, nth: usize) -> Vec<(&'static str, Node)> {
        vec![
            (key, Node::text(format!("{}{:04}", self.list.list_id, nth + 1))),
            ("setl_id", Node::text(&self.record.id)),
            ("mdtrt_id", Node::text(visit_of(&self.visit.id))),
            ("psn_no", Node::text(&self.record.person_id)),
        ]
    }

    fn rows(&self, node: &str, key: &'static str, columns: &[Column]) -> Node {
        let rows = self.said(node).iter().enumerate().map(|(nth, row)| {
            let mut fields = self.keys(key, nth);
            for (name, said) in columns {
                fields.push((name, Node::maybe(word(row, said))));
            }
            Node::Object(fields)
        });
        Node::List(rows.collect())
    }

    fn chronic(&self) -> Node {
        let rows = self.said("opspdiseinfo").iter().enumerate().map(|(nth, row)| {
            let mut fields = self.keys("setl_list_opsp_trt_id", nth);
            let or = |words: &'_ str, other: &str| {
                Node::text(if words.is_empty() { other.to_owned() } else { words.to_owned() })
            };
            fields.extend([
                ("diag_code", or(word(row, "diag_code"), self.of_visit("dise_codg"))),
                ("diag_name", or(word(row, "diag_name"), self.of_visit("dise_name"))),
                ("oprn_oprt_name", Node::text(word(row, "oprn_oprt_name"))),
                ("oprn_oprt_code", Node::text(word(row, "oprn_oprt_code"))),
            ]);
            Node::Object(fields)
        });
        Node::List(rows.collect())
    }

    fn payers(&self) -> Node {
        let rows = self.amounts.details.iter().map(|it| {
            Node::Object(vec![
                ("setl_id", Node::text(&self.record.id)),
                ("psn_no", Node::text(&self.record.person_id)),
                ("mdtrt_id", Node::text(visit_of(&self.visit.id))),
                ("fund_pay_type", Node::text(&it.fund_pay_type)),
                ("poolarea_fund_pay_type", Node::text(&it.sub_code)),
                ("poolarea_fund_pay_name", Node::text(&it.name)),
                ("fund_payamt", Node::Money(it.amount_fen)),
            ])
        });
        Node::List(rows.collect())
    }

    /// Money by kind of charge, of the lines as rules split them.
    async fn items(&self) -> Result<Node, Refusal> {
        let parts = self.call.gateway.app.split_lines(&self.visit.id).await?;
        let mut sums: std::collections::BTreeMap<&'static str, [Fen; 4]> = std::collections::BTreeMap::new();
        for (line, parts) in self.visit.lines.iter().zip(&parts) {
            let terms = Terms::of(self.call, word(&line.said, "med_list_codg"));
            let sums = sums.entry(terms.charge_type).or_default();
            let rest = line.amount_fen - parts.out_of_scope_fen;
            let class = match (line.class.as_deref(), terms.level) {
                (Some("丙"), _) => 3,
                (_, "01") => 0,
                (_, "02") => 1,
                _ => 3,
            };
            sums[2] += parts.out_of_scope_fen;
            sums[class] += rest;
        }
        let rows = sums.iter().enumerate().map(|(nth, (charge_type, sums))| {
            let mut fields = self.keys("etl_list_chrgitm_id", nth);
            fields.extend([
                ("med_chrgitm_type", Node::text(*charge_type)),
                ("item_sumamt", Node::Money(sums.iter().copied().sum())),
                ("item_claa_sumfee", Node::Money(sums[0])),
                ("item_clab_amt", Node::Money(sums[1])),
                ("item_fulamt_ownpay_amt", Node::Money(sums[2])),
                ("item_ownpay_amt", Node::Money(sums[3])),
            ]);
            Node::Object(fields)
        });
        Ok(Node::List(rows.collect()))
    }

    async fn info(&self) -> Result<Vec<(&'static str, Node)>, Refusal> {
        let call = self.call;
        let (record, visit, list) = (self.record, self.visit, self.list);
        static NOTHING: Words = Words::new();
        let said = self.said("setlinfo").first().unwrap_or(&NOTHING);
        let profile = self.profile;
        let person = call.gateway.app.find_insured(&record.person_id).await?;
        let insurance = record.facts.get("insurance").map_or("", String::as_str);
        let instant = |text: &str| Instant::of_clock(text).map_or(Node::Null, |it| Node::text(it.spaced()));
        let last: Day = visit.discharged_on.unwrap_or_else(|| visit.last_day());
        let is_stay = self.of_visit(FLOW) == INPATIENT;
        let region = call.gateway.region();
        let [own, self_paid] = self.borne();
        let days = last.days_since(visit.admitted_on).max(1);
        let mut fields = vec![
            ("setl_id", Node::text(&record.id)),
            ("setl_list_sn", Node::text(&list.list_id)),
            ("mdtrt_id", Node::text(visit_of(&visit.id))),
            ("fixmedins_name", Node::text(&call.institution.name)),
            ("fixmedins_code", Node::text(&call.institution.id)),
            ("dcla_time", instant(&list.made_at)),
        ];
        fields.extend(head(&person, last).into_iter().filter(|it| it.0 != "naty" && it.0 != "psn_cert_type"));
        if last.age_since(person.birth) < 1 {
            fields.push(("age_daus", Node::Whole(i64::from(last.days_since(person.birth)))));
        }
        fields.extend([
            ("naty", Node::text(word(said, "naty"))),
            ("patn_cert_type", Node::text("01")),
            ("insutype", Node::text(profile.insutype(insurance))),
            ("hi_type", Node::text(profile.insutype(insurance))),
            ("insu_admdvs", Node::text(&region)),
            ("ipt_med_type", Node::text(if is_stay { "1" } else { "" })),
            ("adm_time", if is_stay { Node::text(midnight(visit.admitted_on)) } else { Node::Null }),
            ("dscg_time", if is_stay { Node::text(midnight(last)) } else { Node::Null }),
            ("act_ipt_days", if is_stay { Node::Whole(i64::from(days)) } else { Node::Null }),
            ("diag_code_cnt", count(self.said("diseinfo"))),
            ("oprn_oprt_code_cnt", count(self.said("oprninfo"))),
            ("psn_selfpay", Node::Money(self_paid)),
            ("psn_ownpay", Node::Money(own)),
            ("acct_pay", Node::Money(self.amounts.account_fen())),
            ("psn_cashpay", Node::Money(self.amounts.cash_fen)),
            ("opsp_dise_name", Node::text(self.of_visit("dise_name"))),
            ("opsp_dise_code", Node::text(self.of_visit("dise_codg"))),
            ("stas_type", Node::text(STATES.iter().find(|it| it.1 == list.state).map_or("0", |it| it.0))),
            ("chk_cont", Node::maybe(&list.note)),
            ("hsorg_opter", Node::text(if list.state.is_reviewed() { list.operator.as_str() } else { "" })),
            ("hsorg_code", Node::text(&region)),
            ("setl_time", instant(&record.booked_at)),
        ]);
        let paymtd = word(said, "hi_paymtd");
        fields.push(("hi_paymtd", Node::text(if paymtd.is_empty() { "1" } else { paymtd })));
        let way = [word(said, "dscg_way"), self.of_visit("dscg_way")];
        fields.push(("dscg_way", Node::maybe(way.into_iter().find(|it| !it.is_empty()).unwrap_or(""))));
        fields.extend(ALWAYS.iter().map(|(name, from)| (*name, Node::text(word(said, from)))));
        fields.extend(SOMETIMES.iter().map(|(name, from)| (*name, Node::maybe(word(said, from)))));
        fields.extend(NUMBERS.iter().map(|name| (*name, number(word(said, name)))));
        for (name, into) in DURATIONS {
            let parts: Vec<&str> = word(said, name).split('/').collect();
            fields.extend(
                into.into_iter()
                    .enumerate()
                    .map(|(at, into)| (into, parts.get(at).map_or(Node::Null, |it| number(it.trim())))),
            );
        }
        for (name, field) in FUNDS {
            fields.push((name, Node::Money(self.amounts.pays_fen[field])));
        }
        Ok(fields)
    }

    /// What the person bears outside the scope of the policy and inside it.
    fn borne(&self) -> [Fen; 2] {
        let parts = self.amounts.parts_fen;
        let own = Fen((parts[0] + parts[1]).0.min(self.amounts.person_fen.0));
        [own, self.amounts.person_fen - own]
    }
}

fn count(rows: &[Words]) -> Node {
    Node::Whole(i64::try_from(rows.len()).unwrap_or(i64::MAX))
}
