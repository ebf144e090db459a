//! A decision as `setlinfo` and `setldetail`.
//!
//! **Invariant:** the identities of the interface hold, or nothing is answered:
//! total = funds + person + hospital = the four parts; person = account + cash; the details add up to
//! funds, account and hospital.

use app::reported::{Decision, Insured, VisitRecord, visit_of};
use base::{Day, Fen};

use super::identity::{head, insured_as};
use crate::node::Node;
use crate::profile::{PAY_FIELDS, Profile};
use crate::refusal::Refusal;

/// Fields that are neither funds.
const ACCOUNT: usize = 8;
const HOSPITAL: usize = 9;

/// Amounts of a settlement by the interface's fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    pub total_fen: Fen,
    pub parts_fen: [Fen; 4],
    pub deductible_fen: Fen,
    /// Share of the pooled fund in ten-thousandths.
    pub pool_share_e4: i64,
    /// By [`PAY_FIELDS`].
    pub pays_fen: [Fen; 10],
    pub person_fen: Fen,
    pub family_fen: Fen,
    pub cash_fen: Fen,
    pub details: Vec<Detail>,
}

/// What one payer pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    pub fund_pay_type: String,
    pub sub_code: String,
    pub name: String,
    pub amount_fen: Fen,
}

impl Amounts {
    /// Amounts of a decision for an insurance.
    ///
    /// # Errors
    /// When an identity does not hold.
    pub fn of(profile: &Profile, decision: &Decision, insurance: &str) -> Result<Amounts, Refusal> {
        let mut pays_fen = [Fen::ZERO; 10];
        let mut details = Vec::new();
        let mut family_fen = Fen::ZERO;
        for share in decision.payers.iter().chain(&decision.accounts) {
            let known = profile.payer(&share.payer, insurance);
            let (usual, fund) = match share.kind.as_str() {
                "account" => ("acct_pay", "310200"),
                "hospital" => ("hosp_part_amt", "999996"),
                _ => ("oth_pay", "999997"),
            };
            let field = known.map_or(usual, |it| it.field.as_str());
            let at = PAY_FIELDS.iter().position(|it| *it == field).unwrap_or(7);
            // Money of accounts is the person's, wherever a place shows it.
            let at = match share.kind.as_str() {
                "account" => ACCOUNT,
                _ if at == ACCOUNT => 7,
                _ => at,
            };
            pays_fen[at] += share.amount_fen;
            if share.payer == "account_family" {
                family_fen += share.amount_fen;
            }
            let fund_pay_type = known.map_or(fund, |it| it.fund_pay_type.as_str()).to_owned();
            let sub = known.map_or(share.code.as_str(), |it| it.sub_code.as_str());
            details.push(Detail {
                sub_code: if sub.is_empty() { fund_pay_type.clone() } else { sub.to_owned() },
                fund_pay_type,
                name: known.map_or(share.name.as_str(), |it| it.name.as_str()).to_owned(),
                amount_fen: share.amount_fen,
            });
        }
        let pooled = decision.layers.iter().filter(|it| it.payer == "pooled");
        let (mut deductible_fen, mut base, mut paid) = (Fen::ZERO, 0_i128, 0_i128);
        for layer in pooled {
            deductible_fen += layer.deductible_fen;
            base += i128::from((layer.base_fen - layer.deductible_fen - layer.over_fen).0.max(0));
            paid += i128::from(layer.paid_fen.0);
        }
        let parts = &decision.parts;
        let amounts = Amounts {
            total_fen: parts.total_fen,
            parts_fen: [parts.out_of_scope_fen, parts.over_limit_fen, parts.prepaid_fen, parts.eligible_fen],
            deductible_fen,
            pool_share_e4: if base == 0 {
                0
            } else {
                i64::try_from(paid * 10_000 / base).unwrap_or(0).clamp(0, 10_000)
            },
            pays_fen,
            person_fen: decision.person_fen,
            family_fen,
            cash_fen: decision.cash_fen,
            details,
        };
        amounts.check().map_err(|what| {
            tracing::error!(what, "gateway: a settlement does not add up");
            Refusal::new("GW-0510", "结算金额勾稽不符", "请勿收费，联系医保局核对这笔结算")
        })?;
        Ok(amounts)
    }

    /// What the funds pay, without personal accounts.
    pub fn funds_fen(&self) -> Fen {
        self.pays_fen[..ACCOUNT].iter().copied().sum()
    }

    /// What accounts pay.
    pub fn account_fen(&self) -> Fen {
        self.pays_fen[ACCOUNT]
    }

    /// `fund_pay_sumamt` as the place counts it.
    pub fn fund_sum_fen(&self, profile: &Profile) -> Fen {
        if profile.account_in_fund { self.funds_fen() + self.account_fen() } else { self.funds_fen() }
    }

    /// The identities.
    pub fn check(&self) -> Result<(), &'static str> {
        let hospital = self.pays_fen[HOSPITAL];
        let details: Fen = self.details.iter().map(|it| it.amount_fen).sum();
        let all = self.funds_fen() + self.account_fen() + hospital;
        let rules = [
            (
                self.total_fen == self.funds_fen() + self.person_fen + hospital,
                "total = funds + person + hospital",
            ),
            (self.total_fen == self.parts_fen.iter().copied().sum(), "total = four parts"),
            (self.person_fen == self.account_fen() + self.cash_fen, "person = account + cash"),
            (details == all, "details = funds + account + hospital"),
            (self.family_fen <= self.account_fen(), "family within account"),
        ];
        rules.iter().find(|it| !it.0).map_or(Ok(()), |it| Err(it.1))
    }
}

/// A settlement on its way out.
pub struct Shown<'a> {
    pub profile: &'a Profile,
    pub amounts: &'a Amounts,
    pub person: &'a Insured,
    pub insurance: &'a str,
    pub status: &'a str,
    pub visit: &'a VisitRecord,
    /// Empty for a preview.
    pub setl_id: &'a str,
    pub setl_time: String,
    pub msgid: &'a str,
    pub balance_fen: Fen,
    pub clr_optins: String,
    pub today: Day,
    /// The opposite, for what was taken back.
    pub is_back: bool,
}

impl Shown<'_> {
    fn money(&self, fen: Fen) -> Node {
        Node::Money(if self.is_back { -fen } else { fen })
    }

    /// Both nodes.
    pub fn output(&self) -> Node {
        let details = ("setldetail", self.details());
        Node::Object(vec![("setlinfo", Node::Object(self.info())), details])
    }

    /// `setlinfo`.
    pub fn info(&self) -> Vec<(&'static str, Node)> {
        let said = |name: &str| self.visit.report.said.get(name).map_or("", String::as_str);
        let med_type = said("med_type");
        let clr_type = self.profile.visit(med_type).map_or("99", |it| it.clr_type.as_str());
        let amounts = self.amounts;
        let mut fields =
            vec![("mdtrt_id", Node::text(visit_of(&self.visit.id))), ("setl_id", Node::maybe(self.setl_id))];
        fields.extend(head(self.person, self.today));
        fields.extend(insured_as(self.profile, self.insurance, self.status));
        fields.extend([
            ("setl_time", Node::text(&self.setl_time)),
            ("mdtrt_cert_type", Node::maybe(said("mdtrt_cert_type"))),
            ("med_type", Node::text(med_type)),
            ("medfee_sumamt", self.money(amounts.total_fen)),
            ("fulamt_ownpay_amt", self.money(amounts.parts_fen[0])),
            ("overlmt_selfpay", self.money(amounts.parts_fen[1])),
            ("preselfpay_amt", self.money(amounts.parts_fen[2])),
            ("inscp_scp_amt", self.money(amounts.parts_fen[3])),
            ("act_pay_dedc", self.money(amounts.deductible_fen)),
            ("pool_prop_selfpay", Node::Decimal(amounts.pool_share_e4, 4)),
        ]);
        fields.extend(PAY_FIELDS.iter().zip(amounts.pays_fen).map(|(name, fen)| (*name, self.money(fen))));
        fields.extend([
            ("fund_pay_sumamt", self.money(amounts.fund_sum_fen(self.profile))),
            ("psn_part_amt", self.money(amounts.person_fen)),
            ("psn_cash_pay", self.money(amounts.cash_fen)),
            ("acct_mulaid_pay", self.money(amounts.family_fen)),
            ("balc", Node::Money(self.balance_fen)),
            ("medins_setl_id", Node::text(self.msgid)),
            ("clr_optins", Node::text(&self.clr_optins)),
            ("clr_way", Node::text("1")),
            ("clr_type", Node::text(clr_type)),
            ("exp_content", Node::Null),
        ]);
        if self.is_back {
            // Two spellings are read by programs.
            fields.push(("pdn_cash_pay", self.money(amounts.cash_fen)));
        }
        fields
    }

    /// `setldetail`.
    pub fn details(&self) -> Node {
        let eligible = self.amounts.parts_fen[3];
        let row = |it: &Detail| {
            Node::Object(vec![
                ("fund_pay_type", Node::text(&it.fund_pay_type)),
                ("inscp_scp_amt", self.money(eligible)),
                ("crt_payb_lmt_amt", self.money(it.amount_fen)),
                ("fund_payamt", self.money(it.amount_fen)),
                ("fund_pay_type_name", Node::text(&it.name)),
                ("setl_proc_info", Node::text(&it.sub_code)),
            ])
        };
        Node::List(self.amounts.details.iter().map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_whether_accounts_are_in_the_sum_of_funds() {
        let mut pays_fen = [Fen::ZERO; 10];
        (pays_fen[0], pays_fen[ACCOUNT], pays_fen[HOSPITAL]) = (Fen(700), Fen(200), Fen(30));
        let amounts = Amounts {
            total_fen: Fen(1_030),
            parts_fen: [Fen::ZERO, Fen::ZERO, Fen::ZERO, Fen(1_030)],
            deductible_fen: Fen::ZERO,
            pool_share_e4: 0,
            pays_fen,
            person_fen: Fen(300),
            family_fen: Fen::ZERO,
            cash_fen: Fen(100),
            details: Vec::new(),
        };
        for (text, expected) in
            [("account_in_fund = true\n", 900), ("account_in_fund = false\n", 700), ("", 700)]
        {
            let (profile, findings) = Profile::of_pack("gateway.toml", text);
            assert!(findings.is_empty(), "{findings:?}");
            assert_eq!(amounts.fund_sum_fen(&profile), Fen(expected), "{text}");
        }
    }
}
