//! What can happen in the county.

use app::model::{
    AddLines, Discharge, MoneyOrder, NewVisit, PersonFact, ReimbursementRequest, ReverseRequest,
    SettleRequest,
};
use base::Day;
use store::FamilyShare;

/// One thing that happens. Printed when a simulation fails.
#[derive(Debug, Clone)]
pub enum Action {
    /// A visit is registered at an institution.
    Open(String, NewVisit),
    /// Fee lines and refunds arrive.
    Lines(String, AddLines),
    /// A stay ends.
    Discharge(String, Discharge),
    /// A visit is called off.
    Cancel(String, String),
    /// A settlement is asked for.
    Settle(SettleRequest),
    /// Several settlements are asked for at once.
    Burst(Vec<SettleRequest>),
    /// A settlement is taken back.
    Reverse(ReverseRequest),
    /// Money moves.
    Order(MoneyOrder),
    /// Something becomes known of a person.
    Fact(PersonFact),
    /// An account is opened to the family.
    Share(FamilyShare),
    /// A bill from outside comes in.
    Gather(ReimbursementRequest),
    /// It is computed.
    Compute(String),
    /// It is paid.
    Pay(String),
    /// It is signed for.
    Sign(String),
    /// A rule changes backwards, from this day.
    Rule(Day),
    /// The process dies between two steps.
    Restart,
    /// Days pass.
    Days(i32),
}
