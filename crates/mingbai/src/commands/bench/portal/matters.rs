//! The network of desks, and requests for matters at every level: a fifth of them under way.

use anyhow::Context as _;
use app::App;
use programme::matters::{Level, State};
use serde_json::json;
use store::{MatterEvent, MatterRequest};

use super::town::Town;
use crate::commands::demo::{made, matters};

/// Requests.
const REQUESTS: u32 = 50_000;

/// Puts desks everywhere, and requests on them.
///
/// # Errors
/// A pack without a catalogue of matters; the store's failure.
pub async fn fill(app: &App, town: &Town) -> anyhow::Result<()> {
    matters::network(app, &town.made.county).await?;
    let region = app.region();
    let catalogue = region.matters.catalogue.as_ref().context("规则包没有事项清单")?;
    let mut writer = app.store().write().await?;
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for nth in 0..REQUESTS {
        let matter = &catalogue.matters[nth as usize % catalogue.matters.len()];
        let person = town.somebody(nth);
        let (township, village) = town.home(&person);
        let level = [Level::Village, Level::Township, Level::County][nth as usize % 3];
        let state = match nth % 20 {
            0..3 => State::InHand,
            3 => State::Waiting,
            19 => State::Refused,
            18 => State::Withdrawn,
            _ => State::Done,
        };
        let is_open = matches!(state, State::InHand | State::Waiting);
        // What is under way came lately, what has ended came at any time of the year.
        let ago = i32::try_from(if is_open { nth / 20 % 25 } else { nth / 20 % 360 })?;
        let taken_on = town.today.plus_days(-ago);
        let due_on = if state == State::Waiting { base::Day::MAX } else { taken_on.plus_days(20) };
        let given: Vec<_> =
            matter.documents.iter().map(|it| json!({ "document": it, "sha256": "", "name": "" })).collect();
        let id = format!("B{nth:08}");
        let at = format!("{taken_on}T02:00:00.000000Z");
        events.push(MatterEvent {
            request_id: id.clone(),
            seq: 1,
            act: "take_in".to_owned(),
            state: State::InHand.as_str().to_owned(),
            level: level.as_str().to_owned(),
            to_level: None,
            on_day: taken_on,
            at: at.clone(),
            operator: "bench".to_owned(),
            note: String::new(),
            detail: "[]".to_owned(),
        });
        rows.push(MatterRequest {
            id,
            matter: matter.code.clone(),
            person_id: made::person_id(person.index),
            home: format!("{township}/{village}"),
            state: state.as_str().to_owned(),
            is_open,
            taken_level: level.as_str().to_owned(),
            level: level.as_str().to_owned(),
            taken_on,
            limit_days: 14,
            due_on,
            ended_on: (!is_open)
                .then(|| taken_on.plus_days(i32::try_from(nth % 25).unwrap_or(0)).min(town.today)),
            events: 1,
            detail: json!({ "behalf": "", "given": given, "asked": null }).to_string(),
            changed_at: at,
        });
    }
    writer.add_matter_requests(&rows).await?;
    writer.add_matter_events(&events).await?;
    writer.commit().await?;
    Ok(())
}
