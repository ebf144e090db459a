//! A town with a server behind a guarded gate: three people (own village, another, none), visits, settlements,
//! reimbursements, problems; and callers put into requests by a header, as sign-in will.

use access::{Caller, Grant, Policy, RegionScope};
use axum::extract::Request;
use axum::middleware::{self, Next};
use base::Day;
use serde_json::{Value, json};
use store::{Coverage, Institution, Person, RosterProblem};

use crate::common::{Answer, OPENING, TestServer, roster_rules};

/// The pack's own region: a grant of it is of the whole county.
pub const COUNTY: &str = "430626";

/// Where the three people live.
pub const PLACES: [(&str, &str); 3] = [("990100001", "示例村"), ("990100002", "别村"), ("", "")];

/// Suffixes of everything that belongs to the three.
pub const OWN: usize = 0;
pub const OTHER: usize = 1;
pub const NOWHERE: usize = 2;

pub struct Town {
    pub server: TestServer,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Puts the caller of the header `x-test-caller` (JSON list of grants) where sign-in puts it.
async fn sign_in(mut request: Request, next: Next) -> axum::response::Response {
    let said = request.headers().get("x-test-caller").and_then(|it| std::str::from_utf8(it.as_bytes()).ok());
    if let Some(grants) = said.and_then(|it| serde_json::from_str::<Vec<Grant>>(it).ok()) {
        let name = request.headers().get("X-Operator").and_then(|it| std::str::from_utf8(it.as_bytes()).ok());
        let name = name.unwrap_or("测试员").to_owned();
        let caller = Caller { account_id: "A1".into(), name, is_machine: false, grants };
        request.extensions_mut().insert(caller);
    }
    next.run(request).await
}

/// A grant in the own village: of the kind that the role needs.
pub fn own_grant(policy: &Policy, role: &str) -> Grant {
    use access::Needs;
    let needs = policy.role(role).unwrap_or_else(|| panic!("no role {role}")).needs;
    let (township, village) = PLACES[OWN];
    Grant {
        role: role.to_owned(),
        region: match needs {
            Needs::Whole => RegionScope::code(COUNTY),
            Needs::Village => RegionScope::village(township, village),
            _ => RegionScope::code(township),
        },
        institution: (needs == Needs::Institution).then(|| "H0".to_owned()),
        department: (needs == Needs::Department).then(|| "D0".to_owned()),
    }
}

impl Town {
    pub async fn start(pack: &str, url: Option<&str>) -> Town {
        let mut server = TestServer::start(pack, "2017-12-20", url).await;
        let policy = Policy::built_in(COUNTY).unwrap();
        let gate = server::Gate::guarded(server.app.clone(), policy);
        let rosters = server::Rosters::new(server.app.clone(), roster_rules(pack));
        let router = server::router_gated(server.app.clone(), gate)
            .layer(axum::Extension(rosters))
            .layer(middleware::from_fn(sign_in));
        server.serve_instead(router).await;
        let town = Town { server };
        town.fill().await;
        town
    }

    async fn fill(&self) {
        let app = &self.server.app;
        let institution = |nth: usize| Institution {
            id: format!("H{nth}"),
            name: format!("示例医院{nth}"),
            level: "二级".into(),
            kind: "hospital".into(),
            region: PLACES[nth].0.into(),
            attributes: "{}".into(),
        };
        app.save_institutions(&[institution(OWN), institution(OTHER), institution(NOWHERE)]).await.unwrap();
        let mut writer = app.store().write().await.unwrap();
        for (nth, (region, village)) in PLACES.into_iter().enumerate() {
            let id = format!("P{nth}");
            let person = Person {
                id: id.clone(),
                number: Some(format!("99010019600501{nth:03}{}", check(nth))),
                name: format!("示例人{nth}"),
                sex: "女".into(),
                birth: day("1960-05-01"),
                household_id: None,
                region: region.into(),
                village: village.into(),
                recorded_at: OPENING.into(),
            };
            let coverage = Coverage {
                person_id: id.clone(),
                insurance: "居民".into(),
                status: String::new(),
                attributes: "{}".into(),
                valid_from: day("2015-01-01"),
                valid_until: Day::MAX,
                known_from: OPENING.into(),
                known_until: None,
                source: "test".into(),
            };
            writer.save_people(&[person]).await.unwrap();
            writer.add_coverage(&[coverage]).await.unwrap();
            writer.save_roster_problems(&[problem(nth, region, village)]).await.unwrap();
        }
        writer.commit().await.unwrap();
        // Bills in the words of one pack; elsewhere people and problems are enough.
        let settles = app.region().engine.pack().id == "yueyang";
        for nth in (0..PLACES.len()).filter(|_| settles) {
            self.stay(nth, "V", true).await;
            self.stay(nth, "W", false).await;
            self.reimbursement(nth).await;
        }
    }

    /// A stay of a person at the institution of the same number: `V0` is settled as `H0-M0`, `W0` is under way.
    async fn stay(&self, nth: usize, letter: &str, is_settled: bool) {
        let app = &self.server.app;
        let (institution, id) = (format!("H{nth}"), format!("{letter}{nth}"));
        let (admitted, discharged) =
            if is_settled { ("2017-11-10", "2017-11-27") } else { ("2017-12-10", "2017-12-15") };
        let visit = json!({
            "id": id, "person_id": format!("P{nth}"), "kind": "住院", "admitted_on": admitted,
            "facts": { "disease": "结肠癌", "designated": "是" }, "diagnoses": ["C18.900"],
            "lines": [{ "name": "结肠癌根治术", "amount_fen": 760_000, "class": "乙", "prepaid_ppm": 100_000, "on": admitted }],
        });
        app.open_visit(&institution, "测试员", serde_json::from_value(visit).unwrap()).await.unwrap();
        let out = json!({ "visit_id": id, "discharged_on": discharged });
        if is_settled {
            app.discharge(&institution, "测试员", serde_json::from_value(out).unwrap()).await.unwrap();
            let request =
                json!({ "institution_id": institution, "message_id": format!("M{nth}"), "visit_id": id });
            app.settle(serde_json::from_value(request).unwrap()).await.unwrap();
        }
    }

    async fn reimbursement(&self, nth: usize) {
        let request = json!({
            "message_id": format!("R{nth}"), "operator": "受理员", "institution_name": "外地医院", "level": "二级",
            "visit": { "person_id": format!("P{nth}"), "kind": "住院", "admitted_on": "2017-10-01",
                "discharged_on": "2017-10-05", "facts": {},
                "lines": [{ "name": "药", "amount_fen": 500_000, "class": "甲", "on": "2017-10-02" }] },
        });
        let request = serde_json::from_value(request).unwrap();
        self.server.app.gather_reimbursement(request).await.unwrap();
    }

    /// The number of the settlement of a person.
    pub async fn settlement(&self, nth: usize) -> String {
        let query = app::SettlementQuery { person_id: Some(format!("P{nth}")), ..Default::default() };
        self.server.app.list_settlements(&query).await.unwrap().items.remove(0).id
    }

    pub async fn send(&self, grants: &[Grant], method: &str, path: &str, body: Option<&Value>) -> Answer {
        self.send_as("测试员", grants, method, path, body).await
    }

    pub async fn send_as(
        &self,
        name: &str,
        grants: &[Grant],
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Answer {
        let caller = serde_json::to_string(grants).unwrap();
        let mut headers = vec![("x-test-caller", caller.as_str()), ("X-Operator", name)];
        let text = body.map(Value::to_string).unwrap_or_default();
        if body.is_some() {
            headers.push(("Content-Type", "application/json"));
        }
        self.server.send(method, path, &headers, text.as_bytes()).await
    }

    pub async fn get(&self, grants: &[Grant], path: &str) -> Answer {
        self.send(grants, "GET", path, None).await
    }

    pub async fn post(&self, grants: &[Grant], path: &str, body: Value) -> Answer {
        self.send(grants, "POST", path, Some(&body)).await
    }
}

/// A made number needs its check digit.
fn check(nth: usize) -> char {
    let digits = format!("99010019600501{nth:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.chars().zip(weights).map(|(c, w)| c.to_digit(10).unwrap() * w).sum();
    ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize]
}

fn problem(nth: usize, region: &str, village: &str) -> RosterProblem {
    let id = nth as i64 + 1;
    RosterProblem {
        id,
        key: format!("p{id}"),
        kind: "paid".into(),
        code: "paid.poverty".into(),
        about: "2017".into(),
        person_no: None,
        person_id: Some(format!("P{nth}")),
        name: format!("示例人{nth}"),
        number: format!("99010019600501{nth:03}{}", check(nth)),
        township: region.into(),
        village: village.into(),
        department: if nth == NOWHERE { String::new() } else { format!("D{nth}") },
        age_band: 1,
        class: "poverty".into(),
        amount_fen: 28_000,
        found_round: 1,
        seen_round: 1,
        standing: 0,
        stage: 0,
        stage_on: day("2017-09-01"),
        desk_level: None,
        desk_region: String::new(),
        due: None,
        events: 0,
        detail: "{}".into(),
    }
}
