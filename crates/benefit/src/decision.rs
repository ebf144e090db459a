//! What was decided: who pays what, why, and what it used up.

use base::Fen;
use serde::{Deserialize, Serialize};

/// The result of one bill. All amounts in fen.
///
/// **Invariant:** `total = Σ payers + person`, `person = account + cash`,
/// `total = out_of_scope + over_limit + prepaid + eligible`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Whether rules were found.
    pub outcome: Outcome,
    /// The four parts of the bill and their sum.
    pub parts: Parts,
    /// Each layer that applied, in order.
    pub layers: Vec<LayerResult>,
    /// Sum per payer in the order of the layers, without accounts and person; only those that are not zero.
    pub payers: Vec<PayerShare>,
    /// Sum per personal account; only those that are not zero.
    pub accounts: Vec<PayerShare>,
    /// What the person bears: accounts and cash.
    pub person_fen: Fen,
    /// Part of [`Decision::person_fen`] not taken from an account.
    pub cash_fen: Fen,
    /// The pack's own pots, gathered from the lines; only those that are not zero.
    #[serde(default)]
    pub pots: Vec<NamedAmount>,
    /// Named amounts (账户划入, 生育津贴 …).
    pub amounts: Vec<NamedAmount>,
    /// Money for the person beside the bill (津贴, 护理费), by payer.
    pub benefits: Vec<PayerShare>,
    /// Meters that this bill moves.
    pub meters: Vec<MeterChange>,
    /// Every step with its rule and clause; empty when no trace was asked for.
    pub trace: Vec<Step>,
}

/// Whether rules were found for the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Outcome {
    /// Rules were found for every layer that applies.
    Decided,
    /// No layer of the pack applies (无适用待遇): the person bears everything.
    NotApplicable,
    /// A layer applies but one of its rules is missing or contradictory: nobody may book this.
    NoRule {
        /// What is missing, in Chinese.
        reasons: Vec<String>,
    },
}

/// The parts of a bill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What one layer did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerResult {
    /// Identifier of the layer in the pack.
    pub layer: String,
    /// Its name for people.
    pub name: String,
    /// Who pays.
    pub payer: String,
    /// 进入本层的基数.
    pub base_fen: Fen,
    /// 实扣起付线.
    pub deductible_fen: Fen,
    /// 超费用限额部分.
    pub over_fen: Fen,
    /// 按比例个人负担.
    pub self_fen: Fen,
    /// 因支付限额少付.
    pub cut_fen: Fen,
    /// 本层支付.
    pub paid_fen: Fen,
}

/// An amount of one payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerShare {
    /// Identifier of the payer in the pack.
    pub payer: String,
    /// Its name for people.
    pub name: String,
    /// Code in settlement messages (fund_pay_type or setl_proc_info); may be empty.
    pub code: String,
    /// `fund`, `insurer`, `hospital`, `government`, `account` or `person`.
    pub kind: String,
    /// Amount in fen.
    pub amount_fen: Fen,
}

/// A named amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAmount {
    /// Identifier in the pack.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Amount in fen.
    pub amount_fen: Fen,
}

/// How far one meter moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeterChange {
    /// Identifier of the meter in the pack.
    pub meter: String,
    /// Period the change belongs to: `2024`, `2024-03`, `2024-03-01`, `life` (see `Engine::period_key`).
    pub period: String,
    /// Whether the meter belongs to the household instead of the person.
    pub household: bool,
    /// Value before, in fen (or visits).
    pub before: i64,
    /// What this bill adds; a reversal adds the opposite.
    pub change: i64,
}

/// One step of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Layer (or named amount, or `line 3`) the step belongs to.
    pub layer: String,
    /// Kind: `line`, `base`, `cost_limit`, `deductible`, `band`, `rate`, `pay_limit`, `floor`, `round`, `paid` …
    pub kind: String,
    /// Rule that was applied; empty for plain arithmetic.
    pub rule: String,
    /// Instrument and clause, such as `示例医保发〔2024〕17号第七条第一款`.
    pub clause: String,
    /// The step in words with its numbers, in Chinese.
    pub text: String,
    /// Result of the step in fen.
    pub amount_fen: Fen,
}
