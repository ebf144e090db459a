//! Whether a statement adds up and says what it must. All findings at once.

use std::collections::BTreeMap;

use base::{Fen, Finding, Findings};

use crate::{PayerKind, State, StatementData, format::yuan, mask::is_invisible};

impl StatementData {
    /// What is wrong with the data: sums that do not agree are errors, the rest are warnings.
    #[must_use]
    pub fn check(&self) -> Findings {
        let mut findings = Findings::default();
        if let Some(place) = self.out_of_range() {
            let message = "金额超出范围（1,000 亿元）";
            findings.push(Finding::error("STM-0012", message, "请核对结算记录").of(place));
            return findings;
        }
        self.check_sums(&mut findings);
        self.check_layers(&mut findings);
        self.check_texts(&mut findings);
        self.check_days(&mut findings);
        findings
    }

    /// The first place with an amount that no bill can have; sums of the others cannot overflow.
    pub(crate) fn out_of_range(&self) -> Option<String> {
        const LARGEST: u64 = 10_000_000_000_000;
        let parts = &self.parts;
        let mut amounts = vec![
            ("parts.total_fen", parts.total_fen),
            ("parts.out_of_scope_fen", parts.out_of_scope_fen),
            ("parts.over_limit_fen", parts.over_limit_fen),
            ("parts.prepaid_fen", parts.prepaid_fen),
            ("parts.eligible_fen", parts.eligible_fen),
            ("person_fen", self.person_fen),
            ("cash_fen", self.cash_fen),
        ];
        amounts.extend(self.layers.iter().map(|it| ("layers", it.paid_fen)));
        amounts.extend(self.payers.iter().map(|it| ("payers", it.amount_fen)));
        amounts.extend(
            self.meters.iter().flat_map(|it| [("meters", Fen(it.before)), ("meters", Fen(it.change))]),
        );
        amounts.extend(
            self.deferred.iter().flat_map(|it| [("deferred", it.paid_fen), ("deferred", it.owed_fen)]),
        );
        amounts.extend(
            self.lines
                .iter()
                .flat_map(|it| [it.amount_fen, it.prepaid_fen, it.eligible_fen].map(|fen| ("lines", fen))),
        );
        let found = amounts.into_iter().find(|(_, amount)| amount.0.unsigned_abs() > LARGEST);
        found.map(|(place, _)| place.to_owned())
    }

    /// Sum of the payers of the kinds that `wanted` accepts.
    pub(crate) fn paid_by(&self, wanted: impl Fn(PayerKind) -> bool) -> Fen {
        self.payers.iter().filter(|it| wanted(it.kind)).map(|it| it.amount_fen).sum()
    }

    fn check_sums(&self, findings: &mut Findings) {
        let parts = &self.parts;
        let four = parts.out_of_scope_fen + parts.over_limit_fen + parts.prepaid_fen + parts.eligible_fen;
        let others = self.paid_by(|kind| kind != PayerKind::Account);
        let accounts = self.paid_by(|kind| kind == PayerKind::Account);
        let mut rows = vec![
            ("STM-0001", "parts", "费用四部分之和", four, "总费用", parts.total_fen),
            (
                "STM-0002",
                "payers",
                "各支付方与个人负担之和",
                others + self.person_fen,
                "总费用",
                parts.total_fen,
            ),
            (
                "STM-0003",
                "person_fen",
                "个人账户与现金之和",
                accounts + self.cash_fen,
                "个人负担",
                self.person_fen,
            ),
        ];
        if let Some(deferred) = &self.deferred {
            let sum = deferred.paid_fen + deferred.owed_fen;
            rows.push(("STM-0007", "deferred", "已付与尚欠之和", sum, "应付", deferred.due_fen));
        }
        if !self.lines.is_empty() {
            let sum = self.lines.iter().map(|it| it.amount_fen).sum();
            rows.push(("STM-0009", "lines", "费用明细之和", sum, "总费用", parts.total_fen));
        }
        for (code, place, left_name, left, right_name, right) in rows {
            if left != right {
                let message = format!("{left_name} {} 不等于{right_name} {}", yuan(left), yuan(right));
                let remedy = "请从结算记录重新取数；仍不相等的，不要发给参保人，交待遇科核对";
                findings.push(Finding::error(code, message, remedy).of(place));
            }
        }
    }

    /// What the layers pay must be what their payers pay; accounts may also pay outside of layers.
    fn check_layers(&self, findings: &mut Findings) {
        let mut difference: BTreeMap<&str, Fen> = BTreeMap::new();
        for layer in &self.layers {
            *difference.entry(&layer.payer).or_default() += layer.paid_fen;
        }
        for payer in &self.payers {
            let entry = difference.entry(&payer.payer).or_default();
            *entry = *entry - payer.amount_fen;
        }
        for account in self.payers.iter().filter(|it| it.kind == PayerKind::Account) {
            difference.remove(account.payer.as_str());
        }
        for (payer, left_over) in difference.into_iter().filter(|(_, it)| *it != Fen::ZERO) {
            let message = format!("支付方 {payer} 各层支付与合计相差 {}", yuan(left_over));
            let remedy = "请核对各层的支付方编号，或从结算记录重新取数";
            findings.push(Finding::error("STM-0004", message, remedy).of("layers"));
        }
    }

    fn check_texts(&self, findings: &mut Findings) {
        // A trial has no number yet.
        let may_be_empty = |place: &str| place == "number" && self.state == State::Preview;
        let required = [
            ("region", &self.region),
            ("number", &self.number),
            ("institution.name", &self.institution.name),
            ("person.name", self.person.name.reveal()),
            ("person.insurance", &self.person.insurance),
            ("visit.kind", &self.visit.kind),
        ];
        for (place, text) in required {
            if text.trim().is_empty() && !may_be_empty(place) {
                let finding = Finding::error("STM-0005", "结算单的必填项是空的", "请补齐后再打印");
                findings.push(finding.of(place).as_warning());
            }
            if text.chars().any(is_invisible) {
                let message = "文字里有看不见的控制字符，打印时已去掉";
                let finding = Finding::error("STM-0011", message, "请在登记信息里改正");
                findings.push(finding.of(place).as_warning());
            }
        }
        for (index, layer) in self.layers.iter().enumerate().filter(|(_, it)| it.clause.trim().is_empty()) {
            let message = format!("“{}”没有写依据条款", layer.name);
            let finding = Finding::error("STM-0010", message, "请在规则包里为这一层补上条款");
            findings.push(finding.of(format!("layers[{index}].clause")).as_warning());
        }
    }

    fn check_days(&self, findings: &mut Findings) {
        if let (Some(admitted), Some(discharged)) = (self.visit.admitted_on, self.visit.discharged_on)
            && discharged < admitted
        {
            let message = format!("出院日期 {discharged} 早于入院日期 {admitted}");
            let finding = Finding::error("STM-0008", message, "请核对就诊登记的两个日期");
            findings.push(finding.of("visit").as_warning());
        }
    }
}
