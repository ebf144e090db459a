//! Settling visits: a preview and a settlement are the same calculation; the settlement also books.
//!
//! Settlements are made in groups (see `writer`): what a group needs is loaded at once, each is
//! decided in turn, and all are written in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use base::{Day, Fen};
use benefit::Decision;
use ledger::{AuditEvent, Hash};
use serde_json::value::RawValue;
use store::{Knowledge, NewMessage, Request, Session, Settlement, SettlementState, Visit, VisitState};

use crate::App;
use crate::cross::Applied;
use crate::desk::{Desk, divided, stored_meters, stored_shares};
use crate::error::{AppError, Fault};
use crate::facts;
use crate::filings::{check_filed, with_transfers};
use crate::model::{NewVisit, SettleRequest, SettlementView};
use crate::region::Region;
use crate::reported::Which;
use crate::visits;

/// A request with the hash of its content and the number reserved for it.
pub struct Asked<'r> {
    pub request: &'r SettleRequest,
    pub hash: String,
    pub number: i64,
}

/// The hash of a request: a retry must have the same.
pub fn hash(request: &impl serde::Serialize) -> Result<String, AppError> {
    let text = serde_json::to_string(request).map_err(unreadable)?;
    Ok(Hash::of_texts(&[&text]).to_string())
}

pub fn unreadable(error: serde_json::Error) -> AppError {
    AppError::new(Fault::Ours, "APP-0014", format!("数据不能转成 JSON：{error}"), "请联系管理员")
}

/// Visits of a group, those that were there and those that a request brings.
type Visits = BTreeMap<String, Visit>;

/// What a group needs, loaded at once.
pub struct Loaded {
    pub visits: Visits,
    /// Other visits of people who come with a stay of several days.
    pub stays: Vec<Visit>,
    pub requests: BTreeMap<(String, String), Request>,
}

/// Loads people, visits, meters and earlier answers for a group into the desk.
pub async fn load(
    session: &mut Session,
    desk: &mut Desk<'_>,
    requests: &[&SettleRequest],
) -> Result<Loaded, AppError> {
    let messages: Vec<(&str, &str)> =
        requests.iter().map(|it| (it.institution_id.as_str(), it.message_id.as_str())).collect();
    let answered = session.load_requests(&messages).await?;
    let visit_ids: BTreeSet<&str> = requests.iter().filter_map(|it| it.visit_number()).collect();
    let visits = if visit_ids.is_empty() {
        BTreeMap::new()
    } else {
        session.load_visits(&visit_ids.into_iter().collect::<Vec<_>>()).await?
    };
    let of_new = requests.iter().filter_map(|it| it.visit.as_ref()).map(|it| it.person_id.as_str());
    let people: BTreeSet<&str> = of_new.chain(visits.values().map(|it| it.person_id.as_str())).collect();
    let people: Vec<&str> = people.into_iter().collect();
    desk.people = session.load_people(&people, Knowledge::Current).await?;
    let mut periods: BTreeSet<String> = BTreeSet::new();
    let mut away: BTreeSet<&str> = BTreeSet::new();
    for request in requests {
        let Some((admitted, on)) = days_of(request, &visits) else { continue };
        let stored = request.visit_id.as_ref().and_then(|it| visits.get(it)).map(|it| it.person_id.as_str());
        let person_id = request.visit.as_ref().map(|it| it.person_id.as_str()).or(stored).unwrap_or_default();
        // What cannot be settled says so when its turn comes.
        let Ok(applied) = desk.applied(person_id, &request.institution_id, on) else { continue };
        if applied.between.is_some() {
            away.insert(person_id);
        }
        let rules_day = applied.region.day_of_rules(admitted, on);
        let applied = applied.on(desk.region, rules_day);
        periods.extend(desk.keys(applied.region, rules_day).iter().map(|it| it.period.clone()));
    }
    if !away.is_empty() {
        let away: Vec<&str> = away.into_iter().collect();
        desk.filings = session.load_cross_region_filings(&away).await?;
    }
    let households = desk.people.values().filter_map(|it| it.person.household_id.as_deref());
    let owners: Vec<&str> = people.iter().copied().chain(households).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let accumulators = session.load_accumulators(&owners, &periods).await?;
    desk.put_meters(accumulators);
    let mut stays: Vec<Visit> = Vec::new();
    for new in requests.iter().filter_map(|it| it.visit.as_ref()) {
        if let Some(admitted) = new.admitted_on.filter(|it| new.discharged_on.is_some_and(|last| last > *it))
        {
            stays.extend(session.list_visits_of_person(&new.person_id, admitted).await?);
        }
    }
    Ok(Loaded { visits, stays, requests: answered })
}

/// Day of admission and day of settlement, as far as the request says them.
fn days_of(request: &SettleRequest, visits: &Visits) -> Option<(Day, Day)> {
    let stored = request.visit_id.as_ref().and_then(|it| visits.get(it));
    let (admitted, discharged) = match (&request.visit, stored) {
        (Some(new), _) => (new.admitted_on, new.discharged_on),
        (None, Some(stored)) => (Some(stored.admitted_on), stored.discharged_on),
        (None, None) => (None, None),
    };
    let on = request.settled_on.or(discharged).or(admitted)?;
    Some((admitted.unwrap_or(on), on))
}

/// A visit ready to be decided.
pub struct Ready {
    visit: Visit,
    new: NewVisit,
    on: Day,
    level: String,
    net: Vec<benefit::FeeLine>,
    is_new: bool,
}

/// Decides one request on the desk and puts its rows into the batch.
pub fn settle(
    desk: &mut Desk<'_>,
    loaded: &mut Loaded,
    asked: &Asked<'_>,
    today: Day,
) -> Result<SettlementView, AppError> {
    let request = asked.request;
    let ready = ready(desk, loaded, request, today, asked.number)?;
    let (decision, rules_day, applied) = decide(desk, &ready)?;
    let Ready { mut visit, on, is_new, .. } = ready;
    let person_id = visit.person_id.clone();
    let household = desk.people.get(&person_id).and_then(|it| it.person.household_id.clone());
    let household = household.as_deref();
    let drawn = desk.drawn(&decision.0, &person_id, rules_day);
    let (decision, bill) = decision;
    let region = applied.region;
    let id = format!(
        "{}{}{:010}",
        desk.region.engine.pack().region,
        on.to_string().replace('-', ""),
        asked.number
    );
    let decision_text = serde_json::to_string(&decision).map_err(unreadable)?;
    let mut settlement = Settlement {
        id: id.clone(),
        visit_id: visit.id.clone(),
        person_id: person_id.clone(),
        institution_id: visit.institution_id.clone(),
        settled_on: on,
        year: i64::from(region.engine.benefit_year(rules_day)),
        state: SettlementState::Settled,
        total_fen: decision.parts.total_fen.0,
        person_fen: decision.person_fen.0,
        cash_fen: decision.cash_fen.0,
        policy_version: region.version.clone(),
        replaces_id: None,
        booked_at: desk.now.clone(),
        bill: serde_json::to_string(&bill).map_err(unreadable)?,
        decision: decision_text,
        shares: stored_shares(&decision, &drawn, &person_id),
    };
    settlement.shares.retain(|it| it.amount_fen != 0);
    let cash_paid = !visit.treat_first;
    let outside = visit.institution_id == OUTSIDE;
    let institution = (!outside).then_some(visit.institution_id.as_str());
    let between = applied.between.as_ref();
    let divided = divided(&decision, &person_id, institution, drawn.clone(), cash_paid, between);
    let entry = divided.entry(&id, on, &id, Some(settlement.seal()))?;
    let view = view(&settlement, visit.treat_first, "settled")?;
    // From here on nothing can fail: the desk and the batch change together.
    desk.draw(&drawn);
    desk.batch.entries.extend(entry);
    desk.batch.meter_changes.extend(stored_meters(&decision, &id, &person_id, household, 1));
    desk.move_meters(&decision, &person_id, household, 1);
    if is_new {
        let lines = std::mem::take(&mut visit.lines);
        desk.batch.lines.extend(lines);
    }
    visit.state = VisitState::Settled;
    visit.discharged_on = visit.discharged_on.or(Some(on));
    desk.batch.audits.push(AuditEvent {
        at: desk.now.clone(),
        actor: actor(&request.operator, &request.institution_id),
        action: "settle".to_owned(),
        subject: id.clone(),
        detail: format!(
            "{{\"total_fen\":{},\"person_fen\":{},\"message_id\":\"{}\"}}",
            settlement.total_fen, settlement.person_fen, request.message_id
        ),
    });
    desk.batch.outbox.push(NewMessage {
        topic: "settlement.settled".to_owned(),
        body: format!("{{\"settlement_id\":\"{id}\"}}"),
        created_at: desk.now.clone(),
    });
    let answer = Request {
        institution_id: request.institution_id.clone(),
        message_id: request.message_id.clone(),
        input_hash: asked.hash.clone(),
        response: id,
        answered_at: desk.now.clone(),
    };
    loaded.requests.insert((answer.institution_id.clone(), answer.message_id.clone()), answer.clone());
    desk.batch.requests.push(answer);
    loaded.visits.insert(visit.id.clone(), visit.clone());
    desk.batch.visits.retain(|it| it.id != visit.id);
    desk.batch.visits.push(visit);
    desk.batch.settlements.push(settlement);
    Ok(view)
}

/// Bills from outside the network carry this instead of an institution.
pub const OUTSIDE: &str = "outside";

/// Who acts, for the audit log.
pub fn actor(operator: &str, institution: &str) -> String {
    if operator.is_empty() { institution.to_owned() } else { format!("{institution}/{operator}") }
}

/// A decision with its bill, the day of its rules, and what it was decided by.
pub type Decided<'a> = ((Decision, benefit::Bill), Day, Applied<'a>);

pub fn decide<'a>(desk: &mut Desk<'a>, ready: &Ready) -> Result<Decided<'a>, AppError> {
    let person_id = ready.visit.person_id.as_str();
    let file = desk.people.get(person_id).ok_or_else(|| AppError::not_found("参保人", person_id))?;
    let household = file.person.household_id.clone();
    let applied = desk.applied(person_id, &ready.visit.institution_id, ready.on)?;
    check_year(applied.region, ready)?;
    let rules_day = applied.region.day_of_rules(ready.visit.admitted_on, ready.on);
    let applied = applied.on(desk.region, rules_day);
    let region = applied.region;
    let institution = desk.institutions.get(&ready.visit.institution_id);
    let mut net = ready.net.clone();
    if rules_day < ready.on {
        // A stay that counts for the year before: what arose after it counts as of its last day.
        net.iter_mut().for_each(|it| it.on = it.on.map(|day| day.min(rules_day)));
    }
    let filings =
        with_transfers(&desk.filings, file, &ready.visit.institution_id, ready.visit.admitted_on, ready.on);
    let mut new = applied.visit(desk.region, &ready.new, &filings, ready.on)?;
    check_filed(region, file, &new.kind, &new.facts, rules_day)?;
    new.discharged_on = new.discharged_on.or(Some(ready.on));
    let level = applied.word(desk.region, "level", &ready.level);
    let mut bill = facts::bill(region, file, applied.institution(institution), &level, &new, net, rules_day)?;
    if applied.is_insured_elsewhere() {
        bill.balances.clear();
    }
    let decision = desk.decide(region, &bill, person_id, household.as_deref())?;
    check_reduction(&decision, &ready.visit.institution_id, applied.between.is_some())?;
    Ok(((decision, bill), rules_day, applied))
}

/// Where the region divides a stay at the end of the year, each year's part is a settlement of its own.
fn check_year(region: &Region, ready: &Ready) -> Result<(), AppError> {
    let admitted_on = ready.visit.admitted_on;
    if region.is_divided(admitted_on, ready.on) {
        let last = region.last_day_of_year(admitted_on);
        let message = format!("本地规则按年拆分跨年住院，{admitted_on} 入院的不能一次结到 {}", ready.on);
        let remedy = format!("请以 {last} 为出院日先结上一年度的费用，再从 {} 起登记续住", last.plus_days(1));
        return Err(AppError::new(Fault::State, "APP-0020", message, remedy));
    }
    Ok(())
}

/// A hospital outside the network, or in another place than the policy, has agreed to nothing: it cannot be
/// told to reduce its bill.
pub fn check_reduction(decision: &Decision, institution_id: &str, is_between: bool) -> Result<(), AppError> {
    let reduces = decision.payers.iter().any(|it| it.kind == "hospital");
    if is_between && reduces {
        let message = "按参保地的规则应由医院减免，但异地机构没有减免协议";
        let remedy = "请核对就诊上“定点救治”等事实；异地就医不应填写";
        return Err(AppError::new(Fault::State, "APP-0018", message, remedy));
    }
    if institution_id == OUTSIDE && reduces {
        let message = "按规则应由医院减免，但未联网机构没有减免协议";
        let remedy = "请核对就诊上“定点救治”等事实；不属于协议机构的不应填写";
        return Err(AppError::new(Fault::State, "APP-0018", message, remedy));
    }
    Ok(())
}

/// Checks a request and makes the visit it is about.
pub fn ready(
    desk: &Desk<'_>,
    loaded: &Loaded,
    request: &SettleRequest,
    today: Day,
    number: i64,
) -> Result<Ready, AppError> {
    let institution = desk
        .institutions
        .get(&request.institution_id)
        .ok_or_else(|| AppError::not_found("定点医药机构", &request.institution_id))?;
    match (&request.visit, &request.visit_id) {
        (Some(_), Some(_)) => {
            Err(AppError::input("visit", "visit 与 visit_id 只能给一个", "就诊已登记的只给 visit_id"))
        }
        (None, None) => Err(AppError::input("visit", "没有就诊", "请给出 visit 或 visit_id")),
        (Some(new), None) => {
            let on = settle_day(request, new.admitted_on, new.discharged_on, today)?;
            let id = match &new.id {
                Some(id) => visits::own_number(id)?,
                None => format!("V{number:010}"),
            };
            if loaded.visits.contains_key(&id) {
                return Err(AppError::state(
                    format!("就诊 {id} 已经登记过"),
                    "已登记的就诊请用 visit_id 结算",
                ));
            }
            let visit = new_visit(new, &id, &institution.id, on)?;
            desk.institutions.check(&institution.id, &visit.kind, visit.admitted_on)?;
            if visit.discharged_on.is_some() {
                let of_person = loaded.visits.values().chain(&loaded.stays);
                visits::check_overlap(of_person.filter(|it| it.person_id == visit.person_id), &visit)?;
            }
            let net = new.lines.clone();
            Ok(Ready { visit, new: new.clone(), on, level: institution.level.clone(), net, is_new: true })
        }
        (None, Some(id)) => {
            let visit = loaded.visits.get(id).ok_or_else(|| AppError::not_found("就诊", id))?.clone();
            visits::check_open(&visit, &institution.id)?;
            desk.institutions.check(&institution.id, &visit.kind, visit.admitted_on)?;
            let on = settle_day(request, Some(visit.admitted_on), visit.discharged_on, today)?;
            let new = stored_visit(&visit)?;
            let net = facts::net_lines(&visit.lines)?;
            Ok(Ready { visit, new, on, level: institution.level.clone(), net, is_new: false })
        }
    }
}

/// A stored visit as the request that made it.
pub fn stored_visit(visit: &Visit) -> Result<NewVisit, AppError> {
    let mut new: NewVisit = serde_json::from_str(&visit.facts).map_err(unreadable)?;
    new.admitted_on = Some(visit.admitted_on);
    new.discharged_on = visit.discharged_on;
    Ok(new)
}

/// A visit as it is stored; what rules may ask of it goes into `facts` as JSON.
pub fn new_visit(new: &NewVisit, id: &str, institution_id: &str, on: Day) -> Result<Visit, AppError> {
    let admitted_on = new.admitted_on.unwrap_or(on);
    check_id("visit.id", id)?;
    visits::check_lines(&new.lines)?;
    if new.discharged_on.is_some_and(|it| it < admitted_on) {
        return Err(AppError::input("visit.discharged_on", "出院日早于入院日", "请核对日期"));
    }
    let facts = NewVisit { lines: Vec::new(), diagnoses: Vec::new(), ..new.clone() };
    let lines = new.lines.iter().zip(1..).map(|(line, no)| facts::to_store(line, id, no, on)).collect();
    Ok(Visit {
        id: id.to_owned(),
        person_id: new.person_id.clone(),
        institution_id: institution_id.to_owned(),
        kind: new.kind.clone(),
        state: VisitState::Open,
        admitted_on,
        discharged_on: new.discharged_on,
        facts: serde_json::to_string(&facts).map_err(unreadable)?,
        diagnoses: serde_json::to_string(&new.diagnoses).map_err(unreadable)?,
        treat_first: new.treat_first,
        agreement: "{}".to_owned(),
        lines,
    })
}

/// Numbers from outside become parts of keys and account paths: short, without odd characters.
pub fn check_id(place: &str, id: &str) -> Result<(), AppError> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.is_empty() || id.len() > 64 || !id.chars().all(fits) {
        let message = format!("编号“{}”不合要求", id.chars().take(70).collect::<String>());
        return Err(AppError::input(place, message, "1 至 64 个字符：字母、数字、汉字和 - _ ."));
    }
    Ok(())
}

fn settle_day(
    request: &SettleRequest,
    admitted: Option<Day>,
    discharged: Option<Day>,
    today: Day,
) -> Result<Day, AppError> {
    let on = request.settled_on.or(discharged).or(admitted);
    let on = on.ok_or_else(|| AppError::input("visit.admitted_on", "没有就诊日期", "请给出 admitted_on"))?;
    if on > today {
        let message = format!("结算日 {on} 晚于今天 {today}");
        return Err(AppError::input("settled_on", message, "请核对日期"));
    }
    if admitted.is_some_and(|it| on < it) {
        return Err(AppError::input("settled_on", "结算日早于就诊日", "请核对日期"));
    }
    Ok(on)
}

/// A stored settlement as it is answered.
pub fn view(settlement: &Settlement, treat_first: bool, state: &str) -> Result<SettlementView, AppError> {
    Ok(SettlementView {
        id: settlement.id.clone(),
        visit_id: settlement.visit_id.clone(),
        person_id: settlement.person_id.clone(),
        institution_id: settlement.institution_id.clone(),
        settled_on: settlement.settled_on,
        state: state.to_owned(),
        cash_due_fen: if treat_first { Fen::ZERO } else { Fen(settlement.cash_fen) },
        policy_version: settlement.policy_version.clone(),
        decision: RawValue::from_string(settlement.decision.clone()).map_err(unreadable)?,
    })
}

impl App {
    /// Settles a visit, or gives the first answer again when the message was answered before.
    ///
    /// # Errors
    /// What is wrong with the request; another body under the same message number.
    pub async fn settle(&self, request: SettleRequest) -> Result<SettlementView, AppError> {
        check_id("message_id", &request.message_id)?;
        check_id("institution_id", &request.institution_id)?;
        self.writer.settle(request).await
    }

    /// Decides a visit as [`App::settle`] would, and books nothing.
    ///
    /// # Errors
    /// What is wrong with the request.
    pub async fn preview(&self, request: SettleRequest) -> Result<SettlementView, AppError> {
        self.preview_with(request, None).await
    }

    /// The same for some lines of a visit that is settled in parts.
    ///
    /// # Errors
    /// What is wrong with the request; no such line that is not settled.
    pub async fn preview_part(
        &self,
        request: SettleRequest,
        which: &Which,
    ) -> Result<SettlementView, AppError> {
        let id = request.visit_id.clone().unwrap_or_default();
        let part = self.part_of_visit(&id, which).await?;
        self.preview_with(request, Some(part)).await
    }

    async fn preview_with(
        &self,
        mut request: SettleRequest,
        part: Option<Visit>,
    ) -> Result<SettlementView, AppError> {
        let inner = &self.inner;
        let institutions = inner.institutions();
        let region = inner.region();
        let mut desk = Desk::new(&region, &institutions, inner.clock.now());
        let mut session = inner.store.read().await?;
        let mut loaded = load(&mut session, &mut desk, &[&request]).await?;
        if let Some(part) = part {
            request.visit_id = Some(part.id.clone());
            loaded.visits.insert(part.id.clone(), part);
        }
        let today = inner.clock.today();
        let ready = ready(&desk, &loaded, &request, today, 0)?;
        let ((decision, _), _, applied) = decide(&mut desk, &ready)?;
        let text = serde_json::to_string(&decision).map_err(unreadable)?;
        Ok(SettlementView {
            id: String::new(),
            visit_id: request.visit_id.unwrap_or_default(),
            person_id: ready.visit.person_id.clone(),
            institution_id: request.institution_id,
            settled_on: ready.on,
            state: "preview".to_owned(),
            cash_due_fen: if ready.visit.treat_first { Fen::ZERO } else { decision.cash_fen },
            policy_version: applied.region.version.clone(),
            decision: RawValue::from_string(text).map_err(unreadable)?,
        })
    }
}

/// The refusal of another body under a number that was used.
pub fn other_content(message_id: &str) -> AppError {
    AppError::new(
        Fault::State,
        "APP-0011",
        format!("报文号 {message_id} 已经用于另一内容的请求"),
        "重试请发送完全相同的内容；新的业务请换新的报文号",
    )
}
