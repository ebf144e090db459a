//! Every field of every offered transaction at its edges, by seed: whatever is sent, the answer is HTTP 200
//! with an envelope, no defect, and nothing half-written.

use gateway::fields::{Field, Kind, NodeTable, Table};
use gateway::tables::TABLES;
use serde_json::{Value, json};

use crate::common::dice::{Dice, Plan};
use crate::common::hospital::{assert_form, inner_words, msgid};
use crate::common::{HOSPITAL, NUMBER, PERSON, TestServer, plain};

const OTHER: &str = "43000000000000000002";
/// Rounds of one run, some ten seconds.
const ROUNDS: usize = 4_500;

/// Transactions in which something happens; half of all messages are of these.
const FLOW: [&str; 14] = [
    "2201", "2204", "2204", "2206", "2207", "2207", "2208", "2401", "2301", "2402", "2303", "2304", "2305",
    "2601",
];

/// Transactions that leave a note in the audit log.
const NOTED: [&str; 8] = ["1101", "1161", "1162", "5205", "5206", "5301", "5302", "5304"];

/// What the answers so far have named.
#[derive(Default)]
struct Pool {
    visits: Vec<String>,
    settlements: Vec<String>,
    messages: Vec<(String, String)>,
    focus: Focus,
}

/// What a message is about, so that its fields fit each other.
#[derive(Default)]
struct Focus {
    visit: String,
    person: String,
    fee: String,
    settlement: String,
}

/// One of the last visits with what a program would know of it.
async fn focus(server: &TestServer, pool: &Pool, dice: &mut Dice) -> Focus {
    let from = pool.visits.len().saturating_sub(5);
    let mut visit = pool.visits[from + dice.below(pool.visits.len() - from)].clone();
    if let Some(settled) = pool.settlements.last().filter(|_| dice.once_in(3)) {
        visit = server.app.find_settled(settled).await.unwrap().visit_id;
    }
    let known = server.app.find_reported(&visit).await.unwrap();
    let settlement = server.app.settled_of_visit(&visit).await.unwrap().pop().unwrap_or_default();
    Focus { visit, person: known.person_id.clone(), fee: known.total_fen().to_string(), settlement }
}

impl Pool {
    fn learn(&mut self, output: &Value) {
        match output {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let words = value.as_str().unwrap_or_default().to_owned();
                    match name.as_str() {
                        "mdtrt_id" if !words.is_empty() && !self.visits.contains(&words) => {
                            self.visits.push(words)
                        }
                        "setl_id" if !words.is_empty() && !self.settlements.contains(&words) => {
                            self.settlements.push(words);
                        }
                        _ => self.learn(value),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|it| self.learn(it)),
            _ => {}
        }
    }

    /// A value that a good program would send, as JSON.
    fn good(&self, dice: &mut Dice, field: Field) -> Vec<u8> {
        let recent = |list: &[String], dice: &mut Dice| {
            let from = list.len().saturating_sub(6);
            list.get(from + dice.below(list.len() - from)).cloned().unwrap_or_default()
        };
        let focus = &self.focus;
        let fits = !dice.once_in(10);
        let value = match field.name {
            "psn_no" if fits => json!(focus.person),
            "mdtrt_id" if fits => json!(focus.visit),
            "setl_id" if fits => json!(focus.settlement),
            "medfee_sumamt" if fits => json!(focus.fee),
            "chrg_bchno" if fits => json!("B1"),
            "mid_setl_flag" => json!("0"),
            "pric" if fits => json!(""),
            "feedetl_sn" if fits => json!(dice.below(1_000).to_string()),
            "begntime" | "endtime" | "fee_ocur_time" if fits => json!("2024-03-05 08:00:00"),
            "psn_no" => json!(*dice.one(&[PERSON, PERSON, PERSON, OTHER])),
            "mdtrt_id" => json!(recent(&self.visits, dice)),
            "setl_id" => json!(recent(&self.settlements, dice)),
            "mdtrt_cert_no" | "certno" => json!(NUMBER),
            "mdtrt_cert_type" => json!("02"),
            "med_type" => json!(*dice.one(&["11", "11", "14", "2101", "41", "9999"])),
            "insutype" => json!(*dice.one(&["390", "310"])),
            "clr_type" => json!(*dice.one(&["11", "21"])),
            "chrg_bchno" => json!(*dice.one(&["B1", "B1", "0000", "B2"])),
            "feedetl_sn" => json!(dice.one(&["1", "2", "3", "0000"])),
            "init_feedetl_sn" => json!(dice.one(&["", "", "1", "2"])),
            "med_list_codg" => json!(*dice.one(&["JJD0001", "JJD0001", "NOT-LISTED"])),
            "medfee_sumamt" => json!(*dice.one(&["40", "12.50", "25"])),
            "omsgid" => json!(self.messages.last().map_or("M", |it| it.1.as_str())),
            "oinfno" => json!(self.messages.last().map_or("2207", |it| it.0.as_str())),
            "acct_used_flag" | "hosp_appr_flag" => json!(*dice.one(&["1", "0", "2"])),
            _ => match field.kind {
                Kind::Number(0) => json!(*dice.one(&["1", "2", "10"])),
                Kind::Number(_) => json!(*dice.one(&["12.50", "40", "2"])),
                Kind::Day => json!(*dice.one(&["2024-03-05 08:00:00", "2024-03-04", "20240305"])),
                Kind::Text => json!(*dice.one(&["内科", "1", ""])),
            },
        };
        value.to_string().into_bytes()
    }
}

/// A value at an edge, as bytes where JSON has a value; not always JSON.
fn edge(dice: &mut Dice) -> Vec<u8> {
    let long = |text: &str, many: usize| format!("\"{}\"", text.repeat(many)).into_bytes();
    match dice.below(25) {
        0 => b"\"\"".to_vec(),
        1 => b"null".to_vec(),
        2 => b"true".to_vec(),
        3 => b"[]".to_vec(),
        4 => b"{}".to_vec(),
        5 => b"-1".to_vec(),
        6 => b"-0.004999".to_vec(),
        7 => b"1e308".to_vec(),
        8 => b"99999999999999999999999999999999999999".to_vec(),
        9 => b"\"-9223372036854775808\"".to_vec(),
        10 => b"9223372036854775807".to_vec(),
        11 => b"\"1000000000000000.00\"".to_vec(),
        12 => long("9", 31),
        13 => long("长", 4_001),
        14 => long("x", 200_000),
        15 => b"\"\\u0000\\u0001\\u001b[31m\\r\\n\\t\"".to_vec(),
        16 => b"\"a\x01\x02\"".to_vec(),
        // 明白 in GB18030: not UTF-8.
        17 => b"\"\xC3\xF7\xB0\xD7\"".to_vec(),
        18 => b"\"\\ud800\"".to_vec(),
        19 => [b"{\"a\":".repeat(12), b"[[[1]]]".to_vec(), b"}".repeat(12)].concat(),
        20 => "\"2024-02-30 25:61:61\"".into(),
        21 => "\"0000-00-00\"".into(),
        22 => "\"9999-12-31 23:59:59\"".into(),
        23 => "\"１２．５０\"".into(),
        _ => "\"'; DROP TABLE VISIT; -- \\\"\\\\ 😀\\u202e\"".into(),
    }
}

/// A row of a node as bytes; a few of its fields at an edge, left out, or given twice.
fn row(dice: &mut Dice, pool: &Pool, node: &NodeTable, edges: usize) -> Vec<u8> {
    let fields: Vec<Field> = node.fields().collect();
    let mut bad: Vec<usize> = (0..edges).map(|_| dice.below(fields.len())).collect();
    bad.sort_unstable();
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let is_bad = bad.contains(&at);
        if is_bad && dice.once_in(6) {
            continue;
        }
        let name = if dice.once_in(9) { field.name.to_ascii_uppercase() } else { field.name.to_owned() };
        let value = if is_bad { edge(dice) } else { pool.good(dice, *field) };
        parts.push([format!("\"{name}\":").as_bytes(), &value].concat());
        if is_bad && dice.once_in(4) {
            parts.push([format!("\"{}\":", field.name).as_bytes(), &edge(dice)].concat());
        }
    }
    [b"{".to_vec(), parts.join(&b","[..]), b"}".to_vec()].concat()
}

fn input(dice: &mut Dice, pool: &Pool, table: &Table) -> Vec<u8> {
    let edges = *dice.one(&[0, 0, 0, 0, 1, 1, 2, 5]);
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for node in table.input {
        if node.may_lack && dice.once_in(2) {
            continue;
        }
        let names: Vec<&str> = node.names.split('|').map(|it| if it == "-" { "data" } else { it }).collect();
        let name = *dice.one(&names);
        let value = match dice.below(12) {
            0 if edges > 0 => edge(dice),
            1 | 2 => {
                let rows: Vec<Vec<u8>> = (0..dice.below(4)).map(|_| row(dice, pool, node, edges)).collect();
                [b"[".to_vec(), rows.join(&b","[..]), b"]".to_vec()].concat()
            }
            _ => row(dice, pool, node, edges),
        };
        parts.push([format!("\"{name}\":").as_bytes(), &value].concat());
    }
    [b"{".to_vec(), parts.join(&b","[..]), b"}".to_vec()].concat()
}

async fn version(server: &TestServer) -> i64 {
    server.app.store().write().await.unwrap().version()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_at_its_edges_leaves_no_defect_and_nothing_half_written() {
    let plan = Plan::new("generator", ROUNDS);
    let seed = plan.seed;
    let server = TestServer::start("jiangjin", "2024-03-05", None).await;
    server.institution(HOSPITAL, "示例医院", "一级", plain()).await;
    server.person(PERSON, NUMBER, "居民", "", Some("低保")).await;
    server.person(OTHER, "430281190001010001", "职工", "在职", None).await;
    let mut pool = Pool::default();
    pool.visits.push(server.register(PERSON, "2024-03-05").await);
    pool.visits.push(server.admit(PERSON, "2024-03-05").await);
    let mut dice = Dice::new(seed);
    let (mut done, mut codes) = (std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    let mut inner: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut round = 0;
    while plan.goes_on(round) {
        let again = plan.again(round);
        let table = match round {
            round if round < TABLES.len() => &TABLES[round],
            _ if dice.once_in(2) => gateway::tables::find(FLOW[dice.below(FLOW.len())]).unwrap(),
            _ => dice.one(TABLES),
        };
        pool.focus = focus(&server, &pool, &mut dice).await;
        let number = if pool.messages.is_empty() || !dice.once_in(12) {
            msgid()
        } else {
            dice.one(&pool.messages).1.clone()
        };
        let body = [
            format!("{{\"infno\":\"{}\",\"msgid\":\"{number}\",\"fixmedins_code\":\"{HOSPITAL}\",\"opter\":\"1\",\"input\":", table.infno)
                .as_bytes(),
            &input(&mut dice, &pool, table),
            b"}",
        ]
        .concat();
        let before = version(&server).await;
        let (status, answer) = server.post("/fsi/x", &[("Content-Type", "application/json")], &body).await;
        let shown = String::from_utf8_lossy(&body[..body.len().min(3_000)]);
        assert_eq!(status, 200, "{again}: {shown}");
        assert_form(&answer);
        let text = answer["err_msg"].as_str().unwrap_or_default();
        assert!(!text.contains("GW-05"), "{again}: {text}\n{shown}");
        for word in inner_words(text, &String::from_utf8_lossy(&body)) {
            inner.entry(word).or_insert_with(|| format!("{again}\n{text}"));
        }
        if NOTED.contains(&table.infno) {
            // What was read is written by and by: here it is waited for, so that versions say who wrote.
            server.app.settle_sights().await;
            *done.entry(table.infno).or_insert(0) += usize::from(answer["infcode"] == 0);
        } else if answer["infcode"] == 0 {
            *done.entry(table.infno).or_insert(0) += 1;
            pool.learn(&answer["output"]);
            if ["2207", "2304", "2401"].contains(&table.infno) {
                pool.messages.push((table.infno.to_owned(), number));
            }
        } else {
            let code = text.rsplit('〔').next().unwrap_or_default().trim_end_matches('〕');
            *codes.entry(code.to_owned()).or_insert(0) += 1;
            // Settlements note beforehand whether the account is used: that is all they leave.
            let may_note = ["2206", "2207", "2303", "2304"].contains(&table.infno);
            let after = version(&server).await;
            assert!(after == before || may_note, "{again}: refused, yet written: {text}\n{shown}");
        }
        // The books grow, so that looking at all of them takes longer and longer.
        round += 1;
        if round % 1_000 == 0 && round <= 5_000 {
            server.assert_sound().await;
        }
    }
    plan.tell(round);
    assert!(inner.is_empty(), "words that no hospital knows: {inner:#?}");
    server.assert_sound().await;
    println!("done {done:?}\nrefused {codes:?}");
    // It must reach behind the tables of fields, or it shows nothing.
    for infno in ["1101", "2201", "2204", "2206", "2207", "2208", "2401", "2301", "2303", "3201", "5201"] {
        assert!(!plan.is_usual || done.contains_key(infno), "{infno} was never done: {done:?}");
    }
    assert!(!plan.is_usual || codes.len() > 15, "{codes:?}");
}
