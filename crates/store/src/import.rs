//! Writing people, institutions and facts about people, one or a million.
//!
//! A million people go in calls of some ten thousand within one [`Writer`]; each call is a few
//! statements.

use rayon::prelude::*;

use crate::engine::{Cell, Insert, Kind, Rows};
use crate::store::SEALED_META;
use crate::{Coverage, FamilyShare, Identity, Institution, Person, StoreError, Writer};

use Kind::{Stamp, Text};

pub(crate) const PERSON: Insert = Insert {
    table: "person",
    columns: &[
        ("id", Text),
        ("number", Text),
        ("name", Text),
        ("sex", Text),
        ("birth", Text),
        ("household_id", Text),
        ("region", Text),
        ("village", Text),
        ("recorded_at", Text),
        ("number_index", Text),
        ("name_index", Text),
        ("stamp", Stamp),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, \
        sex = excluded.sex, birth = excluded.birth, household_id = excluded.household_id, \
        region = excluded.region, village = excluded.village, recorded_at = excluded.recorded_at, \
        number_index = excluded.number_index, name_index = excluded.name_index",
};

pub(crate) const COVERAGE: Insert = Insert {
    table: "coverage",
    columns: &[
        ("person_id", Text),
        ("insurance", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
        ("status", Text),
        ("attributes", Text),
        ("source", Text),
        ("stamp", Stamp),
    ],
    conflict: "",
};

const IDENTITY: Insert = Insert {
    table: "identity",
    columns: &[
        ("person_id", Text),
        ("identity", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
        ("source", Text),
    ],
    conflict: "",
};

const FAMILY_SHARE: Insert = Insert {
    table: "family_share",
    columns: &[
        ("member_id", Text),
        ("owner_id", Text),
        ("kind", Text),
        ("valid_from", Text),
        ("known_from", Text),
        ("valid_until", Text),
        ("known_until", Text),
    ],
    conflict: "",
};

const INSTITUTION: Insert = Insert {
    table: "institution",
    columns: &[
        ("id", Text),
        ("name", Text),
        ("level", Text),
        ("kind", Text),
        ("region", Text),
        ("attributes", Text),
    ],
    conflict: "ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level, \
        kind = excluded.kind, region = excluded.region, attributes = excluded.attributes",
};

impl Writer {
    /// Writes people; one that is there already is brought up to date. Each id at most once a call.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_people(&mut self, people: &[Person]) -> Result<(), StoreError> {
        self.move_homes(people).await?;
        let mut rows = Rows::new(&PERSON, people.len());
        let ring = self.connection.ring();
        let indexes: Vec<(Option<String>, String)> = people
            .par_iter()
            .with_min_len(256)
            .map(|it| (it.number.as_deref().map(|it| ring.number_index(it)), ring.name_index(&it.name)))
            .collect();
        for (person, (number_index, name_index)) in people.iter().zip(indexes) {
            let Person { id, number, name, sex, birth, household_id, region, village, recorded_at } = person;
            rows.push([
                id.into(),
                number.into(),
                name.into(),
                sex.into(),
                (*birth).into(),
                household_id.into(),
                region.into(),
                village.into(),
                recorded_at.into(),
                number_index.map_or(Cell::Null, Cell::from),
                name_index.into(),
            ]);
        }
        self.connection.insert(&PERSON, rows).await
    }

    /// Adds coverage. A correction is a new row with a later `known_from`, after
    /// [`Writer::supersede_coverage`] of the old one.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for the same person, insurance, first day and instant.
    pub async fn add_coverage(&mut self, coverage: &[Coverage]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&COVERAGE, coverage.len());
        for row in coverage {
            let Coverage {
                person_id,
                insurance,
                status,
                attributes,
                valid_from,
                valid_until,
                known_from,
                known_until,
                source,
            } = row;
            rows.push([
                person_id.into(),
                insurance.into(),
                (*valid_from).into(),
                known_from.into(),
                (*valid_until).into(),
                known_until.into(),
                status.into(),
                attributes.into(),
                source.into(),
            ]);
        }
        self.connection.insert(&COVERAGE, rows).await
    }

    /// Adds identities; corrections as for coverage.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for the same person, identity, first day and instant.
    pub async fn add_identities(&mut self, identities: &[Identity]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&IDENTITY, identities.len());
        for row in identities {
            let Identity { person_id, identity, valid_from, valid_until, known_from, known_until, source } =
                row;
            rows.push([
                person_id.into(),
                identity.into(),
                (*valid_from).into(),
                known_from.into(),
                (*valid_until).into(),
                known_until.into(),
                source.into(),
            ]);
        }
        self.connection.insert(&IDENTITY, rows).await
    }

    /// Opens accounts to members of the family.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`]; the database's failure when a person is not there.
    pub async fn add_family_shares(&mut self, shares: &[FamilyShare]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&FAMILY_SHARE, shares.len());
        for row in shares {
            let FamilyShare { owner_id, member_id, kind, valid_from, valid_until, known_from, known_until } =
                row;
            rows.push([
                member_id.into(),
                owner_id.into(),
                kind.into(),
                (*valid_from).into(),
                known_from.into(),
                (*valid_until).into(),
                known_until.into(),
            ]);
        }
        self.connection.insert(&FAMILY_SHARE, rows).await
    }

    /// Writes institutions; one that is there already is brought up to date.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn save_institutions(&mut self, institutions: &[Institution]) -> Result<(), StoreError> {
        let mut rows = Rows::new(&INSTITUTION, institutions.len());
        for row in institutions {
            let Institution { id, name, level, kind, region, attributes } = row;
            rows.push([id.into(), name.into(), level.into(), kind.into(), region.into(), attributes.into()]);
        }
        self.connection.insert(&INSTITUTION, rows).await
    }

    /// Marks coverage as superseded at an instant: it stays, but does not count from then on.
    /// The row is found by person, insurance, `valid_from` and `known_from`.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row that counts today.
    pub async fn supersede_coverage(&mut self, row: &Coverage, at: &str) -> Result<(), StoreError> {
        let which = "person_id = $1 AND insurance = $2 AND valid_from = $3 AND known_from = $4 \
            AND known_until IS NULL";
        let cells = [
            (&row.person_id).into(),
            (&row.insurance).into(),
            row.valid_from.into(),
            (&row.known_from).into(),
        ];
        let set = [("known_until", at.into())];
        let what = ("参保记录", row.person_id.as_str());
        self.connection.change_stamped_one("coverage", &set, which, &cells, what).await
    }

    /// Marks an identity as superseded at an instant; see [`Writer::supersede_coverage`].
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row that counts today.
    pub async fn supersede_identity(&mut self, row: &Identity, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE identity SET known_until = $1 WHERE person_id = $2 AND identity = $3 \
            AND valid_from = $4 AND known_from = $5 AND known_until IS NULL";
        let cells = [
            at.into(),
            (&row.person_id).into(),
            (&row.identity).into(),
            row.valid_from.into(),
            (&row.known_from).into(),
        ];
        let firsts = [row.person_id.clone()];
        let touched = self.connection.execute_watched("identity", &firsts, sql, &cells).await?;
        StoreError::unless_found(touched, "人员身份", &row.person_id)
    }

    /// Sets a named value of the installation (region pack, version …).
    ///
    /// # Errors
    /// The database's failure.
    pub async fn set_meta(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let sealed = if name.starts_with(SEALED_META) {
            self.connection.ring().seal(self.connection.key(), ["meta", "value"], name, value)?
        } else {
            value.to_owned()
        };
        self.connection.write_meta(name, &sealed).await
    }

    /// Takes `count` consecutive numbers of a named sequence; the first of them. A sequence starts
    /// at 1 and has no gaps as long as its transactions commit.
    ///
    /// # Errors
    /// The database's failure.
    pub async fn next_numbers(&mut self, name: &str, count: i64) -> Result<i64, StoreError> {
        Ok(self.connection.count_on(name, count).await? - count + 1)
    }
}
