//! The end of the day: totals, and line by line.

use base::Fen;
use gateway::numbers::money;
use serde_json::json;

use super::book::{Line, Sums};
use super::player::Hospital;

impl Hospital<'_> {
    /// 3201 for what stands, and 5203 line by line.
    pub fn reconcile(&mut self) {
        let sums = self.book.sums();
        assert!(!sums.is_empty());
        for ((insutype, clr_type), sums) in &sums {
            self.totals(insutype, clr_type, *sums, "0");
            let more = Sums { fee: sums.fee + Fen(1), ..*sums };
            let answer = self.ask_totals(insutype, clr_type, more, "0");
            assert_eq!(answer.0, "1", "one fen too much must be seen: {}", answer.1);
        }
        let lines: Vec<Line> = self.book.standing().chain(self.book.reversed()).cloned().collect();
        for line in lines {
            let (told, flag) = self.query(&line.id, &line.visit, &line.person);
            assert_eq!(told, (line.fee, line.fund, line.account), "{line:?}");
            assert_eq!(flag, if line.stands { "0" } else { "1" }, "{line:?}");
        }
    }

    /// 3201 for what was taken back, also what the hospital never knew of.
    pub fn reconcile_reversed(&mut self, theirs: &[(String, String, bool)]) {
        let mut sums: std::collections::BTreeMap<(String, String), Sums> = Default::default();
        for (id, visit, _) in theirs.iter().filter(|it| !it.2) {
            let input = json!({ "data": { "psn_no": self.people[visit], "setl_id": id, "mdtrt_id": visit } });
            let output = self.sure("5203", &input);
            let info = output.get("setlinfo").unwrap();
            let amount = |name: &str| -money(info.field(name)).unwrap();
            let key = (info.field("insutype").to_owned(), info.field("clr_type").to_owned());
            let sum = sums.entry(key).or_default();
            sum.fee += amount("medfee_sumamt");
            sum.fund += amount("fund_pay_sumamt");
            sum.account += amount("acct_pay");
            sum.count += 1;
        }
        for ((insutype, clr_type), sums) in sums {
            self.totals(&insutype, &clr_type, sums, "1");
        }
    }

    fn query(&mut self, id: &str, visit: &str, person: &str) -> ((Fen, Fen, Fen), String) {
        let input = json!({ "data": { "psn_no": person, "setl_id": id, "mdtrt_id": visit } });
        let output = self.sure("5203", &input);
        let info = output.get("setlinfo").unwrap();
        let amount = |name: &str| money(info.field(name)).unwrap();
        let told = (amount("medfee_sumamt"), amount("fund_pay_sumamt"), amount("acct_pay"));
        (told, info.field("refd_setl_flag").to_owned())
    }

    fn totals(&mut self, insutype: &str, clr_type: &str, sums: Sums, flag: &str) {
        let (result, said) = self.ask_totals(insutype, clr_type, sums, flag);
        assert_eq!(result, "0", "{insutype} {clr_type} {flag}: {said}");
    }

    fn ask_totals(&mut self, insutype: &str, clr_type: &str, sums: Sums, flag: &str) -> (String, String) {
        let (from, until) = (self.town.today.plus_days(-1), self.town.today.plus_days(1));
        let input = json!({ "data": { "insutype": insutype, "clr_type": clr_type, "setl_optins": "",
            "stmt_begndate": from.to_string(), "stmt_enddate": until.to_string(),
            "medfee_sumamt": sums.fee.to_string(), "fund_pay_sumamt": sums.fund.to_string(),
            "acct_pay": sums.account.to_string(), "fixmedins_setl_cnt": sums.count.to_string(), "refd_setl_flag": flag } });
        let output = self.sure("3201", &input);
        let info = output.get("stmtinfo").unwrap();
        (info.field("stmt_rslt").to_owned(), info.field("stmt_rslt_dscr").to_owned())
    }
}
