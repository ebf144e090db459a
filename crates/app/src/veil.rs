//! Illness out of explanations: words that tell one are replaced in the steps of a decision and on a statement.

use serde_json::value::RawValue;

use crate::App;
use crate::error::AppError;
use crate::model::SettlementView;
use crate::unmask::words_of;

/// What stands where an illness was named.
pub const VEIL: &str = "〔病种已遮盖〕";

impl App {
    /// A settlement's decision without the words that tell the illness of its visit.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn veiled(&self, view: SettlementView, facts: &[String]) -> Result<SettlementView, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut words = Vec::new();
        if let Some(visit) = session.load_visits(&[&view.visit_id]).await?.remove(&view.visit_id) {
            words.extend(words_of(&visit.diagnoses, &visit.facts, facts));
        }
        if !view.id.is_empty()
            && let Some(settlement) = session.find_settlement(&view.id).await?
        {
            words.extend(words_of("[]", &settlement.bill, facts));
        }
        let text = veil(view.decision.get(), &words);
        let decision = RawValue::from_string(text).unwrap_or(view.decision);
        Ok(SettlementView { decision, ..view })
    }
}

/// A JSON text with each of the words replaced within it, the longest first.
pub(crate) fn veil(json: &str, words: &[String]) -> String {
    let mut words: Vec<String> = words.iter().filter_map(|it| inside(it)).collect();
    words.sort_by_key(|it| std::cmp::Reverse(it.len()));
    words.iter().fold(json.to_owned(), |text, word| text.replace(word.as_str(), VEIL))
}

/// A text as it stands between the quotes of JSON.
fn inside(word: &str) -> Option<String> {
    let quoted = serde_json::to_string(word).ok()?;
    let inside = quoted.strip_prefix('"')?.strip_suffix('"')?;
    (inside.chars().count() > 1).then(|| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{VEIL, veil, words_of};

    #[test]
    fn words_that_tell_an_illness_do_not_pass() {
        let facts = ["disease".to_owned()];
        let bill = r#"{"facts":{"disease":"结肠癌","level":"二级"}}"#;
        let words = words_of(r#"["C18.900"]"#, bill, &facts);
        assert_eq!(words, ["C18.900", "结肠癌"]);
        let json = r#"{"trace":[{"text":"结肠癌定额 15000","rule":"quota"},{"text":"二级 C18.900"}]}"#;
        let veiled = veil(json, &words);
        assert_eq!(
            veiled,
            format!(r#"{{"trace":[{{"text":"{VEIL}定额 15000","rule":"quota"}},{{"text":"二级 {VEIL}"}}]}}"#)
        );
        // "无" is no illness, and one character would tear other words apart.
        assert_eq!(words_of("[]", r#"{"facts":{"disease":"无"}}"#, &facts), Vec::<String>::new());
        assert_eq!(veil(json, &[]), json);
    }
}
