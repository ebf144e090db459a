//! Finding people by name: by the blind index of whole names and of their first one or two characters.

use crate::decode::{PERSON_COLUMNS, person};
use crate::engine::Cell;
use crate::seal::NAME_END;
use crate::lookup::LIVES;
use crate::{Page, Person, Session, StoreError, Within};

/// People looked through for one page when a beginning has more than two characters: the index knows two,
/// the rest is compared after opening. The most common two characters are borne by some ten thousand people.
const LOOKED_THROUGH: usize = 2_000;

impl Session {
    /// People whose name begins with `prefix`, after `cursor`: first those whose whole name it is, then the
    /// others, those of one name together, in an order that says nothing. A page may hold fewer than `limit`
    /// and still have a next one: only so many are looked through at a time.
    ///
    /// # Errors
    /// [`StoreError::Sealed`], or the database's failure.
    pub async fn find_people_by_name(
        &mut self,
        prefix: &str,
        within: &Within,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let (after, id) = cursor.and_then(|it| it.rsplit_once('|')).unwrap_or((EXACT, ""));
        if let Some(after) = after.strip_prefix(PLAIN) {
            return self.find_plain_by_name(prefix, within, [after, id], limit).await;
        }
        let exact = self.connection.ring().name_index(prefix);
        if after != EXACT || prefix.is_empty() {
            let after = if after == EXACT || after == OTHERS { "" } else { after };
            return self.find_longer_names(prefix, within, exact, [after, id], limit).await;
        }
        let most = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut cells = vec![(&exact).into(), id.into(), Cell::Int(most)];
        let narrowed = within.condition(LIVES, &mut cells);
        let sql = format!(
            "SELECT {PERSON_COLUMNS} FROM person WHERE name_index = $1 AND id > $2{narrowed} ORDER BY id LIMIT $3"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        if items.len() > limit {
            items.truncate(limit);
            let next = items.last().map(|it| format!("{EXACT}|{}", it.id));
            return Ok(Page { items, next });
        }
        let rest = self.find_longer_names(prefix, within, exact, ["", ""], limit - items.len()).await?;
        items.extend(rest.items);
        Ok(Page { items, next: rest.next })
    }

    /// People whose name begins with `prefix` and goes on.
    async fn find_longer_names(
        &mut self,
        prefix: &str,
        within: &Within,
        exact: String,
        [after, id]: [&str; 2],
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let beginning = self.connection.ring().name_beginning(prefix).unwrap_or_default();
        // The index knows beginnings of two characters; of longer ones it knows too many.
        let is_known = prefix.chars().count() <= 2;
        let looked = if is_known { limit.saturating_add(1) } else { limit.max(LOOKED_THROUGH) };
        let end = format!("{beginning}{NAME_END}");
        let mut cells = vec![
            Cell::from(beginning),
            end.into(),
            exact.into(),
            after.into(),
            id.into(),
            Cell::Int(i64::try_from(looked).unwrap_or(i64::MAX)),
        ];
        let narrowed = within.condition(LIVES, &mut cells);
        let sql = format!(
            "SELECT {PERSON_COLUMNS}, name_index FROM person WHERE name_index >= $1 AND name_index < $2 \
             AND name_index <> $3 AND (name_index, id) > ($4, $5){narrowed} ORDER BY name_index, id LIMIT $6"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = Vec::with_capacity(limit.min(rows.len()));
        let mut last = if after.is_empty() { format!("{OTHERS}|") } else { format!("{after}|{id}") };
        for row in &rows {
            if items.len() == limit {
                return Ok(Page { items, next: Some(last) });
            }
            let found = person(row)?;
            last = format!("{}|{}", row.str(9)?, found.id);
            if found.name.starts_with(prefix) {
                items.push(found);
            }
        }
        if rows.len() == looked {
            return Ok(Page { items, next: Some(last) });
        }
        // Then those from before sealing.
        let rest = self.find_plain_by_name(prefix, within, ["", ""], limit - items.len()).await?;
        items.extend(rest.items);
        Ok(Page { items, next: rest.next })
    }

    /// People of a database that is not sealed yet, by name and id.
    async fn find_plain_by_name(
        &mut self,
        prefix: &str,
        within: &Within,
        [name, id]: [&str; 2],
        limit: usize,
    ) -> Result<Page<Person>, StoreError> {
        let end = format!("{prefix}\u{10FFFF}");
        let most = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut cells = vec![prefix.into(), end.into(), name.into(), id.into(), Cell::Int(most)];
        let narrowed = within.condition(LIVES, &mut cells);
        let sql = format!(
            "SELECT {PERSON_COLUMNS} FROM person WHERE name_index IS NULL AND name >= $1 AND name < $2 \
             AND (name, id) > ($3, $4){narrowed} ORDER BY name, id LIMIT $5"
        );
        let rows = self.connection.fetch(sql, &cells).await?;
        let mut items = rows.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = match items.last() {
            Some(last) if more => Some(format!("{PLAIN}{}|{}", last.name, last.id)),
            None if more => Some(format!("{PLAIN}|")),
            _ => None,
        };
        Ok(Page { items, next })
    }
}

/// Cursors: among those whose whole name it is, before all others, among people from before sealing. No
/// index is so short or begins so.
const EXACT: &str = "=";
const OTHERS: &str = "-";
const PLAIN: &str = "~";
