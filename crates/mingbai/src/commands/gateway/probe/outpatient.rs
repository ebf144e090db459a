//! The outpatient part of the day: registration to settlement.
//!
//! **Knows:** the order of an outpatient visit. **Does not know:** HTTP, stays, lost answers.

use serde_json::{Value, json};

use super::day::{Player, Settled};
use super::money::bill;

impl Player {
    /// Registration to settlement; the settlement.
    pub fn outpatient(&mut self) -> Option<Settled> {
        let begin = format!("{} 08:30:00", self.on);
        let input = json!({ "data": { "psn_no": self.psn_no, "insutype": self.insutype, "begntime": begin,
            "mdtrt_cert_type": "02", "mdtrt_cert_no": self.number, "ipt_otp_no": "PROBE", "atddr_no": "1", "dr_name": "自检",
            "dept_code": "1", "dept_name": "自检", "caty": "A03" } });
        let msgid = self.line.msgid();
        let visit = self.step(
            "挂号",
            "2201",
            &msgid,
            &input,
            "核对人员待遇和就诊日期（--on）",
            |output| match output.get("data").map_or("", |it| it.field("mdtrt_id")) {
                "" => Err("没有 data.mdtrt_id".to_owned()),
                id => Ok((id.to_owned(), format!("就诊 {id}"))),
            },
        )?;
        let input = json!({
            "mdtrtinfo": { "mdtrt_id": visit, "psn_no": self.psn_no, "med_type": "11", "begntime": begin,
                "main_cond_dscr": "", "dise_codg": "", "dise_name": "" },
            "diseinfo": [diagnosis(&begin)],
        });
        let msgid = self.line.msgid();
        self.step("诊断", "2203A", &msgid, &input, "核对诊断节点 diseinfo", |_| {
            Ok(((), String::new()))
        })?;
        let (msgid, input) = (self.line.msgid(), self.lines(&visit, "P"));
        let check = Self::check_lines(self.items.len());
        self.step("上传费用", "2204", &msgid, &input, "核对明细编码、金额、时间", check)?;
        let (msgid, input) = (self.line.msgid(), self.settlement(&visit, "1"));
        let check = Self::check_settled(self.items_total(), None);
        let (shown, _) = self.step("预结算", "2206", &msgid, &input, "核对总额和待遇", check)?;
        let msgid = self.line.msgid();
        let settled = self.settle("结算", "2207", &msgid, &visit, Some(shown))?;
        self.query(&settled)?;
        Some(settled)
    }

    fn query(&mut self, settled: &Settled) -> Option<()> {
        let (msgid, input, known) = (self.line.msgid(), self.undo(settled), settled.bill);
        self.step(
            "查结算",
            "5203",
            &msgid,
            &input,
            "核对结算 ID；查询应与结算应答一致",
            |output| {
                let found = bill(output)?;
                if found == known {
                    Ok(((), "与结算应答一致".to_owned()))
                } else {
                    Err(format!("查到 {found}，应为 {known}"))
                }
            },
        )
    }
}

/// An ordinary diagnosis.
pub fn diagnosis(at: &str) -> Value {
    json!({ "diag_type": "1", "diag_srt_no": "1", "diag_code": "J06.900", "diag_name": "急性上呼吸道感染", "diag_dept": "1",
        "dise_dor_no": "1", "dise_dor_name": "自检", "diag_time": at, "vali_flag": "1", "maindiag_flag": "1" })
}
