//! The day: who plays it, and its outpatient part.
//!
//! **Knows:** the order of steps, what each answer must say, what to do when it does not. **Does not
//! know:** HTTP, signatures.

use base::{Day, Fen};
use gateway::json::Json;
use serde_json::{Value, json};

use super::line::Line;
use super::money::{Bill, bill, identities};
use super::report::{Outcome, Step};

/// What each item costs, in fen; several items give several lines.
const PRICE: i64 = 1_234;

/// Plays the day.
pub struct Player {
    pub line: Line,
    /// Day on which bookings happen.
    pub today: Day,
    /// Day of the visits.
    pub on: Day,
    pub items: Vec<String>,
    /// Number of the person's certificate.
    pub number: String,
    pub psn_no: String,
    pub insutype: String,
    pub steps: Vec<Step>,
}

/// A settlement that stands.
pub struct Settled {
    pub visit: String,
    pub id: String,
    pub bill: Bill,
    pub insutype: String,
    pub clr_type: String,
}

/// What a step found, or what is wrong with its answer.
pub type Found<T> = Result<(T, String), String>;

impl Player {
    pub fn new(line: Line, today: Day, on: Day, items: &[String], number: &str) -> Player {
        Player {
            line,
            today,
            on,
            items: items.to_vec(),
            number: number.to_owned(),
            psn_no: String::new(),
            insutype: String::new(),
            steps: Vec::new(),
        }
    }

    /// The whole day. What was made is taken back in the end.
    pub fn play(&mut self) {
        let _ = self.whole();
    }

    fn whole(&mut self) -> Option<()> {
        self.token()?;
        self.sign_in()?;
        self.person()?;
        let settled = self.outpatient();
        let settled = settled.and_then(|it| self.time_outs(it));
        self.stay();
        if let Some(it) = &settled {
            self.reconcile(it);
            self.take_back(it);
        } else {
            self.skip("对账", "3201", "门诊没有走完");
        }
        self.sign_out();
        Some(())
    }

    /// Sends a message that must be done, and checks its answer.
    pub fn step<T>(
        &mut self,
        step: &'static str,
        infno: &'static str,
        msgid: &str,
        input: &Value,
        advice: &str,
        check: impl FnOnce(&Json) -> Found<T>,
    ) -> Option<T> {
        let reply = self.line.send(infno, msgid, &input.to_string());
        let found = reply.answer.and_then(|it| {
            if it.is_done() {
                check(&it.output)
            } else {
                Err(format!("infcode {}：{}", it.infcode, it.err_msg))
            }
        });
        self.note(step, infno, reply.millis, found, advice)
    }

    /// Sends a message that must be refused.
    pub fn refused(
        &mut self,
        step: &'static str,
        infno: &'static str,
        msgid: &str,
        input: &Value,
        advice: &str,
    ) -> Option<()> {
        let reply = self.line.send(infno, msgid, &input.to_string());
        let found = reply.answer.and_then(|it| match (it.is_done(), it.err_msg.is_empty()) {
            (true, _) => Err("办成了，应当退回".to_owned()),
            (false, true) => Err("退回了，但没有说原因（err_msg）".to_owned()),
            (false, false) => Ok(((), format!("退回：{}", it.err_msg))),
        });
        self.note(step, infno, reply.millis, found, advice)
    }

    fn note<T>(
        &mut self,
        step: &'static str,
        infno: &'static str,
        millis: u128,
        found: Found<T>,
        advice: &str,
    ) -> Option<T> {
        let (value, outcome, found, advice) = match found {
            Ok((value, found)) => (Some(value), Outcome::Passed, found, String::new()),
            Err(found) => (None, Outcome::Failed, found, advice.to_owned()),
        };
        self.steps.push(Step { step, infno, millis, outcome, found, advice });
        value
    }

    pub fn skip(&mut self, step: &'static str, infno: &'static str, why: &str) {
        let advice = "先解决前面不通过的步骤，再重试".to_owned();
        let found = why.to_owned();
        self.steps.push(Step { step, infno, millis: 0, outcome: Outcome::Skipped, found, advice });
    }

    /// Something that only two answers together show.
    pub fn wrong(&mut self, step: &'static str, infno: &'static str, found: &str, advice: &str) {
        let _ = self.note::<()>(step, infno, 0, Err(found.to_owned()), advice);
    }

    fn token(&mut self) -> Option<()> {
        if !self.line.needs_token() {
            return Some(());
        }
        let (millis, token) = self.line.fetch_token();
        let found = token.map(|()| ((), "取到 access_token".to_owned()));
        self.note("取令牌", "-", millis, found, "核对 clientId、密钥、口令和令牌地址（--token-url）")
    }

    fn sign_in(&mut self) -> Option<()> {
        let (msgid, input) =
            (self.line.msgid(), json!({ "signIn": { "opter_no": "probe", "mac": "", "ip": "" } }));
        let advice = "先看地址是否通；签名错误的核对账号、密钥、时钟";
        self.step("签到", "9001", &msgid, &input, advice, |output| {
            match output.get("signinoutb").map_or("", |it| it.field("sign_no")) {
                "" => Err("没有 signinoutb.sign_no".to_owned()),
                number => Ok(((), format!("签到流水号 {number}"))),
            }
        })
    }

    fn sign_out(&mut self) {
        let (msgid, input) =
            (self.line.msgid(), json!({ "signOut": { "opter_no": "probe", "sign_no": "" } }));
        self.step("签退", "9002", &msgid, &input, "核对 signOut 节点", |_| Ok(((), String::new())));
    }

    fn person(&mut self) -> Option<()> {
        let input = json!({ "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": self.number, "card_sn": "",
            "begntime": "", "psn_cert_type": "01", "certno": self.number, "psn_name": "" } });
        let msgid = self.line.msgid();
        let advice = "核对 --person：要是当地参保、允许测试的人员";
        let found = self.step("读人员", "1101", &msgid, &input, advice, |output| {
            let person = output.get("baseinfo").map_or("", |it| it.field("psn_no")).to_owned();
            let Some(Json::List(rows)) = output.get("insuinfo") else {
                return Err("insuinfo 不是数组".to_owned());
            };
            let insutype = rows.first().map_or("", |it| it.field("insutype")).to_owned();
            match (person.as_str(), insutype.as_str()) {
                ("", _) => Err("没有 baseinfo.psn_no".to_owned()),
                (_, "") => Err("这个人没有参保信息（insuinfo）".to_owned()),
                _ => {
                    let found = format!("险种 {insutype}，{} 段参保", rows.len());
                    Ok(((person, insutype), found))
                }
            }
        })?;
        (self.psn_no, self.insutype) = found;
        Some(())
    }

    /// Amount of all lines in fen.
    pub fn items_total(&self) -> Fen {
        (0..self.items.len()).map(price).sum()
    }

    pub fn lines(&self, visit: &str, mark: &str) -> Value {
        let line = |(at, item): (usize, &String)| {
            json!({
                "feedetl_sn": format!("{mark}{at}"), "mdtrt_id": visit, "psn_no": self.psn_no, "chrg_bchno": "1",
                "rx_circ_flag": "0", "fee_ocur_time": format!("{} 09:00:00", self.on), "med_list_codg": item,
                "medins_list_codg": item, "det_item_fee_sumamt": price(at).to_string(), "cnt": "1",
                "pric": price(at).to_string(), "hosp_appr_flag": "1",
            })
        };
        let lines: Vec<Value> = self.items.iter().enumerate().map(line).collect();
        json!({ "feedetail": lines })
    }

    pub fn settlement(&self, visit: &str, batch: &str) -> Value {
        json!({ "data": {
            "psn_no": self.psn_no, "mdtrt_cert_type": "02", "mdtrt_cert_no": self.number, "psn_cert_type": "01",
            "certno": self.number, "med_type": if batch.is_empty() { "21" } else { "11" },
            "medfee_sumamt": self.items_total().to_string(), "psn_setlway": "01", "mdtrt_id": visit, "chrg_bchno": batch,
            "acct_used_flag": "0", "insutype": self.insutype, "invono": "", "mid_setl_flag": "0",
        } })
    }

    pub fn undo(&self, settled: &Settled) -> Value {
        json!({ "data": { "setl_id": settled.id, "mdtrt_id": settled.visit, "psn_no": self.psn_no } })
    }

    pub fn of_visit(&self, visit: &str) -> Value {
        json!({ "data": { "mdtrt_id": visit, "psn_no": self.psn_no, "ipt_otp_no": "PROBE" } })
    }

    /// Checks the answer to fee lines: one row for each, parts that add up.
    pub fn check_lines(count: usize) -> impl FnOnce(&Json) -> Found<()> {
        move |output| {
            let Some(Json::List(rows)) = output.get("result") else {
                return Err("result 不是数组".to_owned());
            };
            if rows.len() != count {
                return Err(format!("上传 {count} 条明细，应答 {} 条", rows.len()));
            }
            for row in rows {
                let amount = |name: &str| gateway::numbers::money(row.field(name)).unwrap_or_default();
                let parts = amount("fulamt_ownpay_amt")
                    + amount("overlmt_amt")
                    + amount("preselfpay_amt")
                    + amount("inscp_scp_amt");
                if parts != amount("det_item_fee_sumamt") {
                    let number = row.field("feedetl_sn");
                    return Err(format!("明细 {number} 的四部分之和 {parts} 不等于金额"));
                }
            }
            Ok(((), format!("{count} 条，每条四部分之和等于金额")))
        }
    }

    /// Checks a settlement: the identities, and the amounts that are known already.
    pub fn check_settled(total: Fen, shown: Option<Bill>) -> impl FnOnce(&Json) -> Found<(Bill, Json)> {
        move |output| {
            let bill = identities(output)?;
            if bill.total != total {
                return Err(format!("总额 {} 不等于上传的 {total}", bill.total));
            }
            if let Some(shown) = shown.filter(|it| *it != bill) {
                return Err(format!("与前一次不同：前 {shown}；这次 {bill}"));
            }
            let info = output.get("setlinfo").cloned().unwrap_or(Json::Null);
            Ok(((bill, info), format!("勾稽成立；{bill}")))
        }
    }

    /// Settles a visit under a number; the settlement.
    pub fn settle(
        &mut self,
        step: &'static str,
        infno: &'static str,
        msgid: &str,
        visit: &str,
        shown: Option<Bill>,
    ) -> Option<Settled> {
        let input = self.settlement(visit, if infno == "2207" { "1" } else { "" });
        let check = Self::check_settled(self.items_total(), shown);
        let advice = "不要收费；把报文和应答交给接口方核对";
        let (bill, info) = self.step(step, infno, msgid, &input, advice, |output| {
            let (found, said) = check(output)?;
            if found.1.field("setl_id").is_empty() {
                return Err("没有 setlinfo.setl_id".to_owned());
            }
            Ok((found, said))
        })?;
        Some(Settled {
            visit: visit.to_owned(),
            id: info.field("setl_id").to_owned(),
            bill,
            insutype: info.field("insutype").to_owned(),
            clr_type: info.field("clr_type").to_owned(),
        })
    }

    /// Takes a settlement back; the amounts must be the opposite.
    pub fn reverse(&mut self, step: &'static str, infno: &'static str, settled: &Settled) -> Option<()> {
        let (msgid, input, was) = (self.line.msgid(), self.undo(settled), settled.bill);
        self.step(step, infno, &msgid, &input, "到中心核对这笔结算是否还有效", |output| {
            let back = bill(output)?;
            if back == -was {
                Ok(((), format!("负数应答；{back}")))
            } else {
                Err(format!("应为 {}，应答 {back}", -was))
            }
        })
    }
}

fn price(at: usize) -> Fen {
    Fen(PRICE + i64::try_from(at).unwrap_or(0) * 100)
}
