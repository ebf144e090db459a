//! Answers that are lost, and what the day comes to: retries, 2601, 3201.
//!
//! **Knows:** what must hold however a line breaks. **Does not know:** HTTP.

use base::Fen;
use serde_json::{Value, json};

use super::day::{Player, Settled};

impl Player {
    /// Plays lost answers on a settled visit; the settlement that stands in the end.
    pub fn time_outs(&mut self, settled: Settled) -> Option<Settled> {
        self.reverse("撤销结算", "2208", &settled)?;
        let visit = settled.visit.clone();
        // The answer is taken for lost: the same number again, and then 2601.
        let lost = self.line.msgid();
        let first = self.settle("结算（当作没有收到应答）", "2207", &lost, &visit, Some(settled.bill))?;
        let again = self.settle("同号重发", "2207", &lost, &visit, Some(settled.bill))?;
        if first.id != again.id {
            self.wrong("同号重发", "2207", "重发得到另一个结算 ID：重复记账", "停用重试，联系接口方");
            return None;
        }
        self.void("冲正", &lost)?;
        self.void("再次冲正", &lost)?;
        let bill = self.settlement(&visit, "1");
        let advice = "冲正过的报文又记账：请联系接口方";
        self.refused("冲正后原报文又到", "2207", &lost, &bill, advice)?;
        let never = self.line.msgid();
        self.void("冲正没有到的报文", &never)?;
        self.refused("随后那个报文才到", "2207", &never, &bill, advice)?;
        let msgid = self.line.msgid();
        self.settle("换号重新结算", "2207", &msgid, &visit, Some(settled.bill))
    }

    fn void(&mut self, step: &'static str, number: &str) -> Option<()> {
        let input = json!({ "data": { "psn_no": self.psn_no, "omsgid": number, "oinfno": "2207" } });
        let msgid = self.line.msgid();
        self.step(
            step,
            "2601",
            &msgid,
            &input,
            "2601 要能重复办理，也要能先于原报文到达",
            |_| Ok(((), String::new())),
        )
    }

    /// The totals of the day, right and wrong by one fen.
    pub fn reconcile(&mut self, settled: &Settled) {
        let right = self.totals(settled, Fen::ZERO);
        let msgid = self.line.msgid();
        let advice = "当天这家机构不能有别的业务（请用专供测试的机构）；仍不平的逐笔核对";
        self.step("对总账", "3201", &msgid, &right, advice, |output| result(output, "0"));
        let wrong = self.totals(settled, Fen(1));
        let msgid = self.line.msgid();
        let advice = "差一分也应答平账：中心没有核对金额";
        self.step("对总账（故意差一分）", "3201", &msgid, &wrong, advice, |output| {
            result(output, "1")
        });
    }

    fn totals(&self, settled: &Settled, more: Fen) -> Value {
        let bill = settled.bill;
        json!({ "data": {
            "insutype": settled.insutype, "clr_type": settled.clr_type, "setl_optins": "",
            "stmt_begndate": self.today.to_string(), "stmt_enddate": self.today.to_string(),
            "medfee_sumamt": (bill.total + more).to_string(), "fund_pay_sumamt": bill.fund.to_string(),
            "acct_pay": bill.account.to_string(), "fixmedins_setl_cnt": "1", "refd_setl_flag": "0",
        } })
    }

    /// Leaves the day as it was.
    pub fn take_back(&mut self, settled: &Settled) {
        if self.reverse("收尾：撤销结算", "2208", settled).is_none() {
            return;
        }
        let mut input = self.of_visit(&settled.visit);
        input["data"]["chrg_bchno"] = json!("0000");
        let msgid = self.line.msgid();
        let advice = "请在中心手工撤销这次就诊";
        let done =
            self.step("收尾：撤销费用", "2205", &msgid, &input, advice, |_| Ok(((), String::new())));
        if done.is_some() {
            let (msgid, input) = (self.line.msgid(), self.of_visit(&settled.visit));
            self.step("收尾：撤销挂号", "2202", &msgid, &input, advice, |_| Ok(((), String::new())));
        }
    }
}

fn result(output: &gateway::json::Json, expected: &str) -> super::day::Found<()> {
    let info = output.get("stmtinfo").ok_or("没有 stmtinfo")?;
    let (is, said) = (info.field("stmt_rslt"), info.field("stmt_rslt_dscr"));
    let words = if is == "0" { "平" } else { "不平" };
    if is == expected {
        Ok(((), format!("{words}；{said}")))
    } else {
        Err(format!("应答{words}：{said}"))
    }
}
