//! Facts about people, on two time axes: what is true from when, and since when we know it.
//! A fact that comes late works out again the settlements it touches, in the same transaction.

use base::Day;
use store::{Coverage, FamilyShare, Identity, Institution, Knowledge, Person, PersonFile, Writer};

use crate::App;
use crate::cards;
use crate::cross::PLACE;
use crate::desk::Desk;
use crate::error::AppError;
use crate::late;
use crate::model::{FactView, PersonFact};
use crate::region::Region;
use crate::settle::check_id;

impl App {
    /// Saves people (new or changed).
    ///
    /// # Errors
    /// Numbers that cannot be part of an account; the store's failure.
    pub async fn save_people(&self, people: &[Person]) -> Result<(), AppError> {
        for person in people {
            check_id("person.id", &person.id)?;
        }
        let mut writer = self.inner.store.write().await?;
        writer.save_people(people).await?;
        writer.commit().await?;
        Ok(())
    }

    /// Saves institutions (new or changed).
    ///
    /// # Errors
    /// As [`App::save_people`].
    pub async fn save_institutions(&self, institutions: &[Institution]) -> Result<(), AppError> {
        let levels = self.region();
        for institution in institutions {
            check_id("institution.id", &institution.id)?;
            if let Some(known) = levels.values("level").filter(|it| !it.contains(&institution.level)) {
                let message = format!("机构 {} 的级别“{}”不在规则包里", institution.id, institution.level);
                return Err(AppError::input(
                    "institution.level",
                    message,
                    format!("可用：{}", known.join("、")),
                ));
            }
        }
        let mut writer = self.inner.store.write().await?;
        writer.save_institutions(institutions).await?;
        writer.commit().await?;
        self.reload_institutions().await
    }

    /// Opens an account to members of the family (家庭共济).
    ///
    /// # Errors
    /// The store's failure.
    pub async fn share_account(&self, share: FamilyShare) -> Result<(), AppError> {
        if share.owner_id == share.member_id {
            return Err(AppError::input("member_id", "不能与自己共济", "请填写家庭成员的编号"));
        }
        if share.valid_until < share.valid_from {
            return Err(AppError::input("valid_until", "止日早于起日", "请核对日期"));
        }
        let mut writer = self.inner.store.write().await?;
        for id in [&share.owner_id, &share.member_id] {
            writer.find_person(id).await?.ok_or_else(|| AppError::not_found("参保人", id))?;
        }
        writer.add_family_shares(&[share]).await?;
        writer.commit().await?;
        Ok(())
    }

    /// Records a fact and books what it changes about settlements already made.
    ///
    /// # Errors
    /// An unknown person; words that the pack does not know; days in the wrong order.
    pub async fn record_fact(&self, fact: PersonFact, operator: &str) -> Result<FactView, AppError> {
        let person_id = fact.person_id().to_owned();
        self.check_words(&fact)?;
        let institutions = self.inner.institutions();
        let region = self.region();
        let mut writer = self.inner.store.write().await?;
        let mut found = writer.load_people(&[&person_id], Knowledge::Current).await?;
        let file = found.remove(&person_id).ok_or_else(|| AppError::not_found("参保人", &person_id))?;
        let now = self.inner.clock.now();
        let superseded = write(&mut writer, &file, &fact, &now).await?;
        let mut desk = Desk::new(&region, &institutions, now);
        let cause = serde_json::to_string(&cards::masked_in(&fact)).unwrap_or_default();
        let (adjusted, works) = match fact {
            // Whose card it is changes no settlement.
            PersonFact::Card { .. } | PersonFact::CardEnds { .. } => Default::default(),
            _ => late::recompute(&self.inner, &mut writer, &mut desk, &person_id, None, &cause).await?,
        };
        let mut audit = self.audit("", operator, "person.fact", &person_id);
        audit.detail = cause;
        desk.batch.audits.push(audit);
        late::save(&mut writer, &desk.batch, &works).await?;
        writer.commit().await?;
        Ok(FactView { person_id, superseded, adjusted })
    }

    fn check_words(&self, fact: &PersonFact) -> Result<(), AppError> {
        let own = self.region();
        // Coverage in another place is in that place's words; an identity may be in those of any.
        let place = match fact {
            PersonFact::Coverage { attributes, .. } => attributes.get(PLACE).map(String::as_str),
            _ => None,
        };
        let regions: Vec<&Region> = match place.filter(|it| *it != own.engine.pack().region) {
            Some(code) => own.places.insuring(code).into_iter().collect(),
            None if matches!(fact, PersonFact::Coverage { .. }) => vec![&own],
            None => {
                let others = own.places.list().filter_map(|(code, _)| own.places.insuring(code));
                std::iter::once(&*own).chain(others).collect()
            }
        };
        let known = |name: &str, id: &str, word: &str| {
            let lists: Vec<&[String]> = regions.iter().filter_map(|it| it.values(id)).collect();
            if word.is_empty() || lists.is_empty() || lists.iter().any(|it| it.iter().any(|it| it == word)) {
                return Ok(());
            }
            let message = format!("{name}“{word}”不在规则包里");
            Err(AppError::input(id, message, format!("可用：{}", lists.concat().join("、"))))
        };
        let ordered = |from: &Day, until: &Option<Day>| match until {
            Some(until) if until < from => {
                Err(AppError::input("until", format!("止日 {until} 早于起日 {from}"), "请核对日期"))
            }
            _ => Ok(()),
        };
        match fact {
            PersonFact::Identity { identity, from, until, .. } => {
                known("身份", "identity", identity)?;
                ordered(from, until)
            }
            PersonFact::IdentityEnds { identity, .. } => known("身份", "identity", identity),
            PersonFact::Coverage { insurance, status, attributes, from, until, .. } => {
                known("险种", "insurance", insurance)?;
                known("参保状态", "status", status)?;
                for (id, word) in attributes {
                    known("事实", id, word)?;
                }
                ordered(from, until)
            }
            PersonFact::Card { number, .. } => cards::check(number).map(|_| ()),
            PersonFact::CardEnds { .. } => Ok(()),
            PersonFact::Death { on, .. } => {
                if *on > self.inner.clock.today() {
                    return Err(AppError::input("on", "死亡日期晚于今天", "请核对日期"));
                }
                Ok(())
            }
        }
    }
}

/// Writes a fact: rows it contradicts are superseded and written again as far as they still hold.
/// Returns how many were superseded.
pub(crate) async fn write(
    writer: &mut Writer,
    file: &PersonFile,
    fact: &PersonFact,
    now: &str,
) -> Result<usize, AppError> {
    match fact {
        PersonFact::Identity { person_id, identity, from, until, source } => {
            let new = Identity {
                person_id: person_id.clone(),
                identity: identity.clone(),
                valid_from: *from,
                valid_until: until.unwrap_or(Day::MAX),
                known_from: now.to_owned(),
                known_until: None,
                source: source.clone(),
            };
            let old: Vec<&Identity> = file.identities.iter().filter(|it| it.identity == *identity).collect();
            let count = end_identities(writer, &old, *from, new.valid_until, now).await?;
            writer.add_identities(&[new]).await?;
            Ok(count)
        }
        PersonFact::IdentityEnds { identity, until, .. } => {
            let old: Vec<&Identity> = file.identities.iter().filter(|it| it.identity == *identity).collect();
            end_identities(writer, &old, until.plus_days(1), Day::MAX, now).await
        }
        PersonFact::Coverage { person_id, insurance, status, attributes, from, until, source } => {
            let new = Coverage {
                person_id: person_id.clone(),
                insurance: insurance.clone(),
                status: status.clone(),
                attributes: serde_json::to_string(attributes).unwrap_or_else(|_| "{}".to_owned()),
                valid_from: *from,
                valid_until: until.unwrap_or(Day::MAX),
                known_from: now.to_owned(),
                known_until: None,
                source: source.clone(),
            };
            // One coverage at a time: whatever insurance held in these days gives way.
            let old: Vec<&Coverage> = file.coverage.iter().collect();
            let count = end_coverage(writer, &old, *from, new.valid_until, now).await?;
            writer.add_coverage(&[new]).await?;
            Ok(count)
        }
        PersonFact::Card { person_id, number, source } => {
            let card = cards::of(person_id, number, source, now)?;
            cards::bind(writer, &card).await
        }
        PersonFact::CardEnds { person_id, .. } => cards::end(writer, person_id, now).await,
        PersonFact::Death { on, .. } => {
            let after = first_of_next_month(*on);
            let coverage: Vec<&Coverage> = file.coverage.iter().collect();
            let identities: Vec<&Identity> = file.identities.iter().collect();
            let ended = end_coverage(writer, &coverage, after, Day::MAX, now).await?;
            Ok(ended + end_identities(writer, &identities, after, Day::MAX, now).await?)
        }
    }
}

fn first_of_next_month(day: Day) -> Day {
    let mut next = day;
    while next.month() == day.month() && next < Day::MAX {
        next = next.plus_days(1);
    }
    next
}

/// Supersedes rows that say something about `from`..=`until`; what they say outside is written again.
pub(crate) async fn end_coverage(
    writer: &mut Writer,
    rows: &[&Coverage],
    from: Day,
    until: Day,
    now: &str,
) -> Result<usize, AppError> {
    let mut kept: Vec<Coverage> = Vec::new();
    let mut count = 0;
    for row in rows.iter().filter(|it| it.valid_from <= until && from <= it.valid_until) {
        writer.supersede_coverage(row, now).await?;
        count += 1;
        for (start, end) in outside(row.valid_from, row.valid_until, from, until) {
            let again = Coverage {
                valid_from: start,
                valid_until: end,
                known_from: now.to_owned(),
                ..(*row).clone()
            };
            kept.push(again);
        }
    }
    writer.add_coverage(&kept).await?;
    Ok(count)
}

async fn end_identities(
    writer: &mut Writer,
    rows: &[&Identity],
    from: Day,
    until: Day,
    now: &str,
) -> Result<usize, AppError> {
    let mut kept: Vec<Identity> = Vec::new();
    let mut count = 0;
    for row in rows.iter().filter(|it| it.valid_from <= until && from <= it.valid_until) {
        writer.supersede_identity(row, now).await?;
        count += 1;
        for (start, end) in outside(row.valid_from, row.valid_until, from, until) {
            let again = Identity {
                valid_from: start,
                valid_until: end,
                known_from: now.to_owned(),
                ..(*row).clone()
            };
            kept.push(again);
        }
    }
    writer.add_identities(&kept).await?;
    Ok(count)
}

/// The parts of `start`..=`end` that lie outside `from`..=`until`.
pub(crate) fn outside(start: Day, end: Day, from: Day, until: Day) -> Vec<(Day, Day)> {
    let mut parts = Vec::new();
    if start < from {
        parts.push((start, from.plus_days(-1)));
    }
    if until < end {
        parts.push((until.plus_days(1), end));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside() {
        let day = |text: &str| text.parse::<Day>().unwrap_or(Day::MIN);
        let (start, end) = (day("2024-01-01"), day("2024-12-31"));
        assert_eq!(
            outside(start, end, day("2024-04-01"), day("2024-06-30")),
            [(start, day("2024-03-31")), (day("2024-07-01"), end)]
        );
        assert_eq!(outside(start, end, start, Day::MAX), []);
        assert_eq!(first_of_next_month(day("2024-02-29")), day("2024-03-01"));
    }
}
