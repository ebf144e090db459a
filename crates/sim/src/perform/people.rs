//! Facts about people, accounts opened to the family, rules that come into force backwards.

use std::sync::Arc;

use app::App;
use app::model::PersonFact;
use base::Day;
use store::FamilyShare;

use super::{Differs, World, agree, same_differences};
use crate::model::{Said, Share};

impl World {
    pub(super) fn fact(&mut self, fact: &PersonFact, cut: Option<u32>) -> Result<(), Differs> {
        let mut after = self.model.clone();
        let (what, expected) = match fact {
            PersonFact::Identity { person_id, identity, from, until, .. } => {
                let until = until.unwrap_or(Day::MAX);
                ("identity", after.say(person_id, *from, until, Said::Is(identity.clone(), true)))
            }
            PersonFact::IdentityEnds { person_id, identity, until, .. } => {
                let said = Said::Is(identity.clone(), false);
                ("identity ends", after.say(person_id, until.plus_days(1), Day::MAX, said))
            }
            PersonFact::Coverage { person_id, insurance, status, attributes, from, until, .. } => {
                let mut facts = attributes.clone();
                facts.insert("insurance".to_owned(), insurance.clone());
                facts.insert("status".to_owned(), status.clone());
                (
                    "coverage",
                    after.say(person_id, *from, until.unwrap_or(Day::MAX), Said::Covered(Some(facts))),
                )
            }
            PersonFact::Card { .. } | PersonFact::CardEnds { .. } => unreachable!("no cards are played"),
            PersonFact::Death { person_id, on, .. } => ("death", after.say(person_id, *on, *on, Said::Dead)),
        };
        if let Some(looks) = cut {
            let before = self.machine.links().map_err(|it| it.text())?;
            let said = fact.clone();
            self.machine
                .cut(looks, |app| async move { app.record_fact(said, "").await })
                .map_err(|it| it.text())?;
            let is_done = self.machine.links().map_err(|it| it.text())? > before;
            self.count("cut", is_done);
            if is_done {
                agree(what, &expected, &Ok(()))?;
                self.model = after;
                return Ok(());
            }
        }
        let said = fact.clone();
        let answer = self.machine.run(|app| async move { app.record_fact(said, "").await });
        self.count(what, answer.is_ok());
        agree(what, &expected, &answer)?;
        if let (Ok(differences), Ok(view)) = (expected, answer) {
            same_differences(&differences, &view.adjusted)?;
            self.model = after;
        }
        Ok(())
    }

    pub(super) fn share(&mut self, share: &FamilyShare) -> Result<(), Differs> {
        let mut after = self.model.clone();
        let expected = after.share(Share {
            owner: share.owner_id.clone(),
            member: share.member_id.clone(),
            kind: share.kind.clone(),
            from: share.valid_from,
            until: share.valid_until,
        });
        let known_from = self.machine.now();
        let share = FamilyShare { known_from, ..share.clone() };
        self.once("share", expected, after, None, move |app| {
            let share = share.clone();
            async move { app.share_account(share).await }
        })
    }

    pub(super) fn rule(&mut self, since: Day, cut: Option<u32>) -> Result<(), Differs> {
        let Some((source, region)) = crate::pack::with_another_rate(&self.source, &mut self.random) else {
            return Ok(());
        };
        let region = Arc::new(region);
        self.source = source;
        self.model.set_region(&region);
        self.machine.set_region(&region);
        if let Some(looks) = cut {
            let all = |app: App| async move { app.recompute_since(since, "rule", |_| ()).await };
            self.machine.cut(looks, all).map_err(|it| it.text())?;
            self.count("cut", true);
        }
        let all =
            |app: App| async move { app.recompute_since(since, "rule", |_| ()).await.map(|it| it.adjusted) };
        let answer = self.machine.run(all);
        self.count("rule", answer.is_ok());
        let expected = self.model.work_out_since(since);
        agree("rule", &expected, &answer)?;
        match (expected, answer, cut) {
            (Ok(differences), Ok(adjusted), None) => same_differences(&differences, &adjusted),
            _ => Ok(()),
        }
    }
}
