//! What each transaction does: which use case it is, and what it answers.

mod amend;
mod asking;
mod booked;
mod cards;
pub mod catalogue;
mod charges;
mod comparisons;
mod departments;
mod designations;
mod details;
mod drugs;
mod explain;
mod fee_check;
mod files;
mod filings;
mod identity;
mod lists;
mod people;
mod queries;
mod reconcile;
mod setlinfo;
mod settle;
mod sign;
mod transfers;
mod undo;
mod visits;
mod warnings;

use app::filings::{CHRONIC, DESIGNATION, TRANSFER};
use app::reported::{InstitutionRecord, VisitRecord, Words};

use crate::Inner;
use crate::envelope::Envelope;
use crate::fields::Table;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;

/// A message that may be done.
pub struct Call<'a> {
    pub gateway: &'a Inner,
    pub envelope: &'a Envelope,
    pub institution: &'a InstitutionRecord,
    pub table: &'static Table,
    pub nodes: &'a [Vec<&'a Json>],
}

impl<'a> Call<'a> {
    /// The first row of the first node.
    pub fn first(&self) -> &'a Json {
        static NOTHING: Json = Json::Null;
        self.nodes.first().and_then(|it| it.first()).copied().unwrap_or(&NOTHING)
    }

    /// Rows of a node.
    pub fn rows(&self, node: usize) -> &'a [&'a Json] {
        self.nodes.get(node).map_or(&[], Vec::as_slice)
    }

    /// What a row says, by the fields of its table; nothing that is empty.
    pub fn words(&self, node: usize, row: &Json) -> Words {
        let table = &self.table.input[node];
        table
            .fields()
            .map(|it| (it.name.to_owned(), row.field(it.name).to_owned()))
            .filter(|it| !it.1.is_empty())
            .collect()
    }

    /// A visit of this institution and the named person, in the flow that the transaction is of.
    pub async fn visit(&self, row: &Json, flow: &str) -> Result<VisitRecord, Refusal> {
        let visit = self.own_visit(row.field("mdtrt_id")).await?;
        let person = row.field("psn_no");
        if !person.is_empty() && visit.person_id != person {
            let message = format!("就诊 {} 不是人员 {person} 的", visit.id);
            return Err(Refusal::new("GW-0210", message, "请核对人员编号和就诊 ID"));
        }
        let kept = visit.report.said.get(FLOW).map_or("", String::as_str);
        if !kept.is_empty() && !flow.is_empty() && kept != flow {
            let (is, should) = if kept == OUTPATIENT {
                ("门诊", "门诊交易（22xx）")
            } else {
                ("住院", "住院交易（23xx、24xx）")
            };
            let message = format!("就诊 {} 是{is}登记", visit.id);
            return Err(Refusal::new("GW-0211", message, &format!("请用{should}")));
        }
        Ok(visit)
    }

    /// An item of the catalogue of a region, which is ours or that of the institution's place.
    pub fn item<'r>(&self, region: &'r app::Region, code: &str) -> Option<&'r app::cross::Item> {
        let catalogue = &region.engine.pack().catalogue;
        if region.index == 0 {
            return self.gateway.item(code).and_then(|it| catalogue.get(it));
        }
        catalogue.iter().find(|it| it.code == code)
    }

    /// A visit of this institution, with its lines that are not settled.
    pub async fn own_visit(&self, id: &str) -> Result<VisitRecord, Refusal> {
        let visit = self.gateway.app.find_whole(id).await?;
        if visit.institution_id != self.institution.id {
            return Err(Refusal::new("GW-0212", format!("就诊 {id} 不是本机构登记的"), "请核对就诊 ID"));
        }
        Ok(visit)
    }
}

/// Name under which it is kept whether a visit is outpatient or a stay.
pub const FLOW: &str = "flow";
pub const OUTPATIENT: &str = "outpatient";
pub const INPATIENT: &str = "inpatient";

/// Does one transaction.
pub async fn run(
    gateway: &Inner,
    envelope: &Envelope,
    institution: &InstitutionRecord,
    table: &'static Table,
    nodes: &[Vec<&Json>],
) -> Result<Node, Refusal> {
    let call = Call { gateway, envelope, institution, table, nodes };
    match table.infno {
        "9001" => Ok(sign::sign_in(&call)),
        "9002" => Ok(sign::sign_out(&call)),
        "1101" => people::person(&call).await,
        "1161" => cards::read(&call).await,
        "1162" => cards::decode(&call).await,
        "1201" => people::institution(&call),
        "2001" => people::treatment(&call).await,
        "2201" => visits::register(&call).await,
        "2202" | "2404" => visits::cancel(&call).await,
        "2203" | "2203A" => visits::describe(&call).await,
        "2401" => visits::admit(&call).await,
        "2306" => amend::remarks(&call).await,
        "2403" => amend::stay(&call).await,
        "2406" => designations::attribute(&call).await,
        "2407" => designations::attributes(&call).await,
        "2501" => transfers::file(&call).await,
        "2502" => call.withdraw(TRANSFER).await,
        "2503" => filings::chronic(&call).await,
        "2504" => call.withdraw(CHRONIC).await,
        "2505" => designations::file(&call).await,
        "2506" => call.withdraw(DESIGNATION).await,
        "2507" => designations::accident(&call).await,
        "2402" => visits::discharge(&call).await,
        "2405" => visits::undo_discharge(&call).await,
        "2204" | "2301" => charges::upload(&call).await,
        "2205" => charges::take_back_batch(&call).await,
        "2302" => charges::take_back_lines(&call).await,
        "2206" | "2303" => settle::preview(&call).await,
        "2207" | "2304" => settle::settle(&call).await,
        "2208" | "2305" => undo::reverse(&call).await,
        "2601" => undo::void(&call).await,
        "1301" | "1302" | "1303" | "1305" | "1306" | "1307" | "1308" | "1309" | "1310" | "1311" => {
            catalogue::download(&call).await
        }
        "1304" | "1312" | "1316" | "1317" | "1318" | "1319" => catalogue::query(&call).await,
        "1901" => catalogue::dictionary(&call).await,
        "3101" | "3102" => warnings::analysis(&call).await,
        "3103" => warnings::handling(&call).await,
        "3201" => reconcile::totals(&call).await,
        "3202" => details::reconcile(&call).await,
        "3301" => comparisons::upload(&call).await,
        "3302" => comparisons::withdraw(&call).await,
        "4101" | "4101A" => lists::upload(&call).await,
        "4102" => lists::change_state(&call).await,
        "4103" => lists::show(&call).await,
        "9101" => files::upload(&call).await,
        "9102" => files::download(&call).await,
        "5201" => queries::visits(&call).await,
        "3401" | "3401A" => departments::add(&call).await,
        "3402" => departments::change(&call).await,
        "3403" => departments::withdraw(&call).await,
        "5101" => departments::list(&call).await,
        "5202" => amend::diagnoses(&call).await,
        "5205" => drugs::of_person(&call).await,
        "5301" => filings::chronic_of(&call).await,
        "5302" => designations::of_person(&call).await,
        "5304" => transfers::of_person(&call).await,
        "5203" => queries::settlement(&call).await,
        "5204" => queries::lines(&call).await,
        "5206" => queries::meters(&call).await,
        "5303" => queries::stays(&call).await,
        "100001" => explain::segments(&call).await,
        other => Err(Refusal::new("GW-0030", format!("交易未开通：{other}"), "")),
    }
}

/// An answer without anything.
pub fn nothing() -> Node {
    Node::Object(Vec::new())
}
