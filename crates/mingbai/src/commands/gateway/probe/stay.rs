//! The inpatient part of the day: admission to settlement, and everything taken back.
//!
//! **Knows:** the order of a stay. **Does not know:** HTTP, outpatient visits.

use serde_json::json;

use super::day::Player;
use super::outpatient::diagnosis;

impl Player {
    /// A stay of one day.
    pub fn stay(&mut self) {
        let Some(visit) = self.admit() else { return };
        // Whatever fails within, the rest is taken back as far as it goes.
        let _ = self.settle_stay(&visit);
        let advice = "请在中心手工撤销这次住院";
        let input = json!({ "data": [{ "feedetl_sn": "0000", "mdtrt_id": visit, "psn_no": self.psn_no }] });
        let msgid = self.line.msgid();
        self.step("撤销住院费用", "2302", &msgid, &input, advice, |_| Ok(((), String::new())));
        let (msgid, input) = (self.line.msgid(), self.of_visit(&visit));
        self.step("撤销入院", "2404", &msgid, &input, advice, |_| Ok(((), String::new())));
    }

    fn admit(&mut self) -> Option<String> {
        let begin = format!("{} 08:00:00", self.on);
        let input = json!({
            "mdtrtinfo": { "psn_no": self.psn_no, "insutype": self.insutype, "coner_name": "", "tel": "", "begntime": begin,
                "mdtrt_cert_type": "02", "mdtrt_cert_no": self.number, "med_type": "21", "ipt_no": "PROBE", "medrcdno": "",
                "atddr_no": "1", "chfpdr_name": "自检", "adm_diag_dscr": "自检", "adm_dept_codg": "1", "adm_dept_name": "自检",
                "adm_bed": "1", "dscg_maindiag_code": "J06.900", "dscg_maindiag_name": "急性上呼吸道感染", "dise_type_code": "" },
            "diseinfo": [diagnosis(&begin)],
        });
        let msgid = self.line.msgid();
        let advice = "这个人可能在别处住院：换 --person 或 --on 再试";
        self.step("入院", "2401", &msgid, &input, advice, |output| {
            match output.get("result").map_or("", |it| it.field("mdtrt_id")) {
                "" => Err("没有 result.mdtrt_id".to_owned()),
                id => Ok((id.to_owned(), format!("就诊 {id}"))),
            }
        })
    }

    fn settle_stay(&mut self, visit: &str) -> Option<()> {
        let (msgid, input) = (self.line.msgid(), self.lines(visit, "Z"));
        let check = Self::check_lines(self.items.len());
        self.step("住院费用", "2301", &msgid, &input, "核对明细编码、金额、时间", check)?;
        let total = self.items_total();
        let (msgid, input) = (self.line.msgid(), self.settlement(visit, ""));
        let check = Self::check_settled(total, None);
        let (shown, _) = self.step("住院预结算", "2303", &msgid, &input, "核对总额和待遇", check)?;
        let end = format!("{} 18:00:00", self.on);
        let input = json!({
            "dscginfo": { "mdtrt_id": visit, "psn_no": self.psn_no, "insutype": self.insutype, "endtime": end,
                "dscg_dept_codg": "1", "dscg_dept_name": "自检", "dscg_bed": "1", "dscg_way": "1" },
            "diseinfo": [diagnosis(&end)],
        });
        let msgid = self.line.msgid();
        self.step("出院", "2402", &msgid, &input, "核对出院日期和诊断", |_| {
            Ok(((), String::new()))
        })?;
        let msgid = self.line.msgid();
        if let Some(settled) = self.settle("住院结算", "2304", &msgid, visit, Some(shown)) {
            self.reverse("撤销住院结算", "2305", &settled)?;
        }
        let (msgid, input) = (self.line.msgid(), self.of_visit(visit));
        self.step("撤销出院", "2405", &msgid, &input, "在中心核对这次住院的状态", |_| {
            Ok(((), String::new()))
        })
    }
}
