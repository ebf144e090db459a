//! The statement (一单式结算单) of a settlement, as PDF or HTML.

use std::collections::BTreeMap;

use base::{Fen, Redacted};
use benefit::decision::Step;
use benefit::{Bill, Decision, PayerShare};
use statement::{
    Contact, Deferred, Institution, Layer, Meter, MeterUnit, Parts, Payer, PayerKind, Person, State,
    StatementData, Visit,
};
use store::{Knowledge, Settlement, SettlementState};

use crate::App;
use crate::error::{AppError, Fault};
use crate::late;
use crate::region::Region;
use crate::settle::unreadable;

/// A printed statement.
#[derive(Debug, Clone)]
pub enum Printed {
    /// PDF bytes.
    Pdf(Vec<u8>),
    /// HTML text.
    Html(String),
}

impl App {
    /// Prints the statement of a settlement.
    ///
    /// # Errors
    /// When there is no such settlement, or it cannot be set.
    pub async fn print_statement(&self, id: &str, as_pdf: bool) -> Result<Printed, AppError> {
        self.print_statement_for(id, as_pdf, None).await
    }

    /// Prints the statement for a reader who must not see the illness: `veiled` are the facts that tell one.
    ///
    /// # Errors
    /// When there is no such settlement, or it cannot be set.
    pub async fn print_statement_for(
        &self,
        id: &str,
        as_pdf: bool,
        veiled: Option<&[String]>,
    ) -> Result<Printed, AppError> {
        let mut data = self.statement_data(id).await?;
        if let Some(facts) = veiled {
            let mut session = self.inner.store.read().await?;
            let settlement = session.find_settlement(id).await?;
            let bill = settlement.map(|it| it.bill).unwrap_or_default();
            let words = crate::unmask::words_of("[]", &bill, facts);
            data.visit.diagnosis = None;
            for step in &mut data.steps {
                step.text = crate::veil::veil(&step.text, &words);
            }
        }
        let set = move || {
            let failed = |error: statement::StatementError| {
                AppError::new(Fault::Ours, "APP-0016", error.to_string(), "请联系管理员")
            };
            if as_pdf {
                statement::render_pdf(&data).map(|it| Printed::Pdf(it.bytes)).map_err(failed)
            } else {
                statement::render_html(&data).map(|it| Printed::Html(it.text)).map_err(failed)
            }
        };
        let joined = tokio::task::spawn_blocking(set).await;
        joined.map_err(|_| AppError::new(Fault::Ours, "APP-0016", "排版中断", "请重试"))?
    }

    /// What the statement of a settlement says.
    ///
    /// # Errors
    /// When there is no such settlement.
    pub async fn statement_data(&self, id: &str) -> Result<StatementData, AppError> {
        let region = self.region();
        let institutions = self.inner.institutions();
        let mut session = self.inner.store.read().await?;
        let settlement =
            session.find_settlement(id).await?.ok_or_else(|| AppError::not_found("结算单", id))?;
        let decision = late::booked_decision(&mut session, &settlement).await?;
        // A settlement between places is explained by the policy that it cites.
        let own = &region;
        let bill: Bill = serde_json::from_str(&settlement.bill).map_err(unreadable)?;
        let rules_day = bill.on.unwrap_or(settlement.settled_on);
        let region = own.of_settlement(&settlement.policy_version, rules_day);
        let mut people = session.load_people(&[&settlement.person_id], Knowledge::Current).await?;
        let file = people.remove(&settlement.person_id);
        let file = file.ok_or_else(|| AppError::not_found("参保人", &settlement.person_id))?;
        let visit = session.load_visits(&[&settlement.visit_id]).await?.remove(&settlement.visit_id);
        let reversed = session.find_entries(&[id]).await?.into_iter().find(|it| it.entry.reverses.is_some());
        let due = session.balance(&ledger::Account::person(&settlement.person_id, "due")?).await?;
        let fact = |id: &str| bill.facts.get(id).cloned().unwrap_or_default();
        let institution = institutions.get(&settlement.institution_id);
        let treat_first = visit.as_ref().is_some_and(|it| it.treat_first);
        let diagnoses: Vec<String> =
            visit.as_ref().and_then(|it| serde_json::from_str(&it.diagnoses).ok()).unwrap_or_default();
        Ok(StatementData {
            region: own.engine.pack().name.clone(),
            number: settlement.id.clone(),
            qr_text: None,
            settled_on: settlement.settled_on,
            state: match (settlement.state, reversed) {
                (SettlementState::Reversed, reversed) => State::Reversed {
                    on: reversed.as_ref().map_or(settlement.settled_on, |it| it.entry.on),
                    number: reversed.map(|it| it.entry.id).unwrap_or_default(),
                    reason: String::new(),
                },
                (SettlementState::Settled, _) => State::Settled,
            },
            institution: Institution {
                name: institution.map_or_else(|| settlement.institution_id.clone(), |it| it.name.clone()),
                level: institution.map_or_else(|| fact("level"), |it| it.level.clone()),
                code: settlement.institution_id.clone(),
            },
            person: Person {
                name: Redacted(file.person.name.clone()),
                mask_name: false,
                number: Redacted(file.person.number.clone().unwrap_or_default()),
                insurance: fact("insurance"),
                status: fact("status"),
                identities: bill.identities.clone(),
            },
            visit: Visit {
                kind: fact("visit"),
                admitted_on: visit.as_ref().map(|it| it.admitted_on),
                discharged_on: visit.as_ref().and_then(|it| it.discharged_on),
                diagnosis: (!diagnoses.is_empty()).then(|| Redacted(diagnoses.join("、"))),
            },
            parts: Parts {
                total_fen: decision.parts.total_fen,
                out_of_scope_fen: decision.parts.out_of_scope_fen,
                over_limit_fen: decision.parts.over_limit_fen,
                prepaid_fen: decision.parts.prepaid_fen,
                eligible_fen: decision.parts.eligible_fen,
            },
            layers: layers(&decision),
            payers: decision.payers.iter().chain(&decision.accounts).map(payer).collect(),
            person_fen: decision.person_fen,
            cash_fen: decision.cash_fen,
            benefits: decision.benefits.iter().map(payer).collect(),
            meters: meters(region, &decision),
            steps: steps(&decision),
            deferred: treat_first.then(|| deferred(&settlement, due)),
            lines: Vec::new(),
            contact: Contact {
                agency: format!("{}医疗保障局", own.engine.pack().name),
                phone: String::new(),
                appeal: "对结算有疑问的，可凭本单到就诊机构医保窗口或医保经办机构查询、申请复核。".to_owned(),
            },
        })
    }
}

fn deferred(settlement: &Settlement, due: i64) -> Deferred {
    let owed = Fen(due.clamp(0, settlement.cash_fen.max(0)));
    let due_fen = Fen(settlement.cash_fen);
    Deferred { due_fen, paid_fen: due_fen - owed, owed_fen: owed, due_on: None }
}

fn payer(share: &PayerShare) -> Payer {
    let kind = match share.kind.as_str() {
        "insurer" => PayerKind::Insurer,
        "hospital" => PayerKind::Hospital,
        "government" => PayerKind::Government,
        "account" => PayerKind::Account,
        _ => PayerKind::Fund,
    };
    Payer { payer: share.payer.clone(), name: share.name.clone(), kind, amount_fen: share.amount_fen }
}

fn layers(decision: &Decision) -> Vec<Layer> {
    let of = |layer: &str, kinds: &[&str]| -> Vec<&Step> {
        decision.trace.iter().filter(|it| it.layer == layer && kinds.contains(&it.kind.as_str())).collect()
    };
    let words = |steps: &[&Step]| steps.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("；");
    let layer = |it: &benefit::decision::LayerResult| {
        let rate = of(&it.layer, &["rate", "band"]);
        let limits = of(&it.layer, &["cost_limit", "pay_limit"]);
        let cited = rate.first().or(of(&it.layer, &["base"]).first()).map(|it| it.clause.clone());
        Layer {
            name: it.name.clone(),
            payer: it.payer.clone(),
            base_fen: it.base_fen,
            deductible_fen: it.deductible_fen,
            rate_text: words(&rate),
            limit_text: words(&limits),
            paid_fen: it.paid_fen,
            clause: cited.unwrap_or_default(),
        }
    };
    decision.layers.iter().map(layer).collect()
}

fn meters(region: &Region, decision: &Decision) -> Vec<Meter> {
    let pack = region.engine.pack();
    let meter = |it: &benefit::MeterChange| {
        let declared = pack.meters.iter().find(|meter| region.meter_name(&meter.id) == it.meter)?;
        Some(Meter {
            name: declared.name.clone(),
            period: it.period.clone(),
            unit: if declared.counts.is_some() { MeterUnit::Times } else { MeterUnit::Fen },
            before: it.before,
            change: it.change,
            limit: None,
        })
    };
    decision.meters.iter().filter_map(meter).collect()
}

fn steps(decision: &Decision) -> Vec<statement::Step> {
    let names: BTreeMap<&str, &str> =
        decision.layers.iter().map(|it| (it.layer.as_str(), it.name.as_str())).collect();
    let step = |it: &Step| statement::Step {
        layer: names.get(it.layer.as_str()).map_or_else(|| it.layer.clone(), |name| (*name).to_owned()),
        text: it.text.clone(),
        clause: it.clause.clone(),
        amount_fen: Some(it.amount_fen),
    };
    let plain = |it: &&Step| !["adjust", "line"].contains(&it.kind.as_str());
    decision.trace.iter().filter(plain).map(step).collect()
}
