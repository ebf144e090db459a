//! A bill in words to a workspace in integers, with everything that is wrong with it.

use base::{Day, Fen, Finding, Findings, PPM};
use policy::model::{FactKind, PART_IDS};

use crate::arith::LARGEST_METER;
use crate::bill::{Bill, FeeLine};
use crate::engine::{Engine, ProgramRef};
use crate::lines::{
    Class, ItemTerms, Line, LineSplit, Reason, gather, matching_pots, matching_prepaid, split,
};
use crate::run::{MISSING, Workspace};

/// The largest amount on one bill: 100 亿元. Products with a rate then always fit.
pub(crate) const LARGEST: i64 = 1_000_000_000_000;

/// Values of the pack's meters for the periods of a day, by index of the meter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeterValues {
    /// In the period the day lies in.
    pub used: Vec<i64>,
    /// In the period before.
    pub last: Vec<i64>,
}

/// A bill that is ready to run.
#[derive(Debug)]
pub struct Prepared<'e> {
    /// The program for its situation.
    pub program: ProgramRef<'e>,
    /// How its lines were split.
    pub splits: Vec<LineSplit>,
    /// Day of settlement.
    pub on: Day,
}

impl Engine {
    /// Reads a bill into `ws`.
    ///
    /// # Errors
    /// Everything that is wrong with the bill, all at once.
    pub fn prepare(
        &self,
        bill: &Bill,
        meters: &MeterValues,
        ws: &mut Workspace,
    ) -> Result<Prepared<'_>, Findings> {
        let mut findings = Findings::default();
        let mut bad = |place: &str, message: String, remedy: &str| {
            findings.push(Finding::error("BEN-0001", message, remedy).of(place));
        };
        self.clear(ws);
        if meters.used.iter().chain(&meters.last).any(|it| it.unsigned_abs() > LARGEST_METER.unsigned_abs()) {
            bad("meters", "累计值超出范围".to_owned(), "累计器以分计，不超过 10 万亿元；请核对以前的单据");
        }
        copy(&meters.used, &mut ws.used);
        copy(&meters.last, &mut ws.last);
        let Some(on) = bill.on else {
            bad("on", "没有结算日期".to_owned(), "请给出 on，如 2024-03-01");
            return Err(findings);
        };
        self.read_facts(bill, ws, &mut bad);
        for (payer, fen) in &bill.balances {
            match self.pack().payer(payer) {
                Some(_) if !(0..=LARGEST).contains(&fen.0) => {
                    bad("balances", format!("账户余额 {fen} 元超出范围"), "余额不能为负");
                }
                Some(index) => ws.balances[index] = fen.0,
                None => bad("balances", format!("没有账户 {payer}"), "请用规则包里的支付方标识，如 account"),
            }
        }
        let inline: Vec<Option<ItemTerms>> = bill
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| self.inline_terms(at, line, on, &mut bad))
            .collect();
        if bill.lines.is_empty() {
            self.read_parts(bill, ws, &mut bad);
        } else {
            for key in bill.amounts.keys().filter(|it| self.is_pot(it)) {
                bad("amounts", format!("已有费用明细，不能再给 {key}"), "费用由明细汇总得出");
            }
        }
        self.read_amounts(bill, ws, &mut bad);
        if !findings.is_empty() {
            return Err(findings);
        }
        let program = self.program(on, ws).map_err(|missing| {
            let finding = |fact: usize| {
                let fact = &self.pack().facts[fact];
                let message = format!("缺少{}（{}）", fact.name, fact.id);
                Finding::error("BEN-0002", message, "待遇规则要看它，请补上").of("facts")
            };
            Findings(missing.into_iter().map(finding).collect())
        })?;
        let splits = self.split_lines(bill, on, &inline, &program, ws)?;
        Ok(Prepared { program, splits, on })
    }

    fn read_facts(&self, bill: &Bill, ws: &mut Workspace, bad: &mut impl FnMut(&str, String, &str)) {
        let pack = self.pack();
        for (index, fact) in pack.facts.iter().enumerate() {
            ws.facts[index] = match &fact.kind {
                FactKind::Closed { values, default } => {
                    let held = |word: &String| values.iter().position(|it| it == word);
                    let given = bill.facts.get(&fact.id);
                    if let Some(word) = given.filter(|it| held(it).is_none()) {
                        let message = format!("{}（{}）没有取值“{word}”", fact.name, fact.id);
                        bad("facts", message, &format!("可用：{}", values.join("、")));
                    }
                    let mut value = given.and_then(held);
                    if value.is_none() && self.identity() == Some(index) {
                        // Identities: the first in the pack's order counts; those it does not know have no benefit.
                        value = bill.identities.iter().filter_map(held).min();
                    }
                    value.or(*default).and_then(|it| i64::try_from(it).ok()).unwrap_or(MISSING)
                }
                FactKind::Number { from_meter, default } => {
                    let given = bill.numbers.get(&fact.id).copied();
                    if given.is_some_and(|it| !(0..1_000_000).contains(&it)) {
                        bad("numbers", format!("{} 的数值超出范围", fact.name), "应在 0 至 999999 之间");
                    }
                    let counted = from_meter.map(|it| ws.used[it] + 1);
                    given.or(counted).or(*default).unwrap_or(MISSING)
                }
                FactKind::Amount { .. } => MISSING,
            };
        }
        for key in
            bill.facts.keys().filter(|key| !self.knows(key, |it| matches!(it, FactKind::Closed { .. })))
        {
            bad("facts", format!("不认识的事实 {key}"), "请用规则包 pack.toml 里声明的事实");
        }
        for key in
            bill.numbers.keys().filter(|key| !self.knows(key, |it| matches!(it, FactKind::Number { .. })))
        {
            bad("numbers", format!("不认识的数字事实 {key}"), "请用规则包 pack.toml 里声明的事实");
        }
    }

    fn knows(&self, id: &str, kind: impl Fn(&FactKind) -> bool) -> bool {
        self.pack().fact(id).is_some_and(|it| kind(&self.pack().facts[it].kind))
    }

    fn is_pot(&self, id: &str) -> bool {
        PART_IDS.contains(&id) || self.pack().pots.iter().any(|it| it.id == id)
    }

    /// The five parts and the pack's pots, where a bill has no lines.
    fn read_parts(&self, bill: &Bill, ws: &mut Workspace, bad: &mut impl FnMut(&str, String, &str)) {
        let given = |id: &str| bill.amounts.get(id).map(|it| it.0);
        let [total, out, over, prepaid, eligible] = PART_IDS.map(given);
        let sum: i64 = [out, over, prepaid].iter().flatten().map(|it| it.clamp(&0, &LARGEST)).sum();
        let (total, eligible) = match (total, eligible) {
            (None, None) => (sum, 0),
            (None, Some(eligible)) => (sum + eligible, eligible),
            (Some(total), None) => (total, total - sum),
            (Some(total), Some(eligible)) => {
                // What a notice calls 范围内 may leave part of the total unexplained: that part is out of scope.
                if out.is_none() && total >= sum + eligible {
                    ws.pots[1] = total - sum - eligible;
                } else if total != sum + eligible {
                    let message =
                        format!("总费用 {} 元与各部分之和 {} 元不符", Fen(total), Fen(sum + eligible));
                    bad("amounts", message, "总费用 = 全自费 + 超限价 + 先行自付 + 政策范围内");
                }
                (total, eligible)
            }
        };
        if eligible < 0 {
            let message = format!("各部分之和 {} 元超过总费用 {} 元", Fen(sum), Fen(total));
            bad("amounts", message, "请核对各部分金额");
        }
        ws.pots[0] = total;
        ws.pots[1] = out.unwrap_or(ws.pots[1]);
        ws.pots[2] = over.unwrap_or(0);
        ws.pots[3] = prepaid.unwrap_or(0);
        ws.pots[4] = eligible;
        for (index, pot) in self.pack().pots.iter().enumerate() {
            ws.pots[5 + index] = given(&pot.id).unwrap_or(0);
        }
    }

    fn read_amounts(&self, bill: &Bill, ws: &mut Workspace, bad: &mut impl FnMut(&str, String, &str)) {
        let pack = self.pack();
        let first_fact = 5 + pack.pots.len();
        for (index, fact) in pack.facts.iter().enumerate() {
            if let FactKind::Amount { default } = fact.kind {
                ws.pots[first_fact + index] = bill.amounts.get(&fact.id).map_or(default, |it| it.0);
            }
        }
        for (id, fen) in &bill.amounts {
            if !self.is_pot(id) && !self.knows(id, |it| matches!(it, FactKind::Amount { .. })) {
                bad("amounts", format!("不认识的金额 {id}"), "请用五个部分、规则包的罐或金额事实");
            }
            if !(0..=LARGEST).contains(&fen.0) {
                bad(
                    "amounts",
                    format!("{id} 的金额 {fen} 元超出范围"),
                    "金额不能为负，单张单据不超过 100 亿元；退费请用冲销",
                );
            }
        }
    }

    /// Terms of a line that carries its own; `None` when the catalogue has them.
    fn inline_terms(
        &self,
        at: usize,
        line: &FeeLine,
        on: Day,
        bad: &mut impl FnMut(&str, String, &str),
    ) -> Option<ItemTerms> {
        let place = format!("lines[{at}]");
        if !(0..=LARGEST).contains(&line.amount_fen.0) {
            let message = format!("金额 {} 元超出范围", line.amount_fen);
            bad(&place, message, "费用明细不能为负；退费请冲减原明细");
        }
        if !(0..=1_000_000_000_000).contains(&line.quantity_e4) {
            bad(&place, "数量超出范围".to_owned(), "数量不能为负");
        }
        let day = line.on.unwrap_or(on);
        if day > on {
            bad(&place, format!("发生日期 {day} 晚于结算日期 {on}"), "请核对日期");
        }
        if !line.code.is_empty() && self.catalogue().find(&line.code, day).is_some() {
            return None;
        }
        let Some(class) = line.class.as_deref() else {
            let known_then = if self.catalogue().has(&line.code) {
                "当日不在目录有效期内"
            } else {
                "不在目录里"
            };
            let message = format!("项目 {}（{}）{known_then}", line.code, line.name);
            bad(&place, message, "请先对码，或在明细里写明 class（甲/乙/丙）；目录外项目写 丙");
            return None;
        };
        let Some(class) = Class::from_word(class) else {
            bad(&place, format!("类别“{class}”应为甲、乙或丙"), "请改正");
            return None;
        };
        if line.prepaid_ppm.is_some_and(|it| !(0..=PPM).contains(&it)) {
            bad(
                &place,
                "先行自付比例应在 0 至 100% 之间".to_owned(),
                "prepaid_ppm 以百万分之一计，10% 为 100000",
            );
        }
        let kind = line.kind.as_deref().unwrap_or("");
        Some(ItemTerms {
            class,
            prepaid: line.prepaid_ppm,
            price_limits: Vec::new(),
            max_quantity_e4: None,
            only: Vec::new(),
            pots: matching_pots(self.pack(), class.word(), kind, &line.tags),
            prepaid_rules: matching_prepaid(self.pack(), class.word(), kind, &line.tags),
            days: 0..=u32::MAX,
        })
    }

    fn split_lines(
        &self,
        bill: &Bill,
        on: Day,
        inline: &[Option<ItemTerms>],
        program: &ProgramRef<'_>,
        ws: &mut Workspace,
    ) -> Result<Vec<LineSplit>, Findings> {
        let mut findings = Findings::default();
        let mut splits = Vec::with_capacity(bill.lines.len());
        for (at, (line, own)) in bill.lines.iter().zip(inline).enumerate() {
            let day = line.on.unwrap_or(on);
            let terms = own.as_ref().or_else(|| self.catalogue().find(&line.code, day));
            let Some(terms) = terms else { continue };
            let as_line = Line { terms, on: day, amount: line.amount_fen.0, quantity_e4: line.quantity_e4 };
            let before = if terms.max_quantity_e4.is_some() {
                bill.lines[..at].iter().filter(|it| it.code == line.code).map(|it| it.quantity_e4).sum()
            } else {
                0
            };
            let split = split(&as_line, program, &ws.facts, before);
            let wrong = match split.reason {
                Reason::NoShare => Some("是乙类，但目录和文件都没有先行自付比例"),
                Reason::Conflict => Some("有几条先行自付规则同时适用"),
                Reason::None | Reason::ClassC | Reason::Restricted | Reason::Quantity => None,
            };
            if let Some(wrong) = wrong {
                let message = format!("项目 {}（{}）{wrong}", line.code, line.name);
                let finding = Finding::error("BEN-0003", message, "请在目录里补比例，或写 [[prepaid]] 规则");
                findings.push(finding.of(format!("lines[{at}]")));
            }
            gather(self.pack(), &as_line, &split, ws);
            splits.push(split);
        }
        if ws.pots[0] > LARGEST {
            let message = format!("总费用 {} 元超出范围", Fen(ws.pots[0]));
            findings.push(Finding::error("BEN-0001", message, "单张单据不超过 100 亿元").of("lines"));
        }
        if findings.is_empty() { Ok(splits) } else { Err(findings) }
    }
}

fn copy(from: &[i64], to: &mut [i64]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = *from;
    }
}
