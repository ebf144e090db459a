//! 2201, 2202, 2203, 2401, 2402, 2404, 2405: visits begin, are described, end, and never were.

use app::filings::{CHRONIC, FILED_DISEASE};
use app::model::NewVisit;
use app::reported::{Description, Reported, VisitChange, VisitRecord, Words};
use base::Day;

use super::identity::coverage_on;
use super::{Call, FLOW, INPATIENT, OUTPATIENT, nothing};
use crate::between::place_of;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::day_of;

impl Call<'_> {
    /// Reports a change of a visit under the number of this message.
    pub async fn report(
        &self,
        person: &str,
        visit: &str,
        change: VisitChange,
    ) -> Result<VisitRecord, Refusal> {
        let reported = Reported {
            institution_id: self.institution.id.clone(),
            operator: self.envelope.operator.clone(),
            message_id: self.envelope.message_id(),
            person_id: person.to_owned(),
            visit_id: visit.to_owned(),
            change,
        };
        Ok(self.gateway.app.report(reported).await?)
    }

    /// The kind of visit of a code, in words of the pack.
    pub fn kind(&self, med_type: &str) -> Result<String, Refusal> {
        let shown: String = med_type.chars().take(10).collect();
        let found = self.gateway.profile.visit(med_type);
        let found = found.filter(|it| match self.gateway.app.region().values("visit") {
            Some(known) => known.contains(&it.word),
            None => true,
        });
        found.map(|it| it.word.clone()).ok_or_else(|| {
            Refusal::new(
                "GW-0230",
                format!("本地没有医疗类别 {shown}"),
                "请核对医疗类别；确需开通的请联系医保局",
            )
        })
    }

    /// The place that a person is insured in on a day, when that is another.
    pub async fn place_of_person(&self, person: &str, on: Day) -> Result<Option<String>, Refusal> {
        let person = self.gateway.app.find_insured(person).await?;
        Ok(place_of(coverage_on(&person, on)).map(str::to_owned))
    }

    /// Refuses a message that says another place of insurance than the person's on a day.
    pub async fn check_place(&self, person: &str, on: Day) -> Result<(), Refusal> {
        if !self.gateway.is_other(&self.envelope.insuplc_admdvs) {
            return Ok(());
        }
        let person = self.gateway.app.find_insured(person).await?;
        self.gateway.check_insured(self.envelope, coverage_on(&person, on))
    }

    /// What facts of a visit of a person rest on, on a day.
    pub async fn standing(&self, person: &str, on: Day) -> Result<Standing, Refusal> {
        let place = self.place_of_person(person, on).await?;
        let filings = self.gateway.app.filings_of(person, CHRONIC).await?;
        let holds = filings.into_iter().filter(|it| it.from <= on && on <= it.until);
        Ok(Standing { place, filed: holds.map(|it| it.subject).collect() })
    }

    /// Facts for the rules of the place of insurance that a row says of a visit of this kind. Where visits of
    /// the kind are settled by what is filed, only which disease the visit is for. On other visits a fact that
    /// filings set is what was filed, when the visit is for it: a diagnosis alone certifies nothing.
    pub fn facts(&self, kind: &str, row: &Json, diagnoses: &[&Json], standing: &Standing) -> Words {
        let place = standing.place.as_deref();
        let own = self.gateway.app.region();
        let elsewhere = place.and_then(|it| Some((it, own.places.insuring(it)?)));
        let region = elsewhere.map_or(&*own, |it| it.1);
        let kind = elsewhere.map_or_else(|| kind.to_owned(), |it| own.places.theirs(it.0, "visit", kind));
        let mut facts = Words::new();
        let main = diagnoses.iter().find(|it| it.field("maindiag_flag") == "1").or(diagnoses.first());
        let mapped = self.gateway.profile_of(place).disease(row.field("dise_codg"));
        let names = [mapped.unwrap_or(""), row.field("dise_name"), row.field("dscg_maindiag_name")];
        let mut names = names.into_iter().chain(main.map(|it| it.field("diag_name")));
        if let Some(rules) = region.filings.chronic.as_ref().filter(|it| it.is_for(&kind)) {
            let known = names.find(|it| rules.diseases.iter().any(|word| word == it));
            let said = [known.unwrap_or(""), row.field("dise_name"), row.field("dise_codg")];
            let asked = said.into_iter().find(|it| !it.is_empty()).unwrap_or("");
            facts.insert(FILED_DISEASE.to_owned(), asked.chars().take(60).collect());
            return facts;
        }
        if region.filings.chronic.as_ref().is_some_and(|it| it.fact == DISEASE) {
            if let Some(word) = names.find(|it| standing.filed.iter().any(|word| word == it)) {
                facts.insert(DISEASE.to_owned(), word.to_owned());
            }
            return facts;
        }
        let Some(known) = region.values(DISEASE) else { return facts };
        if let Some(word) = names.find(|it| known.iter().any(|word| word == it)) {
            facts.insert(DISEASE.to_owned(), word.to_owned());
        }
        facts
    }
}

/// Where a person is insured, when that is another place, and the chronic diseases that are filed.
#[derive(Debug, Default)]
pub struct Standing {
    pub place: Option<String>,
    pub filed: Vec<String>,
}

/// The fact that a diagnosis may make.
const DISEASE: &str = "disease";

fn is_valid(row: &&&Json) -> bool {
    row.field("vali_flag") != "0"
}

fn codes(diagnoses: &[&Json]) -> Vec<String> {
    let valid = diagnoses.iter().filter(is_valid);
    valid.map(|it| it.field("diag_code").to_owned()).filter(|it| !it.is_empty()).collect()
}

/// Codes of diagnoses made at admission and at discharge.
pub const ADMISSION: &str = "1";
const DISCHARGE: &str = "2";

/// Diagnoses in full, each with when it was made.
pub fn diagnoses_of(call: &Call<'_>, diagnoses: &[&Json], made_at: &str) -> Vec<Words> {
    let row = |it: &&Json| {
        let mut words = call.words(1, it);
        words.insert("inout_diag_type".to_owned(), made_at.to_owned());
        words
    };
    diagnoses.iter().filter(is_valid).map(row).collect()
}

fn day(row: &Json, name: &str, today: Day) -> Day {
    day_of(row.field(name)).unwrap_or(today)
}

/// 2201.
pub async fn register(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let on = day(row, "begntime", call.gateway.instant().day);
    call.check_place(row.field("psn_no"), on).await?;
    let visit = NewVisit {
        person_id: row.field("psn_no").to_owned(),
        kind: call.kind("11")?,
        admitted_on: Some(on),
        // A visit of one day: several may stand side by side.
        discharged_on: Some(on),
        ..NewVisit::default()
    };
    let mut said = call.words(0, row);
    said.insert(FLOW.to_owned(), OUTPATIENT.to_owned());
    said.entry("med_type".to_owned()).or_insert("11".to_owned());
    let number = row.field("ipt_otp_no");
    let change = VisitChange::Open { visit, said, diagnoses: Vec::new() };
    let record = call.report(row.field("psn_no"), "", change).await?;
    Ok(Node::Object(vec![(
        "data",
        Node::Object(vec![
            ("mdtrt_id", Node::text(&record.id)),
            ("psn_no", Node::text(&record.person_id)),
            ("ipt_otp_no", Node::text(number)),
            ("exp_content", Node::Null),
        ]),
    )]))
}

/// 2202 and 2404.
pub async fn cancel(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let flow = if call.table.infno == "2202" { OUTPATIENT } else { INPATIENT };
    let visit = call.visit(row, flow).await?;
    call.report(row.field("psn_no"), &visit.id, VisitChange::Cancel).await?;
    Ok(nothing())
}

/// 2203, under either number.
pub async fn describe(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, diagnoses) = (call.first(), call.rows(1));
    let visit = call.visit(row, OUTPATIENT).await?;
    let kind = call.kind(row.field("med_type"))?;
    let standing = call.standing(&visit.person_id, visit.last_day()).await?;
    let description = Description {
        facts: call.facts(&kind, row, diagnoses, &standing),
        kind: Some(kind),
        said: call.words(0, row),
        codes: codes(diagnoses),
        diagnoses: diagnoses_of(call, diagnoses, ADMISSION),
        ..Description::default()
    };
    call.report(row.field("psn_no"), &visit.id, VisitChange::Describe(description)).await?;
    Ok(nothing())
}

/// 2401.
pub async fn admit(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, diagnoses) = (call.first(), call.rows(1));
    let kind = call.kind(row.field("med_type"))?;
    let on = day(row, "begntime", call.gateway.instant().day);
    call.check_place(row.field("psn_no"), on).await?;
    let standing = call.standing(row.field("psn_no"), on).await?;
    let visit = NewVisit {
        person_id: row.field("psn_no").to_owned(),
        facts: call.facts(&kind, row, diagnoses, &standing),
        kind,
        admitted_on: Some(on),
        diagnoses: codes(diagnoses),
        ..NewVisit::default()
    };
    let mut said = call.words(0, row);
    said.insert(FLOW.to_owned(), INPATIENT.to_owned());
    said.insert("ipt_otp_no".to_owned(), row.field("ipt_no").to_owned());
    let change = VisitChange::Open { visit, said, diagnoses: diagnoses_of(call, diagnoses, ADMISSION) };
    let record = call.report(row.field("psn_no"), "", change).await?;
    // A copy of a message that was voided after it was done: the first answer does not hold any more.
    let number = &call.envelope.msgid;
    if record.state == "cancelled"
        && call.gateway.app.has_message(&call.institution.id, &format!("2601-{number}")).await?
    {
        let message = format!("报文 {number} 已经冲正，不再受理");
        return Err(Refusal::new("GW-0333", message, "需要重新办理的，请换新的报文号"));
    }
    let result = vec![("mdtrt_id", Node::text(&record.id)), ("exp_content", Node::Null)];
    Ok(Node::Object(vec![("result", Node::Object(result))]))
}

/// 2402.
pub async fn discharge(call: &Call<'_>) -> Result<Node, Refusal> {
    let (row, diagnoses) = (call.first(), call.rows(1));
    let visit = call.visit(row, INPATIENT).await?;
    let on = day(row, "endtime", call.gateway.instant().day);
    let standing = call.standing(&visit.person_id, on).await?;
    let description = Description {
        facts: call.facts(&visit.kind, row, diagnoses, &standing),
        said: call.words(0, row),
        codes: codes(diagnoses),
        diagnoses: diagnoses_of(call, diagnoses, DISCHARGE),
        replaces_by: vec!["inout_diag_type".to_owned()],
        ..Description::default()
    };
    call.report(row.field("psn_no"), &visit.id, VisitChange::Discharge { on, description }).await?;
    Ok(nothing())
}

/// 2405.
pub async fn undo_discharge(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let visit = call.visit(row, INPATIENT).await?;
    call.report(row.field("psn_no"), &visit.id, VisitChange::UndoDischarge).await?;
    Ok(nothing())
}
