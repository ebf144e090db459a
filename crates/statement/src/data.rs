//! What a statement is made from: plain values, filled by the use case that settles or looks up.
//!
//! **Knows:** the fields of a settlement statement. **Does not know:** the benefit engine, the
//! store, how it is drawn. Names, numbers and diagnoses are wrapped so that logs do not show them.

use base::{Day, Fen, Redacted};
use serde::{Deserialize, Serialize};

/// One settlement statement (一单式结算单). All amounts in fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementData {
    /// Region as it stands in the title, such as `江津区`.
    pub region: String,
    /// Settlement number (结算单号).
    pub number: String,
    /// Content of the QR code; the settlement number when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr_text: Option<String>,
    /// Day of settlement.
    pub settled_on: Day,
    /// Whether it stands, is a trial, or has been reversed.
    #[serde(default)]
    pub state: State,
    /// Who treated.
    pub institution: Institution,
    /// Who was treated.
    pub person: Person,
    /// What the bill is for.
    pub visit: Visit,
    /// The four parts of the bill and their sum.
    pub parts: Parts,
    /// Each layer that applied, in order.
    #[serde(default)]
    pub layers: Vec<Layer>,
    /// Who pays what, in order: funds, insurers, hospital, government, personal accounts.
    #[serde(default)]
    pub payers: Vec<Payer>,
    /// What the person bears: personal accounts and cash.
    pub person_fen: Fen,
    /// Part of [`StatementData::person_fen`] that is not taken from an account.
    pub cash_fen: Fen,
    /// Money for the person beside the bill (津贴, 护理费 …).
    #[serde(default)]
    pub benefits: Vec<Payer>,
    /// Yearly accumulators before and after.
    #[serde(default)]
    pub meters: Vec<Meter>,
    /// Why it is this amount, in the order of the calculation.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Treat first, pay later: what is due, what was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferred: Option<Deferred>,
    /// Fee lines for the second page; no second page when empty.
    #[serde(default)]
    pub lines: Vec<FeeLine>,
    /// Where to ask and how to object.
    #[serde(default)]
    pub contact: Contact,
}

/// Whether the settlement stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
pub enum State {
    /// Settled and booked.
    #[default]
    Settled,
    /// A trial calculation (试算): nothing was booked.
    Preview,
    /// Reversed (已撤销): the statement is void.
    Reversed {
        /// Day of the reversal.
        on: Day,
        /// Number of the reversing settlement.
        number: String,
        /// Why; may be empty.
        #[serde(default)]
        reason: String,
    },
}

/// The institution.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Name.
    pub name: String,
    /// Level, such as `二级`.
    pub level: String,
    /// Code; may be empty.
    #[serde(default)]
    pub code: String,
}

/// The person treated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name in full.
    pub name: Redacted<String>,
    /// Whether the name is printed masked (王*明).
    #[serde(default)]
    pub mask_name: bool,
    /// Identity number or document number; always printed masked.
    pub number: Redacted<String>,
    /// Kind of insurance, such as `城乡居民`.
    pub insurance: String,
    /// Status, such as `在职`; may be empty.
    #[serde(default)]
    pub status: String,
    /// Identities that count for this bill (特困人员, 低保对象 …); may be empty.
    #[serde(default)]
    pub identities: Vec<String>,
}

/// The visit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Kind, such as `普通住院`.
    pub kind: String,
    /// Day of admission, or of an outpatient visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted_on: Option<Day>,
    /// Day of discharge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discharged_on: Option<Day>,
    /// Diagnosis; left out of the statement when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<Redacted<String>>,
}

/// The parts of the bill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// 总费用.
    pub total_fen: Fen,
    /// 全自费.
    pub out_of_scope_fen: Fen,
    /// 超限价自费.
    pub over_limit_fen: Fen,
    /// 先行自付.
    pub prepaid_fen: Fen,
    /// 政策范围内.
    pub eligible_fen: Fen,
}

/// One layer of the calculation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Name for people, such as `基本医疗`.
    pub name: String,
    /// Identifier of the payer, the same as in [`Payer::payer`].
    pub payer: String,
    /// 进入本层的基数.
    pub base_fen: Fen,
    /// 实扣起付线.
    #[serde(default)]
    pub deductible_fen: Fen,
    /// Rate or bands in words, such as `75%` or `0–3万元 60%；3万元以上 70%`.
    #[serde(default)]
    pub rate_text: String,
    /// Limit in words, such as `年限额 80,000.00`; empty when there is none.
    #[serde(default)]
    pub limit_text: String,
    /// 本层支付.
    pub paid_fen: Fen,
    /// Instrument and clause.
    #[serde(default)]
    pub clause: String,
}

/// An amount of one payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payer {
    /// Identifier of the payer in the pack.
    pub payer: String,
    /// Name for people.
    pub name: String,
    /// What kind of payer it is.
    pub kind: PayerKind,
    /// Amount.
    pub amount_fen: Fen,
}

/// Kinds of payers, as the pack names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayerKind {
    /// A fund of the bureau (统筹基金, 医疗救助 …).
    Fund,
    /// A commercial or mutual insurer.
    Insurer,
    /// Reduction by the hospital (医院减免).
    Hospital,
    /// Backstop of the government (政府兜底).
    Government,
    /// A personal account: part of what the person bears.
    Account,
}

/// One accumulator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meter {
    /// Name for people, such as `年度起付线累计`.
    pub name: String,
    /// Period it belongs to, such as `2026`.
    #[serde(default)]
    pub period: String,
    /// Whether it counts money or times.
    #[serde(default)]
    pub unit: MeterUnit,
    /// Before this settlement, in fen or times.
    pub before: i64,
    /// What this settlement adds.
    pub change: i64,
    /// The limit it is measured against, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}

/// What an accumulator counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeterUnit {
    /// Money in fen.
    #[default]
    Fen,
    /// Times (次).
    Times,
}

/// One step of the explanation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Layer or subject the step belongs to, for people.
    #[serde(default)]
    pub layer: String,
    /// The step in words with its numbers.
    pub text: String,
    /// Instrument and clause; may be empty.
    #[serde(default)]
    pub clause: String,
    /// Result of the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
}

/// Treat first, pay later (先诊疗后付费).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deferred {
    /// 应付.
    pub due_fen: Fen,
    /// 已付.
    pub paid_fen: Fen,
    /// 欠.
    pub owed_fen: Fen,
    /// Last day to pay, where one was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
}

/// One fee line of the detail page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// Day the cost arose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Name as the institution wrote it.
    pub name: String,
    /// Class 甲, 乙 or 丙; may be empty.
    #[serde(default)]
    pub class: String,
    /// Quantity in ten-thousandths.
    pub quantity_e4: i64,
    /// Amount.
    pub amount_fen: Fen,
    /// 全自费 and 超限价 part.
    #[serde(default)]
    pub out_of_scope_fen: Fen,
    /// 先行自付 part.
    #[serde(default)]
    pub prepaid_fen: Fen,
    /// 政策范围内 part.
    #[serde(default)]
    pub eligible_fen: Fen,
}

/// Where to ask and how to object. Empty fields leave a blank or a general sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name of the agency, such as `江津区医疗保障事务中心`.
    #[serde(default)]
    pub agency: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// How to object and until when; a general sentence when empty.
    #[serde(default)]
    pub appeal: String,
}
