//! The made county: 40 people in 15 households, 6 institutions. Nobody is real.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{AppError, Region};
use base::Day;
use fastrand::Rng;
use store::{Coverage, Identity, Person};

use crate::machine::Machine;
use crate::model::{self, Institution, Model, Said, Statement};
use crate::words::{Words, one_of};

const PEOPLE: usize = 40;
const HOUSEHOLDS: usize = 15;
const INSTITUTIONS: usize = 6;

/// Makes the county in the application and in the model.
///
/// # Errors
/// When the application refuses it.
pub fn make(
    machine: &Machine,
    region: &Arc<Region>,
    words: &Words,
    today: Day,
    random: &mut Rng,
) -> Result<Model, AppError> {
    let mut people = BTreeMap::new();
    let (mut rows, mut coverage, mut identities) = (vec![], vec![], vec![]);
    let recorded_at = machine.now();
    let from = today.plus_days(-400);
    for at in 0..PEOPLE {
        let id = format!("P{at:02}");
        let birth = today.plus_days(-random.i32(0..32_000));
        let household = (at % 10 != 9).then(|| format!("F{:02}", at % HOUSEHOLDS));
        rows.push(Person {
            id: id.clone(),
            number: None,
            name: format!("某{at}"),
            sex: "女".to_owned(),
            birth,
            household_id: household.clone(),
            region: String::new(),
            village: String::new(),
            recorded_at: recorded_at.clone(),
        });
        let mut statements = Vec::new();
        if random.u8(..100) < 95 {
            let (insurance, status, attributes) = words.coverage(random);
            coverage.push(Coverage {
                person_id: id.clone(),
                insurance: insurance.clone(),
                status: status.clone(),
                attributes: serde_json::to_string(&attributes).unwrap_or_default(),
                valid_from: from,
                valid_until: Day::MAX,
                known_from: recorded_at.clone(),
                known_until: None,
                source: "开局".to_owned(),
            });
            let mut facts = attributes;
            facts.insert("insurance".to_owned(), insurance);
            facts.insert("status".to_owned(), status);
            statements.push(Statement { from, until: Day::MAX, said: Said::Covered(Some(facts)) });
        }
        if random.u8(..100) < 40 && !words.identities.is_empty() {
            let identity = one_of(&words.identities, random);
            identities.push(Identity {
                person_id: id.clone(),
                identity: identity.clone(),
                valid_from: from,
                valid_until: Day::MAX,
                known_from: recorded_at.clone(),
                known_until: None,
                source: "开局".to_owned(),
            });
            statements.push(Statement { from, until: Day::MAX, said: Said::Is(identity, true) });
        }
        people.insert(id, model::Person { birth, household, statements });
    }
    let mut institutions = BTreeMap::new();
    let mut institution_rows = Vec::new();
    for at in 0..INSTITUTIONS {
        let id = format!("H{at:02}");
        let level = if words.levels.is_empty() {
            String::new()
        } else {
            words.levels[at % words.levels.len()].clone()
        };
        let mut attributes = BTreeMap::new();
        if let Some((fact, values, _)) = words.stated.first().filter(|_| at % 2 == 1) {
            attributes.insert(fact.clone(), one_of(values, random));
        }
        institution_rows.push(store::Institution {
            id: id.clone(),
            name: format!("第{at}医院"),
            level: level.clone(),
            kind: "hospital".to_owned(),
            region: String::new(),
            attributes: serde_json::to_string(&attributes).unwrap_or_default(),
        });
        institutions.insert(id, Institution { level, attributes });
    }
    machine.run(|app| async move {
        app.save_people(&rows).await?;
        let mut writer = app.store().write().await?;
        writer.add_coverage(&coverage).await?;
        writer.add_identities(&identities).await?;
        writer.commit().await?;
        app.save_institutions(&institution_rows).await
    })?;
    Ok(Model {
        region: Arc::clone(region),
        today,
        people,
        institutions,
        shares: vec![],
        visits: BTreeMap::new(),
        live: vec![],
        reversed: std::collections::BTreeSet::new(),
        claims: BTreeMap::new(),
        ordered: BTreeMap::new(),
    })
}
