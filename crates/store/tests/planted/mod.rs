//! A database with made personal data in every place that may hold some, and the raw bytes of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::AuditEvent;
use store::{
    Account, AdjustmentWork, AnalysisHandling, AnalysisResult, BookBatch, EngineKind, ExchangeFile, Filing,
    HospitalDepartment, Knowledge, MatterEvent, MatterRequest, NewMessage, Person, PersonCard, ProblemFilter,
    Reimbursement, Request, RosterBlock, RosterDocument, RosterEvent, RosterFile, RosterProblem, Settlement,
    SettlementList, Store, TABLES, Visit,
};

use crate::common::{self, Fresh, NOW, day};

/// Name, number, phone, disease, code of a disease: made, and found nowhere else.
pub const SECRETS: [&str; 5] = ["欧阳植入", "990100199001010038", "13900007788", "植入性肺病", "J44.900x042"];

/// A secret as it could lie open: as it is, and in base64 at each offset of three.
pub fn forms(secret: &str) -> Vec<(String, Vec<u8>)> {
    let mut forms = vec![(secret.to_owned(), secret.as_bytes().to_vec())];
    for offset in 0..3 {
        let shifted = [vec![b' '; offset], secret.as_bytes().to_vec()].concat();
        let text = STANDARD.encode(&shifted);
        // Characters at both ends depend on what is beside the secret.
        let core = text.trim_end_matches('=');
        let core = &core[if offset == 0 { 0 } else { 4 }..core.len() - 3];
        forms.push((format!("{secret} in base64"), core.as_bytes().to_vec()));
    }
    forms
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// Everything that the engine keeps: file and log of SQLite; of PostgreSQL all rows as text, and its files.
pub async fn raw(fresh: &Fresh) -> Vec<u8> {
    let mut bytes = Vec::new();
    match fresh.kind() {
        EngineKind::Sqlite => {
            for entry in std::fs::read_dir(fresh.folder()).unwrap() {
                bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
            }
        }
        EngineKind::Postgres => {
            use sqlx::{AssertSqlSafe, Connection as _, Row as _};
            let mut connection = sqlx::PgConnection::connect(fresh.url()).await.unwrap();
            for (table, _) in TABLES {
                let sql = AssertSqlSafe(format!("SELECT CAST(t AS TEXT) FROM {table} t"));
                for row in sqlx::raw_sql(sql).fetch_all(&mut connection).await.unwrap() {
                    bytes.extend(row.get::<String, _>(0).into_bytes());
                    bytes.push(b'\n');
                }
            }
            connection.close().await.unwrap();
        }
    }
    bytes
}

/// What was written, value by value.
#[derive(Debug, PartialEq)]
pub struct Written {
    people: Vec<Person>,
    visit: Visit,
    settlement: Settlement,
    request: Request,
    bodies: Vec<String>,
    audits: Vec<AuditEvent>,
    work: (Reimbursement, AdjustmentWork),
    filings: (Filing, HospitalDepartment),
    card: PersonCard,
    file: ExchangeFile,
    list: SettlementList,
    analysis: (AnalysisResult, AnalysisHandling),
    document: (RosterDocument, Vec<String>),
    roster_file: RosterFile,
    block: RosterBlock,
    problem: RosterProblem,
    event: RosterEvent,
    meta: String,
    pub account: Account,
    matter: (MatterRequest, MatterEvent),
}

fn all() -> String {
    SECRETS.join(" ")
}

fn made() -> Written {
    let mut one = common::person("P1");
    (one.name, one.number) = (SECRETS[0].to_owned(), Some(SECRETS[1].to_owned()));
    let mut visit = common::visit("V1", "P1");
    visit.facts = format!(r#"{{"disease":"{}"}}"#, SECRETS[3]);
    visit.diagnoses = format!(r#"[{{"code":"{}","name":"{}"}}]"#, SECRETS[4], SECRETS[3]);
    visit.agreement = format!(r#"{{"by":"{}","phone":"{}"}}"#, SECRETS[0], SECRETS[2]);
    let mut settlement = common::settlement("S1", "V1", &common::divided("P1", [100, 0, 50]));
    settlement.bill = format!(r#"{{"facts":{{"disease":"{}"}}}}"#, SECRETS[3]);
    let problem = RosterProblem {
        id: 1,
        key: "p0 a.x 2026".into(),
        kind: "a".into(),
        code: "a.x".into(),
        about: "2026".into(),
        person_no: Some(0),
        person_id: Some("P1".into()),
        name: SECRETS[0].into(),
        number: SECRETS[1].into(),
        township: "990100100".into(),
        village: "示例村".into(),
        department: "poverty".into(),
        age_band: 1,
        class: "poverty".into(),
        amount_fen: 1,
        found_round: 1,
        seen_round: 1,
        standing: 0,
        stage: 0,
        stage_on: day("2026-09-01"),
        desk_level: None,
        desk_region: String::new(),
        due: None,
        events: 1,
        detail: all(),
    };
    Written {
        people: vec![one, common::person("P2")],
        visit,
        settlement,
        request: Request { response: all(), ..common::request("M1") },
        bodies: vec![all()],
        audits: vec![AuditEvent { detail: all(), ..common::audit("a", "P1") }],
        work: (
            Reimbursement { detail: all(), ..common::reimbursement("R1", "P1") },
            AdjustmentWork {
                id: "A1".into(),
                cause: all(),
                person_id: "P1".into(),
                settlement_id: "S1".into(),
                state: "found".into(),
                difference_fen: 0,
                decision: "{}".into(),
                created_at: NOW.into(),
                changed_at: NOW.into(),
            },
        ),
        filings: (
            Filing { detail: all(), ..common::filing("F1", "P1", SECRETS[4]) },
            HospitalDepartment {
                id: "K1".into(),
                institution_id: "I1".into(),
                code: "01".into(),
                name: "内科".into(),
                valid_from: day("2024-01-01"),
                valid_until: base::Day::MAX,
                known_from: NOW.into(),
                known_until: None,
                detail: all(),
            },
        ),
        card: common::card("P1", SECRETS[2]),
        file: ExchangeFile {
            id: "E1".into(),
            owner: "I1".into(),
            purpose: "upload".into(),
            name: format!("{}.zip", SECRETS[0]),
            bytes: 3,
            sha256: "ab".into(),
            body: STANDARD.encode(all()),
            made_at: NOW.into(),
            expires_on: day("2099-04-01"),
            operator: "某".into(),
        },
        list: SettlementList {
            settlement_id: "S1".into(),
            version: 1,
            list_id: "1".into(),
            institution_id: "I1".into(),
            person_id: "P1".into(),
            state: "0".into(),
            body: all(),
            note: all(),
            made_at: NOW.into(),
            operator: "某".into(),
        },
        analysis: (
            AnalysisResult {
                id: "N1".into(),
                institution_id: "I1".into(),
                person_id: SECRETS[1].into(),
                visit_id: "V1".into(),
                rule: "r".into(),
                body: all(),
                made_at: NOW.into(),
            },
            AnalysisHandling {
                result_id: "N1".into(),
                number: 1,
                stage: "1".into(),
                way: "1".into(),
                reason: all(),
                made_at: NOW.into(),
                operator: "某".into(),
            },
        ),
        document: (
            RosterDocument {
                sha256: "cd".into(),
                name: all(),
                bytes: 1,
                parts: 2,
                added_at: NOW.into(),
                operator: "某".into(),
            },
            vec![STANDARD.encode(all()), all()],
        ),
        roster_file: RosterFile {
            id: 1,
            round: Some(1),
            department: "poverty".into(),
            name: all(),
            sha256: "cd".into(),
            report: all(),
            imported_at: NOW.into(),
            ..RosterFile::default()
        },
        block: RosterBlock { block: 0, seq: 0, packed: all() },
        problem,
        event: RosterEvent { problem: 1, seq: 1, at: NOW.into(), actor: String::new(), event: all() },
        meta: all(),
        account: Account {
            id: "A1".into(),
            name: "yb-01".into(),
            display_name: "示例".into(),
            is_machine: false,
            is_disabled: false,
            password: None,
            password_set_at: 0,
            must_change: false,
            totp_secret: Some(all()),
            totp_confirmed: true,
            totp_last_step: 0,
            subject: None,
            created_at: 0,
            created_by: "system".into(),
        },
        matter: (
            MatterRequest {
                id: "T1".into(),
                matter: "m".into(),
                person_id: "P1".into(),
                home: "990100100".into(),
                state: "taken".into(),
                is_open: true,
                taken_level: "village".into(),
                level: "village".into(),
                taken_on: day("2026-09-01"),
                limit_days: 5,
                due_on: day("2026-09-06"),
                ended_on: None,
                events: 1,
                detail: all(),
                changed_at: NOW.into(),
            },
            MatterEvent {
                request_id: "T1".into(),
                seq: 1,
                act: "take".into(),
                state: "taken".into(),
                level: "village".into(),
                to_level: None,
                on_day: day("2026-09-01"),
                at: NOW.into(),
                operator: "某".into(),
                note: all(),
                detail: "{}".into(),
            },
        ),
    }
}

/// Writes it all.
pub async fn plant(store: &Store) -> Written {
    let made = made();
    let mut writer = store.write().await.unwrap();
    writer.save_people(&made.people).await.unwrap();
    writer.save_institutions(&[common::institution("I1")]).await.unwrap();
    let divided = common::divided("P1", [100, 0, 50]);
    let seal = made.settlement.seal();
    let batch = BookBatch {
        visits: vec![made.visit.clone()],
        entries: divided
            .entry("S1", made.settlement.settled_on, "S1", Some(seal))
            .unwrap()
            .into_iter()
            .collect(),
        settlements: vec![made.settlement.clone()],
        audits: made.audits.clone(),
        outbox: made
            .bodies
            .iter()
            .map(|it| NewMessage { topic: "t".into(), body: it.clone(), created_at: NOW.into() })
            .collect(),
        requests: vec![made.request.clone()],
        ..BookBatch::default()
    };
    writer.book(&batch).await.unwrap();
    writer.save_reimbursements(std::slice::from_ref(&made.work.0)).await.unwrap();
    writer.save_adjustments(std::slice::from_ref(&made.work.1)).await.unwrap();
    writer.add_filings(std::slice::from_ref(&made.filings.0)).await.unwrap();
    writer.add_hospital_departments(std::slice::from_ref(&made.filings.1)).await.unwrap();
    writer.add_cards(std::slice::from_ref(&made.card)).await.unwrap();
    writer.add_exchange_file(&made.file).await.unwrap();
    writer.add_settlement_list(&made.list).await.unwrap();
    writer.add_analysis_results(std::slice::from_ref(&made.analysis.0)).await.unwrap();
    writer.add_analysis_handling(std::slice::from_ref(&made.analysis.1)).await.unwrap();
    writer.save_roster_document(&made.document.0, &made.document.1).await.unwrap();
    writer.add_roster_files(std::slice::from_ref(&made.roster_file)).await.unwrap();
    writer.add_roster_blocks(1, std::slice::from_ref(&made.block)).await.unwrap();
    writer.save_roster_problems(std::slice::from_ref(&made.problem)).await.unwrap();
    writer.add_roster_events(std::slice::from_ref(&made.event)).await.unwrap();
    writer.set_meta("roster.confirmed", &made.meta).await.unwrap();
    writer.save_accounts(std::slice::from_ref(&made.account)).await.unwrap();
    writer.add_matter_requests(std::slice::from_ref(&made.matter.0)).await.unwrap();
    writer.add_matter_events(std::slice::from_ref(&made.matter.1)).await.unwrap();
    writer.commit().await.unwrap();
    made
}

/// Reads it all.
pub async fn read_back(store: &Store) -> Written {
    let mut session = store.read().await.unwrap();
    let mut people = Vec::new();
    for id in ["P1", "P2"] {
        let loaded = session.load_people(&[id], Knowledge::Current).await.unwrap().remove(id).unwrap();
        assert_eq!(Some(&loaded.person), session.find_person(id).await.unwrap().as_ref());
        let number = loaded.person.number.clone().unwrap();
        assert_eq!(
            session.find_people_by_number(&number).await.unwrap(),
            std::slice::from_ref(&loaded.person)
        );
        people.push(loaded.person);
    }
    let asked = ("I1".to_owned(), "M1".to_owned());
    let problems = session.list_roster_problems(&ProblemFilter::default(), None, 9).await.unwrap();
    Written {
        people,
        visit: session.load_visits(&["V1"]).await.unwrap().remove("V1").unwrap(),
        settlement: session.find_settlement("S1").await.unwrap().unwrap(),
        request: session.load_requests(&[("I1", "M1")]).await.unwrap().remove(&asked).unwrap(),
        bodies: session.pending_messages(9).await.unwrap().into_iter().map(|it| it.body).collect(),
        audits: session.find_audits("P1", 9).await.unwrap(),
        work: (
            session.find_reimbursement("R1").await.unwrap().unwrap(),
            session.find_adjustments_of("S1").await.unwrap().remove(0),
        ),
        filings: (
            session.load_filings(&["F1"]).await.unwrap().remove(0),
            session.list_hospital_departments("I1").await.unwrap().remove(0),
        ),
        card: session.cards_of_people(&["P1"]).await.unwrap().remove(0),
        file: session.find_exchange_file("E1").await.unwrap().unwrap(),
        list: session.find_settlement_list("S1").await.unwrap().unwrap(),
        analysis: (
            session.load_analysis_results(&["N1"]).await.unwrap().remove(0),
            session.load_analysis_handling(&["N1"]).await.unwrap().remove(0),
        ),
        document: (
            session.find_roster_documents(&["cd"]).await.unwrap().remove(0),
            session.load_roster_document("cd").await.unwrap(),
        ),
        roster_file: session.find_roster_files(&["cd"]).await.unwrap().remove(0),
        block: session.load_roster_blocks(1, &[0]).await.unwrap().remove(0),
        problem: problems.items[0].clone(),
        event: session.list_roster_events(1).await.unwrap().remove(0),
        meta: session.find_meta("roster.confirmed").await.unwrap().unwrap(),
        account: session.load_accounts(&["A1"]).await.unwrap().remove(0),
        matter: (
            session.find_matter_request("T1").await.unwrap().unwrap(),
            session.list_matter_events("T1").await.unwrap().remove(0),
        ),
    }
}
