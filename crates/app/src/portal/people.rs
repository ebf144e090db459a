//! Finding people, and all that was ever known of one.

use base::Day;
use serde::Serialize;
use store::{Knowledge, Page, Person, SharedBalance, Visit, Within};
use utoipa::ToSchema;

use crate::App;
use crate::cards;
use crate::error::AppError;
use crate::filings::{CHRONIC, DESIGNATION, TRANSFER};
use crate::queries::masked;

/// A person in a list. The identity number is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonLine {
    /// Our number.
    pub id: String,
    /// Masked identity number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: String,
    /// Day of birth.
    #[schema(value_type = String, format = Date)]
    pub birth: Day,
    /// Code of the township.
    pub region: String,
    /// Village.
    pub village: String,
}

/// People, a page of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeoplePage {
    /// People by name and number.
    pub items: Vec<PersonLine>,
    /// `cursor` of the next page; nothing on the last.
    pub next: Option<String>,
}

/// Coverage or identity as it was recorded, on both time axes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryFact {
    /// `coverage`, `identity`, `filing`, `card` or `family`.
    pub kind: String,
    /// What, in words of the pack; of a card its last characters; of 家庭共济 the family name of who opened the account;
    /// of a filing its kind: `chronic`, `transfer`, `designation`, `cross_region`. Which
    /// disease was filed is not told.
    pub what: String,
    /// True from this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// True until this day.
    #[schema(value_type = String, format = Date)]
    pub until: Day,
    /// Known from this instant (UTC).
    pub known_from: String,
    /// Known until this instant; nothing when it counts today.
    pub known_until: Option<String>,
    /// Where it comes from.
    pub source: String,
}

/// A visit of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VisitLine {
    /// Number.
    pub id: String,
    /// The person.
    pub person_id: String,
    /// Name, in a list of several people.
    pub person_name: Option<String>,
    /// The institution.
    pub institution_id: String,
    /// Kind.
    pub kind: String,
    /// `open`, `discharged`, `settled` or `cancelled`.
    pub state: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub admitted_on: Day,
    /// Last day.
    #[schema(value_type = Option<String>, format = Date)]
    pub discharged_on: Option<Day>,
    /// Whether payment is deferred.
    pub treat_first: bool,
}

/// All that was ever known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonHistory {
    /// Where the person lives.
    pub person: PersonLine,
    /// Coverage and identities, superseded ones too, by first day.
    pub facts: Vec<HistoryFact>,
    /// Visits, the latest first; at most 500.
    pub visits: Vec<VisitLine>,
    /// Others of the household.
    pub household: Vec<PersonLine>,
}

/// Filings that open something to a person for a time. Others are about one visit.
const PROGRAMMES: [&str; 4] = [CHRONIC, TRANSFER, DESIGNATION, "cross_region"];

/// Most visits of one person that are shown.
const MOST_VISITS: usize = 500;

impl From<Person> for PersonLine {
    fn from(it: Person) -> PersonLine {
        PersonLine {
            number: masked(it.number.as_deref()),
            id: it.id,
            name: it.name,
            sex: it.sex,
            birth: it.birth,
            region: it.region,
            village: it.village,
        }
    }
}

impl From<Visit> for VisitLine {
    fn from(it: Visit) -> VisitLine {
        VisitLine {
            state: it.state.as_str().to_owned(),
            id: it.id,
            person_id: it.person_id,
            person_name: None,
            institution_id: it.institution_id,
            kind: it.kind,
            admitted_on: it.admitted_on,
            discharged_on: it.discharged_on,
            treat_first: it.treat_first,
        }
    }
}

/// Whether the text may be an identity number: 15 or 18 characters, digits but for the last.
fn is_number(text: &str) -> bool {
    let length = text.len();
    [15, 18].contains(&length)
        && text.bytes().take(length - 1).all(|it| it.is_ascii_digit())
        && text.bytes().last().is_some_and(|it| it.is_ascii_digit() || it == b'X')
}

impl App {
    /// People by our number, by identity number or by the number of their card who live within `numbers`, or by the
    /// beginning of the name who live within `names`.
    ///
    /// # Errors
    /// Nothing to look for; a cursor that is not one.
    pub async fn find_people(
        &self,
        text: &str,
        (numbers, names): (&Within, &Within),
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<PeoplePage, AppError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AppError::input(
                "q",
                "没有写要找谁",
                "请写姓名（可只写开头）、身份证号、社保卡号或参保人编号",
            ));
        }
        if cursor.is_some_and(|it| !it.contains('|')) {
            return Err(AppError::input("cursor", "翻页标记不对", "请原样使用上一页应答里的 next"));
        }
        let mut session = self.inner.store.read().await?;
        let upper = text.to_ascii_uppercase();
        let found = if is_number(&upper) {
            // A handful at most: one number, one person.
            let mut items = session.find_people_by_number(&upper).await?;
            items.retain(|it| numbers.holds(&it.region, &it.village));
            Page { items, next: None }
        } else if let Some(person) = session.find_person(text).await? {
            let items = Some(person).filter(|it| numbers.holds(&it.region, &it.village));
            Page { items: items.into_iter().collect(), next: None }
        } else if cards::looks_like_card(&upper) {
            let mut items = session.find_people_by_card(&upper).await?;
            items.retain(|it| numbers.holds(&it.region, &it.village));
            Page { items, next: None }
        } else {
            session.find_people_by_name(text, names, cursor, limit.clamp(1, 100)).await?
        };
        Ok(PeoplePage { items: found.items.into_iter().map(PersonLine::from).collect(), next: found.next })
    }

    /// Everything ever recorded of a person: facts on both time axes, visits, household.
    ///
    /// # Errors
    /// When there is none.
    pub async fn person_history(&self, id: &str) -> Result<PersonHistory, AppError> {
        let mut session = self.inner.store.read().await?;
        let mut found = session.load_people(&[id], Knowledge::All).await?;
        let file = found.remove(id).ok_or_else(|| AppError::not_found("参保人", id))?;
        let coverage = file.coverage.iter().map(|it| HistoryFact {
            kind: "coverage".to_owned(),
            what: [it.insurance.as_str(), it.status.as_str()].join(" ").trim().to_owned(),
            from: it.valid_from,
            until: it.valid_until,
            known_from: it.known_from.clone(),
            known_until: it.known_until.clone(),
            source: it.source.clone(),
        });
        let identities = file.identities.iter().map(|it| HistoryFact {
            kind: "identity".to_owned(),
            what: it.identity.clone(),
            from: it.valid_from,
            until: it.valid_until,
            known_from: it.known_from.clone(),
            known_until: it.known_until.clone(),
            source: it.source.clone(),
        });
        let filed = session.filings_of_person(id).await?;
        let filings =
            filed.into_iter().filter(|it| PROGRAMMES.contains(&it.kind.as_str())).map(|it| HistoryFact {
                kind: "filing".to_owned(),
                what: it.kind,
                from: it.valid_from,
                until: it.valid_until,
                known_from: it.known_from,
                known_until: it.known_until,
                source: it.institution_id,
            });
        let day = |at: &str| at.get(..10).and_then(|it| it.parse().ok());
        let cards = session.cards_of_people(&[id]).await?.into_iter().map(|it| HistoryFact {
            kind: "card".to_owned(),
            what: cards::masked(&it.number),
            from: day(&it.known_from).unwrap_or(Day::MIN),
            until: it.known_until.as_deref().and_then(day).unwrap_or(Day::MAX),
            known_from: it.known_from,
            known_until: it.known_until,
            source: it.source,
        });
        let owners: Vec<&str> = file.shared.iter().map(|it| it.share.owner_id.as_str()).collect();
        let owners = session.find_people(&owners).await?;
        let family = file.shared.iter().map(|SharedBalance { share, .. }| HistoryFact {
            kind: "family".to_owned(),
            // Who opened it may live where the reader has no business: the family name says enough.
            what: owners
                .get(&share.owner_id)
                .and_then(|it| it.name.chars().next())
                .map_or_else(String::new, |it| format!("{it}**")),
            from: share.valid_from,
            until: share.valid_until,
            known_from: share.known_from.clone(),
            known_until: share.known_until.clone(),
            source: String::new(),
        });
        let facts = coverage.chain(identities).chain(filings).chain(cards).chain(family);
        let mut facts: Vec<HistoryFact> = facts.collect();
        facts.sort_by(|a, b| (a.from, &a.known_from).cmp(&(b.from, &b.known_from)));
        let mut visits = session.list_visits_of_person(id, Day::MIN).await?;
        visits.reverse();
        visits.truncate(MOST_VISITS);
        let household = match &file.person.household_id {
            Some(household) => session.find_household(household).await?,
            None => Vec::new(),
        };
        let others = household.into_iter().filter(|it| it.id != id);
        Ok(PersonHistory {
            household: others.map(PersonLine::from).collect(),
            facts,
            visits: visits.into_iter().map(VisitLine::from).collect(),
            person: file.person.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn what_may_be_an_identity_number() {
        let rows = [
            ("990100195403010021", true),
            ("99010019540301002X", true),
            ("990100540301002", true),
            ("P0000001", false),
            ("99010019540301002Y", false),
            ("张三", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_number(text), expected, "{text}");
        }
    }
}
