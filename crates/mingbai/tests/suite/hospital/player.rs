//! How the hospital works: it sends, loses answers, asks again, voids, and writes down what it was told.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::thread;
use std::time::Duration;

use base::Fen;
use gateway::client::Answer;
use gateway::json::Json;
use gateway::numbers::money;
use gateway::times::Instant;
use serde_json::{Value, json};

use super::book::{Book, Line};
use super::town::{HOSPITAL, PEOPLE, Town, person};
use crate::common::{self, Server};

/// Stays of a day at most, each of another person.
pub const STAYS: u32 = 12;
/// How often a message is sent at most until it is answered.
const TRIES: u32 = 20;

/// What becomes of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// It comes.
    Nothing,
    /// The message breaks off halfway.
    Before,
    /// Nobody waits for it.
    After,
    /// It comes too late and is thrown away.
    Late,
    /// The server is killed after so many milliseconds.
    Kill(u64),
}

pub struct Hospital<'t> {
    pub town: &'t Town,
    server: Option<Server>,
    random: fastrand::Rng,
    next: u32,
    token: String,
    stays: u32,
    /// Whose a visit is.
    pub people: BTreeMap<String, String>,
    pub book: Book,
    pub kills: u32,
    pub lost: u32,
}

/// A visit with its costs, ready to be settled.
struct Ready {
    visit: String,
    person: String,
    fee: Fen,
    is_stay: bool,
}

impl Ready {
    fn settle(&self) -> &'static str {
        if self.is_stay { "2304" } else { "2207" }
    }

    fn bill(&self, fee: Fen, account: &str) -> Value {
        json!({ "data": { "psn_no": self.person, "mdtrt_cert_type": "02", "medfee_sumamt": fee.to_string(), "psn_setlway": "01",
            "mdtrt_id": self.visit, "chrg_bchno": if self.is_stay { "" } else { "B1" }, "acct_used_flag": account,
            "med_type": if self.is_stay { "21" } else { "11" }, "insutype": "390" } })
    }
}

impl<'t> Hospital<'t> {
    pub fn open(town: &'t Town, seed: u64) -> Hospital<'t> {
        let random = fastrand::Rng::with_seed(seed);
        let book = Book::default();
        Hospital {
            town,
            server: None,
            random,
            next: 0,
            token: String::new(),
            stays: 0,
            people: BTreeMap::new(),
            book,
            kills: 0,
            lost: 0,
        }
    }

    fn msgid(&mut self) -> String {
        self.next += 1;
        format!("{HOSPITAL}{:018}", self.next)
    }

    fn once_in(&mut self, many: u32) -> bool {
        self.random.u32(0..many) == 0
    }

    fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill();
            self.kills += 1;
        }
    }

    fn address(&mut self) -> String {
        let town = self.town;
        let server = self.server.get_or_insert_with(|| {
            Server::start(&town.url, &["--key-file", town.key_file.to_str().unwrap()])
        });
        server.address.clone()
    }

    /// Seconds of the machine's clock, as the signature needs them.
    fn seconds(&self) -> i64 {
        Instant::of_clock(&self.town.app.now()).unwrap().unix_seconds()
    }

    fn fetch_token(&mut self, address: &str) {
        if !self.token.is_empty() || !self.town.credentials.needs_token() {
            return;
        }
        let (headers, form) = self.town.credentials.token_request();
        let body = common::post(address, "/auth/oauth/token", &headers, &form).expect("a token");
        self.token = Json::parse(&body).unwrap().field("access_token").to_owned();
        assert!(!self.token.is_empty(), "{body}");
    }

    /// Sends once; `None` when the answer is lost.
    fn send(&mut self, infno: &str, msgid: &str, input: &Value, cut: Cut) -> Option<Answer> {
        let address = self.address();
        self.fetch_token(&address);
        let (credentials, seconds) = (&self.town.credentials, self.seconds());
        let nonce = format!("{:016x}", self.random.u64(..));
        let headers = credentials.headers(seconds, &nonce, &self.token);
        let body = credentials.body(infno, msgid, seconds, &input.to_string()).unwrap();
        let bytes = common::request("/fsi/x", &headers, &body);
        let mut stream = common::connect(&address)?;
        let sent = if cut == Cut::Before { &bytes[..bytes.len() / 2] } else { &bytes[..] };
        stream.write_all(sent).ok()?;
        match cut {
            Cut::Before | Cut::After => None,
            Cut::Kill(millis) => {
                thread::sleep(Duration::from_millis(millis));
                self.kill();
                None
            }
            Cut::Late => {
                let _ = common::answer(&mut stream);
                None
            }
            Cut::Nothing => {
                let text = common::answer(&mut stream)?;
                Some(credentials.open(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
            }
        }
    }

    fn any_cut(&mut self) -> Cut {
        match self.random.u32(0..8) {
            0 | 1 => Cut::Before,
            2 | 3 => Cut::After,
            4..=6 => Cut::Late,
            _ => Cut::Kill(self.random.u64(0..40)),
        }
    }

    /// Sends it and loses the answer.
    fn lose(&mut self, infno: &str, msgid: &str, input: &Value) {
        let cut = self.any_cut();
        self.lost += 1;
        assert_eq!(self.send(infno, msgid, input, cut), None);
    }

    /// Asks with the same number until there is an answer.
    fn ask(&mut self, infno: &str, msgid: &str, input: &Value) -> Answer {
        for _ in 0..TRIES {
            if let Some(answer) = self.send(infno, msgid, input, Cut::Nothing) {
                return answer;
            }
        }
        panic!("{infno} {msgid} is not answered");
    }

    /// A message that is done in the end; sometimes only its second answer comes.
    pub fn sure(&mut self, infno: &str, input: &Value) -> Json {
        let msgid = self.msgid();
        if self.once_in(7) {
            self.lose(infno, &msgid, input);
        }
        let answer = self.ask(infno, &msgid, input);
        assert!(answer.is_done(), "{infno} {input}: {}", answer.err_msg);
        answer.output
    }

    fn refused(&mut self, infno: &str, msgid: &str, input: &Value, why: &[&str]) {
        let answer = self.ask(infno, msgid, input);
        assert!(!answer.is_done(), "{infno} {msgid} was done: {input}");
        assert!(why.iter().any(|it| answer.err_msg.contains(it)), "{infno} {input}: {}", answer.err_msg);
    }

    /// A visit from registration to whatever becomes of it.
    pub fn visit(&mut self, number: u32) {
        if self.once_in(9) {
            self.kill();
        }
        let is_stay = self.stays < STAYS && self.once_in(4);
        let ready = if is_stay { self.admitted() } else { self.registered(number) };
        let Some(settled) = self.settle(&ready) else { return };
        if self.once_in(4) {
            self.reverse(&ready, &settled);
            if self.once_in(2) {
                let msgid = self.msgid();
                let answer = self.ask(ready.settle(), &msgid, &ready.bill(ready.fee, "1"));
                self.told(&ready, &answer);
            }
        }
    }

    fn registered(&mut self, number: u32) -> Ready {
        let person = person(self.random.u32(0..PEOPLE));
        let begin = format!("{} 08:00:00", self.town.today);
        let input = json!({ "data": { "psn_no": person, "insutype": "390", "begntime": begin, "mdtrt_cert_type": "02",
            "ipt_otp_no": format!("MZ{number}") } });
        let visit = self.sure("2201", &input).get("data").unwrap().field("mdtrt_id").to_owned();
        self.people.insert(visit.clone(), person.clone());
        let fee = self.charge("2204", &visit, &person, 40_000);
        Ready { visit, person, fee, is_stay: false }
    }

    fn admitted(&mut self) -> Ready {
        let person = person(100 + self.stays);
        self.stays += 1;
        let begin = format!("{} 08:00:00", self.town.today.plus_days(-3));
        let input = json!({ "mdtrtinfo": { "psn_no": person, "insutype": "390", "begntime": begin, "med_type": "21",
            "mdtrt_cert_type": "02", "ipt_no": "ZY" } });
        if self.once_in(3) {
            // The admission itself is taken back: whether it arrived or not, it is gone.
            let lost = self.msgid();
            self.lose("2401", &lost, &input);
            self.sure("2601", &json!({ "data": { "psn_no": person, "omsgid": lost, "oinfno": "2401" } }));
        }
        let visit = self.sure("2401", &input).get("result").unwrap().field("mdtrt_id").to_owned();
        self.people.insert(visit.clone(), person.clone());
        let fee = self.charge("2301", &visit, &person, 900_000);
        let end = format!("{} 18:00:00", self.town.today);
        let input =
            json!({ "dscginfo": { "mdtrt_id": visit, "psn_no": person, "insutype": "390", "endtime": end } });
        self.sure("2402", &input);
        Ready { visit, person, fee, is_stay: true }
    }

    fn charge(&mut self, infno: &str, visit: &str, person: &str, most: i64) -> Fen {
        let mut fee = Fen::ZERO;
        let mut lines = Vec::new();
        for number in 0..=self.random.u32(0..4) {
            let amount = Fen(self.random.i64(1..most));
            fee += amount;
            let code = *["JJD0001", "JJS0001", "NOT-LISTED"].get(self.random.usize(0..3)).unwrap();
            lines.push(json!({ "feedetl_sn": number.to_string(), "mdtrt_id": visit, "psn_no": person, "chrg_bchno": "B1",
                "fee_ocur_time": format!("{} 09:00:00", self.town.today), "med_list_codg": code,
                "det_item_fee_sumamt": amount.to_string(), "cnt": "1", "hosp_appr_flag": "1" }));
        }
        self.sure(infno, &json!({ "feedetail": lines }));
        fee
    }

    /// Settles with whatever can go wrong; the settlement that stands, if one does.
    fn settle(&mut self, ready: &Ready) -> Option<Line> {
        let (infno, bill) = (ready.settle(), ready.bill(ready.fee, "1"));
        let msgid = self.msgid();
        match self.random.u32(0..6) {
            0 => {}
            1 => self.lose(infno, &msgid, &bill),
            2 => {
                self.lose(infno, &msgid, &bill);
                self.void(ready, &msgid);
                self.refused(infno, &msgid, &bill, &["冲正", "撤销"]);
                return self.again(ready);
            }
            3 => {
                // 2601 overtakes the message.
                self.void(ready, &msgid);
                self.refused(infno, &msgid, &bill, &["冲正"]);
                return self.again(ready);
            }
            4 => {
                let first = self.ask(infno, &msgid, &bill);
                self.told(ready, &first);
                for changed in [ready.bill(ready.fee + Fen(1), "1"), ready.bill(ready.fee, "0")] {
                    self.refused(infno, &msgid, &changed, &["报文"]);
                }
            }
            _ => {
                let first = self.ask(infno, &msgid, &bill);
                self.told(ready, &first);
                if self.once_in(2) {
                    self.void(ready, &msgid);
                    return self.again(ready);
                }
            }
        }
        let answer = self.ask(infno, &msgid, &bill);
        Some(self.told(ready, &answer))
    }

    fn void(&mut self, ready: &Ready, msgid: &str) {
        let input = json!({ "data": { "psn_no": ready.person, "omsgid": msgid, "oinfno": ready.settle() } });
        self.book.voided.insert(ready.visit.clone());
        self.sure("2601", &input);
        self.book.strike(&ready.visit);
    }

    /// Settles again under a new number, or lets it be.
    fn again(&mut self, ready: &Ready) -> Option<Line> {
        if self.once_in(4) {
            return None;
        }
        let msgid = self.msgid();
        let answer = self.ask(ready.settle(), &msgid, &ready.bill(ready.fee, "1"));
        Some(self.told(ready, &answer))
    }

    /// Writes an answer into the book.
    fn told(&mut self, ready: &Ready, answer: &Answer) -> Line {
        assert!(answer.is_done(), "{}: {}", ready.visit, answer.err_msg);
        let info = answer.output.get("setlinfo").unwrap();
        let amount = |name: &str| money(info.field(name)).unwrap();
        let line = Line {
            id: info.field("setl_id").to_owned(),
            visit: ready.visit.clone(),
            person: ready.person.clone(),
            fee: amount("medfee_sumamt"),
            fund: amount("fund_pay_sumamt"),
            account: amount("acct_pay"),
            insutype: info.field("insutype").to_owned(),
            clr_type: info.field("clr_type").to_owned(),
            stands: true,
        };
        assert_eq!(line.fee, ready.fee, "{}", ready.visit);
        let person = amount("psn_part_amt");
        assert_eq!(line.fee, line.fund + person + amount("hosp_part_amt"));
        assert_eq!(person, line.account + amount("psn_cash_pay"));
        self.book.write(line.clone());
        line
    }

    fn reverse(&mut self, ready: &Ready, settled: &Line) {
        let infno = if ready.is_stay { "2305" } else { "2208" };
        let input =
            json!({ "data": { "setl_id": settled.id, "mdtrt_id": settled.visit, "psn_no": settled.person } });
        let output = self.sure(infno, &input);
        let back = money(output.get("setlinfo").unwrap().field("medfee_sumamt"));
        assert_eq!(back, Some(-settled.fee));
        self.book.strike(&ready.visit);
    }
}
