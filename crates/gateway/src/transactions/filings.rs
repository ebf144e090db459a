//! 2503, 2504, 5301: chronic diseases are filed, withdrawn and asked for. Also what all filings share.

use app::filings::{CHRONIC, FilingRecord, NewFiling, Withdrawal};
use base::Day;

use super::Call;
use crate::json::Json;
use crate::node::Node;
use crate::refusal::Refusal;
use crate::times::day_of;

impl Call<'_> {
    /// Makes a filing of the first row under the number of this message, and answers its number.
    pub async fn file(
        &self,
        kind: &'static str,
        subject: String,
        from: Day,
        until: Day,
    ) -> Result<FilingRecord, Refusal> {
        let row = self.first();
        let filing = NewFiling {
            institution_id: self.institution.id.clone(),
            operator: self.envelope.operator.clone(),
            message_id: self.envelope.message_id(),
            person_id: row.field("psn_no").to_owned(),
            kind,
            subject,
            from,
            until,
            said: self.words(0, row),
        };
        Ok(self.gateway.app.file(filing).await?)
    }

    /// Withdraws the filing that the first row names.
    pub async fn withdraw(&self, kind: &'static str) -> Result<Node, Refusal> {
        let row = self.first();
        let asked = Withdrawal {
            institution_id: self.institution.id.clone(),
            operator: self.envelope.operator.clone(),
            message_id: self.envelope.message_id(),
            person_id: row.field("psn_no").to_owned(),
            kind,
            id: row.field("trt_dcla_detl_sn").to_owned(),
            reason: row.field("memo").to_owned(),
        };
        self.gateway.app.withdraw_filing(asked).await?;
        Ok(super::nothing())
    }

    /// Filings of a kind for the person of the first row, those left that end on `since` or later.
    pub async fn filings(&self, kind: &str, since: Day) -> Result<Vec<FilingRecord>, Refusal> {
        let mut found = self.gateway.app.filings_of(self.first().field("psn_no"), kind).await?;
        found.retain(|it| it.until >= since);
        Ok(found)
    }
}

/// The number of a filing, in the node of the tables and (for programs that look there) beside it.
pub fn numbered(filing: &FilingRecord) -> Node {
    let number = || Node::text(&filing.id);
    let result = vec![("trt_dcla_detl_sn", number()), ("exp_content", Node::Null)];
    Node::Object(vec![("result", Node::Object(result)), ("trt_dcla_detl_sn", number())])
}

/// `begndate` and `enddate`; until further notice when there is no end.
pub fn period(row: &Json, today: Day) -> (Day, Day) {
    let from = day_of(row.field("begndate")).unwrap_or(today);
    (from, day_of(row.field("enddate")).unwrap_or(Day::MAX))
}

/// The last day as answers write it: nothing until further notice.
pub fn end(until: Day) -> Node {
    if until == Day::MAX { Node::Null } else { Node::text(until.to_string()) }
}

/// What was said under a name.
pub fn said<'r>(filing: &'r FilingRecord, name: &str) -> &'r str {
    filing.said.get(name).map_or("", String::as_str)
}

/// The disease of a row in words of the pack of the place of insurance, or as it was said.
fn disease(call: &Call<'_>, row: &Json, place: Option<&str>) -> Result<String, Refusal> {
    let (code, name) = (row.field("opsp_dise_code"), row.field("opsp_dise_name"));
    let own = call.gateway.app.region();
    let region = place.and_then(|it| own.places.insuring(it)).unwrap_or(&own);
    let known = region.filings.chronic.as_ref().map_or(&[][..], |it| &it.diseases);
    let is_known = |name: &str| known.iter().any(|it| it == name);
    let coded = call.gateway.profile_of(place).disease.iter().find(|it| it.word == name);
    match call.gateway.profile_of(place).disease(code) {
        Some(word) if is_known(name) && word != name => {
            let message = format!("病种编码 {code} 是“{word}”，名称写的是“{name}”");
            Err(Refusal::new("GW-0240", message, "请核对病种编码和名称"))
        }
        Some(word) => Ok(word.to_owned()),
        None if coded.is_some_and(|it| !code.is_empty() && it.code != code) => {
            let should = coded.map_or("", |it| it.code.as_str());
            let message = format!(
                "“{name}”的病种编码是 {should}，写的是 {}",
                code.chars().take(30).collect::<String>()
            );
            Err(Refusal::new("GW-0240", message, "请核对病种编码和名称"))
        }
        None if is_known(name) || code.is_empty() => Ok(name.to_owned()),
        None => Ok(format!("{code} {name}").trim_end().chars().take(60).collect()),
    }
}

/// 2503.
pub async fn chronic(call: &Call<'_>) -> Result<Node, Refusal> {
    let row = call.first();
    let today = call.gateway.instant().day;
    let (from, until) = period(row, today);
    let identified = day_of(row.field("hosp_ide_date")).unwrap_or(from.min(today));
    if identified > today {
        let message = format!("医院鉴定日期 {identified} 晚于今天 {today}");
        return Err(Refusal::new("GW-0241", message, "请核对日期和院内系统的时钟"));
    }
    if from < identified {
        let message = format!("开始日期 {from} 早于医院鉴定日期 {identified}");
        return Err(Refusal::new("GW-0241", message, "待遇从鉴定之日起；需要追溯的请到医保局办理"));
    }
    let place = call.place_of_person(row.field("psn_no"), from).await?;
    let filing = call.file(CHRONIC, disease(call, row, place.as_deref())?, from, until).await?;
    Ok(numbered(&filing))
}

/// 5301: those that have not ended.
pub async fn chronic_of(call: &Call<'_>) -> Result<Node, Refusal> {
    let (person, today) = (call.first().field("psn_no"), call.gateway.instant().day);
    call.may_ask(person).await?;
    let place = call.place_of_person(person, today).await?;
    let found = call.filings(CHRONIC, today).await?;
    let coded = |word: &str| {
        let found = call.gateway.profile_of(place.as_deref()).disease.iter().find(|it| it.word == word);
        found.map_or_else(String::new, |it| it.code.clone())
    };
    let rows = found.iter().map(|it| {
        let code = match said(it, "opsp_dise_code") {
            "" => coded(&it.subject),
            code => code.to_owned(),
        };
        Node::Object(vec![
            ("opsp_dise_code", Node::text(code)),
            ("opsp_dise_name", Node::text(&it.subject)),
            ("begndate", Node::text(it.from.to_string())),
            ("enddate", end(it.until)),
            ("exp_content", Node::Null),
        ])
    });
    Ok(Node::Object(vec![("feedetail", Node::List(rows.collect()))]))
}
