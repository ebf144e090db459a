//! Whether an institution may ask about a person beyond its own visits, and that it did.
//!
//! **Knows:** what gives a reason to ask: a visit there that is open or not long over, or the person's card in
//! the reader today. **Does not know:** what is asked for.

use super::Call;
use crate::refusal::Refusal;

/// What the audit log calls a card that was read.
pub const CARD: &str = "view.card";

impl Call<'_> {
    /// Notes that the card of a person was read here: for the rest of the day it is a reason to ask.
    pub async fn note_card(&self, person: &str) -> Result<(), Refusal> {
        self.note(CARD, person, true).await
    }

    /// Refuses a question about a person with whom the institution has nothing to do. That it asks is noted.
    pub async fn may_ask(&self, person: &str) -> Result<(), Refusal> {
        let (app, id) = (&self.gateway.app, self.institution.id.as_str());
        let today = self.gateway.instant().day;
        let since = today.plus_days(-self.gateway.profile.ask_days);
        if !app.was_noted(id, CARD, person).await? && !app.has_visited(id, person, since).await? {
            let message =
                format!("本机构近 {} 天没有人员 {person} 的就诊或挂号", self.gateway.profile.ask_days);
            return Err(Refusal::new("GW-0248", message, "请先读卡（1101）或办理挂号、入院登记，再查询"));
        }
        self.note(&format!("view.gateway.{}", self.table.infno), person, false).await
    }

    async fn note(&self, action: &str, person: &str, once: bool) -> Result<(), Refusal> {
        let (app, id) = (&self.gateway.app, self.institution.id.as_str());
        Ok(app.note_read(id, &self.envelope.operator, action, person, once).await?)
    }
}
